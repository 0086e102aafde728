"""What came: a spreadsheet as a grid of cells, whatever program wrote it.

A cell is addressed by (row, column), both from 0 as they stand in ``Sheet.rows``; ``cell_name`` gives "B12".
Rows have the sheet's full width and start at A1, so positions never shift.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cached_property
from itertools import chain

Value = str | int | float | bool | date | datetime | time | timedelta | None
Position = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged range, corners included, from 0."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(frozen=True)
class Sheet:
    """One sheet. Empty cells are ``""``. ``percent``: cells shown with a % format (0.4667 means 46,67%).

    ``unvalued``: cells with a formula and no cached result. ``errors``: position → "#REF!". ``hidden_rows``,
    ``hidden_columns``: indexes from 0. ``cleaned``: the first cell from which hidden signs were taken (see ``plain``).
    """

    name: str
    visible: bool
    rows: list[list[Value]]
    merges: tuple[Merge, ...] = ()
    percent: frozenset[Position] = frozenset()
    unvalued: frozenset[Position] = frozenset()
    errors: dict[Position, str] = field(default_factory=dict)
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    cleaned: Position | None = None

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The different texts of the cells, in their order; a sheet repeats most of them."""
        return tuple(value for value in dict.fromkeys(chain.from_iterable(self.rows)) if type(value) is str)

    def at(self, row: int, column: int) -> Value:
        """The value, or "" outside the sheet."""
        if 0 <= row < len(self.rows) and 0 <= column < len(self.rows[row]):
            return self.rows[row][column]
        return ""


@dataclass(frozen=True, slots=True)
class Workbook:
    """A spreadsheet file read whole. ``format``: xlsx, xlsm, xls, ods. ``sha256``: of the bytes received."""

    name: str
    sha256: str
    format: str
    sheets: tuple[Sheet, ...]
    macros: bool = False


def column_name(column: int) -> str:
    """0 → "A", 25 → "Z", 26 → "AA"."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def cell_name(row: int, column: int) -> str:
    """(11, 1) → "B12"."""
    return f"{column_name(column)}{row + 1}"
