"""Indicators as lines of a list: name, latest value, and how each milestone stands."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from indicators.assessment import ranking
from indicators.assessment.model import Assessment, Figure, MilestoneResult, PartResult, UnitValue
from indicators.catalogue.definitions import Indicator, Milestone
from indicators.output.numbers import EMPTY, format_counts, format_value, shown_value
from indicators.output.sentences import incompleteness, pace_sentence
from indicators.output.wording import (
    BASES,
    BASES_SHOWN,
    REASONS,
    STATUSES,
    Status,
    milestone_of,
    milestone_status,
    rule_sign,
)

NOTHING_SAID = "mốc đã qua, đợt này không kết luận"
WITHHELD = {"suppressed": "để không ai bị nhận ra", "not_collected": ""}  # beside a status that says the rest
CARRIED = ("%", "lần", "có/không")  # units of measure that stand behind the number itself


@dataclass(frozen=True, slots=True)
class MilestoneCell:
    """One milestone of a line: its year, the target in signs, how it stands, and a short remark."""

    year: int
    target: str
    status: Status | None
    remark: str


@dataclass(frozen=True, slots=True)
class StandingLine:
    """One part of a target. ``measure``: the unit of measure where the value does not carry it; ``beside`` says year,
    counts and what is missing."""

    code: str
    indicator: str
    name: str
    measure: str
    value: str
    beside: str
    milestones: tuple[MilestoneCell, ...]


def parts_of(assessment: Assessment) -> tuple[PartResult, ...]:
    """Every part the unit is assessed by, in printed order; those not collected from it are left out."""
    return tuple(p for t in assessment.targets for p in t.parts if p.reason != "not_collected")


def part_of(assessment: Assessment, code: str) -> PartResult | None:
    """The part with a code; None where the unit is not assessed by it."""
    return next((p for p in parts_of(assessment) if p.code == code), None)


def is_known(part: PartResult) -> bool:
    """Whether any value of the part is there: a full year, a part of one, an estimate, a projection."""
    return any(v.value is not None for v in (*part.series, *part.others))


def anything_known(assessment: Assessment) -> bool:
    """False for a unit nothing was accepted of yet: there is nothing to draw."""
    return any(map(is_known, parts_of(assessment)))


def gravest_first(assessment: Assessment, year: int) -> tuple[PartResult, ...]:
    """Parts against one milestone, gravest status and largest gap first."""
    return tuple(standing.part for standing in ranking(assessment, year))


def standing_lines(
    parts: Sequence[PartResult], years: Sequence[int], indicators: Mapping[str, Indicator]
) -> tuple[StandingLine, ...]:
    """``indicators`` by code; ``years``: one milestone cell each."""
    return tuple(_line(part, years, indicators[part.indicator]) for part in parts)


def standing_line(part: PartResult, indicator: Indicator) -> StandingLine:
    """One part with every milestone it has."""
    return _line(part, [m.milestone.year for m in part.milestones], indicator)


def nearest_milestone(part: PartResult) -> Milestone | None:
    """The milestone units are held against: the one judged, else the nearest ahead."""
    judged = [m.milestone for m in part.milestones if m.verdict]
    ahead = [m.milestone for m in part.milestones if m.outlook]
    return next(iter(judged[-1:] or ahead[:1]), None)


def _line(part: PartResult, years: Sequence[int], indicator: Indicator) -> StandingLine:
    by_year = {m.milestone.year: m for m in part.milestones}
    cells = tuple(_cell(year, by_year.get(year), indicator) for year in years)
    measure = "" if indicator.unit in CARRIED else indicator.unit
    value = latest_text(part, indicator)
    return StandingLine(part.code, indicator.code, indicator.name, measure, value, _beside(part), cells)


def latest_text(part: PartResult, indicator: Indicator) -> str:
    """The latest full-year value, with enough decimals never to contradict the nearest milestone."""
    value = part.latest.value if part.latest else None
    if value is None or not part.milestones:
        return format_value(value, indicator, short=True)
    nearest = part.milestones[0].milestone
    return shown_value(value, indicator, nearest.value, nearest.rule, short=True)


def _beside(part: PartResult) -> str:
    latest = part.latest
    if latest is None or latest.value is None:
        return REASONS.get(latest.reason if latest else part.reason, "") or REASONS["no_data"]
    counts = format_counts(latest.numerator, latest.denominator) if latest.denominator else ""
    return " · ".join(word for word in (f"năm {latest.data_year}", counts, incompleteness(latest)) if word)


def _cell(year: int, result: MilestoneResult | None, indicator: Indicator) -> MilestoneCell:
    if result is None:
        return MilestoneCell(year, EMPTY, None, "")
    target = rule_sign(result.milestone.rule, result.milestone.value, indicator.unit)
    status = milestone_status(result)
    if status.code == "not_judged":
        return MilestoneCell(year, target, None, NOTHING_SAID)
    return MilestoneCell(year, target, status, _remark(result, indicator))


def _remark(result: MilestoneResult, indicator: Indicator) -> str:
    if result.reason in WITHHELD:
        return WITHHELD[result.reason]
    if result.outlook:
        return pace_sentence(result.outlook, indicator)
    if result.basis in BASES_SHOWN and result.judged_value is not None:
        value = shown_value(
            result.judged_value, indicator, result.milestone.value, result.milestone.rule, short=True
        )
        return f"{BASES[result.basis]}: {value}"
    return REASONS.get(result.reason, "")


def statuses_at(
    assessments: Sequence[Assessment], year: int
) -> dict[tuple[str, str], tuple[Status, PartResult]]:
    """By (unit, part code): how each collected part stands at a milestone; pairs nobody collects are left out."""
    return {(a.unit, part.code): (_status_at(part, year), part) for a in assessments for part in parts_of(a)}


def _status_at(part: PartResult, year: int) -> Status:
    found = milestone_of(part, year)
    return milestone_status(found) if found else STATUSES["no_data"]


def values_beside(assessments: Sequence[Assessment], code: str) -> tuple[UnitValue, ...]:
    """The latest value of one part for every unit it is collected from; a silent unit has an empty value."""
    found = ((a, part_of(a, code)) for a in assessments)
    return tuple(part.latest or _silent(a, part) for a, part in found if part)


def _silent(assessment: Assessment, part: PartResult) -> UnitValue:
    return UnitValue(
        assessment.unit, part.indicator, assessment.data_date.year, "year", "actual", None, None, None, None,
        part.reason or "no_data", "", 0, 0, (), None, None, (), (),
    )  # fmt: skip


def figures_of(part: PartResult) -> tuple[Figure, ...]:
    """Every figure the part's values rest on, newest year first, each once."""
    values = sorted((*part.series, *part.others), key=lambda v: (-v.data_year, v.period != "year", v.kind))
    return tuple({f.id: f for v in values for f in v.figures}.values())


@dataclass(frozen=True, slots=True)
class Said:
    """The unit's own words about an indicator: ``kind`` is what sort of words."""

    kind: str
    text: str
    figure: Figure


_WORDS: tuple[tuple[str, Callable[[Figure], str]], ...] = (
    ("Nguyên nhân", lambda f: f.cause),
    ("Khó khăn, vướng mắc", lambda f: f.difficulty),
    ("Giải pháp đề xuất", lambda f: f.solution),
    ("Ghi chú", lambda f: f.note),
)


def said_of(figures: Sequence[Figure]) -> tuple[Said, ...]:
    """Causes, difficulties, solutions and notes as the units wrote them; the same words of one sender once."""
    found = (Said(kind, text(f).strip(), f) for f in figures for kind, text in _WORDS if text(f).strip())
    return tuple({(s.kind, s.text, s.figure.sender): s for s in found}.values())
