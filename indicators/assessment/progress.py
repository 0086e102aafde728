"""Where a unit stands in a round: what it sent last, whether that came in time, what it still owes."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Stage = Literal["silent", "waiting", "returned", "accepted_in_part", "accepted"]
Owes = Literal["", "everything", "mending", "content"]
OWED: tuple[Owes, ...] = ("everything", "mending", "content", "")  # the most first
STAGES: tuple[Stage, ...] = ("silent", "returned", "waiting", "accepted_in_part", "accepted")


@dataclass(frozen=True, slots=True)
class Sent:
    """What a unit sent, refused files left out. ``first``: day of the first file; ``status``: of the latest file
    (waiting, returned, accepted); ``decided``: day of the latest decision; ``left_out``: an acceptance left indicators
    out."""

    first: date
    status: str
    decided: date | None = None
    left_out: bool = False


@dataclass(frozen=True, slots=True)
class Progress:
    """``due``: the deadline in force. ``days_left``: whole days until the last day that is still in time, 0 on it,
    negative after it; None without a deadline. ``days_late``: days the first file came after that day, or is awaited
    since; 0 in time. ``days_owed``: days what is owed is overdue, for a returned file since it went back."""

    stage: Stage
    due: date | None
    days_left: int | None
    days_late: int
    owes: Owes
    days_owed: int

    @property
    def late(self) -> bool:
        return self.days_late > 0

    @property
    def chased(self) -> bool:
        """A letter goes to it: something is owed, and no day is left to bring it in time."""
        return bool(self.owes) and (self.days_left is None or self.days_left < 0)


def progress(
    due: date | None, on: date, sent: Sent | None, complete: bool, includes_due_day: bool = True
) -> Progress:
    """How a unit stands on the day ``on``. ``complete``: nothing it was asked is missing in what it sent last.
    ``includes_due_day``: "trước ngày X" still allows day X."""
    stage = _stage(sent)
    last = _last_day(due, includes_due_day)
    left = None if last is None else (last - on).days
    owes = _owed(stage, complete)
    late = days_late(due, sent.first if sent else on, includes_due_day)
    return Progress(stage, due, left, late, owes, _overdue(last, on, sent, owes))


def days_late(due: date | None, first: date, includes_due_day: bool = True) -> int:
    """Days a unit's first file of a round came after the last day in time; 0 in time or without a deadline. However
    often the file is mended later, it is as late as the first one was."""
    last = _last_day(due, includes_due_day)
    return max(0, (first - last).days) if last else 0


def _last_day(due: date | None, includes_due_day: bool) -> date | None:
    return due and due - timedelta(days=0 if includes_due_day else 1)


def _stage(sent: Sent | None) -> Stage:
    if sent is None:
        return "silent"
    if sent.status == "returned":
        return "returned"
    if sent.status == "waiting":
        return "waiting"
    return "accepted_in_part" if sent.left_out else "accepted"


def _owed(stage: Stage, complete: bool) -> Owes:
    if stage == "silent":
        return "everything"
    if stage in ("returned", "accepted_in_part"):
        return "mending"
    return "" if complete else "content"


def _overdue(last: date | None, on: date, sent: Sent | None, owes: Owes) -> int:
    """Mending cannot be awaited before the file went back."""
    if last is None or not owes:
        return 0
    since = max(last, sent.decided) if sent and sent.decided and owes == "mending" else last
    return max(0, (on - since).days)
