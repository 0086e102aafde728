"""Where a duty stands on a day: done, overdue, due, recurring, or with a deadline that names no day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from indicators.catalogue.duties import DutyKind
from indicators.observations.deadline_phrases import Due, read_deadline
from indicators.observations.duty_model import Duty

DutyState = Literal["overdue", "undated", "ahead", "recurring", "open", "done"]
STATE_ORDER = get_args(DutyState)


@dataclass(frozen=True, slots=True)
class JudgedDuty:
    """``due`` None: the kind has no deadline, or its words name no day. ``state``: ``open`` where nothing is due;
    ``undated`` where somebody should state a day. ``day``: on which it stands so."""

    duty: Duty
    kind: DutyKind
    due: Due | None
    state: DutyState
    day: date

    @property
    def overdue(self) -> bool:
        return self.state == "overdue"

    @property
    def days_late(self) -> int:
        """Days since the last day in time; 0 where it is not overdue."""
        return (self.day - self.due.due).days if self.overdue and self.due else 0


@dataclass(frozen=True, slots=True)
class MoneyLine:
    """``sums``: million đồng, one per money field of the kind, in its order."""

    name: str
    sums: tuple[float, ...]


def judge_duty(duty: Duty, kind: DutyKind, day: date, before_includes_day: bool = True) -> JudgedDuty:
    """Overdue: the last day is past and nothing says it is done. A day that a person stated goes before the words."""
    due = due_of(duty, kind, before_includes_day)
    return JudgedDuty(duty, kind, due, _state(duty, kind, due, day), day)


def due_of(duty: Duty, kind: DutyKind, before_includes_day: bool = True) -> Due | None:
    """The days a duty's deadline means, None for none."""
    if stated := duty.said(kind.due_stated):
        return Due(None, date.fromisoformat(stated))
    words = duty.said(kind.due)
    return read_deadline(words, duty.year, before_includes_day) if words else None


def is_done(duty: Duty, kind: DutyKind) -> bool:
    return bool(kind.status) and duty.said(kind.status) in kind.done


def in_order(judged: Iterable[JudgedDuty]) -> tuple[JudgedDuty, ...]:
    """Newest plan first; in it by the number of its kind, else what is late, then what has no day, then by deadline."""
    found = list(judged)
    found.sort(key=_place)
    found.sort(key=lambda one: one.duty.year, reverse=True)
    return tuple(found)


def money_by(judged: Iterable[JudgedDuty], kind: DutyKind) -> tuple[MoneyLine, ...]:
    """Sums of the money fields by the first choice field of the kind, in its order; choices without a line left out."""
    by = next(f for f in kind.fields if f.type == "choice")
    money = [f.code for f in kind.fields if f.type == "money"]
    mine = [one.duty for one in judged if one.kind.code == kind.code]
    lines = []
    for choice in by.choices:
        here = [duty for duty in mine if duty.said(by.code) == choice.code]
        if here:
            lines.append(
                MoneyLine(choice.name, tuple(sum(float(d.said(m) or 0) for d in here) for m in money))
            )
    return tuple(lines)


def overdue_of(judged: Iterable[JudgedDuty]) -> tuple[JudgedDuty, ...]:
    """Those that are overdue, the longest first."""
    late = [(one.due.due, n, one) for n, one in enumerate(judged) if one.overdue and one.due]
    return tuple(one for _, _, one in sorted(late, key=lambda found: found[:2]))


def _state(duty: Duty, kind: DutyKind, due: Due | None, day: date) -> DutyState:
    if is_done(duty, kind):
        return "done"
    if due is None:
        return "undated" if duty.said(kind.due) else "open"
    if day > due.due:
        return "overdue"
    return "recurring" if due.recurring else "ahead"


def _place(one: JudgedDuty) -> tuple[float, int, date]:
    number = one.duty.said(one.kind.sort_by)
    return float(number or 0), STATE_ORDER.index(one.state), one.due.due if one.due else date.max
