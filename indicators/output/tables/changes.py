"""What a submission changes, in words: one sentence, and one line per figure that is not as it was."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from indicators.assessment.changes import Change, Difference, Seen
from indicators.catalogue.definitions import Indicator
from indicators.output.intake_words import change_text, time_text, value_text
from indicators.output.numbers import format_moment

WORDS = {"added": "＋ mới", "changed": "≠ đổi", "removed": "− bỏ"}
ABSENT = "–"


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One changed figure in words; ``before`` and ``after`` are the figures themselves, for links to their cells."""

    kind: str
    code: str
    indicator: str
    subject: str
    time: str
    old: str
    new: str
    points: str
    before: Seen | None
    after: Seen | None


def difference_sentence(difference: Difference, received_at: datetime | None) -> str:
    """ "So với bản đã duyệt, nhận lúc 12:20 9/6/2025: 2 số mới, 1 số đổi, không số nào bị bỏ, 78 số giữ nguyên."
    ``received_at``: of the accepted version; None where it is held against earlier rounds."""
    counts = {kind: difference.count(kind) for kind in WORDS}
    said = f"{counts['added']} số mới, {counts['changed']} số đổi"
    if received_at is not None:
        against = f"So với bản đã duyệt, nhận lúc {format_moment(received_at)}"
        return f"{against}: {said}, {counts['removed']} số bị bỏ, {difference.equal} số giữ nguyên."
    if not difference.equal and not counts["changed"]:
        return f"Chưa có số nào được duyệt trước đây để so; {counts['added']} số đều là mới."
    return (
        f"Đợt này chưa duyệt bản nào của đơn vị; so với số đã duyệt ở các đợt trước: {said}, "
        f"{difference.equal} số giữ nguyên."
    )


def change_lines(
    difference: Difference,
    indicators: Mapping[str, Indicator],
    names: Mapping[str, str],
    added: bool = True,
) -> tuple[ChangeLine, ...]:
    """``added`` False leaves out what is merely new: against earlier rounds most figures are."""
    return tuple(
        _line(change, indicators[change.figure.indicator], names)
        for change in difference.changes
        if added or change.kind != "added"
    )


def _line(change: Change, indicator: Indicator, names: Mapping[str, str]) -> ChangeLine:
    seen = change.figure
    return ChangeLine(
        WORDS[change.kind], seen.indicator, indicator.name, names.get(seen.subject, seen.subject), time_text(seen),
        _text(change.before, indicator), _text(change.after, indicator), change_text(change.points or None, indicator),
        change.before, change.after,
    )  # fmt: skip


def _text(seen: Seen | None, indicator: Indicator) -> str:
    return ABSENT if seen is None else value_text(seen, indicator)
