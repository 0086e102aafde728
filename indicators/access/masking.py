"""The one rule that hides small counts of people harmed, applied to every figure on its way out.

Below the province, counts of 1 to 4 of a sensitive indicator can point to a person: whoever is neither the unit
itself nor the standing office sees neither the counts nor the rate. Source: the practice of official statistics on
small cells.
"""

from dataclasses import replace

from indicators.access.rights import Actor, may
from indicators.assessment.model import Assessment, MilestoneResult, PartResult, UnitValue
from indicators.catalogue import Catalogue
from indicators.catalogue.definitions import Round
from indicators.observations import Observation

WHOLE_PROVINCE = frozenset({"country", "province"})


def is_small(count: float | None, below: int) -> bool:
    """True for counts of 1 up to, not including, ``below``."""
    return count is not None and 0 < count < below


def sees_all(actor: Actor, unit: str) -> bool:
    return may(actor, "see_small_counts") or (actor.role == "unit" and actor.unit == unit)


def mask(actor: Actor, catalogue: Catalogue, assessment: Assessment) -> Assessment:
    """The assessment as ``actor`` may see it: values of small sensitive counts become None, reason ``suppressed``."""
    unit = catalogue.unit(assessment.unit, assessment.data_date)
    if unit.level in WHOLE_PROVINCE or sees_all(actor, unit.code):
        return _without_units_figures(actor, catalogue, assessment)
    targets = tuple(
        replace(t, parts=tuple(_masked_part(catalogue, assessment.strategy, p) for p in t.parts))
        for t in assessment.targets
    )
    return replace(assessment, targets=targets)


def _without_units_figures(actor: Actor, catalogue: Catalogue, assessment: Assessment) -> Assessment:
    """A total stays whole, but the units' figures it was added up from leave only with those who may see them."""
    if may(actor, "see_small_counts"):
        return assessment

    def part(p: PartResult) -> PartResult:
        if not catalogue.indicator(assessment.strategy, p.indicator).sensitive:
            return p
        strip = lambda v: replace(v, figures=(), sources=()) if v.origin == "sum" else v  # noqa: E731
        return replace(
            p,
            latest=strip(p.latest) if p.latest else None,
            series=tuple(map(strip, p.series)),
            others=tuple(map(strip, p.others)),
        )

    targets = tuple(replace(t, parts=tuple(map(part, t.parts))) for t in assessment.targets)
    return replace(assessment, targets=targets)


def _masked_part(catalogue: Catalogue, strategy: str, part: PartResult) -> PartResult:
    if not catalogue.indicator(strategy, part.indicator).sensitive:
        return part
    below = catalogue.settings.small_count_below
    values = (*part.series, *part.others)
    if not any(is_small(v.numerator, below) or is_small(v.denominator, below) for v in values):
        return part
    # One small year hides the whole series: a neighbouring year, a pace or a verdict would give it away.
    return replace(
        part,
        latest=_masked_value(part.latest) if part.latest else None,
        series=tuple(map(_masked_value, part.series)),
        others=tuple(map(_masked_value, part.others)),
        milestones=tuple(
            MilestoneResult(m.milestone, "not_assessable" if m.verdict else None, "suppressed")
            for m in part.milestones
        ),
        projection=None,
        verdict="not_assessable" if part.verdict else None,
        reason="suppressed",
    )


def _masked_value(value: UnitValue) -> UnitValue:
    return replace(
        value,
        numerator=None,
        denominator=None,
        value=None,
        reason="suppressed",
        also=None,
        revised_from=None,
        sources=(),
        figures=(),
    )


def hides(actor: Actor, catalogue: Catalogue, round: Round, seen: Observation) -> bool:
    """True when ``actor`` may not see one figure of a file sent for ``round``."""
    unit = catalogue.unit(seen.subject, round.data_date)
    if unit.level in WHOLE_PROVINCE or sees_all(actor, seen.subject):
        return False
    below = catalogue.settings.small_count_below
    small = is_small(seen.numerator, below) or is_small(seen.denominator, below)
    return small and catalogue.indicator(round.strategy, seen.indicator).sensitive
