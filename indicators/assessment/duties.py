"""Where a duty stands on a day: done, overdue, due, recurring, or with a deadline that names no day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from indicators.catalogue.duties import DutyKind
from indicators.observations.deadline_phrases import Due, read_deadline
from indicators.observations.duty_model import Duty

DutyState = Literal["done", "overdue", "ahead", "recurring", "undated", "open"]


@dataclass(frozen=True, slots=True)
class JudgedDuty:
    """``due`` None: the kind has no deadline, or its words name no day. ``state``: ``open`` where nothing is due;
    ``undated`` where somebody should state a day."""

    duty: Duty
    kind: DutyKind
    due: Due | None
    state: DutyState

    @property
    def overdue(self) -> bool:
        return self.state == "overdue"


def judge_duty(duty: Duty, kind: DutyKind, day: date, before_includes_day: bool = True) -> JudgedDuty:
    """Overdue: the last day is past and nothing says it is done. A day that a person stated goes before the words."""
    due = due_of(duty, kind, before_includes_day)
    return JudgedDuty(duty, kind, due, _state(duty, kind, due, day))


def due_of(duty: Duty, kind: DutyKind, before_includes_day: bool = True) -> Due | None:
    """The days a duty's deadline means, None for none."""
    if stated := duty.said(kind.due_stated):
        return Due(None, date.fromisoformat(stated))
    words = duty.said(kind.due)
    return read_deadline(words, duty.year, before_includes_day) if words else None


def is_done(duty: Duty, kind: DutyKind) -> bool:
    return bool(kind.status) and duty.said(kind.status) in kind.done


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
