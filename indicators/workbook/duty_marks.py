"""The hidden marks by which an exported table of duties comes back: which kind, which columns, which lines.

Row 1 is hidden and holds the mark in A1 and a field's code above each column; column A is hidden and holds the key and
the version of each line.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from indicators.workbook.grid import Sheet

SCHEMA = "nhiem-vu-bdg/1"
KEY_COLUMN = KEY_ROW = 0
SCOPE = "_scope"  # the column of the plan's year or the round
_SEARCH_ROWS, _SEARCH_COLUMNS = 40, 12  # how far somebody may have pushed the marks by inserting


@dataclass(frozen=True, slots=True)
class DutyMark:
    """Which table a sheet is. ``row``, ``column``: where the mark stands, from 0."""

    kind: str
    province: str
    sample: bool
    row: int
    column: int


def mark_text(kind: str, province: str, sample: bool) -> str:
    """``nhiem-vu-bdg/1;kind=task;province=62;sample=1``."""
    return f"{SCHEMA};kind={kind};province={province};sample={int(sample)}"


def key_text(key: str, version: int) -> str:
    return f"{key}@{version}"


def mark_of(sheet: Sheet) -> DutyMark | None:
    """The mark of a sheet that was exported; None for any other."""
    for row, cells in enumerate(sheet.rows[:_SEARCH_ROWS]):
        for column, value in enumerate(cells[:_SEARCH_COLUMNS]):
            if isinstance(value, str) and value.startswith(f"{SCHEMA};"):
                said = dict(pair.split("=", 1) for pair in value.split(";")[1:] if "=" in pair)
                return DutyMark(
                    said.get("kind", ""), said.get("province", ""), said.get("sample") == "1", row, column
                )
    return None


def marked_columns(sheet: Sheet, mark: DutyMark) -> Mapping[int, str]:
    """Column → field code (or ``SCOPE``), as the hidden row says."""
    row = sheet.rows[mark.row]
    return {c: value for c, value in enumerate(row) if c > mark.column and isinstance(value, str) and value}


def marked_key(sheet: Sheet, mark: DutyMark, row: int) -> tuple[str, int]:
    """(key, version) of a row; ("", 0) for a row somebody added."""
    key, at, version = str(sheet.at(row, mark.column)).rpartition("@")
    return (key, int(version)) if at and version.isdecimal() and len(version) < 9 else ("", 0)
