"""The words that say which moment's figures are shown."""

from datetime import date

from indicators.output.numbers import format_date

CLOSED, SEEN = "Số liệu đã chốt ngày {day}", "Theo số liệu ngày {day}"


def known_words(day: date | None, closed: bool) -> str:
    """ "Số liệu đã chốt ngày 15/6/2025" of a round as it was closed, "Theo số liệu ngày …" of a day; "" of now."""
    return (CLOSED if closed else SEEN).format(day=format_date(day)) if day else ""
