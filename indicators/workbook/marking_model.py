"""The nouns of a marked copy: what is written at a cell, what stands on the first sheet, how that sheet is known."""

import re
from dataclasses import dataclass, replace

from indicators.findings import Severity
from indicators.workbook.facts import column_index
from indicators.workbook.grid import Position, Sheet, Workbook

LIST_SHEET = "Kết quả kiểm tra"
LIST_MARK = "ket-qua-kiem-tra/1"  # in the hidden corner of the list, so that intake passes it over
# The three colours, light enough for dark text, each its own: a cell that has one was marked by us.
FILLS: dict[Severity, str] = {"blocks": "#E3A9B9", "warns": "#F6C8A9", "notes": "#CFE0F1"}
_ADDRESS = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_SEARCH_ROWS, _SEARCH_COLUMNS = 12, 6  # how far somebody may have pushed the corner by inserting


@dataclass(frozen=True, slots=True)
class Mark:
    """One finding as it is told in the copy. ``sheet``, ``cell`` ("B12") are "" where it is about more than a cell.

    ``label``: the words for its severity; ``what`` and ``mend`` are the two halves of ``sentence``.
    """

    severity: Severity
    label: str
    sheet: str
    cell: str
    title: str
    sentence: str
    what: str
    mend: str


@dataclass(frozen=True, slots=True)
class Cover:
    """What stands above the list: a title, ``sample`` where the figures are synthetic (else ""), lines of text."""

    title: str
    lines: tuple[str, ...]
    sample: str = ""


def place_of(sheet: Sheet, cell: str) -> Position | None:
    """Where a mark on ``cell`` ("B12") is put: at the first cell of a merged range, which is the one that shows."""
    found = _ADDRESS.fullmatch(cell)
    if found is None:
        return None
    row, column = int(found[2]) - 1, column_index(found[1])
    for m in sheet.merges:
        if m.first_row <= row <= m.last_row and m.first_column <= column <= m.last_column:
            return m.first_row, m.first_column
    return row, column


def is_list(sheet: Sheet) -> bool:
    """Whether a sheet is the list of a marked copy, whatever it is called now and whoever saved it."""
    corner = (row[:_SEARCH_COLUMNS] for row in sheet.rows[:_SEARCH_ROWS])
    return any(type(v) is str and v.strip() == LIST_MARK for row in corner for v in row)


def without_list(workbook: Workbook) -> Workbook:
    """The workbook as the unit made it: without the list of a marked copy."""
    kept = tuple(sheet for sheet in workbook.sheets if not is_list(sheet))
    return workbook if len(kept) == len(workbook.sheets) else replace(workbook, sheets=kept)
