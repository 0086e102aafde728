"""A gate around the one connection: many pass at once, and it can be shut while the database file is exchanged."""

import threading
from collections.abc import Generator
from contextlib import contextmanager


class Gate:
    """``passing`` for whoever uses the connection; ``shut`` waits until nobody does and lets nobody in."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._inside = 0

    @contextmanager
    def passing(self) -> Generator[None]:
        with self._changed:
            self._inside += 1
        try:
            yield
        finally:
            with self._changed:
                self._inside -= 1
                self._changed.notify_all()

    @contextmanager
    def shut(self) -> Generator[None]:
        with self._changed:
            self._changed.wait_for(lambda: self._inside == 0)
            yield
