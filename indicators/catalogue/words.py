"""Days, periods, kinds and marks of figures as every paper and message writes them."""

from datetime import date

from indicators.catalogue.definitions import Asked, Kind

KIND_WORDS: dict[Kind, str] = {
    "actual": "Thực hiện", "estimate": "Ước thực hiện", "projection": "Dự kiến", "plan": "Kế hoạch",
}  # fmt: skip
SEPARATORS = str.maketrans(",.", ".,")  # of a number Python has printed: 1,234.5 → 1.234,5


def day_words(day: date) -> str:
    """30/5/2025, without leading zeros, as official papers write it."""
    return f"{day.day}/{day.month}/{day.year}"


def period_words(asked: Asked) -> str:
    """ "năm 2024", "6 tháng đầu năm 2025", "đến 30/5/2025"."""
    if asked.period == "half":
        return f"6 tháng đầu năm {asked.data_year}"
    if asked.period == "to_date" and asked.as_of:
        return f"đến {day_words(asked.as_of)}"
    return f"năm {asked.data_year}"


def asked_words(asked: Asked) -> str:
    """The heading of an asked column: "Năm 2024", "Đến 30/5/2025", "Dự kiến năm 2025"."""
    said = period_words(asked)
    return f"{said[0].upper()}{said[1:]}" if asked.kind == "actual" else f"{KIND_WORDS[asked.kind]} {said}"
