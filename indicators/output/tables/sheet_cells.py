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

    sheet: str
    cell: str
    first_row: int
    first_column: int
    rows: list[list[Value]]
    merges: tuple[Merge, ...]
    percent: frozenset[Position]
    unvalued: frozenset[Position]
    errors: tuple[tuple[Position, str], ...]
    hidden_rows: frozenset[int]
    hidden_columns: frozenset[int]
    visible: bool
    cut: bool
    withheld: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell to draw; ``rows`` and ``columns``: how many it spans."""

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
    """Every cell once: what a merged cell covers is not drawn again."""
    spans, covered = _spans(view.merges)
    errors = dict(view.errors)
    width = max(map(len, view.rows), default=0)

    def text(place: Position, value: Value) -> str:
        if place in errors:
            return errors[place]
        return UNVALUED if place in view.unvalued else cell_text(value, place in view.percent)

    columns = range(view.first_column, view.first_column + width)
    lines = []
    for row, values in enumerate(view.rows, view.first_row):
        places = [((row, column), value) for column, value in enumerate(values, view.first_column)]
        cells = tuple(
            Cell(text(at, value), _is_number(value), cell_name(*at) == view.cell, *spans.get(at, (1, 1)))
            for at, value in places
            if at not in covered
        )
        lines.append(Line(row + 1, row in view.hidden_rows, cells))
    apart = covered | spans.keys()
    alone = [
        [value for row, line in enumerate(view.rows, view.first_row)
         if row not in view.hidden_rows and (row, column) not in apart for value in line[n : n + 1]]
        for n, column in enumerate(columns)
    ]  # fmt: skip
    heads = tuple((column_name(c), _width(alone[n]), c in view.hidden_columns) for n, c in enumerate(columns))
    return Drawing(heads, tuple(lines))


def remarks(view: View) -> tuple[str, ...]:
    """What one would not see at a look: hidden sheet, rows and columns; cells that are withheld; that it goes on."""
    said = [] if view.visible else ["Trang tính này bị ẩn trong tệp."]
    if view.hidden_rows:
        said.append(f"Dòng bị ẩn trong tệp: {_numbers(r + 1 for r in view.hidden_rows)} (chữ mờ).")
    if view.hidden_columns:
        said.append(f"Cột bị ẩn trong tệp: {', '.join(column_name(c) for c in sorted(view.hidden_columns))}.")
    if view.withheld:
        said.append("Ô ghi ▒ không công bố: có thể chỉ ra một người.")
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


def _spans(merges: Iterable[Merge]) -> tuple[dict[Position, tuple[int, int]], frozenset[Position]]:
    """Where a merged cell starts → (rows, columns) it spans; the places it covers besides."""
    spans, covered = {}, set()
    for m in merges:
        spans[m.first_row, m.first_column] = (
            m.last_row - m.first_row + 1,
            m.last_column - m.first_column + 1,
        )
        places = {
            (r, c)
            for r in range(m.first_row, m.last_row + 1)
            for c in range(m.first_column, m.last_column + 1)
        }
        covered |= places - {(m.first_row, m.first_column)}
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
