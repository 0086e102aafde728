"""A drawn sheet says what each column was taken for, what became of each row, and hides no doubt however long it is."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.findings import finding
from indicators.observations.model import IgnoredRow, Observation, ReadColumn, Reading, ReadTable, RowCount
from indicators.output.tables.understood import MOST_LINES, Gap, Labels, PaintedLine, understood
from indicators.output.tables.understood_lines import every, pointed
from indicators.workbook.grid import Merge, Sheet, Workbook
from indicators.workflow.sheet_view import view

ROWS = [
    ["HUYỆN ĐĂK HÀ", "", "", ""],
    ["Nội dung", "Mục tiêu", "Kết quả", "Kỳ này"],
    ["", "2025", "2024", ""],
    ["I. Chính trị", "", "", ""],
    ["Tỷ lệ cơ quan có nữ lãnh đạo", 60, 42.5, 1],
    ["- Cấp xã", "", 40, ""],
    ["Dòng lạ", 60, "#", ""],
]
COLUMNS = (
    ReadColumn(0, "name", "noi dung"),
    ReadColumn(1, "target", "muc tieu"),
    ReadColumn(2, "result", "ket qua", "2024"),
    ReadColumn(3, "", "ki nay"),
)
TABLE = ReadTable("Biểu 1", 1, 2, len(ROWS), COLUMNS)
FIGURE = Observation("1.1", "610", 2024, "year", "actual", value=42.5, sheet="Biểu 1", cell="C5")
READING = Reading(
    "table",
    "610",
    "2024",
    RowCount(4, 2, 1, 1),
    (IgnoredRow("Biểu 1", 4, "group_row"),),
    (FIGURE, FIGURE._replace(cell="C6", breakdown=(("level", "commune"),))),
    (finding("text_not_number", "Biểu 1", "C7", text="#"),),
    tables=(TABLE,),
)


def seen(rows=ROWS, merges=()):
    book = Workbook("a.xlsx", "", "xlsx", (Sheet("Biểu 1", True, rows, merges=merges),))
    return view(book, "Biểu 1", "A1", 100_000, 100)


def lines(made):
    return [b for b in made.blocks if isinstance(b, PaintedLine)]


def test_the_labels_of_the_columns_stand_right_above_the_heads():
    blocks = understood(seen(), READING, {}).blocks
    at = next(n for n, block in enumerate(blocks) if isinstance(block, Labels))
    assert blocks[at + 1].number == 2
    assert [words for _, words in blocks[at].cells] == [
        "Tên chỉ tiêu", "Mục tiêu (không đọc)", "Kết quả 2024", "Không rõ",
    ]  # fmt: skip
    assert [look for look, _ in blocks[at].cells] == ["name", "unread", "value", "unknown"]


def test_every_row_of_a_table_says_what_became_of_it_and_why():
    states = {line.number: (line.state, line.why) for line in lines(understood(seen(), READING, {}))}
    assert states[1] == ("", "")
    assert states[2][0] == states[3][0] == "head"
    assert states[4] == ("ignored", "dòng nhóm")
    assert states[5][0] == states[6][0] == "taken"
    assert states[7][0] == "rejected"
    assert "không phải là số" in states[7][1]


def test_nothing_is_said_of_the_rows_of_a_file_that_was_not_read_to_its_end():
    stopped = Reading("table", None, None, tables=(TABLE,))
    assert {line.state for line in lines(understood(seen(), stopped, {}))} == {"", "head"}


def test_a_question_weighs_more_than_a_finding_at_the_same_cell_and_both_are_said():
    made = understood(seen(), READING, {"C7": "Dòng này là chỉ tiêu nào?"})
    doubt = lines(made)[-1].cells[2].doubt
    assert doubt.level == "asked"
    assert "chỉ tiêu nào" in doubt.said
    assert "không phải là số" in doubt.said


def test_a_doubt_at_a_covered_cell_shows_at_the_merged_one():
    made = understood(seen(merges=(Merge(1, 3, 2, 3),)), READING, {"D3": "Cột này ghi gì?"})
    assert lines(made)[1].cells[3].doubt.level == "asked"


@pytest.mark.slow
@given(extra=st.integers(0, 4 * MOST_LINES), doubted=st.sets(st.integers(8, 4 * MOST_LINES), max_size=20))
def test_however_long_a_sheet_every_row_is_drawn_or_counted_and_rows_in_doubt_are_drawn(extra, doubted):
    rows = ROWS + [["x", 1, 2, 3]] * extra
    asked = {f"C{row}": "?" for row in doubted if row <= len(rows)}
    reading = replace(READING, tables=(replace(TABLE, body_end=len(rows)),))
    made = understood(seen(rows), reading, asked)
    drawn = [line.number for line in lines(made)]
    assert drawn == sorted(set(drawn))
    assert len(drawn) + sum(b.rows for b in made.blocks if isinstance(b, Gap)) == len(rows)
    assert {int(cell[1:]) for cell in asked} <= set(drawn)


def test_what_is_pointed_at_has_the_words_an_answer_is_found_by():
    column = pointed(seen(), READING, "column:3")
    assert (column.kind, column.cell, column.said, column.words) == ("column", "D3", "Kỳ này", "ki nay")
    assert pointed(seen(), READING, "cell:6:3") == pointed(seen(), READING, "cell:2:3") == column
    row = pointed(seen(), READING, "row:4")
    assert row == pointed(seen(), READING, "cell:4:0")
    assert (row.kind, row.cell, row.why) == ("row", "A5", "đang hiểu là: chỉ tiêu 1.1")


def test_a_row_that_speaks_only_below_another_is_answered_together_with_it():
    words = pointed(seen(), READING, "row:5").words
    assert words.startswith(pointed(seen(), READING, "row:4").words)
    assert words.endswith("cap xa")


def test_a_row_outside_of_every_table_may_be_said_to_head_one():
    line = pointed(seen(), replace(READING, tables=()), "row:1")
    assert (line.kind, line.said) == ("heads", "Nội dung | Mục tiêu | Kết quả | Kỳ này")
    assert pointed(seen([["", ""]]), Reading(None, None, None), "row:0") is None


def test_everything_in_a_table_can_be_pointed_at_without_a_mouse():
    targets = every(seen(), READING)
    assert list(targets)[:4] == ["column:0", "column:1", "column:2", "column:3"]
    assert {"row:3", "row:4", "row:5", "row:6"} <= targets.keys()
