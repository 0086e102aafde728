"""What one cell says: a number, counts, a mark, or words. Never a guess: what is not understood is ``text``.

The rules are the table tests/spec/values.txt. Order matters: marks and words that carry no number first,
then several numbers, then words of approximation ("trên 26%" is no number), then counts and rates.
"""

import re
from datetime import date, time, timedelta
from functools import lru_cache

from indicators.catalogue.definitions import Indicator
from indicators.observations import value_words as words
from indicators.observations.numerals import Role
from indicators.observations.text import clean, fold
from indicators.observations.value_figures import FIGURE_READERS
from indicators.observations.value_forms import Measure, Parsed

_MEMO = 20_000
_SIGNIFICANT = 12  # digits kept when a share is made a percentage: 0.07 is 7, not 7.000000000000001

_NOTE_SIGN = "(*)"  # before a footnote
_EMPTY = Parsed("empty")
_UNKNOWN = Measure()


def parse(
    value: object, percent: bool = False, indicator: Indicator | None = None, role: Role = "value"
) -> Parsed:
    """Read one cell. ``percent``: the cell is shown with a % format, so a number 0.4667 says 46,67%.

    ``role``: "value" for a result (rate, counts or mark), "count" for a numerator or denominator. Never
    raises.
    """
    kind = type(value)
    if isinstance(value, int | float) and kind is not bool:
        return _number(float(value), percent)
    if isinstance(value, str):
        measure = _measure(indicator) if indicator is not None else _UNKNOWN
        return _parse_text(value, measure, role)
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


def _measure(indicator: Indicator) -> Measure:
    return Measure(indicator.kind, indicator.unit, indicator.multiplier, indicator.bound_high)


@lru_cache(maxsize=_MEMO)
def _parse_text(raw: str, measure: Measure, role: Role) -> Parsed:
    text = clean(raw).strip("'\u2019`* ")
    if text.endswith(_NOTE_SIGN):
        text = text.removesuffix(_NOTE_SIGN).rstrip()
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


def _with_digits(raw: str, text: str, folded: str, measure: Measure, role: Role) -> Parsed:
    if not any("0" <= c <= "9" for c in text):
        return Parsed("text")
    if _SUPERSCRIPT.search(text):
        return Parsed("text")
    if words.is_approximate(text, folded):
        return Parsed("several" if _parts(raw) > 1 else "approximate")
    if _DATE.fullmatch(folded):
        return Parsed("date")
    body, year = _without_year(folded)
    for reader in FIGURE_READERS:
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
