"""Places in a ranking, ties honestly shown: units whose printed values are equal share their places."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from indicators.output.tables.unit_bars import UnitBar


@dataclass(frozen=True, slots=True)
class Rank:
    """Places ``first`` to ``last`` of ``of`` units with a value; the same place twice for a unit alone."""

    first: int
    last: int
    of: int

    @property
    def tied(self) -> bool:
        return self.last > self.first

    @property
    def label(self) -> str:
        """ "3", "đồng hạng 2–4"."""
        return f"đồng hạng {self.first}–{self.last}" if self.tied else str(self.first)

    @property
    def words(self) -> str:
        """ "hạng 3/9", "đồng hạng 2–4/9"."""
        return f"{'' if self.tied else 'hạng '}{self.label}/{self.of}"


def ranks(bars: Sequence[UnitBar]) -> dict[str, Rank]:
    """Unit → its rank; ``bars`` come best first. A unit without a value, or whose value is not published, has none."""
    known = [bar for bar in bars if bar.at_pct is not None]
    found: dict[str, Rank] = {}
    first = 1
    for _, same in groupby(known, key=lambda bar: bar.value):
        tied = list(same)
        rank = Rank(first, first + len(tied) - 1, len(known))
        found |= dict.fromkeys((bar.unit for bar in tied), rank)
        first = rank.last + 1
    return found
