"""The server's log says where something went wrong and never what it went wrong with.

A file name, a cell or a person's name gets into a log through the words of an exception. The places in our code are
enough to find a fault; what an upload holds is in the store, where rights guard it.
"""

import logging
import sys
import threading
from types import TracebackType

from indicators.errors import outline

_record = logging.LogRecord


def keep_data_out() -> None:
    """From now on no exception is logged or printed with its words, whoever logs it."""
    logging.setLogRecordFactory(without_words)
    sys.excepthook = _unexpected
    threading.excepthook = lambda args: _unexpected(args.exc_type, args.exc_value, args.exc_traceback)


def without_words(*args, **named) -> logging.LogRecord:
    """A record whose exception is told by its kind and places; an exception among the arguments by its kind."""
    record = _record(*args, **named)
    if record.exc_info and record.exc_info[1]:
        record.exc_text, record.exc_info = outline(record.exc_info[1]), None
    if isinstance(record.args, tuple):
        record.args = tuple(
            type(arg).__name__ if isinstance(arg, BaseException) else arg for arg in record.args
        )
    return record


def _unexpected(kind: type[BaseException], error: BaseException | None, _trace: TracebackType | None) -> None:
    print(outline(error) if error else kind.__name__, file=sys.stderr, flush=True)
