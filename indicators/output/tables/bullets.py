"""One indicator on one line: where its value lies against both targets and where it is heading; its years as a path."""

from dataclasses import dataclass

from indicators.assessment.model import PartResult
from indicators.catalogue.definitions import Indicator
from indicators.output.figures.style import levels
from indicators.output.numbers import PERCENT
from indicators.output.tables.unit_bars import FROM_ZERO, POINTS, axis
from indicators.output.wording import rule_sign

WHOLE = 100.0  # shares are drawn on the same axis, so that rows can be compared
ROOM = 1.04  # of the largest number, so that a mark at the end is seen
LEAST_POINTS = 2


@dataclass(frozen=True, slots=True)
class Tick:
    """A target across the bar: its year, its words, and where it lies, 0 to 100; two places for a range."""

    year: int
    sign: str
    at_pct: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Bullet:
    """``kind``: a bar from zero, or a point on a stretched axis. ``band_pct``: from the lower to the upper end of the
    projection for the last milestone ahead, with the projection itself between. All 0 to 100; None where unknown."""

    kind: str
    at_pct: float | None
    ticks: tuple[Tick, ...]
    projected_pct: float | None
    band_pct: tuple[float, float] | None


def bullet(part: PartResult, indicator: Indicator) -> Bullet | None:
    """None for a question of yes or no: there is nothing to measure."""
    if indicator.kind == "yes_no":
        return None
    value = part.latest.value if part.latest else None
    ahead = [m.outlook for m in part.milestones if m.outlook and m.outlook.projected is not None]
    outlook = ahead[-1] if ahead else None
    heading = [outlook.projected, *(outlook.band or ())] if outlook and outlook.projected is not None else []
    numbers = [*([] if value is None else [value]), *heading]
    marks = [level for m in part.milestones for level in levels(m.milestone)]
    low, high = (0, max(WHOLE, *numbers, *marks)) if indicator.unit == PERCENT else axis(numbers, marks)
    high = high if indicator.unit == PERCENT else low + (high - low) * ROOM

    def at(number: float) -> float:
        return round(min(100.0, max(0.0, 100 * (number - low) / (high - low))), 1)

    ticks = tuple(
        Tick(
            m.milestone.year,
            rule_sign(m.milestone.rule, m.milestone.value, indicator.unit),
            tuple(at(level) for level in levels(m.milestone)),
        )
        for m in part.milestones
    )
    projected = outlook.projected if outlook else None
    band = outlook.band if outlook else None
    return Bullet(
        POINTS if low else FROM_ZERO,
        None if value is None else at(value),
        ticks,
        None if projected is None else at(projected),
        None if band is None else (at(band[0]), at(band[1])),
    )


def path_points(part: PartResult) -> tuple[tuple[float, float], ...]:
    """The full-year values as (x, y), both 0 to 100, the first year left and the highest value on top; none where the
    years are too few for a line."""
    known = sorted((v.data_year, v.value) for v in part.series if v.value is not None)
    if len(known) < LEAST_POINTS:
        return ()
    (first, *_), (last, *_) = known[0], known[-1]
    low, high = min(v for _, v in known), max(v for _, v in known)
    return tuple(
        (
            round(100 * (year - first) / (last - first), 1),
            50.0 if high == low else round(100 * (high - value) / (high - low), 1),
        )
        for year, value in known
    )
