"""The marks of our own appendix: written, found again, and found after somebody moved things."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.catalogue.definitions import Asked
from indicators.workbook import Sheet, Workbook
from indicators.workbook.template import (
    IDENTITY_SHEET,
    SCHEMA,
    ColumnKey,
    Identity,
    RowKey,
    column_key_text,
    column_keys,
    identity,
    identity_rows,
    mark_text,
    parse_column_key,
    parse_row_key,
    remark_rows,
    row_key_text,
    row_keys,
)

MINE = Identity(SCHEMA, "2021-2025", "608", "2021-2030", "62", True)
ASKED = st.builds(
    Asked,
    st.integers(2011, 2035),
    st.sampled_from(["year", "half", "to_date"]),
    st.sampled_from(["actual", "estimate", "projection", "plan"]),
    st.none() | st.dates(date(2011, 1, 1), date(2035, 12, 31)),
)


def workbook(*sheets: Sheet) -> Workbook:
    return Workbook("x", "0", "xlsx", sheets)


def keyed(rows: list[list]) -> Sheet:
    return Sheet("Phụ lục", True, rows)


@given(role=st.sampled_from(["numerator", "denominator", "value"]), asked=ASKED)
def test_a_column_key_is_read_back_as_it_was_written(role, asked):
    assert parse_column_key(column_key_text(ColumnKey(role, asked))) == ColumnKey(role, asked)


def test_the_column_key_of_data_to_a_day_carries_the_day():
    key = ColumnKey("numerator", Asked(2025, "to_date", "actual", date(2025, 5, 30)))
    assert column_key_text(key) == "2025|to_date|actual|numerator|2025-05-30"
    assert column_key_text(ColumnKey("verdict")) == "verdict"


@pytest.mark.parametrize(
    "text", ["", "Chỉ tiêu", "2024", "2024|year|actual|other", "x|year|actual|value", "1.1|608"]
)
def test_other_words_are_no_column_key(text):
    assert parse_column_key(text) is None


def test_a_row_key_names_indicator_and_subject():
    assert row_key_text("3.2a", "62-SYT") == "3.2a|62-SYT"
    assert parse_row_key("3.2a|62-SYT") == RowKey("3.2a", "62-SYT")
    assert parse_row_key("3.2a|") is None


def test_the_identity_is_read_from_its_sheet():
    sheet = Sheet(IDENTITY_SHEET, False, [list(pair) for pair in identity_rows(MINE)])
    assert identity(workbook(keyed([["x"]]), sheet)) == MINE


def test_without_its_sheet_the_identity_is_read_from_the_mark():
    assert identity(workbook(keyed([[mark_text(MINE)]]))) == MINE


def test_a_round_code_that_became_a_number_is_the_code_again():
    rows = [list(pair) for pair in identity_rows(MINE)]
    rows[1][1], rows[2][1], rows[5][1] = 2024.0, 608, 1
    assert identity(workbook(Sheet("Sheet9", False, rows))) == Identity(
        SCHEMA, "2024", "608", "2021-2030", "62", True
    )


@pytest.mark.parametrize("rows", [[["Phụ lục"]], [["schema", "another/1"]], [[f"{SCHEMA};round=2024"]], []])
def test_another_workbook_has_no_identity(rows):
    assert identity(workbook(keyed(rows))) is None


def test_keys_are_found_after_a_row_and_a_column_were_inserted():
    rows = [
        ["", "", "", "", ""],
        ["", mark_text(MINE), "", "2024|year|actual|numerator", "verdict"],
        ["", "", "Chỉ tiêu", "Tử số", "Tự đánh giá"],
        ["", "1.1|608", "Cơ quan…", 48, "Đạt"],
        ["", "1.1|608", "Cơ quan… (chép)", 49, ""],
    ]
    sheet = keyed(rows)
    assert column_keys(sheet) == {
        3: ColumnKey("numerator", Asked(2024, "year", "actual")),
        4: ColumnKey("verdict"),
    }
    assert row_keys(sheet) == {3: RowKey("1.1", "608"), 4: RowKey("1.1", "608")}


def test_the_rows_of_remarks_are_known_by_their_kind():
    rows = [[mark_text(MINE), "", "text"], ["", "Nội dung", ""], ["lessons", "Bài học", "…"]]
    assert remark_rows(keyed(rows)) == {2: "lessons"}


def test_a_sheet_without_marks_has_no_keys():
    assert column_keys(keyed([["TT", "2024|year|actual|value"]])) == {}
    assert row_keys(keyed([["1.1|608"]])) == {}
