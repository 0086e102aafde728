"""The blank appendix of one unit and round as an .xlsx file, from the description that the workbook room gives.

No sheet is locked: staff copy, sort and insert as they are used to, and the hidden keys travel with their rows.
"""

import io
from datetime import datetime

import xlsxwriter

from indicators.output.template_guide import write_guide
from indicators.output.template_main import write_main
from indicators.output.template_page import Page, finish_page
from indicators.output.template_texts import write_reasons, write_remarks
from indicators.workbook.template import (
    GUIDE_SHEET,
    IDENTITY_SHEET,
    MAIN_SHEET,
    REASONS_SHEET,
    REMARKS_SHEET,
    Filled,
    TemplateSpec,
    identity_rows,
)

# Equal descriptions give equal bytes, so no clock is read.
_CREATED = datetime(2025, 1, 1)
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def write_template(spec: TemplateSpec, values: Filled | None = None) -> bytes:
    """The appendix as bytes of an .xlsx; ``values`` fills its cells. Text is written as text, never as a formula."""
    filled = values or Filled()
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, _OPTIONS)
    book.set_properties({"title": f"{spec.form_number} - {spec.sender}", "created": _CREATED})
    book.set_calc_mode("auto")
    for name, write in (
        (MAIN_SHEET, write_main),
        (REASONS_SHEET, write_reasons),
        (REMARKS_SHEET, write_remarks),
        (GUIDE_SHEET, write_guide),
    ):
        page = Page(book, book.add_worksheet(name), spec, filled)
        write(page)
        finish_page(page)
    _write_identity(book, spec)
    book.close()
    return target.getvalue()


def _write_identity(book: xlsxwriter.Workbook, spec: TemplateSpec) -> None:
    sheet = book.add_worksheet(IDENTITY_SHEET)
    for row, (name, value) in enumerate(identity_rows(spec.identity)):
        sheet.write_string(row, 0, name)
        sheet.write_string(row, 1, value)
    sheet.very_hidden()
