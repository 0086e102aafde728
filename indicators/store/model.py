"""The nouns of the store: what was sent in, what was decided about it, what a check or a rebuild found."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from indicators.observations.answers import AnswerKind
from indicators.observations.model import RowCount

Status = Literal["waiting", "accepted", "returned", "refused", "superseded"]
DecisionCode = Literal["accepted", "returned"]


@dataclass(frozen=True, slots=True)
class Submission:
    """One file sent by one unit for one round. Moments are the office's local time.

    ``status``: ``refused`` when a finding blocked it (receipt kept, no observation); ``superseded`` when it was
    accepted and a later one of the same unit and round is accepted too. ``unit``, ``round``, ``data_date`` are None
    only when refused. ``chosen_*``: what the sender chose, None when left to the file. ``observations``: how many are
    stored. ``blocks``, ``warns``, ``notes``: findings by severity. ``decided_*``, ``reason``: of the latest decision;
    ``left_out``: the indicators it left out of an acceptance. ``state``: number of the last write that bears on
    deciding about it: the latest decision, or a later file of the same unit and round.
    """

    id: str
    sha256: str
    file_name: str
    form: Literal["template", "table"] | None
    unit: str | None
    round: str | None
    data_date: date | None
    chosen_unit: str | None
    chosen_round: str | None
    received_at: datetime
    actor: str
    status: Status
    observations: int
    rows: RowCount
    blocks: int
    warns: int
    notes: int
    decided_at: datetime | None
    decided_by: str
    reason: str
    left_out: tuple[str, ...] = ()
    state: int = 0


@dataclass(frozen=True, slots=True)
class Decision:
    """What the office decided about a submission; the latest one counts. ``left_out``: indicators not accepted."""

    id: str
    submission: str
    decision: DecisionCode
    at: datetime
    actor: str
    reason: str
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Confirmation:
    """The number a person stands for where a file gave words; ``value`` None withdraws an earlier one.

    ``state``: the number of the write.
    """

    id: str
    observation: str
    value: float | None
    at: datetime
    actor: str
    reason: str
    state: int = 0


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """An answer that counts, with who gave it, when and why; the first four as ``observations.answers.Answer``."""

    kind: AnswerKind
    words: str
    meaning: str
    scope: str
    at: datetime
    actor: str
    reason: str


@dataclass(frozen=True, slots=True)
class Event:
    """Anything else that happened and must be found again. ``detail``: sorted pairs of words."""

    id: str
    kind: str
    subject: str
    at: datetime
    actor: str
    detail: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class BoardLine:
    """Where one unit stands in a round. ``latest``: the last file not refused; ``current``: the accepted one
    that counts; None where nothing.

    ``first_received_at``: the first file that was not refused. ``submissions``: files sent, refused ones too.
    """

    unit: str
    latest: Submission | None
    current: Submission | None
    first_received_at: datetime | None
    submissions: int


@dataclass(frozen=True, slots=True)
class Problem:
    """A row that must not exist. ``check`` is the name of the check, ``title`` its Vietnamese words."""

    check: str
    title: str
    subject: str
    detail: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One row that today's reader gives otherwise. ``before`` or ``after`` is "" where there is no such row.

    ``table``: submission, observation, finding, ignored_row, remark or confirmation.
    """

    table: str
    submission: str
    file_name: str
    sheet: str
    cell: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class RebuildReport:
    """What reading every original again came to. ``replaced``: the database now holds what the new reading gave."""

    differences: tuple[Difference, ...]
    submissions: int
    observations: int
    findings: int
    replaced: bool = False
