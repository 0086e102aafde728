"""Windows of a sheet around a cell."""

import re

from indicators.errors import NotFound
from indicators.workbook.grid import Value, Workbook

CELL = re.compile(r"^([A-Z]{1,3})([1-9][0-9]{0,6})$")


def position(cell: str) -> tuple[int, int]:
    """ "B12" → (11, 1). Raises NotFound for anything that is not the name of a cell."""
    match = CELL.match(cell)
    if match is None:
        raise NotFound(f'"{cell}" không phải địa chỉ ô (ví dụ: B12).')
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return int(match[2]) - 1, column - 1


def window(
    workbook: Workbook, sheet: str, row: int, column: int, margin: int
) -> tuple[int, int, list[list[Value]]]:
    """(first row, first column, values) of the cells within ``margin`` of a cell. Raises NotFound for the sheet."""
    found = next((s for s in workbook.sheets if s.name == sheet), None)
    if found is None:
        raise NotFound(f'Tệp {workbook.name} không có trang tính "{sheet}".')
    top, left = max(0, row - margin), max(0, column - margin)
    bottom, right = min(len(found.rows), row + margin + 1), column + margin + 1
    return top, left, [list(found.rows[r][left:right]) for r in range(top, bottom)]
