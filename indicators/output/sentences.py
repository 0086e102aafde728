"""Sentences for the screen and the paper: where the unit stands, at what pace, how far the figures can be trusted."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from indicators.assessment.model import Assessment, Outlook, Projection, TargetResult, UnitValue
from indicators.catalogue.definitions import Indicator, Milestone
from indicators.output.numbers import (
    PERCENT,
    TIMES,
    format_date,
    format_number,
    format_value,
    points,
)
from indicators.output.wording import (
    BASES,
    BASES_SHOWN,
    STATUS_ORDER,
    STATUSES,
    Status,
    milestone_status,
    rule_text,
    status_at,
)

MOST_PACE_DECIMALS = 3
MET_NOW = ("early", "holding")
NOTHING_YET = ("too_few_points", "no_data")
PART_YEAR = (
    "Số một phần năm mới đếm đến ngày đã ghi; số dự kiến và số thực hiện cả năm đếm trọn năm: không so số đếm của hai "
    "loại với nhau."
)
FIRST_YEAR = "Đợt này không kết luận mốc nào và chuỗi số liệu mới bắt đầu, nên chưa nói được xu hướng."


def milestone_years(assessment: Assessment) -> tuple[int, ...]:
    """The milestone years the assessment speaks of, in order."""
    return tuple(
        sorted({m.milestone.year for t in assessment.targets for p in t.parts for m in p.milestones})
    )


def status_counts(assessment: Assessment, year: int) -> tuple[tuple[Status, int], ...]:
    """How many targets have which status at a milestone, best first; the numbers sum to the targets with that year."""
    counted = Counter(status_at(t, year).code for t in assessment.targets if _speaks_of(t, year))
    return tuple((STATUSES[code], counted[code]) for code in sorted(counted, key=STATUS_ORDER.__getitem__))


def _speaks_of(target: TargetResult, year: int) -> bool:
    return any(
        m.milestone.year == year and milestone_status(m).code != "not_judged"
        for p in target.parts
        for m in p.milestones
    )


@dataclass(frozen=True, slots=True)
class Counted:
    """A number in a sentence and the list it counts: the targets with a status at a milestone."""

    text: str
    year: int
    status: Status
    n: int


Piece = str | Counted


def _counts_pieces(counts: Iterable[tuple[Status, int]], year: int) -> list[Piece]:
    """ "12/20 chỉ tiêu đạt, 3 đạt một phần, 4 chưa đạt": every number apart from the words."""
    rows = list(counts)
    total = sum(n for _, n in rows)
    said: list[Piece] = []
    for status, n in rows:
        opening = f"{n}/{total}" if not said else str(n)
        said += [
            ", " if said else "",
            Counted(opening, year, status, n),
            f"{'' if said else ' chỉ tiêu'} {status.word}",
        ]
    return said


def overview_pieces(assessment: Assessment) -> tuple[Piece, ...]:
    """The first sentence a leader reads, its numbers apart: "Số liệu đến …, mốc 2025: 12/20 chỉ tiêu đạt, …"."""
    opening = f"Số liệu đến {format_date(assessment.data_date)}"
    counted = [
        (year, counts) for year in milestone_years(assessment) if (counts := counts_at(assessment, year))
    ]
    if not counted:
        return (f"{opening}: chưa có mục tiêu nào để so sánh.",)
    if all(status.code in NOTHING_YET for _, counts in counted for status, _ in counts):
        milestones = " và ".join(str(year) for year, _ in counted)
        return (
            f"{opening}. {FIRST_YEAR} Dưới đây là giá trị từng chỉ tiêu và phần còn cần đến mốc {milestones}.",
        )
    said: list[Piece] = [opening]
    for number, (year, counts) in enumerate(counted):
        lead = f"{'; ' if number else ', '}mốc {year}{_on_what(assessment, year)}: "
        said += [lead, *_counts_pieces(counts, year)]
    return (*said, ".")


def _on_what(assessment: Assessment, year: int) -> str:
    """ " (theo dự kiến)" where a verdict of that milestone rests on what units expect, " (tạm)" on an earlier year."""
    bases = {
        m.basis for t in assessment.targets for p in t.parts for m in p.milestones if m.milestone.year == year
    }
    return next((f" ({BASES[basis]})" for basis in BASES_SHOWN if basis in bases), "")


def overview_sentence(assessment: Assessment) -> str:
    """``overview_pieces`` as plain words."""
    return "".join(p if isinstance(p, str) else p.text for p in overview_pieces(assessment))


def counts_at(assessment: Assessment, year: int) -> tuple[tuple[Status, int], ...]:
    """The official four where the milestone is judged, else how many targets are heading where; zeros are left out,
    but for the targets met."""
    counts = assessment.counts
    if counts is None or counts.milestone != year:
        return status_counts(assessment, year)
    four = (("met", counts.met), ("partly_met", counts.partly_met), ("not_met", counts.not_met),
            ("not_assessable", counts.not_assessable))  # fmt: skip
    return tuple((STATUSES[code], n) for code, n in four if n or code == "met")


def target_sentence(milestone: Milestone, indicator: Indicator) -> str:
    """ "Mốc 2030: dưới 25%"; a provincial value that differs from the national one says so."""
    said = f"Mốc {milestone.year}: {rule_text(milestone.rule, milestone.value, indicator.unit)}"
    return f"{said} (khác mục tiêu quốc gia)" if milestone.differs else said


def pace_sentence(outlook: Outlook, indicator: Indicator) -> str:
    """ "cần +1,0 điểm/năm, đang +0,7"; "đã đạt, đang …" where the target is met now; "" when there is no pace
    or only yes and no. Decimals grow until two different paces look so."""
    need, pace = 0 if outlook.code in MET_NOW else outlook.need_per_year, outlook.pace_per_year
    if pace is None or indicator.kind == "yes_no":
        return ""
    decimals = max(1, indicator.decimals)
    while (
        need
        and need != pace
        and decimals < MOST_PACE_DECIMALS
        and (format_number(need, decimals) == format_number(pace, decimals))
    ):
        decimals += 1
    per_year = {PERCENT: " điểm/năm", TIMES: " lần/năm"}.get(indicator.unit, "/năm")
    going = format_number(pace, decimals, sign=True)
    if not need:
        return f"đã đạt, đang {going}{per_year}" if need == 0 else f"đang {going}{per_year}"
    return f"cần {format_number(need, decimals, sign=True)}{per_year}, đang {going}"


UnitCount = tuple[str, str, str]  # which units: sent, silent or accepted; their number; what they did


def unit_counts(sent: int, accepted: int, expected: int) -> tuple[UnitCount, ...]:
    """("sent", "26/28", "đơn vị đã nộp"), ("silent", "2", "chưa nộp"), ("accepted", "22", "đã duyệt"); nobody silent is
    not counted."""
    silent = expected - sent
    return (
        ("sent", f"{sent}/{expected}", "đơn vị đã nộp"),
        *((("silent", str(silent), "chưa nộp"),) if silent > 0 else ()),
        ("accepted", str(accepted), "đã duyệt"),
    )


def trust_line(data_date: date, sent: int, accepted: int, expected: int) -> str:
    """ "Số liệu đến 30/5/2025, 26/28 đơn vị đã nộp, 2 chưa nộp, 22 đã duyệt"."""
    counted = (f"{count} {words}" for _, count, words in unit_counts(sent, accepted, expected))
    return ", ".join((f"Số liệu đến {format_date(data_date)}", *counted))


def incompleteness(value: UnitValue | None) -> str:
    """ "thiếu 2/10 đơn vị"; "" when complete."""
    if value is None or not value.units_missing:
        return ""
    return f"thiếu {value.units_missing}/{value.units_expected} đơn vị"


def difference_sentences(value: UnitValue, indicator: Indicator) -> tuple[str, ...]:
    """What another way of adding up, or an earlier round, says of the same year."""
    said = []
    if value.also is not None and value.value is not None:
        other = "cộng các đơn vị" if value.origin != "sum" else "đơn vị chủ trì"
        gap = points(value.value - value.also, indicator.unit, max(1, indicator.decimals))
        said.append(f"Theo {other}: {format_value(value.also, indicator)} (chênh {gap}).")
    if value.revised_from is not None:
        said.append(
            f"Đính chính: đợt trước ghi {format_value(value.revised_from, indicator)} cho năm {value.data_year}."
        )
    return tuple(said)


def part_year_note(periods: Iterable[str]) -> str:
    """What must not be held against each other where figures of a part of a year stand beside those of whole years."""
    seen = set(periods)
    return PART_YEAR if "year" in seen and len(seen) > 1 else ""


def projection_beside(projection: Projection, indicator: Indicator) -> str:
    """The three numbers side by side: declared, computed, difference; and how many units declared one."""
    declared = format_value(projection.declared, indicator)
    computed = format_value(projection.computed, indicator)
    by = f"{projection.declared_by}/{projection.expected} đơn vị có dự kiến"
    said = f"Dự kiến {projection.year}: đơn vị khai {declared} ({by}), tính từ chuỗi {computed}"
    if projection.difference is None:
        return said
    return f"{said}, chênh {points(projection.difference, indicator.unit, max(1, indicator.decimals))}"


def broken_sentence(broken: tuple[int, ...], silent: tuple[int, ...]) -> str:
    """Years an every-year rule was not kept, and years without data; "" when neither."""
    said = []
    if broken:
        said.append(f"không đạt năm {', '.join(map(str, broken))}")
    if silent:
        said.append(f"chưa có số liệu năm {', '.join(map(str, silent))}")
    return "; ".join(said)
