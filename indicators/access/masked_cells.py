"""Which cells of a sheet a reader may see who may not see its small counts: cells that cannot give one away.

Shown are the title and the heads, the rows of figures that anybody may see, and words beside and between. Everything
else that holds a digit is withheld: totals, other years, notes and copies of a figure give it away as well.
"""

from collections.abc import Callable, Mapping
from numbers import Number

Position = tuple[int, int]
LONGEST_LABEL = 120  # characters; a longer text tells a story
YEARS = range(1990, 2101)


def open_cells(figures: Mapping[Position, bool]) -> Callable[[int, int, object], bool]:
    """``figures``: the cell of every figure of one sheet → whether everybody may see that figure. The answer takes
    row, column and value of a cell."""
    rows: dict[int, bool] = {}
    first_column: dict[int, int] = {}
    for (row, column), shown in figures.items():
        rows[row] = rows.get(row, True) and shown
        first_column[row] = min(column, first_column.get(row, column))
    first_row = min(rows, default=0)

    def may_be_seen(row: int, column: int, value: object) -> bool:
        if not rows:
            return False
        if row < first_row:
            return isinstance(value, str) or _is_year(value)
        if rows.get(row, False):
            return True
        return _is_label(value) and (row not in rows or column < first_column[row])

    return may_be_seen


def _is_label(value: object) -> bool:
    return isinstance(value, str) and len(value) <= LONGEST_LABEL and not any(map(str.isdigit, value))


def _is_year(value: object) -> bool:
    return isinstance(value, Number) and not isinstance(value, bool) and value in YEARS
