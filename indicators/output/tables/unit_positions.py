"""Where one unit lies among those of its kind, indicator by indicator: its rank, and all of them on one axis."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from indicators.assessment.model import Assessment
from indicators.catalogue.definitions import Indicator
from indicators.output.tables.standings import nearest_milestone, parts_of, values_beside
from indicators.output.tables.unit_bars import unit_bars
from indicators.output.tables.unit_ranks import Rank, ranks
from indicators.output.wording import Status


@dataclass(frozen=True, slots=True)
class Position:
    """``others_pct``: where the others lie on the indicator's axis; ``own_pct`` None where the unit gave nothing."""

    code: str
    name: str
    value: str
    counts: str
    status: Status | None
    rank: Rank | None
    own_pct: float | None
    others_pct: tuple[float, ...]
    target_pct: tuple[float, ...]


def positions(
    assessments: Sequence[Assessment],
    unit: str,
    indicators: Mapping[str, Indicator],
    names: Mapping[str, str],
) -> tuple[Position, ...]:
    """One line per part the unit is assessed by; ``assessments``: of every unit of its kind, itself among them."""
    own = next((a for a in assessments if a.unit == unit), None)
    found = []
    for part in parts_of(own) if own else ():
        indicator = indicators[part.indicator]
        made = unit_bars(values_beside(assessments, part.code), indicator, nearest_milestone(part), names)
        mine = next(bar for bar in made.bars if bar.unit == unit)
        others = tuple(b.at_pct for b in made.bars if b.unit != unit and b.at_pct is not None)
        found.append(
            Position(part.code, indicator.name, mine.value, mine.counts, mine.status, ranks(made.bars).get(unit),
                     mine.at_pct, others, made.target_pct)
        )  # fmt: skip
    return tuple(sorted(found, key=_behind_first))


def _behind_first(position: Position) -> tuple[bool, float]:
    """The last of many first, units without a value at the end."""
    rank = position.rank
    return rank is None, -(rank.last / rank.of) if rank else 0.0


def leading_and_lagging(found: Sequence[Position]) -> str:
    """ "Đứng đầu hoặc đồng hạng đầu ở 2/10 chỉ tiêu, cuối ở 1/10."; "" where nothing can be ranked."""
    ranked = [p.rank for p in found if p.rank and p.rank.of > 1]
    if not ranked:
        return ""
    top, bottom = sum(r.first == 1 for r in ranked), sum(r.last == r.of and r.first > 1 for r in ranked)
    return f"Đứng đầu (kể cả đồng hạng) ở {top}/{len(ranked)} chỉ tiêu, đứng cuối ở {bottom}/{len(ranked)}."
