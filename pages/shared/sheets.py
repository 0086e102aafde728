"""A window of a spreadsheet as it stands in the file, with the cell in question outlined."""

from collections.abc import Sequence
from typing import Any, Protocol

from indicators.output.numbers import exact, format_date, yes_no
from indicators.workbook.grid import column_name
from pages.shared.markup import Piece, safe


class Window(Protocol):
    """Rows of values from ``first_row`` and ``first_column`` (from 0) around ``cell`` ("B12")."""

    sheet: str
    cell: str
    first_row: int
    first_column: int
    rows: list[list[Any]]


def sheet(window: Window) -> Piece:
    """The window as a table with the sheet's own row numbers and column letters."""
    width = max((len(row) for row in window.rows), default=0)
    columns = [column_name(window.first_column + n) for n in range(width)]
    head = "<tr><th></th>" + "".join(f"<th>{name}</th>" for name in columns) + "</tr>"
    body = "".join(
        _row(window.first_row + n + 1, row, columns, window.cell) for n, row in enumerate(window.rows)
    )
    title = f"Trang tính {window.sheet}, ô {window.cell}"
    return f'<div class="scroll"><table class="sheet" aria-label="{safe(title)}">{head}{body}</table></div>'


def _row(number: int, row: Sequence[Any], columns: Sequence[str], here: str) -> Piece:
    cells = "".join(
        _cell(value, f"{name}{number}" == here) for value, name in zip(row, columns, strict=False)
    )
    return f"<tr><th>{number}</th>{cells}</tr>"


def _cell(value: Any, here: bool) -> Piece:
    kinds = [kind for kind, yes in (("here", here), ("number", isinstance(value, int | float))) if yes]
    return f'<td class="{" ".join(kinds)}">{safe(cell_text(value))}</td>'


def cell_text(value: Any) -> str:
    """A cell's value as an office reads it: 1234.5 → "1.234,5"."""
    if isinstance(value, bool):
        return yes_no(float(value))
    if isinstance(value, int | float):
        return exact(value)
    return format_date(value) if hasattr(value, "year") else str(value)
