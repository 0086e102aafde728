"""An unpacked .ods → sheets, in one pass over content.xml: values, positions and facts together.

Repetitions (a cell "1,000 times", a million empty rows) are followed without being written out, and a sheet is refused
as soon as a cell with content stands too far away.
"""

from xml.parsers import expat

from indicators.workbook.facts import ERROR_WITHOUT_TEXT, SheetFacts
from indicators.workbook.grid import Merge, Position, Sheet, Value
from indicators.workbook.ods_values import cell_value
from indicators.workbook.plain import plain
from indicators.workbook.refusal import MAX_AREA, MAX_TEXT, Refusal, checked_whole, refuse_unless_bounded
from indicators.workbook.values import sheet

_CELLS = ("table-cell", "covered-table-cell")
_ASIDE = ("annotation", "shapes", "tracked-changes")  # text in them is not the cell's
_HIDDEN = ("collapse", "filter")
_EXTERNAL_STYLE = "ta_extref"  # a cached copy of somebody else's sheet
_CALC_EXTENSION = "calcext"
_SEPARATOR = "\x1f"


def read_ods(parts: dict[str, bytes]) -> tuple[Sheet, ...]:
    """Every sheet in the order of the file; raises Refusal for broken XML and for cells too far away."""
    reader = _Reader()
    parser = expat.ParserCreate(namespace_separator=_SEPARATOR)
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.characters
    try:
        parser.Parse(parts["content.xml"], True)
    except (expat.ExpatError, ValueError, OverflowError) as error:
        raise Refusal("unreadable_file", reason="nội dung bảng tính bị hỏng.") from error
    return checked_whole(table.sheet() for table in reader.tables)


class _Table:
    """One sheet while it is read. ``row`` and ``column`` are where the next row and cell go."""

    def __init__(self, name: str, visible: bool) -> None:
        self.name, self.visible = name, visible
        self.cells: dict[Position, Value] = {}
        self.row = self.column = self.next_column = self.height = self.width = 0
        self.repeat_row = 1
        self.percent: set[Position] = set()
        self.unvalued: set[Position] = set()
        self.errors: dict[Position, str] = {}
        self.merges: list[Merge] = []
        self.hidden_rows: list[range] = []
        self.hidden_columns: list[range] = []

    def add_columns(self, attributes: dict[str, str]) -> None:
        after = self.next_column + _times(attributes, "number-columns-repeated")
        if attributes.get("visibility") in _HIDDEN:
            self.hidden_columns.append(range(self.next_column, after))
        self.next_column = after

    def start_row(self, attributes: dict[str, str]) -> None:
        self.column, self.repeat_row = 0, _times(attributes, "number-rows-repeated")
        if attributes.get("visibility") in _HIDDEN:
            self.hidden_rows.append(range(self.row, self.row + self.repeat_row))

    def end_row(self) -> None:
        self.row += self.repeat_row

    def add_cell(self, attributes: dict[str, str], text: str) -> None:
        """The cell at the current place, as often as it is repeated to the right and below."""
        first, repeated = self.column, _times(attributes, "number-columns-repeated")
        self.column += repeated
        self._merge(attributes, first)
        value = cell_value(attributes, text)
        unvalued = "formula" in attributes and "value-type" not in attributes and not text
        if value == "" and not unvalued:
            return
        self.height = max(self.height, self.row + self.repeat_row)
        self.width = max(self.width, self.column)
        refuse_unless_bounded(plain(self.name), self.height, self.width)
        for row in range(self.row, self.row + self.repeat_row):
            for column in range(first, self.column):
                self._set((row, column), attributes, value, unvalued)

    def _set(self, spot: Position, attributes: dict[str, str], value: Value, unvalued: bool) -> None:
        if unvalued:
            self.unvalued.add(spot)
        elif attributes.get(_CALC_EXTENSION) == "error":
            self.errors[spot] = str(value) or ERROR_WITHOUT_TEXT
        else:
            self.cells[spot] = value
        if attributes.get("value-type") == "percentage":
            self.percent.add(spot)

    def _merge(self, attributes: dict[str, str], column: int) -> None:
        across, down = (_times(attributes, f"number-{way}-spanned") for way in ("columns", "rows"))
        if across > 1 or down > 1:
            self.merges.append(Merge(self.row, column, self.row + down - 1, column + across - 1))

    def sheet(self) -> Sheet:
        rows: list[list[Value]] = [[""] * self.width for _ in range(self.height)]
        for (row, column), value in self.cells.items():
            rows[row][column] = value
        facts = SheetFacts(
            height=self.height,
            width=self.width,
            percent=frozenset(self.percent),
            unvalued=frozenset(self.unvalued),
            errors=self.errors,
            hidden_rows=_cut(self.hidden_rows, self.height),
            hidden_columns=_cut(self.hidden_columns, self.width),
            merges=tuple(self.merges),
        )
        return sheet(self.name, self.visible, rows, facts)


class _Reader:
    """Listens to the parser and hands rows and cells to the table they belong to."""

    def __init__(self) -> None:
        self.tables: list[_Table] = []
        self.table: _Table | None = None
        self.hidden_styles: set[str] = set()
        self.style = ""
        self.cell: dict[str, str] | None = None
        self.paragraphs: list[str] = []
        self.aside = self.depth = self.filled = 0

    def start(self, tag: str, raw: dict[str, str]) -> None:
        name = _local(tag)
        if name in _ASIDE:
            self.aside += 1
        if self.aside:
            return
        if name in _CELLS:
            self.cell, self.paragraphs = _attributes(raw), []
        elif self.cell is not None:
            self._start_text(name, raw)
        else:
            self._start_structure(name, _attributes(raw))

    def end(self, tag: str) -> None:
        name = _local(tag)
        if name in _ASIDE:
            self.aside -= 1
        elif self.aside:
            return
        elif name in _CELLS and self.cell is not None and self.table:
            self.table.add_cell(self.cell, "\n".join(self.paragraphs))
            self.cell = None
        elif name == "table-row" and self.table:
            self.table.end_row()
        elif name == "p":
            self.depth -= 1
        elif name == "table" and self.table:
            self.table = None
            self.filled += len(self.tables[-1].cells)
            if self.filled > MAX_AREA:
                raise Refusal("file_too_large", reason=f"các trang cộng lại hơn {MAX_AREA} ô có nội dung")

    def characters(self, text: str) -> None:
        if self.depth and self.cell is not None and not self.aside:
            self.paragraphs[-1] += text

    def _start_text(self, name: str, raw: dict[str, str]) -> None:
        if name == "p":
            self.depth += 1
            self.paragraphs.append("")
        elif self.depth and name in ("s", "tab", "line-break"):
            self.paragraphs[-1] += {"s": " ", "tab": "\t", "line-break": "\n"}[name] * min(
                _times(_attributes(raw), "c"), MAX_TEXT + 1
            )

    def _start_structure(self, name: str, attributes: dict[str, str]) -> None:
        if name == "style":
            self.style = attributes.get("name", "")
        elif name == "table-properties" and attributes.get("display") == "false":
            self.hidden_styles.add(self.style)
        elif name == "table" and attributes.get("style-name") != _EXTERNAL_STYLE:
            self.table = _Table(
                attributes.get("name", ""), attributes.get("style-name") not in self.hidden_styles
            )
            self.tables.append(self.table)
        elif self.table and name == "table-column":
            self.table.add_columns(attributes)
        elif self.table and name == "table-row":
            self.table.start_row(attributes)


def _attributes(raw: dict[str, str]) -> dict[str, str]:
    """Attributes by local name; the extension's value type, which alone knows errors, under its own name."""
    return {
        _CALC_EXTENSION if _CALC_EXTENSION in key and key.endswith("value-type") else _local(key): value
        for key, value in raw.items()
    }


def _local(name: str) -> str:
    return name.rpartition(_SEPARATOR)[2]


def _times(attributes: dict[str, str], name: str) -> int:
    return max(int(attributes.get(name, "1")), 1)


def _cut(spans: list[range], end: int) -> frozenset[int]:
    return frozenset(index for span in spans for index in range(span.start, min(span.stop, end)))
