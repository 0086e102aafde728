"""A sheet as it looks around one cell: values, merged cells, % formats, hidden rows. What a page draws it from."""

from collections.abc import Callable
from dataclasses import dataclass

from indicators.workbook.grid import Merge, Position, Sheet, Value, Workbook
from indicators.workflow.positions import position, sheet_named

WITHHELD = "▒"
Readable = Callable[[int, int, Value], bool]  # (row, column, value): may the reader see what stands there


@dataclass(frozen=True, slots=True)
class SheetView:
    """Part of a sheet around ``cell``; every row and column counted from 0 as in the sheet.

    ``rows``: the values from (``first_row``, ``first_column``). ``merges``: cut to this part. ``unvalued``: formulas
    without a result. ``errors``: position → "#REF!". ``cut``: the sheet goes on beyond this part. ``withheld``: some
    cells are not shown to this reader.
    """

    sheet: str
    cell: str
    first_row: int
    first_column: int
    rows: list[list[Value]]
    merges: tuple[Merge, ...] = ()
    percent: frozenset[Position] = frozenset()
    unvalued: frozenset[Position] = frozenset()
    errors: tuple[tuple[Position, str], ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    visible: bool = True
    cut: bool = False
    withheld: bool = False


def view(
    workbook: Workbook, sheet: str, cell: str, around_rows: int, around_columns: int, readable: Readable | None = None,
) -> SheetView:  # fmt: skip
    """So many rows and columns on each side of a cell. Raises NotFound for the sheet or the name of the cell."""
    found, (row, column) = sheet_named(workbook, sheet), position(cell)
    width = max((len(line) for line in found.rows), default=0)
    top, bottom = max(0, row - around_rows), max(row + 1, min(len(found.rows), row + around_rows + 1))
    first = max(0, column - around_columns)
    last = max(column + 1, min(width, column + around_columns + 1))
    shown = readable or (lambda _row, _column, _value: True)

    def inside(place: Position) -> bool:
        return top <= place[0] < bottom and first <= place[1] < last and shown(*place, found.at(*place))

    rows = [[_seen(found, r, c, shown) for c in range(first, last)] for r in range(top, bottom)]
    return SheetView(
        sheet,
        cell,
        top,
        first,
        rows,
        tuple(m for m in (_cut(m, top, bottom, first, last) for m in found.merges) if m),
        frozenset(filter(inside, found.percent)),
        frozenset(filter(inside, found.unvalued)),
        tuple((place, said) for place, said in found.errors.items() if inside(place)),
        frozenset(r for r in found.hidden_rows if top <= r < bottom),
        frozenset(c for c in found.hidden_columns if first <= c < last),
        found.visible,
        cut=top > 0 or first > 0 or bottom < len(found.rows) or last < width,
        withheld=any(value == WITHHELD for line in rows for value in line) if readable else False,
    )


def _seen(sheet: Sheet, row: int, column: int, readable: Readable) -> Value:
    value = sheet.at(row, column)
    return value if value in ("", None) or readable(row, column, value) else WITHHELD


def _cut(merge: Merge, top: int, bottom: int, first: int, last: int) -> Merge | None:
    """The part of a merged range that lies in the view; None where less than two cells do."""
    rows = max(merge.first_row, top), min(merge.last_row, bottom - 1)
    columns = max(merge.first_column, first), min(merge.last_column, last - 1)
    if rows[0] > rows[1] or columns[0] > columns[1] or (rows[0] == rows[1] and columns[0] == columns[1]):
        return None
    return Merge(rows[0], columns[0], rows[1], columns[1])
