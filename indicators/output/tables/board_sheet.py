"""The list of units to be reminded as Excel: official head, one line per unit, room for what was done about it."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import xlsxwriter

from indicators.assessment.completeness import Completeness
from indicators.assessment.progress import Progress
from indicators.output.comparison_rows import Cell
from indicators.output.comparison_sheet import TitleBlock
from indicators.output.line_sheet import write_lines
from indicators.output.numbers import format_date, format_moment
from indicators.output.tables.board_words import (
    STAGE_LOOKS,
    deadline_words,
    flags,
    missing_words,
    share_words,
    time_words,
)
from indicators.output.xlsx_style import OPTIONS, SAMPLE_WORDS, Book

SHEET, TITLE, FORM = "Danh sách đôn đốc", "DANH SÁCH ĐƠN VỊ CẦN ĐÔN ĐỐC BÁO CÁO", "Biểu 02/ĐĐ-BĐG"
HEADS = (
    "TT", "Mã đơn vị", "Đơn vị", "Tình trạng", "Thời hạn", "Nhận lúc", "So với thời hạn", "Đầy đủ", "Còn thiếu",
    "Lý do trả lại", "Đã đôn đốc (ngày, hình thức)",
)  # fmt: skip
EVERY = 99  # indicators named: the list is for whoever telephones


@dataclass(frozen=True, slots=True)
class ListedUnit:
    """One line of the list. ``closed``: the day its round was closed, None while it is open."""

    code: str
    name: str
    stands: Progress
    content: Completeness
    first_due: date | None
    received_at: datetime | None
    reason: str
    closed: date | None = None


def board_xlsx(
    above: str, agency: str, round: str, on: date, units: Sequence[ListedUnit], sample: bool
) -> bytes:
    """The .xlsx; ``round``: its name, ``on``: the day the list speaks of."""
    content = io.BytesIO()
    workbook = xlsxwriter.Workbook(content, OPTIONS)
    workbook.set_properties({"title": f"{TITLE.capitalize()} - {round}"})
    mark = SAMPLE_WORDS if sample else ""
    block = TitleBlock(
        above, agency, FORM, TITLE, round, f"(Tính đến ngày {format_date(on)})",
        f"Số đơn vị cần đôn đốc: {len(units)}", mark, "",
    )  # fmt: skip
    lines = [_line(number, unit) for number, unit in enumerate(units, start=1)]
    write_lines(Book(workbook), SHEET, block, TITLE, HEADS, lines)
    workbook.close()
    return content.getvalue()


def _line(number: int, unit: ListedUnit) -> tuple[Cell, ...]:
    state = ", ".join(
        look.word for look in (STAGE_LOOKS[unit.stands.stage], *flags(unit.stands, unit.content))
    )
    return (
        Cell(str(number)), Cell(unit.code), Cell(unit.name), Cell(state),
        Cell(deadline_words(unit.stands.due, unit.first_due)),
        Cell(format_moment(unit.received_at) if unit.received_at else ""), Cell(time_words(unit.stands, unit.closed)),
        Cell(share_words(unit.content)), Cell(missing_words(unit.content, EVERY)), Cell(unit.reason), Cell(""),
    )  # fmt: skip
