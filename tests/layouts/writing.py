"""A layout as the bytes of a real .xlsx, its words in the encoding the office used."""

import io
import re
import unicodedata
import zipfile
from datetime import date

from openpyxl import Workbook
from openpyxl.styles import Font

from tests.layouts.encodings import encode_tcvn3, encode_vni
from tests.layouts.notation import Layout, Page

FONTS = {"tcvn3": ".VnTime", "vni": "VNI-Times"}
SHEET_PART = re.compile(r"xl/worksheets/sheet(\d+)\.xml")


def without_marks(text: str) -> str:
    """Vietnamese typed without diacritics."""
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return unicodedata.normalize("NFC", "".join(c for c in plain if not unicodedata.combining(c)))


def with_hard_spaces(text: str) -> str:
    """Text copied from a web page: no-break spaces, and zero-width ones before commas."""
    return text.replace(" ", "\u00a0").replace(",", "\u200b,")


ENCODINGS = {
    "": lambda text: text,
    "nfd": lambda text: unicodedata.normalize("NFD", text),
    "bare": without_marks,
    "hard": with_hard_spaces,
    "tcvn3": encode_tcvn3,
    "vni": encode_vni,
}


def as_xlsx(layout: Layout) -> bytes:
    """The bytes of the file."""
    book = Workbook()
    book.remove(book.active)
    encoding = layout.facts.get("encode", "")
    for page in layout.pages:
        _write(book.create_sheet(page.name), page, encoding)
    book.active = next(i for i, page in enumerate(layout.pages) if not page.hidden)
    stream = io.BytesIO()
    book.save(stream)
    return _with_results(stream.getvalue(), layout.pages)


def _write(sheet, page: Page, encoding: str) -> None:
    for (row, column), cell in page.cells.items():
        target = sheet.cell(row + 1, column + 1)
        if cell.formula:
            target.value = cell.formula
        elif isinstance(cell.value, str) and not cell.value.startswith("#"):
            target.value = ENCODINGS[encoding](cell.value)
            target.data_type = "s"
            if encoding in FONTS:
                target.font = Font(name=FONTS[encoding])
        else:
            target.value = cell.value
        if cell.percent:
            target.number_format = "0.00%"
        elif isinstance(cell.value, date):
            target.number_format = "dd/mm/yyyy"
    for top, left, bottom, right in page.merges:
        sheet.merge_cells(start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1)
    sheet.sheet_state = "hidden" if page.hidden else "visible"


def _with_results(content: bytes, pages: list[Page]) -> bytes:
    """openpyxl writes formulas without results; put in those a layout gives."""
    if not any(cell.formula and cell.value is not None for page in pages for cell in page.cells.values()):
        return content
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for part in source.namelist():
            data = source.read(part)
            sheet = SHEET_PART.match(part)
            if sheet:
                data = _patched(data.decode("utf-8"), pages[int(sheet[1]) - 1]).encode("utf-8")
            target.writestr(part, data)
    return out.getvalue()


def _patched(xml: str, page: Page) -> str:
    from openpyxl.utils import get_column_letter

    for (row, column), cell in page.cells.items():
        if cell.formula and cell.value is not None:
            name = f"{get_column_letter(column + 1)}{row + 1}"
            pattern = rf'(<c r="{name}"[^>]*>)<f>(.*?)</f><v\s*/>|(<c r="{name}"[^>]*>)<f>(.*?)</f><v></v>'
            xml = re.sub(
                pattern, lambda m, v=cell.value: f"{m[1] or m[3]}<f>{m[2] or m[4]}</f><v>{v}</v>", xml
            )
    return xml
