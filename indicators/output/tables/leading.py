"""The list a leader reads first: each indicator's value, its targets, its pace and who answers for it, on one line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from indicators.assessment.model import Assessment, Figure, MilestoneResult, PartResult, Source
from indicators.assessment.rules import change_needed
from indicators.catalogue.definitions import Indicator
from indicators.output.numbers import points
from indicators.output.sentences import incompleteness, pace_sentence
from indicators.output.tables.bases import chip_basis
from indicators.output.tables.bullets import Bullet, bullet, path_points
from indicators.output.tables.standings import latest_text, parts_of
from indicators.output.wording import REASONS, STATUSES, Status, milestone_of, milestone_status, status_at

WITHIN = "cùng đánh giá thì còn thiếu nhiều hơn so với mức mục tiêu đứng trước"


@dataclass(frozen=True, slots=True)
class LeadingRow:
    """``statuses``: (milestone year, status). ``bases``: by milestone year, "theo dự kiến 50,66% (2025)", where a
    verdict rests on no full year's figure of that year. ``pace``: what is needed and what is going on, short texts.
    ``figures``: those the latest value rests on; ``declared``: the cells of the projection a verdict rests on."""

    code: str
    indicator: str
    name: str
    measure: str
    value: str
    beside: str
    bases: dict[int, str]
    bullet: Bullet | None
    path: tuple[tuple[float, float], ...]
    statuses: tuple[tuple[int, Status], ...]
    pace: tuple[str, ...]
    figures: tuple[Figure, ...]
    declared: tuple[Source, ...]


def leading_rows(parts: Sequence[PartResult], indicators: Mapping[str, Indicator]) -> tuple[LeadingRow, ...]:
    """``indicators`` by code; the order stays."""
    return tuple(_row(part, indicators[part.indicator]) for part in parts)


def order_sentence(parts: Sequence[PartResult], year: int) -> str:
    """How ``gravest_first`` put the parts: the statuses of the milestone in the order they come; "" for no parts."""
    found = (result for part in parts if (result := milestone_of(part, year)))
    words = dict.fromkeys(milestone_status(result).word for result in found)
    return f"Xếp theo đánh giá mốc {year}: {' → '.join(words)}; {WITHIN}." if words else ""


def parts_counted(assessment: Assessment, year: int, status: str) -> tuple[PartResult, ...]:
    """Every collected part of the targets that have a status at a milestone, as the first sentence counts them."""
    counted = {t.code for t in assessment.targets if status_at(t, year).code == status}
    mine = {p.code for t in assessment.targets if t.code in counted for p in t.parts}
    return tuple(p for p in parts_of(assessment) if p.code in mine)


def targets_counted(assessment: Assessment, parts: Sequence[PartResult]) -> int:
    """How many targets the parts belong to."""
    codes = {p.code for p in parts}
    return sum(any(p.code in codes for p in t.parts) for t in assessment.targets)


def completeness(assessment: Assessment) -> tuple[int, int]:
    """(parts with a value, parts collected) of one unit."""
    parts = parts_of(assessment)
    return sum(p.latest is not None and p.latest.value is not None for p in parts), len(parts)


def _row(part: PartResult, indicator: Indicator) -> LeadingRow:
    latest = part.latest
    projection = part.projection
    projected = any(m.basis == "projection" for m in part.milestones)
    return LeadingRow(
        part.code,
        indicator.code,
        indicator.name,
        "" if indicator.unit in ("%", "lần", "có/không") else indicator.unit,
        latest_text(part, indicator),
        _beside(part),
        {m.milestone.year: said for m in part.milestones if (said := chip_basis(m, indicator))},
        bullet(part, indicator),
        () if indicator.kind == "yes_no" else path_points(part),
        _statuses(part),
        _pace(part, indicator),
        latest.figures if latest else (),
        projection.sources if projection and projected else (),
    )


def _beside(part: PartResult) -> str:
    latest = part.latest
    if latest is None or latest.value is None:
        return REASONS.get(latest.reason if latest else part.reason, "") or REASONS["no_data"]
    return " · ".join(word for word in (f"năm {latest.data_year}", incompleteness(latest)) if word)


def _statuses(part: PartResult) -> tuple[tuple[int, Status], ...]:
    """One per milestone that says something; the same word once where nothing can be said of any."""
    found = [
        (m.milestone.year, milestone_status(m))
        for m in part.milestones
        if milestone_status(m).code != "not_judged"
    ]
    if not found:
        return ((0, STATUSES["no_data"]),) if part.latest is None else ()
    alike = len({status.code for _, status in found}) == 1 and found[0][1].hatched
    return ((0, found[0][1]),) if alike else tuple(found)


def _pace(part: PartResult, indicator: Indicator) -> tuple[str, ...]:
    """ "cần +1,0 điểm/năm", "đang +0,7" for the last milestone ahead; where there is no pace, the change still needed
    to the nearest one."""
    if indicator.kind == "yes_no":
        return ()
    outlook = next((m.outlook for m in reversed(part.milestones) if m.outlook), None)
    said = pace_sentence(outlook, indicator) if outlook else ""
    if said:
        return tuple(said.split(", "))
    return _still_needed(part, indicator)


def _still_needed(part: PartResult, indicator: Indicator) -> tuple[str, ...]:
    value = part.latest.value if part.latest else None
    nearest: MilestoneResult | None = next((m for m in part.milestones if m.verdict or m.outlook), None)
    if value is None or nearest is None:
        return ()
    gap = change_needed(nearest.milestone.rule, value, nearest.milestone.value)
    if not gap:
        return (f"đang ở mức mốc {nearest.milestone.year}",)
    return (
        f"còn cần {points(gap, indicator.unit, max(1, indicator.decimals))}",
        f"đến mốc {nearest.milestone.year}",
    )
