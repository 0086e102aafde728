"""How many may be inside at once, and how many may come in a minute: for one session, one address and everybody."""

from collections import Counter, defaultdict, deque
from collections.abc import Mapping
from dataclasses import dataclass, field

WINDOW_SECONDS = 60.0
AGAIN_SECONDS = 5.0  # when the way is barred by those inside, nobody knows when they leave
MOST_NAMES = 1000  # beyond these, those who stayed away for a minute are forgotten


@dataclass(frozen=True, slots=True)
class Allowance:
    """``at_once`` inside together, ``a_minute`` let in within any sixty seconds."""

    at_once: int
    a_minute: int


@dataclass(slots=True)
class Counted:
    """Lets in by the allowances of every kind of name a client goes by ("session", "address", "everybody")."""

    allowances: Mapping[str, Allowance]
    inside: Counter[tuple[str, str]] = field(default_factory=Counter)
    came: dict[tuple[str, str], deque[float]] = field(default_factory=lambda: defaultdict(deque))

    def enter(self, names: Mapping[str, str], now: float) -> float:
        """0 when let in (then ``leave`` must follow), else the seconds to wait; who is refused is not counted."""
        keys = [(kind, names[kind]) for kind in self.allowances if kind in names]
        wait = max((self._wait(key, now) for key in keys), default=0.0)
        if wait == 0:
            for key in keys:
                self.inside[key] += 1
                self.came[key].append(now)
        if len(self.came) > MOST_NAMES:
            self.forget(now)
        return wait

    def leave(self, names: Mapping[str, str]) -> None:
        """One who was let in goes; what nobody goes by any more is forgotten."""
        for kind in self.allowances:
            if kind in names:
                self.inside[kind, names[kind]] -= 1
        self.inside += Counter()

    def forget(self, now: float) -> None:
        """Drop the names that have not come for a minute, so that names made up do not pile up."""
        for key in [key for key, came in self.came.items() if not came or came[-1] <= now - WINDOW_SECONDS]:
            del self.came[key]

    def _wait(self, key: tuple[str, str], now: float) -> float:
        allowance, came = self.allowances[key[0]], self.came[key]
        while came and came[0] <= now - WINDOW_SECONDS:
            came.popleft()
        if len(came) >= allowance.a_minute:
            return came[0] + WINDOW_SECONDS - now
        return AGAIN_SECONDS if self.inside[key] >= allowance.at_once else 0.0
