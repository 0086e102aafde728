"""The tables of the report: one per objective in the text, the whole and the units' values as appendices."""

from itertools import groupby

from indicators.assessment.model import Assessment, MilestoneResult, PartResult, UnitValue
from indicators.catalogue.definitions import Indicator
from indicators.output.comparison_rows import MARKS, NO_DATA_MARK, slot_head, slots
from indicators.output.numbers import EMPTY, true_value
from indicators.output.papers.lines import part_name
from indicators.output.papers.material import Material
from indicators.output.papers.report_blocks import Cell, Table
from indicators.output.tables.standings import (
    MilestoneCell,
    latest_text,
    part_of,
    parts_of,
    standing_line,
)
from indicators.output.wording import (
    STATUSES,
    capitalised,
    milestone_of,
    rule_sign,
    short_unit,
    status_at,
    status_of,
)

PORTRAIT_MM, LANDSCAPE_MM = 162, 245  # the width of the text
APPENDIX_SIZE, UNITS_SIZE = 9, 8.5  # points
LEAST_MM, LETTER_MM = 14.0, 1.7  # of a column of results; of a letter in its head
SUMMARY_NOTE = (
    "Ghi chú: dấu “…” là chưa có số liệu; dấu “-” là không phát sinh. Đánh giá theo số chưa làm tròn; số in ra có đủ "
    "số lẻ để không trái với đánh giá. Tử số, mẫu số, tệp, trang tính và ô gốc ở bảng so sánh Excel."
)
UNITS_NOTE = (
    "Ghi chú: cột là mã chỉ tiêu ở Phụ lục I; nền theo kết luận hoặc triển vọng của mốc {year}. “…” chưa có số liệu; "
    "“▒” không công bố để tránh nhận ra cá nhân; ô trống: không thu thập ở đơn vị đó."
)


def objective_table(only: Assessment, m: Material) -> Table:
    """Targets, latest value and how each milestone stands, for the parts of one objective."""
    years = m.years
    heads = (
        "TT",
        "Chỉ tiêu",
        *(f"Mục tiêu {y}" for y in years),
        "Kết quả mới nhất",
        *(f"Mốc {y}" for y in years),
    )
    fixed = (11, *(17,) * len(years), 27, *(26,) * len(years))
    widths = (fixed[0], PORTRAIT_MM - sum(fixed), *fixed[1:])
    return Table(heads, widths, tuple(_objective_row(part, m) for part in parts_of(only)))


def _objective_row(part: PartResult, m: Material) -> tuple[Cell, ...]:
    line = standing_line(part, m.indicators[part.indicator])
    cells = {c.year: c for c in line.milestones}
    found = [cells.get(year) for year in m.years]
    name = f"{part_name(part, m)} ({line.measure})" if line.measure else part_name(part, m)
    return (
        Cell(part.code, "center"), Cell(name),
        *(Cell(c.target if c else EMPTY, "center") for c in found),
        Cell(f"{line.value}\n{line.beside}".replace(" · ", "\n"), "center"),
        *(Cell(_stand(c, part), "center", c.status.soft) if c and c.status else Cell(EMPTY, "center") for c in found),
    )  # fmt: skip


def _stand(cell: MilestoneCell, part: PartResult) -> str:
    """The status, and what a verdict rests on; a pace stands in the sentence above the table."""
    result = milestone_of(part, cell.year)
    label = cell.status.label if cell.status else EMPTY
    return f"{label}\n{cell.remark}" if cell.remark and result and result.verdict else label


def summary_table(m: Material) -> tuple[Table, str]:
    """Appendix I and its note: every part with targets, every year, estimates and projections, status by milestone."""
    actuals, ahead = slots([m.assessment])
    columns = (*actuals, *ahead)
    years = m.years
    heads = (
        "TT", "Mục tiêu, chỉ tiêu", "ĐVT", *(f"Mục tiêu {y}" for y in years), *map(slot_head, columns),
        *(f"Mốc {y}" for y in years),
    )  # fmt: skip
    wide = (_room(head) for head in map(slot_head, columns))
    fixed = (10, 19, *(15.5,) * len(years), *wide, *(24,) * len(years))
    widths = (fixed[0], LANDSCAPE_MM - sum(fixed), *fixed[1:])
    rows: list[tuple[Cell, ...]] = []
    for objective, targets in groupby(m.assessment.targets, key=lambda t: t.objective):
        parts = [p for t in targets for p in t.parts if p.reason != "not_collected"]
        if parts:
            rows.append((Cell(f"Mục tiêu {objective}: {m.objectives.get(objective, objective)}", bold=True),))
        rows += [_summary_row(part, columns, m) for part in parts]
    return Table(heads, widths, tuple(rows), APPENDIX_SIZE), SUMMARY_NOTE


def _room(head: str) -> float:
    """Millimetres a column of results needs for the longest word above it."""
    return max(LEAST_MM, LETTER_MM * max(map(len, head.split())) + 3)


def _summary_row(part: PartResult, columns: tuple, m: Material) -> tuple[Cell, ...]:
    indicator = m.indicators[part.indicator]
    values = {(v.data_year, v.period, v.kind, v.as_of): v for v in (*part.others, *part.series)}
    results = [(milestone_of(part, year), status_at(part, year)) for year in m.years]
    return (
        Cell(part.code, "center"), Cell(part_name(part, m)), Cell(indicator.unit, "center"),
        *(Cell(_target(r, indicator), "center") for r, _ in results),
        *(Cell(value_text(values.get(slot), part, indicator), "right") for slot in columns),
        *(Cell(s.label, "center", s.soft) for _, s in results),
    )  # fmt: skip


def _target(result: MilestoneResult | None, indicator: Indicator) -> str:
    return rule_sign(result.milestone.rule, result.milestone.value, indicator.unit) if result else EMPTY


def value_text(value: UnitValue | None, part: PartResult, indicator: Indicator) -> str:
    """The number with enough decimals for its targets, or the mark that says why there is none."""
    if value is None or value.value is None:
        return MARKS.get(value.reason, NO_DATA_MARK) if value else NO_DATA_MARK
    return true_value(value.value, indicator, [r.milestone for r in part.milestones], short=True)


def units_table(m: Material) -> tuple[Table, str]:
    """Appendix II and its note: units down, parts across, the latest value of each."""
    codes = [p.code for p in parts_of(m.assessment) if any(part_of(a, p.code) for a in m.units)]
    first = 30.0
    width = (LANDSCAPE_MM - first) / max(1, len(codes))
    whole = tuple(_unit_cell(m.assessment, code, m, ground=False) for code in codes)
    rows = [(Cell(capitalised(m.place), bold=True), *whole)]
    rows += [
        (Cell(short_unit(m.names.get(a.unit, a.unit))), *(_unit_cell(a, code, m) for code in codes))
        for a in m.units
    ]
    table = Table(("Đơn vị", *codes), (first, *(width,) * len(codes)), tuple(rows), UNITS_SIZE)
    return table, UNITS_NOTE.format(year=m.focus)


def _unit_cell(assessment: Assessment, code: str, m: Material, ground: bool = True) -> Cell:
    part = part_of(assessment, code)
    if part is None:
        return Cell("", "center")
    if part.latest is None or part.latest.value is None:
        hidden = status_of(part).code == "suppressed" or (part.latest and part.latest.reason == "suppressed")
        return Cell(STATUSES["suppressed"].icon if hidden else NO_DATA_MARK, "center")
    text = latest_text(part, m.indicators[part.indicator]).removesuffix(" lần")
    return Cell(text, "center", status_at(part, m.focus).soft if ground else "")
