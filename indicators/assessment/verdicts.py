"""A verdict for a judged milestone, an outlook for one ahead, and a target's verdict from those of its
parts."""

from collections.abc import Iterable, Mapping, Sequence

from indicators.assessment.ledger import is_over
from indicators.assessment.model import Basis, MilestoneResult, Outlook, Reason, UnitValue, Verdict
from indicators.assessment.outlook import broken_years, outlook
from indicators.assessment.rules import meets
from indicators.catalogue.definitions import Indicator, Milestone, Round, Settings

SAYS_SOMETHING = ("", "zero_denominator", "not_quantified")  # reasons of a value somebody spoke for
LEFT_OUT = ("zero_denominator", "not_collected")  # parts that do not count towards their target
Judgement = tuple[Verdict | None, Reason]


def judge(
    milestone: Milestone,
    indicator: Indicator,
    round: Round,
    series: Sequence[UnitValue],
    projection: UnitValue | None,
    settings: Settings,
) -> MilestoneResult:
    """``series``: full-year actuals by year; ``projection``: the one declared for the milestone's year, if
    any."""
    if milestone.year in round.judges:
        return _judged(milestone, indicator, round, series, projection)
    if is_over(round, milestone.year):
        return MilestoneResult(milestone)
    return MilestoneResult(milestone, outlook=outlook_of(milestone, indicator, round, series, settings))


def outlook_of(
    milestone: Milestone, indicator: Indicator, round: Round, series: Sequence[UnitValue], settings: Settings
) -> Outlook:
    """The outlook of a series for one milestone, seen at the round's data date."""
    return outlook(
        points(series),
        milestone.rule,
        milestone.value,
        milestone.year,
        round.data_date.year,
        indicator.bound_low,
        indicator.bound_high,
        indicator.decimals,
        milestone.holds_from,
        settings.stale_after_years,
        settings.outlook_points,
    )


def points(series: Iterable[UnitValue]) -> list[tuple[int, float]]:
    """The years that have a value."""
    return [(v.data_year, v.value) for v in series if v.value is not None]


def latest(series: Sequence[UnitValue]) -> UnitValue | None:
    """The last year somebody spoke for, be it to say that nothing arose, or a text that waits to be
    confirmed."""
    said = [v for v in series if v.reason in SAYS_SOMETHING]
    return (said or list(series) or [None])[-1]


def target_verdict(parts: Iterable[Judgement]) -> Judgement:
    """The verdict of a target from the verdict and reason of each of its parts."""
    parts = tuple(parts)
    counted = [(verdict, reason) for verdict, reason in parts if reason not in LEFT_OUT]
    verdicts = [verdict for verdict, _ in counted]
    if "met" in verdicts and "not_met" in verdicts:
        return "partly_met", ""
    if "not_met" in verdicts:
        return "not_met", ""
    if "met" in verdicts:
        return ("met", "") if set(verdicts) == {"met"} else ("not_assessable", "part_missing")
    reasons: list[Reason] = [reason for _, reason in counted or parts]
    return "not_assessable", _shared(reasons)


def _shared(reasons: list[Reason]) -> Reason:
    """The reason all parts share, else that there is no data."""
    return reasons[0] if len(set(reasons)) == 1 else "no_data"


def _judged(
    milestone: Milestone,
    indicator: Indicator,
    round: Round,
    series: Sequence[UnitValue],
    projection: UnitValue | None,
) -> MilestoneResult:
    basis, value = _judged_by(milestone, round, series, projection)
    broken, silent = _every_year(milestone, round, series)
    verdict, reason = _held(milestone, indicator, value)
    if broken:
        verdict, reason = "not_met", ""
    return MilestoneResult(
        milestone,
        verdict,
        reason,
        basis if value or broken else None,
        value.value if value else None,
        value.data_year if value else None,
        None,
        broken,
        silent,
    )


def _judged_by(
    milestone: Milestone, round: Round, series: Sequence[UnitValue], projection: UnitValue | None
) -> tuple[Basis, UnitValue | None]:
    """The year's own actual when the year is over; else the declared projection; else the latest actual."""
    if is_over(round, milestone.year):
        return "actual", next((v for v in series if v.data_year == milestone.year), None)
    if projection and projection.value is not None:
        return "projection", projection
    return "provisional", latest(series)


def _held(milestone: Milestone, indicator: Indicator, value: UnitValue | None) -> Judgement:
    if value is None:
        return "not_assessable", "no_data"
    if value.value is None:
        return "not_assessable", value.reason or "no_data"
    if not _possible(value.value, indicator):
        return "not_assessable", "inaccurate"
    return ("met" if meets(milestone.rule, value.value, milestone.value) else "not_met"), ""


def _possible(value: float, indicator: Indicator) -> bool:
    low, high = indicator.bound_low, indicator.bound_high
    return (low is None or value >= low) and (high is None or value <= high)


def _every_year(
    milestone: Milestone, round: Round, series: Sequence[UnitValue]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Years an every-year rule was broken, and years without data; a year in which nothing arose is
    neither."""
    if not milestone.rule.every_year:
        return (), ()
    by_year: Mapping[int, UnitValue] = {v.data_year: v for v in series}
    first = milestone.year if milestone.holds_from is None else milestone.holds_from
    years = [y for y in range(first, milestone.year + 1) if is_over(round, y)]
    nothing_arose = {y for y, v in by_year.items() if v.reason == "zero_denominator"}
    with_value = dict(points(series))
    broken = broken_years(points(series), milestone.rule, milestone.value, first, milestone.year)
    return broken, tuple(y for y in years if y not in with_value and y not in nothing_arose)
