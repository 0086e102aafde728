"""Words about time: what year, which part of it, and whether the figure happened, is estimated or projected.

Everything here works on folded text (lower case, no diacritics, single spaces).
"""

import calendar
import re
from datetime import date
from typing import NamedTuple

from indicators.catalogue.definitions import Kind, Period

FIRST_YEAR, LAST_YEAR = 2000, 2060
YEAR = r"(20[0-5]\d)"
DAY = re.compile(rf"\b(\d{{1,2}})\s?[/.\-]\s?(\d{{1,2}})\s?[/.\-]\s?{YEAR}\b")
DAY_IN_WORDS = re.compile(rf"\bngay (\d{{1,2}}) thang (\d{{1,2}}) nam {YEAR}\b")
ISO_DAY = re.compile(rf"\b{YEAR}-(\d{{1,2}})-(\d{{1,2}})\b")
MONTHS = re.compile(r"\b(\d{1,2}|sau|chin|ba) ?thang\b|\b(\d{1,2})t\b")
MONTH_WORDS = {"sau": 6, "chin": 9, "ba": 3}
RANGE = re.compile(rf"\b{YEAR} ?(?:-|–|—|den|den nam) ?{YEAR}\b")
PHASE = re.compile(r"\bca giai doan\b|\btoan giai doan\b")
SINGLE = re.compile(rf"\b{YEAR}\b")
LAST = re.compile(r"\bnam truoc\b")
SAME_PART = re.compile(r"\b(cung ky|ky truoc)\b")
# What a title says about the data, as against the date of the letter it came with.
DATA_UNTIL = re.compile(r"\b(?:den|het|chot)(?: het)?(?: ngay)? ")
LETTER = re.compile(
    rf"(?:\bngay \S+ thang \S+ nam {YEAR}|\bngay \d+[/.\-]\d+[/.\-]{YEAR}"
    rf"|\b(?:so|nghi quyet|quyet dinh|cong van|thong tu) \S*\d\S*/{YEAR}\S*|/{YEAR}/\S+"
    rf"|\b(?:muc tieu|chi tieu|ke hoach|tam nhin)?\s?(?:den|vao) nam {YEAR})"
)

SHEET_YEAR = re.compile(rf"(?:[^/]*[^\d/\-])?{YEAR}(?: ?\(\d\))?")
PART_OF_YEAR = re.compile(
    r"\b(?:quy|(?<!den )(?<!het )(?<!\d )thang) (?:nay|truoc|[ivx]{1,4}|\d{1,2})\b|\btrong (?:thang|quy)\b"
)
NO_SHEET_TIME = re.compile(
    r"\b(?:nq|qd|ct|tt|cv|kh|nghi quyet|quyet dinh|ke hoach|muc tieu|chi tieu|chien luoc|nhiem vu)"
)

KIND_WORDS: tuple[tuple[str, Kind], ...] = (
    (r"\buoc\b|\buth\b|\buoc tinh\b", "estimate"),
    (r"\bdu kien\b|\bdu bao\b|\bca giai doan\b|\bkha nang\b", "projection"),
    (r"\bthuc hien\b|\bket qua\b|\bso bo\b|\bchinh thuc\b|\bdat duoc\b|\bthuc te\b|\bso lieu\b", "actual"),
)
KINDS = tuple((re.compile(words), kind) for words, kind in KIND_WORDS)


class Time(NamedTuple):
    """``year`` None: not said. ``shift`` -1: "năm trước". ``phase``: a whole phase, ``year`` its last if said.
    ``alike``: "cùng kỳ", the part of its year that the report is about."""

    year: int | None = None
    period: Period | None = None
    kind: Kind | None = None
    as_of: date | None = None
    phase: bool = False
    shift: int = 0
    alike: bool = False

    @property
    def said(self) -> bool:
        return self.year is not None or self.period is not None or self.phase or self.shift != 0


NO_TIME = Time()


def read_time(folded: str) -> Time:
    """The time a header cell speaks of. A date means "up to that day", except 31 December, which is the full year."""
    kind = next((k for pattern, k in KINDS if pattern.search(folded)), None)
    day = read_day(folded)
    if day is not None:
        return _until(day, kind)
    phase = RANGE.search(folded)
    if phase or PHASE.search(folded):
        last = int(phase.group(2)) if phase else _single(folded)
        return Time(last, "year", kind, None, phase=True)
    year = _single(folded)
    if SAME_PART.search(folded):
        return Time(year, None, kind, None, shift=0 if year else -1, alike=True)
    months = MONTHS.search(folded)
    if months:
        return _months(months, year, kind)
    if year is None and LAST.search(folded):
        return Time(None, "year", kind, None, shift=-1)
    return Time(year, "year" if year or "ca nam" in folded else None, kind)


def read_title_time(folded: str) -> Time:
    """The time the data of a table have, from a title line; the dates of letters and decisions are passed over."""
    until = DATA_UNTIL.search(folded)
    if until:
        day = read_day(folded[until.start() :])
        if day is not None:
            return _until(day, None)
    rest = LETTER.sub(" ", folded)
    rest = RANGE.sub(" ", rest) if SINGLE.search(RANGE.sub(" ", rest)) else rest
    if RANGE.search(rest):
        return NO_TIME
    return read_time(DAY.sub(" ", rest))


def is_of_a_part(folded: str) -> bool:
    """Whether a head speaks of one quarter or month alone ("Thực hiện quý I"): no kind of figure that is kept."""
    return PART_OF_YEAR.search(DAY_IN_WORDS.sub(" ", folded)) is not None


def read_sheet_time(folded: str) -> Time:
    """The time the name of a sheet says all its figures have ("Năm 2022", "PL 2023", "6 tháng 2025"); papers' numbers,
    plans and spans of years say none."""
    one = SHEET_YEAR.fullmatch(folded) and len(SINGLE.findall(folded)) == 1
    if not one or NO_SHEET_TIME.search(folded):
        return NO_TIME
    return read_time(folded)


def read_day(folded: str) -> date | None:
    """A date written as 30/5/2025, 2025-05-30 or in words; None where there is none or it does not exist."""
    found = DAY.search(folded) or DAY_IN_WORDS.search(folded)
    if found:
        return _date(int(found.group(3)), int(found.group(2)), int(found.group(1)))
    iso = ISO_DAY.search(folded)
    return _date(int(iso.group(1)), int(iso.group(2)), int(iso.group(3))) if iso else None


def combine(levels: tuple[Time, ...]) -> Time:
    """One time from the levels of a header, top first: a lower level speaks before the one above it."""
    year, period, as_of, phase, shift = None, None, None, False, 0
    for time in reversed(levels):
        if not time.said:
            continue
        if year is None and (time.year is not None or time.phase or time.shift):
            year, shift, phase = time.year, time.shift, time.phase
        if period is None or (period == "year" and time.period in ("half", "to_date") and as_of is None):
            period, as_of = time.period or period, time.as_of
    return Time(year, period, _kind(levels), as_of, phase, shift, any(t.alike for t in levels))


def _kind(levels: tuple[Time, ...]) -> Kind | None:
    kinds = [t.kind for t in reversed(levels) if t.kind]
    return next((k for k in kinds if k != "actual"), kinds[0] if kinds else None)


def _until(day: date, kind: Kind | None) -> Time:
    if (day.month, day.day) == (12, 31):
        return Time(day.year, "year", kind)
    return Time(day.year, "to_date", kind, day)


def _months(found: re.Match[str], year: int | None, kind: Kind | None) -> Time:
    word = found.group(1) or found.group(2)
    months = MONTH_WORDS.get(word) or int(word)
    if months == 6:
        return Time(year, "half", kind)
    if months == 12 or not 1 <= months <= 12:
        return Time(year, "year", kind)
    as_of = date(year, months, calendar.monthrange(year, months)[1]) if year else None
    return Time(year, "to_date" if as_of else None, kind, as_of)


def _single(folded: str) -> int | None:
    found = SINGLE.search(folded)
    return int(found.group(1)) if found else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
