"""What a plan's words say of a deadline: "trong tháng 3", "Quý II", "trước ngày 15/6/2025", "thường xuyên trong năm".

Only a phrase that is understood to its last word is read; every other one is left to a person. The cases stand in
tests/spec/deadline_phrases.txt.
"""

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from indicators.observations.text import fold

LAST_MONTH, MONTHS_OF_QUARTER = 12, 3
ROMAN = {
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "v": 5,
    "vi": 6,
    "vii": 7,
    "viii": 8,
    "ix": 9,
    "x": 10,
    "xi": 11,
    "xii": 12,
}
NUMBERS = {"ba": 3, "sau": 6, "chin": 9}

_YEAR = r"(?:\s*(?:[/.\-]|nam|cua nam)?\s*(?P<year>20[0-5]\d))?"
_NUMBER = r"(?:\d{1,2}|i{1,3}|iv|vi{0,3}|ix|xi{0,2})"
_AND = r"\s*(?:,|-|va|den(?: het)?|toi)\s*"
_LEAD = re.compile(
    r"^(?:(?:hoan thanh|thuc hien|xong|gui|bao cao|thoi gian|thoi han|du kien|cham nhat|muon nhat|khong qua"
    r"|khong muon hon|han|trong|vao|la|xong truoc khi het)\s*:?\s+)+"
)
_DAY = r"(?:ngay\s+)?(\d{1,2})\s*(?:[/.\-]|\s+thang\s+)\s*(\d{1,2})(?:\s*(?:[/.\-]|\s+nam\s+|nam)\s*(20[0-5]\d))?"
_LOOSE = re.compile(
    r"(?<![/\d])\d{1,2}\s*[.\-]\s*\d{1,2}"
)  # "1.5", "2-3": a number or a range as well as a day
_ISO = re.compile(r"(20[0-5]\d)-(\d{2})-(\d{2})")
_BEFORE = re.compile(rf"truoc {_DAY}")
_UNTIL = re.compile(rf"(?:den(?: het)?|het|toi|cuoi)?\s*{_DAY}")
_BETWEEN = re.compile(rf"(?:tu\s+)?{_DAY}{_AND}{_DAY}")
_MONTH = re.compile(
    rf"(?P<how>den het|het|den|toi|cuoi|truoc)?\s*(?:cac )?thang\s*(?P<first>{_NUMBER}){_YEAR}"
)
_MONTHS = re.compile(
    rf"(?:tu )?(?:cac )?thang\s*(?P<first>{_NUMBER})(?P<more>(?:{_AND}(?:thang\s*)?{_NUMBER})+){_YEAR}"
)
_QUARTER = re.compile(
    rf"(?P<how>den het|het|den|toi|cuoi|truoc)?\s*(?:qui|quy|q)\s*(?P<first>{_NUMBER}){_YEAR}"
)
_QUARTERS = re.compile(
    rf"(?:tu )?(?:cac )?(?:qui|quy)\s*(?P<first>{_NUMBER})(?P<more>(?:{_AND}(?:(?:qui|quy)\s*)?{_NUMBER})+){_YEAR}"
)
_PART = re.compile(rf"(?P<months>\d{{1,2}}|ba|sau|chin) thang (?P<end>dau|cuoi) nam{_YEAR}")
_WHOLE = re.compile(rf"(?:(?:ca |trong |het )?nam|(?:den|toi|cuoi|den het|den cuoi) nam)?{_YEAR}")
_ENDING = re.compile(r"(?:den|toi|cuoi|het|den het|den cuoi) nam")
_PHASE = re.compile(
    r"(?:ca |trong |toan )?(?:giai doan |tu nam |tu )?(?P<year>20[0-5]\d)"
    r"\s*(?:-|den nam|den het nam|den)\s*(?P<last>20[0-5]\d)"
)
_OFTEN = re.compile(
    r"(?:thuong xuyen|dinh ky|lien tuc|quanh nam|(?:hang|moi|hang nam|dinh ky hang) (?:nam|qui|quy|thang|tuan))"
    r"(?:[ ,]+(?:thuong xuyen|lien tuc|dinh ky|(?:hang|moi) (?:nam|qui|quy|thang|tuan)))*"
)


@dataclass(frozen=True, slots=True)
class Due:
    """``starts`` None: the words name an end only. ``due``: the last day still in time. ``recurring``: done again and
    again up to that day."""

    starts: date | None
    due: date
    recurring: bool = False


def read_deadline(text: str, year: int, before_includes_day: bool = True) -> Due | None:
    """The days a phrase of the plan of ``year`` means; None where it names none, or not for sure.

    ``before_includes_day``: whether "trước ngày 15/6" still allows 15/6.
    """
    words = fold(text).strip(" .;:()").removesuffix(" hang").strip()
    bare = _LEAD.sub("", words)
    found = _recurring(bare, year)
    for read in () if found else _READERS:
        found = read(bare, year, before_includes_day)
        if found is not None:
            break
    return found if found and (found.starts is None or found.starts <= found.due) else None


def _recurring(words: str, year: int) -> Due | None:
    """ "thường xuyên", "hằng quý trong năm 2025", "hằng năm, giai đoạn 2021-2025"."""
    hit = _OFTEN.match(words)
    if hit is None:
        return None
    rest = words[hit.end() :].strip(" ,;-()")
    span = _whole(rest, year, True) or _phase(rest, year, True) if rest else Due(*_year(year))
    return Due(span.starts, span.due, True) if span and span.starts else None


def _before(words: str, year: int, includes: bool) -> Due | None:
    hit = _BEFORE.fullmatch(words)
    day = _day(hit.groups(), year) if hit else None
    return Due(None, day if includes else day - timedelta(days=1)) if day else None


def _until(words: str, year: int, _: bool) -> Due | None:
    iso, hit = _ISO.fullmatch(words), _UNTIL.fullmatch(words)
    day = _day(iso.groups()[::-1], year) if iso else _day(hit.groups(), year) if hit else None
    return Due(None, day) if day and not _LOOSE.fullmatch(words) else None


def _between(words: str, year: int, _: bool) -> Due | None:
    hit = _BETWEEN.fullmatch(words)
    if hit is None:
        return None
    first, last = hit.groups()[:3], hit.groups()[3:]
    end = _day(last, year)
    start = _day((first[0], first[1], first[2] or last[2]), year)
    return Due(start, end) if start and end else None


def _month(words: str, year: int, _: bool) -> Due | None:
    hit = _MONTH.fullmatch(words)
    return (
        _spans(hit, year, _month_span, LAST_MONTH)
        if hit
        else _several(_MONTHS, words, year, _month_span, LAST_MONTH)
    )


def _quarter(words: str, year: int, _: bool) -> Due | None:
    hit, most = _QUARTER.fullmatch(words), LAST_MONTH // MONTHS_OF_QUARTER
    return (
        _spans(hit, year, _quarter_span, most)
        if hit
        else _several(_QUARTERS, words, year, _quarter_span, most)
    )


def _part(words: str, year: int, _: bool) -> Due | None:
    """The first or last months of a year."""
    hit = _PART.fullmatch(words)
    if hit is None:
        return None
    months = NUMBERS.get(hit["months"]) or int(hit["months"])
    year = int(hit["year"] or year)
    if not 1 <= months <= LAST_MONTH:
        return None
    first, last = (1, months) if hit["end"] == "dau" else (LAST_MONTH + 1 - months, LAST_MONTH)
    return Due(_month_span(first, year)[0], _month_span(last, year)[1])


def _whole(words: str, year: int, _: bool) -> Due | None:
    hit = _WHOLE.fullmatch(words)
    if hit is None or not words:
        return None
    starts, due = _year(int(hit["year"] or year))
    return Due(None if _ENDING.match(words) else starts, due)


def _phase(words: str, _: int, __: bool) -> Due | None:
    hit = _PHASE.fullmatch(words)
    return Due(_year(int(hit["year"]))[0], _year(int(hit["last"]))[1]) if hit else None


_READERS: tuple[Callable[[str, int, bool], Due | None], ...] = (
    _before, _until, _between, _month, _quarter, _part, _whole, _phase,
)  # fmt: skip


def _spans(
    hit: re.Match[str], year: int, span: Callable[[int, int], tuple[date, date]], most: int
) -> Due | None:
    """One month or quarter; its end alone where the words name an end."""
    number = _number(hit["first"])
    if not 1 <= number <= most:
        return None
    starts, due = span(number, int(hit["year"] or year))
    if hit["how"] == "truoc":
        return Due(None, starts - timedelta(days=1))
    return Due(None if hit["how"] else starts, due)


def _several(
    pattern: re.Pattern[str], words: str, year: int, span: Callable[[int, int], tuple[date, date]], most: int
) -> Due | None:
    """Neighbours only ("quý I, II"): two points far apart are two deadlines, not one."""
    hit = pattern.fullmatch(words)
    if hit is None:
        return None
    more = [_number(word) for word in re.findall(rf"\b{_NUMBER}\b", hit["more"])]
    numbers = [_number(hit["first"]), *more]
    ranged = len(numbers) == 2 and re.search(r"-|den|toi", hit["more"])
    neighbours = numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    if not (ranged or neighbours) or numbers[0] < 1 or numbers[-1] > most or numbers[0] > numbers[-1]:
        return None
    year = int(hit["year"] or year)
    return Due(span(numbers[0], year)[0], span(numbers[-1], year)[1])


def _number(word: str) -> int:
    return int(word) if word.isdigit() else ROMAN[word]


def _day(parts: tuple[str | None, ...], year: int) -> date | None:
    """A day of (day, month, year or None); None where there is no such day."""
    try:
        return date(int(parts[2] or year), int(parts[1] or 0), int(parts[0] or 0))
    except ValueError:
        return None


def _month_span(month: int, year: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def _quarter_span(quarter: int, year: int) -> tuple[date, date]:
    last = quarter * MONTHS_OF_QUARTER
    return _month_span(last - MONTHS_OF_QUARTER + 1, year)[0], _month_span(last, year)[1]


def _year(year: int) -> tuple[date, date]:
    return date(year, 1, 1), date(year, LAST_MONTH, 31)
