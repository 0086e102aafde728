"""Heads that leave the column of names blank, as statistical tables do: "(blank) | 2021 | 2022 | Sơ bộ 2024"; or have
none, because the title names the one indicator they are about: "Tổng dân số | Số người được tiếp cận | Tỷ lệ".
"""

from indicators.observations.headers import Head, header_text, read_head
from indicators.observations.table import VALUE_ROLES, Column
from indicators.observations.values import parse
from indicators.workbook.grid import Sheet, Value

FEW_FIGURES, FEW_KNOWN = 2, 2  # heads of a table without names, and those of counts or rates among them
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
        elif not at and _has_figures_alone(sheet, row):
            found[row] = ()
    return found


def _has_figures_alone(sheet: Sheet, row: int) -> bool:
    """Whether a row of heads of counts and rates stands over a line with a figure below each of them, and no words."""
    heads = {c: v for c, v in enumerate(sheet.rows[row]) if v != "" and v is not None}
    if len(heads) < FEW_FIGURES or row + 1 >= len(sheet.rows):
        return False
    texts = [v for v in heads.values() if isinstance(v, str) and len(v) <= LONGEST_HEAD_OF_A_TIME]
    known = [t for t in texts if read_head(t).role in VALUE_ROLES]
    below = {c: v for c, v in enumerate(sheet.rows[row + 1]) if v != "" and v is not None}
    if len(texts) < len(heads) or len(known) < FEW_KNOWN or below.keys() != heads.keys():
        return False
    return all(isinstance(v, int | float) or parse(v).form in ("number", "counts") for v in below.values())


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
