"""Σ numerators ÷ Σ denominators over the units of a province, every organ counted once.

Units are summed at the lowest level that is complete, communes or else districts, a district's figure
including its communes; never both. Where departments have figures of their own (organs, staff) they are
added, and communes stand in for districts only where there are none: they would leave out the organs of the
district itself.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from indicators.assessment.ledger import TERRITORY_LEVELS, Asker, Ledger, Line, Moment, is_over
from indicators.assessment.model import Figure
from indicators.assessment.rules import share, total
from indicators.assessment.voices import Ranks, has_counts, voices
from indicators.catalogue.definitions import Indicator


@dataclass(frozen=True, slots=True)
class Sum:
    """``value`` None when every denominator is 0. ``missing``: expected units that gave no counts."""

    numerator: float
    denominator: float
    value: float | None
    expected: int
    missing: tuple[str, ...]
    figures: tuple[Figure, ...]

    @property
    def missing_share(self) -> float:
        return len(self.missing) / self.expected


def has_sums(indicator: Indicator) -> bool:
    """A survey figure, a bare number and a yes or no are never added up."""
    return indicator.additive and indicator.kind == "ratio"


def best_sum(ledger: Ledger, indicator: Indicator, moment: Moment, ranks: Ranks, day: date) -> Sum | None:
    """The sum that is known on ``day``: the first complete one, else the one with the fewest units missing.

    Tried from the newest round that asked for the moment, with the units and the figures of its time, since
    departments merge and what the old ones sent must not be added to what their successors restate. None
    when no expected unit gave counts; a projection also needs one unit that declared it.
    """
    line = ledger.line(indicator)
    tried: list[Sum] = []
    for asker in _askers(ledger, line, moment, day):
        for units in _unit_sets(asker, indicator):
            made = _sum(ledger, line, indicator, moment, units, ranks, min(day, asker.data_date))
            if made and not made.missing:
                return made
            if made:
                tried.append(made)
    return min(tried, key=lambda s: s.missing_share, default=None)


def expected_units(ledger: Ledger, indicator: Indicator, moment: Moment) -> tuple[str, ...]:
    """The units a sum would need, by the newest round that asked for the moment; empty where nothing is
    summed."""
    if not has_sums(indicator):
        return ()
    newest = next(_askers(ledger, ledger.line(indicator), moment, ledger.round.data_date), None)
    sets = tuple(_unit_sets(newest, indicator)) if newest else ()
    return sets[-1] if sets else ()


def counts_of(
    line: Line, indicator: Indicator, moment: Moment, unit: str, ranks: Ranks, day: date
) -> Figure | None:
    """The figure with counts that speaks for one unit: its own, else a department's about it."""
    known = (f for f in line.get(moment, {}).get(unit, ()) if f.data_date <= day)
    return next((v.figure for v in voices(known, unit, ranks) if has_counts(v.figure, indicator)), None)


def _askers(ledger: Ledger, line: Line, moment: Moment, day: date) -> Iterator[Asker]:
    """Rounds that asked for the moment or brought a figure of it, newest first; else the newest round of
    all."""
    brought = {f.round for figures in line.get(moment, {}).values() for f in figures}
    known = [a for a in ledger.askers if a.data_date <= day]
    asked = [a for a in known if moment in a.moments or a.code in brought]
    yield from asked or known[:1]


def _unit_sets(asker: Asker, indicator: Indicator) -> Iterator[tuple[str, ...]]:
    """The sets of units that cover the province, from the lowest level up."""
    departments = asker.units["department"] if "department" in indicator.levels else ()
    levels = [level for level in TERRITORY_LEVELS if level in indicator.levels and asker.units[level]]
    if "department" in indicator.levels:
        levels = levels[-1:]
    if not levels and departments:
        yield departments
    for level in levels:
        yield departments + asker.units[level]


def _sum(
    ledger: Ledger,
    line: Line,
    indicator: Indicator,
    moment: Moment,
    units: Iterable[str],
    ranks: Ranks,
    day: date,
) -> Sum | None:
    spoken_of = line.get(moment, {})
    found = {
        unit: counts_of(line, indicator, moment, unit, ranks, day) if unit in spoken_of else None
        for unit in units
    }
    if not any(found.values()):
        return None
    if moment.kind == "projection":
        found = {u: f or _latest_actual(ledger, line, indicator, u, ranks, day) for u, f in found.items()}
    return _added(found, indicator)


def _added(found: Mapping[str, Figure | None], indicator: Indicator) -> Sum:
    figures = tuple(f for f in found.values() if f)
    numerator = total(f.numerator or 0 for f in figures)
    denominator = total(f.denominator or 0 for f in figures)
    return Sum(
        numerator,
        denominator,
        share(numerator, denominator, indicator.multiplier) if denominator else None,
        len(found),
        tuple(unit for unit, f in found.items() if f is None),
        figures,
    )


def _latest_actual(
    ledger: Ledger, line: Line, indicator: Indicator, unit: str, ranks: Ranks, day: date
) -> Figure | None:
    """What a unit without a declared projection contributes: its latest full-year actual."""
    moments = [m for m in line if m[1:] == ("year", "actual", None) and is_over(ledger.round, m.data_year)]
    for moment in sorted(moments, reverse=True):
        if figure := counts_of(line, indicator, moment, unit, ranks, day):
            return figure
    return None
