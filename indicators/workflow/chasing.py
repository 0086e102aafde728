"""Verbs of chasing: where every unit of a round stands, what it still owes and by when."""

from dataclasses import dataclass
from datetime import date, datetime

from indicators.access.rights import Actor, require
from indicators.assessment.answers import answers
from indicators.assessment.completeness import Completeness, completeness
from indicators.assessment.progress import Progress, Sent, progress
from indicators.catalogue.deadlines import due_day
from indicators.catalogue.definitions import Round, Unit
from indicators.errors import NotFound
from indicators.store.contents import Content, contents_of
from indicators.store.model import Submission
from indicators.workflow.house import House
from indicators.workflow.looking import BoardLine, board
from indicators.workflow.strategy_rounds import round_of

NOTHING = Content()


@dataclass(frozen=True, slots=True)
class Chased:
    """One asked unit: what it sent, how it stands on the day asked about, how complete its last file is. ``counted``:
    how complete the accepted file is, where that is another; ``first_due``: the deadline before any extension."""

    sent: BoardLine
    progress: Progress
    content: Completeness
    counted: Completeness | None
    first_due: date | None

    @property
    def unit(self) -> Unit:
        return self.sent.unit


def deadline_of(house: House, round: Round, unit: str) -> date | None:
    """The day a unit's appendix is due, in force now; None where the round sets none. The one place that is asked."""
    return due_day(round, house.catalogue.unit(unit, round.data_date))


def board_of(
    house: House, actor: Actor, round: str, on: date | None = None, known_at: datetime | None = None
) -> tuple[Chased, ...]:
    """Every unit the round asks, in its order, as it stands on the day ``on`` (today) by what was known at a moment
    (now); a unit's account sees its own line. Raises NotAllowed, NotFound."""
    found, day = round_of(house, round), on or date.today()
    lines = board(house, actor, round, known_at)
    wanted = {s.id for line in lines for s in (line.submission, line.counted) if s}
    contents = contents_of(house.store.database, sorted(wanted), known_at)
    return tuple(_chased(house, found, line, contents, day) for line in lines)


def missing_of(
    house: House,
    actor: Actor,
    round: str,
    unit: str,
    on: date | None = None,
    known_at: datetime | None = None,
) -> Chased:
    """One unit's line of the board. Raises NotAllowed, NotFound for a unit the round does not ask."""
    require(actor, "read", unit)
    line = next((c for c in board_of(house, actor, round, on, known_at) if c.unit.code == unit), None)
    if line is None:
        raise NotFound(f"Đợt {round} không yêu cầu đơn vị {unit} báo cáo.")
    return line


def owing(
    house: House, actor: Actor, round: str, on: date | None = None, known_at: datetime | None = None
) -> tuple[Chased, ...]:
    """The units that owe anything, longest overdue first. Raises NotAllowed, NotFound."""
    require(actor, "remind")
    lines = [line for line in board_of(house, actor, round, on, known_at) if line.progress.owes]
    return tuple(sorted(lines, key=lambda line: -line.progress.days_owed))


def _chased(house: House, round: Round, line: BoardLine, contents: dict[str, Content], on: date) -> Chased:
    latest = _content(house, round, line.unit.code, line.submission, contents)
    other = line.counted if line.counted != line.submission else None
    due = deadline_of(house, round, line.unit.code)
    return Chased(
        sent=line,
        progress=progress(
            due, on, _sent(line), latest.complete, house.catalogue.settings.on_time_includes_due_day
        ),
        content=latest,
        counted=_content(house, round, line.unit.code, other, contents) if other else None,
        first_due=due_day(round, line.unit),
    )


def _sent(line: BoardLine) -> Sent | None:
    latest = line.submission
    if latest is None or line.first_at is None:
        return None
    decided = latest.decided_at.date() if latest.decided_at else None
    return Sent(line.first_at.date(), latest.status, decided, bool(latest.left_out))


def _content(
    house: House, round: Round, unit: str, submission: Submission | None, contents: dict[str, Content]
) -> Completeness:
    """What the round asks of the unit, held against one of its files; against nothing where there is none."""
    requests, held = (
        house.catalogue.requested(round, unit),
        contents[submission.id] if submission else NOTHING,
    )
    if submission is None:
        return completeness(requests, round.asks, {})
    said = answers(requests, round.asks, held.numbered, held.worded, held.told_missing)
    return completeness(requests, round.asks, said, submission.rows.rejected)
