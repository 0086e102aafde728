"""The one rule that hides counts of people harmed, applied to every figure on its way out.

Below the province, counts of 1 to 4 of a sensitive indicator can point to a person: whoever is neither the unit
itself nor the standing office sees neither the counts nor the rate, nor anything they could be worked out from. Which
units and totals those are says ``publishing``; here they are taken out. Source: the practice of official statistics on
small cells.
"""

from collections.abc import Callable
from dataclasses import replace

from indicators.access.editions import WHOLE, moment_of
from indicators.access.publishing import Published
from indicators.access.rights import Actor, may
from indicators.assessment.model import (
    Assessment,
    Counts,
    MilestoneResult,
    PartResult,
    TargetResult,
    UnitValue,
)
from indicators.assessment.verdicts import target_verdict
from indicators.catalogue import Catalogue
from indicators.catalogue.definitions import Round
from indicators.observations import Observation

Change = Callable[[PartResult], PartResult]


def sees_all(actor: Actor, unit: str) -> bool:
    return may(actor, "see_small_counts") or (actor.role == "unit" and actor.unit == unit)


def mask(actor: Actor, catalogue: Catalogue, assessment: Assessment, published: Published) -> Assessment:
    """The assessment as ``actor`` may see it: values that are not published become None, reason ``suppressed``.
    ``published``: in the edition the assessment is made of."""
    unit = catalogue.unit(assessment.unit, assessment.data_date)
    if sees_all(actor, unit.code):
        return assessment
    if unit.level not in WHOLE:
        return _changed(assessment, lambda p: _closed(p) if published.hides(p.indicator, unit.code) else p)
    return _changed(assessment, _of_province(catalogue, assessment.strategy, published))


def hides(actor: Actor, catalogue: Catalogue, round: Round, seen: Observation, published: Published) -> bool:
    """True when ``actor`` may not see one figure of a file sent for ``round``: neither a unit's nor a total that is not
    published, nor a group's beside it, since a total less one group is the other."""
    if not catalogue.indicator(round.strategy, seen.indicator).sensitive or sees_all(actor, seen.subject):
        return False
    if catalogue.unit(seen.subject, round.data_date).level not in WHOLE:
        return published.hides(seen.indicator, seen.subject) or bool(seen.breakdown)
    grouped = bool(seen.breakdown) and published.holds_hidden(seen.indicator)
    return grouped or published.ever_withholds(seen.indicator, moment_of(seen))


def _changed(assessment: Assessment, change: Change) -> Assessment:
    """With every part changed, and the verdicts and counts of targets drawn from the parts as they now are."""
    targets = tuple(_target(t, tuple(map(change, t.parts))) for t in assessment.targets)
    counts = assessment.counts
    if counts:
        verdicts = [t.verdict for t in targets]
        numbers = (verdicts.count(v) for v in ("met", "partly_met", "not_met", "not_assessable"))
        counts = Counts(counts.milestone, *numbers)
    return replace(assessment, targets=targets, counts=counts)


def _target(target: TargetResult, parts: tuple[PartResult, ...]) -> TargetResult:
    if all(new is old for new, old in zip(parts, target.parts, strict=True)):
        return target
    if target.verdict is None or [p.verdict for p in parts] == [p.verdict for p in target.parts]:
        return replace(target, parts=parts)
    verdict, reason = target_verdict([(p.verdict, p.reason) for p in parts if p.verdict])
    return replace(target, parts=parts, verdict=verdict, reason=reason)


def _closed(part: PartResult) -> PartResult:
    """A unit's part that is not published: the whole series, since another year, a pace or a verdict would tell."""
    return replace(
        part,
        latest=_without_value(part.latest) if part.latest else None,
        series=tuple(map(_without_value, part.series)),
        others=tuple(map(_without_value, part.others)),
        milestones=tuple(map(_without_result, part.milestones)),
        projection=None,
        verdict="not_assessable" if part.verdict else None,
        reason="suppressed",
    )


def _of_province(catalogue: Catalogue, strategy: str, published: Published) -> Change:
    """Totals that are published stay, without the units' figures they were added up from."""

    def value(v: UnitValue) -> UnitValue:
        if published.withholds(v.indicator, moment_of(v)):
            return _without_value(v)
        if published.holds_hidden(v.indicator):
            v = replace(v, also=None, revised_from=None)
        return replace(v, figures=(), sources=()) if v.origin == "sum" else v

    def part(p: PartResult) -> PartResult:
        if not catalogue.indicator(strategy, p.indicator).sensitive:
            return p
        series, others = tuple(map(value, p.series)), tuple(map(value, p.others))
        shown = replace(p, latest=value(p.latest) if p.latest else None, series=series, others=others)
        gone = any(v.reason == "suppressed" for v in series)
        undeclared = gone or any((v.reason, v.kind) == ("suppressed", "projection") for v in others)
        return _without_conclusions(shown, gone) if undeclared else shown

    return part


def _without_conclusions(part: PartResult, whole: bool) -> PartResult:
    """Without what was drawn from values that are not shown: everything, or what rests on declared projections."""
    results = tuple(_without_result(m) if whole or m.basis == "projection" else m for m in part.milestones)
    shown = replace(part, milestones=results, projection=None)
    if results == part.milestones:
        return shown
    return replace(shown, verdict="not_assessable" if part.verdict else None, reason="suppressed")


def _without_result(result: MilestoneResult) -> MilestoneResult:
    return MilestoneResult(result.milestone, "not_assessable" if result.verdict else None, "suppressed")


def _without_value(value: UnitValue) -> UnitValue:
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
