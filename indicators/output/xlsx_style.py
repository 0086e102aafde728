"""The look of official tables in Excel: Times New Roman, thin borders, A4 landscape, one page wide, heads repeated."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from math import ceil

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

FONT = {"font_name": "Times New Roman", "font_size": 11, "valign": "vcenter"}
OPTIONS = {
    "in_memory": True,
    # What people typed stays text: never a formula, a link or a number of Excel's making.
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": False,
}
A4 = 9
HEAD_FILL = "#E8EEF5"
GROUP_FILL = "#F5F6F8"
SAMPLE_COLOUR = "#C8501E"
LONGEST_TEXT = 32_767  # what one cell of Excel holds
LINE_POINTS, TALLEST_ROW, LETTERS_PER_WIDTH = 15, 405, 1.1
GRID = "grid"  # the look of a rule, which has borders only
SAMPLE_WORDS = "SỐ LIỆU MINH HỌA"

LOOKS: dict[str, dict[str, object]] = {
    "agency": {"align": "center", "text_wrap": True},
    "agency_bold": {"align": "center", "bold": True, "text_wrap": True},
    "motto": {"align": "center", "bold": True, "underline": 1},
    "title": {"align": "center", "bold": True, "font_size": 14, "text_wrap": True},
    "subtitle": {"align": "center", "bold": True, "font_size": 12, "text_wrap": True},
    "line": {"align": "center", "italic": True},
    "left": {"align": "left"},
    "note": {"align": "left", "italic": True, "text_wrap": True, "valign": "top"},
    "bold": {"align": "left", "bold": True},
    "summary": {"align": "left", "bold": True, "text_wrap": True},
    "sample": {
        "align": "center",
        "bold": True,
        "font_color": SAMPLE_COLOUR,
        "border": 2,
        "border_color": SAMPLE_COLOUR,
    },
    "head": {"align": "center", "bold": True, "text_wrap": True, "border": 1, "bg_color": HEAD_FILL},
    "group": {"bold": True, "border": 1, "bg_color": GROUP_FILL, "text_wrap": True},
    "text": {"align": "left", "text_wrap": True, "border": 1},
    "middle": {"align": "center", "text_wrap": True, "border": 1},
    "number": {"align": "right", "border": 1},
    GRID: {"border": 1},
    "sign": {"align": "center", "bold": True},
}


@dataclass(slots=True)
class Book:
    """A workbook being written; every look is made once."""

    workbook: xlsxwriter.Workbook
    made: dict[tuple[str, str], Format] = field(default_factory=dict)

    def look(self, name: str, number_format: str = "") -> Format:
        """The cell format ``name`` of ``LOOKS``, with a number format where given."""
        made = self.made.get((name, number_format))
        if made is None:
            wanted = (
                ({} if name == GRID else FONT)
                | LOOKS[name]
                | ({"num_format": number_format} if number_format else {})
            )
            made = self.made[name, number_format] = self.workbook.add_format(wanted)
        return made


def write_text(sheet: Worksheet, row: int, column: int, text: str, look: Format) -> None:
    """Text as a string cell, always; empty text as an empty bordered cell; cut at what a cell holds."""
    if text:
        sheet.write_string(row, column, text[:LONGEST_TEXT], look)
    else:
        sheet.write_blank(row, column, None, look)


def row_height(texts: Iterable[tuple[object, float]]) -> float:
    """Points a row needs for its wrapped texts, each with the width of its column: programs do not agree on that."""
    lines = 1
    for text, width in texts:
        if isinstance(text, str) and (len(text) > width or "\n" in text):
            lines = max(lines, _lines(text, width))
    return min(lines * LINE_POINTS + 2, TALLEST_ROW)


def _lines(text: str, width: float) -> int:
    return sum(max(1, ceil(len(one) / (width * LETTERS_PER_WIDTH))) for one in text.split("\n"))


def merge(
    sheet: Worksheet, first_row: int, first: int, last_row: int, last: int, text: str, look: Format
) -> None:
    """A merged range with text, or the single cell where there is nothing to merge."""
    if (first_row, first) == (last_row, last):
        write_text(sheet, first_row, first, text, look)
        return
    sheet.merge_range(first_row, first, last_row, last, "", look)
    write_text(sheet, first_row, first, text, look)


def print_setup(sheet: Worksheet, head_first: int, head_last: int, footer: str) -> None:
    """A4 landscape, one page wide, the heads repeated on every page, page numbers below."""
    sheet.set_paper(A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.repeat_rows(head_first, head_last)
    sheet.set_footer(f"&L&9{footer.replace('&', '&&')}&R&9Trang &P/&N")
    sheet.freeze_panes(head_last + 1, 0)
    sheet.hide_gridlines(2)
