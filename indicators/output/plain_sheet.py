"""Plain sheets written as they are given: words, numbers, dates, formulas with or without a result. No layout of ours.

For workbooks that stand for what offices send; every text stays text, a formula is one only where it is said to be.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from indicators.output.xlsx_style import OPTIONS

CREATED = datetime(2025, 1, 1)  # equal sheets give equal bytes, so no clock is read
DATE_FORMAT, TEXT_WIDTH = {"num_format": "d/m/yyyy"}, 14


@dataclass(frozen=True, slots=True)
class Formula:
    """``result``: what the file keeps as its value, an error such as "#REF!" too; "" where it keeps none."""

    text: str
    result: float | str = ""


PlainCell = str | int | float | date | Formula | None


@dataclass(frozen=True, slots=True)
class PlainSheet:
    """``rows`` from A1; ``hidden_rows``, ``hidden_columns`` are indexes from 0; ``widths``: column → width."""

    name: str
    rows: Sequence[Sequence[PlainCell]]
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    widths: dict[int, float] = field(default_factory=dict)


def write_plain(sheets: Sequence[PlainSheet], programs: bytes = b"") -> bytes:
    """The sheets as an .xlsx; with ``programs`` (the part that holds macros) as an .xlsm."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, OPTIONS)
    book.set_properties({"created": CREATED})
    day = book.add_format(DATE_FORMAT)
    for sheet in sheets:
        _write_sheet(book.add_worksheet(sheet.name), sheet, day)
    if programs:
        stream: Any = io.BytesIO(programs)  # XlsxWriter's annotation knows of a path only
        book.add_vba_project(stream, is_stream=True)
    book.close()
    return target.getvalue()


def _write_sheet(made: Worksheet, sheet: PlainSheet, day) -> None:
    for r, row in enumerate(sheet.rows):
        for c, value in enumerate(row):
            _write_cell(made, r, c, value, day)
    columns = {*range(max(map(len, sheet.rows), default=0)), *sheet.hidden_columns}
    for c in sorted(columns):
        made.set_column(c, c, sheet.widths.get(c, TEXT_WIDTH), None, {"hidden": c in sheet.hidden_columns})
    for r in sheet.hidden_rows:
        made.set_row(r, None, None, {"hidden": True})
    if sheet.hidden:
        made.hide()


def _write_cell(made: Worksheet, row: int, column: int, value: PlainCell, day) -> None:
    if isinstance(value, Formula):
        made.write_formula(row, column, value.text, None, value.result)
    elif isinstance(value, str):
        made.write_string(row, column, value)
    elif isinstance(value, date):
        made.write_datetime(row, column, datetime.combine(value, time()), day)
    elif value is not None:
        made.write_number(row, column, value)
