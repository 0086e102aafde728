"""The first sheet of a marked copy: what was found, where, how to mend it, with a link to every cell."""

from collections.abc import Callable, Collection, Sequence
from math import ceil

from indicators.workbook.grid import cell_name
from indicators.workbook.marking_model import FILLS, LIST_MARK, Cover, Mark
from indicators.workbook.marking_styles import Look
from indicators.workbook.marking_xml import cell_text, escaped

# head of the column → its width in characters
COLUMNS = {"TT": 5, "Mức độ": 16, "Trang": 18, "Ô": 8, "Điều cần xem": 62, "Cách sửa": 52}
NOTHING = "Không có điều gì cần sửa."
SEVERITY_ORDER = ("blocks", "warns", "notes")
_HIDDEN_COLUMN, _FIRST = 0, 1  # the table starts in column B
_LAST = _FIRST + len(COLUMNS) - 1
_LONGEST_TEXT = 32_767  # what one cell holds
_LINE_POINTS, _LETTERS_PER_WIDTH = 15.0, 1.05
_LINK_INK = "#0B5FA5"
_A4 = 9

TITLE = Look(bold=True, points=14)
LINE = Look()
SAMPLE = Look(bold=True, points=12, ink="#C8501E")
HEAD = Look(bold=True, fill="#E8EEF5", bordered=True, across="center")
TEXT = Look(bordered=True)
MIDDLE = Look(bordered=True, across="center")
LINK = Look(bordered=True, underlined=True, ink=_LINK_INK, across="center")
SEVERITIES = {s: Look(bold=True, fill=fill, bordered=True, across="center") for s, fill in FILLS.items()}

Cells = list[tuple[str, Look]]


def list_xml(
    cover: Cover,
    marks: Sequence[Mark],
    reachable: Collection[str],
    style: Callable[[Look], int],
    spreadsheet: str,
) -> bytes:
    """The sheet. ``reachable``: sheets a link can lead to; ``spreadsheet``: the namespace of its dialect."""
    marks = sorted(marks, key=lambda mark: SEVERITY_ORDER.index(mark.severity))
    lines: list[tuple[str, Look]] = [(cover.title, TITLE)]
    lines += [(cover.sample, SAMPLE)] if cover.sample else []
    lines += [(line, LINE) for line in cover.lines] + ([] if marks else [(NOTHING, LINE)])
    rows = [_spread(number, text, style(look)) for number, (text, look) in enumerate(lines)]
    first = len(rows) + 1
    merges = [f'<mergeCell ref="{cell_name(r, _FIRST)}:{cell_name(r, _LAST)}"/>' for r in range(len(rows))]
    links: list[str] = []
    if marks:
        rows.append(_row(first - 1, [], style))
        rows.append(_row(first, [(head, HEAD) for head in COLUMNS], style))
    for number, mark in enumerate(marks, start=1):
        row = first + number
        rows.append(_row(row, _cells(number, mark, mark.sheet in reachable), style))
        if mark.sheet in reachable:
            at = cell_name(row, _FIRST + list(COLUMNS).index("Ô"))
            links.append(_link(at, mark))
    return _sheet(rows, merges, links, first if marks else 0, spreadsheet).encode()


def _cells(number: int, mark: Mark, linked: bool) -> Cells:
    place = mark.cell or ("Cả trang" if mark.sheet else "Cả tệp")
    return [
        (str(number), MIDDLE),
        (mark.label, SEVERITIES[mark.severity]),
        (mark.sheet, MIDDLE),
        (place, LINK if linked else MIDDLE),
        (f"{mark.title}: {mark.what}", TEXT),
        (mark.mend, TEXT),
    ]


def _link(at: str, mark: Mark) -> str:
    sheet = mark.sheet.replace("'", "''")
    place = escaped(f"'{sheet}'!{mark.cell or 'A1'}")
    return f'<hyperlink ref="{at}" location="{place}" display="{escaped(mark.cell or mark.sheet)}"/>'


def _spread(number: int, text: str, style: int) -> str:
    """A line over the width of the table; the first one has the mark in its hidden corner."""
    corner = _text(cell_name(0, _HIDDEN_COLUMN), LIST_MARK, 0) if number == 0 else ""
    height = _LINE_POINTS * max(1, ceil(len(text) / sum(COLUMNS.values()))) + 5
    rest = "".join(f'<c r="{cell_name(number, c)}" s="{style}"/>' for c in range(_FIRST + 1, _LAST + 1))
    cells = corner + _text(cell_name(number, _FIRST), text, style) + rest
    return f'<row r="{number + 1}" ht="{height}" customHeight="1">{cells}</row>'


def _row(number: int, cells: Cells, style: Callable[[Look], int]) -> str:
    widths = COLUMNS.values()
    lines = [ceil(len(t) / (w * _LETTERS_PER_WIDTH)) for (t, _), w in zip(cells, widths, strict=False)]
    height = _LINE_POINTS * max([1, *lines]) + 3
    line = "".join(
        _text(cell_name(number, _FIRST + at), text, style(look)) for at, (text, look) in enumerate(cells)
    )
    return f'<row r="{number + 1}" ht="{min(height, 400.0)}" customHeight="1">{line}</row>'


def _text(at: str, text: str, style: int) -> str:
    said = cell_text(text[:_LONGEST_TEXT])
    return f'<c r="{at}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{said}</t></is></c>'


def _sheet(rows: list[str], merges: list[str], links: list[str], head: int, spreadsheet: str) -> str:
    widths = "".join(
        f'<col min="{at}" max="{at}" width="{width}" customWidth="1"/>'
        for at, width in enumerate(COLUMNS.values(), start=_FIRST + 1)
    )
    top = cell_name(head + 1, 0)
    pane = (
        f'<pane ySplit="{head + 1}" topLeftCell="{top}" activePane="bottomLeft" state="frozen"/>'
        if head
        else ""
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="{spreadsheet}">'
        '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<sheetViews><sheetView showGridLines="0" tabSelected="1" workbookViewId="0">{pane}</sheetView></sheetViews>'
        f'<cols><col min="1" max="1" width="2" hidden="1" customWidth="1"/>{widths}</cols>'
        f"<sheetData>{''.join(rows)}</sheetData>"
        f"<mergeCells>{''.join(merges)}</mergeCells>"
        + (f"<hyperlinks>{''.join(links)}</hyperlinks>" if links else "")
        + '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>'
        f'<pageSetup paperSize="{_A4}" orientation="landscape" fitToHeight="0"/>'
        "<headerFooter><oddFooter>&amp;R&amp;9Trang &amp;P/&amp;N</oddFooter></headerFooter></worksheet>"
    )
