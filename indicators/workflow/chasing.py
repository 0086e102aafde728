"""Verbs of chasing: where every unit of a round stands, what it still owes and by when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from indicators.access.rights import Actor, require
from indicators.assessment.answers import answers
from indicators.assessment.completeness import Completeness, completeness
from indicators.assessment.progress import OWED, Progress, Sent, progress
from indicators.catalogue.deadlines import due_day
from indicators.catalogue.definitions import Round, Unit
from indicators.catalogue.opened_rounds import Said, with_said
from indicators.errors import NotFound
from indicators.store.contents import Content, contents_of
from indicators.store.model import Submission
from indicators.store.rounds import closing_of, round_acts
from indicators.workflow.house import LATEST, House
from indicators.workflow.looking import BoardLine, board
from indicators.workflow.strategy_rounds import as_it_stands, round_of

NOTHING = Content()


@dataclass(frozen=True, slots=True)
class Chased:
    """One asked unit: what it sent, how it stands on the day asked about, how complete its last file is. ``counted``:
    how complete the accepted file is, where that is another; ``first_due``: the deadline before any extension;
    ``closed``: the day the round was closed, None while it is open or was on the day asked about."""

    sent: BoardLine
    progress: Progress
    content: Completeness
    counted: Completeness | None
    first_due: date | None
    closed: date | None = None

    @property
    def unit(self) -> Unit:
        return self.sent.unit


def deadline_of(house: House, round: Round, unit: str) -> date | None:
    """The day a unit's appendix is due, in force as the house is looked at; None where the round sets none."""
    return due_day(round_of(house, round.code), house.catalogue.unit(unit, round.data_date))


def first_deadline_of(house: House, round: Round, unit: str) -> date | None:
    """The same before anybody prolonged it."""
    defined = tuple(
        Said(a.round, a.definition) for a in round_acts(house.store, house.known_at) if a.definition
    )
    province, sample = house.store.province, house.store.sample
    catalogue = with_said(house.definitions, province, sample, defined) if defined else house.definitions
    return due_day(catalogue.round(round.code, province, sample), catalogue.unit(unit, round.data_date))


def day_of(house: House) -> date:
    """The day a house is looked at on: today, or that of the moment it shows."""
    return date.today() if house.known_at in (None, LATEST) else house.known_at.date()


def day_for(house: House, round: str) -> date:
    """The day a round is looked at on: today for an open one, that of its closing for a closed one."""
    return day_of(as_it_stands(house, round))


def closed_on(house: House, round: str, day: date) -> date | None:
    """The day a round that is closed was closed, for who looks at it on that day or later."""
    closing = closing_of(house.store, round)
    return closing.at.date() if closing and closing.at.date() <= day else None


def board_of(
    house: House, actor: Actor, round: str, on: date | None = None, known_at: datetime | None = None
) -> tuple[Chased, ...]:
    """Every unit the round asks, in its order, as it stands on the day ``on`` by what was known at a moment; a unit's
    account sees its own line. Both are now for an open round and the closing for a closed one. Raises NotAllowed,
    NotFound."""
    house = house.at(known_at) if known_at else as_it_stands(house, round)
    found, day = round_of(house, round), on or day_of(house)
    closed = closed_on(house, round, day)
    lines = board(house, actor, round, house.known_at)
    wanted = {s.id for line in lines for s in (line.submission, line.counted) if s}
    contents = contents_of(house.store.database, sorted(wanted), house.known_at)
    return tuple(_chased(house, found, line, contents, day, closed) for line in lines)


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
    """The units that owe anything, most urgent first. Raises NotAllowed, NotFound."""
    require(actor, "remind")
    lines = [line for line in board_of(house, actor, round, on, known_at) if line.progress.owes]
    return by_urgency(lines)


def by_urgency(lines: Iterable[Chased]) -> tuple[Chased, ...]:
    """Longest overdue first, of those what owes most, then as the round lists them."""
    return tuple(sorted(lines, key=lambda line: (-line.progress.days_owed, OWED.index(line.progress.owes))))


def _chased(
    house: House, round: Round, line: BoardLine, contents: dict[str, Content], on: date, closed: date | None
) -> Chased:  # fmt: skip
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
        first_due=first_deadline_of(house, round, line.unit.code),
        closed=closed,
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
    taken = [
        one for one in requests if one.indicator not in submission.left_out
    ]  # what was left out is owed still
    said = answers(taken, round.asks, held.numbered, held.worded, held.told_missing)
    return completeness(requests, round.asks, said, submission.rows.rejected)
