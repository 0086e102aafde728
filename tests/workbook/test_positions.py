"""A cell is where it was written, whatever program wrote it."""

import io
from datetime import date, datetime, time

import openpyxl
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indicators.workbook import cell_name, open_workbook

NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
VALUES = st.one_of(
    st.integers(-(10**9), 10**9),
    st.floats(-1e6, 1e6, allow_nan=False).map(lambda x: round(x, 4)),
    st.booleans(),
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn")), min_size=1).filter(
        lambda text: text.strip() == text
    ),
)
CELLS = st.dictionaries(st.tuples(st.integers(0, 40), st.integers(0, 30)), VALUES, min_size=1, max_size=25)
OFTEN = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def by_xlsxwriter(cells) -> bytes:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet("Trang")
        for (row, column), value in cells.items():
            write = {bool: sheet.write_boolean, str: sheet.write_string}.get(type(value), sheet.write_number)
            write(row, column, value)
    return target.getvalue()


def by_openpyxl(cells) -> bytes:
    book, target = openpyxl.Workbook(), io.BytesIO()
    for (row, column), value in cells.items():
        cell = book.active.cell(row + 1, column + 1, value)
        if isinstance(value, str):
            cell.data_type = "s"
    book.save(target)
    return target.getvalue()


def read_back(content: bytes) -> dict[tuple[int, int], object]:
    workbook, _ = open_workbook(content, "x.xlsx")
    (sheet,) = workbook.sheets
    assert len({len(row) for row in sheet.rows}) == 1
    found = {(r, c): v for r, row in enumerate(sheet.rows) for c, v in enumerate(row) if v != ""}
    assert all(sheet.at(*spot) == value for spot, value in found.items())
    return found


@pytest.mark.parametrize("write", [by_xlsxwriter, by_openpyxl])
@OFTEN
@given(cells=CELLS)
def test_cells_come_back_at_the_position_where_they_were_written(write, cells):
    assert read_back(write(cells)) == pytest.approx(cells, abs=1e-9)


@OFTEN
@given(cells=CELLS)
def test_positions_agree_with_openpyxl(cells):
    content = by_xlsxwriter(cells)
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    theirs = {cell.coordinate for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert {cell_name(*spot) for spot in read_back(content)} == theirs


def with_sheet(plain_xlsx, replace_part, body: str, root: str = "") -> bytes:
    xml = (
        f'<?xml version="1.0"?><worksheet xmlns="{NAMESPACE}"{root}><sheetData>{body}</sheetData></worksheet>'
    )
    return replace_part(plain_xlsx, "xl/worksheets/sheet1.xml", xml.encode())


SPELLINGS = {
    "cells without address": "<row><c/><c><v>5</v></c></row>",
    "an address again after cells without": '<row r="1"><c r="A1"><v>1</v></c><c r="D1"><v>2</v></c></row>',
    "a row number that skips": '<row r="4"><c r="B4"><v>7</v></c></row>',
    "inline text": '<row r="2"><c r="C2" t="inlineStr"><is><t>nữ</t></is></c></row>',
    "attributes in another order": '<row r="2"><c t="str" s="0" r="C2"><v>nữ</v></c></row>',
    "white space": '<row r="2">\n  <c r="C2" >\n <v>9</v>\n </c>\n</row>',
    "a comment": '<row r="2"><!-- <c r="Z9"><v>1</v></c> --><c r="C2"><v>9</v></c></row>',
}


@pytest.mark.parametrize("body", SPELLINGS.values(), ids=SPELLINGS)
def test_odd_spellings_of_xml_stand_where_openpyxl_sees_them(plain_xlsx, replace_part, body):
    content = with_sheet(plain_xlsx, replace_part, body)
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    theirs = {
        (c.row - 1, c.column - 1): c.value for row in sheet.iter_rows() for c in row if c.value is not None
    }
    assert read_back(content) == theirs


def test_a_namespace_prefix_changes_nothing(plain_xlsx, replace_part):
    xml = (
        f'<x:worksheet xmlns:x="{NAMESPACE}"><x:sheetData><x:row r="2"><x:c r="C2"><x:v>9</x:v></x:c></x:row>'
        "</x:sheetData></x:worksheet>"
    ).encode()
    assert read_back(replace_part(plain_xlsx, "xl/worksheets/sheet1.xml", xml)) == {(1, 2): 9}


def test_whole_numbers_are_int_dates_are_dates_and_empty_is_an_empty_text():
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_number("B1", 48.0)
        sheet.write_number("C1", 48.5)
        sheet.write_datetime("D1", datetime(2025, 5, 30), book.add_format({"num_format": "dd/mm/yyyy"}))
        sheet.write_datetime(
            "E1", datetime(2025, 5, 30, 7, 30), book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
        )
        sheet.write_datetime("F1", time(7, 30), book.add_format({"num_format": "hh:mm"}))
    row = open_workbook(target.getvalue(), "x")[0].sheets[0].rows[0]
    assert row == ["", 48, 48.5, date(2025, 5, 30), datetime(2025, 5, 30, 7, 30), time(7, 30)]
    assert [type(value) for value in row[:3]] == [str, int, float]


def test_dates_counted_from_1904_are_the_same_days():
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True, "date_1904": True}) as book:
        book.add_worksheet().write_datetime(0, 0, datetime(2025, 5, 30), book.add_format({"num_format": 14}))
    assert open_workbook(target.getvalue(), "x")[0].sheets[0].rows == [[date(2025, 5, 30)]]


def test_a_merged_range_holds_its_value_at_the_top_left_only(rich_xlsx):
    sheet = open_workbook(rich_xlsx, "x")[0].sheets[0]
    assert sheet.rows[1][1:4] == ["Kết quả", "", ""]
