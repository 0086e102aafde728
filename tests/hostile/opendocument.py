# ruff: noqa: E501  a table, a row a file
"""OpenDocument sheets that repeat themselves beyond all bounds, or are put together wrongly."""

import random

from tests.hostile.case import DAMAGED, FINE, FOREIGN, LARGE, UNSAFE, Case, zipped

TYPE = b"application/vnd.oasis.opendocument.spreadsheet"
EMPTY = frozenset({"empty_file"})
NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in (("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"))
)
NUMBER = (
    '<table:table-cell office:value-type="float" office:value="1"{0}><text:p>1</text:p></table:table-cell>'
)
ONE = NUMBER.format("")


def ods(body: str, declaration: str = "", **parts: bytes) -> bytes:
    """An .ods of one table with these rows; "</T>" in ``body`` begins another table."""
    body = body.replace("</T>", '</table:table><table:table table:name="U">')
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?>{declaration}<office:document-content {NAMES}><office:body>'
        f'<office:spreadsheet><table:table table:name="T">{body}</table:table></office:spreadsheet>'
        "</office:body></office:document-content>"
    )
    more = {name.replace("__", "/").replace("_dot_", "."): data for name, data in parts.items()}
    return zipped([("mimetype", TYPE), ("content.xml", content.encode()), *more.items()])


def row(*cells: str, repeated: object = 1) -> str:
    return f'<table:table-row table:number-rows-repeated="{repeated}">{"".join(cells)}</table:table-row>'


def across(times: object) -> str:
    return NUMBER.format(f' table:number-columns-repeated="{times}"')


def spanned(columns: object, rows: object) -> str:
    return NUMBER.format(f' table:number-columns-spanned="{columns}" table:number-rows-spanned="{rows}"')


def tables(count: int, rows: str) -> str:
    return "".join(f'{rows}</table:table><table:table table:name="T{n}">' for n in range(count)) + rows


def said(kind: str, name: str, value: str) -> str:
    return f'<table:table-cell office:value-type="{kind}" office:{name}="{value}"><text:p>x</text:p></table:table-cell>'


def texts(words: str) -> str:
    return f'<table:table-cell office:value-type="string"><text:p>{words}</text:p></table:table-cell>'


LAUGHS = "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]>"
MANIFEST = b'<manifest><file-entry full-path="content.xml"><encryption-data/></file-entry></manifest>'
CASES = [Case(name, make, allowed, "phu-luc.ods") for name, make, allowed in (
    ("ods: every cell there is", lambda: ods(row(across(16384), repeated=1048576)), LARGE),
    ("ods: a million rows", lambda: ods(row(ONE, repeated=1048576)), LARGE),
    ("ods: a row of 16,384", lambda: ods(row(across(16384))), LARGE),
    ("ods: repeated beyond every number", lambda: ods(row(across(10**30))), LARGE | DAMAGED),
    ("ods: empty rows beyond every number", lambda: ods(row(ONE) + row("<table:table-cell/>", repeated=10**30)), FINE | LARGE),
    ("ods: repeated minus five times", lambda: ods(row(across(-5), repeated=-5)), FINE | DAMAGED),
    ("ods: repeated in words", lambda: ods(row(across("nhiều"))), DAMAGED),
    ("ods: many sheets that are full", lambda: ods(tables(60, row(across(490), repeated=4000))), LARGE),
    ("ods: thirty thousand sheets", lambda: ods(tables(30_000, row(ONE))), FINE | LARGE),
    ("ods: the same name twice", lambda: ods(row(ONE) + "</T>" + row(ONE) + "</T>" + row(ONE)), DAMAGED),
    ("ods: merged without end", lambda: ods(row(spanned(10**9, 10**9)) + row(ONE)), FINE),
    ("ods: merged minus", lambda: ods(row(spanned(-3, -3))), FINE | DAMAGED),
    ("ods: a billion blanks", lambda: ods(row(texts('<text:s text:c="1000000000"/>a'))), LARGE | DAMAGED | FINE),
    ("ods: blanks beyond every number", lambda: ods(row(texts(f'<text:s text:c="{10**30}"/>a'))), LARGE | DAMAGED | FINE),
    ("ods: hidden columns without end", lambda: ods(
        f'<table:table-column table:visibility="collapse" table:number-columns-repeated="{10**12}"/>' + row(ONE)), FINE),
    ("ods: hidden rows without end", lambda: ods(
        row(ONE) + f'<table:table-row table:visibility="filter" table:number-rows-repeated="{10**12}"/>'), FINE),
    ("ods: a table in a table", lambda: ods(row("<table:table-cell><table:table table:name='x'>" + row(ONE)
        + "</table:table></table:table-cell>" + ONE)), FINE | DAMAGED),
    ("ods: cells outside rows", lambda: ods(ONE * 3 + row(ONE)), FINE | DAMAGED),
    ("ods: nested 100,000 deep", lambda: ods(row(ONE) + "<x>" * 100_000 + "</x>" * 100_000), FINE | DAMAGED | LARGE),
    ("ods: numbers out of range", lambda: ods(row(*(said("float", "value", v) for v in ("1e999", "nan", "-inf", "0x1", "")))), FINE),
    ("ods: dates out of range", lambda: ods(row(*(said("date", "date-value", v) for v in
        ("9999-99-99", "-0001-01-01", "99999-01-01", "x")))), FINE),
    ("ods: times out of range", lambda: ods(row(*(said("time", "time-value", v) for v in
        ("PT999999999999H", f"P{'9' * 30}DT1H", "PT-1H", "x")))), FINE | DAMAGED),
    ("ods: formulas and commands", lambda: ods(row(
        '<table:table-cell table:formula="of:=DDE(&quot;cmd&quot;;&quot;/c calc&quot;;&quot;x&quot;)" office:value-type="float"'
        ' office:value="1"/>', texts("=cmd|'/c calc'!A1"))), FINE),
    ("ods: a program inside", lambda: ods(row(ONE), Basic__Standard__Module1_dot_xml=b"<x/>", Basic__script_dash_lc_dot_xml=b"<x/>"), FINE),
    ("ods: an object inside", lambda: ods(row(ONE), Object_1=b"\xd0\xcf\x11\xe0"), FINE),
    ("ods: a document type", lambda: ods(row(texts("&b;")), LAUGHS), UNSAFE),
    ("ods: with a password", lambda: ods(row(ONE), **{"META-INF__manifest_dot_xml": MANIFEST}), frozenset({"password_protected"})),
    ("ods: a text document", lambda: zipped([("mimetype", TYPE.replace(b"spreadsheet", b"text")), ("content.xml", b"<x/>")]), FOREIGN),
    ("ods: no content", lambda: zipped([("mimetype", TYPE)]), FOREIGN),
    ("ods: content that stops", lambda: zipped([("mimetype", TYPE), ("content.xml", b"<office:document-content>")]), DAMAGED),
    ("ods: content of nothing", lambda: zipped([("mimetype", TYPE), ("content.xml", b"<x/>")]), EMPTY),
    ("ods: content that is binary", lambda: zipped([("mimetype", TYPE), ("content.xml", random.Random(5).randbytes(5000))]),
        DAMAGED | UNSAFE),
    ("ods: a flat document", lambda: ods(row(ONE)).replace(b"PK\x03\x04", b"<?xml ", 1), FOREIGN | DAMAGED),
)]  # fmt: skip
