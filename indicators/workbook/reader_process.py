"""One child process that opens files, seen from this side: started, asked, ended.

A plain program on two pipes, so it starts the same under Windows, threads and Streamlit, inherits neither this
process's modules nor its open files, and knows nothing of its environment.
"""

import os
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Thread, Timer

from indicators.workbook.wire import MAX_ANSWER_BYTES, BrokenAnswer, receive, send

CHILD = "indicators.workbook.child"
ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 60
END_SECONDS = 2
_KEPT_VARIABLES = ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)
_PROCESSOR_TIME_SIGNAL = getattr(signal, "SIGXCPU", None)  # unknown to Windows


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost: ``seconds`` on the clock and on the processor, ``memory_bytes`` of address space."""

    seconds: int = 15
    memory_bytes: int = 960 * 1024 * 1024


class TimedOut(Exception):
    """The file took longer than allowed; the process was ended."""


class Ended(Exception):
    """The process ended, or answered what is no answer, while it opened the file."""


class NotSent(Exception):
    """The process had ended before it had the file, which is not to blame; it is gone."""


class NotStarted(Exception):
    """The process could not be started at all; no file is to blame."""


class ReaderProcess:
    """A child process; one file at a time, one thread at a time. Raises NotStarted.

    ``lesson``: the order it carries out before the first file comes, b"" for none.
    """

    def __init__(self, limits: Limits, lesson: bytes = b"") -> None:
        self.limits = limits
        self.lesson = lesson
        self.files = 0
        self._ready = False
        self._process = _start(limits)
        if self._process.stdin is None or self._process.stdout is None:
            raise NotStarted
        self._to, self._from = self._process.stdin, self._process.stdout
        self._teaching = Thread(target=self._teach, daemon=True, name="mo-tep")
        self._teaching.start()

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def ready(self) -> bool:
        """It has come up; else the next file waits until it has."""
        return self._ready

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def wait_until_ready(self) -> None:
        """Raises NotStarted when the process does not come up."""
        if not self._ready:
            try:
                self._ready = self._within(START_SECONDS, ()) == b""
            except (TimedOut, Ended) as error:
                raise NotStarted from error

    def ask(self, order: bytes, content: bytes) -> bytes:
        """The packed answer to an order about one file. After TimedOut, Ended or NotSent the process is gone."""
        self.wait_until_ready()
        self.files += 1
        return self._within(self.limits.seconds, (order, content))

    def end(self) -> None:
        """End the process and wait until it is gone."""
        self._process.kill()
        for stream in (self._to, self._from):
            with suppress(OSError):
                stream.close()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(END_SECONDS)

    def _teach(self) -> None:
        """Beside whoever started the process: it takes the lesson once it is up."""
        with suppress(OSError, ValueError):
            send(self._to, self.lesson)

    def _within(self, seconds: int, frames: tuple[bytes, ...]) -> bytes:
        """Send, receive; a timer ends the process, which ends the waiting, on every system alike."""
        late: list[bool] = []
        timer = Timer(seconds, lambda: (late.append(True), self._process.kill()))
        timer.daemon = True
        timer.start()
        answer, sent = None, True
        try:
            answer = self._exchange(frames)
        except NotSent:
            sent = False
        finally:
            timer.cancel()
            timer.join()  # from here on nobody ends the process behind our back
            if late or answer is None:
                self.end()
        if answer is None:
            if not sent and not late:
                raise NotSent
            raise TimedOut if late or self._out_of_processor_time() else Ended
        return answer

    def _exchange(self, frames: tuple[bytes, ...]) -> bytes | None:
        """The answer; None for none. It looks at a file when it has all of it, so what it did not take did no harm."""
        if frames:
            self._teaching.join()
            try:
                send(self._to, *frames)
            except (OSError, ValueError) as error:
                raise NotSent from error
        try:
            return receive(self._from, MAX_ANSWER_BYTES)
        except (OSError, ValueError, BrokenAnswer):
            return None

    def _out_of_processor_time(self) -> bool:
        return _PROCESSOR_TIME_SIGNAL is not None and self._process.returncode == -_PROCESSOR_TIME_SIGNAL


def _start(limits: Limits) -> subprocess.Popen[bytes]:
    command = (sys.executable, "-B", "-m", CHILD, str(limits.memory_bytes), str(limits.seconds))
    try:
        return subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=ROOT,
            env={name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ},
            start_new_session=True,  # Ctrl-C in the terminal is for the server alone
            creationflags=_NO_WINDOW,
        )
    except OSError as error:
        raise NotStarted from error
