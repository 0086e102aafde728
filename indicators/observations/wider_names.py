"""Names of rows that say more than one cell does: a second column of names, or a column of women beside "Thạc sĩ"."""

import re
from dataclasses import replace
from typing import NamedTuple

from indicators.catalogue.definitions import Indicator
from indicators.observations.guards import guards_in
from indicators.observations.headers import Breakdown
from indicators.observations.known_names import Component, is_count, part_named
from indicators.observations.matching import Match, Matcher
from indicators.observations.names import name_words
from indicators.observations.rows import RESULTS, is_aim_alone, is_rate_alone, is_total, sub_row
from indicators.observations.table import Table
from indicators.observations.text import clean, fold
from indicators.observations.unpivot import counted_sexes
from indicators.workbook.grid import Sheet

LOOKED_AT_ROWS = 60
WOMEN = "Nữ"
PARTS: dict[str, Component] = {"tu so": "numerator", "mau so": "denominator"}
COUNT = re.compile(r"^(?:tổng )?số (?:lượng )?", re.IGNORECASE)
RATE = ("ty le", "ti le", "%")


class Wider(NamedTuple):
    """``second``: the column that goes on with a row's name (it may stand before it), -1 for none; ``of_women``: a
    column counts women, so that the rows name the whole. ``parted``: the second column tells counts from rates;
    ``compared``: plans from results, and a rate there is the result's share of the plan."""

    second: int
    first: bool
    of_women: bool
    parted: bool = False
    compared: bool = False


NOTHING_MORE = Wider(-1, False, False)


def wider(sheet: Sheet, table: Table, name: int) -> Wider:
    """What a table has beside its column of names."""
    if name < 0:
        return NOTHING_MORE
    heads = {c.index: c for c in table.columns}
    women = any(c.role == "female" for c in table.columns)
    for at in (name + 1, name - 1):
        other = heads.get(at)
        same = other.levels == heads[name].levels if other else at > name and _inside(table, at)
        if at >= 0 and (same and _has_words(sheet, table, at) or other and _says_which(sheet, table, at)):
            return Wider(at, at < name, women, compared=_compares(sheet, table, at))
    if name + 1 in heads and not heads[name + 1].role and _parts_of_merged(sheet, table, name):
        return Wider(name + 1, False, women, True)
    return Wider(-1, False, women)


def _inside(table: Table, at: int) -> bool:
    return any(c.index > at for c in table.columns)


def _has_words(sheet: Sheet, table: Table, column: int) -> bool:
    return any(any(c.isalpha() for c in text) for text in _texts(sheet, table, column))


def _says_which(sheet: Sheet, table: Table, column: int) -> bool:
    """Whether a column, whatever its head, tells plans from results row by row: "Mục tiêu", "Kết quả"."""
    texts = {text for text in _texts(sheet, table, column) if text.strip()}
    results = {text for text in texts if fold(text).strip(" :.-") in RESULTS}
    others = {text for text in texts - results if not is_rate_alone(text)}
    return bool(results and others) and all(map(is_aim_alone, others))


def _compares(sheet: Sheet, table: Table, column: int) -> bool:
    """Whether a column that tells plans from results row by row has rows of rates too."""
    texts = {text for text in _texts(sheet, table, column) if text.strip()}
    return any(map(is_rate_alone, texts)) and any(map(is_aim_alone, texts))


def _parts_of_merged(sheet: Sheet, table: Table, name: int) -> bool:
    """Whether beside names merged over several rows each row says which part it gives, one of them the rate."""
    blocks = [
        [sheet.rows[r][name + 1] for r in range(m.first_row, m.last_row + 1)]
        for m in sheet.merges
        if m.first_row > table.head_last
        and m.first_column == m.last_column == name
        and m.last_row > m.first_row
    ]
    told = [[fold(v) for v in block if isinstance(v, str)] for block in blocks]
    return bool(told) and all(any(text.startswith(RATE) for text in texts) for texts in told)


def told_by_columns(
    matcher: Matcher, indicators: dict[str, Indicator], name: str, more: str, known: Wider, match: Match
) -> Match:
    """A match held against what the columns beside the names say of it.

    In a column of parts all but the rate are counts, in doubt where they are neither of the indicator's two. Beside a
    column of women the rate of a row about both sexes is not that of women among women.
    """
    if more and known.parted and not fold(more).startswith(RATE):
        whole = matcher.match(name)
        code = whole.indicator or ""
        part = part_named(indicators[code], more) if code in indicators else ""
        return Match(None, whole.score, whole.candidates, whole.look_alike, "doubtful", part)
    women = match.indicator and known.of_women and counted_sexes(indicators[match.indicator])
    if women == ("female", "female") and WOMEN.lower() not in clean(name).lower():
        return replace(match, indicator=None, certainty="doubtful")
    return match


def _texts(sheet: Sheet, table: Table, column: int) -> list[str]:
    rows = range(table.head_last + 1, min(table.body_end, table.head_last + 1 + LOOKED_AT_ROWS))
    cells = (sheet.rows[r][column] for r in rows if column < len(sheet.rows[r]))
    return [cell for cell in cells if isinstance(cell, str)]


def match_wider(matcher: Matcher, name: str, more: str, known: Wider) -> tuple[Match, Breakdown]:
    """What a name means together with the second column's words, and the breakdown those say.

    Words that neither name a part nor fit the name leave the row in doubt: it may be about a part of the whole.
    """
    if more.strip():
        if part := sub_row(more):
            return matcher.match(name), part
        if counted := next((p for words, p in PARTS.items() if fold(more).startswith(words)), ""):
            whole = matcher.match(name).candidates
            return Match(None, 0.0, whole, None, "doubtful", counted), ()
        if not is_total(more) and not fold(more).startswith(RATE) and fold(more).strip(" :-") not in RESULTS:
            joined = matcher.match(f"{more} {name}" if known.first else f"{name} {more}")
            alone = joined if joined.indicator else matcher.match(more)
            return (alone if alone.indicator else joined), ()
    match = matcher.match(name)
    if match.indicator or match.look_alike or not known.of_women or WOMEN.lower() in fold(name).split():
        return match, ()
    women = matcher.match(f"{WOMEN} {name}") if "nu" not in guards_in(name_words(name)) else match
    return (women if women.certainty == "sure" and women.indicator else match), ()


def named_as_count(matcher: Matcher, name: str, match: Match) -> Match:
    """What a name means that begins like a count ("Số xã có …") where the unit beside it says a rate is given."""
    if match.indicator or match.look_alike or not is_count(name_words(name)):
        return match
    bare = matcher.match(COUNT.sub("", name.strip()))
    return replace(bare, certainty="loose") if bare.indicator and not bare.look_alike else match
