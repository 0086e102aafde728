"""Figures written one a line, without heads: "1. Tỷ lệ nữ thạc sĩ: 51,12% (412/806)".

The lines become a table of two columns, the value in the place of its cell, so that rows, doubts and cells are those
of any other table. Lines that speak of a target or of another time than their title stay out: they are reported.
"""

import re
from dataclasses import replace

from indicators.findings import finding
from indicators.observations.desk import Desk
from indicators.observations.headers import Head
from indicators.observations.layout import is_blank
from indicators.observations.table import Column, Table
from indicators.observations.text import fold, short
from indicators.observations.times import read_time
from indicators.workbook.grid import Sheet, Value, cell_name

FEW_LINES = 2
LINE = re.compile(r"(?P<name>[^:]{8,}?)\s*:\s*(?P<value>[^:]*\d[^:]*|[^:]{1,40})", re.DOTALL)
NO_RESULT = re.compile(r"\b(?:muc tieu|ke hoach|kh|phan dau|du kien|uoc|chi tieu (?:giao|de ra)|duoc giao)\b")
OTHER_MEANING = "số mục tiêu, kế hoạch, ước tính hoặc số của năm khác"
VALUE, NAME = 0, 1
COLUMNS = (Column(VALUE, Head("result"), ()), Column(NAME, Head("name"), ()))
Pair = tuple[int, int, str, str]  # row, column, name, value


def as_table(desk: Desk, sheet: Sheet) -> tuple[Sheet, Table] | None:
    """The sheet's lines as a table of its own; None where fewer than two lines name an indicator and a value."""
    pairs = [pair for row, cells in enumerate(sheet.rows) if (pair := _pair(row, cells))]
    known = [p for p in pairs if desk.matcher.match(p[2]).indicator]
    if len(known) < FEW_LINES or len({p[1] for p in known}) > 1:
        return None
    first, column = known[0][0], known[0][1]
    titles = tuple(v for row in sheet.rows[:first] for v in row if isinstance(v, str) and v.strip())
    rows: list[list[Value]] = [["" for _ in range(column + 2)] for _ in sheet.rows]
    for row, at, name, value in known:
        if read_time(fold(name)).said or NO_RESULT.search(fold(f"{name} {value}")):
            desk.findings.append(
                finding(
                    "doubtful_row", sheet.name, cell_name(row, at), name=short(name), candidates=OTHER_MEANING
                )
            )
            name, value = "", ""
        rows[row][at : at + 2] = [value, name]
    for row in range(first, len(rows)):
        if not any(rows[row]) and not is_blank(sheet.rows[row]):
            rows[row][column + 1] = next((v for v in sheet.rows[row] if isinstance(v, str)), "")
    columns = tuple(Column(column + c.index, c.head, c.levels) for c in COLUMNS)
    return replace(sheet, rows=rows, merges=()), Table(first - 1, first - 1, len(rows), columns, titles)


def _pair(row: int, cells: list[Value]) -> Pair | None:
    """The name and the value of a row whose only content is one line of text."""
    filled = [(at, v) for at, v in enumerate(cells) if v != "" and v is not None]
    if len(filled) != 1 or not isinstance(filled[0][1], str):
        return None
    found = LINE.fullmatch(filled[0][1].strip().rstrip(".;"))
    return (row, filled[0][0], found["name"], found["value"]) if found else None
