"""How often somebody failed of late: counted in memory, by the machine's monotonic clock."""

import threading
from collections.abc import Callable
from time import monotonic
from typing import Any

MOST_KEYS = 10_000  # beyond, the oldest are forgotten


class Attempts:
    """``most`` failures of one key (an address, an unknown login) within ``seconds`` block it for as long."""

    def __init__(self, most: int, seconds: float, clock: Callable[[], float] = monotonic) -> None:
        self.most, self.seconds = most, seconds
        self._clock = clock
        self._failed: dict[str, list[float]] = {}
        self._until: dict[str, float] = {}
        self._lock = threading.Lock()

    def failed(self, key: str) -> None:
        now = self._clock()
        with self._lock:
            times = [t for t in self._failed.pop(key, []) if now - t < self.seconds] + [now]
            if len(times) >= self.most:
                _keep(self._until, key, now + self.seconds)
            else:
                _keep(self._failed, key, times)

    def blocked(self, key: str) -> bool:
        with self._lock:
            return self._clock() < self._until.get(key, float("-inf"))

    def forget(self, key: str) -> None:
        """Start counting anew; a block under way goes on."""
        with self._lock:
            self._failed.pop(key, None)


def _keep(kept: dict[str, Any], key: str, value: Any) -> None:
    kept.pop(key, None)
    kept[key] = value
    while len(kept) > MOST_KEYS:
        del kept[next(iter(kept))]
