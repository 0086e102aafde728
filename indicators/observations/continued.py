"""Tables that go on over the page: on the next sheet, with the same heads below "(Tiếp theo)" or with none at all.

A sheet without heads continues the table before it where its numbering goes on and its columns hold the like. A sheet
that repeats the heads below no title of its own has the titles of the table before it.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from indicators.observations.layout import is_blank
from indicators.observations.sender import Laid
from indicators.observations.table import VALUE_ROLES, Table
from indicators.observations.text import fold
from indicators.workbook.grid import Sheet, Value

GOES_ON = re.compile(r"(?:.{0,40}\b)?\(?tiep(?: theo)?\)?\W*")
NUMBER = re.compile(r"\s*(\d{1,3})\s*[.)]?\s*")


def continued(laid: Laid) -> Laid:
    """The sheets and their tables, with those that continue the table before."""
    made: list[tuple[Sheet, tuple[Table, ...]]] = []
    former: tuple[Sheet, Table] | None = None
    for sheet, here in laid:
        if former and not here:
            sheet, here = _without_heads(*former, sheet) or (sheet, here)
        tables = []
        for table in here:
            whole = _titled_as(*former, sheet, table) if former else table
            tables.append(whole)
            former = sheet, whole
        made.append((sheet, tuple(tables)))
        former = former if tables else None
    return tuple(made)


def _without_heads(former: Sheet, last: Table, sheet: Sheet) -> tuple[Sheet, tuple[Table, ...]] | None:
    """A sheet without heads as continuing the last table of the former sheet; None where it does not."""
    start = _goes_on_at(former, last, sheet)
    if start is None:
        return None
    width = max(c.index for c in last.columns) + 1
    wide = replace(sheet, rows=[[*row, *[""] * (width - len(row))] for row in sheet.rows])
    return wide, (replace(last, head_first=start - 1, head_last=start - 1, body_end=len(sheet.rows)),)


def _titled_as(former: Sheet, last: Table, sheet: Sheet, table: Table) -> Table:
    """A table with the titles of the one before it, where it repeats its heads below no title of its own."""
    same = [(c.index, c.levels) for c in table.columns] == [(c.index, c.levels) for c in last.columns]
    if not same or not all(GOES_ON.fullmatch(fold(line)) for line in table.titles):
        return table
    said = table.titles or former is not sheet and GOES_ON.fullmatch(fold(sheet.name))
    if not said and not _numbers_go_on(_numbers(former, last), _numbers(sheet, table)):
        return table
    titles, caption = (*last.titles, *table.titles), table.caption_unit or last.caption_unit
    return replace(table, titles=titles, caption_unit=caption)


def _goes_on_at(former: Sheet, table: Table, sheet: Sheet) -> int | None:
    """The first row of a sheet, if it bears the number after the last one of the table and fills its columns alike."""
    at = table.first("tt")
    name = table.first("subject") if table.first("name") is None else table.first("name")
    start = next((r for r, row in enumerate(sheet.rows) if not is_blank(row) and not _is_title(row)), None)
    if at is None or name is None or start is None or table.span is not None:
        return None
    row = sheet.rows[start]
    values = [c.index for c in table.columns if c.role in VALUE_ROLES]
    width = max(c.index for c in table.columns) + 1
    filled = any(c < len(row) and row[c] not in ("", None) for c in values)
    said = row[name] if name < len(row) <= width else ""
    named = isinstance(said, str) and any(map(str.isalpha, said))
    goes_on = _numbers_go_on(_numbers(former, table), [_number(row, at)])
    return start if named and filled and goes_on else None


def _numbers(sheet: Sheet, table: Table) -> list[int]:
    """The numbers of a table's rows, in order."""
    at = table.first("tt")
    rows = sheet.rows[table.head_last + 1 : table.body_end] if at is not None else ()
    return [n for row in rows if (n := _number(row, at or 0))]


def _numbers_go_on(before: list[int], after: list[int]) -> bool:
    return bool(before and after) and after[0] == before[-1] + 1


def _number(row: list[Value], at: int) -> int:
    """The number of a row; 0 for none."""
    found = NUMBER.fullmatch(str(row[at]).removesuffix(".0")) if at < len(row) else None
    return int(found.group(1)) if found else 0


def _is_title(row: list[Value]) -> bool:
    """A line "(Tiếp theo)"."""
    words: Iterator[Value] = (v for v in row if v not in ("", None))
    return all(isinstance(v, str) and GOES_ON.fullmatch(fold(v)) for v in words)
