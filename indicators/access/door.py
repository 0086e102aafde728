"""The door of one house: who is inside, who knocked wrongly too often, and by which clocks."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from time import monotonic

from indicators.access.attempts import Attempts
from indicators.access.sessions import Sessions

FAILURES, LOCK_SECONDS = 5, 15 * 60
FAILURES_OF_AN_ADDRESS = 50  # a whole office may come by one address
PROOF_SECONDS = 120  # how long what the province's provider has proven waits to be used, once


@dataclass(frozen=True, slots=True)
class Door:
    """``strangers``: failures of logins that do not exist, which lock like those that do. ``one_by_one``: held while a
    password is checked, so that many guesses at once are not more guesses than allowed, and while an account is kept,
    so that nobody comes in by what it was. ``knocks``: a locked login that was tried all the same, which is
    noted once while a lock lasts. ``proofs``: a proof used is blocked for as long as it would be good."""

    clock: Callable[[], float] = monotonic
    now: Callable[[], datetime] = datetime.now
    sessions: Sessions = field(init=False)
    strangers: Attempts = field(init=False)
    addresses: Attempts = field(init=False)
    knocks: Attempts = field(init=False)
    proofs: Attempts = field(init=False)
    one_by_one: threading.Lock = field(init=False, default_factory=threading.Lock)

    def __post_init__(self) -> None:
        object.__setattr__(self, "sessions", Sessions(self.clock))
        object.__setattr__(self, "strangers", Attempts(FAILURES, LOCK_SECONDS, self.clock))
        object.__setattr__(self, "addresses", Attempts(FAILURES_OF_AN_ADDRESS, LOCK_SECONDS, self.clock))
        object.__setattr__(self, "knocks", Attempts(1, LOCK_SECONDS, self.clock))
        object.__setattr__(self, "proofs", Attempts(1, PROOF_SECONDS, self.clock))
