"""The picked table as a file: Excel with its own charts beside the numbers, and CSV."""

import io
from typing import Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from indicators.output import colours
from indicators.output.csv_text import csv_bytes
from indicators.output.tables.pivot import Pivot, PivotRow
from indicators.output.xlsx_style import FONT, OPTIONS, Book, merge, print_setup, row_height, write_text

SHEET = "Bảng đã chọn"
TITLE_ROW, NOTE_ROW, HEAD_ROW = 0, 2, 4
NAME_WIDTH, CELL_WIDTH = 34, 14
MOST_CHARTS, MOST_SERIES = 12, 8
CHART_WIDTH, CHART_HEIGHT, CHART_ROWS = 620, 320, 17  # pixels, pixels, rows of the sheet a chart covers
LEAST_POINTS = 2
MARKERS = ("circle", "square", "diamond", "triangle", "x", "star", "plus", "short_dash")


def pivot_csv(made: Pivot, sample: str = "") -> bytes:
    """Every row with the title it stands under; numbers with all their digits. ``sample``: the words of a sample."""
    heads = (*(("Lưu ý",) if sample else ()), "Nhóm", *made.heads)
    rows = (
        (*((sample,) if sample else ()), row.group, row.name,
         *(c.text if c.value is None else c.value for c in row.cells))
        for row in made.rows
    )  # fmt: skip
    return csv_bytes(heads, rows)


def pivot_xlsx(made: Pivot, round: str, sample: str = "") -> bytes:
    """The table with numbers as numbers, and a chart of Excel's own per group that can be drawn on one axis."""
    content = io.BytesIO()
    workbook = xlsxwriter.Workbook(content, OPTIONS)
    book, sheet = Book(workbook), workbook.add_worksheet(SHEET)
    sheet.set_column(0, 0, NAME_WIDTH)
    sheet.set_column(1, len(made.heads) - 1, CELL_WIDTH)
    write_text(sheet, TITLE_ROW, 0, f"SO SÁNH: {round}", book.look("bold"))
    if sample:
        write_text(sheet, TITLE_ROW + 1, 0, sample, book.look("sample"))
    if made.note:
        write_text(sheet, NOTE_ROW, 0, made.note, book.look("left"))
    for place, head in enumerate(made.heads):
        write_text(sheet, HEAD_ROW, place, head, book.look("head"))
    row, charts = HEAD_ROW + 1, 0
    for title, rows in made.groups():
        merge(sheet, row, 0, row, len(made.heads) - 1, title, book.look("group"))
        _write_rows(book, sheet, row + 1, rows)
        if charts < MOST_CHARTS and _may_be_drawn(made, rows):
            chart = _chart(book, made, title, row + 1, rows)
            sheet.insert_chart(HEAD_ROW + CHART_ROWS * charts, len(made.heads) + 1, chart)
            charts += 1
        row += 1 + len(rows)
    print_setup(sheet, HEAD_ROW, HEAD_ROW, sample or SHEET)
    workbook.close()
    return content.getvalue()


def _write_rows(book: Book, sheet: Worksheet, first: int, rows: list[PivotRow]) -> None:
    for place, row in enumerate(rows, first):
        texts = [(row.name, NAME_WIDTH), *((c.text, CELL_WIDTH) for c in row.cells)]
        sheet.set_row(place, row_height(texts))
        write_text(sheet, place, 0, row.name, book.look("text"))
        for column, cell in enumerate(row.cells, 1):
            if cell.value is None:
                write_text(sheet, place, column, cell.text, book.look("middle"))
            else:
                sheet.write_number(place, column, cell.value, book.look("number", cell.format))


def _may_be_drawn(made: Pivot, rows: list[PivotRow]) -> bool:
    """At least two full years, and one unit of measure: the indicators of a unit share no axis."""
    return made.years >= LEAST_POINTS and (made.layout != "unit" or len(rows) == 1)


def _chart(book: Book, made: Pivot, title: str, first: int, rows: list[PivotRow]) -> Any:
    """Lines over the full years, a gap where there is no number; one series per row, by year one per column."""
    chart: Any = book.workbook.add_chart({"type": "line"})
    across = made.layout != "year"
    count = len(rows) if across else len(made.heads) - 1
    for n in range(min(count, MOST_SERIES)):
        if across:
            where = (first + n, 1, first + n, made.years)
            name, years = [SHEET, first + n, 0], [SHEET, HEAD_ROW, 1, HEAD_ROW, made.years]
        else:
            where = (first, 1 + n, first + made.years - 1, 1 + n)
            name, years = [SHEET, HEAD_ROW, 1 + n], [SHEET, first, 0, first + made.years - 1, 0]
        colour = colours.SERIES[n % len(colours.SERIES)]
        chart.add_series(
            {
                "name": name, "categories": years, "values": [SHEET, *where],
                "line": {"color": colour, "width": 2.25},
                "marker": {"type": MARKERS[n % len(MARKERS)], "size": 7, "fill": {"color": colour},
                           "border": {"color": colour}},
            }
        )  # fmt: skip
    words = {"name": FONT["font_name"], "size": 11}
    chart.set_title({"name": title, "name_font": words | {"bold": True}, "overlay": False})
    chart.set_x_axis({"num_font": words})
    chart.set_y_axis(
        {
            "num_font": words,
            "num_format": "#,##0.##",
            "major_gridlines": {"visible": True, "line": {"color": colours.GRID}},
        }
    )
    chart.set_legend({"position": "bottom", "font": words})
    chart.show_blanks_as("gap")
    chart.set_size({"width": CHART_WIDTH, "height": CHART_HEIGHT})
    return chart
