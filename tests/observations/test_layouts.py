"""Every layout of tests/spec/layouts, read as it stands there: its figures, their cells, and nothing else.

A layout file: a sentence; round, province and unit; the grid with cells between bars; what must come out. In the grid
``<`` continues the merged cell on the left and ``^`` the one above, ``d:`` is a date cell, ``%0.5`` a number shown with
a % format, ``=?`` a formula without a result, ``#REF!`` an error, ``"62`` text made of digits.
Plain digits are number cells, all else is text.
"""

import re
from datetime import date
from pathlib import Path

import pytest

from indicators.catalogue import load
from indicators.observations import Observation, Reading, read
from indicators.workbook.grid import Merge, Sheet, Value, Workbook

LAYOUTS = sorted((Path(__file__).parents[1] / "spec" / "layouts").glob("*.txt"))
ABOUT_THE_FILE = {"asked_missing", "not_asked"}
NUMBER = re.compile(r"-?\d+(\.\d+)?")


def parts_of(file: Path) -> tuple[dict[str, str], list[str], list[str]]:
    head, grid, truth = re.split(r"^---\n", file.read_text(encoding="utf-8"), flags=re.M)
    words = re.search(r"round: (\S+), province (\S+), unit (\S+)", head)
    assert words, file
    return (
        dict(zip(("round", "province", "unit"), words.groups(), strict=True)),
        grid.splitlines(),
        truth.splitlines(),
    )


def value_of(text: str) -> Value:
    if text.startswith("d:"):
        return date.fromisoformat(text[2:])
    if text.startswith("%"):
        return float(text[1:]) if len(text) > 1 else text
    if text.startswith('"'):
        return text[1:]
    if text == "=?":
        return ""
    return float(text) if NUMBER.fullmatch(text) else text


def sheet_of(lines: list[str]) -> Sheet:
    cells = [[c.strip() for c in line.split("|")] if line else [] for line in lines]
    width = max(len(row) for row in cells)
    cells = [row + [""] * (width - len(row)) for row in cells]
    places = [(r, c, text) for r, row in enumerate(cells) for c, text in enumerate(row)]
    return Sheet(
        "Biểu 1",
        True,
        [
            ["" if text in ("<", "^") or text.startswith("#") else value_of(text) for text in row]
            for row in cells
        ],
        merges_of(cells),
        percent=frozenset((r, c) for r, c, text in places if re.fullmatch(r"%[\d.]+", text)),
        unvalued=frozenset((r, c) for r, c, text in places if text == "=?"),
        errors={(r, c): text for r, c, text in places if text.startswith("#")},
    )


def merges_of(cells: list[list[str]]) -> tuple[Merge, ...]:
    made = []
    for r, row in enumerate(cells):
        for c, text in enumerate(row):
            if text in ("<", "^"):
                continue
            right = next((i for i in range(c + 1, len(row)) if row[i] != "<"), len(row)) - 1
            down = next((i for i in range(r + 1, len(cells)) if cells[i][c] != "^"), len(cells)) - 1
            if right > c or down > r:
                made.append(Merge(r, c, down, right))
    return tuple(made)


def read_layout(file: Path) -> tuple[Reading, list[str]]:
    about, grid, truth = parts_of(file)
    catalogue = load()
    rounds = catalogue.rounds(about["province"], False)
    workbook = Workbook("phu luc.xlsx", "0" * 64, "xlsx", (sheet_of(grid),))
    return read(workbook, catalogue, rounds, about["round"], about["unit"]), truth


def line_of(o: Observation) -> str:
    time = f"{o.as_of}" if o.as_of else f"{o.data_year}-half" if o.period == "half" else f"{o.data_year}"
    if o.numerator is not None and o.denominator is not None:
        value = f"{o.numerator:g}/{o.denominator:g}"
    else:
        value = "none" if o.value is None else f"{o.value:g}"
    rest = [f"{{{k}={v}}}" for k, v in o.breakdown]
    rest += [o.declared_verdict] if o.declared_verdict else []
    rest += [f"{k}={v}" for k, v in (("cause", o.cause), ("solution", o.solution), ("note", o.note)) if v]
    return " ".join([f"{o.indicator} {o.subject} {time} {o.kind} = {value} @ {o.cell}", *rest])


@pytest.mark.parametrize("file", LAYOUTS, ids=lambda f: f.stem)
def test_a_layout_says_what_its_truth_says(file: Path) -> None:
    reading, truth = read_layout(file)
    expected = [t for t in truth if not t.startswith(("finding:", "ignored:")) and t]
    findings = sorted(t.removeprefix("finding: ") for t in truth if t.startswith("finding:"))
    said = [line_of(o) for o in reading.observations]
    if not any("note=" in line for line in expected):
        said = [re.sub(r" note=.*", "", line) for line in said]
    assert said == expected
    assert sorted(f"{f.code} {f.cell}" for f in reading.findings if f.code not in ABOUT_THE_FILE) == findings
    ignored = [t.removeprefix("ignored: ") for t in truth if t.startswith("ignored:")]
    assert [f"{i.row} {i.reason}" for i in reading.ignored] == ignored
    assert reading.rows.read == reading.rows.taken + reading.rows.rejected + reading.rows.ignored
