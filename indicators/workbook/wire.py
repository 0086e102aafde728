"""What passes between this process and the one that opens files: frames of bytes, and a workbook as plain values.

The other process has touched a stranger's file, so nothing it says is believed: only numbers, texts, dates and
containers of them are unpacked (a pickle that names any other class is refused), and every field is checked before a
Workbook is built of it.
"""

import io
import pickle
import struct
from datetime import date, datetime, time, timedelta
from typing import IO, Any

from indicators.findings import KINDS, Finding
from indicators.workbook.grid import Merge, Position, Sheet, Value, Workbook

Answer = tuple[Workbook | None, tuple[Finding, ...]]

MAX_ANSWER_BYTES = 32 * 1024 * 1024
_LENGTH = struct.Struct("<Q")
_DATES = {"date": date, "datetime": datetime, "time": time, "timedelta": timedelta}
_VALUE_TYPES = frozenset({str, int, float, bool, type(None), *_DATES.values()})
_FORMATS = frozenset({"xlsx", "xlsm", "xls", "ods"})
_MAX_TROUBLE = 4_000


class BrokenAnswer(Exception):
    """What came over the wire is no answer of ours."""


def send(stream: IO[bytes], data: bytes) -> None:
    """One frame: its length, then its bytes. Raises OSError when nobody listens any more."""
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


def pack(answer: Answer, trouble: str = "") -> bytes:
    """An answer as bytes. ``trouble``: what to write into the log beside it."""
    workbook, findings = answer
    told = [(f.code, f.sheet, f.cell, f.params) for f in findings]
    target = io.BytesIO()
    pickler = pickle.Pickler(target, protocol=5)
    pickler.fast = True  # no memo: nothing in it refers to itself, and cells are rarely the same object
    pickler.dump((_plain(workbook) if workbook else None, told, trouble[:_MAX_TROUBLE]))
    return target.getvalue()


def unpack(data: bytes, name: str, sha256: str) -> tuple[Answer, str]:
    """(answer, trouble) from ``pack``; name and hash are ours, not the other side's. Raises BrokenAnswer."""
    try:
        plain, told, trouble = _Unpickler(io.BytesIO(data)).load()
        workbook = _workbook(plain, name, sha256) if plain is not None else None
        findings = tuple(_finding(*one) for one in told)
        _require(type(trouble) is str, workbook is not None or _is_refusal(findings))
        return (workbook, findings), trouble
    except BrokenAnswer:
        raise
    except Exception as error:
        raise BrokenAnswer(f"{type(error).__name__} in an answer") from error


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if module == "datetime" and name in _DATES:
            return _DATES[name]
        raise BrokenAnswer(f"{module}.{name} in an answer")


def _plain(workbook: Workbook) -> tuple:
    return workbook.format, workbook.macros, [_plain_sheet(one) for one in workbook.sheets]


def _plain_sheet(one: Sheet) -> tuple:
    return (
        one.name,
        one.visible,
        one.rows,
        [(m.first_row, m.first_column, m.last_row, m.last_column) for m in one.merges],
        list(one.percent),
        list(one.unvalued),
        list(one.errors.items()),
        list(one.hidden_rows),
        list(one.hidden_columns),
        one.cleaned,
    )


def _workbook(plain: tuple, name: str, sha256: str) -> Workbook:
    kind, macros, sheets = plain
    _require(kind in _FORMATS, type(macros) is bool, type(sheets) is list)
    return Workbook(name, sha256, kind, tuple(_sheet(*one) for one in sheets), macros)


def _sheet(
    name: str,
    visible: bool,
    rows: list[list[Value]],
    merges: list[tuple[int, int, int, int]],
    percent: list[Position],
    unvalued: list[Position],
    errors: list[tuple[Position, str]],
    hidden_rows: list[int],
    hidden_columns: list[int],
    cleaned: Position | None,
) -> Sheet:
    _require(type(name) is str, type(visible) is bool, type(rows) is list)
    for row in rows:
        _require(type(row) is list, _VALUE_TYPES.issuperset(map(type, row)))
    _require(all(type(text) is str for _, text in errors), len(set(map(len, rows))) < 2)
    height, width = len(rows), len(rows[0]) if rows else 0
    spots = (*percent, *unvalued, *(spot for spot, _ in errors), *([cleaned] if cleaned else []))
    for row, column in spots:
        _require(type(row) is int, type(column) is int)
    _require(all(type(index) is int and index >= 0 for index in (*hidden_rows, *hidden_columns)))
    return Sheet(
        name=name,
        visible=visible,
        rows=rows,
        merges=tuple(_merge(height, width, *corners) for corners in merges),
        percent=frozenset(percent),
        unvalued=frozenset(unvalued),
        errors=dict(errors),
        hidden_rows=frozenset(hidden_rows),
        hidden_columns=frozenset(hidden_columns),
        cleaned=cleaned,
    )


def _merge(height: int, width: int, *corners: int) -> Merge:
    _require(all(type(corner) is int for corner in corners))
    merge = Merge(*corners)
    _require(0 <= merge.first_row <= merge.last_row < height)
    _require(0 <= merge.first_column <= merge.last_column < width)
    return merge


def _finding(code: str, sheet: str, cell: str, params: tuple[tuple[str, str], ...]) -> Finding:
    _require(code in KINDS, type(sheet) is str, type(cell) is str)
    _require(all(type(key) is str and type(value) is str for key, value in params))
    made = Finding(code, sheet, cell, tuple((key, value) for key, value in params))
    made.message  # noqa: B018  a parameter that is missing must fail here
    return made


def _is_refusal(findings: tuple[Finding, ...]) -> bool:
    return len(findings) == 1 and findings[0].severity == "blocks"


def _require(*conditions: bool) -> None:
    if not all(conditions):
        raise BrokenAnswer("an answer of another shape")
