"""Our own appendix, filled in and read back: every value with its cell, whatever an office did to the sheet."""

from collections.abc import Callable

import pytest

from indicators.catalogue import load
from indicators.observations import Reading, read
from indicators.workbook.grid import Sheet, Value, Workbook
from indicators.workbook.template_keys import (
    IDENTITY_SHEET,
    SCHEMA,
    ColumnKey,
    Identity,
    column_key_text,
    identity_rows,
    mark_text,
)

IDENTITY = Identity(SCHEMA, "2024", "608", "2021-2030", "62", False)
Rows = list[list[Value]]


def key(role: str) -> str:
    asked = load().round("2024", "62", False).asks[0]
    return column_key_text(ColumnKey(role, asked if role in ("numerator", "denominator", "value") else None))


def main_rows(*body: list[Value]) -> Rows:
    return [
        [
            mark_text(IDENTITY),
            "",
            "",
            "",
            key("numerator"),
            key("denominator"),
            key("value"),
            key("verdict"),
            key("note"),
        ],
        ["", "KẾT QUẢ THỰC HIỆN"],
        ["", "TT", "Chỉ tiêu", "ĐVT", "Năm 2024", "", "", "Tự đánh giá", "Ghi chú"],
        ["", "", "", "", "Tử số", "Mẫu số", "Tỷ lệ", "", ""],
        ["", "", "1. Chính trị"],
        *body,
    ]


ORGANS: list[Value] = [
    "1.1|608",
    "1.1",
    "Cơ quan có lãnh đạo chủ chốt là nữ",
    "%",
    48.0,
    113.0,
    42.4779,
    "Chưa đạt",
    "",
]
OWNERS: list[Value] = [
    "2.3|608",
    "2.3",
    "Nữ giám đốc, chủ doanh nghiệp, HTX",
    "%",
    70.0,
    250.0,
    "",
    "",
    "theo sổ",
]


def appendix(rows: Rows, *others: Sheet) -> Workbook:
    width = max(len(r) for r in rows)
    main = Sheet("Phụ lục", True, [r + [""] * (width - len(r)) for r in rows])
    hidden = Sheet(IDENTITY_SHEET, False, [list(pair) for pair in identity_rows(IDENTITY)])
    return Workbook("phu luc.xlsx", "0" * 64, "xlsx", (main, *others, hidden))


def read_back(workbook: Workbook, round: str | None = None, unit: str | None = None) -> Reading:
    catalogue = load()
    return read(workbook, catalogue, catalogue.rounds("62", False), round, unit)


def figures(reading: Reading) -> dict[str, tuple[float | None, float | None, str]]:
    return {o.indicator: (o.numerator, o.denominator, o.cell) for o in reading.observations}


def codes(reading: Reading) -> list[str]:
    return [f.code for f in reading.findings if f.code != "asked_missing"]


def test_counts_come_back_with_the_numerators_cell() -> None:
    reading = read_back(appendix(main_rows(ORGANS, OWNERS)))
    assert (reading.form, reading.unit, reading.round) == ("template", "608", "2024")
    assert figures(reading) == {"1.1": (48, 113, "E6"), "2.3": (70, 250, "E7")}
    assert [(o.declared_verdict, o.note) for o in reading.observations] == [
        ("not_met", ""),
        (None, "theo sổ"),
    ]
    assert codes(reading) == []


def swapped(rows: Rows) -> Rows:
    return rows[:5] + rows[:4:-1]


def row_inserted_above(rows: Rows) -> Rows:
    return [["", "UBND THÀNH PHỐ"], *rows]


def column_inserted(rows: Rows) -> Rows:
    return [row[:4] + [""] + row[4:] for row in rows]


@pytest.mark.parametrize(
    ("change", "cells"),
    [(swapped, ("E7", "E6")), (row_inserted_above, ("E7", "E8")), (column_inserted, ("F6", "F7"))],
)
def test_keys_travel_with_sorted_and_inserted_rows_and_columns(
    change: Callable[[Rows], Rows], cells: tuple[str, str]
) -> None:
    reading = read_back(appendix(change(main_rows(ORGANS, OWNERS))))
    assert figures(reading) == {"1.1": (48, 113, cells[0]), "2.3": (70, 250, cells[1])}


def test_a_rate_typed_over_the_formula_counts_where_there_are_no_counts() -> None:
    typed: list[Value] = ["6.1|608", "6.1", "Dân số được tiếp cận", "%", "", "", 55.5]
    reading = read_back(appendix(main_rows(typed)))
    assert [(o.value, o.cell) for o in reading.observations] == [(55.5, "G6")]


def test_a_formula_left_at_zero_is_no_figure() -> None:
    empty: list[Value] = ["6.1|608", "6.1", "Dân số được tiếp cận", "%", "", "", 0.0]
    reading = read_back(appendix(main_rows(ORGANS, empty)))
    assert figures(reading) == {"1.1": (48, 113, "E6")}
    assert ("no_value", 7) in [(i.reason, i.row) for i in reading.ignored]


def test_a_row_added_by_hand_is_read_by_its_name_or_reported() -> None:
    known: list[Value] = [
        "",
        "",
        "Dân số được tiếp cận kiến thức cơ bản về bình đẳng giới",
        "%",
        55.0,
        100.0,
        "",
    ]
    unknown: list[Value] = ["", "", "Số cây xanh được trồng", "cây", 5.0, 10.0, ""]
    reading = read_back(appendix(main_rows(ORGANS, known, unknown)))
    assert figures(reading) == {"1.1": (48, 113, "E6"), "6.1": (55, 100, "E7")}
    assert codes(reading) == ["unknown_row"]


def test_a_copied_row_is_the_same_indicator_twice() -> None:
    assert codes(read_back(appendix(main_rows(ORGANS, ORGANS)))) == ["same_indicator_twice"]


def test_an_appendix_of_another_round_or_unit_is_refused() -> None:
    assert codes(read_back(appendix(main_rows(ORGANS)), round="2023")) == ["wrong_round"]
    assert codes(read_back(appendix(main_rows(ORGANS)), unit="612")) == ["wrong_unit"]


def test_reasons_and_remarks_come_from_their_own_sheets() -> None:
    reasons = Sheet(
        "Thuyết minh", True,
        [
            [mark_text(IDENTITY), "", "cause_objective", "cause_subjective", "difficulty", "solution"],
            ["1.1|608", "1.1", "thiếu nguồn", "chậm quy hoạch", "", "bổ nhiệm sớm"],
            ["6.1|608", "6.1", "chưa điều tra", "", "", ""],
        ],
    )  # fmt: skip
    remarks = Sheet(
        "Kiến nghị", True, [[mark_text(IDENTITY), "", "text"], ["limits", "Tồn tại", "Thiếu cán bộ"]]
    )
    quiet: list[Value] = ["6.1|608", "6.1", "Dân số được tiếp cận", "%", "", "", ""]
    reading = read_back(appendix(main_rows(ORGANS, quiet), reasons, remarks))
    first, second = reading.observations
    assert (first.cause, first.solution) == ("thiếu nguồn; chậm quy hoạch", "bổ nhiệm sớm")
    assert (second.indicator, second.value, second.cause) == ("6.1", None, "chưa điều tra")
    assert [(r.kind, r.text, r.cell) for r in reading.remarks] == [("limits", "Thiếu cán bộ", "C2")]


def test_every_row_below_the_heads_is_accounted_for() -> None:
    rows = read_back(appendix(main_rows(ORGANS, OWNERS, ["", "", "Nơi nhận:"], ["", "", "Lưu VT"]))).rows
    assert (rows.read, rows.taken, rows.rejected, rows.ignored) == (5, 2, 0, 3)


def test_words_of_approximation_for_a_count_are_kept_to_be_confirmed() -> None:
    vague: list[Value] = [*ORGANS[:4], "khoảng 50%", "", "", "", ""]
    reading = read_back(appendix(main_rows(vague)))
    assert [(o.indicator, o.value, o.text, o.cell) for o in reading.observations] == [
        ("1.1", None, "khoảng 50%", "E6")
    ]
    assert [(f.code, f.cell) for f in reading.findings if f.code == "approximate"] == [("approximate", "E6")]
