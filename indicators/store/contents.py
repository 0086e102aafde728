"""What submissions hold of what was asked: which figures, with or without a number; what they were told to add."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from indicators.catalogue.definitions import Asked
from indicators.store.asking import END_OF_TIME
from indicators.store.database import Database
from indicators.store.rows import local


@dataclass(frozen=True, slots=True)
class Content:
    """One submission. ``numbered``: (indicator, subject, column) with a number, given or confirmed; ``worded``: with
    words alone. ``told_missing``: (indicator, times in words) of every asked row it was told to add."""

    numbered: frozenset[tuple[str, str, Asked]] = frozenset()
    worded: frozenset[tuple[str, str, Asked]] = frozenset()
    told_missing: tuple[tuple[str, str], ...] = ()


def contents_of(
    database: Database, submissions: Sequence[str], known_at: datetime | None = None
) -> dict[str, Content]:
    """Submission → what it holds, with the numbers confirmed by a moment (now)."""
    wanted = list(submissions)
    if not wanted:
        return {}
    moment = END_OF_TIME if known_at is None else local(known_at)
    numbered, worded, told = defaultdict(set), defaultdict(set), defaultdict(list)
    rows = database.ask("read/contents", submissions=wanted, known_at=moment)
    for submission, indicator, subject, year, period, kind, as_of, has_number, has_words in rows:
        holder = numbered if has_number else worded if has_words else None
        if holder is not None:
            holder[submission].add((indicator, subject, Asked(year, period, kind, as_of)))
    for submission, indicator, period in database.ask("read/asked_missing", submissions=wanted):
        told[submission].append((indicator, period))
    return {id: Content(frozenset(numbered[id]), frozenset(worded[id]), tuple(told[id])) for id in wanted}
