"""A plain sheet of lines under the same title block: the detail and the sources, filterable, one head row."""

from collections.abc import Sequence
from dataclasses import replace

from indicators.output.comparison_rows import Cell
from indicators.output.comparison_sheet import HEAD_ROW, TitleBlock, write_cell, write_title
from indicators.output.xlsx_style import GRID, Book, print_setup, row_height

WIDE = {
    "Chỉ tiêu": 38,
    "Tệp": 30,
    "Nguyên nhân": 28,
    "Khó khăn, vướng mắc": 28,
    "Giải pháp": 28,
    "Ghi chú": 28,
    "Đơn vị": 24,
    "Đơn vị gửi": 24,
    "Trang tính": 18,
    "Cách tổng hợp": 24,
    "Đơn vị còn thiếu": 28,
    "Chữ ghi trong ô": 18,
    "Kỳ": 14,
    "Loại": 13,
    "ĐVT": 13,
    "TT": 5,
    "Mã đơn vị": 13,
    "Tình trạng": 20,
    "Thời hạn": 13,
    "Nhận lúc": 16,
    "So với thời hạn": 18,
    "Còn thiếu": 44,
    "Lý do trả lại": 30,
    "Đã đôn đốc (ngày, hình thức)": 22,
    "Lúc": 16,
    "Người thực hiện": 24,
    "Việc": 34,
    "Chi tiết": 28,
    "Cũ": 24,
    "Mới": 24,
    "Lý do": 28,
}
NARROW = 9.5
NUMBERS = ("Năm", "Tử số", "Mẫu số", "Giá trị")


def write_lines(
    book: Book,
    name: str,
    block: TitleBlock,
    title: str,
    heads: Sequence[str],
    lines: Sequence[Sequence[Cell]],
) -> None:
    """``lines``: one sequence of cells per line, as wide as ``heads``."""
    sheet = book.workbook.add_worksheet(name)
    for place, head in enumerate(heads):
        sheet.set_column(place, place, WIDE.get(head, NARROW))
        sheet.write_string(HEAD_ROW, place, head, book.look("head"))
    sheet.set_row(HEAD_ROW, 32)
    write_title(book, sheet, replace(block, title=title), len(heads))
    widths = [WIDE.get(head, NARROW) for head in heads]
    kinds = ["number" if head in NUMBERS else "text" for head in heads]
    for row, line in enumerate(lines, start=HEAD_ROW + 1):
        sheet.set_row(row, row_height((cell.value, width) for cell, width in zip(line, widths, strict=True)))
        for place, cell in enumerate(line):
            if cell.value not in (None, ""):
                write_cell(book, sheet, row, place, cell, kinds[place])
    last = HEAD_ROW + max(1, len(lines))
    # One rule draws the grid around the blanks, instead of a cell for every blank.
    grid = {"type": "formula", "criteria": "=TRUE", "format": book.look(GRID)}
    sheet.conditional_format(HEAD_ROW + 1, 0, last, len(heads) - 1, grid)
    sheet.autofilter(HEAD_ROW, 0, last, len(heads) - 1)
    print_setup(sheet, HEAD_ROW, HEAD_ROW, block.sample or block.form)
