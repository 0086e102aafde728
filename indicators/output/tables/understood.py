"""A sheet as it looks with what was understood of it: what each column holds, what became of each row, where doubt is.

Rows and columns count from 0 as in the sheet; only ``PaintedLine.number`` is what the sheet shows.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from indicators.findings import Finding
from indicators.observations.model import ReadColumn, Reading, ReadTable
from indicators.output.meaning_words import column_words, look_of
from indicators.output.tables.sheet_cells import Cell, View, columns, lines
from indicators.output.wording import IGNORED
from indicators.workbook.grid import Position, cell_name

MOST_LINES = 150  # drawn from the top of a sheet; below it only what is in doubt, with its neighbours
MOST_FURTHER = 150
NEIGHBOURS = 1
LEVELS = ("asked", "blocks", "warns", "notes")  # the heaviest first
IN_DOUBT = ("asked", "blocks", "warns")
States = dict[int, tuple[str, str]]  # row → state, why


@dataclass(frozen=True, slots=True)
class Doubt:
    """What is in doubt at a cell: ``level`` is one of LEVELS, ``said`` why, in sentences."""

    level: str = ""
    said: str = ""


NO_DOUBT = Doubt()


@dataclass(frozen=True, slots=True)
class Painted:
    """One cell. ``look``: how its column was understood, "" outside of tables."""

    cell: Cell
    look: str
    doubt: Doubt


@dataclass(frozen=True, slots=True)
class PaintedLine:
    """One row: ``state`` is head, taken, rejected, ignored or "" (outside of tables); ``why`` in words."""

    number: int
    hidden: bool
    state: str
    why: str
    cells: tuple[Painted, ...]


@dataclass(frozen=True, slots=True)
class Labels:
    """The line above a table that says what each column was taken for: (look, words) per column of the sheet."""

    cells: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """``rows`` that are not drawn, ``in_doubt`` of them with something to see."""

    rows: int
    in_doubt: int = 0


Block = PaintedLine | Labels | Gap


@dataclass(frozen=True, slots=True)
class Understood:
    """A sheet to draw. ``columns`` as in ``Drawing``; ``first_column``: of the first of them."""

    sheet: str
    first_column: int
    columns: tuple[tuple[str, int, bool], ...]
    blocks: tuple[Block, ...]

    @property
    def signs(self) -> frozenset[str]:
        """The looks, states and doubts that occur: what a legend must explain."""
        found = {look for b in self.blocks if isinstance(b, Labels) for look, _ in b.cells}
        for line in (b for b in self.blocks if isinstance(b, PaintedLine)):
            found |= {line.state, *(cell.doubt.level for cell in line.cells)}
        return frozenset(found)


def understood(view: View, reading: Reading, asked: Mapping[str, str]) -> Understood:
    """The sheet of ``view`` painted. ``asked``: cell → the question put there."""
    tables = tuple(t for t in reading.tables if t.sheet == view.sheet)
    doubts = doubts_of(view.sheet, reading.findings, asked)
    states = states_of(view, reading, tables)
    troubled = _rows_in_doubt(view, doubts, states)
    segments = _segments(view, tables, troubled)
    drawn = {row for segment in segments for row in segment}
    blocks: list[Block] = []
    at = view.first_row
    for segment in segments:
        blocks += _gap(at, segment.start, troubled - drawn)
        blocks += _labels(view, [t for t in tables if t.head_first == segment.start])
        blocks += [_painted(line, tables, states, doubts) for line in lines(view, segment)]
        at = segment.stop
    blocks += _gap(at, view.first_row + len(view.rows), troubled - drawn)
    return Understood(view.sheet, view.first_column, columns(view, _measured(view, tables)), tuple(blocks))


def _measured(view: View, tables: Sequence[ReadTable]) -> range:
    """The rows whose texts make the widths of the columns: those of tables, since titles run over empty cells."""
    end = view.first_row + min(len(view.rows), MOST_LINES)
    first = min((t.head_first for t in tables), default=view.first_row)
    return range(first if view.first_row <= first < end else view.first_row, end)


def doubts_of(sheet: str, findings: Iterable[Finding], asked: Mapping[str, str]) -> dict[str, Doubt]:
    """Cell → its heaviest doubt, with everything that is said of it."""
    said: dict[str, list[tuple[str, str]]] = {cell: [("asked", text)] for cell, text in asked.items()}
    for seen in findings:
        if seen.sheet == sheet and seen.cell:
            said.setdefault(seen.cell, []).append((seen.severity, seen.message))
    return {
        cell: Doubt(min((level for level, _ in all_), key=LEVELS.index), " ".join(text for _, text in all_))
        for cell, all_ in said.items()
    }


def states_of(view: View, reading: Reading, tables: Sequence[ReadTable]) -> States:
    """What became of each row of the sheet. Nothing is said of the rows of a file that was not read to its end."""
    states: States = {r: ("head", "") for t in tables for r in range(t.head_first, t.head_last + 1)}
    if not reading.rows.read:
        return states
    warned: dict[int, list[str]] = {}
    for seen in reading.findings:
        if seen.sheet == view.sheet and seen.cell and seen.severity != "notes":
            warned.setdefault(row_of(seen.cell), []).append(seen.message)
    given = {row_of(o.cell) for o in reading.observations if o.sheet == view.sheet and o.cell}
    left = {i.row - 1: IGNORED.get(i.reason, i.reason) for i in reading.ignored if i.sheet == view.sheet}
    bodies = {r for t in tables for r in range(t.head_last + 1, t.body_end)}
    for row in sorted(bodies | given | left.keys()):
        if row in states or not _filled(view, row):
            continue
        if row in left:
            states[row] = "ignored", left[row]
        elif row in given or row not in warned:
            states[row] = "taken", ""
        else:
            states[row] = "rejected", " ".join(dict.fromkeys(warned[row]))
    return states


def row_of(cell: str) -> int:
    """ "B12" → 11."""
    return int(cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) - 1


def _filled(view: View, row: int) -> bool:
    at = row - view.first_row
    return 0 <= at < len(view.rows) and any(v not in ("", None) for v in view.rows[at])


def _rows_in_doubt(view: View, doubts: Mapping[str, Doubt], states: States) -> set[int]:
    """Rows somebody must be able to see, whatever the length of the sheet."""
    rows = {row_of(cell) for cell, doubt in doubts.items() if doubt.level in IN_DOUBT}
    rows |= {row for row, (state, _) in states.items() if state == "rejected"}
    return {row for row in rows if view.first_row <= row < view.first_row + len(view.rows)}


def _segments(view: View, tables: Sequence[ReadTable], troubled: set[int]) -> list[range]:
    """The runs of rows that are drawn: the first ones, all heads, and further down what is in doubt. A run ends where
    a table begins, so that its labels can stand between."""
    end = view.first_row + len(view.rows)
    top = min(end, view.first_row + MOST_LINES)
    further = sorted(row for row in troubled if row >= top)[:MOST_FURTHER]
    wanted = set(range(view.first_row, top))
    wanted |= {r for row in further for r in range(row - NEIGHBOURS, row + NEIGHBOURS + 1) if r < end}
    wanted |= {r for t in tables for r in range(t.head_first, min(end, t.head_last + 1))}
    heads = {t.head_first for t in tables}
    rows = sorted(wanted)
    cuts = [0, *(n + 1 for n, (a, b) in enumerate(pairwise(rows)) if b != a + 1 or b in heads), len(rows)]
    return [range(rows[a], rows[b - 1] + 1) for a, b in pairwise(cuts) if b > a]


def _gap(start: int, stop: int, troubled: set[int]) -> list[Block]:
    missing = stop - start
    return [Gap(missing, sum(start <= row < stop for row in troubled))] if missing > 0 else []


def _labels(view: View, tables: Sequence[ReadTable]) -> list[Block]:
    """One line for all tables that begin in one row."""
    if not tables:
        return []
    said = {c.index: (look_of(c.role), column_words(c)) for t in tables for c in t.columns}
    width = max(map(len, view.rows), default=0)
    every = range(view.first_column, view.first_column + width)
    return [Labels(tuple(said.get(c, ("", "")) for c in every))]


def _painted(line, tables: Sequence[ReadTable], states: States, doubts: Mapping[str, Doubt]) -> PaintedLine:
    state, why = states.get(line.number - 1, ("", ""))
    drawn = line.cells if state else _run_over(line.cells)
    cells = tuple(Painted(c, _look(tables, c.at), _doubt(doubts, c)) for c in drawn)
    return PaintedLine(line.number, line.hidden, state, why, cells)


def _run_over(cells: Iterable[Cell]) -> tuple[Cell, ...]:
    """The cells of a line outside of tables: a text runs over the empty cells after it, as on the office's screen."""
    made: list[Cell] = []
    for cell in cells:
        last = made[-1] if made else None
        alone = cell.rows == 1 and not cell.text
        if last and alone and last.text and last.rows == 1 and not last.is_number:
            made[-1] = replace(last, columns=last.columns + cell.columns)
        else:
            made.append(cell)
    return tuple(made)


def _look(tables: Sequence[ReadTable], at: Position) -> str:
    column = column_at(tables, at)
    return look_of(column.role) if column else ""


def column_at(tables: Sequence[ReadTable], at: Position) -> ReadColumn | None:
    """The column of a table a cell belongs to, head or body; None outside of tables."""
    row, index = at
    for table in tables:
        if table.head_first <= row < table.body_end:
            found = next((c for c in table.columns if c.index == index), None)
            if found is not None:
                return found
    return None


def _doubt(doubts: Mapping[str, Doubt], cell: Cell) -> Doubt:
    """The heaviest doubt at a cell or at any it covers."""
    row, column = cell.at
    if (cell.rows, cell.columns) == (1, 1):
        return doubts.get(cell_name(row, column), NO_DOUBT)
    covered = (
        doubts[name]
        for r in range(row, row + cell.rows)
        for c in range(column, column + cell.columns)
        if (name := cell_name(r, c)) in doubts
    )
    return min(covered, key=lambda doubt: LEVELS.index(doubt.level), default=NO_DOUBT)
