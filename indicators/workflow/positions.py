"""From the words of an address to places: the name of a cell, the name of a sheet."""

import re
from collections.abc import Iterable

from indicators.errors import NotFound
from indicators.observations.model import Observation
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


def words_position(
    workbook: Workbook, figures: Iterable[Observation], sheet: str
) -> tuple[str, tuple[int, int]] | None:
    """(sheet, (row, column)) of the cell that holds words said of the figures: in the row of a figure on its own
    ``sheet``, else in a row that bears the code of its indicator, for causes often stand in a table of their own, else
    anywhere. None where no cell holds any."""
    figures = tuple(figures)
    said = {
        piece
        for o in figures
        for text in (o.cause, o.difficulty, o.solution, o.note)
        for piece in _pieces(text)
    }
    rows = {position(o.cell)[0] for o in figures if o.cell}
    codes = {o.indicator for o in figures}
    holding = [
        (one, row, column)
        for one in workbook.sheets
        for row, cells in enumerate(one.rows)
        for column, value in enumerate(cells)
        if isinstance(value, str) and value and _plain(value) in said
    ]

    def far(place: tuple[Sheet, int, int]) -> int:
        one, row, _ = place
        if one.name == sheet and row in rows:
            return 0
        return 1 if any(str(value).partition("|")[0] in codes for value in one.rows[row]) else 2

    if not holding:
        return None
    nearest, row, column = min(holding, key=far)  # of those equally near the first
    return nearest.name, (row, column)


def _pieces(text: str) -> set[str]:
    """A text and what it may have been joined of; nothing of an empty one."""
    return {_plain(part) for part in (text, *text.split(";"))} - {""}


def _plain(text: str) -> str:
    return " ".join(text.split()).rstrip(" .;").casefold()
