"""The trail: every write as one line that says who, when, what, old, new and why."""

from collections.abc import Collection
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


def trail_of(
    database: Database, acts: Collection[str] = (), actor: str | None = None, unit: str | None = None,
    round: str | None = None, since: date | None = None, until: date | None = None,
) -> tuple[TrailLine, ...]:  # fmt: skip
    """In the order of writing. ``acts``: these only (none named: all); ``since``, ``until``: days, both inclusive."""
    rows = database.ask(
        "read/trail", actor=actor, unit=unit, round=round,
        since=since and datetime.combine(since, time()),
        until=until and datetime.combine(until + timedelta(days=1), time()),
    )  # fmt: skip
    lines = (TrailLine(*row[:10], _rest(row[10]), row[11]) for row in rows)
    return tuple(line for line in lines if not acts or line.act in acts)


def _rest(detail: str) -> Pairs:
    return tuple(pair for pair in json_to_pairs(detail) if pair[0] not in TOLD_APART)
