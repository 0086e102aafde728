"""Numbers, counts and dates as a Vietnamese office writes them: 1.234,5 · 48/113 · 30/5/2025 · +1,0 điểm.

A value is never shown so that it contradicts its verdict: 59,96 is not printed as 60,0 beside a target of 60.
"""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

from indicators.assessment.rules import meets
from indicators.catalogue.definitions import Indicator, Milestone, Rule
from indicators.catalogue.words import SEPARATORS, day_words

MOST_DECIMALS = 6
EMPTY = "–"
YES, NO = "có", "không"
PERCENT = "%"
TIMES = "lần"
YES_NO_FORMAT = f'"{YES}";"{YES}";"{NO}"'
COUNT_FORMAT = "#,##0"


def _quantised(value: float, decimals: int, rounding: str = ROUND_HALF_UP) -> Decimal:
    return Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-decimals), rounding=rounding)


def _vietnamese(number: Decimal, decimals: int) -> str:
    text = f"{number:,.{decimals}f}".translate(SEPARATORS)
    return text[1:] if text.startswith("-") and not any(c in "123456789" for c in text) else text


def format_number(
    value: float | None, decimals: int = 0, min_decimals: int | None = None, sign: bool = False
) -> str:
    """1234.5 → "1.234,5" rounded half up; None → "–". Trailing zeros go down to ``min_decimals`` (default: stay)."""
    if value is None:
        return EMPTY
    text = _vietnamese(_quantised(value, decimals), decimals)
    if min_decimals is not None and decimals > min_decimals:
        whole, _, rest = text.partition(",")
        rest = rest[:min_decimals] + rest[min_decimals:].rstrip("0")
        text = f"{whole},{rest}" if rest else whole
    return f"+{text}" if sign and _quantised(value, decimals) >= 0 else text


def exact(value: float | None) -> str:
    """As many decimals as the number has, at most six: a target of 113.4 → "113,4", of 60 → "60"."""
    return format_number(value, MOST_DECIMALS, 0)


def _printed(value: float, target: float, rule: Rule, decimals: int) -> tuple[Decimal, int]:
    """The number to print and its decimals: the first rounding that keeps the verdict, else cut towards it."""
    verdict = meets(rule, value, target)
    for places in range(decimals, MOST_DECIMALS + 1):
        rounded = _quantised(value, places)
        if meets(rule, float(rounded), target) == verdict:
            return rounded, places
    for rounding in (ROUND_FLOOR, ROUND_CEILING):
        cut = _quantised(value, MOST_DECIMALS, rounding)
        if meets(rule, float(cut), target) == verdict:
            return cut, MOST_DECIMALS
    return _quantised(value, MOST_DECIMALS), MOST_DECIMALS


def enough_decimals(value: float, target: float, rule: Rule, decimals: int) -> int:
    """How many decimals (from ``decimals`` to six) keep the shown value on the side of the target where it stands."""
    return _printed(value, target, rule, decimals)[1]


def shown(value: float | None, target: float, rule: Rule, decimals: int = 1) -> str:
    """The value without its unit, with enough decimals that it never contradicts the verdict: 59.96 of 60 → "59,96"."""
    if value is None:
        return EMPTY
    if rule.op == "yes":
        return yes_no(value)
    return _vietnamese(*_printed(value, target, rule, decimals))


def yes_no(value: float | None) -> str:
    """1 → "có", 0 → "không", None → "–"."""
    return EMPTY if value is None else (YES if value else NO)


def suffix(unit: str, short: bool = False) -> str:
    """What follows a number: "%", " lần", "/100.000 trẻ đẻ sống". ``short`` keeps only what charts have room for."""
    if unit == PERCENT:
        return PERCENT
    if not unit or unit == "có/không" or (short and unit != TIMES):
        return ""
    return unit if unit.startswith("/") else f" {unit}"


def format_value(
    value: float | None, indicator: Indicator, decimals: int | None = None, short: bool = False
) -> str:
    """A value with its unit: "42,5%", "1,80 lần", "có"; None → "–"."""
    if value is None or indicator.kind == "yes_no":
        return yes_no(value)
    places = indicator.decimals if decimals is None else decimals
    return format_number(value, places) + suffix(indicator.unit, short)


def shown_value(
    value: float | None, indicator: Indicator, target: float, rule: Rule, short: bool = False
) -> str:
    """``shown`` with the indicator's unit."""
    if value is None or indicator.kind == "yes_no":
        return yes_no(value)
    return shown(value, target, rule, indicator.decimals) + suffix(indicator.unit, short)


def true_decimals(value: float, indicator: Indicator, milestones: Iterable[Milestone]) -> int:
    """The decimals that keep the shown value on its side of every one of its targets."""
    return max(
        (
            enough_decimals(value, m.value, m.rule, indicator.decimals)
            for m in milestones
            if m.rule.op != "yes"
        ),
        default=indicator.decimals,
    )


def true_value(
    value: float | None, indicator: Indicator, milestones: Iterable[Milestone], short: bool = False
) -> str:
    """``format_value`` with enough decimals that it contradicts none of the milestones' verdicts: "29,96%" below 30."""
    if value is None or indicator.kind == "yes_no":
        return yes_no(value)
    return format_value(value, indicator, true_decimals(value, indicator, milestones), short)


def points(difference: float | None, unit: str = PERCENT, decimals: int = 1, short: bool = True) -> str:
    """A difference with its sign: percentages differ by "điểm" (long: "điểm phần trăm"), the rest by their own unit."""
    if difference is None:
        return EMPTY
    if unit == PERCENT:
        return f"{format_number(difference, decimals, sign=True)} {'điểm' if short else 'điểm phần trăm'}"
    return format_number(difference, decimals, sign=True) + suffix(unit, short)


def format_counts(numerator: float | None, denominator: float | None) -> str:
    """ "48/113"; "–" where a count is missing."""
    if numerator is None or denominator is None:
        return EMPTY
    return f"{_count(numerator)}/{_count(denominator)}"


def _count(value: float) -> str:
    return format_number(value, 0 if float(value).is_integer() else 2, 0)


def format_date(day: date | None) -> str:
    """30/5/2025, without leading zeros, as official papers write it; None → "–"."""
    return EMPTY if day is None else day_words(day)


def format_moment(moment: datetime | None) -> str:
    """ "14:05 30/5/2025"; None → "–"."""
    return EMPTY if moment is None else f"{moment:%H:%M} {format_date(moment)}"


def excel_format(indicator: Indicator | None, decimals: int | None = None) -> str:
    """The number format of a cell; Excel itself puts the separators of the reader's language."""
    if indicator is None:
        return COUNT_FORMAT
    if indicator.kind == "yes_no":
        return YES_NO_FORMAT
    places = indicator.decimals if decimals is None else decimals
    return f"#,##0.{'0' * places}" if places else COUNT_FORMAT
