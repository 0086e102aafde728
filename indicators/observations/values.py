"""What one cell says: a number, counts, a mark, or words. Never a guess: what is not understood is ``text``.

The rules are the table tests/spec/values.txt. Order matters: marks and words that carry no number first,
then several numbers, then words of approximation ("trên 26%" is no number), then counts and rates.
"""

import math
import re
from datetime import date, time, timedelta
from functools import lru_cache
from typing import Literal, NamedTuple

from indicators.catalogue.definitions import Indicator
from indicators.observations import value_words as words
from indicators.observations.numerals import NUMERAL, Role, read_numeral
from indicators.observations.text import clean, fold

Form = Literal[
    "number",
    "counts",
    "yes_no",
    "text",
    "empty",
    "approximate",
    "several",
    "no_data",
    "error",
    "date",
    "dash",
]
Doubt = Literal["", "separator", "base", "date"]

_MEMO = 20_000
_SIGNIFICANT = 12  # digits kept when a share is made a percentage: 0.07 is 7, not 7.000000000000001
_BASES = (100.0, 1_000.0, 10_000.0, 100_000.0)


class Parsed(NamedTuple):
    """One cell. ``value`` in the unit of the indicator (60 means 60%; yes is 1, no is 0), None when there
    is no number.

    ``counts``: numerator and denominator as written, ``value`` computed when the indicator is known and the
    denominator is not 0; ``printed`` the rate beside them. ``nothing arose`` ("không phát sinh") is counts
    0/0. ``data_year`` from "(số liệu 2020)". ``doubt``: "separator" (12.345 could be thousands or
    decimals), "base" (a rate per 1.000 where the indicator is per 100.000; never a number), "date"
    ("3/2025" may be a month). ``text``: the cell as readable words.
    """

    form: Form
    value: float | None = None
    numerator: float | None = None
    denominator: float | None = None
    printed: float | None = None
    data_year: int | None = None
    has_percent_sign: bool = False
    text: str = ""
    doubt: Doubt = ""


class _Measure(NamedTuple):
    """What of an indicator the reading of a text depends on (hashes fast, unlike the indicator)."""

    kind: str = ""
    unit: str = ""
    multiplier: float = 0.0
    bound_high: float | None = None

    @property
    def base(self) -> float:
        """100.000 for a rate per 100.000 live births; 0 for percentages and plain ratios."""
        return self.multiplier if "/1" in self.unit else 0.0

    @property
    def below_1000(self) -> bool:
        return self.bound_high is not None and self.bound_high < 1000


_EMPTY = Parsed("empty")
_UNKNOWN = _Measure()


def parse(
    value: object, percent: bool = False, indicator: Indicator | None = None, role: Role = "value"
) -> Parsed:
    """Read one cell. ``percent``: the cell is shown with a % format, so a number 0.4667 says 46,67%.

    ``role``: "value" for a result (rate, counts or mark), "count" for a numerator or denominator. Never
    raises.
    """
    kind = type(value)
    if kind is float or kind is int:
        return _number(float(value), percent)  # type: ignore[arg-type]
    if kind is str:
        measure = _measure(indicator) if indicator is not None else _UNKNOWN
        return _parse_text(value, measure, role)  # type: ignore[arg-type]
    return _other(value)


def _number(number: float, percent: bool) -> Parsed:
    if number - number != 0:  # nan or infinite
        return Parsed("error", text=str(number))
    if not percent:
        return Parsed("number", number)
    return Parsed("number", as_percent(number), has_percent_sign=True)


def as_percent(share: float) -> float:
    """0.4667 → 46.67 without the dust of binary fractions."""
    return float(f"{share * 100:.{_SIGNIFICANT}g}")


def _other(value: object) -> Parsed:
    if value is None:
        return _EMPTY
    if isinstance(value, bool):
        return Parsed("yes_no", float(value), text="có" if value else "không")
    if isinstance(value, date | time | timedelta):
        return Parsed("date", text=_day(value))
    return Parsed("text", text=str(value))


def _day(value: date | time | timedelta) -> str:
    return value.strftime("%d/%m/%Y") if isinstance(value, date) else str(value)


def _measure(indicator: Indicator) -> _Measure:
    return _Measure(indicator.kind, indicator.unit, indicator.multiplier, indicator.bound_high)


@lru_cache(maxsize=_MEMO)
def _parse_text(raw: str, measure: _Measure, role: Role) -> Parsed:
    text = clean(raw).strip("'\u2019`* ")
    if not text:
        return _EMPTY
    folded = fold(text).strip(" .;") or text
    found = _words_only(folded, text) or _with_digits(raw, text, folded, measure, role)
    return found if found.text else found._replace(text=text)


def _words_only(folded: str, text: str) -> Parsed | None:
    """Cells without a number: dashes, errors, marks, the many ways to say that there is nothing."""
    if text in words.DASHES:
        return Parsed("dash")
    if text.upper().rstrip("!?") in words.ERRORS:
        return Parsed("error")
    if text in words.YES_MARKS or folded in words.YES:
        return Parsed("yes_no", 1.0)
    if folded in words.NO:
        return Parsed("yes_no", 0.0)
    if folded in words.NOTHING_AROSE:
        return Parsed("counts", None, 0.0, 0.0)
    if folded in words.NO_DATA or text in words.ELLIPSES:
        return Parsed("no_data")
    return None


def _with_digits(raw: str, text: str, folded: str, measure: _Measure, role: Role) -> Parsed:
    if not any("0" <= c <= "9" for c in text):
        return Parsed("text")
    if _SUPERSCRIPT.search(text):
        return Parsed("text")
    if words.is_approximate(text, folded):
        return Parsed("several" if _parts(raw) > 1 else "approximate")
    if _DATE.fullmatch(folded):
        return Parsed("date")
    body, year = _without_year(folded)
    for reader in (_counts, _rate_then_counts, _rate_per_base, _plain):
        if found := reader(body, measure, role):
            return found._replace(data_year=year)
    return Parsed("several" if _parts(raw) > 1 else "text")


def _parts(raw: str) -> int:
    """How many parts with a number of their own a text lists: "46,67% (TW); 74,6% (cấp tỉnh)" has two."""
    pieces = [piece for piece in re.split(r"[;\n|]", raw) if any(c.isdigit() for c in piece)]
    return max(len(pieces), raw.count("%"))


_SUPERSCRIPT = re.compile(r"[0-9,.][¹²³⁰⁴-⁹]")
_DATE = re.compile(
    r"(?:ngay )?[0-3]?[0-9][/.-][01]?[0-9][/.-](?:19|20)[0-9]{2}|(?:19|20)[0-9]{2}-[01][0-9]-[0-3][0-9].*"
)
_YEAR = re.compile(
    r"\s*[(\[](?:theo )?(?:so lieu|nguon|du lieu)?,?\s*(?:cua )?(?:nam )?((?:19|20)[0-9]{2})[)\]]$"
)
_BARE_YEAR = re.compile(r"[(\[]\s*(?:19|20)[0-9]{2}[)\]]$")


def _without_year(folded: str) -> tuple[str, int | None]:
    """ "28,2% (số liệu 2020)" → ("28,2%", 2020). A bare "(2020)" counts as a year only behind a percent
    sign.
    """
    hit = _YEAR.search(folded)
    if hit is None:
        return folded, None
    rest = folded[: hit.start()].strip()
    if _BARE_YEAR.search(folded) and not rest.endswith("%"):
        return folded, None
    return rest, int(hit.group(1))


_UNIT = words.UNIT_PATTERN
_PREFIX = words.PREFIX_PATTERN


def _rate(n: str = "", must_sign: bool = False) -> str:
    """The pattern of a rate with its unit; ``n`` tells apart the several places where one may stand."""
    return rf"(?P<rate{n}>{NUMERAL})\s*(?P<sign{n}>%){'' if must_sign else '?'}(?:\s*{_UNIT})?"


_RATE = _rate()
_PAIR = rf"(?P<top>{NUMERAL})(?:\s*{_UNIT})?\s*/\s*(?:tong so\s*)?(?P<bottom>{NUMERAL})(?:\s*{_UNIT})?"
_PRINTED = (  # "14/30 (46,67%)", "14/30 = 46,67%", "14/30; 46,67%"
    rf"(?:\s*[,;:]?\s*\(\s*(?:=|in|dat|ty le|chiem|la)?:?\s*{_RATE}\s*\)"
    rf"|\s*[,;:]?\s*(?:=|dat|chiem|ty le|->|-)\s*:?\s*{_rate('2')}"
    rf"|\s*[,;]\s*{_rate('3', must_sign=True)})"
)
_COUNTS = re.compile(rf"{_PREFIX}{_PAIR}(?:{_PRINTED})?")
_RATE_COUNTS = re.compile(rf"{_PREFIX}{_RATE}\s*[,;:]?\s*\(\s*(?:tuc |=\s*)?{_PAIR}\s*\)")
_PLAIN = re.compile(rf"{_PREFIX}(?P<minus>-\s?)?{_RATE}")


def _counts(body: str, measure: _Measure, role: Role) -> Parsed | None:
    hit = _COUNTS.fullmatch(body)
    if hit is None:
        return None
    which = next((n for n in ("", "2", "3") if hit[f"rate{n}"]), None)
    printed = read_numeral(hit[f"rate{which}"], "value", True) if which is not None else None
    if which is not None and printed is None:
        return None
    signed = which is not None and bool(hit[f"sign{which}"])
    return _pair(hit["top"], hit["bottom"], printed[0] if printed else None, signed, measure)


def _rate_then_counts(body: str, measure: _Measure, role: Role) -> Parsed | None:
    hit = _RATE_COUNTS.fullmatch(body)
    printed = read_numeral(hit["rate"], "value", True) if hit else None
    if hit is None or printed is None:
        return None
    return _pair(hit["top"], hit["bottom"], printed[0], bool(hit["sign"]), measure)


def _pair(top: str, bottom: str, printed: float | None, signed: bool, measure: _Measure) -> Parsed | None:
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


def _per_base(top: str, base: float, measure: _Measure) -> Parsed | None:
    """A rate per base: the base is the indicator's own, or the upper number cannot be a count of so few."""
    rate = read_numeral(top, "value")
    if rate is None or base not in _BASES:
        return None
    if measure.base:
        same = base == measure.base
        return Parsed("number", rate[0]) if same else Parsed("text", doubt="base")
    if measure.unit:
        return None
    fits = rate[0] > base or not rate[0].is_integer() or base == _BASES[-1]
    return Parsed("number", rate[0]) if fits else None


def _rate_per_base(body: str, measure: _Measure, role: Role) -> Parsed | None:
    """ "16,9 ca sinh/1.000 nữ 15-19": the words behind the number are the indicator's own unit."""
    unit = fold(measure.unit)
    if not measure.base or not body.endswith(unit):
        return None
    return _plain(body.removesuffix(unit).rstrip(), measure, role)


def _plain(body: str, measure: _Measure, role: Role) -> Parsed | None:
    hit = _PLAIN.fullmatch(body)
    if hit is None:
        return None
    sign = bool(hit["sign"])
    read = read_numeral(hit["rate"], "value" if sign else role, sign or measure.below_1000)
    if read is None or not math.isfinite(read[0]):
        return None
    number = -read[0] if hit["minus"] else read[0]
    return Parsed("number", number, has_percent_sign=sign, doubt="separator" if read[1] else "")
