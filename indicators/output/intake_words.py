"""How intake looks on a screen: the state of a submission, the weight of a finding, one figure as a line."""

from collections import Counter
from collections.abc import Iterable, Sequence

from indicators.assessment.model import Figure
from indicators.catalogue.definitions import Indicator
from indicators.findings import Finding
from indicators.observations.model import IgnoredRow, Observation, Reading, RowCount
from indicators.output import colours
from indicators.output.numbers import EMPTY, format_counts, format_value, points
from indicators.output.wording import (
    IGNORED,
    SEVERITIES,
    SEVERITY_ICONS,
    SUBMISSION_ICONS,
    SUBMISSION_STATUSES,
    Status,
    breakdown_text,
    kind_text,
    period_text,
)

TAKEN_BUT_ASKED = (
    "jump_on_last_year",
    "jump_on_corrected_year",
)  # many stand in one file: they must not hide what was not taken
SEVERITY_ORDER = ("blocks", "warns", "notes")
COUNTED = {"blocks": "lý do không nhận tệp", "warns": "điều cần sửa", "notes": "lưu ý"}  # after a number
_SUBMISSION_TONES = {
    "waiting": colours.NEAR,
    "accepted": colours.MET,
    "returned": colours.SLOW,
    "refused": colours.NOT_MET,
    "superseded": colours.MUTED,
    "silent": colours.NO_DATA,
    "accepted_in_part": colours.NEAR,
    "not_taken": colours.SLOW,
    "checked": colours.MUTED,
    "received_before": colours.MUTED,
}
_WORDS = SUBMISSION_STATUSES | {
    "checked": "Mới kiểm tra, chưa gửi", "received_before": "Đã nhận từ trước", "not_taken": "Chưa nhận",
}  # fmt: skip
_ICONS = SUBMISSION_ICONS | {"checked": "ℹ", "received_before": "⟳", "not_taken": "◌"}
_SEVERITY_TONES = {"blocks": colours.NOT_MET, "warns": colours.SLOW, "notes": colours.MUTED}


def look_of(code: str, word: str, icon: str, tone: str) -> Status:
    """A chip of one's own: word, mark and colour together; hatched in the colour of missing data."""
    hatched = tone == colours.NO_DATA
    return Status(code, word, icon, tone, hatched, colours.text_on(tone), colours.tint(tone), word)


SUBMISSION_LOOKS = {
    code: look_of(code, _WORDS[code], _ICONS[code], tone) for code, tone in _SUBMISSION_TONES.items()
}
SEVERITY_LOOKS = {
    code: look_of(code, SEVERITIES[code], SEVERITY_ICONS[code], tone)
    for code, tone in _SEVERITY_TONES.items()
}


def submission_look(status: str, left_out: Sequence[str] = ()) -> Status:
    """A submission in a list; one accepted without some of its indicators says so."""
    return SUBMISSION_LOOKS["accepted_in_part" if status == "accepted" and left_out else status]


def outcome(reading: Reading, stored: bool, accepted: bool, received_before: bool) -> Status:
    """What became of a file: refused, accepted, waiting, received before, or only checked."""
    if received_before:
        return SUBMISSION_LOOKS["received_before"]
    if reading.blocked:
        return SUBMISSION_LOOKS["refused"]
    if not stored:
        return SUBMISSION_LOOKS["checked"]
    return SUBMISSION_LOOKS["accepted" if accepted else "waiting"]


def rows_sum(rows: RowCount) -> str:
    """The sum that must add up, as it is printed on every receipt."""
    return f"Đọc {rows.read} dòng = nhận {rows.taken} + loại {rows.rejected} + bỏ qua {rows.ignored}"


def ignored_sentence(ignored: Iterable[IgnoredRow]) -> str:
    """ "Bỏ qua: 12 dòng nhóm, 3 phần ký"; "" when nothing was."""
    counted = Counter(row.reason for row in ignored)
    said = ", ".join(f"{n} {IGNORED.get(reason, reason)}" for reason, n in counted.most_common())
    return f"Bỏ qua: {said}." if said else ""


def by_severity(findings: Iterable[Finding]) -> tuple[tuple[Status, tuple[Finding, ...]], ...]:
    """Findings in groups, the heaviest first; empty groups are left out. In a group what was not taken stands before
    what only wants a reason."""
    found = sorted(findings, key=lambda f: f.code in TAKEN_BUT_ASKED)
    groups = ((s, tuple(f for f in found if f.severity == s)) for s in SEVERITY_ORDER)
    return tuple((SEVERITY_LOOKS[s], group) for s, group in groups if group)


def findings_sentence(findings: Sequence[Finding]) -> str:
    """ "1 lý do không nhận tệp", "2 điều cần sửa, 5 lưu ý"; "không có điều gì cần sửa"."""
    said = [f"{len(group)} {COUNTED[look.code]}" for look, group in by_severity(findings)]
    return ", ".join(said) if said else "không có điều gì cần sửa"


def place_of(finding: Finding) -> str:
    """ "Trang “Biểu 1”, ô D12"; "Cả tệp" for a finding about the whole file."""
    if not finding.sheet:
        return "Cả tệp"
    return f"Trang “{finding.sheet}”" + (f", ô {finding.cell}" if finding.cell else "")


def value_text(seen: Observation | Figure, indicator: Indicator) -> str:
    """ "42,5% (48/113)"; the words of the cell where there is no number."""
    if seen.value is None:
        return f"“{seen.text}”" if seen.text else EMPTY
    if seen.numerator is None or seen.denominator is None:
        return format_value(seen.value, indicator)
    return f"{format_value(seen.value, indicator)} ({format_counts(seen.numerator, seen.denominator)})"


def before_text(before: float | None, indicator: Indicator) -> str:
    """The value accepted before; "" where nothing was."""
    return "" if before is None else format_value(before, indicator, short=True)


def change_text(difference: float | None, indicator: Indicator) -> str:
    """ "+1,2 điểm" against the value accepted before; "=" where nothing changed, "" where nothing was."""
    if difference is None:
        return ""
    return points(difference, indicator.unit, max(1, indicator.decimals)) if difference else "="


def time_text(seen: Observation | Figure) -> str:
    """ "2024, thực hiện cả năm", "30/5/2025, thực hiện một phần năm, nữ"."""
    words = [period_text(seen.data_year, seen.period, seen.as_of), kind_text(seen.kind, seen.period).lower()]
    return ", ".join([*words, breakdown_text(seen.breakdown)] if seen.breakdown else words)
