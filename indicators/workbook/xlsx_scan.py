"""The facts of an .xlsx sheet by regular expressions: the quick way, for XML as the usual programs write it.

``scan`` answers None as soon as anything is not spelled the usual way; then ``xlsx_exact`` parses the XML properly. Both
give equal facts where both answer.
"""

import re
from collections.abc import Set

from indicators.workbook.facts import ERROR_WITHOUT_TEXT, SheetFacts, column_index, hidden_range
from indicators.workbook.grid import Merge, Position
from indicators.workbook.refusal import MAX_COLUMNS, MAX_ROWS

# column letters, row number, style id, type, "/" where the cell is empty
_Cell = tuple[bytes, bytes, bytes, bytes, bytes]

_CELL = re.compile(rb'<c r="([A-Z]{1,3})([1-9][0-9]{0,6})"(?: s="([0-9]+)")?(?: t="([a-zA-Z]+)")?(/?)>')
_CELL_STARTS = (b"<c ", b"<c>", b"<c/", b"<c\n", b"<c\r", b"<c\t")
# a comment, CDATA or a namespace prefix: leave it to the exact parser
_UNUSUAL = (b"<!", b":c ", b":c>", b":c/", b":row", b":sheetData", b":mergeCell", b":col ")
_ERROR_CELL = re.compile(rb'<c r="([A-Z]+)([0-9]+)"[^>]* t="e"[^>]*>(.*?)</c>', re.DOTALL)
_ERROR_TEXT = re.compile(rb"<v>\s*(#[^<]*?)\s*</v>")
_UNVALUED = re.compile(
    rb'<c r="([A-Z]+)([0-9]+)"([^>]*)>\s*<f(?:\s[^>]*)?(?:/>|>[^<]*</f>)\s*(<v\s*/>|<v></v>)?\s*</c>'
)
_MERGE = re.compile(rb'<mergeCell ref="([A-Z]+)([0-9]+):([A-Z]+)([0-9]+)"')
_MERGE_START = b"<mergeCell "
_HIDDEN_ROW = re.compile(rb'<row r="([0-9]+)"[^>]* hidden="(?:1|true)"')
_ROW = re.compile(rb"<row\b[^>]*\bhidden=[^>]*>")
_COLUMN = re.compile(rb"<col\b[^>]*>")
_COLUMN_SPAN = re.compile(rb'\b(min|max)="([0-9]+)"')
_HIDDEN = re.compile(rb'\bhidden="(?:1|true)"')


def scan(xml: bytes, percent_styles: Set[bytes]) -> SheetFacts | None:
    """Facts of one sheet's XML; ``percent_styles``: the style ids that print a percent sign. None: not usual XML."""
    if any(mark in xml for mark in _UNUSUAL):
        return None
    cells = _CELL.findall(xml)
    if len(cells) != sum(xml.count(start) for start in _CELL_STARTS):
        return None
    height, width = _extent(cells)
    if height > MAX_ROWS or width > MAX_COLUMNS:
        return None
    hidden = _hidden(xml, width) if b"hidden=" in xml else (frozenset(), frozenset())
    merges = _merges(xml) if _MERGE_START in xml else ()
    if hidden is None or merges is None:
        return None
    return SheetFacts(
        height=height,
        width=width,
        percent=_where(cells, percent_styles) if percent_styles else frozenset(),
        unvalued=_unvalued(xml) if b"<f" in xml else frozenset(),
        errors=_errors(xml) if b' t="e"' in xml else {},
        hidden_rows=hidden[0],
        hidden_columns=hidden[1],
        merges=merges,
    )


def _extent(cells: list[_Cell]) -> tuple[int, int]:
    """Height and width that reach the farthest cell with content; a cell that is only coloured does not count."""
    letters = {cell[0] for cell in cells if not cell[4]}
    numbers = {cell[1] for cell in cells if not cell[4]}
    return max(map(int, numbers), default=0), max((column_index(c.decode()) + 1 for c in letters), default=0)


def _where(cells: list[_Cell], styles: Set[bytes]) -> frozenset[Position]:
    return frozenset(_position(cell[0], cell[1]) for cell in cells if cell[2] in styles and not cell[4])


def _unvalued(xml: bytes) -> frozenset[Position]:
    """A formula without a result. A text formula with an empty ``<v></v>`` has one: the empty text."""
    return frozenset(
        _position(found[1], found[2])
        for found in _UNVALUED.finditer(xml)
        if not (found[4] and b't="str"' in found[3])
    )


def _errors(xml: bytes) -> dict[Position, str]:
    errors = {}
    for letters, number, inside in _ERROR_CELL.findall(xml):
        text = _ERROR_TEXT.search(inside)
        errors[_position(letters, number)] = text[1].decode() if text else ERROR_WITHOUT_TEXT
    return errors


def _merges(xml: bytes) -> tuple[Merge, ...] | None:
    found = _MERGE.findall(xml)
    if len(found) != xml.count(_MERGE_START):
        return None
    return tuple(Merge(*_position(c1, r1), *_position(c2, r2)) for c1, r1, c2, r2 in found)


def _hidden(xml: bytes, width: int) -> tuple[frozenset[int], frozenset[int]] | None:
    rows = [int(number) - 1 for number in _HIDDEN_ROW.findall(xml)]
    if len(rows) != sum(1 for row in _ROW.findall(xml) if _HIDDEN.search(row)):
        return None
    columns: set[int] = set()
    for column in _COLUMN.findall(xml):
        if _HIDDEN.search(column):
            span = {name: int(number) for name, number in _COLUMN_SPAN.findall(column)}
            columns.update(hidden_range(span.get(b"min", 1), span.get(b"max", 0), width))
    return frozenset(rows), frozenset(columns)


def _position(letters: bytes, number: bytes) -> Position:
    return int(number) - 1, column_index(letters.decode())
