"""The facts of an .xlsx sheet by a real XML parser: for prefixes, comments, odd spelling, cells without an address."""

import re
from collections.abc import Set
from xml.parsers import expat

from indicators.workbook.facts import ERROR_WITHOUT_TEXT, SheetFacts, column_index, hidden_range
from indicators.workbook.grid import Merge, Position
from indicators.workbook.refusal import Refusal

_ADDRESS = re.compile(r"\s*\$?([A-Za-z]{1,3})\$?([0-9]{1,7})\s*")
_TRUE = ("1", "true")


class _Collector:
    """Listens to the parser; one instance reads one sheet."""

    def __init__(self, percent_styles: Set[bytes]) -> None:
        self.percent_styles = percent_styles
        self.row, self.column, self.height, self.width = -1, -1, 0, 0
        self.percent: set[Position] = set()
        self.unvalued: set[Position] = set()
        self.errors: dict[Position, str] = {}
        self.hidden_rows: set[int] = set()
        self.hidden_spans: list[tuple[int, int]] = []
        self.merges: list[Merge] = []
        self.type, self.text, self.formula, self.value_seen = "", "", False, False
        self.shown_as_percent = False
        self.inside: str | None = None
        self.seen: set[Position] = set()
        self.repeated: Position | None = None

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        self.inside = name
        if name == "c":
            self._start_cell(attributes)
        elif name == "row":
            self._start_row(attributes)
        elif name == "f":
            self.formula = True
        elif name in ("v", "is"):
            self.value_seen = True
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))
        elif name == "col" and attributes.get("hidden") in _TRUE:
            self.hidden_spans.append((int(attributes.get("min", 1)), int(attributes.get("max", 0))))

    def end(self, tag: str) -> None:
        self.inside = None
        if tag.rpartition(":")[2] == "c":
            self._end_cell((self.row, self.column))

    def characters(self, text: str) -> None:
        if self.inside == "v":
            self.text += text

    def _start_row(self, attributes: dict[str, str]) -> None:
        self.row = int(attributes["r"]) - 1 if "r" in attributes else self.row + 1
        self.column = -1
        if attributes.get("hidden") in _TRUE:
            self.hidden_rows.add(self.row)

    def _start_cell(self, attributes: dict[str, str]) -> None:
        self.column += 1
        address = _ADDRESS.fullmatch(attributes.get("r", ""))
        if address:
            self.row, self.column = int(address[2]) - 1, column_index(address[1].upper())
        self.type, self.text, self.formula, self.value_seen = attributes.get("t", ""), "", False, False
        self.shown_as_percent = attributes.get("s", "").encode() in self.percent_styles

    def _end_cell(self, position: Position) -> None:
        if not (self.value_seen or self.formula):
            return  # only coloured
        if self.repeated is None and position in self.seen:
            self.repeated = position
        self.seen.add(position)
        self.height, self.width = max(self.height, self.row + 1), max(self.width, self.column + 1)
        if self.shown_as_percent:
            self.percent.add(position)
        if self.type == "e":
            self.errors[position] = self.text.strip() or ERROR_WITHOUT_TEXT
        empty_text = self.value_seen and self.type == "str"
        if self.formula and not self.text and not empty_text:
            self.unvalued.add(position)

    def _merge(self, reference: str) -> None:
        corners = [_ADDRESS.fullmatch(corner) for corner in reference.split(":")]
        if len(corners) == 2 and corners[0] and corners[1]:
            first, last = ((int(c[2]) - 1, column_index(c[1].upper())) for c in corners if c)
            self.merges.append(Merge(*first, *last))


def parse(xml: bytes, percent_styles: Set[bytes]) -> SheetFacts:
    """Facts of one sheet's XML; raises Refusal when the XML is broken."""
    collector = _Collector(percent_styles)
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = collector.start
    parser.EndElementHandler = collector.end
    parser.CharacterDataHandler = collector.characters
    try:
        parser.Parse(xml, True)
    except (expat.ExpatError, ValueError) as error:
        raise Refusal("unreadable_file", reason="nội dung một trang tính bị hỏng.") from error
    columns = {c for span in collector.hidden_spans for c in hidden_range(*span, collector.width)}
    return SheetFacts(
        height=collector.height,
        width=collector.width,
        percent=frozenset(collector.percent),
        unvalued=frozenset(collector.unvalued),
        errors=collector.errors,
        hidden_rows=frozenset(collector.hidden_rows),
        hidden_columns=frozenset(columns),
        merges=tuple(collector.merges),
        repeated=collector.repeated,
    )
