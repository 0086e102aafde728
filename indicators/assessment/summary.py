"""What a page says in a sentence or a list, as numbers and codes: wording and colours are not known here."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from indicators.assessment.model import Assessment, MilestoneResult, PartResult, TargetResult
from indicators.assessment.rules import change_needed
from indicators.catalogue.definitions import Milestone, Round

# From the one that needs most attention to the one that needs least. What cannot be said comes between.
SEVERITY = (
    "not_met",
    "not_moving",
    "slow",
    "partly_met",
    "at_risk",
    "near",
    "not_assessable",
    "stale",
    "too_few_points",
    "on_track",
    "holding",
    "early",
    "met",
    "past",
)
UNKNOWN = ("not_assessable", "stale", "too_few_points", "past")


@dataclass(frozen=True, slots=True)
class Standing:
    """One part against one milestone. ``gap``: the signed change still needed, in the indicator's unit; 0
    when met and where there is no value. ``gap_share``: its size as a share of the target."""

    target: str
    part: PartResult
    result: MilestoneResult
    status: str
    value: float | None
    gap: float
    gap_share: float


@dataclass(frozen=True, slots=True)
class Trust:
    """What a statement about the province rests on: units asked, how many sent, how many were accepted, the
    late ones; parts with a value for the year looked at, and those of them whose sum lacks units."""

    asked: int
    sent: int
    accepted: int
    not_sent: tuple[str, ...]
    parts: int
    with_value: int
    incomplete: int


def status_of_milestone(result: MilestoneResult) -> str:
    """The key of what is shown: a verdict, an outlook, or ``past`` (over and not judged)."""
    if result.verdict:
        return result.verdict
    return result.outlook.code if result.outlook else "past"


def status_of_target(target: TargetResult, year: int) -> str:
    """The verdict where the milestone ``year`` is judged; else the gravest status that is known among the
    parts."""
    results = [r for p in target.parts if p.reason != "not_collected" for r in results_for(p, year)]
    if target.verdict and any(r.verdict for r in results):
        return target.verdict
    statuses = sorted((status_of_milestone(r) for r in results), key=SEVERITY.index)
    known = [s for s in statuses if s not in UNKNOWN]
    return (known or statuses or ["past"])[0]


def status_counts(assessment: Assessment, year: int) -> dict[str, int]:
    """How many targets stand how, for one milestone, gravest first; they sum to the number of targets."""
    counted = Counter(status_of_target(target, year) for target in assessment.targets)
    return {status: counted[status] for status in SEVERITY if counted[status]}


def results_for(part: PartResult, year: int) -> tuple[MilestoneResult, ...]:
    """The result for one milestone year, none or one."""
    return tuple(r for r in part.milestones if r.milestone.year == year)


def ranking(assessment: Assessment, year: int) -> tuple[Standing, ...]:
    """Every collected part against one milestone, gravest status first, then the largest gap by share of
    target."""
    standings = [
        _standing(target.code, part, result)
        for target in assessment.targets
        for part in target.parts
        if part.reason != "not_collected"
        for result in results_for(part, year)
    ]
    return tuple(sorted(standings, key=lambda s: (SEVERITY.index(s.status), -s.gap_share)))


def trust(assessment: Assessment, round: Round, sent: Collection[str], accepted: Collection[str]) -> Trust:
    """``sent``, ``accepted``: units with a submission in the round, and with an accepted one."""
    parts = [p for t in assessment.targets for p in t.parts if p.reason != "not_collected"]
    valued = [p.latest for p in parts if p.latest and p.latest.value is not None]
    return Trust(
        len(round.units),
        len(set(round.units) & set(sent)),
        len(set(round.units) & set(accepted)),
        tuple(unit for unit in round.units if unit not in set(sent)),
        len(parts),
        len(valued),
        sum(v.units_missing > 0 for v in valued),
    )


def focus_year(round: Round, milestones: Sequence[int]) -> int | None:
    """The milestone a page opens on: the one judged, else the nearest ahead, else the last one."""
    ahead = [year for year in milestones if year > round.data_date.year]
    return max(round.judges, default=None) or min(ahead, default=None) or max(milestones, default=None)


def _standing(target: str, part: PartResult, result: MilestoneResult) -> Standing:
    value = result.judged_value
    if value is None and part.latest and not result.verdict:
        value = part.latest.value
    gap = 0.0 if value is None else change_needed(result.milestone.rule, value, result.milestone.value)
    return Standing(
        target, part, result, status_of_milestone(result), value, gap, _as_share(gap, result.milestone)
    )


def _as_share(gap: float, milestone: Milestone) -> float:
    return abs(gap) / (abs(milestone.value) or 1.0)
