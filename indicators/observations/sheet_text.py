"""A sheet whose words came in an old encoding, brought to Unicode as a whole.

One cell alone often cannot tell ("Ghi chó"), and an abbreviation among its words hides what the others say; a sheet
can. Cells that stay undecided are still decoded one by one wherever they are read (``text.clean``).
"""

from dataclasses import replace

from indicators.observations.text import decode_legacy, decode_legacy_all
from indicators.workbook.grid import Sheet


def in_unicode(sheet: Sheet) -> tuple[Sheet, str | None]:
    """The sheet with its words in Unicode, and the encoding some of them came in (None: all were Unicode)."""
    texts = [text for text in sheet.texts if not text.isascii()]
    decoded, encoding = decode_legacy_all(texts)
    if encoding is None:
        return sheet, next((found for text in texts if (found := decode_legacy(text)[1])), None)
    words = dict(zip(texts, decoded, strict=True))
    rows = [[words.get(v, v) if type(v) is str else v for v in row] for row in sheet.rows]
    return replace(sheet, rows=rows), encoding
