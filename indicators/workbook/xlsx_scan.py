"""The facts of an .xlsx sheet by regular expressions: the quick way, for XML as the usual programs write it.

``scan`` answers None as soon as anything is not spelled the usual way or the sheet is not small; then ``xlsx_exact``
parses the XML properly. Both give equal facts where both answer.
"""

import re
from functools import lru_cache

from indicators.workbook.facts import ERROR_WITHOUT_TEXT, SheetFacts, column_index, hidden_range
from indicators.workbook.grid import Merge, Position

# A small sheet: at most column CZ and row 9999, so its grid is bounded without looking for the farthest cell.
_SMALL_WIDTH = 104
_REFERENCE = rb'r="[A-C]?[A-Z][1-9][0-9]{0,3}+"'
_MARKED = rb'(?: s="[0-9]{1,5}+"|)(?: t="[a-zA-Z]{1,9}+"|)/?>'
# what most cells say stands first, and nothing is tried twice: this reads every cell
_UNUSUAL_CELL = re.compile(rb"<c(?:[^\S ]|[/>]| (?!" + _REFERENCE + rb'(?:>| t="s">|' + _MARKED + rb")))")
_PREFIXED = re.compile(rb":(?:c|row|v|f|is|mergeCell|col|sheetData)[\s/>]")
_DECLARATION = b"<!"  # a comment or CDATA could hide or fake cells
_ITS_RARER_SIGN = b"!"  # one sign is looked for ten times as fast
_ERROR_CELL = re.compile(rb'<c r="([A-Z]+)([0-9]+)"(?: s="[0-9]+")? t="e">((?:(?!<c[ >]).)*?)</c>', re.DOTALL)
_ERROR_TEXT = re.compile(rb"<v>\s*(#[^<]*?)\s*</v>")
_FORMULA = re.compile(rb"<f[> /]")
_FORMULA_STARTS = (b"<f>", b"<f ", b"<f/")
_FORMULA_WITH_VALUE = (b"</f><v>", b"/><v>")
_EMPTY_VALUE = b"<v></v>"
_UNVALUED = re.compile(
    rb'<c r="([A-Z]+)([0-9]+)"([^>]*)>\s*<f(?:\s[^>]*)?(?:/>|>[^<]*</f>)\s*(<v\s*/>|<v></v>)?\s*</c>'
)
_FILLED = re.compile(rb'<c r="([A-Z]+)([0-9]+)"[^<>]*(?<!/)>')
_MERGE = re.compile(rb'<mergeCell ref="([A-Z]+)([0-9]+):([A-Z]+)([0-9]+)"')
_MERGE_START = b"<mergeCell "
_ROW_WITH_HIDDEN = re.compile(rb"<row\b[^<>]{0,400}?\bhidden=[^<>]{0,400}>")
_COLUMN = re.compile(rb"<col\b[^<>]*>")
_NUMBER = re.compile(rb'\b(r|min|max)="([0-9]+)"')
_HIDDEN = re.compile(rb'\bhidden="(?:1|true)"')


def scan(xml: bytes, percent_styles: frozenset[bytes]) -> SheetFacts | None:
    """Facts of one sheet's XML; ``percent_styles``: the style ids that print a percent sign.

    ``height`` and ``width`` stay 0: the sheet is known to be small. None: not usual, not small.
    """
    declared = _ITS_RARER_SIGN in xml and _DECLARATION in xml
    if declared or _UNUSUAL_CELL.search(xml) or _PREFIXED.search(xml):
        return None
    merges = _merges(xml)
    hidden_rows = _hidden_rows(xml) if b"hidden=" in xml else frozenset()
    if merges is None or hidden_rows is None:
        return None
    return SheetFacts(
        percent=_percent(xml, percent_styles) if percent_styles else frozenset(),
        unvalued=_unvalued(xml) if _may_lack_values(xml) else frozenset(),
        errors=_errors(xml) if b' t="e"' in xml else {},
        hidden_rows=hidden_rows,
        hidden_columns=_hidden_columns(xml) if b"hidden=" in xml else frozenset(),
        merges=merges,
    )


def repeated(xml: bytes) -> Position | None:
    """The first cell with content that was there before."""
    seen: set[Position] = set()
    for letters, number in _FILLED.findall(xml):
        spot = _position(letters, number)
        if spot in seen:
            return spot
        seen.add(spot)
    return None


@lru_cache(maxsize=64)
def _percent_cells(styles: frozenset[bytes]) -> re.Pattern[bytes]:
    return re.compile(rb'<c r="([A-Z]+)([0-9]+)" s="(?:' + b"|".join(sorted(styles)) + rb')"[^/>]*>')


def _percent(xml: bytes, styles: frozenset[bytes]) -> frozenset[Position]:
    return frozenset(_position(*found) for found in _percent_cells(styles).findall(xml))


def _may_lack_values(xml: bytes) -> bool:
    """False when every formula is plainly followed by a value, which is counted faster than looked at."""
    if not _FORMULA.search(xml):
        return False
    formulas = sum(xml.count(start) for start in _FORMULA_STARTS)
    return _EMPTY_VALUE in xml or formulas != sum(xml.count(both) for both in _FORMULA_WITH_VALUE)


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
    if _MERGE_START not in xml:
        return ()
    found = _MERGE.findall(xml)
    if len(found) != xml.count(_MERGE_START):
        return None
    return tuple(Merge(*_position(c1, r1), *_position(c2, r2)) for c1, r1, c2, r2 in found)


def _hidden_rows(xml: bytes) -> frozenset[int] | None:
    numbers = [_numbers(row).get(b"r") for row in _ROW_WITH_HIDDEN.findall(xml) if _HIDDEN.search(row)]
    return None if None in numbers else frozenset(number - 1 for number in numbers if number)


def _hidden_columns(xml: bytes) -> frozenset[int]:
    columns: set[int] = set()
    for column in _COLUMN.findall(xml, 0, max(xml.find(b"<sheetData"), 0)):
        if _HIDDEN.search(column):
            span = _numbers(column)
            columns.update(hidden_range(span.get(b"min", 1), span.get(b"max", 0), _SMALL_WIDTH))
    return frozenset(columns)


def _numbers(tag: bytes) -> dict[bytes, int]:
    return {name: int(number) for name, number in _NUMBER.findall(tag)}


def _position(letters: bytes, number: bytes) -> Position:
    return int(number) - 1, column_index(letters.decode())
