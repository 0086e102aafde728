"""Open a stranger's file where it can do no harm: in a child process with limits, from a few that are kept warm.

What cannot happen to the caller: a crash, a hang, memory that grows. A file that does this to the child becomes one
blocking finding, and the child is replaced. Any number of threads may ask at once; up to ``MOST`` files are opened at
the same time, the others wait.
"""

import atexit
import logging
import time
from contextlib import suppress
from threading import BoundedSemaphore, Lock, Thread

from indicators.errors import TryLater
from indicators.findings import finding
from indicators.workbook.opening import digest, refuse_before_opening
from indicators.workbook.reader_process import Ended, Limits, NotStarted, ReaderProcess, TimedOut
from indicators.workbook.refusal import Refusal
from indicators.workbook.wire import Answer, BrokenAnswer, unpack

KEPT = 2
MOST = 4
FILES_EACH = (
    100  # then a fresh process takes over: leaks, and whatever a file may have left behind, go with the old
)
HEAVY_SECONDS = 2.0  # a file that took this long may have left a large process behind
WAIT_SECONDS = 60
BUSY = "Máy chủ đang mở nhiều tệp cùng lúc nên chưa nhận được tệp này. Hãy gửi lại sau một phút."
NOT_STARTED = "Máy chủ chưa khởi động được chương trình đọc tệp. Hãy báo người quản trị rồi gửi lại sau."
CRASHED = "chương trình đọc phải dừng giữa chừng (tệp hỏng hoặc đòi quá nhiều bộ nhớ)."
_log = logging.getLogger(__name__)


class Pool:
    """Child processes waiting for files; at most ``kept`` idle, at most ``most`` at work."""

    def __init__(self, limits: Limits = Limits(), kept: int = KEPT, most: int = MOST) -> None:
        self.limits, self.kept = limits, kept
        self._idle: list[ReaderProcess] = []
        self._at_work: set[ReaderProcess] = set()
        self._lock, self._places = Lock(), BoundedSemaphore(most)
        self._stopped = False

    def open(self, content: bytes, name: str) -> Answer:
        """What ``open_workbook`` says of the file. Raises TryLater when no process can be had."""
        try:
            refuse_before_opening(content, name)
        except Refusal as refusal:
            return None, (refusal.finding,)
        if not self._places.acquire(timeout=WAIT_SECONDS):
            raise TryLater(BUSY)
        try:
            return self._opened(content, name)
        finally:
            self._places.release()

    def start(self) -> None:
        """Bring up the processes that are kept, without waiting for them."""
        with self._lock, suppress(NotStarted):
            while not self._stopped and len(self._idle) + len(self._at_work) < self.kept:
                self._idle.append(ReaderProcess(self.limits))

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

    def _opened(self, content: bytes, name: str) -> Answer:
        process, sound = self._take(), False
        try:
            process.wait_until_ready()
            began = time.monotonic()
            answer, trouble = unpack(process.ask(content), name, digest(content))
            sound = time.monotonic() - began < HEAVY_SECONDS and process.files < FILES_EACH
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
            self._give_back(process, sound)

    def _take(self) -> ReaderProcess:
        """A process from those that wait, or a new one; one that died while it waited harms no file."""
        with self._lock:
            while self._idle:
                process = self._idle.pop()
                if process.alive:
                    break
                process.end()
            else:
                process = _started(self.limits)
            self._at_work.add(process)
            return process

    def _give_back(self, process: ReaderProcess, sound: bool) -> None:
        with self._lock:
            self._at_work.discard(process)
            if sound and len(self._idle) < self.kept:
                self._idle.append(process)
                return
        process.end()
        if not sound:
            Thread(target=self.start, daemon=True, name="mo-tep").start()


def _started(limits: Limits) -> ReaderProcess:
    try:
        return ReaderProcess(limits)
    except NotStarted as error:
        raise TryLater(NOT_STARTED) from error


_pool = Pool()
atexit.register(_pool.stop)


def open_isolated(content: bytes, name: str) -> Answer:
    """``open_workbook`` in a child process: the same answer for a sound file, one blocking finding for one that
    crashes, hangs (15 s) or swells (960 MiB). Raises TryLater when the server itself cannot.
    """
    return _pool.open(content, name)


def start() -> None:
    """Warm up: bring up the child processes before the first file comes."""
    _pool.start()
