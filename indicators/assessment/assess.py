"""The assessment of a unit: every part and target of the round's target set, judged or looked ahead."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from indicators.assessment.adding_up import values_in
from indicators.assessment.ledger import Ledger, is_over, keep_ledger
from indicators.assessment.model import (
    Assessment,
    Counts,
    Figure,
    MilestoneResult,
    PartResult,
    Reason,
    TargetResult,
    UnitValue,
    Verdict,
)
from indicators.assessment.projections import projection_of, projection_year
from indicators.assessment.verdicts import judge, latest, target_verdict
from indicators.catalogue.definitions import Indicator, Milestone, Round, TargetPart

if TYPE_CHECKING:
    from indicators.catalogue import Catalogue


def assess(catalogue: "Catalogue", round: Round, unit: str, figures: Sequence[Figure]) -> Assessment:
    """The assessment of one unit as known at ``round``; ``figures`` in any order, of any round and strategy.

    The province and the country get every target; another unit only the targets with a part collected from
    units of its level, so that the four counts sum to the targets listed.
    """
    return _assessed(catalogue, keep_ledger(catalogue, round, figures), unit)


def assess_units(
    catalogue: "Catalogue", round: Round, units: Iterable[str], figures: Sequence[Figure]
) -> dict[str, Assessment]:
    """``assess`` for several units by code, with the figures laid out once."""
    ledger = keep_ledger(catalogue, round, figures)
    return {unit: _assessed(catalogue, ledger, unit) for unit in units}


def _assessed(catalogue: "Catalogue", ledger: Ledger, unit: str) -> Assessment:
    round = ledger.round
    target_set = catalogue.target_set(round.target_set)
    level = None if unit == round.province else catalogue.unit(unit, round.data_date).level
    by_target: dict[str, list[tuple[TargetPart, Indicator]]] = {}
    in_force = (part for part in target_set.parts if part.milestones_on(round.data_date))
    for part in in_force:
        indicator = catalogue.indicator(target_set.strategy, part.indicator)
        by_target.setdefault(part.target, []).append((part, indicator))
    targets = tuple(
        _target(catalogue, ledger, unit, level, code, parts)
        for code, parts in by_target.items()
        if any(is_collected(indicator, level) for _, indicator in parts)
    )
    return Assessment(
        round.code, unit, round.strategy, target_set.code, round.data_date, targets, _counts(round, targets)
    )


def is_collected(indicator: Indicator, level: str | None) -> bool:
    """True when units of ``level`` have a figure of their own; None is the province or country itself."""
    return level is None or (indicator.additive and level in indicator.levels)


def _target(
    catalogue: "Catalogue",
    ledger: Ledger,
    unit: str,
    level: str | None,
    code: str,
    parts: Sequence[tuple[TargetPart, Indicator]],
) -> TargetResult:
    made = tuple(_part(catalogue, ledger, unit, level, part, indicator) for part, indicator in parts)
    verdict: Verdict | None = None
    reason: Reason = ""
    if ledger.round.judges:
        counted = [(p.verdict, p.reason) for p in made if p.verdict]
        verdict, reason = target_verdict(counted) if counted else ("not_assessable", "not_quantified")
    return TargetResult(code, parts[0][1].objective, verdict, reason, made)


def _part(
    catalogue: "Catalogue",
    ledger: Ledger,
    unit: str,
    level: str | None,
    part: TargetPart,
    indicator: Indicator,
) -> PartResult:
    round = ledger.round
    milestones = part.milestones_on(round.data_date)
    if not is_collected(indicator, level):
        return _not_collected(part, milestones, round)
    values = values_in(catalogue, ledger, unit, indicator)
    series = tuple(v for v in values if _is_full_year_actual(v, round))
    declared = {v.data_year: v for v in values if (v.period, v.kind) == ("year", "projection")}
    results = tuple(
        judge(m, indicator, round, series, declared.get(m.year), catalogue.settings) for m in milestones
    )
    year = projection_year(round, milestones, declared)
    verdict, reason = _verdict_of(results, round)
    return PartResult(
        part.code,
        indicator.code,
        latest(series),
        series,
        tuple(v for v in values if not _is_full_year_actual(v, round)),
        results,
        projection_of(round, indicator, milestones, series, declared, year, catalogue.settings),
        verdict,
        reason if verdict else _why_silent(latest(series)),
    )


def _is_full_year_actual(value: UnitValue, round: Round) -> bool:
    return (value.period, value.kind) == ("year", "actual") and is_over(round, value.data_year)


def _verdict_of(results: Sequence[MilestoneResult], round: Round) -> tuple[Verdict | None, Reason]:
    """Of the last milestone the round judges; None where the part has no value for that year."""
    last = max(round.judges, default=None)
    judged = next((r for r in results if r.milestone.year == last), None)
    return (judged.verdict, judged.reason) if judged else (None, "")


def _why_silent(value: UnitValue | None) -> Reason:
    return value.reason if value else "no_data"


def _not_collected(part: TargetPart, milestones: Sequence[Milestone], round: Round) -> PartResult:
    """Shown beside its sister parts, without a word on how it stands."""
    results = tuple(
        MilestoneResult(m, "not_assessable", "not_collected")
        if m.year in round.judges
        else MilestoneResult(m)
        for m in milestones
    )
    verdict, _ = _verdict_of(results, round)
    return PartResult(part.code, part.indicator, None, (), (), results, None, verdict, "not_collected")


def _counts(round: Round, targets: Sequence[TargetResult]) -> Counts | None:
    if not round.judges:
        return None
    verdicts = [t.verdict for t in targets]
    numbers = (verdicts.count(v) for v in ("met", "partly_met", "not_met", "not_assessable"))
    return Counts(max(round.judges), *numbers)
