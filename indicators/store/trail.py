"""The trail: every write as one line that says who, when, what, old, new and why."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from indicators.store.database import Database
from indicators.store.rows import Pairs, json_to_pairs

TOLD_APART = frozenset(
    {"unit", "round", "old", "new", "why"}
)  # of an event's detail, these have places of their own


@dataclass(frozen=True, slots=True)
class TrailLine:
    """One write. ``act``: received, refused, accepted, returned, confirmed, answered, or the kind of an event.

    ``subject``: the file, cell, words or thing it was done to. ``unit``, ``round``: "" where it concerns none. ``old``,
    ``new``: None where there is none. ``detail``: what else an event says.
    """

    entry: int
    at: datetime
    actor: str
    act: str
    subject: str
    unit: str
    round: str
    old: str | None
    new: str | None
    why: str
    detail: Pairs
    id: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which lines: ``acts`` these only (none named: all); None is any; ``since``, ``until``: days, both inclusive."""

    acts: tuple[str, ...] = ()
    actor: str | None = None
    unit: str | None = None
    round: str | None = None
    since: date | None = None
    until: date | None = None

    def parameters(self) -> dict[str, object]:
        return {
            "acts": list(self.acts), "actor": self.actor, "unit": self.unit, "round": self.round,
            "since": self.since and datetime.combine(self.since, time()),
            "until": self.until and datetime.combine(self.until + timedelta(days=1), time()),
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class TrailTold:
    """What occurs in the trail, each sorted and once."""

    acts: tuple[str, ...]
    actors: tuple[str, ...]
    units: tuple[str, ...]
    rounds: tuple[str, ...]


def trail_of(
    database: Database, wanted: Wanted, most: int | None = None, passed: int = 0
) -> tuple[TrailLine, ...]:
    """The lines that fit, the newest first; ``most`` of them after the first ``passed``."""
    rows = database.ask("read/trail", **wanted.parameters(), most=most, passed=passed)
    return tuple(TrailLine(*row[:10], _rest(row[10]), row[11]) for row in rows)


def trail_count(database: Database, wanted: Wanted) -> int:
    """How many lines fit."""
    [(number,)] = database.ask("read/trail_count", **wanted.parameters())
    return number


def trail_told(database: Database) -> TrailTold:
    """What the trail may be filtered by."""
    [row] = database.ask("read/trail_words")
    return TrailTold(*(tuple(words or ()) for words in row))


def _rest(detail: str) -> Pairs:
    return tuple(pair for pair in json_to_pairs(detail) if pair[0] not in TOLD_APART)
