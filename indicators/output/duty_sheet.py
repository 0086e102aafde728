"""Tables of duties as a workbook that comes back: a sheet per kind, lists for choices, hidden keys, room for more."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from indicators.assessment.duties import JudgedDuty
from indicators.catalogue.duties import DutyField, DutyKind
from indicators.observations.duty_model import Duty
from indicators.output.duty_words import DUTY_LOOKS, SCOPE_LABELS, field_words
from indicators.output.plain_sheet import CREATED
from indicators.output.template_rules import list_rule
from indicators.output.xlsx_style import (
    LONGEST_TEXT,
    OPTIONS,
    SAMPLE_WORDS,
    Book,
    merge,
    print_setup,
    row_height,
    write_text,
)
from indicators.workbook.duty_marks import KEY_COLUMN, KEY_ROW, SCOPE, key_text, mark_text

FIRST_COLUMN, TITLE_ROW, LINE_ROW, NOTE_ROW, HEAD_ROW = 1, 1, 2, 3, 5
ROOM = 20  # empty lines below the last, with their lists
WIDTHS = {
    "number": 10,
    "money": 13,
    "date": 12,
    "choice": 17,
    "unit": 24,
    "units": 28,
    "deadline": 20,
    "yes_no": 9,
}
WIDE, TEXT, SCOPE_WIDTH, STANDING_WIDTH = 46, 26, 12, 17
DAY_FORMAT, NUMBER_FORMAT, MONEY_FORMAT = "d/m/yyyy", "#,##0", "#,##0.###"
STANDING = "Theo thời hạn"  # told, not read back
LONGEST_NAME = 31  # letters of a sheet's name
LONGEST_LIST = 255  # characters of a list in a cell's rule
UNITS_SHEET = "Đơn vị"


@dataclass(frozen=True, slots=True)
class DutyBook:
    """What a workbook of duties says beside its lines. ``names``: by code, what units are called so that they are
    read back; ``offered``: codes of the list to choose from. ``scopes``: (year, round) of new lines, "" where it must
    be written. ``day``: on which the lines stand so."""

    province: str
    place: str
    sample: bool
    scopes: tuple[str, str]
    day: date
    names: Mapping[str, str]
    offered: tuple[str, ...]

    def scope(self, kind: DutyKind) -> str:
        return self.scopes[kind.by_round]


def duty_xlsx(kinds: Sequence[DutyKind], lines: Sequence[JudgedDuty], about: DutyBook) -> bytes:
    """The .xlsx; a kind without lines is a blank form. Text is written as text, never as a formula."""
    target = io.BytesIO()
    book = Book(xlsxwriter.Workbook(target, OPTIONS))
    book.workbook.set_properties({"title": f"Nhiệm vụ kế hoạch - {about.place}", "created": CREATED})
    for kind in kinds:
        sheet = book.workbook.add_worksheet(kind.name[:LONGEST_NAME])
        _write_kind(book, sheet, kind, [line for line in lines if line.kind.code == kind.code], about)
    _write_units(book, about)
    book.workbook.close()
    return target.getvalue()


def _write_kind(
    book: Book, sheet: Worksheet, kind: DutyKind, lines: Sequence[JudgedDuty], about: DutyBook
) -> None:
    last = FIRST_COLUMN + len(kind.fields) + 1
    _write_marks(sheet, kind, about)
    _write_title(book, sheet, kind, last, about)
    _write_heads(book, sheet, kind, last)
    for row, line in enumerate(lines, start=HEAD_ROW + 1):
        _write_line(book, sheet, row, line, last, about)
    end = HEAD_ROW + len(lines) + ROOM
    _write_room(book, sheet, kind, HEAD_ROW + len(lines) + 1, end, last, about)
    _write_rules(sheet, kind, end, about)
    sheet.autofilter(HEAD_ROW, FIRST_COLUMN, HEAD_ROW + max(1, len(lines)), last)
    print_setup(sheet, HEAD_ROW, HEAD_ROW, SAMPLE_WORDS if about.sample else kind.name)
    sheet.freeze_panes(HEAD_ROW + 1, FIRST_COLUMN)


def _write_marks(sheet: Worksheet, kind: DutyKind, about: DutyBook) -> None:
    """The hidden row and column by which the table is known again."""
    sheet.write_string(KEY_ROW, KEY_COLUMN, mark_text(kind.code, about.province, about.sample))
    for column, code in enumerate((SCOPE, *(f.code for f in kind.fields)), start=FIRST_COLUMN):
        sheet.write_string(KEY_ROW, column, code)
    sheet.set_column(KEY_COLUMN, KEY_COLUMN, None, None, {"hidden": True})
    sheet.set_row(KEY_ROW, None, None, {"hidden": True})


def _write_title(book: Book, sheet: Worksheet, kind: DutyKind, last: int, about: DutyBook) -> None:
    scope = about.scope(kind) and f", {SCOPE_LABELS[kind.by_round].lower()} {about.scope(kind)}"
    said = f"{about.place}{scope}; tính đến {about.day.day}/{about.day.month}/{about.day.year}"
    merge(sheet, TITLE_ROW, FIRST_COLUMN, TITLE_ROW, last, kind.name.upper(), book.look("title"))
    merge(sheet, LINE_ROW, FIRST_COLUMN, LINE_ROW, last, said, book.look("line"))
    width = sum(_width(f) for f in kind.fields) + SCOPE_WIDTH + STANDING_WIDTH
    merge(sheet, NOTE_ROW, FIRST_COLUMN, NOTE_ROW, last, kind.note, book.look("note"))
    sheet.set_row(TITLE_ROW, 24)
    sheet.set_row(NOTE_ROW, row_height([(kind.note, width)]))
    if about.sample:
        merge(sheet, NOTE_ROW + 1, last - 1, NOTE_ROW + 1, last, SAMPLE_WORDS, book.look("sample"))


def _write_heads(book: Book, sheet: Worksheet, kind: DutyKind, last: int) -> None:
    heads = [
        SCOPE_LABELS[kind.by_round],
        *(f"{f.name} *" if f.required else f.name for f in kind.fields),
        STANDING,
    ]
    widths = [SCOPE_WIDTH, *map(_width, kind.fields), STANDING_WIDTH]
    for column, (head, width) in enumerate(zip(heads, widths, strict=True), start=FIRST_COLUMN):
        sheet.set_column(column, column, width)
        sheet.write_string(HEAD_ROW, column, head, book.look("head"))
    sheet.set_row(HEAD_ROW, 34)


def _width(field: DutyField) -> float:
    return WIDE if field.wide else WIDTHS.get(field.type, TEXT)


def _write_line(book: Book, sheet: Worksheet, row: int, line: JudgedDuty, last: int, about: DutyBook) -> None:
    duty, kind = line.duty, line.kind
    sheet.write_string(row, KEY_COLUMN, key_text(duty.key, duty.version))
    _write_scope(book, sheet, row, duty.scope)
    for column, field in enumerate(kind.fields, start=FIRST_COLUMN + 1):
        _write_field(book, sheet, row, column, field, duty, about.names)
    write_text(sheet, row, last, DUTY_LOOKS[line.state].word, book.look("middle"))
    texts = [(field_words(f, duty.said(f.code), about.names), _width(f)) for f in kind.fields]
    sheet.set_row(row, row_height(texts))


def _write_scope(book: Book, sheet: Worksheet, row: int, scope: str) -> None:
    write_text(sheet, row, FIRST_COLUMN, scope, book.look("middle"))


def _write_field(
    book: Book, sheet: Worksheet, row: int, column: int, field: DutyField, duty: Duty, names: Mapping[str, str]
) -> None:  # fmt: skip
    text = duty.said(field.code)
    if text and field.type == "date":
        day = datetime.combine(date.fromisoformat(text), time())
        sheet.write_datetime(row, column, day, book.look("number", DAY_FORMAT))
    elif text and field.type in ("number", "money"):
        look = book.look("number", MONEY_FORMAT if field.type == "money" else NUMBER_FORMAT)
        sheet.write_number(row, column, float(text), look)
    else:
        write_text(sheet, row, column, field_words(field, text, names)[:LONGEST_TEXT], book.look("text"))


def _write_room(
    book: Book, sheet: Worksheet, kind: DutyKind, first: int, last_row: int, last: int, about: DutyBook
) -> None:  # fmt: skip
    """Empty lines with borders; the first column says whose plan they would be."""
    looks = [
        "middle",
        *("number" if f.type in ("number", "money", "date") else "text" for f in kind.fields),
        "middle",
    ]
    formats = ["", *(DAY_FORMAT if f.type == "date" else "" for f in kind.fields), ""]
    for row in range(first, last_row + 1):
        for column, (look, form) in enumerate(zip(looks, formats, strict=True), start=FIRST_COLUMN):
            sheet.write_blank(row, column, None, book.look(look, form))
        _write_scope(book, sheet, row, about.scope(kind))


def _write_rules(sheet: Worksheet, kind: DutyKind, end: int, about: DutyBook) -> None:
    """Lists for choices and units; what is not in the list of units may still be written."""
    for column, field in enumerate(kind.fields, start=FIRST_COLUMN + 1):
        area = HEAD_ROW + 1, column, end, column
        if field.type == "choice" and len(",".join(c.name for c in field.choices)) <= LONGEST_LIST:
            sheet.data_validation(
                *area, list_rule([c.name for c in field.choices]) | {"error_type": "warning"}
            )
        elif field.type == "unit" and about.offered:
            source = f"='{UNITS_SHEET}'!$A$2:$A${len(about.offered) + 1}"
            sheet.data_validation(*area, {"validate": "list", "source": source, "error_type": "information"})


def _write_units(book: Book, about: DutyBook) -> None:
    """The names and codes that may be written for a unit."""
    sheet = book.workbook.add_worksheet(UNITS_SHEET)
    for column, (head, width) in enumerate((("Tên đơn vị", 46), ("Mã", 14))):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, head, book.look("head"))
    for row, code in enumerate(about.offered, start=1):
        write_text(sheet, row, 0, about.names[code], book.look("text"))
        write_text(sheet, row, 1, code, book.look("middle"))
    sheet.freeze_panes(1, 0)
