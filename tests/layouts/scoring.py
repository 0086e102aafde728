"""What the intake made of a layout, held against its truth."""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from indicators.catalogue import Catalogue, load
from indicators.findings import Finding
from indicators.observations import Observation, Reading, read
from indicators.workbook import cell_name, open_workbook
from tests.layouts.notation import Layout, Mark, Page
from tests.layouts.writing import as_xlsx

BREAKDOWNS = {"female": ("sex", "female"), "urban": ("area", "urban"), "rural": ("area", "rural")} | {
    f"at_{level}": ("level", level) for level in ("province", "district", "commune")
}
VERDICTS = {"met": "met", "unmet": "not_met", "na": "not_assessable"}
ROW_OF_CELL = re.compile(r"[A-Z]+(\d+)$")


@dataclass
class Figure:
    """A figure the file gives: ``cells`` where it may be said to stand."""

    key: tuple
    kinds: tuple[str, ...]
    value: float | None = None
    printed: float | None = None
    numerator: float | None = None
    denominator: float | None = None
    cells: set[tuple[str, str]] = field(default_factory=set)
    optional: bool = False


@dataclass
class Score:
    """Counts of one layout; ``problems`` says each failure in words."""

    name: str
    figures: int = 0
    found: int = 0
    wrong: int = 0
    taken_targets: int = 0
    cells: int = 0
    good_cells: int = 0
    doubts: int = 0
    shown_doubts: int = 0
    named: int = 0
    recognised: int = 0
    rows_add_up: bool = True
    alarms: int = 0
    problems: list[str] = field(default_factory=list)

    @property
    def perfect(self) -> bool:
        return not self.problems


@cache
def catalogue() -> Catalogue:
    return load()


def score(layout: Layout, write: Callable[[Layout], bytes] = as_xlsx, suffix: str = ".xlsx") -> Score:
    """Write the file, read it, compare."""
    return compare(layout, reading_of(layout, write(layout), suffix))


def reading_of(layout: Layout, content: bytes, suffix: str = ".xlsx") -> Reading:
    """What the intake says of a file."""
    facts = layout.facts
    name = facts.get("file", layout.name + ".xlsx").rsplit(".", 1)[0] + suffix
    workbook, seen = open_workbook(content, name)
    if workbook is None:
        return Reading(None, None, None, findings=seen)
    rounds = catalogue().rounds(facts["province"], False)
    reading = read(workbook, catalogue(), rounds, facts.get("round"), facts.get("unit"), {})
    return Reading(
        reading.form, reading.unit, reading.round, reading.rows, reading.ignored, reading.observations,
        (*seen, *reading.findings),
    )  # fmt: skip


def compare(layout: Layout, reading: Reading) -> Score:
    """Every aim, counted."""
    result = Score(layout.name)
    _sender(result, layout, reading)
    truth = figures_of(layout)
    forbidden = {(p.name, _at(m)) for p in layout.pages for m in p.marks if "!" in m.flags}
    texts = {(p.name, _at(m)) for p in layout.pages for m in p.marks if m.codes}
    _figures(result, truth, reading.observations, forbidden, texts)
    _doubts(result, layout, reading.findings)
    _verdicts(result, layout, reading.observations)
    rows = reading.rows
    result.rows_add_up = rows.read == rows.taken + rows.rejected + rows.ignored
    if not result.rows_add_up:
        result.problems.append(f"rows do not add up: {rows}")
    if reading.blocked and any(not f.optional for f in truth.values()):
        codes = ", ".join(f.code for f in reading.findings if f.severity == "blocks")
        result.problems.append(f"the file is refused: {codes}")
    expected = {code for p in layout.pages for m in p.marks for code in m.codes}
    expected |= {code for p in layout.pages for _, codes in p.row_codes for code in codes}
    result.alarms = sum(
        f.severity != "notes" and f.code != "asked_missing" and f.code not in expected
        for f in reading.findings
    )
    return result


def figures_of(layout: Layout) -> dict[tuple, Figure]:
    """The truth of a layout, counts of one row put together, computed rates in place of printed ones."""
    found: dict[tuple, Figure] = {}
    for page in layout.pages:
        for mark in page.marks:
            if mark.number is None or mark.flags & {"!", "met", "unmet", "na"}:
                continue
            key, kinds = _key(layout, mark)
            figure = found.setdefault(key, Figure(key, kinds))
            _add(figure, page, mark)
    for figure in found.values():
        _compute(layout, figure)
    return found


def _add(figure: Figure, page: Page, mark: Mark) -> None:
    figure.optional = figure.optional or "~" in mark.flags
    if isinstance(mark.number, tuple):
        figure.numerator, figure.denominator = mark.number
    elif "n" in mark.flags:
        figure.numerator = mark.number
    elif "d" in mark.flags:
        figure.denominator = mark.number
    else:
        figure.value = mark.number
    if "d" not in mark.flags:
        figure.cells.add((page.name, _at(mark)))


def _compute(layout: Layout, figure: Figure) -> None:
    if figure.numerator is None or figure.denominator is None:
        return
    indicator = catalogue().indicator(_strategy(layout), figure.key[0])
    nothing, figure.printed = figure.denominator == 0, figure.value
    figure.value = None if nothing else figure.numerator / figure.denominator * indicator.multiplier


def _strategy(layout: Layout) -> str:
    code = layout.facts.get("round") or layout.facts["says_round"]
    return catalogue().round(code, layout.facts["province"], False).strategy


def _key(layout: Layout, mark: Mark) -> tuple[tuple, tuple[str, ...]]:
    facts, flags = dict(mark.facts), mark.flags
    unit = layout.facts.get("unit") or layout.facts.get("says_unit")
    subject = facts.get("s") or layout.facts.get("subject") or unit
    as_of = date.fromisoformat(facts["to"]) if "to" in facts else None
    year = int(facts.get("y") or (as_of.year if as_of else layout.facts["year"]))
    period = "half" if "half" in flags else "to_date" if as_of else "year"
    kinds = ("actual",)
    for flag, allowed in {
        "est": ("estimate",),
        "proj": ("projection",),
        "prelim": ("actual", "estimate"),
    }.items():
        kinds = allowed if flag in flags else kinds
    cut = tuple(sorted(BREAKDOWNS[f] for f in flags if f in BREAKDOWNS))
    return (facts.get("i") or layout.facts["indicator"], subject, year, period, kinds[0], as_of, cut), kinds


def _at(mark: Mark) -> str:
    return cell_name(mark.row, mark.column)


def _sender(result: Score, layout: Layout, reading: Reading) -> None:
    for what in ("unit", "round"):
        expected = layout.facts.get("says_" + what)
        if expected:
            result.named += 1
            got = getattr(reading, what)
            result.recognised += got == expected
            if got != expected:
                result.problems.append(f"{what} {expected} is named in the file, recognised {got}")


def _figures(
    result: Score, truth: dict, observations: tuple[Observation, ...], forbidden: set, texts: set
) -> None:
    seen: set[tuple] = set()
    by_key = {(*key[:4], kind, *key[5:]): figure for key, figure in truth.items() for kind in figure.kinds}
    for o in observations:
        here = (o.sheet, o.cell)
        if o.value is None and o.numerator is None and (here in texts or not o.text):
            continue
        figure = by_key.get(o.key)
        if here in forbidden:
            if o.kind == "plan":
                continue
            result.taken_targets += 1
        good = figure is not None and figure.key not in seen and _same(figure, o)
        if figure is not None and not good and _counts_lost(figure, o):
            result.problems.append(f"counts lost: {_said(o)}; truth {_told(figure)}")
            continue
        if not good:
            result.wrong += 1
            result.problems.append(f"wrong: {_said(o)}; truth {_told(figure)}")
            continue
        seen.add(figure.key)
        result.cells += 1
        result.good_cells += here in figure.cells
        if here not in figure.cells:
            result.problems.append(f"cell of {_said(o)}; truth {sorted(figure.cells)}")
    result.figures = sum(not f.optional for f in truth.values())
    result.found = sum(not f.optional and f.key in seen for f in truth.values())
    for figure in truth.values():
        if not figure.optional and figure.key not in seen:
            result.problems.append(f"missing: {_told(figure)}")


def _same(figure: Figure, o: Observation) -> bool:
    pairs = ((figure.value, o.value), (figure.numerator, o.numerator), (figure.denominator, o.denominator))
    return all(
        (a is None) == (b is None) and (a is None or math.isclose(a, b, rel_tol=1e-9, abs_tol=1e-9))
        for a, b in pairs
    )


def _counts_lost(figure: Figure, o: Observation) -> bool:
    """The printed rate was taken where counts stand beside it: no wrong value, yet the figure is not found."""
    printed = figure.printed
    return o.numerator is None and o.denominator is None and printed is not None and o.value == printed


def _said(o: Observation) -> str:
    counts = f" {o.numerator}/{o.denominator}" if o.numerator is not None or o.denominator is not None else ""
    cut = f" {o.breakdown}" if o.breakdown else ""
    when = f"{o.data_year} {o.period} {o.kind}"
    return f"{o.indicator} {o.subject} {when}{cut} = {o.value}{counts} @ {o.sheet}!{o.cell}"


def _told(figure: Figure | None) -> str:
    if figure is None:
        return "has no such figure"
    i, subject, year, period, kind, _, cut = figure.key
    counts = f" {figure.numerator}/{figure.denominator}" if figure.numerator is not None else ""
    return (
        f"{i} {subject} {year} {period} {kind} {cut or ''} = {figure.value}{counts} @ {sorted(figure.cells)}"
    )


def _doubts(result: Score, layout: Layout, findings: tuple[Finding, ...]) -> None:
    wanted: list[tuple[str, Callable[[Finding], bool]]] = []
    for page in layout.pages:
        for mark in page.marks:
            if mark.codes:
                wanted.append((f"{mark.codes} at {page.name}!{_at(mark)}", _at_cell(page, mark)))
        for row, codes in page.row_codes:
            wanted.append((f"{codes} in {page.name} row {row + 1}", _in_row(page, row, codes)))
    for codes in filter(None, layout.facts.get("doubt", "").split()):
        allowed = codes.split(",")
        wanted.append((codes, lambda f, allowed=allowed: f.code in allowed))
    result.doubts = len(wanted)
    for words, holds in wanted:
        if any(holds(f) for f in findings):
            result.shown_doubts += 1
        else:
            result.problems.append(f"no finding: {words}")


def _at_cell(page: Page, mark: Mark) -> Callable[[Finding], bool]:
    def holds(f: Finding) -> bool:
        return f.sheet == page.name and f.cell == _at(mark) and ("any" in mark.codes or f.code in mark.codes)

    return holds


def _in_row(page: Page, row: int, codes: tuple[str, ...]) -> Callable[[Finding], bool]:
    def holds(f: Finding) -> bool:
        place = ROW_OF_CELL.match(f.cell)
        here = f.sheet == page.name and place is not None and int(place[1]) == row + 1
        return here and ("any" in codes or f.code in codes)

    return holds


def _verdicts(result: Score, layout: Layout, observations: tuple[Observation, ...]) -> None:
    for page in layout.pages:
        for mark in page.marks:
            flag = next(iter(mark.flags & VERDICTS.keys()), None)
            code = dict(mark.facts).get("i")
            figured = any(
                m.row == mark.row and m.number is not None and not m.flags & {"!"} for m in page.marks
            )
            if flag is None or code is None or not figured:
                continue
            said = {o.declared_verdict for o in observations if o.indicator == code} - {None}
            if said != {VERDICTS[flag]}:
                result.problems.append(f"verdict of {code}: {said}, truth {VERDICTS[flag]} @ {_at(mark)}")
