# ruff: noqa: E501  a table, a row a file
"""XML that expands, points outside, nests too deep, or is not XML."""

import random
from collections.abc import Callable

from tests.hostile.case import (
    BOOK,
    DAMAGED,
    FINE,
    LARGE,
    MAIN,
    RELATIONS,
    SHEET,
    STRINGS,
    STYLES,
    TYPES,
    UNSAFE,
    Case,
    good_xlsx,
    parts_of,
    sheet_xml,
    with_parts,
    with_sheet,
)

LAUGHS = (
    "<!DOCTYPE lolz [<!ENTITY a0 'lol'>"
    + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 10))
    + "]>"
)
OUTSIDE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
PARAMETER = '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd"> %p;]>'
QUADRATIC = f"<!DOCTYPE x [<!ENTITY q '{'q' * 50_000}'>]>"
CELL = '<row r="1"><c r="A1"><v>1</v></c></row>'


def declared(part: str, declaration: str, inside: str = "") -> bytes:
    """The good workbook with a declaration before one part's root, and something put into it."""
    data = parts_of(good_xlsx())[part]
    head, rest = data.split(b"?>", 1)
    if inside:
        rest = rest.replace(b">", f">{inside}".encode(), 1)
    return with_parts({part: head + b"?>" + declaration.encode() + rest})


def as_strings(body: str) -> bytes:
    return with_parts({STRINGS: f'<?xml version="1.0"?><sst xmlns="{MAIN}">{body}</sst>'.encode()})


def encoded(part: str, encoding: str, declared_as: str = "") -> bytes:
    text = parts_of(good_xlsx())[part].decode()
    text = text.replace('encoding="UTF-8"', f'encoding="{declared_as or encoding}"')
    return with_parts({part: text.encode(encoding)})


def raw_sheet(data: bytes) -> bytes:
    return with_parts({SHEET: data})


def deep(tag: str, depth: int) -> str:
    return f"<{tag}>" * depth + f"</{tag}>" * depth


def scattered(piece: Callable[[random.Random], str], size: int) -> str:
    """Text that does not compress away: pieces of a seeded dice until ``size`` letters."""
    dice, pieces, length = random.Random(3), [], 0
    while length < size:
        pieces.append(piece(dice))
        length += len(pieces[-1])
    return "".join(pieces)


CASES = [
    Case("a billion laughs in the strings", lambda: declared(STRINGS, LAUGHS, "<si><t>&a9;</t></si>"), UNSAFE),
    Case("a billion laughs in a sheet", lambda: declared(SHEET, LAUGHS, "&a9;"), UNSAFE),
    Case("a billion laughs in the workbook", lambda: declared(BOOK, LAUGHS, "&a9;"), UNSAFE),
    Case("a billion laughs in the styles", lambda: declared(STYLES, LAUGHS, "&a9;"), UNSAFE),
    Case("a billion laughs in the relations", lambda: declared(RELATIONS, LAUGHS, "&a9;"), UNSAFE),
    Case("a billion laughs in the content types", lambda: declared(TYPES, LAUGHS, "&a9;"), UNSAFE),
    Case("an entity from a file", lambda: declared(STRINGS, OUTSIDE, "<si><t>&e;</t></si>"), UNSAFE),
    Case("an entity from the network", lambda: declared(SHEET, PARAMETER), UNSAFE),
    Case("quadratic blow-up", lambda: declared(STRINGS, QUADRATIC, "&q;" * 50_000), UNSAFE),
    Case("a document type from outside", lambda: declared(SHEET, '<!DOCTYPE x SYSTEM "file:///dev/zero">'), UNSAFE),
    Case("a document type in UTF-16", lambda: raw_sheet(f"{OUTSIDE}<x/>".encode("utf-16")), UNSAFE),
    Case("a sheet in UTF-16", lambda: encoded(SHEET, "utf-16"), UNSAFE),
    Case("strings in UTF-16 without a mark", lambda: encoded(STRINGS, "utf-16-le"), UNSAFE),
    Case("strings in UTF-7", lambda: encoded(STRINGS, "utf-7"), UNSAFE | DAMAGED | FINE),
    Case("a sheet that says UTF-16 and is not", lambda: encoded(SHEET, "utf-8", "UTF-16"), DAMAGED | UNSAFE | FINE),
    Case("an encoding nobody knows", lambda: encoded(BOOK, "utf-8", "x-unknown"), DAMAGED | UNSAFE | FINE),
    Case("XML 1.1", lambda: raw_sheet(sheet_xml(CELL).replace(b"1.0", b"1.1")), DAMAGED | FINE),
    Case("a sheet nested 200,000 deep", lambda: with_sheet(CELL, after=deep("x", 200_000)), FINE | DAMAGED | LARGE),
    Case("cells nested 50,000 deep", lambda: with_sheet(deep("row", 50_000)), FINE | DAMAGED),
    Case("strings nested 100,000 deep", lambda: as_strings(deep("si", 100_000)), FINE | DAMAGED),
    Case("styles nested 100,000 deep", lambda: with_parts({STYLES: f"<styleSheet>{deep('a', 100_000)}<b f='%'/>"
         "</styleSheet>".encode()}), FINE | DAMAGED),
    Case("a workbook nested 100,000 deep", lambda: declared(BOOK, "", deep("a", 100_000)), FINE | DAMAGED),
    Case("an attribute of 3 MB", lambda: with_sheet(CELL, '<x a="' + scattered(lambda d: str(d.random()), 3_000_000) + '"/>'),
         FINE),
    Case("a hundred thousand attributes", lambda: with_sheet(
        CELL, "<x " + "".join(f'a{n}="" ' for n in range(100_000)) + "/>"), FINE | DAMAGED),
    Case("a tag name of 1 MB", lambda: with_sheet(CELL, f"<{'x' * 900_000}/>"), FINE),
    Case("a comment of 3 MB", lambda: with_sheet(CELL, f"<!--{scattered(lambda d: str(d.random()), 3_000_000)}-->"), FINE),
    Case("cells in a comment", lambda: with_sheet(f"<!-- {CELL} -->{CELL}"), FINE),
    Case("cells in a CDATA section", lambda: with_sheet(f"{CELL}<![CDATA[<row><c/></row>]]>"), FINE | DAMAGED),
    Case("a processing instruction", lambda: with_sheet(CELL, '<?xml-stylesheet href="file:///etc/passwd"?>'), FINE),
    Case("an inclusion", lambda: with_sheet(
        CELL, '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd"/>'), FINE),
    Case("bytes that are not UTF-8", lambda: raw_sheet(sheet_xml(CELL).replace(b"<v>1", b"<v>\xff\xfe")),
         DAMAGED | FINE),
    Case("a NUL in the middle", lambda: raw_sheet(sheet_xml(CELL + "<!-- \0 -->" * 9)), DAMAGED | FINE | UNSAFE),
    Case("a forbidden character by number", lambda: as_strings("<si><t>a&#1;b&#27;[2J</t></si>" * 60), DAMAGED | FINE),
    Case("a surrogate by number", lambda: as_strings("<si><t>&#xD800;</t></si>" * 60), DAMAGED | FINE),
    Case("an entity nobody declared", lambda: as_strings("<si><t>&nothing;</t></si>" * 60), DAMAGED | FINE),
    Case("a sheet that stops in the middle", lambda: raw_sheet(sheet_xml(CELL)[:-30]), DAMAGED | FINE),
    Case("a sheet that is empty", lambda: raw_sheet(b""), FINE | DAMAGED),
    Case("a sheet that is HTML", lambda: raw_sheet(b"<html><body><br></body></html>"), DAMAGED | FINE),
    Case("a sheet that is JSON", lambda: raw_sheet(b'{"a": 1}'), DAMAGED | FINE),
    Case("a workbook part that is empty", lambda: with_parts({BOOK: b""}), DAMAGED),
    Case("a workbook part that stops", lambda: with_parts({BOOK: parts_of(good_xlsx())[BOOK][:200]}), DAMAGED),
    Case("styles that stop", lambda: with_parts({STYLES: parts_of(good_xlsx())[STYLES][:900]}), DAMAGED | FINE),
    Case("strings that stop", lambda: with_parts({STRINGS: parts_of(good_xlsx())[STRINGS][:300]}), DAMAGED),
    Case("error cells that never end", lambda: with_sheet(
        CELL + "<row r='2'>" + '<c r="A2" t="e">' * 60_000), DAMAGED),
    Case("row tags that never end", lambda: raw_sheet(sheet_xml(CELL + "<row hidden=" * 80_000)), DAMAGED),
    Case("one tag full of words", lambda: raw_sheet(sheet_xml(CELL + "<row " + " hidden=" * 120_000)), DAMAGED),
    Case("formulas that never end", lambda: raw_sheet(sheet_xml(CELL + '<c r="A2"><f ' * 70_000)), DAMAGED),
]  # fmt: skip
