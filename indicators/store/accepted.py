"""What was accepted last, remembered between the many files that ask for it: it changes with decisions alone."""

from datetime import date
from types import MappingProxyType

from indicators.store import asking
from indicators.store.asking import AcceptedValues
from indicators.store.database import Database

Wanted = tuple[date | None, frozenset[str] | None]  # before which data date, of which rounds; None: any


class Remembered:
    """The accepted values asked for since the last decision or confirmation."""

    def __init__(self) -> None:
        self._held: tuple[int, dict[Wanted, AcceptedValues]] = (-1, {})

    def values(self, database: Database, wanted: Wanted) -> AcceptedValues:
        """As ``Store.accepted_values`` says, read-only."""
        judged = database.written("decision", "confirmation")
        if self._held[0] != judged:
            self._held = (judged, {})
        held = self._held[1]
        if wanted not in held:
            held[wanted] = MappingProxyType(asking.accepted_values(database, *wanted, known_at=None))
        return held[wanted]
