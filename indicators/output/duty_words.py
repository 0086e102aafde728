"""How the plan's other duties are told: the words of a field, of a deadline, of where a line stands."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from indicators.assessment.duties import DutyState, JudgedDuty, money_by
from indicators.catalogue.duties import DutyField, DutyKind
from indicators.observations.duty_model import Duty, DutyChange
from indicators.observations.duty_values import JOIN
from indicators.output import colours
from indicators.output.intake_words import look_of
from indicators.output.numbers import EMPTY, exact, format_date, format_number
from indicators.output.wording import Status, capitalised

SCOPE_HEADS = {False: "Năm", True: "Đợt"}
SCOPE_LABELS = {False: "Năm kế hoạch", True: "Đợt báo cáo"}
YES_NO = {"yes": "có", "no": "không"}
_STATES = {
    "overdue": ("Quá hạn", "✖", colours.NOT_MET),
    "undated": ("Chưa rõ ngày hạn", "?", colours.SLOW),
    "ahead": ("Trong hạn", "▲", colours.ON_TRACK),
    "recurring": ("Thường xuyên", "⟳", colours.ON_TRACK),
    "open": ("Đang theo dõi", "·", colours.MUTED),
    "done": ("Xong", "✔", colours.MET),
}
STATE_WORDS = {code: word for code, (word, _, _) in _STATES.items()}
DUTY_LOOKS = {code: look_of(f"duty-{code}", word, icon, tone) for code, (word, icon, tone) in _STATES.items()}
CHANGE_LOOKS = {
    "new": look_of("duty-new", "Dòng mới", "+", colours.MET),
    "changed": look_of("duty-changed", "Thay đổi", "⟳", colours.NEAR),
    "unchanged": look_of("duty-unchanged", "Không đổi", "·", colours.MUTED),
    "doubt": look_of("duty-doubt", "Chưa rõ", "✖", colours.NOT_MET),
}


def field_words(field: DutyField, text: str, names: Mapping[str, str]) -> str:
    """The kept text as a person reads it; "" where it is empty. ``names``: of units by code."""
    if not text:
        return ""
    if field.type in ("unit", "units"):
        return "; ".join(names.get(code, code) for code in text.split(JOIN))
    if field.type == "choice":
        return field.choice_name(text)
    if field.type == "date":
        return format_date(date.fromisoformat(text))
    if field.type in ("number", "money"):
        return exact(float(text))
    return YES_NO.get(text, text) if field.type == "yes_no" else text


def typed_words(field: DutyField, text: str) -> str:
    """The kept text as it is offered in a box to type in, read back to the same: numbers without dots."""
    return exact(float(text)).replace(".", "") if text and field.type in ("number", "money") else text


def due_words(judged: JudgedDuty) -> str:
    """The day a deadline means where its words do not say it, and how late it is: "đến 30/6/2025, quá 12 ngày"."""
    if judged.due is None:
        return ""
    day = format_date(judged.due.due)
    until = "" if day in judged.duty.said(judged.kind.due) else f"đến {day}"
    late = f"quá {format_number(judged.days_late)} ngày" if judged.overdue else ""
    return ", ".join(filter(None, (until, late)))


def headline(judged: JudgedDuty) -> str:
    return judged.duty.said(judged.kind.headline) or EMPTY


def owner_words(judged: JudgedDuty, names: Mapping[str, str]) -> str:
    """The unit a line belongs to, by name."""
    code = judged.duty.said(judged.kind.owner)
    return names.get(code, code)


def status_words(judged: JudgedDuty) -> str:
    """The word of the line's own status, "" where it says none."""
    kind = judged.kind
    return kind.by_code[kind.status].choice_name(judged.duty.said(kind.status)) if kind.status else ""


def told(duty: Duty, fields: tuple[DutyField, ...], names: Mapping[str, str]) -> tuple[str, ...]:
    """The words of several fields of a line."""
    return tuple(field_words(field, duty.said(field.code), names) for field in fields)


def beside_headline(kind: DutyKind) -> tuple[DutyField, ...]:
    """Fields told in small words under the name of a line: texts."""
    return tuple(f for f in kind.fields if f.type == "text" and f.code != kind.headline)


def columns(kind: DutyKind) -> tuple[DutyField, ...]:
    """Fields with a column of their own, in the order of the kind; the status is told with where a line stands."""
    told = {f.code for f in beside_headline(kind)} | {kind.due_stated, kind.status}
    return tuple(f for f in kind.fields if f.code not in told)


def standing(judged: JudgedDuty) -> Status:
    """The chip of a line: late, undated, or in the words of its own status where it says one."""
    look, status = DUTY_LOOKS[judged.state], status_words(judged)
    return look if judged.state in ("overdue", "undated") or not status else replace(look, word=status)


def summary(judged: Sequence[JudgedDuty], kind: DutyKind, day: date) -> str:
    """ "12 nhiệm vụ: 3 quá hạn, 1 chưa rõ ngày hạn; tính đến 22/11/2026." """
    counts = Counter(one.state for one in judged)
    wanted: tuple[DutyState, ...] = ("overdue", "undated", "done")
    said = [f"{counts[state]} {STATE_WORDS[state].lower()}" for state in wanted if counts[state]]
    told = f"{len(judged)} {kind.one}{': ' if said else ''}{', '.join(said)}"
    return f"{told}; tính đến {format_date(day)}." if kind.due else f"{told}."


def money_sentence(judged: Sequence[JudgedDuty], kind: DutyKind) -> str:
    """ "Kế hoạch 1.250 triệu đồng, thực hiện 830 triệu đồng (66,4%)."; "" for a kind without money."""
    heads = [f.name.partition(" (")[0] for f in kind.fields if f.type == "money"]
    sums = (
        [sum(line) for line in zip(*(m.sums for m in money_by(judged, kind)), strict=True)] if heads else []
    )
    if not sums:
        return ""
    said = [f"{head.lower()} {exact(total)} triệu đồng" for head, total in zip(heads, sums, strict=True)]
    share = f" ({format_number(100 * sums[1] / sums[0], 1)}%)" if len(sums) > 1 and sums[0] else ""
    return f"{capitalised(', '.join(said))}{share}."


def change_words(change: DutyChange) -> tuple[str, ...]:
    """Why a row is in doubt, else what it changes and what to look at."""
    if change.doubts:
        return tuple(doubt.sentence for doubt in change.doubts)
    changed = (f"Đổi: {', '.join(change.changed)}.",) if change.changed else ()
    return (*changed, *change.asks)
