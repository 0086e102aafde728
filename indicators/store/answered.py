"""The answers that count, remembered between the many files that are read by them."""

from indicators.store import asking
from indicators.store.database import Database
from indicators.store.model import GivenAnswer


class RememberedAnswers:
    """The answers as they were asked for since the last one was given."""

    def __init__(self) -> None:
        self._held: tuple[int, tuple[GivenAnswer, ...]] = (-1, ())

    def now(self, database: Database) -> tuple[GivenAnswer, ...]:
        """As ``Store.answers`` says."""
        given = database.written("answer")
        held, answers = self._held
        if held != given:
            answers = asking.answers(database, None)
            self._held = (given, answers)
        return answers
