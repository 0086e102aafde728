"""Names that Word broke over two rows: the second row holds the end of the name above and nothing else."""

import re
from collections.abc import Iterator
from dataclasses import replace

from indicators.observations.rows import sub_row
from indicators.observations.table import VALUE_ROLES, Table
from indicators.workbook.grid import Sheet, Value

FEW_WORDS = 3  # "nữ" or "cấp xã" alone is a part of the row above rather than the end of its name
ENDED = (".", ";", ":")
MARKED = re.compile(r"\w{1,3}[.)]|(?:trong đó|nguồn|ghi chú|số liệu|theo|do|không tính|bao gồm|chưa)\b")


def with_whole_names(sheet: Sheet, table: Table) -> Sheet:
    """The sheet with the ends of broken names put behind their beginnings; the rows of the ends are blank then."""
    at = table.first("name")
    if at is None or not any(map(_may_end, sheet.texts)):  # most sheets
        return sheet
    ends = tuple(_ends(sheet, table, at))
    if not ends:
        return sheet
    rows = list(sheet.rows)
    for row in ends:
        begun = next(r for r in range(row - 1, -1, -1) if r not in ends)
        rows[begun] = _with(rows[begun], at, f"{rows[begun][at]} {rows[row][at]}")
        rows[row] = _with(rows[row], at, "")
    return replace(sheet, rows=rows)


def _ends(sheet: Sheet, table: Table, at: int) -> Iterator[int]:
    values = [c.index for c in table.columns if c.role in VALUE_ROLES]
    open_name = False
    for row in range(table.head_last + 1, table.body_end):
        text = sheet.rows[row][at]
        if type(text) is not str or not text:
            open_name = False
            continue
        if open_name and _may_end(text) and _is_end(sheet.rows[row]):
            yield row
        else:
            open_name = any(sheet.rows[row][c] not in ("", None) for c in values)
        open_name = open_name and not text.rstrip().endswith(ENDED)


def _may_end(text: str) -> bool:
    """Whether words can be the end of a name."""
    long = text[:1].islower() and len(text.split()) >= FEW_WORDS
    return long and not MARKED.match(text) and not sub_row(text)


def _is_end(cells: list[Value]) -> bool:
    return sum(v not in ("", None) for v in cells) == 1


def _with(cells: list[Value], at: int, value: Value) -> list[Value]:
    return [*cells[:at], value, *cells[at + 1 :]]
