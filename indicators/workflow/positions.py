"""From the words of an address to places: the name of a cell, the name of a sheet."""

import re

from indicators.errors import NotFound
from indicators.workbook.grid import Sheet, Workbook

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


def sheet_named(workbook: Workbook, name: str) -> Sheet:
    """Raises NotFound."""
    found = next((s for s in workbook.sheets if s.name == name), None)
    if found is None:
        raise NotFound(f'Tệp {workbook.name} không có trang tính "{name}".')
    return found
