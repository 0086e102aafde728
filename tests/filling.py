"""Fill a blank appendix as a unit would, by program."""

import io

import openpyxl

COUNTS = {"numerator": 40, "denominator": 50}


def filled(blank: bytes, **cells: object) -> bytes:
    """A blank appendix with 40 of 50 everywhere; ``cells`` ("H12") overwrite the first sheet."""
    book = openpyxl.load_workbook(io.BytesIO(blank))
    sheet = book.worksheets[0]
    roles = {c.column: str(c.value).split("|")[3] for c in sheet[1] if str(c.value).count("|") >= 3}
    for row in range(2, sheet.max_row + 1):
        for column, role in roles.items() if sheet.cell(row, 1).value else ():
            if role in COUNTS:
                sheet.cell(row, column).value = COUNTS[role]
    for name, value in cells.items():
        sheet[name] = value
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()
