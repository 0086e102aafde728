"""Columns become slots: which cells of a row make one figure, and which year, period and kind it has.

A slot holds the columns that speak of the same time and breakdown (``Tổng số | Trong đó nữ | Tỷ lệ`` under 2024). What
women and men are to an indicator, part of the figure or a breakdown, is settled per indicator by ``cells_for``.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from indicators.catalogue.definitions import Asked, Indicator, Round
from indicators.observations.checks import is_share
from indicators.observations.headers import Breakdown
from indicators.observations.table import VALUE_ROLES, Column
from indicators.observations.text import clean, fold
from indicators.observations.times import NO_TIME, Time, read_title_time

FEMALE: Breakdown = (("sex", "female"),)
MALE: Breakdown = (("sex", "male"),)
WOMEN = re.compile(r"\b(nữ|phụ nữ|gái)\b")
MEN = re.compile(r"\b(nam|trai)\b")
NO_COLUMN = -1
PURPOSE = re.compile(r"\W*(?:de|nham|phuc vu|lam co so|lam can cu|tham khao) ")
PARTS = ("numerator", "denominator", "female", "male")


@dataclass(frozen=True, slots=True)
class Slot:
    """Columns of one time and breakdown. ``columns``: role → column. ``indicator``, ``subject``: from the
    head, else ""."""

    time: Time
    breakdown: Breakdown
    columns: dict[str, int]
    indicator: str = ""
    subject: str = ""


class Cells(NamedTuple):
    """The cells of a row that make one figure of one indicator; NO_COLUMN where there is none."""

    asked: Asked
    breakdown: Breakdown
    numerator: int
    denominator: int
    value: int
    share: bool = False  # the numerator is part of the denominator
    count: bool = False  # ``value`` holds a bare count: women among a total that is printed with its rate
    subject: str = ""  # the unit the head of the columns names
    women: int = NO_COLUMN  # women among the denominator, where the indicator counts none


def slots(
    columns: Iterable[Column], indicators: dict[int, str], subjects: dict[int, str] | None = None
) -> tuple[Slot, ...]:
    """Group the value columns. ``indicators``, ``subjects``: column → code, for columns whose head names one."""
    made: list[Slot] = []
    for column in _with_their_year(tuple(columns)):
        if column.role not in VALUE_ROLES:
            continue
        role = "value" if column.role in ("rate", "result") else column.role
        code, about = indicators.get(column.index, ""), (subjects or {}).get(column.index, "")
        home = next((s for s in made if _same(s, column, code, about) and role not in s.columns), None)
        if home is None:
            home = Slot(column.head.time, column.head.breakdown, {}, code, about)
            made.append(home)
        home.columns[role] = column.index
    return tuple(_total_as_result(s, made) for s in made)


def _with_their_year(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """ "Tử số | Mẫu số | Năm 2024": counts that name no time are of the one column of results beside them that does."""
    results = [c for c in columns if c.role in ("rate", "result")]
    if len(results) != 1 or not results[0].head.time.said or results[0].head.breakdown:
        return columns
    time = results[0].head.time
    return tuple(
        replace(c, head=replace(c.head, time=time)) if c.role in PARTS and not c.head.time.said else c
        for c in columns
    )


def _same(slot: Slot, column: Column, code: str, about: str) -> bool:
    time = column.head.time
    same_time = slot.time == time or _key(slot.time) == _key(time)
    return (
        same_time
        and slot.breakdown == column.head.breakdown
        and (slot.indicator, slot.subject) == (code, about)
    )


def _key(time: Time) -> tuple[object, ...]:
    return (
        time.year,
        time.period,
        time.as_of,
        time.phase,
        time.shift,
        None if time.kind == "actual" else time.kind,
    )


def _total_as_result(slot: Slot, others: list[Slot]) -> Slot:
    """``Tổng số | Thành thị | Nông thôn``: there the total is the result and no denominator."""
    if set(slot.columns) != {"denominator"} or slot.breakdown:
        return slot
    parted = any(
        o.breakdown and _key(o.time) == _key(slot.time) and o.indicator == slot.indicator for o in others
    )
    whole = {"value": slot.columns["denominator"]}
    return Slot(slot.time, (), whole, slot.indicator, slot.subject) if parted else slot


def cells_for(slot: Slot, indicator: Indicator, asked: Asked) -> tuple[Cells, ...]:
    """The figures one slot holds for an indicator: the figure itself, and women and men where they are a breakdown."""
    at = slot.columns.get
    value, top, bottom = at("value", NO_COLUMN), at("numerator", NO_COLUMN), at("denominator", NO_COLUMN)
    female, male = at("female", NO_COLUMN), at("male", NO_COLUMN)
    sex_top, sex_bottom = counted_sexes(indicator)
    by_sex = {"female": female, "male": male}
    counted = bottom != NO_COLUMN and value != NO_COLUMN
    used = set(by_sex) if sex_top else set()  # women's share of women, or men's, is no figure
    if top == NO_COLUMN and sex_top:
        top = by_sex[sex_top]
        if top != NO_COLUMN and sex_bottom and sex_bottom != sex_top:
            bottom = by_sex[sex_bottom]  # boys to girls: a total of both beside them is no denominator
    if value == NO_COLUMN and top == NO_COLUMN and bottom != NO_COLUMN and not slot.indicator:
        value, bottom = bottom, NO_COLUMN
    if value == NO_COLUMN and top != NO_COLUMN and bottom == NO_COLUMN and indicator.kind != "ratio":
        value, top = top, NO_COLUMN
    made = (
        [
            Cells(
                asked,
                slot.breakdown,
                top,
                bottom,
                value,
                is_share(indicator),
                women=NO_COLUMN if used else female,
            )
        ]
        if (top, bottom, value) != (NO_COLUMN,) * 3
        else []
    )
    for sex, pair in (("female", FEMALE), ("male", MALE)):
        if by_sex[sex] != NO_COLUMN and sex not in used:
            both = tuple(sorted(slot.breakdown + pair))
            made.append(Cells(asked, both, NO_COLUMN, NO_COLUMN, by_sex[sex], False, counted))
    return tuple(made)


@lru_cache(maxsize=512)
def counted_sexes(indicator: Indicator) -> tuple[str, str]:
    """Whom the numerator and the denominator count: ("female", "male"), or "" where the words name neither."""
    return _sex(indicator.numerator), _sex(indicator.denominator)


def _sex(words: str) -> str:
    text = clean(words).lower()
    return "female" if WOMEN.search(text) else "male" if MEN.search(text) else ""


def asked_of(time: Time, round: Round, row: Time = NO_TIME, title: Time = NO_TIME) -> Asked:
    """The year, period and kind of a slot: its head says first, then the row, the title, and last the round."""
    said = next((t for t in (time, row, title) if t.year is not None or t.phase), None)
    if time.alike:
        return _same_part(time, title, round)
    kind = time.kind or row.kind or ("estimate" if title.kind == "estimate" else None) or "actual"
    if said is None or (said is title and time.shift):
        return _without_year(time, row, title, round, kind)
    period = _period(time, row, title)
    year = said.year if said.year is not None else phase_year(round)
    as_of = time.as_of or row.as_of or (title.as_of if said is title else None)
    if period == "to_date" and as_of is None:
        period = "year"
    return Asked(year, period, kind, as_of if period == "to_date" else None)


def _same_part(time: Time, title: Time, round: Round) -> Asked:
    """ "Cùng kỳ": of the year named, else the year before, the part that the title or else the round is about."""
    latest = latest_asked(round)
    period = title.period or latest.period
    year = time.year or (title.year or latest.data_year) - 1
    as_of = title.as_of or latest.as_of
    if period == "to_date" and as_of is not None:
        day = min(as_of.day, 28) if as_of.month == 2 else as_of.day  # no 29 February in every year
        return Asked(year, "to_date", "actual", as_of.replace(year=year, day=day))
    return Asked(year, "half" if period == "half" else "year", "actual")


def _period(*times: Time):
    return next((t.period for t in times if t.period), "year")


def _without_year(time: Time, row: Time, title: Time, round: Round, kind) -> Asked:
    latest = latest_asked(round)
    if time.shift:
        return Asked((title.year or latest.data_year) + time.shift, "year", kind)
    period = time.period or row.period
    if period == "half":
        return Asked(title.year or latest.data_year, "half", kind)
    if kind == "projection":
        return Asked(phase_year(round), "year", kind)
    return Asked(latest.data_year, latest.period, kind, latest.as_of) if kind == "actual" else Asked(
        latest.data_year, "year", kind
    )  # fmt: skip


def as_the_round_asks(asked: Asked, round: Round) -> Asked:
    """A result "2025" or "5 tháng đầu năm 2025" in a round with data to 30 May 2025 is the figure to that day, if the
    round asks for that one."""
    half = Asked(asked.data_year, "half", "actual")
    if asked.as_of == round.data_date and half in round.asks and asked not in round.asks:
        return half  # "30/6/2025" in a round about the first half of 2025
    if (
        asked.kind != "actual"
        or asked.data_year != round.data_date.year
        or not _of_now(asked, round.data_date)
    ):
        return asked
    wanted = [a for a in round.asks if a.data_year == asked.data_year and a.kind == "actual"]
    to_date = next((a for a in wanted if a.period == "to_date"), None)
    return to_date if to_date and not any(a.period == "year" for a in wanted) else asked


def _of_now(asked: Asked, day: date) -> bool:
    """The year itself, or its months up to the one in which the data end ("5 tháng đầu năm", data to 30 May)."""
    return asked.period == "year" or (
        asked.as_of is not None and asked.as_of > day and asked.as_of.month == day.month
    )


def phase_year(round: Round) -> int:
    """The last year of "cả giai đoạn": the milestone the round judges, else the year of its data."""
    return max(round.judges, default=round.data_date.year)


def latest_asked(round: Round) -> Asked:
    """The latest actual a round asks for; a round that asks nothing is about the year of its data."""
    actual = [a for a in round.asks if a.kind == "actual"]
    if not actual:
        return Asked(round.data_date.year, "year", "actual")
    return max(actual, key=lambda a: (a.data_year, a.as_of is not None, a.period != "half"))


def title_time(titles: Iterable[str]) -> Time:
    """The time the lines above a table speak of; the line nearest to the grid speaks first, last those that say
    what the table is for ("Để tham khảo khi đánh giá năm 2025")."""
    lines = [fold(line) for line in reversed(tuple(titles))]
    for line in sorted(lines, key=lambda line: PURPOSE.match(line) is not None):
        time = read_title_time(line)
        if time.year is not None:
            return time
    return NO_TIME
