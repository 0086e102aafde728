# ruff: noqa: E501  a table, a row a file
"""Workbooks whose parts are missing, misnamed, point outside, or carry more than cells."""

from tests.hostile.case import (
    BOOK,
    DAMAGED,
    FINE,
    FOREIGN,
    LARGE,
    RELATIONS,
    SHEET,
    STRINGS,
    STYLES,
    TYPES,
    Case,
    book_xml,
    good_xlsx,
    parts_of,
    relations_xml,
    replaced,
    sheet_xml,
    with_parts,
    zipped,
)

ONE = sheet_xml('<row r="1"><c r="A1"><v>1</v></c></row>')
EMPTY = frozenset({"empty_file"})
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def named(*names: str, state: str = "") -> bytes:
    """A workbook of sheets with these names, as they stand in the XML; the first keeps the good table."""
    sheets = "".join(
        f'<sheet name="{name}" sheetId="{n}" r:id="rId{n}"{state}/>' for n, name in enumerate(names, 1)
    )
    parts = {f"xl/worksheets/sheet{n}.xml": ONE for n in range(2, len(names) + 1)}
    targets = (f"worksheets/sheet{n}.xml" for n in range(1, len(names) + 1))
    return with_parts(parts | {BOOK: book_xml(sheets), RELATIONS: relations_xml(*targets)})


def pointing(target: str, mode: str = "", kind: str = "worksheet") -> bytes:
    """A workbook whose one sheet is said to be elsewhere."""
    sheet = '<sheet name="T" sheetId="1" r:id="rId1"/>'
    return with_parts({BOOK: book_xml(sheet), RELATIONS: relations_xml(target, mode=mode, kind=kind)})


def one_part_twice() -> bytes:
    sheets = '<sheet name="A" sheetId="1" r:id="rId1"/><sheet name="B" sheetId="2" r:id="rId1"/>'
    return with_parts({BOOK: book_xml(sheets), RELATIONS: relations_xml("worksheets/sheet1.xml")})


def without(*names: str) -> bytes:
    return with_parts(dict.fromkeys(names))


def carrying(name: str, data: bytes = b"\x00" * 64) -> bytes:
    return with_parts({name: data})


def of_kind(kind: str, folder: str, root: str) -> bytes:
    """A good first sheet and a second of another kind: chart, macro, dialog."""
    sheets = '<sheet name="A" sheetId="1" r:id="rId1"/><sheet name="B" sheetId="2" r:id="rId2"/>'
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relations = relations_xml("worksheets/sheet1.xml", f"{folder}/sheet1.xml").replace(
        f'Id="rId2" Type="{base}/worksheet"'.encode(), f'Id="rId2" Type="{base}/{kind}"'.encode()
    )
    xml = ONE.replace(b"worksheet", root.encode())
    return with_parts({BOOK: book_xml(sheets), RELATIONS: relations, f"{folder}/sheet1.xml": xml,
                       f"xl/{folder}/sheet1.xml": xml})  # fmt: skip


CASES = [
    Case("no workbook part", lambda: without(BOOK), FOREIGN),
    Case("no relations", lambda: without(RELATIONS), DAMAGED),
    Case("no content types", lambda: without(TYPES), FINE | DAMAGED),
    Case("no styles", lambda: without(STYLES), FINE),
    Case("no strings", lambda: without(STRINGS), DAMAGED | FINE),
    Case("no sheet part", lambda: without(SHEET), DAMAGED),
    Case("no sheets", lambda: with_parts({BOOK: book_xml("")}), EMPTY | DAMAGED),
    Case("wrong content types", lambda: with_parts({TYPES: b"<Types><Default Extension='xml' ContentType='image/png'/></Types>"}), FINE | DAMAGED),
    Case("content types of a letter", lambda: replaced(TYPES, "spreadsheetml.sheet.main", "wordprocessingml.document.main"), FINE | DAMAGED),
    Case("a sheet outside the folder", lambda: pointing("../../../../../../etc/passwd"), DAMAGED),
    Case("a sheet at an absolute place", lambda: pointing("/etc/passwd"), DAMAGED),
    Case("a sheet on the network", lambda: pointing("http://127.0.0.1:9/x.xml", ' TargetMode="External"'), DAMAGED),
    Case("a sheet in a file", lambda: pointing("file:///etc/passwd", ' TargetMode="External"'), DAMAGED),
    Case("a sheet that is the workbook", lambda: pointing("workbook.xml"), DAMAGED | EMPTY),
    Case("a sheet that is the styles", lambda: pointing("styles.xml"), DAMAGED | EMPTY),
    Case("a sheet with an empty place", lambda: pointing(""), DAMAGED | EMPTY),
    Case("a sheet of no kind", lambda: pointing("worksheets/sheet1.xml", kind="nothing"), DAMAGED | EMPTY | FINE),
    Case("a sheet at a full path", lambda: pointing("/xl/worksheets/sheet1.xml"), FINE),
    Case("a sheet at a winding path", lambda: pointing("../xl/./worksheets/../worksheets/sheet1.xml"), FINE | DAMAGED),
    Case("two sheets of one name", lambda: named("Biểu", "Biểu"), DAMAGED),
    Case("two sheets that look alike", lambda: named("Biểu", "Biểu\u200f"), DAMAGED),
    Case("two names for one sheet", one_part_twice, DAMAGED),
    Case("a name of 255 letters", lambda: named("ă" * 255), FINE),
    Case("a name of 100,000 letters", lambda: named("ă" * 100_000), FINE | LARGE),
    Case("a sheet name with a line break", lambda: named("Biểu&#10;1&#13;&#9;x"), FINE),
    Case("a name with a script", lambda: named("&lt;script&gt;alert(1)&lt;/script&gt;"), FINE),
    Case("a name with Markdown", lambda: named("[x](javascript:alert(1)) $x$ **b**"), FINE),
    Case("a name that turns round", lambda: named("Biểu \u202exslx.1"), FINE),
    Case("a name with an escape", lambda: named("Biểu _x001B_[2J"), FINE),
    Case("a name that is a path", lambda: named("../../etc/passwd"), FINE),
    Case("a name that is a reference", lambda: named("A1'!B2"), FINE),
    Case("a name of braces", lambda: named("{0} {name!r} %s"), FINE),
    Case("a name of nothing", lambda: named(""), FINE | DAMAGED),
    Case("a thousand sheets", lambda: named(*(f"T{n}" for n in range(1000))), FINE),
    Case("three thousand sheets", lambda: named(*(f"T{n}" for n in range(3000))), LARGE),
    Case("a thousand sheets with a far cell each", lambda: with_far_sheets(1000), LARGE),
    Case("all sheets hidden", lambda: named("A", "B", state=' state="hidden"'), FINE),
    Case("all sheets very hidden", lambda: named("A", "B", state=' state="veryHidden"'), FINE),
    Case("a state nobody knows", lambda: named("A", state=' state="gone"'), FINE | DAMAGED),
    Case("a chart sheet", lambda: of_kind("chartsheet", "chartsheets", "chartsheet"), FINE | DAMAGED),
    Case("a macro sheet", lambda: of_kind("xlMacrosheet", "macrosheets", "xm:macrosheet"), FINE | DAMAGED),
    Case("a dialog sheet", lambda: of_kind("dialogsheet", "dialogsheets", "dialogsheet"), FINE | DAMAGED),
    Case("a program of Visual Basic", lambda: carrying("xl/vbaProject.bin", OLE + bytes(504)), FINE, "phu-luc.xlsm"),
    Case("a program that is rubbish", lambda: carrying("xl/vbaProject.bin", b"MZ" * 500), FINE, "phu-luc.xlsm"),
    Case("an embedded object", lambda: carrying("xl/embeddings/oleObject1.bin", OLE + bytes(504)), FINE),
    Case("an embedded program", lambda: carrying("xl/embeddings/evil.exe", b"MZ" * 500), FINE),
    Case("an ActiveX control", lambda: carrying("xl/activeX/activeX1.bin"), FINE),
    Case("a link to another workbook", lambda: carrying("xl/externalLinks/externalLink1.xml", b"<externalLink/>"), FINE),
    Case("a DDE link", lambda: carrying("xl/externalLinks/externalLink1.xml",
         b'<externalLink><ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>'), FINE),
    Case("a connection to a database", lambda: carrying("xl/connections.xml", b"<connections/>"), FINE),
    Case("names that refer to themselves", lambda: replaced(BOOK, "</sheets>",
         "</sheets><definedNames><definedName name='a'>b</definedName><definedName name='b'>a</definedName>"
         "<definedName name='_xlnm.Auto_Open'>cmd!A1</definedName></definedNames>"), FINE),
    Case("the year 1904", lambda: replaced(BOOK, "<sheets>", '<workbookPr date1904="1"/><sheets>'), FINE),
    Case("a binary workbook", lambda: zipped([("xl/workbook.bin", bytes(99)), (TYPES, b"<Types/>")]), FOREIGN, "a.xlsb"),
    Case("a letter", lambda: zipped([("word/document.xml", b"<x/>"), (TYPES, b"<Types/>")]), FOREIGN),
    Case("a presentation", lambda: zipped([("ppt/presentation.xml", b"<x/>")]), FOREIGN),
    Case("parts in capitals", lambda: zipped((n.upper(), d) for n, d in parts_of(good_xlsx()).items()), FINE | DAMAGED),
    Case("parts with backslashes", lambda: zipped((n.replace("/", "\\"), d) for n, d in parts_of(good_xlsx()).items()),
         FINE | DAMAGED | FOREIGN),
]  # fmt: skip


def with_far_sheets(count: int) -> bytes:
    """Sheets of two cells each, far enough apart that every one alone is still allowed."""
    far = sheet_xml('<row r="1"><c r="A1"><v>1</v></c></row><row r="9999"><c r="CZ9999"><v>1</v></c></row>')
    sheets = "".join(f'<sheet name="T{n}" sheetId="{n}" r:id="rId{n}"/>' for n in range(1, count + 1))
    targets = [f"worksheets/sheet{n}.xml" for n in range(1, count + 1)]
    return with_parts(
        {f"xl/{target}": far for target in targets}
        | {BOOK: book_xml(sheets), RELATIONS: relations_xml(*targets)}
    )
