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
    """The sheets and their tables, with those that continue the sheet before."""
    made: list[tuple[Sheet, tuple[Table, ...]]] = []
    for sheet, here in laid:
        before = made[-1] if made and made[-1][1] else None
        made.append((before and _after(*before, sheet, here)) or (sheet, here))
    return tuple(made)


def _after(
    former: Sheet, tables: tuple[Table, ...], sheet: Sheet, here: tuple[Table, ...]
) -> tuple[Sheet, tuple[Table, ...]] | None:
    """A sheet and its tables as continuing the last one of the former sheet; None where they do not."""
    last = tables[-1]
    if not here:
        start = _goes_on_at(former, last, sheet)
        if start is None:
            return None
        width = max(c.index for c in last.columns) + 1
        wide = replace(sheet, rows=[[*row, *[""] * (width - len(row))] for row in sheet.rows])
        return wide, (replace(last, head_first=start - 1, head_last=start - 1, body_end=len(sheet.rows)),)
    first = here[0]
    same = [(c.index, c.levels) for c in first.columns] == [(c.index, c.levels) for c in last.columns]
    if not same or not all(GOES_ON.fullmatch(fold(line)) for line in first.titles):
        return None
    caption = first.caption_unit or last.caption_unit
    return sheet, (replace(first, titles=(*last.titles, *first.titles), caption_unit=caption), *here[1:])


def _goes_on_at(former: Sheet, table: Table, sheet: Sheet) -> int | None:
    """The first row of a sheet, if it bears the number after the last one of the table and fills its columns alike."""
    at = table.first("tt")
    name = table.first("subject") if table.first("name") is None else table.first("name")
    if at is None or name is None or table.span is not None:
        return None
    numbers = [n for row in former.rows[table.head_last + 1 : table.body_end] if (n := _number(row, at))]
    start = next((r for r, row in enumerate(sheet.rows) if not is_blank(row) and not _is_title(row)), None)
    if not numbers or start is None or len(sheet.rows[start]) <= name:
        return None
    row = sheet.rows[start]
    values = [c.index for c in table.columns if c.role in VALUE_ROLES]
    width = max(c.index for c in table.columns)
    filled = any(c < len(row) and row[c] not in ("", None) for c in values)
    said = row[name]
    named = isinstance(said, str) and any(map(str.isalpha, said))
    return (
        start if _number(row, at) == numbers[-1] + 1 and named and filled and len(row) <= width + 1 else None
    )


def _number(row: list[Value], at: int) -> int:
    """The number of a row; 0 for none."""
    found = NUMBER.fullmatch(str(row[at]).removesuffix(".0")) if at < len(row) else None
    return int(found.group(1)) if found else 0


def _is_title(row: list[Value]) -> bool:
    """A line "(Tiếp theo)"."""
    words: Iterator[Value] = (v for v in row if v not in ("", None))
    return all(isinstance(v, str) and GOES_ON.fullmatch(fold(v)) for v in words)
