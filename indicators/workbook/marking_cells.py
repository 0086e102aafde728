"""The XML of one sheet: other formats in some cells, cells where there were none, the drawing of its comments."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from indicators.workbook.facts import column_index
from indicators.workbook.grid import Position, cell_name
from indicators.workbook.marking_xml import TOO_MUCH, Edit, is_empty, run, tag_end, with_attributes
from indicators.workbook.refusal import Refusal

# what may follow <legacyDrawing> in a sheet
_AFTER_DRAWING = frozenset(
    ("legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst",
     "AlternateContent")
)  # fmt: skip
_SHEET_DEPTH = 1
_POINTS_PER_ROW, _CHARACTERS_PER_COLUMN = 15.0, 8.43
_TRUE = ("1", "true")
MAX_ELEMENTS, MAX_KEPT = 2_000_000, 300_000  # of one sheet: elements passed over, rows and cells remembered


@dataclass(slots=True)
class Row:
    """One ``<row>``: where it stands, its format, and the cells of it that were asked for."""

    number: int
    start: int
    opened: int
    tag: str
    style: int
    cells: list[tuple[int, int]] = field(default_factory=list)  # (column, start), in the order of the file
    closing: int = 0


@dataclass(slots=True)
class Layout:
    """What editing a sheet needs to know. ``formats``: start of a cell's tag → its format, for cells of interest."""

    prefix: str = ""
    rows: list[Row] = field(default_factory=list)
    formats: dict[int, int] = field(default_factory=dict)
    columns: list[tuple[int, int, float, int]] = field(default_factory=list)  # first, last, width, format
    heights: dict[int, float] = field(default_factory=dict)
    points: float = _POINTS_PER_ROW
    characters: float = _CHARACTERS_PER_COLUMN
    data: tuple[int, int, int] = (0, 0, 0)  # <sheetData>: start, end of the start tag, start of the end tag
    drawing: str = ""  # the relation of <legacyDrawing>
    drawing_place: int = 0
    selected: list[int] = field(default_factory=list)

    def column(self, index: int) -> tuple[float, int]:
        """(width in characters, format) of a column."""
        for first, last, width, style in self.columns:
            if first <= index <= last:
                return width, style
        return self.characters, 0


class _Reader:
    def __init__(self, xml: bytes, rows: Collection[int], formats: Collection[int]) -> None:
        self.xml, self.wanted_rows, self.wanted_formats = xml, rows, formats
        self.found, self.depth, self.column, self.passed = Layout(), 0, -1, 0
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler, self.parser.EndElementHandler = self._start, self._end

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        self.passed += 1
        if self.passed > MAX_ELEMENTS or len(self.found.rows) + len(self.found.formats) > MAX_KEPT:
            raise Refusal("file_too_large", reason=TOO_MUCH)
        if name == "c" and self.found.rows:
            self._cell(attributes)
        elif name == "row":
            self._row(tag, attributes)
        elif self.depth <= _SHEET_DEPTH or name in ("col", "sheetView"):
            self._frame(tag, name, attributes)
        self.depth += 1

    def _end(self, tag: str) -> None:
        self.depth -= 1
        name, at = tag.rpartition(":")[2], self.parser.CurrentByteIndex
        if name == "row" and self.found.rows:
            row = self.found.rows[-1]
            row.closing = row.opened if is_empty(self.xml, row.opened) else at
        elif name == "sheetData":
            start, opened, _ = self.found.data
            self.found.data = start, opened, opened if is_empty(self.xml, opened) else at
        elif self.depth == 0 and not self.found.drawing_place:
            self.found.drawing_place = at

    def _row(self, tag: str, attributes: dict[str, str]) -> None:
        found = self.found
        number = _whole(attributes.get("r"), (found.rows[-1].number + 1 if found.rows else 0) + 1) - 1
        at = self.parser.CurrentByteIndex
        style = _whole(attributes.get("s"), 0) if attributes.get("customFormat") in _TRUE else -1
        found.rows.append(Row(number, at, tag_end(self.xml, at), tag, style))
        self.column = -1
        if attributes.get("hidden") in _TRUE:
            found.heights[number] = 0.0
        elif "ht" in attributes:
            found.heights[number] = _real(attributes["ht"], _POINTS_PER_ROW)

    def _cell(self, attributes: dict[str, str]) -> None:
        row = self.found.rows[-1]
        letters = attributes.get("r", "").rstrip("0123456789").upper()
        self.column = column_index(letters) if letters.isalpha() and letters.isascii() else self.column + 1
        at, style = self.parser.CurrentByteIndex, _whole(attributes.get("s"), 0)
        if row.number in self.wanted_rows:
            row.cells.append((self.column, at))
            self.found.formats[at] = style
        elif style in self.wanted_formats:
            self.found.formats[at] = style

    def _frame(self, tag: str, name: str, attributes: dict[str, str]) -> None:
        found, at = self.found, self.parser.CurrentByteIndex
        if self.depth == 0:
            found.prefix = tag[: -len(name)]
        elif name == "sheetData":
            found.data = at, tag_end(self.xml, at), 0
        elif name == "legacyDrawing":
            found.drawing = next((v for k, v in attributes.items() if k.rpartition(":")[2] == "id"), "")
        elif name == "sheetFormatPr":
            found.points = _real(attributes.get("defaultRowHeight"), _POINTS_PER_ROW)
            found.characters = _real(attributes.get("defaultColWidth"), _CHARACTERS_PER_COLUMN)
        elif name == "col":
            self._span(attributes)
        elif name == "sheetView" and attributes.get("tabSelected") in _TRUE:
            found.selected.append(at)
        elif name in _AFTER_DRAWING and found.data[1] and not found.drawing_place and self.depth == 1:
            found.drawing_place = at

    def _span(self, attributes: dict[str, str]) -> None:
        hidden = attributes.get("hidden") in _TRUE
        width = 0.0 if hidden else _real(attributes.get("width"), self.found.characters)
        first, last = _whole(attributes.get("min"), 1), _whole(attributes.get("max"), 1)
        self.found.columns.append((first - 1, last - 1, width, _whole(attributes.get("style"), 0)))


def read_layout(xml: bytes, rows: Collection[int] = (), formats: Collection[int] = ()) -> Layout:
    """The frame of a sheet, with the cells of some rows (from 0) and those with some formats. Raises Refusal."""
    reader = _Reader(xml, rows, formats)
    run(reader.parser, xml)
    return reader.found


def restyle(
    xml: bytes,
    layout: Layout,
    fills: Mapping[Position, str],
    marked: Callable[[int, str], int],
    unmarked: Callable[[int], int],
) -> list[Edit]:
    """Edits that give cells a fill, and take old fills of ours from all others.

    ``layout`` must know the rows of ``fills``. ``marked``, ``unmarked``: from one cell format to another.
    """
    starts = {(row.number, column): start for row in layout.rows for column, start in row.cells}
    new = {starts[p]: marked(layout.formats[starts[p]], fill) for p, fill in fills.items() if p in starts}
    edits = []
    for start, style in layout.formats.items():
        wanted = new.get(start, unmarked(style))
        if wanted != style:
            end = tag_end(xml, start)
            edits.append((start, end, with_attributes(xml[start:end], s=wanted)))
    return edits + _missing(xml, layout, {p: fill for p, fill in fills.items() if p not in starts}, marked)


def place_drawing(layout: Layout, relation: str, address: str) -> Edit:
    """The edit that names the drawing of the comments, where there is none yet."""
    data = f'<{layout.prefix}legacyDrawing xmlns:r="{address}" r:id="{relation}"/>'.encode()
    return layout.drawing_place, layout.drawing_place, data


def deselect(xml: bytes, layout: Layout) -> list[Edit]:
    """Edits after which this sheet is not among the chosen ones: typing would go into every chosen sheet."""
    return [
        (at, tag_end(xml, at), with_attributes(xml[at : tag_end(xml, at)], tabSelected=None))
        for at in layout.selected
    ]


def _missing(
    xml: bytes, layout: Layout, fills: Mapping[Position, str], marked: Callable[[int, str], int]
) -> list[Edit]:
    """Edits that put cells where the sheet has none, in order of rows and columns."""
    rows: dict[int, Row] = {}
    for row in layout.rows:
        rows.setdefault(row.number, row)
    edits: list[Edit] = []
    fresh: dict[int, list[str]] = {}  # offset → rows to put there
    for number in sorted({row for row, _ in fills}):
        columns = sorted(c for r, c in fills if r == number)
        old = rows.get(number)
        style = {c: old.style if old and old.style >= 0 else layout.column(c)[1] for c in columns}
        cells = [
            (c, f'<{layout.prefix}c r="{cell_name(number, c)}" s="{marked(style[c], fills[number, c])}"/>')
            for c in columns
        ]
        if old:
            edits += _into_row(xml, old, cells)
        else:
            at = next((r.start for r in layout.rows if r.number > number), layout.data[2])
            line = "".join(cell for _, cell in cells)
            fresh.setdefault(at, []).append(
                f'<{layout.prefix}row r="{number + 1}">{line}</{layout.prefix}row>'
            )
    return edits + [_into_data(xml, layout, at, "".join(lines).encode()) for at, lines in fresh.items()]


def _into_row(xml: bytes, row: Row, cells: list[tuple[int, str]]) -> list[Edit]:
    tag = with_attributes(xml[row.start : row.opened], spans=None)
    if is_empty(xml, row.opened):
        line = "".join(cell for _, cell in cells)
        return [(row.start, row.opened, tag[:-2].rstrip() + f">{line}</{row.tag}>".encode())]
    places = [
        (next((at for c, at in row.cells if c > column), row.closing), cell.encode())
        for column, cell in cells
    ]
    return [(row.start, row.opened, tag), *((at, at, cell) for at, cell in places)]


def _into_data(xml: bytes, layout: Layout, at: int, rows: bytes) -> Edit:
    start, opened, _ = layout.data
    if is_empty(xml, opened):
        name = f"{layout.prefix}sheetData".encode()
        return start, opened, b"<" + name + b">" + rows + b"</" + name + b">"
    return at, at, rows


def _whole(text: str | None, default: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() else default


def _real(text: str | None, default: float) -> float:
    try:
        return max(0.0, float(text)) if text else default
    except ValueError:
        return default
