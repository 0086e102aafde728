"""Figures written one a line, without heads: "1. Tỷ lệ nữ thạc sĩ: 51,12% (412/806)", or the value in the cell beside.

The lines become a table of two columns, the value in the place of its cell, so that rows, doubts and cells are those
of any other table. Lines that speak of a target or of another time than their title stay out: they are reported.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from indicators.catalogue.definitions import Round
from indicators.findings import finding
from indicators.observations.desk import Desk
from indicators.observations.headers import Head
from indicators.observations.layout import is_blank
from indicators.observations.table import Column, Table
from indicators.observations.text import fold, short
from indicators.observations.times import Time, read_time, read_title_time
from indicators.workbook.grid import Sheet, Value, cell_name

FEW_LINES, MOST_LINES = (
    2,
    500,
)  # more lines are a list of something else, and matching them all takes too long
LINE = re.compile(r"(?P<name>[^:]{8,}?)\s*:\s*(?P<value>[^:]*\d[^:]*|[^:]{1,40})", re.DOTALL)
NUMBER = re.compile(
    r"\s*(?:\d{1,2}(?:\.\d{1,2})*|[a-zđ]|[-+•])\s*[.)]?\s*"
)  # before a name, in a cell of its own
SHORTEST_NAME = 8
MOST_NAMED = 3  # indicators a doubt names
NO_RESULT = re.compile(r"\b(?:muc tieu|ke hoach|kh|phan dau|du kien|uoc|chi tieu (?:giao|de ra)|duoc giao)\b")
RESULT = re.compile(r"\b(?:thuc hien|ket qua)\b")
OTHER_MEANING = "số mục tiêu, kế hoạch, ước tính hoặc số của năm khác"


class Line(NamedTuple):
    """``at``: the cell pointed at; ``name_at``, ``value_at``: the columns of the table it becomes a row of."""

    row: int
    at: int
    name_at: int
    value_at: int
    name: str
    value: Value


def as_table(desk: Desk, sheet: Sheet) -> tuple[Sheet, Table] | None:
    """The sheet's lines as a table of its own; None where fewer than two lines name an indicator and a value."""
    lines = [line for row, cells in enumerate(sheet.rows) if (line := _line(row, cells))]
    if len(lines) > MOST_LINES:
        return None
    known = [line for line in lines if _names(desk, line)]
    if len(known) < FEW_LINES or len({(line.name_at, line.value_at) for line in known}) > 1:
        return None
    first, _, name_at, value_at, *_ = known[0]
    titles = tuple(v for row in sheet.rows[:first] for v in row if isinstance(v, str) and v.strip())
    rows: list[list[Value]] = [["" for _ in range(max(name_at, value_at) + 1)] for _ in sheet.rows]
    unknown = [line for line in lines if line.row > first and line.at != line.value_at and line not in known]
    for line in (*known, *unknown):
        if (line.name_at, line.value_at) == (name_at, value_at) and not _is_doubtful(
            desk, sheet, titles, line
        ):
            rows[line.row][name_at], rows[line.row][value_at] = line.name, line.value
    for row in range(first, len(rows)):
        if all(v == "" for v in rows[row]) and not is_blank(sheet.rows[row]):
            rows[row][name_at] = next((v for v in sheet.rows[row] if isinstance(v, str)), "")
    roles = sorted(((value_at, "result"), (name_at, "name")))
    columns = tuple(Column(at, Head(role), ()) for at, role in roles)
    return replace(sheet, rows=rows, merges=()), Table(first - 1, first - 1, len(rows), columns, titles)


def line_told(desk: Desk, sheet: Sheet, row: int) -> bool:
    """Report a line below a table of units or years that names an indicator and a number of its own, outside the
    columns that are read ("Tỷ lệ xã đạt: | 66,7"), and count it as rejected; whether it is one."""
    line = _line(row, sheet.rows[row])
    if line is None or not any(c.isdigit() for c in str(line.value)):
        return False
    match = desk.matcher.match(line.name)
    if match.look_alike or not (match.indicator or match.candidates):
        return False
    names = [
        f"{code} ({desk.indicators[code].name})" for code, _ in match.candidates if code in desk.indicators
    ]
    told = {"name": short(line.name), "candidates": " hoặc ".join(names[:MOST_NAMED])}
    desk.findings.append(finding("doubtful_row", sheet.name, cell_name(row, line.at), **told))
    desk.rejected += 1
    return True


def _names(desk: Desk, line: Line) -> bool:
    """Whether a line names an indicator or one of its two counts."""
    match = desk.matcher.match(line.name)
    return bool(match.indicator or match.component)


def _is_doubtful(desk: Desk, sheet: Sheet, titles: tuple[str, ...], line: Line) -> bool:
    """Whether a line speaks of a target or of another time than the round's year; then it is reported."""
    said = read_time(fold(line.name))
    aims = NO_RESULT.search(fold(f"{line.name} {line.value}")) or any(map(_is_aim, titles))
    if not aims and (not said.said or _is_of_round(desk.round, said, titles)):
        return False
    where = cell_name(line.row, line.at)
    told = {"name": short(line.name), "candidates": OTHER_MEANING}
    desk.findings.append(finding("doubtful_row", sheet.name, where, **told))
    return True


def _is_aim(title: str) -> bool:
    folded = fold(title)
    return bool(NO_RESULT.search(folded)) and not RESULT.search(folded)


def _is_of_round(round: Round, said: Time, titles: Iterable[str]) -> bool:
    """Whether a time is the one year the round asks for, and no title speaks of another."""
    asked = {(a.data_year, a.period) for a in round.asks}
    others = {read_title_time(fold(title)).year for title in titles} - {None, said.year}
    return asked == {(said.year, said.period)} and said.kind in (None, "actual") and not others


def _line(row: int, cells: list[Value]) -> Line | None:
    """The name and the value of a row: one line of text, or a name with its value in the next cell that holds one."""
    filled = [(at, v) for at, v in enumerate(cells) if v != "" and v is not None]
    if len(filled) == 1 and isinstance(text := filled[0][1], str):
        at, found = filled[0][0], LINE.fullmatch(text.strip().rstrip(".;"))
        return Line(row, at, at + 1, at, found["name"], found["value"]) if found else None
    if len(filled) == 3 and NUMBER.fullmatch(str(filled[0][1]).removesuffix(".0")):
        filled = filled[1:]
    if len(filled) != 2:
        return None
    (at, name), (value_at, value) = filled
    return (
        Line(row, at, at, value_at, name, value)
        if isinstance(name, str) and len(name) >= SHORTEST_NAME
        else None
    )
