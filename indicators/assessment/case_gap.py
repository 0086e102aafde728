"""How many cases the units together lack to reach a target, and how many of them fall on each unit.

The rule: the whole need is that of the summed counts. It falls on the units that lack cases themselves, in proportion
to what each lacks; what others have beyond the target lightens everyone's share alike. So the shares add up to the
whole need, and no unit is asked for more than it lacks.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from indicators.assessment.contributions import Contribution, cases_needed, contributions
from indicators.assessment.model import Figure
from indicators.catalogue.definitions import Indicator, Milestone, Round, Rule

if TYPE_CHECKING:
    from indicators.catalogue import Catalogue

WHOLE = 100  # per cent


@dataclass(frozen=True, slots=True)
class UnitShare:
    """``lacking``: cases the unit itself lacks; ``share``: those of the whole need that fall on it. Both signed as the
    need is (below zero: so many fewer)."""

    unit: str
    numerator: float
    denominator: float
    lacking: int
    share: int


@dataclass(frozen=True, slots=True)
class CaseGap:
    """``needed``: signed change of the summed numerators after which the target is met, 0 where it is met.

    ``units``: those that lack cases, the largest share first. ``counted`` units gave counts, ``below`` of them do not
    reach the target themselves. ``silent``: units without counts, in no sum.
    """

    needed: int
    numerator: float
    denominator: float
    counted: int
    below: int
    units: tuple[UnitShare, ...]
    silent: tuple[str, ...]


def case_gap(
    catalogue: "Catalogue",
    round: Round,
    indicator: Indicator,
    figures: Sequence[Figure],
    milestone: Milestone,
    data_year: int,
) -> CaseGap | None:
    """The need of one full year of actuals; None where nothing is summed, nobody gave counts, or cases say nothing."""
    if not counts_cases(indicator):
        return None
    given = contributions(catalogue, round, indicator, figures, milestone, data_year)
    if all(c.denominator is None for c in given):
        return None
    return shared(given, milestone.rule, indicator.multiplier, milestone.value)


def counts_cases(indicator: Indicator) -> bool:
    """Whether "so many more" makes sense: of a share or of a rate of cases, not of two groups held against each other
    (boys against girls at birth)."""
    return indicator.kind == "ratio" and (
        indicator.bound_high == indicator.multiplier or indicator.multiplier > WHOLE
    )


def shared(given: Sequence[Contribution], rule: Rule, multiplier: float, target: float) -> CaseGap:
    """The whole need of the units that gave counts, and its shares. Units where nothing arose are in no sum."""
    counted = [c for c in given if c.denominator]
    numerator = sum((Fraction(str(c.numerator)) for c in counted), Fraction(0))
    denominator = sum((Fraction(str(c.denominator)) for c in counted), Fraction(0))
    needed = cases_needed(rule, numerator, denominator, multiplier, target)
    lacking = [c for c in counted if c.missing_count * needed > 0]
    shares = apportioned(abs(needed), [abs(c.missing_count) for c in lacking])
    sign = 1 if needed >= 0 else -1
    units = [
        UnitShare(c.unit, c.numerator or 0, c.denominator or 0, c.missing_count, sign * share)
        for c, share in zip(lacking, shares, strict=True)
    ]
    return CaseGap(
        needed,
        float(numerator),
        float(denominator),
        len(counted),
        sum(c.missing_count != 0 for c in counted),
        tuple(sorted(units, key=lambda u: (-abs(u.share), -abs(u.lacking)))),
        tuple(c.unit for c in given if c.denominator is None),
    )


def apportioned(total: int, weights: Sequence[int]) -> tuple[int, ...]:
    """``total`` in whole parts in proportion to ``weights``: the largest remainders are rounded up, of equal ones the
    larger weight, then the earlier. With ``total`` at most Σ weights no part exceeds its weight."""
    whole = sum(weights)
    if not whole:
        return (0,) * len(weights)
    quotas = [Fraction(total * weight, whole) for weight in weights]
    parts = [int(quota) for quota in quotas]
    first = sorted(range(len(weights)), key=lambda n: (parts[n] - quotas[n], -weights[n], n))
    for n in first[: total - sum(parts)]:
        parts[n] += 1
    return tuple(parts)
