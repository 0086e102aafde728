"""Headings inside a table that say what the rows below are: "I. Kế hoạch", "Năm 2023", "A. Cấp tỉnh", "Quý I"."""

from typing import NamedTuple

from indicators.observations.desk import Desk
from indicators.observations.headers import BREAKDOWNS, Breakdown, read_head
from indicators.observations.layout import is_blank
from indicators.observations.rows import AIMS, RESULTS, is_total, sub_row
from indicators.observations.table import Table
from indicators.observations.text import fold
from indicators.observations.times import NO_TIME, Time, is_of_a_part
from indicators.observations.unpivot import latest_asked
from indicators.workbook.grid import Sheet

DIVIDING = ("area", "level")  # women and men are parts of a figure, not headings
GOALS = ("muc tieu",)  # may head objectives as well as what is aimed at
NOW = ("nam nay", "nam bao cao")
UNNUMBERED = ""


class Rubric(NamedTuple):
    """What a heading says of the rows below it. ``aim``: they are plans or targets; ``unclear``: nobody knows, or they
    are about one quarter or month; ``words``: of the heading."""

    time: Time = NO_TIME
    breakdown: Breakdown = ()
    aim: bool = False
    unclear: bool = False
    words: str = ""


NO_RUBRIC = Rubric()


def rubrics(
    desk: Desk, sheet: Sheet, table: Table, headings: dict[int, tuple[str, str]]
) -> dict[int, Rubric]:
    """Row → what it says of the rows below; {} where the first rows of a table stand below no such heading."""
    found = {row: said for row, (_, words) in headings.items() if (said := _read(desk, words))}
    if not any(said != Rubric(words=said.words) for said in found.values()):
        return {}
    if not any(_is_result(said.words) for said in found.values()):
        found = {row: said for row, said in found.items() if _core(said.words) not in GOALS}
    found = {row: said for row, said in found.items() if not _goes_on(sheet, table, headings, row)}
    body = [r for r in range(table.head_last + 1, table.body_end) if not is_blank(sheet.rows[r])]
    first = min(found, default=-1)
    above = [row for row in body if row < first]
    if first < 0 or any(row not in headings for row in above) or above and headings[first][0] == UNNUMBERED:
        return {}
    styles = {headings[row][0] for row in found} - {UNNUMBERED}
    alike = {
        row: Rubric(unclear=True, words=words)
        for row, (style, words) in headings.items()
        if row > first and style in styles and row not in found and not desk.matcher.match(words).candidates
    }
    return alike | found


def _read(desk: Desk, words: str) -> Rubric | None:
    head, core = read_head(words), _core(words)
    if is_total(words) or desk.place(words) == desk.subjects[""]:
        return Rubric(words=words)
    if (part := BREAKDOWNS.get(core)) and part[0][0] in DIVIDING:
        return Rubric(breakdown=part, words=words)
    if core in NOW or head.time.shift:
        year = latest_asked(desk.round).data_year + head.time.shift
        return Rubric(Time(year, "year"), words=words)
    if core in AIMS:
        return Rubric(head.time, aim=True, words=words)
    if core in RESULTS or not core and head.time.said:
        return Rubric(head.time, words=words)
    if is_of_a_part(fold(words)) and len(core.split()) <= len(["quy", "i"]):
        return Rubric(unclear=True, words=words)
    return None


def _core(words: str) -> str:
    return read_head(words).core


def _is_result(words: str) -> bool:
    return _core(words) in RESULTS


def _goes_on(sheet: Sheet, table: Table, headings: dict[int, tuple[str, str]], row: int) -> bool:
    """Whether a row is one of several below an indicator ("Năm 2022", blank, over "Năm 2023"), and no heading."""
    below = next((r for r in range(row + 1, table.body_end) if not is_blank(sheet.rows[r])), -1)
    if below < 0 or below in headings:
        return below < 0
    names = [v for v in sheet.rows[below] if isinstance(v, str) and any(c.isalpha() for c in v)]
    core = _core(names[0]) if names else ""
    return not core or bool(sub_row(names[0])) or core in AIMS or core in RESULTS
