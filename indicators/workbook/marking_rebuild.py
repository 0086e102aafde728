"""A workbook of a format that no library writes as an .xlsx: values, merged ranges, percent formats, what is hidden."""

import io
from datetime import date, datetime, time, timedelta

import openpyxl
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from indicators.workbook.grid import Position, Sheet, Value, Workbook
from indicators.workbook.marking_xml import readable

PERCENT, DAY, MOMENT = "0.00%", "dd/mm/yyyy", "dd/mm/yyyy hh:mm"
_NARROW, _WIDE, _LONGEST_TEXT = 8, 48, 32_767
_NOT_IN_A_NAME = str.maketrans("", "", "[]:*?/\\")


def rebuild(workbook: Workbook) -> bytes:
    """The grid as an .xlsx; texts stay texts, whatever they begin with."""
    book = openpyxl.Workbook()
    book.remove(book.active)  # type: ignore[arg-type]
    for sheet in workbook.sheets:
        _write(book.create_sheet(sheet.name.translate(_NOT_IN_A_NAME)), sheet)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _write(made: Worksheet, sheet: Sheet) -> None:
    covered = _covered(sheet)
    for r, row in enumerate(sheet.rows):
        for c, value in enumerate(row):
            if value not in ("", None) and (r, c) not in covered:
                _put(made.cell(r + 1, c + 1), value, (r, c), sheet)
    for m in sheet.merges:
        made.merge_cells(
            start_row=m.first_row + 1, start_column=m.first_column + 1,
            end_row=m.last_row + 1, end_column=m.last_column + 1,
        )  # fmt: skip
    for c in range(max(map(len, sheet.rows), default=0)):
        made.column_dimensions[get_column_letter(c + 1)].width = _width(sheet, c)
    for c in sheet.hidden_columns:
        made.column_dimensions[get_column_letter(c + 1)].hidden = True
    for r in sheet.hidden_rows:
        made.row_dimensions[r + 1].hidden = True
    made.sheet_state = "visible" if sheet.visible else "hidden"


def _put(cell: Cell, value: Value, place: Position, sheet: Sheet) -> None:
    if place in sheet.errors:
        cell.value, cell.data_type = sheet.errors[place], "e"
    elif isinstance(value, str):
        cell.value = readable(value)[:_LONGEST_TEXT]
        cell.data_type = "s"
        cell.alignment = Alignment(wrap_text=len(value) > _WIDE, vertical="top")
    else:
        cell.value = value
        cell.number_format = _format(value, place in sheet.percent)


def _format(value: Value, percent: bool) -> str:
    if isinstance(value, datetime):
        return MOMENT if value.time() != time() else DAY
    if isinstance(value, date):
        return DAY
    if isinstance(value, time | timedelta):
        return "hh:mm:ss"
    return PERCENT if percent else "General"


def _covered(sheet: Sheet) -> set[Position]:
    """Cells of merged ranges that are not their first."""
    return {
        (r, c)
        for m in sheet.merges
        for r in range(m.first_row, m.last_row + 1)
        for c in range(m.first_column, m.last_column + 1)
        if (r, c) != (m.first_row, m.first_column)
    }


def _width(sheet: Sheet, column: int) -> int:
    longest = max((len(str(row[column])) for row in sheet.rows if column < len(row)), default=0)
    return min(max(longest + 2, _NARROW), _WIDE)
