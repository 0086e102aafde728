"""What bare values lose is found again: percent formats, errors, formulas without result, merges, what is hidden."""

import io
import re
import zipfile

import openpyxl
import pytest

from indicators.workbook import Merge, open_workbook, xlsx_exact, xlsx_scan
from indicators.workbook.facts import is_percent_format
from indicators.workbook.xlsx import percent_styles

FORMATS = ["xlsx", pytest.param("xls", marks=pytest.mark.slow), pytest.param("ods", marks=pytest.mark.slow)]


@pytest.fixture(scope="session")
def saved_as(rich_xlsx, convert):
    """The rich workbook in each format, opened."""
    kept = {}

    def run(ending: str):
        if ending not in kept:
            content = rich_xlsx if ending == "xlsx" else convert(rich_xlsx, ending)
            kept[ending], findings = open_workbook(content, "phu-luc")
            assert findings == ()
            assert kept[ending].format == ending
        return kept[ending]

    return run


@pytest.mark.parametrize("ending", FORMATS)
def test_every_format_gives_the_same_values_at_the_same_places(saved_as, ending):
    rows = saved_as(ending).sheets[0].rows
    assert rows[2][1:4] == [0.4667, 46.67, 12]
    assert rows[2][5] == pytest.approx(0.9334)
    assert rows[1][1] == "Kết quả"
    assert rows[3][0] == "nhóm"
    assert rows[5][1:3] == ["=1+1", True]
    assert {len(row) for row in rows} == {len(rows[0])}


@pytest.mark.parametrize("ending", FORMATS)
def test_cells_shown_as_percent_are_told_from_a_painted_percent_sign(saved_as, ending):
    sheet = saved_as(ending).sheets[0]
    assert {(2, 1), (2, 5)} <= sheet.percent
    assert (2, 2) not in sheet.percent
    assert (2, 3) not in sheet.percent


@pytest.mark.parametrize("ending", FORMATS)
def test_an_error_cell_is_named_with_its_text(saved_as, ending):
    sheet = saved_as(ending).sheets[0]
    assert sheet.errors == {(2, 4): "#DIV/0!"}
    assert sheet.rows[2][4] == "#DIV/0!"


@pytest.mark.slow
@pytest.mark.parametrize("ending", ["xlsx", "xls"])
def test_a_formula_whose_result_is_the_empty_text_has_a_result(rich_xlsx, convert, ending):
    workbook, _ = open_workbook(convert(rich_xlsx, ending), "x")
    assert workbook.sheets[0].unvalued == frozenset()
    assert workbook.sheets[0].at(2, 6) == ""


def test_an_untyped_empty_result_means_that_nothing_was_computed_yet(rich_xlsx):
    assert open_workbook(rich_xlsx, "x")[0].sheets[0].unvalued == {(2, 6)}


@pytest.mark.parametrize("ending", FORMATS)
def test_merged_ranges_are_known(saved_as, ending):
    assert set(saved_as(ending).sheets[0].merges) == {Merge(1, 1, 1, 3), Merge(3, 0, 4, 0)}


@pytest.mark.parametrize("ending", FORMATS)
def test_hidden_rows_columns_and_sheets_are_known(saved_as, ending):
    workbook = saved_as(ending)
    assert workbook.sheets[0].hidden_rows == frozenset({5})
    assert workbook.sheets[0].hidden_columns == frozenset({3})
    assert [(s.name, s.visible) for s in workbook.sheets] == [
        ("Bảng", True),
        ("Ẩn", False),
        ("Rất ẩn", False),
    ]
    assert workbook.sheets[2].rows == [["không thấy nữa"]]


def test_a_formula_without_a_result_is_told_from_an_empty_cell():
    book, target = openpyxl.Workbook(), io.BytesIO()
    book.active["B2"] = "=1+1"
    book.active["C5"] = "=SUM(A1:A3)"
    book.active["A1"] = 1
    book.save(target)
    sheet = open_workbook(target.getvalue(), "x")[0].sheets[0]
    assert sheet.unvalued == {(1, 1), (4, 2)}
    assert len(sheet.rows) == 5
    assert sheet.at(4, 2) == ""


def test_shared_formulas_are_followed(plain_xlsx, replace_part):
    body = (
        '<row r="1"><c r="A1"><f t="shared" ref="A1:A3" si="0">B1*2</f><v>4</v></c></row>'
        '<row r="2"><c r="A2"><f t="shared" si="0"/><v>6</v></c></row>'
        '<row r="3"><c r="A3"><f t="shared" si="0"/></c></row>'
    )
    xml = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        f"{body}</sheetData></worksheet>"
    ).encode()
    sheet = open_workbook(replace_part(plain_xlsx, "xl/worksheets/sheet1.xml", xml), "x")[0].sheets[0]
    assert sheet.rows == [[4], [6], [""]]
    assert sheet.unvalued == {(2, 0)}


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("0%", True),
        ("0.00%;[Red]-0.00%", True),
        ('0.0"%"', False),
        ("0\\%", False),
        ("General", False),
        ("0_%", False),
    ],
)
def test_a_percent_format_is_one_whose_sign_multiplies(code, expected):
    assert is_percent_format(code) is expected


def parts_of(content: bytes) -> tuple[frozenset[bytes], list[bytes]]:
    archive = zipfile.ZipFile(io.BytesIO(content))
    sheets = [archive.read(name) for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
    return percent_styles(archive.read("xl/styles.xml")), sheets


def test_the_quick_scan_and_the_exact_parser_give_equal_facts(rich_xlsx):
    percent, sheets = parts_of(rich_xlsx)
    assert percent
    for xml in sheets:
        quick, exact = xlsx_scan.scan(xml, percent), xlsx_exact.parse(xml, percent)
        assert quick is not None
        for fact in ("percent", "unvalued", "errors", "hidden_rows", "merges"):
            assert getattr(quick, fact) == getattr(exact, fact), fact


def test_turned_attributes_are_left_to_the_exact_parser_and_nothing_is_lost(rich_xlsx, replace_part):
    _, sheets = parts_of(rich_xlsx)
    turned = re.sub(rb'<c (r="[A-Z0-9]+") (s="[0-9]+")', rb"<c \2 \1", sheets[0])
    assert turned != sheets[0]
    assert xlsx_scan.scan(turned, frozenset({b"1"})) is None
    odd = open_workbook(replace_part(rich_xlsx, "xl/worksheets/sheet1.xml", turned), "x")[0]
    assert odd.sheets == open_workbook(rich_xlsx, "x")[0].sheets


def ods(body: str) -> bytes:
    names = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
        for short, long in (("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"))
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {names}><office:body>'
        f'<office:spreadsheet><table:table table:name="T">{body}</table:table></office:spreadsheet>'
        "</office:body></office:document-content>"
    )
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
    return target.getvalue()


def test_repeated_cells_and_rows_of_ods_keep_every_position():
    sheet = open_workbook(
        ods(
            '<table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row>'
            '<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="2"/>'
            '<table:table-cell office:value-type="percentage" office:value="0.5" table:number-columns-repeated="2">'
            "<text:p>50%</text:p></table:table-cell></table:table-row>"
            '<table:table-row table:number-rows-repeated="1048571">'
            '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
        ),
        "x",
    )[0].sheets[0]
    assert sheet.rows == [[""] * 4] * 3 + [["", "", 0.5, 0.5]] * 2
    assert sheet.percent == {(3, 2), (3, 3), (4, 2), (4, 3)}


def test_text_of_ods_keeps_its_lines_and_spaces_and_leaves_annotations_out():
    row = open_workbook(
        ods(
            '<table:table-row><table:table-cell office:value-type="string">'
            "<office:annotation><text:p>ghi chú</text:p></office:annotation>"
            '<text:p>Nữ<text:s text:c="2"/><text:span>lãnh đạo</text:span></text:p><text:p>cấp xã</text:p>'
            "</table:table-cell>"
            '<table:table-cell table:formula="of:=1+1"/>'
            '<table:table-cell table:formula="of:=A2" office:value-type="string" office:string-value=""/>'
            "</table:table-row>"
        ),
        "x",
    )[0].sheets[0]
    assert row.rows == [["Nữ  lãnh đạo\ncấp xã", ""]]
    assert row.unvalued == {(0, 1)}


@pytest.mark.parametrize("repeat", ['table:number-rows-repeated="1048576"', ""])
def test_a_far_cell_of_ods_is_refused_without_writing_it_out(repeat):
    far = "" if repeat else 'table:number-columns-repeated="16384"'
    body = (
        f'<table:table-row {repeat}><table:table-cell {far} office:value-type="float" office:value="1"/>'
        "</table:table-row>"
    )
    assert open_workbook(ods(body), "x")[1][0].code == "file_too_large"
