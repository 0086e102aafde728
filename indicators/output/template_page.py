"""What the appendix's sheets share: the title block of an official paper, formats, print set-up, hidden keys."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from math import ceil

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from indicators.catalogue.words import day_words
from indicators.workbook.template import (
    KEY_COLUMN,
    KEY_ROW,
    SAMPLE_WORDS,
    Filled,
    Section,
    TemplateRow,
    TemplateSpec,
    mark_text,
)

FONT = "Times New Roman"
A4 = 9
TABLE_SIZE, TITLE_SIZE, SMALL_SIZE = 12, 14, 11
INPUT_FILL, HEAD_FILL, GROUP_FILL, OFF_FILL = "#FFFDF0", "#E8EEF5", "#F4F6F9", "#EDEDED"
SAMPLE_RED = "#B00020"
FIRST_COLUMN = 1  # column A holds the hidden keys
_TITLE_ROW_POINTS = 22
_CHARACTER = 0.83  # mean width of a letter with its share of broken lines, in Excel's units
LINE_POINTS, GROUP_POINTS, ROW_POINTS = 15.75, 18, 20

_FORMATS: dict[str, dict[str, object]] = {
    "left": {"valign": "top", "text_wrap": True},
    "left_bold": {"bold": True, "valign": "top", "text_wrap": True},
    "title": {"bold": True, "font_size": TITLE_SIZE, "align": "center", "valign": "vcenter"},
    "subtitle": {"italic": True, "align": "center"},
    "sample": {"bold": True, "font_size": TITLE_SIZE, "font_color": SAMPLE_RED, "align": "center"},
    "hint": {"italic": True, "font_size": SMALL_SIZE, "align": "left"},
    "signature": {"bold": True, "align": "center"},
    "signature_note": {"italic": True, "align": "center"},
    "head": {"bold": True, "align": "center", "valign": "vcenter", "text_wrap": True, "border": 1,
             "bg_color": HEAD_FILL},
    "section": {"bold": True, "border": 1, "bg_color": HEAD_FILL, "valign": "vcenter"},
    "group": {"bold": True, "italic": True, "border": 1, "bg_color": GROUP_FILL, "valign": "vcenter"},
    "text": {"border": 1, "text_wrap": True, "valign": "vcenter"},
    "centre": {"border": 1, "text_wrap": True, "align": "center", "valign": "vcenter"},
    "input_text": {"border": 1, "text_wrap": True, "valign": "vcenter", "bg_color": INPUT_FILL},
    "input_top": {"border": 1, "text_wrap": True, "valign": "top", "bg_color": INPUT_FILL},
    "input_centre": {"border": 1, "text_wrap": True, "align": "center", "valign": "vcenter",
                     "bg_color": INPUT_FILL},
    "input_count": {"border": 1, "valign": "vcenter", "num_format": "#,##0", "bg_color": INPUT_FILL},
    "input_decimal": {"border": 1, "valign": "vcenter", "num_format": "General", "bg_color": INPUT_FILL},
    "off": {"border": 1, "bg_color": OFF_FILL},
}  # fmt: skip


@dataclass
class Page:
    """One sheet while it is written; ``row`` is where the next line goes, ``last_column`` how far lines reach."""

    book: Workbook
    sheet: Worksheet
    spec: TemplateSpec
    filled: Filled
    row: int = 1
    last_column: int = FIRST_COLUMN + 5
    pages_tall: int = 0  # as many as it takes
    _widths: dict[int, float] = field(default_factory=dict)
    _formats: dict[str, Format] = field(default_factory=dict)

    def format(self, name: str) -> Format:
        """A named format; "rate 2" is a number with two decimals to be read, "input_rate 2" one to be written."""
        if name not in self._formats:
            self._formats[name] = self.book.add_format(
                {"font_name": FONT, "font_size": TABLE_SIZE, **_look(name)}
            )
        return self._formats[name]

    def merged(self, row: int, first: int, last: int, text: str, format: str) -> None:
        """Text over the columns first to last of a row; one column is simply written."""
        if first == last:
            self.sheet.write_string(row, first, text, self.format(format))
            return
        self.sheet.merge_range(row, first, row, last, "", self.format(format))
        self.sheet.write_string(row, first, text, self.format(format))

    def set_widths(self, widths: Mapping[int, float]) -> None:
        """Column → width in characters, remembered for ``fit_row``."""
        self._widths.update(widths)
        for column, width in widths.items():
            self.sheet.set_column(column, column, width)

    def fit_row(self, texts: Mapping[int, str], least_points: float = ROW_POINTS) -> None:
        """Make the current row as high as its longest wrapped text: not every program does that by itself."""
        lines = max((_lines(text, self._widths[column]) for column, text in texts.items()), default=1)
        self.sheet.set_row(self.row, max(lines * LINE_POINTS + 3, least_points))

    def line(self, text: str, format: str, points: float | None = None) -> None:
        """One merged line over the whole width, and on to the next row."""
        if points:
            self.sheet.set_row(self.row, points)
        self.merged(self.row, FIRST_COLUMN, self.last_column, text, format)
        self.row += 1


def write_keys_mark(page: Page) -> None:
    """The identity in A1, the key column and the key row hidden."""
    page.sheet.write_string(KEY_ROW, KEY_COLUMN, mark_text(page.spec.identity))
    page.sheet.set_column(KEY_COLUMN, KEY_COLUMN, None, None, {"hidden": True})
    page.sheet.set_row(KEY_ROW, None, None, {"hidden": True})


def write_title_block(page: Page, title: str, split: int) -> None:
    """Form number and issuing paper on the left, sender and recipient on the right from column ``split``, title."""
    spec = page.spec
    right = [f"Đơn vị báo cáo: {spec.sender}", f"Đơn vị nhận báo cáo: {spec.recipient}"]
    left = [spec.form_number, spec.issued_with]
    if spec.due:
        left.append("")
        right.append(f"Thời hạn gửi: trước ngày {day_words(spec.due)}")
    for number, (words, other) in enumerate(zip(left, right, strict=True)):
        bold = "left_bold" if number == 0 else "left"
        page.sheet.set_row(page.row, LINE_POINTS)
        page.merged(page.row, FIRST_COLUMN, split - 1, words, bold)
        page.merged(page.row, split, page.last_column, other, bold)
        page.row += 1
    page.line(title.upper(), "title", _TITLE_ROW_POINTS)
    page.line(spec.subtitle, "subtitle", LINE_POINTS + 3)
    if spec.sample:
        page.line(SAMPLE_WORDS, "sample", _TITLE_ROW_POINTS)


def groups(section: Section) -> list[tuple[str, list[TemplateRow]]]:
    """Rows of a section under their objectives, in printed order."""
    found: list[tuple[str, list[TemplateRow]]] = []
    for row in section.rows:
        if not found or found[-1][0] != row.objective:
            found.append((row.objective, []))
        found[-1][1].append(row)
    return found


def write_groups(page: Page) -> Iterator[TemplateRow]:
    """Every row in printed order; the lines of its section and its objective are written before it is given."""
    for section in page.spec.sections:
        if section.title:
            page.line(section.title, "section", GROUP_POINTS)
        for objective, rows in groups(section):
            page.line(objective, "group", GROUP_POINTS)
            yield from rows


def finish_page(page: Page) -> None:
    """A4 landscape, one page wide, page numbers and the form's name at the foot."""
    sheet = page.sheet
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_margins(left=0.5, right=0.4, top=0.6, bottom=0.6)
    sheet.fit_to_pages(1, page.pages_tall)
    sheet.center_horizontally()
    sheet.hide_gridlines(2)
    name = f"{page.spec.form_number} - {page.spec.sender}".replace("&", "&&")
    mark = f" - {SAMPLE_WORDS}" if page.spec.sample else ""
    sheet.set_footer(f'&L&"{FONT}"&10{name}{mark}&R&"{FONT}"&10Trang &P/&N')


def _lines(text: str, width: float) -> int:
    """Lines a text takes in a column; Vietnamese in Times New Roman 12 is a little narrower than Excel's measure."""
    return sum(max(1, ceil(len(part) * _CHARACTER / width)) for part in text.split("\n"))


def _look(name: str) -> dict[str, object]:
    base, _, decimals = name.partition(" ")
    if base in ("rate", "input_rate"):
        places = int(decimals)
        look: dict[str, object] = {
            "border": 1,
            "valign": "vcenter",
            "num_format": "#,##0" + "." * (places > 0) + "0" * places,
        }
        return {**look, "bg_color": INPUT_FILL} if base == "input_rate" else look
    return _FORMATS[name]
