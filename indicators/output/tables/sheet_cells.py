"""A sheet as lines of cells for the screen: texts as the office sees them, merged cells, rough widths, hidden rows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Protocol

from indicators.output.numbers import exact, format_date, format_number, yes_no
from indicators.workbook.grid import Merge, Position, Value, cell_name, column_name

NARROWEST, WIDEST = 4, 34  # characters
UNVALUED = "(công thức)"  # without a result
PERCENT_DECIMALS = 2


class View(Protocol):
    """Part of a sheet around ``cell``; rows and columns counted from 0 as in the sheet."""

    @property
    def sheet(self) -> str: ...
    @property
    def cell(self) -> str: ...
    @property
    def first_row(self) -> int: ...
    @property
    def first_column(self) -> int: ...
    @property
    def rows(self) -> list[list[Value]]: ...
    @property
    def merges(self) -> tuple[Merge, ...]: ...
    @property
    def percent(self) -> frozenset[Position]: ...
    @property
    def unvalued(self) -> frozenset[Position]: ...
    @property
    def errors(self) -> tuple[tuple[Position, str], ...]: ...
    @property
    def hidden_rows(self) -> frozenset[int]: ...
    @property
    def hidden_columns(self) -> frozenset[int]: ...
    @property
    def visible(self) -> bool: ...
    @property
    def cut(self) -> bool: ...
    @property
    def withheld(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell to draw; ``at``: its place in the sheet; ``rows`` and ``columns``: how many it spans."""

    at: Position
    text: str
    is_number: bool
    here: bool
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Line:
    """One row to draw: ``number`` as the sheet shows it."""

    number: int
    hidden: bool
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """``columns``: (letters, rough width in characters, hidden)."""

    columns: tuple[tuple[str, int, bool], ...]
    lines: tuple[Line, ...]


def drawing(view: View) -> Drawing:
    """The whole view."""
    every = range(view.first_row, view.first_row + len(view.rows))
    return Drawing(columns(view, every), lines(view, every))


def lines(view: View, rows: range) -> tuple[Line, ...]:
    """Every cell of some rows (as the sheet counts them, from 0) once: what a merged cell covers is not drawn again."""
    spans, covered = _spans(view.merges, rows)
    errors = dict(view.errors)

    def text(place: Position, value: Value) -> str:
        if place in errors:
            return errors[place]
        return UNVALUED if place in view.unvalued else cell_text(value, place in view.percent)

    made = []
    for row in rows:
        places = [
            ((row, c), value) for c, value in enumerate(view.rows[row - view.first_row], view.first_column)
        ]
        cells = tuple(
            Cell(at, text(at, value), _is_number(value), cell_name(*at) == view.cell, *spans.get(at, (1, 1)))
            for at, value in places
            if at not in covered
        )
        made.append(Line(row + 1, row in view.hidden_rows, cells))
    return tuple(made)


def columns(view: View, rows: range) -> tuple[tuple[str, int, bool], ...]:
    """The columns as ``Drawing`` has them; their widths by what stands in these rows alone in its cell."""
    spans, covered = _spans(view.merges, rows)
    apart = covered | spans.keys()
    shown = [row for row in rows if row not in view.hidden_rows]
    width = max(map(len, view.rows), default=0)
    return tuple(
        (
            column_name(c),
            _width(
                value
                for row in shown
                if (row, c) not in apart
                for value in view.rows[row - view.first_row][n : n + 1]
            ),
            c in view.hidden_columns,
        )
        for n, c in enumerate(range(view.first_column, view.first_column + width))
    )


def remarks(view: View) -> tuple[str, ...]:
    """What one would not see at a look: hidden sheet, rows and columns; cells that are withheld; that it goes on."""
    said = [] if view.visible else ["Trang tính này bị ẩn trong tệp."]
    if view.hidden_rows:
        said.append(f"Dòng bị ẩn trong tệp: {_numbers(r + 1 for r in view.hidden_rows)} (chữ mờ).")
    if view.hidden_columns:
        said.append(f"Cột bị ẩn trong tệp: {', '.join(column_name(c) for c in sorted(view.hidden_columns))}.")
    if view.withheld:
        said.append(
            "Ô ghi ▒ không hiện ở đây: số chưa được duyệt, hoặc không công bố vì có thể chỉ ra một người."
        )
    if view.cut:
        said.append("Trang tính còn tiếp ngoài phần này.")
    return tuple(said)


def cell_text(value: Value | Any, percent: bool = False) -> str:
    """A cell's value as an office reads it: 1234.5 → "1.234,5"; 0.4667 with a % format → "46,67%"."""
    if isinstance(value, bool):
        return yes_no(float(value))
    if isinstance(value, int | float):
        return f"{_percent(value * 100)}%" if percent else exact(value)
    if isinstance(value, date | datetime):
        return format_date(value)
    return str(value) if isinstance(value, time | timedelta) else str(value or "")


def _percent(value: float) -> str:
    return (
        exact(round(value, 0)) if abs(value - round(value)) < 1e-9 else format_number(value, PERCENT_DECIMALS)
    )


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _spans(
    merges: Iterable[Merge], rows: range
) -> tuple[dict[Position, tuple[int, int]], frozenset[Position]]:
    """Where a merged cell starts among these rows → (rows, columns) it spans there; the places it covers besides."""
    spans, covered = {}, set()
    for m in merges:
        first, last = max(m.first_row, rows.start), min(m.last_row, rows.stop - 1)
        if first > last:
            continue
        spans[first, m.first_column] = last - first + 1, m.last_column - m.first_column + 1
        places = {(r, c) for r in range(first, last + 1) for c in range(m.first_column, m.last_column + 1)}
        covered |= places - {(first, m.first_column)}
    return spans, frozenset(covered)


def _width(values: Iterable[Value]) -> int:
    """Files are read without their column widths: what nine texts in ten need comes near."""
    lengths: Sequence[int] = sorted(len(cell_text(v)) for v in values if v not in ("", None))
    usual = lengths[int(len(lengths) * 0.9) - 1 if len(lengths) > 1 else 0] if lengths else 0
    return max(NARROWEST, min(WIDEST, usual))


def _numbers(found: Iterable[int]) -> str:
    """1, 2, 3, 7 → "1–3, 7"."""
    runs: list[list[int]] = []
    for number in sorted(found):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(r[0]) if len(r) == 1 else f"{r[0]}–{r[-1]}" for r in runs)
