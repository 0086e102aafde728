"""Open a stranger's file where it can do no harm: in a child process with limits, from a few that are kept warm.

What cannot happen to the caller: a crash, a hang, memory that grows. A file that does this to the child becomes one
blocking finding, and the child is replaced. Any number of threads may ask at once; up to ``MOST`` files are opened at
the same time, the others wait.
"""

import atexit
import logging
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from threading import BoundedSemaphore, Lock, Thread
from typing import Any, TypeVar

from indicators.errors import TryLater
from indicators.findings import Finding, finding
from indicators.workbook import sheet_wire
from indicators.workbook.grid import Workbook
from indicators.workbook.opening import digest, refuse_before_opening
from indicators.workbook.reader_process import (
    Ended,
    Limits,
    NotSent,
    NotStarted,
    ReaderProcess,
    TimedOut,
)
from indicators.workbook.refusal import Refusal
from indicators.workbook.wire import BrokenAnswer, order, require, unpack

KEPT = 3  # two read while the answer of the third is checked and its file put away
MOST = 4
# Then a fresh process takes over: leaks, and whatever a file may have left behind, go with the old one. Starting one
# takes as long as reading thirty large appendices.
FILES_EACH = 500
HEAVY_SECONDS = 2.0  # a file that took this long may have left a large process behind
WAIT_SECONDS = 60
BUSY = "Máy chủ đang mở nhiều tệp cùng lúc nên chưa nhận được tệp này. Hãy gửi lại sau một phút."
NOT_STARTED = "Máy chủ chưa khởi động được chương trình đọc tệp. Hãy báo người quản trị rồi gửi lại sau."
CRASHED = "chương trình đọc phải dừng giữa chừng (tệp hỏng hoặc đòi quá nhiều bộ nhớ)."
_log = logging.getLogger(__name__)

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Job:
    """What a child does with a file. ``work`` ("module:function"): (bytes of the file, ``asked``) → (plain values or
    None, findings). ``lesson``: the ``wire.order`` a child must have carried out before, b"" for none."""

    work: str
    lesson: bytes = b""


class Pool:
    """Child processes waiting for files; at most ``kept`` idle, at most ``most`` at work."""

    def __init__(self, limits: Limits = Limits(), kept: int = KEPT, most: int = MOST) -> None:
        self.limits, self.kept = limits, kept
        self._idle: list[ReaderProcess] = []
        self._at_work: set[ReaderProcess] = set()
        self._lock, self._places = Lock(), BoundedSemaphore(most)
        self._stopped = False
        self._lesson = b""

    def open(self, content: bytes, name: str) -> tuple[Workbook | None, tuple[Finding, ...]]:
        """What ``open_workbook`` says of the file. Raises TryLater when no process can be had."""
        return self.run(
            Job(sheet_wire.WORK),
            "",
            content,
            name,
            lambda plain: sheet_wire.workbook_from(plain, name, digest(content)),
        )

    def run(
        self, job: Job, asked: object, content: bytes, name: str, build: Callable[[Any], Made]
    ) -> tuple[Made | None, tuple[Finding, ...]]:
        """What a child makes of the file, built by ``build`` from its plain values, and findings; (None, one blocking
        finding) when the file is refused. ``build`` believes nothing. Raises TryLater when no process can be had."""
        try:
            refuse_before_opening(content, name)
        except Refusal as refusal:
            return None, (refusal.finding,)
        if not self._places.acquire(timeout=WAIT_SECONDS):
            raise TryLater(BUSY)
        try:
            for _ in range(self.kept + 1):  # those that wait may all have died, a new one is sound
                with suppress(NotSent):
                    return self._done(job, asked, content, build)
            raise TryLater(NOT_STARTED)
        finally:
            self._places.release()

    def start(self, lesson: bytes = b"") -> None:
        """Bring up the processes that are kept, without waiting for them."""
        with self._lock, suppress(NotStarted):
            self._lesson = lesson or self._lesson
            while not self._stopped and len(self._idle) + len(self._at_work) < self.kept:
                self._idle.append(ReaderProcess(self.limits, self._lesson))

    def stop(self) -> None:
        """End every process, at work or not; none is started on its own afterwards."""
        with self._lock:
            self._stopped = True
            processes, self._idle = [*self._idle, *self._at_work], []
        for process in processes:
            process.end()

    def pids(self) -> tuple[int, ...]:
        """The processes there are now."""
        with self._lock:
            return tuple(process.pid for process in (*self._idle, *self._at_work))

    def _done(
        self, job: Job, asked: object, content: bytes, build: Callable[[Any], Made]
    ) -> tuple[Made | None, tuple[Finding, ...]]:
        """Raises NotSent where the process had ended before it had the file."""
        process, sound, tired = self._take(job.lesson), False, False
        try:
            process.wait_until_ready()
            began = time.monotonic()
            data = process.ask(order(job.work, asked), content)
            answer, trouble = _believed(data, build)
            sound, tired = True, time.monotonic() - began > HEAVY_SECONDS or process.files >= FILES_EACH
            if trouble:
                _log.warning("opening a file: %r", trouble)
            return answer
        except TimedOut:
            slow = f"mở quá {self.limits.seconds} giây chưa xong nên đã dừng"
            return None, (finding("file_too_large", reason=slow),)
        except (Ended, BrokenAnswer):
            return None, (finding("unreadable_file", reason=CRASHED),)
        except NotStarted as error:
            raise TryLater(NOT_STARTED) from error
        finally:
            self._give_back(process, sound, tired)

    def _take(self, lesson: bytes) -> ReaderProcess:
        """A process that had the lesson, from those that wait (one that is up before one that is starting), or a new
        one; one that died while it waited harms no file."""
        with self._lock:
            self._lesson = lesson or self._lesson
            latest_first = list(reversed(self._idle))
            for process in sorted(latest_first, key=lambda one: not one.ready):
                if lesson in (b"", process.lesson):
                    self._idle.remove(process)
                    if process.alive:
                        break
                    process.end()
            else:
                process = _started(self.limits, self._lesson)
            self._at_work.add(process)
            return process

    def _give_back(self, process: ReaderProcess, sound: bool, tired: bool) -> None:
        """Keep a sound process, rather than the one that has waited longest; a tired one until it is relieved."""
        with self._lock:
            self._at_work.discard(process)
            left = process
            if sound and not self._stopped:
                self._idle.insert(0 if tired else len(self._idle), process)
                left = self._idle.pop(0) if len(self._idle) > self.kept else None
        if left is not None:
            left.end()
        if not sound:
            Thread(target=self.start, daemon=True, name="mo-tep").start()
        elif tired and left is not process:
            Thread(target=self._relieve, args=(process,), daemon=True, name="mo-tep").start()

    def _relieve(self, tired: ReaderProcess) -> None:
        """Put a fresh process in the place of one that serves until then, so that nobody waits for the start."""
        with suppress(NotStarted):
            fresh = ReaderProcess(self.limits, tired.lesson)
            fresh.wait_until_ready()
            with self._lock:
                left = fresh if self._stopped else tired if tired in self._idle else None
                if left is tired:
                    self._idle.remove(tired)
                if left is not fresh:
                    self._idle.append(fresh)
            if left is not None:
                left.end()


def _started(limits: Limits, lesson: bytes) -> ReaderProcess:
    try:
        return ReaderProcess(limits, lesson)
    except NotStarted as error:
        raise TryLater(NOT_STARTED) from error


def _believed(
    data: bytes, build: Callable[[Any], Made]
) -> tuple[tuple[Made | None, tuple[Finding, ...]], str]:
    """(answer, trouble). Raises BrokenAnswer for anything ``build`` cannot make sense of."""
    plain, findings, trouble = unpack(data)
    try:
        made = build(plain) if plain is not None else None
        require(made is not None or [f.severity for f in findings] == ["blocks"])
    except BrokenAnswer:
        raise
    except Exception as error:
        raise BrokenAnswer(f"{type(error).__name__} in an answer") from error
    return (made, findings), trouble


_pool = Pool()
atexit.register(_pool.stop)


def open_isolated(content: bytes, name: str) -> tuple[Workbook | None, tuple[Finding, ...]]:
    """``open_workbook`` in a child process: the same answer for a sound file, one blocking finding for one that
    crashes, hangs (15 s) or swells (960 MiB). Raises TryLater when the server itself cannot.
    """
    return _pool.open(content, name)


def run(
    job: Job, asked: object, content: bytes, name: str, build: Callable[[Any], Made]
) -> tuple[Made | None, tuple[Finding, ...]]:
    """``Pool.run`` by the children of this server."""
    return _pool.run(job, asked, content, name, build)


def start(job: Job | None = None) -> None:
    """Warm up: bring up the child processes, ready for ``job``, before the first file comes."""
    _pool.start(job.lesson if job else b"")
