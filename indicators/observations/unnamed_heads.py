"""Heads that leave the column of names blank, as statistical tables do: "(blank) | 2021 | 2022 | Sơ bộ 2024"."""

from indicators.observations.headers import Head, header_text, read_head
from indicators.observations.table import VALUE_ROLES, Column
from indicators.workbook.grid import Sheet, Value

FEW_TIMES = 2  # columns of results that name their time
ROWS_BELOW = 6
SHORTEST_NAME, LONGEST_HEAD_OF_A_TIME = 10, 60


def unnamed_bands(sheet: Sheet) -> dict[int, tuple[Column, ...]]:
    """Row of heads → the column of names left of its years, whose own head is blank. For sheets without other heads."""
    found = {}
    for row, cells in enumerate(sheet.rows):
        at = _first_time(cells)
        name = _names_left(sheet, row, at) if at else None
        if name is not None:
            found[row] = (Column(name, Head("name"), ()),)
    return found


def _first_time(cells: list[Value]) -> int:
    """The first column of a row of heads that are results of different times; 0 where it is no such row."""
    heads = {c: read_head(text) for c, v in enumerate(cells) if (text := header_text(v))}
    filled = [c for c, v in enumerate(cells) if v != "" and v is not None]
    if set(filled) != set(heads) or any(
        not h.role or len(h.words) > LONGEST_HEAD_OF_A_TIME for h in heads.values()
    ):
        return 0
    timed = [c for c, h in heads.items() if h.role in VALUE_ROLES and h.time.year is not None]
    return timed[0] if len({heads[c].time for c in timed}) >= FEW_TIMES else 0


def _names_left(sheet: Sheet, row: int, at: int) -> int | None:
    """The column left of the years that has no head and holds the longest names below."""
    below = sheet.rows[row + 1 : row + 1 + ROWS_BELOW]
    letters = {
        c: max((len(v) for cells in below if isinstance(v := cells[c], str)), default=0)
        for c in range(at)
        if sheet.rows[row][c] in ("", None)
    }
    best = max(letters, key=lambda c: letters[c], default=None)
    return best if best is not None and letters[best] >= SHORTEST_NAME else None
