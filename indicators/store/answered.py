"""The answers that count, remembered between the many files that are read by them."""

from indicators.store import asking
from indicators.store.database import Database
from indicators.store.model import GivenAnswer


class RememberedAnswers:
    """The answers as they were asked for since the last one was given."""

    def __init__(self) -> None:
        self._held: tuple[int, tuple[GivenAnswer, ...]] = (0, ())

    def now(self, database: Database) -> tuple[GivenAnswer, ...]:
        """As ``Store.answers`` says; without any answer the store is asked for their number alone."""
        [(entry,)] = database.ask("read/answered")
        held, answers = self._held
        if held != entry:
            answers = asking.answers(database, None)
            self._held = (entry, answers)
        return answers
