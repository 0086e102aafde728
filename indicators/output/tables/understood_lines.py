"""What is to be answered about a sheet: what was asked, and what a person points at to have it read otherwise."""

from collections.abc import Mapping
from dataclasses import dataclass

from indicators.observations.answers import heads_words, is_dependent, row_words, unit_words
from indicators.observations.model import ReadColumn, Reading, ReadTable
from indicators.observations.questions import OPTIONAL, Question
from indicators.output.meaning_words import column_words
from indicators.output.tables.sheet_cells import View, cell_text
from indicators.output.tables.understood import row_of
from indicators.output.wording import IGNORED
from indicators.workbook.grid import cell_name

NAMING = {"name": "row", "subject": "unit"}  # the columns whose cells name something: what each names
MOST_ROWS, MOST_HEADS = 400, 30  # offered for pointing at; the others by a click
LONGEST = 160


@dataclass(frozen=True, slots=True)
class Line:
    """``kind``, ``words``, ``candidates`` as a question has them; ``said``: the words as they stand in the file;
    ``why``: what is in doubt, or how it is read today."""

    kind: str
    sheet: str
    cell: str
    said: str
    words: str
    why: str = ""
    candidates: tuple[str, ...] = ()
    timed: bool = False  # a column whose head names its time
    optional: bool = False  # taken already, if not for sure


def line_of(question: Question, reading: Reading) -> Line:
    """A question as a line."""
    q = question
    heads = (c for t in reading.tables for c in t.columns if t.sheet == q.sheet and c.words == q.words)
    timed = q.kind == "column" and any(c.time for c in heads)
    optional = q.finding in OPTIONAL
    now = readings_of_rows(reading, q.sheet).get(row_of(q.cell), "") if optional else ""
    return Line(q.kind, q.sheet, q.cell, short(q.said), q.words, _reads(now), q.candidates, timed, optional)


def readings_of_rows(reading: Reading, sheet: str) -> dict[int, str]:
    """How each row of a sheet is read today, in words."""
    codes: dict[int, dict[str, None]] = {}
    for seen in reading.observations:
        if seen.sheet == sheet and seen.cell:
            codes.setdefault(row_of(seen.cell), {})[seen.indicator] = None
    left = {i.row - 1: i.reason for i in reading.ignored if i.sheet == sheet}
    ignored = {row: f"bỏ qua ({IGNORED.get(reason, reason)})" for row, reason in left.items()}
    return ignored | {row: f"chỉ tiêu {', '.join(found)}" for row, found in codes.items()}


def _reads(now: str) -> str:
    return f"đang hiểu là: {now}" if now else ""


def pointed(view: View, reading: Reading, target: str, now: Mapping[int, str] | None = None) -> Line | None:
    """What "column:3", "row:11" or "cell:11:3" means; None where nothing can be said of it. ``now``: what
    ``readings_of_rows`` says, where it is known already."""
    kind, *places = target.split(":")
    numbers = [int(place) for place in places]
    tables = [t for t in reading.tables if t.sheet == view.sheet]
    if kind == "column":
        every = ((t, c) for t in tables for c in t.columns if c.index == numbers[0])
        return next((line for t, c in every if (line := _column(view, t, c))), None)
    row = numbers[0]
    table = next((t for t in tables if t.head_first <= row < t.body_end), None)
    if table is None or (kind == "row" and row <= table.head_last):
        return _heads(view, row)
    column = next((c for c in table.columns if kind == "cell" and c.index == numbers[1]), None)
    if row <= table.head_last or (column is not None and column.role not in NAMING):
        return _column(view, table, column) if column else None
    rows = readings_of_rows(reading, view.sheet) if now is None else now
    return _named(view, table, row, column, rows.get(row, ""))


def every(view: View, reading: Reading) -> dict[str, Line]:
    """What can be pointed at in a sheet, columns first, by its target; of long tables the first rows."""
    tables = [t for t in reading.tables if t.sheet == view.sheet]
    targets = [f"column:{c.index}" for t in tables for c in t.columns]
    targets += [f"row:{r}" for t in tables for r in range(t.head_last + 1, t.body_end)][:MOST_ROWS]
    if not tables:
        targets = [f"row:{r}" for r in range(view.first_row, view.first_row + len(view.rows))][:MOST_HEADS]
    now = readings_of_rows(reading, view.sheet)
    return {target: line for target in targets if (line := pointed(view, reading, target, now))}


def _column(view: View, table: ReadTable, column: ReadColumn) -> Line | None:
    if not column.words:
        return None
    cell = cell_name(table.head_last, column.index)
    said = head_text(view, table, column.index) or column.words
    now = _reads(column_words(column))
    return Line("column", view.sheet, cell, short(said), column.words, now, timed=bool(column.time))


def head_text(view: View, table: ReadTable, column: int) -> str:
    """The words above a column as they stand in the file, level by level."""
    rows = range(table.head_first, table.head_last + 1)
    return " / ".join(dict.fromkeys(filter(None, (_merged_text(view, row, column) for row in rows))))


def _heads(view: View, row: int) -> Line | None:
    """A row that is said to head a table."""
    cells = view.rows[row - view.first_row] if 0 <= row - view.first_row < len(view.rows) else []
    said = " | ".join(filter(None, (cell_text(v).strip() for v in cells)))
    words = heads_words(cells)
    return Line("heads", view.sheet, cell_name(row, view.first_column), short(said), words) if words else None


def _named(view: View, table: ReadTable, row: int, column: ReadColumn | None, now: str) -> Line | None:
    """The row, or the unit, that a naming cell names."""
    found = column or next((c for role in NAMING for c in table.columns if c.role == role), None)
    said = _merged_text(view, row, found.index) if found else ""
    if found is None or not said:
        return None
    kind = NAMING[found.role]
    heading = _heading(view, table, row, found.index) if kind == "row" and is_dependent(said) else ""
    words = unit_words(said) if kind == "unit" else row_words(said, heading)
    cell = cell_name(row, found.index)
    return Line(kind, view.sheet, cell, short(said), words, _reads(now)) if words else None


def _heading(view: View, table: ReadTable, row: int, column: int) -> str:
    """The nearest name above that stands by itself: rows below it may speak only together with it."""
    above = (_merged_text(view, r, column) for r in range(row - 1, table.head_last, -1))
    return next((name for name in above if name and not is_dependent(name)), "")


def _merged_text(view: View, row: int, column: int) -> str:
    """The words of a cell; a merged range speaks for every cell it covers."""
    for m in view.merges:
        if m.first_row <= row <= m.last_row and m.first_column <= column <= m.last_column:
            row, column = m.first_row, m.first_column
            break
    line = view.rows[row - view.first_row] if 0 <= row - view.first_row < len(view.rows) else []
    at = column - view.first_column
    return cell_text(line[at]).strip() if 0 <= at < len(line) else ""


def short(text: str) -> str:
    """The words of a file, short enough for a line."""
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
