"""Spreadsheets as offices fill them, written as text beside their truth.

One layout:

    === a_name
    What is peculiar about it.
    province: 62 | round: 2021-2025 | unit: 608
    --- Sheet1
    TT | Chỉ tiêu | Kế hoạch | Thực hiện | <
    ^  | ^        | ^        | 2023 | 2024
    %% | | ! | 2023 | 2024
    1  | Cơ quan … | 60 | 46.67% | '48,2% := 48.2 @@ i=1.1

``round`` and ``unit`` are what the sender chose; ``says_round`` and ``says_unit`` what the file itself says (then
nothing is chosen). ``file`` names the file, ``encode`` the way its words are written, ``doubt`` what must be found
somewhere.

Cells: ``46.67`` a number, ``46.67%`` a number 0.4667 shown as percent, ``'46,67`` text, ``d:2025-06-15`` a date,
``=A1/B1`` a formula nobody computed, ``=A1/B1 {0.5}`` one with its result (``{0.5%}`` shown as percent), ``<`` merged
with the left, ``^`` with the one above, ``\\n`` a line break. ``shown := truth`` where the truth is not the number
shown: ``46.67``, ``14/30``, ``none``, ``?code,code`` (a finding of one of the codes must stand at the cell; ``?`` any).

Marks, after ``%%`` for columns and after ``@@`` for a row (the row's win): ``i=`` indicator, ``s=`` subject, a year,
``n`` ``d`` ``r`` for numerator, denominator and the rate beside them, ``half`` ``to=2025-05-30`` ``est`` ``proj``
``prelim``, ``female`` ``urban`` ``rural`` ``at_commune`` a breakdown, ``!`` never a result, ``~`` may be left out,
``met`` ``unmet`` ``na`` a column of verdicts, ``?code`` a finding in that row.
"""

import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

FORMS = Path(__file__).parent / "forms"
BARE_NUMBER = re.compile(r"-?\d+(\.\d+)?$")
BARE_PERCENT = re.compile(r"-?\d+(\.\d+)?%$")
CACHED = re.compile(r"(=.*?)\s*\{(.*?)\}$")
YEAR = re.compile(r"(19|20)\d\d$")
FLAGS = {
    "half",
    "est",
    "proj",
    "prelim",
    "female",
    "urban",
    "rural",
    "at_province",
    "at_district",
    "at_commune",
    "n",
    "d",
    "r",
    "!",
    "~",
    "met",
    "unmet",
    "na",
}


@dataclass(frozen=True)
class Cell:
    """``value`` as the file stores it; ``formula`` with its cached ``value`` (None: never computed)."""

    value: object = None
    percent: bool = False
    formula: str = ""


@dataclass(frozen=True)
class Mark:
    """One truth at one cell: ``number`` is a value, a pair of counts, or None where only ``codes`` are expected."""

    row: int
    column: int
    facts: tuple[tuple[str, str], ...]
    flags: frozenset[str]
    number: float | tuple[float, float] | None
    codes: tuple[str, ...] = ()


@dataclass
class Page:
    name: str
    hidden: bool = False
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    row_codes: list[tuple[int, tuple[str, ...]]] = field(default_factory=list)


@dataclass
class Layout:
    """A file to be, with its truth. ``facts`` are the lines ``key: value`` above the sheets."""

    name: str
    about: str
    facts: dict[str, str]
    pages: list[Page]
    text: str


def layouts(text: str) -> list[Layout]:
    """Every layout of a text."""
    return [_layout("=== " + part) for part in re.split(r"^=== ", text, flags=re.M)[1:]]


def all_forms() -> list[Layout]:
    """The layouts written by hand, in the order of their files."""
    return [one for path in sorted(FORMS.glob("*.txt")) for one in layouts(path.read_text(encoding="utf-8"))]


def _layout(text: str) -> Layout:
    head, *sheets = re.split(r"^--- ", text, flags=re.M)
    name, *about = head.removeprefix("=== ").strip().split("\n")
    facts: dict[str, str] = {}
    for line in about:
        if re.match(r"[a-z_]+: ", line):
            facts |= dict(piece.strip().split(": ", 1) for piece in line.split(" | "))
    prose = " ".join(line for line in about if not re.match(r"[a-z_]+: ", line))
    return Layout(name.strip(), prose, facts, [_page(sheet) for sheet in sheets], text.rstrip())


def _page(text: str) -> Page:
    title, *lines = text.rstrip("\n").split("\n")
    page = Page(title.replace("[hidden]", "").strip(), "[hidden]" in title)
    columns: list[str] = []
    raw: list[list[str]] = []
    for line in lines:
        if line.startswith("#"):
            continue
        if line.startswith("%%"):
            columns = [piece.strip() for piece in line[2:].split("|")]
            continue
        shown, _, marks = line.partition("@@")
        cells = [piece.strip() for piece in shown.split("|")]
        _read_row(page, len(raw), cells, columns, marks.strip() if "@@" in line else None)
        raw.append(cells)
    page.merges = _merges(raw)
    return page


def _read_row(page: Page, row: int, cells: list[str], columns: list[str], marks: str | None) -> None:
    facts, flags, codes, _ = _tokens(marks or "")
    if codes:
        page.row_codes.append((row, codes))
    for column, piece in enumerate(cells):
        shown, _, said = piece.partition(":=")
        shown = shown.strip()
        if shown not in ("", "<", "^"):
            page.cells[row, column] = _cell(shown)
        spec = columns[column] if column < len(columns) else ""
        if marks is not None and (spec or said.strip()) and shown not in ("", "<", "^"):
            page.marks.append(_mark(row, column, spec, said.strip(), facts, flags, page.cells[row, column]))


def _mark(
    row: int, column: int, spec: str, said: str, facts: dict[str, str], flags: set[str], cell: Cell
) -> Mark:
    column_facts, column_flags, codes, _ = _tokens(spec)
    own_facts, own_flags, own_codes, number = _tokens(said)
    merged = column_facts | facts | own_facts
    all_flags = frozenset(column_flags | flags | own_flags)
    if not said:
        number = _shown_number(cell)
    return Mark(row, column, tuple(sorted(merged.items())), all_flags, number, (*codes, *own_codes))


def _tokens(
    text: str,
) -> tuple[dict[str, str], set[str], tuple[str, ...], float | tuple[float, float] | None]:
    facts: dict[str, str] = {}
    flags: set[str] = set()
    codes: tuple[str, ...] = ()
    number: float | tuple[float, float] | None = None
    for token in text.split():
        if token.startswith("?"):
            codes = tuple(token[1:].split(",")) if len(token) > 1 else ("any",)
        elif "=" in token:
            key, _, value = token.partition("=")
            facts[key] = value
        elif token in FLAGS:
            flags.add(token)
        elif YEAR.match(token):
            facts["y"] = token
        elif token == "none":
            number = None
        elif "/" in token:
            top, _, bottom = token.partition("/")
            number = (float(top), float(bottom))
        else:
            number = float(token)
    return facts, flags, codes, number


def _shown_number(cell: Cell) -> float | None:
    if isinstance(cell.value, (int, float)) and not isinstance(cell.value, bool):
        return round(cell.value * 100, 10) if cell.percent else float(cell.value)
    return None


def _cell(shown: str) -> Cell:
    cached = CACHED.match(shown)
    if cached:
        inner = _cell(cached[2])
        return Cell(inner.value, inner.percent, cached[1])
    if shown.startswith("="):
        return Cell(None, False, shown)
    if shown.startswith("d:"):
        return Cell(date.fromisoformat(shown[2:]))
    if shown.startswith("'"):
        return Cell(shown[1:].replace("\\n", "\n"))
    if BARE_NUMBER.match(shown):
        return Cell(float(shown) if "." in shown else int(shown))
    if BARE_PERCENT.match(shown):
        return Cell(round(float(shown[:-1]) / 100, 12), True)
    return Cell(shown.replace("\\n", "\n"))


def _merges(raw: list[list[str]]) -> list[tuple[int, int, int, int]]:
    def at(row: int, column: int) -> str:
        return (
            raw[row][column].partition(":=")[0].strip() if row < len(raw) and column < len(raw[row]) else ""
        )

    found = []
    for row, cells in enumerate(raw):
        for column in range(len(cells)):
            if at(row, column) in ("", "<", "^"):
                continue
            right, down = column, row
            while at(row, right + 1) == "<":
                right += 1
            while all(at(down + 1, c) == "^" for c in range(column, right + 1)):
                down += 1
            if (right, down) != (column, row):
                found.append((row, column, down, right))
    return found
