"""Dated units: those of units.csv, and the departments of every province, made from departments.csv."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypeVar

from indicators.catalogue.definitions import Department, StandingOffice, Unit
from indicators.catalogue.schemas import DepartmentLine, UnitLine

COUNTRY = "VN"
DEPARTMENT_KIND = "Sở, ban, ngành"
Dated = TypeVar("Dated", Unit, StandingOffice)
REPORTING_LEVELS = {"districts": "district", "communes": "commune"}


def unit_of(line: UnitLine) -> Unit:
    return Unit(**line.model_dump())


def department_of(line: DepartmentLine) -> Department:
    return Department(**line.model_dump())


def departments_as_units(provinces: Sequence[Unit], departments: Sequence[Department]) -> tuple[Unit, ...]:
    """One unit per province and department, valid while both are: ``62-SYT``."""
    return tuple(
        Unit(
            f"{province.code}-{d.abbreviation}",
            d.name,
            DEPARTMENT_KIND,
            "department",
            province.code,
            start,
            end,
        )
        for province in provinces
        for d in departments
        for start, end in [shared_period(province, d)]
        if start is None or end is None or start <= end
    )


def shared_period(a: Unit | Department, b: Unit | Department) -> tuple[date | None, date | None]:
    """The later start and the earlier end of two periods (None: open)."""
    start = max(filter(None, (a.valid_from, b.valid_from)), default=None)
    end = min(filter(None, (a.valid_to, b.valid_to)), default=None)
    return start, end


def by_code(units: Sequence[Unit]) -> dict[str, tuple[Unit, ...]]:
    """Every period of each code, the earliest first."""
    found: dict[str, list[Unit]] = {}
    for unit in sorted(units, key=lambda u: u.valid_from or date.min):
        found.setdefault(unit.code, []).append(unit)
    return {code: tuple(periods) for code, periods in found.items()}


def nearest(periods: Sequence[Dated], day: date) -> Dated:
    """The period that holds on ``day``, else the one that begins or ends nearest to it."""
    return min(periods, key=lambda period: _days_away(period, day))


def _days_away(period: Unit | StandingOffice, day: date) -> int:
    if period.valid_from and day < period.valid_from:
        return (period.valid_from - day).days
    return (day - period.valid_to).days if period.valid_to and day > period.valid_to else 0


def by_province(units: Sequence[Unit], codes: Mapping[str, tuple[Unit, ...]]) -> dict[str, tuple[Unit, ...]]:
    """Every province with all that ever lay below it, itself first; the country with all there is."""
    found: dict[str, list[Unit]] = {}
    for unit in units:
        found.setdefault(_root(unit, codes), []).append(unit)
    found[COUNTRY] = list(units)
    return {code: tuple(below) for code, below in found.items()}


def _root(unit: Unit, codes: Mapping[str, tuple[Unit, ...]]) -> str:
    """The code of the province a unit lies in; a dated unit lies in one only."""
    day = unit.valid_to or unit.valid_from or date.max
    while unit.level not in ("country", "province"):
        unit = nearest(codes[unit.parent], day)
    return unit.code
