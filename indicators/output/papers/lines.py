"""One part on one line of a paper: its name, value, targets, how each milestone stands."""

from indicators.assessment.model import PartResult
from indicators.output.papers.brief_model import End, Line
from indicators.output.papers.material import Material
from indicators.output.tables.bullets import bullet, path_points
from indicators.output.tables.standings import NOTHING_SAID, standing_line


def line_of(part: PartResult, m: Material) -> Line:
    indicator = m.indicators[part.indicator]
    said = standing_line(part, indicator)
    cells = {c.year: c for c in said.milestones}
    ends = tuple(
        End(year, c.target, c.status, "" if c.remark == NOTHING_SAID else c.remark)
        for year in m.years
        if (c := cells.get(year))
    )
    lead = m.leads.get(part.indicator, "") if m.whole else ""
    return Line(
        part.code, part_name(part, m), said.value, said.beside, lead,
        " · ".join(w for w in (lead, said.measure) if w), bullet(part, indicator),
        path_points(part), ends,
    )  # fmt: skip


def part_name(part: PartResult, m: Material) -> str:
    """As the province's own target set words it."""
    return m.parts.get(part.code) or m.indicators[part.indicator].name
