"""Which units pull the province down: how many more are needed to reach a target, and where."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING

from indicators.assessment.ledger import Moment, keep_ledger
from indicators.assessment.model import Figure
from indicators.assessment.rules import bounds
from indicators.assessment.sums import counts_of, expected_units
from indicators.assessment.voices import ranks_of
from indicators.catalogue.definitions import Indicator, Milestone, Round, Rule

if TYPE_CHECKING:
    from indicators.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Contribution:
    """``missing_count``: the signed change of the unit's numerator that would bring it to the target, whole
    cases; 0 where it is met or nothing arose. Counts are None for a unit that gave none."""

    unit: str
    numerator: float | None
    denominator: float | None
    missing_count: int


def contributions(
    catalogue: "Catalogue",
    round: Round,
    indicator: Indicator,
    figures: Sequence[Figure],
    milestone: Milestone,
    data_year: int | None = None,
) -> tuple[Contribution, ...]:
    """Every unit a provincial sum needs, farthest from the target first, units without counts last.

    ``data_year``: a full year of actuals; by default the last one any unit gave. Empty where nothing is
    summed.
    """
    ledger = keep_ledger(catalogue, round, figures)
    line = ledger.line(indicator)
    years = [m.data_year for m in line if m[1:] == ("year", "actual", None)]
    moment = Moment(data_year or max(years, default=round.data_date.year), "year", "actual", None)
    days = {f.data_date for fs in line.get(moment, {}).values() for f in fs}
    ranks = ranks_of(catalogue, indicator, round.province, days)
    made = (
        _of_unit(unit, counts_of(line, indicator, moment, unit, ranks, round.data_date), indicator, milestone)
        for unit in expected_units(ledger, indicator, moment)
    )
    return tuple(sorted(made, key=lambda c: (c.denominator is None, -abs(c.missing_count))))


def cases_needed(
    rule: Rule, numerator: float | Fraction, denominator: float | Fraction, multiplier: float, target: float
) -> int:
    """The signed change of the numerator, in whole cases, after which the rule holds; 0 where it holds
    already."""
    if not denominator:
        return 0
    per_unit = Fraction(str(denominator)) / Fraction(str(multiplier))

    def at(value: float) -> Fraction:
        return Fraction(str(value)) * per_unit - Fraction(str(numerator))

    match rule.op:
        case "ge" | "yes":
            return max(0, ceil(at(target)))
        case "gt":
            return max(0, floor(at(target)) + 1)
        case "le":
            return min(0, floor(at(target)))
        case "lt":
            return min(0, ceil(at(target)) - 1)
        case "between":
            low, high = bounds(rule, target)
            return max(0, ceil(at(low))) or min(0, floor(at(high)))


def _of_unit(unit: str, figure: Figure | None, indicator: Indicator, milestone: Milestone) -> Contribution:
    if figure is None:
        return Contribution(unit, None, None, 0)
    numerator, denominator = figure.numerator or 0.0, figure.denominator or 0.0
    needed = cases_needed(milestone.rule, numerator, denominator, indicator.multiplier, milestone.value)
    return Contribution(unit, numerator, denominator, needed)
