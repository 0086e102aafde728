"""The process that opens files: reads orders and files from its input, writes its answers to its output, until the
input ends.

Started by ``reader_process`` as ``python -m indicators.workbook.child MEMORY_BYTES SECONDS``. It limits itself before
the first file comes: memory, processor time, no core dump, no file written. When its parent is gone it ends, at once
while it waits and by its own alarm while it works.

Its first frame is a lesson, an order it carries out once ("" for none); then each file is a pair of frames: what to do
with it, and its bytes. What to do is named by whoever asks, so that this room need not know the rooms above it.
"""

import faulthandler
import gc
import os
import pickle
import sys
from importlib import import_module
from typing import Any, BinaryIO

from indicators.errors import outline
from indicators.findings import finding
from indicators.workbook.refusal import MAX_FILE_BYTES
from indicators.workbook.sheet_wire import open_plain
from indicators.workbook.wire import MAX_ANSWER_BYTES, pack, receive, send

try:
    import resource
except ImportError:  # Windows knows no such limits; time is limited there all the same
    resource = None

ALARM_AFTER_SECONDS = 3  # beyond the limit at which the parent ends this process
MAX_ORDER_BYTES = 64 * 1024 * 1024
MAX_OPEN_FILES = 64
MANNERS = 5  # of the system's scale: whoever looks at a page goes before a file that is read
TOO_MUCH_MEMORY = "cần quá nhiều bộ nhớ để mở"
TOO_MUCH_TEXT = "có quá nhiều chữ trong các ô"
DAMAGED = "nội dung bảng tính bị hỏng."


def main(memory_bytes: int, seconds: int) -> None:
    """Serve until the input ends."""
    requests, answers, nowhere = _own_streams()
    _limit(memory_bytes)
    if lesson := receive(requests, MAX_ORDER_BYTES):
        carry_out, value = _order(lesson)
        carry_out(value)
    open_plain(b"", "")  # whatever is imported or built at first use is so now
    gc.disable()  # a file is read in one go; rubbish is collected while the parent goes on with the answer
    _tidy()
    send(answers, b"")
    while (order := receive(requests, MAX_ORDER_BYTES)) is not None:
        content = receive(requests, MAX_FILE_BYTES)
        if content is None:
            return
        faulthandler.dump_traceback_later(seconds + ALARM_AFTER_SECONDS, exit=True, file=nowhere)
        _limit_processor_time(seconds)
        send(answers, _answer(order, content))
        _tidy()
        faulthandler.cancel_dump_traceback_later()


def _tidy() -> None:
    """Collect rubbish; what is left (modules, the lesson, caches) need not be looked at the next time."""
    gc.collect()
    gc.freeze()


def _order(order: bytes) -> tuple[Any, Any]:
    """(function, value) of an order of the parent's."""
    name, value = pickle.loads(order)
    module, _, function = name.partition(":")
    return getattr(import_module(module), function), value


def _answer(order: bytes, content: bytes) -> bytes:
    """The packed answer for one file: whatever Python can still catch is a finding, with its places for the log."""
    trouble = ""
    try:
        work, asked = _order(order)
        packed = pack(*work(content, asked))
        return packed if len(packed) <= MAX_ANSWER_BYTES else _refused("file_too_large", TOO_MUCH_TEXT)
    except MemoryError:
        return _refused("file_too_large", TOO_MUCH_MEMORY)
    except Exception as error:
        trouble = outline(error)
    return _refused("unreadable_file", DAMAGED, trouble)


def _refused(code: str, reason: str, trouble: str = "") -> bytes:
    return pack(None, (finding(code, reason=reason),), trouble)


def _own_streams() -> tuple[BinaryIO, BinaryIO, BinaryIO]:
    """(input, output, nowhere): the pipes under other numbers, so that nothing a library prints gets into them."""
    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = open(os.devnull, "r+b", buffering=0)  # noqa: SIM115  lives as long as the process
    for number in (0, 1, 2):
        os.dup2(nowhere.fileno(), number)
    return requests, answers, nowhere


def _limit(memory_bytes: int) -> None:
    if resource is None:
        return
    os.nice(MANNERS)
    for kind, most in (
        (resource.RLIMIT_AS, memory_bytes),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, MAX_OPEN_FILES),
    ):
        _, hard = resource.getrlimit(kind)
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (most, most))


def _limit_processor_time(seconds: int) -> None:
    """So many seconds from now; the system ends the process that needs more."""
    if resource is not None:
        used = resource.getrusage(resource.RUSAGE_SELF)
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + seconds + 1, hard))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
