"""The trail as Excel: one line per write, filterable; every text typed as text."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import xlsxwriter

from indicators.output.comparison_rows import Cell
from indicators.output.comparison_sheet import TitleBlock
from indicators.output.line_sheet import write_lines
from indicators.output.numbers import format_date, format_moment
from indicators.output.xlsx_style import OPTIONS, SAMPLE_WORDS, Book

SHEET, TITLE, FORM = "Nhật ký", "NHẬT KÝ", "Biểu NK-BĐG"
HEADS = ("TT", "Lúc", "Người thực hiện", "Việc", "Chi tiết", "Đơn vị", "Đợt", "Cũ", "Mới", "Lý do")


@dataclass(frozen=True, slots=True)
class ToldLine:
    """One line of the trail in words. ``entry``: the number of the write."""

    entry: int
    at: datetime
    actor: str
    deed: str
    detail: str
    unit: str
    round: str
    old: str
    new: str
    why: str


def trail_xlsx(agency: str, filters: str, on: date, lines: Sequence[ToldLine], sample: bool) -> bytes:
    """The .xlsx. ``filters``: which lines these are, "" for all; ``on``: the day of making."""
    content = io.BytesIO()
    workbook = xlsxwriter.Workbook(content, OPTIONS)
    workbook.set_properties({"title": TITLE.capitalize()})
    block = TitleBlock(
        "", agency.upper(), FORM, TITLE, filters, f"(Lập ngày {format_date(on)})", f"Số mục: {len(lines)}",
        SAMPLE_WORDS if sample else "", "",
    )  # fmt: skip
    write_lines(Book(workbook), SHEET, block, TITLE, HEADS, [_cells(line) for line in lines])
    workbook.close()
    return content.getvalue()


def _cells(line: ToldLine) -> tuple[Cell, ...]:
    words = (
        str(line.entry), format_moment(line.at), line.actor, line.deed, line.detail, line.unit, line.round, line.old,
        line.new, line.why,
    )  # fmt: skip
    return tuple(map(Cell, words))
