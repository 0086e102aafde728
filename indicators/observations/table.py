"""A table as it was laid out: where its heads and body stand, and what each column holds."""

from dataclasses import dataclass

from indicators.observations.headers import Head
from indicators.workbook.grid import Sheet

VALUE_ROLES = frozenset({"numerator", "denominator", "female", "male", "rate", "result"})


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: its place from 0, its joined head, and the words of each level of the head."""

    index: int
    head: Head
    levels: tuple[str, ...]

    @property
    def role(self) -> str:
        return self.head.role


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a sheet. Rows from 0: the heads are ``head_first..head_last``, the body up to ``body_end`` (out).

    ``titles``: the lines of text above the heads. ``caption_unit``: "ĐVT: %" above the grid, "" without one. ``span``:
    the first and last column of a table that has another one beside it; None where it has its rows to itself.
    """

    head_first: int
    head_last: int
    body_end: int
    columns: tuple[Column, ...]
    titles: tuple[str, ...]
    caption_unit: str = ""
    span: tuple[int, int] | None = None

    @property
    def unit_above(self) -> str:
        """The unit printed above the grid, else the percent sign that all heads of values have."""
        heads = [c.head.words for c in self.columns if c.role in VALUE_ROLES]
        return self.caption_unit or ("%" if heads and all("%" in words for words in heads) else "")

    def first(self, role: str) -> int | None:
        """The first column with a role."""
        return next((c.index for c in self.columns if c.role == role), None)


def below_wide(sheet: Sheet, first: int, row: int) -> set[int]:
    """The columns below merged heads that begin on ``first`` and end right above ``row``."""
    wide = (m for m in sheet.merges if m.first_row == first and m.last_row == row - 1)
    return {c for m in wide for c in range(m.first_column, m.last_column + 1)}
