"""The value of one OpenDocument cell from its attributes and its text."""

import re
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from indicators.workbook.grid import Value
from indicators.workbook.values import plain_number

_NUMBERS = ("float", "percentage", "currency")
_DURATION = re.compile(r"P(?:(\d+)D)?T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:[.,]\d+)?S)?")


def cell_value(attributes: Mapping[str, str], text: str) -> Value:
    """The value as the other formats give it: whole numbers as int, a date without time as date. "" when empty."""
    kind = attributes.get("value-type", "")
    if kind in _NUMBERS:
        return _number(attributes.get("value", ""), text)
    if kind == "date":
        return _date(attributes.get("date-value", ""), text)
    if kind == "time":
        return _time(attributes.get("time-value", ""), text)
    if kind == "boolean":
        return attributes.get("boolean-value") == "true"
    return attributes.get("string-value", "") or text


def _number(written: str, text: str) -> Value:
    try:
        return plain_number(float(written))
    except ValueError:
        return text


def _date(written: str, text: str) -> Value:
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        return text
    return moment if moment.time() != time() else date(moment.year, moment.month, moment.day)


def _time(written: str, text: str) -> Value:
    found = _DURATION.fullmatch(written)
    if not found:
        return text
    days, hours, minutes, seconds = (int(part or 0) for part in found.groups())
    try:
        length = timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)
    except OverflowError:
        return text
    return length if length.days else (datetime.min + length).time()
