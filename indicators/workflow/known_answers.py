"""The answers a file is read by, and whether they let a file that came before say something else today."""

from datetime import datetime
from functools import lru_cache

from indicators.observations.answers import Answer, Answers
from indicators.observations.model import Reading
from indicators.store.model import GivenAnswer, Submission
from indicators.workflow.house import House


def known_answers(house: House, known_at: datetime | None = None) -> Answers:
    """What staff said, as known at a moment (now)."""
    return _answers(house.store.answers(known_at))


@lru_cache(maxsize=8)
def _answers(given: tuple[GivenAnswer, ...]) -> Answers:
    told = (Answer(a.kind, a.words, a.meaning, a.scope) for a in given)
    return Answers(tuple(sorted(told, key=lambda a: (a.kind, a.scope, a.words))))


def read_otherwise(house: House, former: Submission, reading: Reading) -> bool:
    """Whether the same file as ``former`` says something else since answers were given or withdrawn."""
    if known_answers(house) == known_answers(house, former.received_at):
        return False
    before = house.store.reading(former.id)
    return (before.rows, before.ignored, before.observations, before.remarks) != (
        reading.rows, reading.ignored, reading.observations, reading.remarks,
    )  # fmt: skip
