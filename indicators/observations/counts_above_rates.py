"""Counts known by the rate in the row below them: "Tổng số doanh nghiệp" 55, "Số có nữ giám đốc" 12, "Tỷ lệ (%)" 21,8,
or the indicator's own name there.

Where the third row is the second out of the first in every column, and their words are those of one indicator's counts,
they are its counts, though neither row says so by itself. The indicator is the one the total, a heading right above or
the title names; where several could be meant nothing is taken for proven.
"""

from collections.abc import Iterable, Iterator

from indicators.catalogue.definitions import Indicator
from indicators.observations.checks import rate_agrees
from indicators.observations.desk import Desk
from indicators.observations.known_names import Component, content, part_named
from indicators.observations.matching import Match
from indicators.observations.names import name_words
from indicators.observations.rows import NUMBERED, is_rate_alone
from indicators.observations.table import Table
from indicators.observations.text import fold
from indicators.observations.values import parse
from indicators.workbook.grid import Sheet, Value

LONGEST_RATE = 16  # letters of "Tỷ lệ đạt (%)"
SHORTEST_TITLE = 8
TITLES = 4  # lines above a table, the nearest first
RATE = ("ty le", "ti le")
COUNTING = {"so", "tong", "trong", "do", "la"}
SEXES = {"nu", "nam"}
Proven = dict[int, tuple[str, Component]]


def counts_above_rates(desk: Desk, sheet: Sheet, table: Table, name: int, columns: tuple[int, ...]) -> Proven:
    """Row → the indicator and the part of it that it counts. ``name``: the column of names; ``columns``: of values."""
    found: Proven = {}
    rates = {text: code for text in sheet.texts if (code := _rate_named(desk, text)) is not None}
    for row in range(table.head_last + 3, table.body_end) if rates else ():
        if sheet.rows[row][name] not in rates:  # most rows
            continue
        own = rates[str(sheet.rows[row][name])]
        for total, part in ((row - 2, row - 1), (row - 1, row - 2)):
            names = sheet.rows[total][name], sheet.rows[part][name]
            worded = all(type(text) is str and text for text in names)
            proven = worded and _agree(sheet, (part, total, row), columns)
            if not proven:
                continue
            told = _counts_of(desk, own, names) if own else _counted(desk, sheet, table, name, total, part)
            if told:
                found |= {total: (told, "denominator"), part: (told, "numerator")}
    return found


def _rate_named(desk: Desk, said: str) -> str | None:
    """The indicator whose rate a text names ("Tỷ lệ trẻ em gái DTTS hoàn thành THCS"), "" where it says "Tỷ lệ (%)" and
    no more; None for other words."""
    if len(said) <= LONGEST_RATE and is_rate_alone(said):
        return ""
    if not NUMBERED.sub("", fold(said)).startswith(RATE):
        return None
    match = desk.matcher.match(said)
    return match.indicator if match.certainty in ("sure", "loose") else None


def _counts_of(desk: Desk, code: str, names: tuple[Value, ...]) -> str:
    """The indicator, where the two rows above its rate name something of its denominator and its numerator."""
    indicator = desk.indicators[code]
    total, own = map(str, names)
    shared = _words(total) & _words(indicator.denominator)
    return code if shared and is_part(indicator, own) else ""


def counts_in_blocks(desk: Desk, sheet: Sheet, table: Table, name: int, columns: tuple[int, ...]) -> Proven:
    """The same where the name is merged over its three rows and the column right of it says which part each gives: the
    figures prove which row counts what, whatever that column calls them."""
    found: Proven = {}
    for m in sheet.merges:
        if m.first_row <= table.head_last or m.last_row != m.first_row + 2 or m.last_row >= table.body_end:
            continue
        rate, said = sheet.rows[m.last_row][name + 1], sheet.rows[m.first_row][name]
        if not (m.first_column == m.last_column == name and type(said) is str and type(rate) is str):
            continue
        match = desk.matcher.match(said) if is_rate_alone(rate) else Match(None, 0)
        pairs = [(m.first_row, m.first_row + 1), (m.first_row + 1, m.first_row)] if match.indicator else []
        fits = [(total, part) for total, part in pairs if _agree(sheet, (part, total, m.last_row), columns)]
        if len(fits) == 1 and match.indicator:
            found |= {
                fits[0][0]: (match.indicator, "denominator"),
                fits[0][1]: (match.indicator, "numerator"),
            }
    return found


def _agree(sheet: Sheet, rows: tuple[int, int, int], columns: tuple[int, ...]) -> bool:
    """Whether the third row is the first out of the second in percent, wherever all three are numbers."""
    agreed = False
    for c in columns:
        top, bottom, rate = (_number(sheet, row, c, at == 2) for at, row in enumerate(rows))
        if top is None or bottom is None or rate is None or not bottom:
            continue
        if not rate_agrees(rate, top * 100 / bottom):
            return False
        agreed = True
    return agreed


def _number(sheet: Sheet, row: int, column: int, rate: bool) -> float | None:
    share = (row, column) in sheet.percent
    parsed = parse(sheet.rows[row][column], share, None, "value" if rate else "count")
    return parsed.value if parsed.form == "number" else None


def _counted(desk: Desk, sheet: Sheet, table: Table, name: int, total: int, part: int) -> str:
    """The indicator whose denominator and numerator two rows name; "" for none or several."""
    words, own = str(sheet.rows[total][name]), str(sheet.rows[part][name])
    for codes in _meant(desk, sheet, table, name, min(total, part), words):
        known = (desk.indicators[code] for code in codes if code in desk.indicators)
        fit = [i.code for i in known if _is_total(i, words) and is_part(i, own)]
        if fit:
            return fit[0] if len(fit) == 1 else ""
    return ""


def _meant(
    desk: Desk, sheet: Sheet, table: Table, name: int, first: int, words: str
) -> Iterator[Iterable[str]]:
    """The indicators that may be meant, the likeliest first."""
    above = sheet.rows[first - 1][name] if first - 1 > table.head_last else ""
    for text in (above, *reversed(table.titles[-TITLES:])):
        match = (
            desk.matcher.match(text) if type(text) is str and len(text) > SHORTEST_TITLE else Match(None, 0)
        )
        part = match.component and match.candidates[0][0]
        yield filter(None, (match.indicator or part,))
    yield (code for code, _ in desk.matcher.match(words).candidates)


def _words(text: str) -> set[str]:
    return set(content(name_words(text))) - COUNTING


def _telling(indicator: Indicator) -> set[str]:
    """The words that make the numerator of the denominator."""
    return _words(indicator.numerator) - _words(indicator.denominator)


def _is_total(indicator: Indicator, name: str) -> bool:
    words = _words(name)
    if not words or indicator.multiplier != 100 or words & _telling(indicator):
        return False
    return words <= _words(indicator.denominator) or part_named(indicator, name) == "denominator"


def is_part(indicator: Indicator, name: str) -> bool:
    """Whether a name tells an indicator's numerator from its denominator and says nothing else."""
    words = _words(name)
    known = _words(indicator.numerator) | _words(indicator.denominator) | _words(indicator.name)
    told = words & _telling(indicator) - SEXES
    return bool(told and words <= known) or part_named(indicator, name) == "numerator"
