"""Answers kept until something they rest on is written, and asked once however many want them at the same moment."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any
from weakref import WeakValueDictionary

MOST = 600  # answers; the one not wanted for longest goes first


class Held:
    """Safe to use from several threads. An answer may ask for others on its way, never for itself."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._kept: OrderedDict[Hashable, tuple[int, Any]] = OrderedDict()
        self._turns: WeakValueDictionary[Hashable, Any] = WeakValueDictionary()
        self._lock = Lock()

    def get(self, key: Hashable, stamp: Callable[[], int], ask: Callable[[], Any]) -> Any:
        """What ``ask`` gave when ``stamp`` was what it is now. What ``ask`` raises is raised and not kept."""
        found = self._found(key, stamp())
        if found is None:
            with self._turn(key):
                now = stamp()  # before asking: what is written meanwhile makes the answer an old one
                found = self._found(key, now) or self._keep(key, (now, ask()))
        return found[1]

    def _found(self, key: Hashable, stamp: int) -> tuple[int, Any] | None:
        with self._lock:
            found = self._kept.get(key)
            if found is None or found[0] != stamp:
                return None
            self._kept.move_to_end(key)
            return found

    def _keep(self, key: Hashable, answer: tuple[int, Any]) -> tuple[int, Any]:
        with self._lock:
            self._kept[key] = answer
            self._kept.move_to_end(key)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return answer

    def _turn(self, key: Hashable) -> Any:
        with self._lock:
            return self._turns.setdefault(key, Lock())
