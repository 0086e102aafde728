"""The first sheet: the comparison table in the shape that people's committees and the ministry print."""

from dataclasses import dataclass
from itertools import groupby

from xlsxwriter.worksheet import Worksheet

from indicators.output.comparison_rows import VERDICT_COLUMNS, Cell, Comparison, Row, slot_head
from indicators.output.wording import STATUSES, capitalised
from indicators.output.xlsx_style import Book, merge, print_setup, row_height, write_text

HEAD_ROW = 9
COUNTRY, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
LEGEND = (
    "Ghi chú: dấu “…” là chưa có số liệu; dấu “-” là không phát sinh. Đánh giá theo số chưa làm tròn; số in ra có đủ "
    "số lẻ để không trái với đánh giá. Tử số, mẫu số ở trang “Số liệu chi tiết”; tệp, trang và ô gốc ở trang "
    "“Nguồn số liệu”."
)
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
WIDTHS = {"tt": 5, "name": 28, "unit": 9, "target": 10, "result": 7.5, "verdict": 7, "text": 20, "note": 30}
MARK = "x"


@dataclass(frozen=True, slots=True)
class TitleBlock:
    """The words above the grid; ``sample`` is empty for real data, ``summary`` stands below the grid."""

    above: str
    agency: str
    form: str
    title: str
    round: str
    data_date: str
    reporter: str
    sample: str
    summary: str


@dataclass(frozen=True, slots=True)
class Column:
    """``band``: the head above, merged over neighbours with the same words; empty: the head spans both rows."""

    band: str
    head: str | int
    width: float
    kind: str


def columns_of(table: Comparison) -> tuple[Column, ...]:
    """Every column from left to right, for this unit's years and kinds."""
    verdicts = [Column(f"Đánh giá mốc {table.judged}", capitalised(STATUSES[code].word), WIDTHS["verdict"], "middle")
                for code in VERDICT_COLUMNS] if table.judged else []  # fmt: skip
    return (
        Column("", "TT", WIDTHS["tt"], "middle"), Column("", "Mục tiêu, chỉ tiêu", WIDTHS["name"], "text"),
        Column("", "ĐVT", WIDTHS["unit"], "middle"),
        *(Column("Mục tiêu", f"Đến năm {year}", WIDTHS["target"], "middle") for year in table.years),
        *(Column("Kết quả thực hiện", _head(s), WIDTHS["result"], "number") for s in table.actuals),
        *(Column("Ước, dự kiến", _head(s), WIDTHS["result"], "number") for s in table.ahead),
        *verdicts,
        Column("", "Nguyên nhân", WIDTHS["text"], "text"), Column("", "Giải pháp", WIDTHS["text"], "text"),
        Column("", "Ghi chú", WIDTHS["note"], "text"),
    )  # fmt: skip


def _head(slot: tuple) -> str | int:
    head = slot_head(slot)
    return int(head) if head.isdigit() else head


def write_comparison(book: Book, name: str, block: TitleBlock, table: Comparison) -> None:
    """Title block, heads, rows by objective, the four numbers, the legend and where to sign."""
    sheet = book.workbook.add_worksheet(name)
    columns = columns_of(table)
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width)
    write_title(book, sheet, block, len(columns))
    _write_heads(book, sheet, columns)
    row = _write_rows(book, sheet, table, columns)
    _write_foot(book, sheet, row, block, len(columns))
    print_setup(sheet, HEAD_ROW, HEAD_ROW + 1, block.sample or block.form)


def write_title(book: Book, sheet: Worksheet, block: TitleBlock, width: int) -> None:
    """The block of an official paper over ``width`` columns, rows 0 to 8: the same on every sheet."""
    last, half = width - 1, max(2, width // 2 - 1)
    left_end = min(half - 1, 3)
    sheet.set_row(0, 30)
    merge(sheet, 0, 0, 0, left_end, block.above, book.look("agency"))
    merge(sheet, 1, 0, 1, left_end, block.agency, book.look("agency_bold"))
    sheet.set_row(1, 30 if "\n" in block.agency or len(block.agency) > 45 else 16)
    merge(sheet, 0, half, 0, last, COUNTRY, book.look("agency_bold"))
    merge(sheet, 1, half, 1, last, MOTTO, book.look("motto"))
    merge(sheet, 2, 0, 2, left_end, block.form, book.look("line"))
    if block.sample:
        merge(sheet, 2, last - 1, 2, last, block.sample, book.look("sample"))
    merge(sheet, 4, 0, 4, last, block.title, book.look("title"))
    sheet.set_row(4, 22)
    merge(sheet, 5, 0, 5, last, block.round, book.look("subtitle"))
    merge(sheet, 6, 0, 6, last, block.data_date, book.look("line"))
    merge(sheet, 7, 0, 7, last, block.reporter, book.look("bold"))


def _write_heads(book: Book, sheet: Worksheet, columns: tuple[Column, ...]) -> None:
    look = book.look("head")
    place = 0
    for band, group in groupby(columns, key=lambda c: c.band or c.head):
        under = list(group)
        if not under[0].band:
            merge(sheet, HEAD_ROW, place, HEAD_ROW + 1, place, str(under[0].head), look)
        else:
            merge(sheet, HEAD_ROW, place, HEAD_ROW, place + len(under) - 1, str(band), look)
            for n, column in enumerate(under):
                sheet.write(HEAD_ROW + 1, place + n, column.head, look)
        place += len(under)
    sheet.set_row(HEAD_ROW, 32)
    sheet.set_row(HEAD_ROW + 1, 62)


def _write_rows(book: Book, sheet: Worksheet, table: Comparison, columns: tuple[Column, ...]) -> int:
    row = HEAD_ROW + 2
    for number, (objective, rows) in enumerate(groupby(table.rows, key=lambda r: r.objective)):
        write_text(sheet, row, 0, ROMAN[number % len(ROMAN)], book.look("group"))
        merge(sheet, row, 1, row, len(columns) - 1, objective, book.look("group"))
        for one in rows:
            row += 1
            _write_row(book, sheet, row, one, table, columns)
        row += 1
    return row


def _write_row(
    book: Book, sheet: Worksheet, row: int, one: Row, table: Comparison, columns: tuple[Column, ...]
) -> None:
    marks = [MARK if one.verdict == code or (code == "not_met" and one.verdict == "partly_met") else ""
             for code in VERDICT_COLUMNS] if table.judged else []  # fmt: skip
    cells = (
        Cell(one.code), Cell(one.name), Cell(one.unit), *(Cell(t) for t in one.targets), *one.results,
        *(Cell(m) for m in marks), Cell(one.cause), Cell(one.solution), Cell(one.note),
    )  # fmt: skip
    sheet.set_row(
        row, row_height((cell.value, column.width) for cell, column in zip(cells, columns, strict=True))
    )
    for place, (cell, column) in enumerate(zip(cells, columns, strict=True)):
        write_cell(book, sheet, row, place, cell, column.kind)


def write_cell(book: Book, sheet: Worksheet, row: int, place: int, cell: Cell, kind: str) -> None:
    """A number as a number with its own format, everything else as text in the column's look."""
    if isinstance(cell.value, int | float):
        sheet.write_number(row, place, cell.value, book.look("number", cell.format))
    else:
        write_text(sheet, row, place, cell.value or "", book.look("middle" if kind == "number" else kind))


def _write_foot(book: Book, sheet: Worksheet, row: int, block: TitleBlock, width: int) -> None:
    merge(sheet, row + 1, 0, row + 1, width - 1, f"Tổng hợp: {block.summary}", book.look("summary"))
    sheet.set_row(row + 1, 34)
    merge(sheet, row + 2, 0, row + 2, width - 1, LEGEND, book.look("note"))
    sheet.set_row(row + 2, 34)
    merge(sheet, row + 4, 1, row + 4, 2, "NGƯỜI LẬP BIỂU", book.look("sign"))
    merge(sheet, row + 5, 1, row + 5, 2, "(Ký, ghi rõ họ tên)", book.look("line"))
    merge(sheet, row + 4, width - 2, row + 4, width - 1, "THỦ TRƯỞNG ĐƠN VỊ", book.look("sign"))
    merge(sheet, row + 5, width - 2, row + 5, width - 1, "(Ký, đóng dấu)", book.look("line"))
