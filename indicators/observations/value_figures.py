"""Cells that hold figures: counts with or without a printed rate, rates per base, plain numbers with their unit.

Each reader gets the folded text of a cell and returns None when the text is not of its kind.
"""

import math
import re

from indicators.observations import value_words as words
from indicators.observations.numerals import NUMERAL, Role, read_numeral
from indicators.observations.text import fold
from indicators.observations.value_forms import Doubt, Measure, Parsed

_BASES = (100.0, 1_000.0, 10_000.0, 100_000.0)
PER_MILLE, PER_MILLE_BASE = "‰", 1_000.0
_UNIT = words.UNIT_PATTERN
_PREFIX = words.PREFIX_PATTERN


def _rate(n: str = "", must_sign: bool = False) -> str:
    """The pattern of a rate with its unit; ``n`` tells apart the several places where one may stand."""
    return rf"(?P<rate{n}>{NUMERAL})\s*(?P<sign{n}>%){'' if must_sign else '?'}(?:\s*{_UNIT})?"


_RATE = _rate()
_PAIR = rf"(?P<top>{NUMERAL})(?:\s*{_UNIT})?\s*/\s*(?:tong so\s*)?(?P<bottom>{NUMERAL})(?:\s*{_UNIT})?"
_SAYING = r"(?:dat|chiem) (?:ty|ti) le|dat|chiem|(?:ty|ti) le"
_PRINTED = (  # "14/30 (46,67%)", "14/30 = 46,67%", "14/30; 46,67%", "14/30 (đạt tỷ lệ 46,67%)"
    rf"(?:\s*[,;:]?\s*\(\s*(?:=|in|la|{_SAYING})?:?\s*{_RATE}\s*\)"
    rf"|\s*[,;:]?\s*(?:=|->|-|{_SAYING})\s*:?\s*{_rate('2')}"
    rf"|\s*[,;]\s*{_rate('3', must_sign=True)})"
)
_COUNTS = re.compile(rf"{_PREFIX}{_PAIR}(?:{_PRINTED})?")
_RATE_COUNTS = re.compile(rf"{_PREFIX}{_RATE}\s*[,;:]?\s*\(\s*(?:tuc |=\s*)?{_PAIR}\s*\)")
_CHANGE = re.compile(  # "62,5% (tăng 3% so với năm 2023)", "95,5%, giảm 1,2 điểm % so với cùng kỳ"
    rf"\s*[,;]?\s*(?P<open>\()?\s*(?:tang|giam)(?: them)? {NUMERAL}\s*(?:%|diem(?: %| phan tram)?|lan)?"
    r"(?:,? so (?:voi )?(?:nam|cung ky|ky|dau nhiem ky|thoi diem)\b[^()]*)?\s*(?P<close>\))?$"
)
_PLAIN = re.compile(rf"{_PREFIX}(?P<minus>-\s?)?{_RATE}")


def _counts(body: str, measure: Measure, role: Role) -> Parsed | None:
    hit = _COUNTS.fullmatch(body)
    if hit is None:
        return None
    which = next((n for n in ("", "2", "3") if hit[f"rate{n}"]), None)
    printed = read_numeral(hit[f"rate{which}"], "value", True) if which is not None else None
    if which is not None and printed is None:
        return None
    signed = which is not None and bool(hit[f"sign{which}"])
    return _pair(hit["top"], hit["bottom"], printed[0] if printed else None, signed, measure)


def _rate_then_counts(body: str, measure: Measure, role: Role) -> Parsed | None:
    hit = _RATE_COUNTS.fullmatch(body)
    printed = read_numeral(hit["rate"], "value", True) if hit else None
    if hit is None or printed is None:
        return None
    return _pair(hit["top"], hit["bottom"], printed[0], bool(hit["sign"]), measure)


def _pair(top: str, bottom: str, printed: float | None, signed: bool, measure: Measure) -> Parsed | None:
    """Counts, unless the lower number is the base of a rate ("113,5/100")."""
    pair_role: Role = "value" if measure.multiplier == 1 else "count"
    numerator, denominator = read_numeral(top, pair_role), read_numeral(bottom, pair_role)
    if numerator is None or denominator is None:
        return None
    if printed is None and (rate := _per_base(top, denominator[0], measure)):
        return rate
    doubt: Doubt = "separator" if numerator[1] or denominator[1] else ""
    if _looks_like_month(top, bottom):
        doubt = "date"
    value = None
    if measure.multiplier and denominator[0]:
        value = numerator[0] / denominator[0] * measure.multiplier
    return Parsed("counts", value, numerator[0], denominator[0], printed, None, signed, doubt=doubt)


def _looks_like_month(top: str, bottom: str) -> bool:
    return top.isdigit() and 1 <= int(top) <= 12 and bool(re.fullmatch(r"20[0-4][0-9]", bottom))


def _per_base(top: str, base: float, measure: Measure) -> Parsed | None:
    """A rate per base: the base is the indicator's own, or the upper number cannot be a count of so few."""
    rate = read_numeral(top, "value")
    if rate is None or base not in _BASES:
        return None
    if measure.base:
        same = base == measure.base
        return Parsed("number", rate[0]) if same else Parsed("text", doubt="base")
    if measure.unit:
        return None
    fits = rate[0] > base or rate[0] % 1 != 0 or base == _BASES[-1]
    return Parsed("number", rate[0]) if fits else None


def _rate_per_base(body: str, measure: Measure, role: Role) -> Parsed | None:
    """ "16,9 ca sinh/1.000 nữ 15-19": the words behind the number are the indicator's own unit."""
    unit = fold(measure.unit)
    if body.endswith(PER_MILLE):
        same = measure.base == PER_MILLE_BASE
        return (
            _plain(body.removesuffix(PER_MILLE).rstrip(), measure, role)
            if same
            else Parsed("text", doubt="base")
        )
    if not measure.base or not body.endswith(unit):
        return None
    return _plain(body.removesuffix(unit).rstrip(), measure, role)


def _plain(body: str, measure: Measure, role: Role) -> Parsed | None:
    hit = _PLAIN.fullmatch(body)
    if hit is None:
        return None
    sign = bool(hit["sign"])
    read = read_numeral(hit["rate"], "value" if sign else role, sign or measure.below_1000)
    if read is None or not math.isfinite(read[0]):
        return None
    number = -read[0] if hit["minus"] else read[0]
    return Parsed("number", number, has_percent_sign=sign, doubt="separator" if read[1] else "")


def _with_change(body: str, measure: Measure, role: Role) -> Parsed | None:
    """ "62,5% (tăng 3% so với năm 2023)": the value, then by how much it changed."""
    hit = _CHANGE.search(body)
    front = body[: hit.start()].rstrip() if hit else ""
    if not front or not hit or (hit["open"] is None) != (hit["close"] is None):
        return None
    return next((found for read in FIGURE_READERS[:-1] if (found := read(front, measure, role))), None)


# Tried in this order: counts before plain numbers, the indicator's own base before any unit.
FIGURE_READERS = (_counts, _rate_then_counts, _rate_per_base, _plain, _with_change)
