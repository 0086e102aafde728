"""A workbook as plain values and back; what comes back is checked field by field."""

from datetime import date, datetime, time, timedelta
from typing import Any

from indicators.workbook.grid import Merge, Position, Sheet, Value, Workbook
from indicators.workbook.opening import open_workbook
from indicators.workbook.wire import require

WORK = "indicators.workbook.sheet_wire:open_plain"
_VALUE_TYPES = frozenset({str, int, float, bool, type(None), date, datetime, time, timedelta})
_FORMATS = frozenset({"xlsx", "xlsm", "xls", "ods"})


def open_plain(content: bytes, name: str) -> tuple[Any, tuple]:
    """The work of a child: (the workbook as plain values or None, findings)."""
    workbook, findings = open_workbook(content, name)
    return (plain_workbook(workbook) if workbook else None), findings


def plain_workbook(workbook: Workbook) -> tuple:
    """A workbook as numbers, texts, dates, lists."""
    return workbook.format, workbook.macros, [_plain_sheet(one) for one in workbook.sheets]


def workbook_from(plain: Any, name: str, sha256: str) -> Workbook:
    """From ``plain_workbook``; name and hash are ours, not the other side's. Raises BrokenAnswer and what Python raises
    for values of another shape."""
    kind, macros, sheets = plain
    require(kind in _FORMATS, type(macros) is bool, type(sheets) is list)
    return Workbook(name, sha256, kind, tuple(_sheet(*one) for one in sheets), macros)


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


def _sheet(
    name: str,
    visible: bool,
    rows: list[list[Value]],
    merges: list[list[int]],
    percent: list[list[int]],
    unvalued: list[list[int]],
    errors: list[tuple[list[int], str]],
    hidden_rows: list[int],
    hidden_columns: list[int],
    cleaned: list[int] | None,
) -> Sheet:
    require(type(name) is str, type(visible) is bool, type(rows) is list)
    for row in rows:
        require(type(row) is list, _VALUE_TYPES.issuperset(map(type, row)))
    require(all(type(text) is str for _, text in errors), len(set(map(len, rows))) < 2)
    height, width = len(rows), len(rows[0]) if rows else 0
    require(all(type(index) is int and index >= 0 for index in (*hidden_rows, *hidden_columns)))
    return Sheet(
        name=name,
        visible=visible,
        rows=rows,
        merges=tuple(_merge(height, width, *corners) for corners in merges),
        percent=frozenset(map(_position, percent)),
        unvalued=frozenset(map(_position, unvalued)),
        errors={_position(spot): text for spot, text in errors},
        hidden_rows=frozenset(hidden_rows),
        hidden_columns=frozenset(hidden_columns),
        cleaned=_position(cleaned) if cleaned is not None else None,
    )


def _position(spot: list[int]) -> Position:
    row, column = spot
    require(type(row) is int, type(column) is int)
    return row, column


def _merge(height: int, width: int, *corners: int) -> Merge:
    require(all(type(corner) is int for corner in corners))
    merge = Merge(*corners)
    require(0 <= merge.first_row <= merge.last_row < height)
    require(0 <= merge.first_column <= merge.last_column < width)
    return merge
