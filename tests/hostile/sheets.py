# ruff: noqa: E501  a table, a row a file
"""Sheets whose cells are too far, too many, out of order, out of range; and text that wants to be more than text."""

import random

from tests.hostile.case import (
    DAMAGED,
    FINE,
    LARGE,
    MAIN,
    SHEET,
    STRINGS,
    STYLES,
    Case,
    replaced,
    sheet_xml,
    with_parts,
    with_sheet,
)

ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'


def cell(reference: str, value: object = 1, more: str = "") -> str:
    return f'<c r="{reference}"{more}><v>{value}</v></c>'


def row(number: object, *cells: str) -> str:
    return f'<row r="{number}">{"".join(cells)}</row>'


def text(words: str, reference: str = "A1") -> str:
    return f'<c r="{reference}" t="inlineStr"><is><t xml:space="preserve">{words}</t></is></c>'


def strings(items: list[str], cells: str, attributes: str = "") -> bytes:
    body = "".join(f"<si><t>{item}</t></si>" for item in items)
    return with_parts({
        STRINGS: f'<?xml version="1.0"?><sst xmlns="{MAIN}" {attributes}>{body}</sst>'.encode(),
        SHEET: sheet_xml(cells),
        "xl/worksheets/sheet2.xml": sheet_xml(ONE),
    })  # fmt: skip


def noise(length: int, seed: int = 1) -> str:
    return random.Random(seed).randbytes(length // 2).hex()


def shared(count: int, index: object = 0) -> str:
    """So many cells, a hundred a row, that all show the same shared string."""
    names = [chr(65 + n) for n in range(26)] + [f"A{chr(65 + n)}" for n in range(26)] + [
        f"B{chr(65 + n)}" for n in range(26)] + [f"C{chr(65 + n)}" for n in range(22)]  # fmt: skip
    return "".join(
        row(r, *(cell(f"{name}{r}", index, ' t="s"') for name in names)) for r in range(1, count // 100 + 1)
    )


def merged(*references: str) -> bytes:
    body = "".join(f'<mergeCell ref="{one}"/>' for one in references)
    return with_sheet(row(1, *(cell(f"{c}1") for c in "ABCDEF")), after=f"<mergeCells>{body}</mergeCells>")


def styled(style: str, formats: str = "") -> bytes:
    xml = (
        f'<?xml version="1.0"?><styleSheet xmlns="{MAIN}"><numFmts>{formats}</numFmts><fonts><font/></fonts>'
        '<fills><fill/></fills><borders><border/></borders><cellStyleXfs><xf numFmtId="0"/></cellStyleXfs>'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="10"/><xf numFmtId="14"/></cellXfs></styleSheet>'
    )
    return with_parts({STYLES: xml.encode(), SHEET: sheet_xml(row(1, cell("A1", 45000, f' s="{style}"')))})


def dimension(reference: str) -> bytes:
    return with_sheet(row(1, cell("A1"), cell("B1")) + row(9, cell("C9")), f'<dimension ref="{reference}"/>')


def million(rows: int, body: str) -> str:
    return "".join(f'<row r="{n}"{body}' for n in range(2, rows))


CASES = [
    Case("the farthest cell there is", lambda: with_sheet(row(1048576, cell("XFD1048576"))), LARGE),
    Case("two corners of the sheet", lambda: with_sheet(row(1, cell("A1")) + row(1048576, cell("XFD1048576"))), LARGE),
    Case("a cell in the last column", lambda: with_sheet(row(1, cell("XFD1"))), LARGE),
    Case("a cell in the last row", lambda: with_sheet(row(1048576, cell("A1048576"))), LARGE),
    Case("a column beyond the last", lambda: with_sheet(row(1, cell("ZZZ1"))), LARGE | DAMAGED),
    Case("a column of four letters", lambda: with_sheet(row(1, cell("AAAA1"))), LARGE | DAMAGED | FINE),
    Case("a row beyond every number", lambda: with_sheet(row(9, cell("A99999999999999999999"))), LARGE | DAMAGED),
    Case("a row of minus one", lambda: with_sheet(row(-1, cell("A-1"))), DAMAGED | FINE),
    Case("row zero", lambda: with_sheet(row(0, cell("A0"))), DAMAGED | FINE),
    Case("a row number that is no number", lambda: with_sheet(row("x", cell("A1"))), DAMAGED | FINE),
    Case("a row number of 2 to the 32", lambda: with_sheet('<row r="4294967296"><c><v>1</v></c></row>'), LARGE | DAMAGED),
    Case("a cell without a letter", lambda: with_sheet(row(1, cell("11"))), DAMAGED | FINE),
    Case("a cell without a number", lambda: with_sheet(row(1, cell("A"))), DAMAGED | FINE),
    Case("a cell in small letters", lambda: with_sheet(row(1, cell("a1"))), DAMAGED | FINE),
    Case("rows out of order", lambda: with_sheet(row(5, cell("A5")) + row(2, cell("A2"))), FINE),
    Case("one row out of order among many", lambda: with_sheet(
        "".join(row(n, cell(f"A{n}")) for n in range(10, 60)) + row(3, cell("B3"))), FINE),
    Case("cells out of order in a row", lambda: with_sheet(row(1, cell("C1", 3), cell("A1", 1))), DAMAGED | FINE),
    Case("one cell twice", lambda: with_sheet(row(1, cell("A1", 1), cell("A1", 2))), DAMAGED),
    Case("one row twice, other cells", lambda: with_sheet(row(1, cell("A1")) + row(1, cell("B1"))), FINE),
    Case("one row twice, the same cell", lambda: with_sheet(row(1, cell("A1", 1)) + row(1, cell("A1", 2))), DAMAGED),
    Case("a cell in another row's place", lambda: with_sheet(row(1, cell("A1")) + row(5, cell("A3"), cell("B2"))), FINE),
    Case("a dimension too small", lambda: dimension("A1"), FINE),
    Case("a dimension too large", lambda: dimension("A1:XFD1048576"), FINE),
    Case("a dimension the wrong way round", lambda: dimension("C9:A1"), FINE | DAMAGED),
    Case("a dimension that is no reference", lambda: dimension("'); DROP TABLE"), FINE | DAMAGED),
    Case("a dimension elsewhere", lambda: dimension("M50:N60"), FINE),
    Case("a million empty rows with a format", lambda: with_sheet(
        ONE + million(1_000_000, ' s="1" customFormat="1" ht="15"/>')), FINE | LARGE),
    Case("a million empty cells with a format", lambda: with_sheet(ONE + "".join(
        f'<row r="{n}">' + "".join(f'<c r="{c}{n}" s="1"/>' for c in "ABCDEFGHIJ") + "</row>"
        for n in range(2, 100_000))), FINE | LARGE),
    Case("cells up to the limit", lambda: with_sheet(
        "".join(row(n, cell(f"A{n}", n), cell(f"CV{n}", n)) for n in range(1, 19_999))), FINE),
    Case("cells beyond the limit", lambda: with_sheet(row(1, cell("A1")) + row(20_000, cell("CW20000"))), LARGE),
    Case("a merge of the whole sheet", lambda: merged("A1:XFD1048576"), FINE),
    Case("merges that overlap", lambda: merged("A1:C1", "B1:D1", "A1:F1", "C1:C1"), FINE),
    Case("merges the wrong way round", lambda: merged("D1:A1", "F1:C1"), FINE | DAMAGED),
    Case("a merge of rubbish", lambda: merged("A1", "::", "", "A1:B1:C1", "$A$1:B1", "A0:B0", "A-1:B2"), FINE | DAMAGED),
    Case("fifty thousand merges", lambda: merged(*(f"A{n}:B{n}" for n in range(1, 50_000))), FINE),
    Case("twenty thousand merges of one place", lambda: merged(*["A1:F1"] * 20_000), FINE),
    Case("a negative string", lambda: strings(["a"], row(1, cell("A1", -1, ' t="s"'))), DAMAGED | FINE),
    Case("a string beyond the last", lambda: strings(["a"], row(1, cell("A1", 999999, ' t="s"'))), DAMAGED | FINE),
    Case("a string number of 2 to the 64", lambda: strings(["a"], row(1, cell("A1", 2**64, ' t="s"'))), DAMAGED | FINE),
    Case("a string number that is no number", lambda: strings(["a"], row(1, cell("A1", "x", ' t="s"'))), DAMAGED | FINE),
    Case("counts of strings that lie", lambda: strings(["a"], row(1, cell("A1", 0, ' t="s"')),
         'count="4294967295" uniqueCount="4294967295"'), FINE | DAMAGED),
    Case("a string of 4 MB", lambda: strings([noise(4_000_000)], row(1, cell("A1", 0, ' t="s"'))), LARGE),
    Case("a string of 1 MB in ten thousand cells", lambda: strings([noise(1_000_000)], shared(10_000)), LARGE | DAMAGED),
    Case("a string of 30 kB in fifty thousand cells", lambda: strings([noise(30_000)], shared(50_000)), LARGE | DAMAGED),
    Case("a string of 2 kB in fifty thousand cells", lambda: strings([noise(2_000)], shared(50_000)), LARGE),
    Case("four hundred thousand strings", lambda: strings(
        [noise(10, n) for n in range(400_000)], row(1, cell("A1", 399_999, ' t="s"'))), FINE | LARGE),
    Case("a text of 40,000 letters", lambda: with_sheet(row(1, text(noise(40_000)))), LARGE),
    Case("a format beyond the last", lambda: styled("99999"), FINE | DAMAGED),
    Case("a format of minus one", lambda: styled("-1"), FINE | DAMAGED),
    Case("a format that is no number", lambda: styled("x"), FINE | DAMAGED),
    Case("fifty thousand number formats", lambda: styled("1", "".join(
        f'<numFmt numFmtId="{n}" formatCode="0.0%;[Red]{n}"/>' for n in range(200, 50_000))), FINE),
    Case("a number format of 1 MB", lambda: styled("1", '<numFmt numFmtId="200" formatCode="' + "\\" * 900_000 + '%"/>'), FINE),
    Case("a number format of quotes", lambda: styled(
        "1", '<numFmt numFmtId="200" formatCode="' + "&quot;" * 90_001 + '%"/>'), FINE),
    Case("numbers out of range", lambda: with_sheet(row(1, *(
        cell(f"{c}1", v) for c, v in zip("ABCDEFG", ("1e999", "-1e999", "nan", "inf", "0x10", "9" * 400, "1_0"),
                                         strict=True)))), FINE | DAMAGED),
    Case("dates out of range", lambda: with_sheet(row(1, *(
        cell(f"{c}1", v, ' s="2"') for c, v in zip("ABCD", ("-5", "1e10", "1e300", "99999999"), strict=True)))),
        FINE | DAMAGED),
    Case("dates in words out of range", lambda: with_sheet(row(1, *(
        cell(f"{c}1", v, ' t="d"') for c, v in zip("ABC", ("9999-99-99", "0000-00-00", "x"), strict=True)))),
        FINE | DAMAGED),
    Case("a kind of cell nobody knows", lambda: with_sheet(row(1, cell("A1", 1, ' t="evil"'))), FINE | DAMAGED),
    Case("a truth that is neither", lambda: with_sheet(row(1, cell("A1", 7, ' t="b"'))), FINE | DAMAGED),
    Case("an error nobody knows", lambda: with_sheet(row(1, cell("A1", "#&lt;script&gt;", ' t="e"'))), FINE | DAMAGED),
    Case("an error of 100 kB", lambda: with_sheet(row(1, cell("A1", "#" + noise(100_000), ' t="e"'))), LARGE | DAMAGED),
    Case("hidden columns without end", lambda: with_sheet(
        ONE, '<cols><col min="1" max="4294967295" hidden="1"/><col min="-5" max="0" hidden="1"/></cols>'), FINE | DAMAGED),
    Case("hidden columns that are no numbers", lambda: with_sheet(
        ONE, '<cols><col min="x" max="y" hidden="1"/></cols>'), FINE | DAMAGED),
    Case("commands as text", lambda: with_sheet(row(1, text("=cmd|'/c calc'!A1"), text("@SUM(1)", "B1"),
         text("+1+1", "C1"), text("-2+3", "D1"), text("\t=1", "E1"))), FINE),
    Case("commands as formulas", lambda: with_sheet(row(1,
         "<c r=\"A1\" t=\"str\"><f>cmd|'/c calc'!A1</f><v>x</v></c>",
         '<c r="B1"><f>WEBSERVICE("http://127.0.0.1:9/?"&amp;A1)</f><v>1</v></c>',
         '<c r="C1" t="str"><f>HYPERLINK("file:///etc/passwd")</f><v>x</v></c>')), FINE),
    Case("a formula that refers to itself", lambda: with_sheet(row(1, '<c r="A1"><f>A1+1</f></c>') + row(2, cell("A2"))), FINE),
    Case("a formula of 1 MB", lambda: with_sheet(row(1, '<c r="A1"><f>' + "(" * 900_000 + "</f><v>1</v></c>")), FINE),
    Case("shared formulas without a first", lambda: with_sheet(row(1,
         '<c r="A1"><f t="shared" si="4294967295"/><v>1</v></c>')), FINE | DAMAGED),
    Case("a script as text", lambda: with_sheet(row(1, text("&lt;script&gt;alert(1)&lt;/script&gt;"),
         text("&lt;img src=x onerror=alert(1)&gt;", "B1"), text("[a](javascript:alert(1)) **b** $x$", "C1"))), FINE),
    Case("text that turns round", lambda: with_sheet(row(1, text("\u202e%84\u202c"), text("\u2067abc\u2069", "B1"))), FINE),
    Case("text with terminal codes", lambda: with_sheet(row(1, text("_x001B_[2J_x0007_"), text("a_x0000_b", "B1"))), FINE),
    Case("text with half a letter", lambda: with_sheet(row(1, text("\ud800"))), DAMAGED | FINE),
    Case("text of a thousand diacritics", lambda: with_sheet(row(1, text("e" + "\u0301" * 20_000))), FINE),
    Case("text that formats itself", lambda: with_sheet(row(1, text("{0.__class__} %s {reason!r} {"))), FINE),
    Case("links to everywhere", lambda: replaced(SHEET, "</sheetData>",
         '</sheetData><hyperlinks><hyperlink ref="A1:XFD1048576" location="file:///etc/passwd"/></hyperlinks>'), FINE),
    Case("a validation of the whole sheet", lambda: replaced(SHEET, "</sheetData>",
         '</sheetData><dataValidations><dataValidation sqref="A1:XFD1048576" type="list"><formula1>A:A</formula1>'
         "</dataValidation></dataValidations>"), FINE),
]  # fmt: skip
