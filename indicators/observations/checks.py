"""What is wrong with a figure or with the whole: pure functions from values to findings. Nothing here raises.

Tolerances: a printed rate may differ from its counts by half of its last decimal, so a rate cut off instead of rounded
(14/30 printed 46,6) is a finding.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from indicators.catalogue.definitions import Asked, Indicator, Round
from indicators.catalogue.words import SEPARATORS, period_words
from indicators.findings import Finding, finding
from indicators.observations.model import Observation
from indicators.observations.text import clean, fold

Accepted = Mapping[tuple[str, str, int], tuple[float, str]]
Own = Mapping[tuple[str, str, int], float]
DUST = 1e-9  # of binary fractions
FULL_PRECISION = 6  # decimals from which a printed rate is taken as computed, not rounded
EXACT = 1e6  # below it two decimals are printed without dust
# half of the last decimal shown, by how many are shown
HALVES = tuple(0.5 * 10.0**-shown * (1 + DUST) for shown in range(FULL_PRECISION + 1))

FAMILY_NAMES = (
    "Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Trương|Đoàn|Lâm|Mai|Trịnh|Đào|Cao|Hà"
    "|Lương|Lưu|Tạ|Chu|Châu|Tô|Thái|Quách|Rơ|Siu|Ksor|Rmah|Nay"
)
_WORD = r"[A-ZÀ-ỸĐ][a-zà-ỹđ']*"
PERSON = re.compile(rf"(?:{FAMILY_NAMES})(?: {_WORD}){{1,3}}")
TITLED = re.compile(
    rf"(?:\b[Bb]à|\b[Ôô]ng|\b[Cc]hị|\b[Aa]nh|\b[Đđ]/c|\b[Đđ]ồng chí):? (?:(?:{FAMILY_NAMES})|[AY])(?: {_WORD}){{1,3}}"
)
CAPITALS = re.compile(rf"(?:{FAMILY_NAMES.upper()})(?: [A-ZÀ-ỸĐ]+){{1,3}}")
MIDDLE = re.compile(r" (?:Thị|Văn|Hữu|Đức|Thanh|Ngọc|Minh|Xuân|Quang|Thu|Kim|Hồng|Mạnh|Quốc|Đình|Bá|Công) ")
PLACES = re.compile(
    r"^(?:Hà Nội|Hà Tĩnh|Hà Nam|Hà Giang|Cao Bằng|Hồ Chí Minh|Lâm Đồng|Thái Bình|Thái Nguyên|Châu Thành|Lý Sơn)$"
)
MEASURE_SIGNS = re.compile(r"[^a-z0-9%/]+")
BASE = re.compile(r"\d+")
BORN = re.compile(r"\bnam ?/ ?100 ?nu\b")  # of the new-born, as health offices write it
PER_MILLE = ("‰", "phan nghin")
COUNTED_THINGS = frozenset(
    (
        "nguoi", "co", "quan", "don", "vi", "ca", "vu", "doanh", "nghiep", "dn", "htx", "hop", "tac", "xa", "phuong",
        "dai", "hoc", "sinh", "tre", "em", "luot", "so", "luong", "to", "chuc", "tram", "truong", "lop", "mo", "hinh",
        "tin", "bai", "buoi", "cuoc", "hoi", "vien", "ho",
    )
)  # fmt: skip
MONEY = frozenset(("trieu", "nghin", "ngan", "ty", "dong", "vnd"))


def check_counts(numerator: float, denominator: float, indicator: Indicator) -> Finding | None:
    """The first thing wrong with a numerator and its denominator, without place; None when sound."""
    if numerator < 0 or denominator < 0:
        return finding("negative_number", value=plain(min(numerator, denominator)))
    if numerator > denominator and (denominator == 0 or is_share(indicator)):
        return finding(
            "numerator_over_denominator", numerator=plain(numerator), denominator=plain(denominator)
        )
    return None


def fractional(numerator: float, denominator: float, indicator: Indicator) -> float | None:
    """The count that is no whole number where things are counted (hours are not); None when both are whole."""
    if indicator.multiplier <= 1:
        return None
    return next((n for n in (numerator, denominator) if not float(n).is_integer()), None)


def check_value(value: float, indicator: Indicator) -> Finding | None:
    """A value outside the natural bounds of its indicator, without place."""
    if indicator.kind == "yes_no":
        return None if value in (0, 1) else finding("text_not_number", text=plain(value))
    low, high = indicator.bound_low, indicator.bound_high
    if value < 0 and (low is None or low >= 0):
        return finding("negative_number", value=plain(value))
    if (low is not None and value < low) or (high is not None and value > high):
        words = plain(low) if low is not None else "0", plain(high) if high is not None else "không giới hạn"
        return finding("share_out_of_range", value=plain(value), low=words[0], high=words[1])
    return None


def rate_agrees(printed: float, computed: float) -> bool:
    """Whether a printed rate is its counts' rate, rounded to the decimals it shows."""
    apart, dust = abs(printed - computed), DUST * max(1.0, abs(computed))
    if apart <= HALVES[2] + dust and 0 <= printed < EXACT and int(printed * 100 + 0.5) / 100 == printed:
        return True  # nearly all: near enough however few decimals it shows
    return apart <= HALVES[decimals_of(printed)] + dust


def decimals_of(number: float) -> int:
    """Decimals a number shows: 46.6 → 1; a computed rate counts as FULL_PRECISION."""
    if -EXACT < number < EXACT and number == round(number, 2):  # nearly all; quicker than its text
        return 0 if number == round(number) else 1 if number == round(number, 1) else 2
    text = f"{number:.{FULL_PRECISION}f}".rstrip("0")
    return len(text.partition(".")[2])


def is_share(indicator: Indicator) -> bool:
    """A part of a whole, between 0 and 100 %: the numerator cannot exceed the denominator."""
    return (
        indicator.kind == "ratio"
        and indicator.bound_high is not None
        and indicator.bound_high == indicator.multiplier
    )


def scale_doubtful(value: float, indicator: Indicator) -> bool:
    """0.47 without a % sign where 47 % may be meant; 0 and 1 are left alone."""
    return is_share(indicator) and indicator.multiplier == 100 and 0 < value < 1


@lru_cache(maxsize=1024)
def measure_differs(found: str, expected: str) -> bool:
    """Whether a unit of measure printed in a table is not the catalogue's. Counted things beside rates pass."""
    printed, wanted = _measure(found), _measure(expected)
    if fold(found).strip(" ().") in PER_MILLE:
        return "1000" not in BASE.findall(wanted)
    if not printed or printed == wanted or ("%" in printed and wanted == "%"):
        return False
    if BASE.findall(printed) != BASE.findall(wanted) or ("%" in printed) != ("%" in wanted):
        return bool(BASE.findall(printed)) or "%" in printed or not set(printed.split()) & COUNTED_THINGS
    return not (printed in wanted or wanted in printed or set(printed.split()) & COUNTED_THINGS)


@lru_cache(maxsize=1024)
def counts_things(found: str) -> bool:
    """Whether a unit of measure counts things or money ("cơ quan", "người", "triệu đồng"): no share is measured so."""
    words = set(_measure(found).split())
    return bool(words) and words <= COUNTED_THINGS | MONEY


def _measure(text: str) -> str:
    folded = (
        BORN.sub("be trai/100 be gai", fold(text))
        .replace(".", "")
        .replace("phan tram", "%")
        .replace("ty le", "")
        .replace("ti le", "")
    )
    return " ".join(MEASURE_SIGNS.sub(" ", folded).split())


@lru_cache(maxsize=8192)
def names_person(text: str) -> bool:
    """Whether a cell looks like somebody's name: a common family name with given names, alone or behind "bà", "đ/c"."""
    if len(text) > 400:
        return False
    cleaned = clean(text).strip(" .;,")
    if PLACES.match(cleaned):
        return False
    if PERSON.fullmatch(cleaned) or CAPITALS.fullmatch(cleaned):
        return len(cleaned.split()) >= 3 or bool(MIDDLE.search(cleaned))
    return bool(TITLED.search(cleaned))


def check_history(
    o: Observation, indicator: Indicator, accepted: Accepted, own: Own, round: Round, jump: float
) -> list[Finding]:
    """A leap against last year's accepted value, or another value for a year already accepted. ``own``: the values the
    file itself gives; where it corrects last year's, the leap is measured from the correction."""
    if (
        o.value is None
        or o.breakdown
        or o.kind != "actual"
        or o.period != "year"
        or indicator.kind == "yes_no"
    ):
        return []
    found = []
    year_before = (o.indicator, o.subject, o.data_year - 1)
    if year_before in accepted:
        code, last = "jump_on_last_year", accepted[year_before][0]
        if _corrected(last, own.get(year_before, last), indicator):
            code, last = "jump_on_corrected_year", own[year_before]
        if change := leap(o.value, last, indicator, jump):
            found.append(
                finding(code, o.sheet, o.cell, value=plain(o.value), change=change, last=plain(last),
                        last_year=o.data_year - 1)
            )  # fmt: skip
    former = accepted.get((o.indicator, o.subject, o.data_year))
    if former is not None and _corrected(former[0], o.value, indicator) and former[1] != round.code:
        found.append(
            finding("revision", o.sheet, o.cell, year=o.data_year, value=plain(o.value), last=plain(former[0]),
                    round=former[1])
        )  # fmt: skip
    return found


def _corrected(accepted: float, given: float, indicator: Indicator) -> bool:
    """Beyond what rounding to the indicator's decimals explains."""
    return abs(accepted - given) > 0.5 * 10.0**-indicator.decimals


def leap(value: float, last: float, indicator: Indicator, jump: float) -> str:
    """The change in words where it is beyond ``jump``: points for shares, percent of last year's value for others."""
    if is_share(indicator):
        change = value - last
        return f"{signed(change)} điểm phần trăm" if abs(change) > jump else ""
    if last == 0:
        return ""
    change = (value - last) / abs(last) * 100
    return f"{signed(change)}%" if abs(change) > jump else ""


def missing(
    asked: Iterable[Asked],
    requests: Iterable[tuple[str, str, str]],
    given: set[tuple[str, str, Asked]],
    answered: set[tuple[str, str]],
) -> list[Finding]:
    """One finding per figure asked for that the file lacks. ``requests``: (indicator, subject, name); ``answered``:
    the unit said that there is no figure."""
    wanted = [a for a in asked if a.kind == "actual"]
    found = []
    for code, subject, name in requests:
        lacking = [a for a in wanted if (code, subject, a) not in given]
        if lacking and (code, subject) not in answered:
            period = ", ".join(period_words(a) for a in lacking)
            found.append(finding("asked_missing", indicator=code, name=name, period=f": {period}"))
    return found


def plain(number: float) -> str:
    """A number for a sentence: at most 4 decimals, decimal comma."""
    return f"{number:.4f}".rstrip("0").rstrip(".").replace(".", ",")


def signed(number: float) -> str:
    """A change for a sentence: "+1.657,7", "-36,3"."""
    return f"{number:+,.1f}".translate(SEPARATORS)
