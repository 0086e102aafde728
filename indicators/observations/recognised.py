"""What was recognised where in a sheet, to be shown beside it: heads, body, and what each column was taken for."""

from collections.abc import Collection

from indicators.catalogue.words import KIND_WORDS, day_words
from indicators.observations.answers import column_words
from indicators.observations.model import ReadColumn, ReadTable
from indicators.observations.table import Table
from indicators.observations.times import Time
from indicators.workbook.grid import Sheet


def recognised(sheet: Sheet, table: Table, used: Collection[int] = ()) -> ReadTable:
    """One table; ``used``: columns that were read as values, whose heads name an indicator or a unit."""
    columns = (
        ReadColumn(
            c.index,
            c.role or ("result" if c.index in used else ""),
            column_words(c.levels),
            time_words(c.head.time),
        )
        for c in table.columns
    )
    return ReadTable(sheet.name, table.head_first, table.head_last, table.body_end, tuple(columns))


def time_words(time: Time) -> str:
    """ "năm 2024", "năm 2024, ước thực hiện", "đến 30/5/2025"; "" where no time is named."""
    said = [_when(time), KIND_WORDS[time.kind].lower() if time.kind and time.kind != "actual" else ""]
    return ", ".join(filter(None, said))


def _when(time: Time) -> str:
    if time.as_of is not None:
        return f"đến {day_words(time.as_of)}"
    year = f"năm {time.year}" if time.year is not None else ""
    if time.alike or time.shift:
        return " ".join(filter(None, ("cùng kỳ" if time.alike else "năm trước", year)))
    if time.phase:
        return " ".join(filter(None, ("cả giai đoạn", f"đến {year}" if year else "")))
    part = {"half": "6 tháng đầu", "to_date": "từ đầu"}.get(time.period or "", "")
    return " ".join(filter(None, (part, year or ("năm" if part else ""))))
