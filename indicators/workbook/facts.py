"""What a sheet says beside its values: formats, errors, formulas, merges, what is hidden. The same for every format."""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from indicators.workbook.grid import Merge, Position

ERROR_WITHOUT_TEXT = "#VALUE!"
# built-in number formats that print a percent sign
PERCENT_FORMAT_IDS = (9, 10)
_LITERALS = re.compile(r'"[^"]*"|\\.|_.|\*.')


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """``height`` and ``width`` reach to the farthest cell mentioned; positions are from 0.

    ``repeated``: the first cell that is written twice, where that is known.
    """

    height: int = 0
    width: int = 0
    percent: frozenset[Position] = frozenset()
    unvalued: frozenset[Position] = frozenset()
    errors: dict[Position, str] = field(default_factory=dict)
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merges: tuple[Merge, ...] = ()
    repeated: Position | None = None


def is_percent_format(code: str) -> bool:
    """Whether a number format prints a percent sign of its own ("0.0%"), not a quoted or escaped one."""
    return "%" in _LITERALS.sub("", code)


@lru_cache(maxsize=1024)
def column_index(letters: str) -> int:
    """ "A" → 0, "AA" → 26, upper case only."""
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - 64
    return index - 1


def hidden_range(first: int, last: int, width: int) -> range:
    """Indexes from 0 of a hidden span given from 1, cut at the sheet's width (Excel hides up to column XFD)."""
    return range(max(first - 1, 0), min(last, width))
