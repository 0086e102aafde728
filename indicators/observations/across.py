"""Columns whose head names an indicator: units or years stand down the rows, indicators across."""

import re
from dataclasses import replace

from indicators.catalogue.definitions import Indicator
from indicators.observations.desk import Desk
from indicators.observations.headers import PARENTHESES, ROLES, Head, join, read_head
from indicators.observations.listed_units import unit_listed
from indicators.observations.matching import Matcher
from indicators.observations.names import name_words
from indicators.observations.table import VALUE_ROLES, Column, Table
from indicators.observations.unpivot import PARTS, counted_sexes

SHORTEST_NAME = 12  # letters; "Tỷ lệ" or "Tổng số" name no indicator
TITLES = 4  # lines above a table, the nearest first
FEW_UNITS = 2  # from so many the columns are units; one may be the sender's own name
STATES_RATE = re.compile(r"\d ?%")  # a summary of the figures, not what they are called
DISTRICTS = ("huyen", "thi xa", "thanh pho")
CERTAIN = ("sure", "loose")
COUNTRY = re.compile(r"\b(?:ca nuoc|toan quoc)\b")


def indicator_columns(matcher: Matcher, table: Table) -> dict[int, tuple[str, Column]]:
    """Column → (indicator, the column with what else its head says). Only value columns and unknown heads are asked."""
    found = {}
    for column in table.columns:
        if column.role not in VALUE_ROLES and column.role:
            continue
        for level in column.levels:
            code, component = _named(matcher, level)
            if code or _says_what(column, level) and (code := _with_title(matcher, table.titles, level)):
                found[column.index] = code, _without(column, level, component)
                break
    return found


def _says_what(column: Column, level: str) -> bool:
    """Whether a head says beside its name that counts or rates stand below: "Trẻ em gái DTTS" alone may be either."""
    rest = [read_head(other).role for other in column.levels if other != level]
    # by the rate beside it, whatever the other head is called
    proven = bool(rest) and column.role in VALUE_ROLES
    return "%" in level or proven or any(role in VALUE_ROLES for role in rest)


def _with_title(matcher: Matcher, titles: tuple[str, ...], level: str) -> str:
    """The indicator that a title and a head name together, where each alone may mean it: "Trẻ em DTTS hoàn thành tiểu
    học" over "Trẻ em trai DTTS"."""
    own = matcher.match(level) if _is_long(level) else None
    if own is None or own.indicator or own.look_alike or own.component or not own.candidates:
        return ""
    lines = [title for title in titles if not STATES_RATE.search(title)]
    for title in reversed(lines[-TITLES:]):
        above = matcher.match(title)
        shared = {code for code, _ in own.candidates} & {code for code, _ in above.candidates}
        if shared and not above.indicator and not above.look_alike and not above.component:
            both = matcher.match(f"{title} {level}")
            return (both.indicator or "") if both.indicator in shared and both.certainty in CERTAIN else ""
    return ""


def with_sexes(
    indicators: dict[str, Indicator], columns: tuple[Column, ...], named: dict[int, str]
) -> dict[int, str]:
    """Column → indicator, with the columns of boys and girls beside the one that names their ratio ("TSGTKS")."""
    ratios = {
        c for c in named.values() if c in indicators and counted_sexes(indicators[c]) == ("male", "female")
    }
    if len(ratios) != 1:
        return named
    code = ratios.pop()
    return {c.index: code for c in columns if c.role in ("male", "female")} | named


def of_one_indicator(columns: tuple[Column, ...], named: dict[int, str]) -> bool:
    """Whether the heads name one indicator and its parts ("Tổng số thạc sĩ | Trong đó: nữ | Tỷ lệ"): then all columns
    of counts and plain results are about it. A head with words of its own ("Tỷ lệ hộ nghèo") is not."""
    values = [c for c in columns if c.role in VALUE_ROLES]
    return all(c.index in named or c.role in PARTS or c.head.core in ROLES for c in values)


def unit_columns(desk: Desk, columns: tuple[Column, ...]) -> tuple[tuple[Column, ...], dict[int, str]]:
    """Units across the columns, indicators down the rows: the columns with what else their heads say, and column →
    unit. Beside them a column of sums names nobody and is left alone."""
    about: dict[int, tuple[str, str]] = {}
    beside = any(column.role == "elsewhere" for column in columns)
    for column in columns:
        if column.role in VALUE_ROLES or column.role in ("", "subject"):
            named = ((code, level) for level in column.levels if (code := _place(desk, level, beside)))
            if place := next(named, None):
                about[column.index] = place
    _towns_beside_districts(desk, columns, about)
    units = len({code for code, _ in about.values()})
    if units < (1 if beside else FEW_UNITS):
        return columns, {}
    made = [
        _without(c, about[c.index][1], "")
        if c.index in about
        else _unread(c)
        if c.role in VALUE_ROLES and units > 1
        else c
        for c in columns
    ]
    return tuple(made), {index: code for index, (code, _) in about.items()}


def _towns_beside_districts(
    desk: Desk, columns: tuple[Column, ...], about: dict[int, tuple[str, str]]
) -> None:
    """ "Kon Tum" beside districts is the town of that name, not the province."""
    known = {desk.catalogue.unit(code, desk.round.data_date) for code, _ in about.values()}
    if sum(unit.level == "district" for unit in known) < FEW_UNITS:
        return
    for column in columns:
        if column.index not in about and column.role in ("", "subject"):
            named = ((unit_listed(desk, DISTRICTS, level, {}), level) for level in column.levels)
            if place := next(((code, level) for code, level in named if code), None):
                about[column.index] = place


def of_the_country(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """The columns of a table of the country's own figures: "Cả nước" is what they are about."""
    return tuple(
        replace(c, head=replace(c.head, role="result"))
        if c.role == "elsewhere" and COUNTRY.search(c.head.core)
        else c
        for c in columns
    )


def _place(desk: Desk, level: str, beside_country: bool) -> str | None:
    """The unit a head names; beside the country "Kon Tum" is the province."""
    if read_head(level).time.said:  # "Xã Đức Thọ (năm 2025)"
        level = PARENTHESES.sub("", level)
        if read_head(level).time.said:
            return None
    return desk.place(level) or (desk.place(f"tỉnh {level}") if beside_country else None)


def _unread(column: Column) -> Column:
    return Column(
        column.index, Head("", column.head.time, column.head.breakdown, column.head.words), column.levels
    )


def _is_long(level: str) -> bool:
    """Whether a head is long enough to name an indicator; "TSGTKS" is, written out."""
    return (
        len(level) >= SHORTEST_NAME or level.isupper() and len(" ".join(name_words(level))) >= SHORTEST_NAME
    )


def _named(matcher: Matcher, level: str) -> tuple[str, str]:
    if not _is_long(level):
        return "", ""
    match = matcher.match(level)
    if match.indicator and match.certainty in CERTAIN:
        return match.indicator, ""
    if match.component and match.candidates:
        return match.candidates[0][0], match.component
    return "", ""


def _without(column: Column, level: str, component: str) -> Column:
    """The head without the level that named the indicator; a value where nothing else is said."""
    rest = tuple(other for other in column.levels if other != level)
    named = read_head(level)
    head = join((Head(time=named.time, words=named.words), *(read_head(other) for other in rest)))
    # by the rate beside it, whatever its words say
    proven = column.role in ("numerator", "denominator") and named.role != column.role
    settled = column.role if (rest or proven) and column.role in VALUE_ROLES else head.role
    role = component or (settled if settled in VALUE_ROLES else "result")
    return Column(column.index, Head(role, head.time, head.breakdown, column.head.words), column.levels)
