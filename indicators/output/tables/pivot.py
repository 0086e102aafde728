"""Any units × indicators × years beside their targets: rows to read, lines to draw, a file to take away."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from indicators.assessment.model import Assessment, PartResult, UnitValue
from indicators.catalogue.definitions import Indicator, Milestone
from indicators.output.csv_text import csv_bytes
from indicators.output.figures.compare import Line
from indicators.output.numbers import EMPTY, format_value
from indicators.output.tables.standings import part_of, parts_of
from indicators.output.wording import KINDS, milestone_status, period_text, rule_sign, short_unit

MOST_LINES = 12
# Which of several values of one year a cell shows: the whole year before a part of it, what was done before a guess.
_PREFERENCE = {
    ("year", "actual"): 0,
    ("to_date", "actual"): 1,
    ("half", "actual"): 2,
    ("year", "estimate"): 3,
}
_LAST = 9


@dataclass(frozen=True, slots=True)
class Pivot:
    """``rows`` are words, one per unit and indicator, ``keys`` their (unit, part code); ``lines`` the full-year actuals
    of the same."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    keys: tuple[tuple[str, str], ...]
    lines: tuple[Line, ...]
    milestones: tuple[Milestone, ...]


def years_of(assessments: Sequence[Assessment]) -> tuple[int, ...]:
    """Years any value speaks of, in order."""
    values = (v for a in assessments for p in parts_of(a) for v in (*p.series, *p.others))
    return tuple(sorted({v.data_year for v in values if v.kind != "plan"}))


def pivot(
    assessments: Sequence[Assessment],
    codes: Sequence[str],
    years: Sequence[int],
    indicators: Mapping[str, Indicator],
    names: Mapping[str, str],
) -> Pivot:
    """``codes`` of parts, ``names`` of units by code. A pair that nobody collects has no row."""
    found = [(a, p) for code in codes for a in assessments if (p := part_of(a, code))]
    milestones = sorted({m.milestone.year for _, p in found for m in p.milestones})
    heads = ("Đơn vị", "Mã", "Chỉ tiêu", "ĐVT", *map(str, years))
    heads += tuple(f"{word} {year}" for year in milestones for word in ("Mục tiêu", "Mốc"))
    rows = tuple(_row(a, p, years, milestones, indicators[p.indicator], names) for a, p in found)
    same = {p.code for _, p in found}
    lines = tuple(_as_line(a, p, years, indicators, names, len(same) == 1) for a, p in found[:MOST_LINES])
    marked = tuple(m.milestone for m in found[0][1].milestones) if len(same) == 1 else ()
    return Pivot(heads, rows, tuple((a.unit, p.code) for a, p in found), lines, marked)


def _row(
    a: Assessment, p: PartResult, years: Sequence[int], milestones: Sequence[int], indicator: Indicator,
    names: Mapping[str, str],
) -> tuple[str, ...]:  # fmt: skip
    results = {m.milestone.year: m for m in p.milestones}
    ends = (
        (rule_sign(m.milestone.rule, m.milestone.value, indicator.unit), milestone_status(m).label)
        if m
        else (EMPTY, EMPTY)
        for m in (results.get(year) for year in milestones)
    )
    cells = (_cell([v for v in (*p.series, *p.others) if v.data_year == year], indicator) for year in years)
    head = (names.get(a.unit, a.unit), p.code, indicator.name, indicator.unit)
    return (*head, *cells, *(word for end in ends for word in end))


def _cell(values: Sequence[UnitValue], indicator: Indicator) -> str:
    known = [v for v in values if v.kind != "plan" and v.value is not None]
    best = min(known, key=lambda v: _PREFERENCE.get((v.period, v.kind), _LAST), default=None)
    if best is None:
        return EMPTY
    text = format_value(best.value, indicator, short=True)
    if best.kind != "actual":
        return f"{text} ({KINDS[best.kind].lower()})"
    return (
        text if best.period == "year" else f"{text} ({period_text(best.data_year, best.period, best.as_of)})"
    )


def _as_line(
    a: Assessment,
    p: PartResult,
    years: Sequence[int],
    indicators: Mapping[str, Indicator],
    names: Mapping[str, str],
    alone: bool,
) -> Line:
    """``alone``: every line is of this indicator, so that the unit's name says enough."""
    by_year = {v.data_year: v.value for v in p.series}
    name = short_unit(names.get(a.unit, a.unit))
    points = tuple((year, by_year.get(year)) for year in years if year in by_year)
    return Line(f"{a.unit}|{p.code}", name if alone else f"{name}, {p.code}", indicators[p.indicator], points)


def pivot_csv(made: Pivot) -> bytes:
    """The picked table as it is shown, for Excel."""
    return csv_bytes(made.heads, made.rows)
