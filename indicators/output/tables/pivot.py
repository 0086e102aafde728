"""Any units × indicators × years beside their targets, laid out as one picks: rows to read and copy, lines to draw."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from indicators.assessment.model import Assessment, PartResult
from indicators.catalogue.definitions import Indicator, Milestone
from indicators.output.comparison_rows import Slot, slot_head, slots
from indicators.output.figures.compare import Line
from indicators.output.numbers import EMPTY, excel_format, format_value, true_decimals
from indicators.output.sentences import part_year_note
from indicators.output.tables.standings import part_of, parts_of
from indicators.output.wording import extent_text, milestone_of, milestone_status, rule_sign, short_unit

MOST_LINES = 12
LAYOUTS: dict[str, str] = {
    "indicator": "Theo chỉ tiêu: mỗi dòng một đơn vị",
    "unit": "Theo đơn vị: mỗi dòng một chỉ tiêu",
    "year": "Theo chỉ tiêu: mỗi dòng một năm, mỗi cột một đơn vị",
}
FIRST_HEADS: dict[str, str] = {"indicator": "Đơn vị", "unit": "Chỉ tiêu", "year": "Năm"}
Key = tuple[str, str]  # (unit, part code)


@dataclass(frozen=True, slots=True)
class PivotCell:
    """What a cell shows; ``value`` is its number with all digits, None for words; ``format``: of a spreadsheet."""

    text: str
    value: float | None = None
    format: str = ""


@dataclass(frozen=True, slots=True)
class PivotRow:
    """``group``: the title it stands under; ``key``: whose figures it shows, where it is one unit's."""

    group: str
    name: str
    cells: tuple[PivotCell, ...]
    key: Key | None


@dataclass(frozen=True, slots=True)
class Pivot:
    """``layout``: a key of ``LAYOUTS``. ``heads``: of the name and of every cell. ``years``: how many of the first
    cells (by year: rows of a group) are full years. ``lines``, ``milestones``: for the chart.
    ``note``: which of the columns are not to be compared."""

    layout: str
    heads: tuple[str, ...]
    rows: tuple[PivotRow, ...]
    years: int
    lines: tuple[Line, ...]
    milestones: tuple[Milestone, ...]
    note: str = ""

    def groups(self) -> list[tuple[str, list[PivotRow]]]:
        return [(title, list(rows)) for title, rows in groupby(self.rows, key=lambda row: row.group)]


@dataclass(frozen=True, slots=True)
class Picked:
    """What one pair of unit and part gives, before it is laid out."""

    key: Key
    unit: str
    part: PartResult
    indicator: Indicator
    cells: tuple[PivotCell, ...]
    ends: tuple[PivotCell, ...]


Laid = tuple[tuple[str, ...], tuple[PivotRow, ...]]  # the heads of the cells, the rows


def years_of(assessments: Sequence[Assessment]) -> tuple[int, ...]:
    """Years any value speaks of, in order."""
    values = (v for a in assessments for p in parts_of(a) for v in (*p.series, *p.others))
    return tuple(sorted({v.data_year for v in values if v.kind != "plan"}))


def pivot(
    assessments: Sequence[Assessment], codes: Sequence[str], years: Sequence[int], indicators: Mapping[str, Indicator],
    names: Mapping[str, str], layout: str = "indicator", national: Mapping[Key, str] | None = None,
) -> Pivot:  # fmt: skip
    """``codes`` of parts, ``names`` of units by code, ``national``: (part code, year) → the national target in signs,
    where it differs. A pair that nobody collects has no row."""
    found = [(a, p) for code in codes for a in assessments if (p := part_of(a, code))]
    columns = _columns([a for a, _ in found], {p.code for _, p in found}, years)
    milestones = sorted({m.milestone.year for _, p in found for m in p.milestones})
    country = national or {}
    ends = tuple(f"{word} {year}" for year in milestones for word in ("Mục tiêu", "Mốc"))
    picked = [
        Picked((a.unit, p.code), names.get(a.unit, a.unit), p, indicators[p.indicator],
               tuple(_cell(p, slot, indicators[p.indicator]) for slot in columns),
               tuple(c for y in milestones for c in _ends(p, y, indicators[p.indicator], country)))
        for a, p in found
    ]  # fmt: skip
    slot_heads = tuple(map(_head, columns))
    full = sum(slot[1:3] == ("year", "actual") for slot in columns)
    same = len({p.code for _, p in found}) == 1
    lines = tuple(_as_line(one, names, years, same) for one in picked[:MOST_LINES])
    heads, rows = LAID_OUT[layout](picked, slot_heads, ends)
    marked = tuple(m.milestone for m in found[0][1].milestones) if same else ()
    note = part_year_note(period for _, period, _, _ in columns)
    return Pivot(layout, (FIRST_HEADS[layout], *heads), rows, full, lines, marked, note)


def _head(slot: Slot) -> str:
    """ "2024" for what was done in a full year; of anything else whether it is of a whole year or of a part."""
    _, period, kind, _ = slot
    done = (period, kind) == ("year", "actual")
    return slot_head(slot) if done else f"{slot_head(slot)} ({extent_text(period)})"


def _columns(assessments: Sequence[Assessment], codes: set[str], years: Sequence[int]) -> tuple[Slot, ...]:
    """Full years first, then parts of a year, then estimates and projections: only those somebody has a value for."""
    actuals, ahead = slots(assessments)
    known = {
        (v.data_year, v.period, v.kind, v.as_of)
        for a in assessments for p in parts_of(a) if p.code in codes for v in (*p.series, *p.others)
    }  # fmt: skip
    mine = [s for s in (*actuals, *ahead) if s[0] in years and s in known]
    return tuple(sorted(mine, key=lambda s: (s[2] != "actual", s[1] != "year")))


def _cell(part: PartResult, slot: Slot, indicator: Indicator) -> PivotCell:
    found = next(
        (v for v in (*part.others, *part.series) if (v.data_year, v.period, v.kind, v.as_of) == slot), None
    )
    if found is None or found.value is None:
        return PivotCell(EMPTY)
    decimals = true_decimals(found.value, indicator, [m.milestone for m in part.milestones])
    text = format_value(found.value, indicator, decimals, short=True)
    return PivotCell(text, found.value, excel_format(indicator, decimals))


def _ends(
    part: PartResult, year: int, indicator: Indicator, national: Mapping[Key, str]
) -> tuple[PivotCell, PivotCell]:
    """The target of a milestone, beside the national one where it differs, and how it stands."""
    result = milestone_of(part, year)
    if result is None:
        return PivotCell(EMPTY), PivotCell(EMPTY)
    own = rule_sign(result.milestone.rule, result.milestone.value, indicator.unit)
    theirs = national.get((part.code, str(year)))
    return PivotCell(f"{own} (quốc gia {theirs})" if theirs else own), PivotCell(
        milestone_status(result).label
    )


def _part_title(one: Picked) -> str:
    measure = f" ({one.indicator.unit})" if one.indicator.unit and one.indicator.unit != "có/không" else ""
    return f"{one.part.code} {one.indicator.name}{measure}"


def _by_indicator(picked: Sequence[Picked], heads: tuple[str, ...], ends: tuple[str, ...]) -> Laid:
    rows = (PivotRow(_part_title(one), one.unit, (*one.cells, *one.ends), one.key) for one in picked)
    return (*heads, *ends), tuple(rows)


def _by_unit(picked: Sequence[Picked], heads: tuple[str, ...], ends: tuple[str, ...]) -> Laid:
    units = dict.fromkeys(one.unit for one in picked)
    rows = (
        PivotRow(one.unit, _part_title(one), (*one.cells, *one.ends), one.key)
        for unit in units for one in picked if one.unit == unit
    )  # fmt: skip
    return (*heads, *ends), tuple(rows)


def _by_year(picked: Sequence[Picked], heads: tuple[str, ...], ends: tuple[str, ...]) -> Laid:
    units = dict.fromkeys(one.unit for one in picked)
    rows: list[PivotRow] = []
    for title, group in groupby(picked, key=_part_title):
        mine = {one.unit: (*one.cells, *one.ends) for one in group}
        rows += [
            PivotRow(title, head, tuple(mine[u][n] if u in mine else PivotCell(EMPTY) for u in units), None)
            for n, head in enumerate((*heads, *ends))
        ]
    return tuple(map(short_unit, units)), tuple(rows)


LAID_OUT: dict[str, Callable[..., Laid]] = {
    "indicator": _by_indicator,
    "unit": _by_unit,
    "year": _by_year,
}


def _as_line(one: Picked, names: Mapping[str, str], years: Sequence[int], alone: bool) -> Line:
    """``alone``: every line is of this indicator, so that the unit's name says enough."""
    by_year = {v.data_year: v.value for v in one.part.series}
    name = short_unit(one.unit)
    points = tuple((year, by_year.get(year)) for year in years if year in by_year)
    return Line(
        f"{one.key[0]}|{one.part.code}", name if alone else f"{name}, {one.part.code}", one.indicator, points
    )
