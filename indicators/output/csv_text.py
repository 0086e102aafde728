"""CSV that a Vietnamese Excel opens rightly on a double click: UTF-8 with BOM, semicolons, decimal commas, all quoted.

Text that a spreadsheet would run or convert (it begins with = + - @, or looks like a number, a date or a fraction) gets
a tab in front: Excel and LibreOffice then keep it as text, the tab is not seen, and whoever reads the file back strips
it as blank space. An apostrophe would stay visible in the cell and be read back as part of the text; quotes alone do
not stop a formula, since spreadsheets unquote before they evaluate.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence

BOM = "\ufeff"
DELIMITER = ";"
GUARD = "\t"
_RUNS = re.compile(r"\s*[=+\-@|%＝＋－＠\x00]")
_CONVERTS = re.compile(r"\s*[\d.,/:\s-]+%?\s*")


def guarded(text: str) -> str:
    """``text`` so that no spreadsheet takes it for a formula, a number or a date."""
    text = text.replace("\x00", "")
    if text and (_RUNS.match(text) or (_CONVERTS.fullmatch(text) and any(c.isdigit() for c in text))):
        return GUARD + text.lstrip("\t\r\n")
    return text


def number_text(value: float) -> str:
    """All digits of the number, with a decimal comma and no grouping: 42.5 → "42,5", 48.0 → "48"."""
    if float(value).is_integer() and abs(value) < 1e15:
        return str(int(value))
    return format(float(value), ".15g").replace(".", ",")


def field(value: object) -> str:
    """One cell: numbers with a decimal comma, None empty, everything else guarded text."""
    if value is None:
        return ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return number_text(value)
    return guarded(str(value))


def csv_bytes(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """The whole file as bytes; line ends are CRLF, as Excel writes them."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=DELIMITER, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([field(h) if not h.isdigit() else h for h in heads])
    writer.writerows([field(v) for v in row] for row in rows)
    return (BOM + text.getvalue()).encode("utf-8")
