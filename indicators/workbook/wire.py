"""What passes between this process and the one that opens files: frames of bytes, and an answer as JSON.

The other process has touched a stranger's file, so nothing it says is believed: its answers are JSON, which makes
numbers, texts and lists and nothing else (dates are spelt out), and whoever reads one checks every field before a value
of ours is built of it. What goes to the other process is pickled: it comes from here.
"""

import json
import pickle
import struct
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import IO, Any

from indicators.findings import KINDS, Finding

MAX_ANSWER_BYTES = 32 * 1024 * 1024
MAX_LISTS = 2_000_000  # in one answer; three bytes of an empty list become more than fifty here
_LENGTH = struct.Struct("<Q")
_MAX_TROUBLE = 4_000


class BrokenAnswer(Exception):
    """What came over the wire is no answer of ours."""


def send(stream: IO[bytes], *frames: bytes) -> None:
    """Each frame as its length, then its bytes. Raises OSError when nobody listens any more."""
    for data in frames:
        stream.write(_LENGTH.pack(len(data)))
        stream.write(data)
    stream.flush()


def receive(stream: IO[bytes], most: int = MAX_ANSWER_BYTES) -> bytes | None:
    """The next frame; None when the other side has ended. Raises BrokenAnswer for a frame over ``most`` bytes."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    if length > most:
        raise BrokenAnswer(f"a frame of {length} bytes")
    data = stream.read(length)
    return data if len(data) == length else None


def order(name: str, value: object) -> bytes:
    """For the other process: call the function ``name`` ("module:function") with a value."""
    return pickle.dumps((name, value), protocol=5)


def pack(plain: object, findings: Sequence[Finding], trouble: str = "") -> bytes:
    """An answer as bytes: plain values (dates too) and findings. ``trouble``: what to write into the log beside it."""
    told = (plain, plain_findings(findings), trouble[:_MAX_TROUBLE])
    text = json.dumps(told, ensure_ascii=False, check_circular=False, separators=(",", ":"), default=_dated)
    return text.encode("utf-8", "surrogatepass")


def unpack(data: bytes) -> tuple[Any, tuple[Finding, ...], str]:
    """(plain values, findings, trouble) from ``pack``. The plain values are still unchecked. Raises BrokenAnswer."""
    if data.count(b"[") + data.count(b"{") > MAX_LISTS:
        raise BrokenAnswer("an answer of too many lists")
    try:
        text = data.decode("utf-8", "surrogatepass")
        plain, told, trouble = json.loads(text, object_hook=_undated, parse_constant=_infinite)
        require(type(trouble) is str)
        return plain, findings_from(told), trouble
    except BrokenAnswer:
        raise
    except Exception as error:
        raise BrokenAnswer(f"{type(error).__name__} in an answer") from error


def plain_findings(findings: Sequence[Finding]) -> list[tuple]:
    """Findings as plain values."""
    return [(f.code, f.sheet, f.cell, f.params) for f in findings]


def findings_from(told: Any) -> tuple[Finding, ...]:
    """The reverse of ``plain_findings``, checked. Raises BrokenAnswer."""
    require(type(told) is list)
    return tuple(_finding(*one) for one in told)


def require(*conditions: bool) -> None:
    """Raises BrokenAnswer unless all hold."""
    if not all(conditions):
        raise BrokenAnswer("an answer of another shape")


def _finding(code: str, sheet: str, cell: str, params: list[list[str]]) -> Finding:
    require(code in KINDS, type(sheet) is str, type(cell) is str)
    require(all(type(key) is str and type(value) is str for key, value in params))
    made = Finding(code, sheet, cell, tuple((key, value) for key, value in params))
    made.message  # noqa: B018  a parameter that is missing must fail here
    return made


def _dated(value: object) -> dict[str, Any]:
    if isinstance(value, date | time):
        return {type(value).__name__: value.isoformat()}
    if isinstance(value, timedelta):
        return {"timedelta": (value.days, value.seconds, value.microseconds)}
    raise TypeError(f"{type(value).__name__} in an answer")


def _undated(spelt: dict[str, Any]) -> date | time | timedelta:
    ((kind, value),) = spelt.items()
    if kind == "timedelta":
        return timedelta(*value)
    for known in (date, datetime, time):
        if kind == known.__name__:
            return known.fromisoformat(value)
    raise BrokenAnswer(f"{kind[:50]} in an answer")


def _infinite(word: str) -> float:
    require(word != "NaN")
    return float(word)
