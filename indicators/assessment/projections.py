"""The result projected for the whole phase, three numbers side by side: declared, computed, difference."""

from collections.abc import Mapping, Sequence

from indicators.assessment.ledger import is_over
from indicators.assessment.model import Projection, UnitValue
from indicators.assessment.verdicts import outlook_of
from indicators.catalogue.definitions import Indicator, Milestone, Round, Settings


def projection_year(
    round: Round, milestones: Sequence[Milestone], declared: Mapping[int, UnitValue]
) -> int | None:
    """The milestone a phase ends with: the first one not yet over, else the last year a unit declared."""
    ahead = [m.year for m in milestones if not is_over(round, m.year)]
    return min(ahead, default=None) or max(declared, default=None)


def projection_of(
    round: Round,
    indicator: Indicator,
    milestones: Sequence[Milestone],
    series: Sequence[UnitValue],
    declared: Mapping[int, UnitValue],
    year: int | None,
    settings: Settings,
) -> Projection | None:
    """None where nobody declared a value and the series is too short or too old to compute one."""
    if year is None:
        return None
    said = declared.get(year)
    value = said.value if said else None
    milestone = next((m for m in milestones if m.year == year), None)
    computed = outlook_of(milestone, indicator, round, series, settings).projected if milestone else None
    if value is None and computed is None:
        return None
    difference = None if value is None or computed is None else value - computed
    by, expected = _declared_by(said)
    return Projection(year, value, by, expected, computed, difference, said.sources if said else ())


def _declared_by(said: UnitValue | None) -> tuple[int, int]:
    """How many of the units that a sum needs declared a projection; a direct one is one of one."""
    if said is None or said.value is None:
        return 0, said.units_expected if said else 0
    if said.origin != "sum":
        return 1, 1
    return sum(f.kind == "projection" for f in said.figures), said.units_expected
