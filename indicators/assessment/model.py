"""The nouns of judgement: a figure that counts, a point of a series, what was concluded, and why."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from indicators.catalogue.definitions import Kind, Milestone, Period

Verdict = Literal["met", "partly_met", "not_met", "not_assessable"]
Reason = Literal[
    "",
    "no_data",
    "not_quantified",
    "zero_denominator",
    "inaccurate",
    "part_missing",
    "not_collected",
    "incomplete",
    "suppressed",
]
Basis = Literal["actual", "projection", "provisional"]
OutlookCode = Literal[
    "early", "holding", "at_risk", "on_track", "near", "slow", "not_moving", "too_few_points", "stale"
]
Confidence = Literal["low", "medium", "fair"]


@dataclass(frozen=True, slots=True)
class Source:
    """Where a figure stands: the submission, its file, sheet and cell."""

    submission: str
    file: str
    sheet: str
    cell: str


@dataclass(frozen=True, slots=True)
class Figure:
    """An observation of an accepted submission, with its sender, its round and its source.

    ``id`` names the observation (a content hash). Units as in ``Observation``. ``confirmed``: a person
    confirmed a number for what was only text; then ``value`` is that number.
    """

    id: str
    indicator: str
    subject: str
    sender: str
    round: str
    data_date: date  # of the round it came with
    data_year: int
    period: Period
    kind: Kind
    as_of: date | None
    breakdown: tuple[tuple[str, str], ...]
    numerator: float | None
    denominator: float | None
    value: float | None
    confirmed: bool
    text: str
    declared_verdict: str | None
    cause: str
    difficulty: str
    solution: str
    note: str
    source: Source


@dataclass(frozen=True, slots=True)
class UnitValue:
    """What one unit's figure for one indicator and year comes to, however it was added up.

    ``value`` in the indicator's unit, unrounded; None with a ``reason``. ``origin``: ``own`` (the unit's own
    figure), ``lead`` (the lead department's), ``other`` (another supplier's), ``sum`` (Σ numerators ÷ Σ
    denominators), "" where units spoke and none gave counts. ``units_missing`` of ``units_expected`` gave no
    counts (0 of 0 where nothing was to be added up). ``also``: the value the other way round gives, where
    both exist: the complete sum beside a direct figure, the direct figure beside a sum. ``revised_from``:
    what an earlier round said of the same year and units, where it differs by more than rounding.
    """

    unit: str
    indicator: str
    data_year: int
    period: Period
    kind: Kind
    as_of: date | None
    numerator: float | None
    denominator: float | None
    value: float | None
    reason: Reason
    origin: Literal["own", "lead", "other", "sum", ""]
    units_missing: int
    units_expected: int
    missing: tuple[str, ...]
    also: float | None
    revised_from: float | None
    sources: tuple[Source, ...]
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Outlook:
    """Where a series is heading for a milestone ahead. Paces are per year, in the indicator's unit.

    ``band``: projection at the lower and upper quartile of past paces (min and max below 4 points): the
    spread of past paces, not a statistical interval. ``shortfall``: missing at the projected value ÷ missing
    now. ``need_per_year`` is None when the last point is of the milestone's own year and the target is
    missed.
    """

    code: OutlookCode
    projected: float | None = None
    band: tuple[float, float] | None = None
    pace_per_year: float | None = None
    need_per_year: float | None = None
    shortfall: float | None = None
    confidence: Confidence | None = None


@dataclass(frozen=True, slots=True)
class MilestoneResult:
    """A judged milestone has a verdict and no outlook; any other milestone ahead an outlook and no verdict.

    ``judged_value``: the unrounded value that was held against the target, of ``judged_year``.
    ``broken_years``: years an every-year rule was broken since ``holds_from``; ``silent_years``: years of it
    without data. A milestone already past that the round does not judge has neither verdict nor outlook.
    """

    milestone: Milestone
    verdict: Verdict | None = None
    reason: Reason = ""
    basis: Basis | None = None
    judged_value: float | None = None
    judged_year: int | None = None
    outlook: Outlook | None = None
    broken_years: tuple[int, ...] = ()
    silent_years: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Projection:
    """Declared by units for the whole phase, beside what the series projects for ``year``.

    ``declared_by`` of ``expected`` units declared one. ``difference`` = declared − computed, None unless
    both exist.
    """

    year: int
    declared: float | None
    declared_by: int
    expected: int
    computed: float | None
    difference: float | None
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class PartResult:
    """One part of a target for one unit.

    ``latest``: the latest full-year actual that says something; ``series``: full-year actuals by year;
    ``others``: part-year values, estimates and projections, drawn but never in the slope. ``verdict``: of
    the judged milestone. ``reason``: why there is none; ``not_collected`` where the indicator is not
    collected from such a unit.
    """

    code: str
    indicator: str
    latest: UnitValue | None
    series: tuple[UnitValue, ...]
    others: tuple[UnitValue, ...]
    milestones: tuple[MilestoneResult, ...]
    projection: Projection | None
    verdict: Verdict | None
    reason: Reason


@dataclass(frozen=True, slots=True)
class TargetResult:
    """``verdict``: of the judged milestone, from the parts; None when the round judges none."""

    code: str
    objective: str
    verdict: Verdict | None
    reason: Reason
    parts: tuple[PartResult, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """By target; the four numbers sum to the number of targets."""

    milestone: int
    met: int
    partly_met: int
    not_met: int
    not_assessable: int


@dataclass(frozen=True, slots=True)
class Assessment:
    round: str
    unit: str
    strategy: str
    target_set: str
    data_date: date
    targets: tuple[TargetResult, ...]
    counts: Counts | None
