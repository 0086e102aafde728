"""Who is signed in: random tokens, of which only the SHA-256 is held, in memory alone.

So a restart of the server ends every session, nothing that could be stolen lies on disk, and age is measured by the
machine's monotonic clock, which nobody can put back.
"""

import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from hashlib import sha256
from time import monotonic

from indicators.access.rights import Actor

TOKEN_BYTES = 32
IDLE_SECONDS = 8 * 3600
LONGEST_SECONDS = 24 * 3600


@dataclass(frozen=True, slots=True)
class Session:
    """One sign-in. ``must_change``: nothing but a new password is allowed; ``by_province``: there is no password of
    ours in it. Moments are monotonic seconds."""

    actor: Actor
    must_change: bool
    issued: float
    seen: float
    by_province: bool = False

    def over(self, now: float) -> bool:
        return now - self.seen >= IDLE_SECONDS or now - self.issued >= LONGEST_SECONDS


class Sessions:
    """The sessions of one house. Safe to use from several threads."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._open: dict[str, Session] = {}
        self._lock = threading.Lock()

    def begin(self, actor: Actor, must_change: bool = False, by_province: bool = False) -> str:
        """A new session; its token, which is told once."""
        token, now = secrets.token_urlsafe(TOKEN_BYTES), self._clock()
        with self._lock:
            self._open = {key: s for key, s in self._open.items() if not s.over(now)}
            self._open[_key(token)] = Session(actor, must_change, now, now, by_province)
        return token

    def find(self, token: str | None, touch: bool = True) -> Session | None:
        """The session of a token while it lasts; asking keeps it from falling idle unless ``touch`` is False."""
        if not token:
            return None
        key, now = _key(token), self._clock()
        with self._lock:
            found = self._open.get(key)
            if found is None or found.over(now):
                self._open.pop(key, None)
                return None
            if touch:
                self._open[key] = replace(found, seen=now)
            return found

    def end(self, token: str | None) -> Session | None:
        """End one session, and with it every tab that shares its cookie; the session, None where there was none."""
        if not token:
            return None
        with self._lock:
            return self._open.pop(_key(token), None)

    def end_all(self, login: str) -> None:
        """End every session of an account."""
        with self._lock:
            self._open = {key: s for key, s in self._open.items() if s.actor.login != login}


def form_token(secret: str) -> str:
    """What a form carries to prove that it is ours: made from a cookie, which another site can neither read nor set."""
    return sha256(f"bieu-mau {secret}".encode()).hexdigest() if secret else ""


def _key(token: str) -> str:
    return sha256(token.encode("utf-8", "replace")).hexdigest()
