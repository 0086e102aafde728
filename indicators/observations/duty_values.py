"""One value of a duty, from a cell or a form, to the text that is kept: codes for units and choices, ISO days, plain
numbers. What is not understood is refused with a sentence, never guessed.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from indicators.catalogue import Catalogue
from indicators.catalogue.duties import DutyField
from indicators.catalogue.words import day_words
from indicators.observations.gazetteer import place_words
from indicators.observations.numerals import NUMERAL, read_numeral
from indicators.observations.places import SURE_PLACE, find_unit, near_units
from indicators.observations.text import clean, short
from indicators.observations.times import read_day
from indicators.workbook.grid import Value

LONGEST_TEXT = 4000
YES_WORDS, NO_WORDS = {"co", "x", "yes"}, {"khong", "no"}
BETWEEN_UNITS = re.compile(r"[;\n]+|,(?!\s*(?:thể thao|the thao|truyền hình|truyen hinh))", re.IGNORECASE)
JOIN = ";"
_EXCEL_YES = {True: "yes", False: "no"}


@dataclass(frozen=True, slots=True)
class Place:
    """Where and when units are looked up: a plan's year may see two generations of them, so on each of ``days``."""

    catalogue: Catalogue
    province: str
    days: tuple[date, ...]


class NotRead(ValueError):
    """A value that is not understood; its text is the sentence for whoever wrote it."""


def read_field(field: DutyField, value: Value, place: Place) -> str:
    """The text kept for a value, "" for an empty one. Raises NotRead."""
    if value is None or (isinstance(value, str) and not value.strip()):
        return ""
    return _READERS[field.type](field, value, place)


def _text(field: DutyField, value: Value, _: Place) -> str:
    text = _plain(value)
    if len(text) > LONGEST_TEXT:
        raise NotRead(f"{field.name}: dài hơn {LONGEST_TEXT} chữ. Hãy rút gọn.")
    return text


def _unit(field: DutyField, value: Value, place: Place) -> str:
    text = _plain(value)
    for day in place.days:
        found, score = find_unit(text, place.catalogue, place.province, day)
        if found is not None and score >= SURE_PLACE:
            return found.code
    near = ", ".join(
        unit.name for unit in near_units(text, place.catalogue, place.province, place.days[0])[:2]
    )
    perhaps = f" Có phải: {near}?" if near else ""
    raise NotRead(
        f'{field.name}: "{short(text)}" không rõ là đơn vị nào.{perhaps} Hãy ghi đúng tên hoặc mã đơn vị.'
    )


def _units(field: DutyField, value: Value, place: Place) -> str:
    """Several, divided by ";", a line break or a comma; the whole first, because names have commas too."""
    text = _plain(value)
    try:
        return _unit(field, text, place)
    except NotRead:
        lines = str(value).replace("\r", "\n")
        parts = [part for part in BETWEEN_UNITS.split(lines) if part.strip(" -+.")]
        codes = [_unit(field, part.strip(" -+."), place) for part in parts]
        return JOIN.join(dict.fromkeys(codes))


def _date(field: DutyField, value: Value, _: Place) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    day = read_day(_plain(value).lower())
    if day is None:
        raise NotRead(f'{field.name}: "{short(_plain(value))}" không phải là ngày. Hãy ghi như 15/6/2025.')
    return day.isoformat()


def _number(field: DutyField, value: Value, _: Place) -> str:
    number = None if isinstance(value, bool | date) else _as_number(field, value)
    if number is None or number < 0:
        raise NotRead(
            f'{field.name}: "{short(_plain(value))}" không phải là số từ 0 trở lên. Hãy ghi một số.'
        )
    if field.type == "number" and number != int(number):
        raise NotRead(f'{field.name}: "{short(_plain(value))}" không phải số nguyên. Hãy kiểm tra lại.')
    return f"{number:.15g}"


def _as_number(field: DutyField, value: Value) -> float | None:
    if isinstance(value, int | float):
        return float(value)
    text = _plain(value)
    if not re.fullmatch(NUMERAL, text):
        return None
    number, doubtful = read_numeral(text, "count" if field.type == "number" else "value") or (None, False)
    if doubtful:
        raise NotRead(
            f'{field.name}: "{short(text)}" có hai cách hiểu (hàng nghìn hoặc phần lẻ). Hãy ghi lại.'
        )
    return number


def _choice(field: DutyField, value: Value, _: Place) -> str:
    said = place_words(_plain(value))
    for choice in field.choices:
        if said in [place_words(word) for word in (choice.name, choice.code, *choice.heads)]:
            return choice.code
    known = "; ".join(choice.name for choice in field.choices)
    raise NotRead(
        f'{field.name}: "{short(_plain(value))}" không có trong danh sách. Hãy chọn một trong: {known}.'
    )


def _yes_no(field: DutyField, value: Value, _: Place) -> str:
    said = place_words(_plain(value))
    if isinstance(value, bool):
        return _EXCEL_YES[value]
    if said in YES_WORDS | NO_WORDS:
        return _EXCEL_YES[said in YES_WORDS]
    raise NotRead(f'{field.name}: "{short(_plain(value))}" phải là có hoặc không.')


def _plain(value: Value) -> str:
    """A value of a cell as readable text: days as 15/6/2025, whole numbers without a point."""
    if isinstance(value, date):
        return day_words(value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return clean(str(value))


_READERS: dict[str, Callable[[DutyField, Value, Place], str]] = {
    "text": _text, "deadline": _text, "unit": _unit, "units": _units, "date": _date, "number": _number,
    "money": _number, "choice": _choice, "yes_no": _yes_no,
}  # fmt: skip
