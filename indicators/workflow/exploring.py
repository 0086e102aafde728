"""Verbs of exploring: who answers for what, women beside men, what is lacking and where. Reads only."""

from dataclasses import dataclass
from typing import Literal

from indicators.access.masking import sees_all
from indicators.access.rights import Actor, require
from indicators.assessment import BySex, CaseGap, Trust, by_sex, case_gap, trust
from indicators.assessment.model import Assessment
from indicators.catalogue.definitions import Indicator, Milestone, Round, SexPair, TargetSet, Unit
from indicators.workflow.house import House
from indicators.workflow.looking import asked_units, assess, board, figures_for
from indicators.workflow.strategy_rounds import as_it_stands, round_of

NATION = "VN"


@dataclass(frozen=True, slots=True)
class Sector:
    """A group of indicators somebody answers for: an objective of the strategy, or a department that supplies them."""

    key: str
    name: str
    kind: Literal["objective", "department"]
    indicators: tuple[str, ...]


def indicators_of(house: House, actor: Actor, round: str) -> dict[str, Indicator]:
    """The indicators of the round's strategy by code, in printed order."""
    require(actor, "look_up")
    return {i.code: i for i in house.catalogue.indicators_of(round_of(house, round).strategy)}


def unit_names(house: House, actor: Actor, round: str) -> dict[str, str]:
    """Names by code of the province and the units a round asks, as they were on its data date."""
    day = round_of(house, round).data_date
    whole = house.catalogue.unit(house.store.province, day)
    return {u.code: u.name for u in (whole, *asked_units(house, actor, round))}


def units_with_figures(house: House, actor: Actor, round: str) -> tuple[Unit, ...]:
    """The asked units, below the whole, that have figures of their own on every indicator: districts, communes."""
    whole = house.store.province
    return tuple(u for u in asked_units(house, actor, round) if u.level != "department" and u.code != whole)


def lead_of(house: House, actor: Actor, round: str) -> dict[str, str]:
    """By indicator: the name of the department that leads it."""
    supplied = suppliers_of(house, actor, round)
    return {code: names[0] for code, names in supplied.items() if names}


def sectors(house: House, actor: Actor, round: str) -> tuple[Sector, ...]:
    """The objectives of the round's strategy, then the departments that supply at least one indicator."""
    found, catalogue = round_of(house, round), house.catalogue
    mine = indicators_of(house, actor, round)
    objectives = (
        Sector(f"muc-tieu-{o.code}", f"Mục tiêu {o.code}: {o.name}", "objective",
               tuple(c for c, i in mine.items() if i.objective == o.code))
        for o in catalogue.strategies[found.strategy].objectives
    )  # fmt: skip
    supplied: dict[str, list[str]] = {}
    for code, indicator in mine.items():
        for department in _departments(house, found, indicator):
            supplied.setdefault(department.code, []).append(code)
    departments = (
        Sector(code, catalogue.unit(code, found.data_date).name, "department", tuple(codes))
        for code, codes in supplied.items()
    )
    return (*objectives, *sorted(departments, key=lambda s: s.name))


def women_and_men(house: House, actor: Actor, round: str, indicator: str, unit: str) -> tuple[BySex, ...]:
    """Values of women and of men by year, where they were given; none of a sensitive indicator one may not see."""
    require(actor, "read", unit)
    house = as_it_stands(house, round)
    found = round_of(house, round)
    wanted = house.catalogue.indicator(found.strategy, indicator)
    if wanted.sensitive and not sees_all(actor, unit):
        return ()
    apart = [
        f for f in figures_for(house, found) if f.indicator == indicator and dict(f.breakdown).get("sex")
    ]
    return by_sex(house.catalogue, found, unit, wanted, apart) if apart else ()


def women_and_men_of_units(
    house: House, actor: Actor, round: str, indicator: str, units: tuple[str, ...]
) -> dict[str, BySex]:
    """By unit: the latest year in which women or men were given apart; units that never did are left out."""
    found = {unit: women_and_men(house, actor, round, indicator, unit) for unit in units}
    return {unit: values[-1] for unit, values in found.items() if values}


def sex_pairs(house: House, actor: Actor, round: str) -> tuple[SexPair, ...]:
    """Pairs of indicators of the round's strategy that measure the same of girls and of boys."""
    require(actor, "look_up")
    strategy = round_of(house, round).strategy
    return tuple(pair for pair in house.catalogue.sex_pairs if pair.strategy == strategy)


def case_gap_of(
    house: House, actor: Actor, round: str, indicator: str, milestone: Milestone, data_year: int
) -> CaseGap | None:
    """How many cases the units together lack to reach a milestone, and where; None where that cannot be said, or where
    the units' small counts are not for this reader."""
    require(actor, "read_all")
    house = as_it_stands(house, round)
    found = round_of(house, round)
    wanted = house.catalogue.indicator(found.strategy, indicator)
    if wanted.sensitive and not sees_all(actor, ""):
        return None
    return case_gap(house.catalogue, found, wanted, figures_for(house, found), milestone, data_year)


def units_by_kind(house: House, actor: Actor, round: str) -> tuple[tuple[Unit, ...], tuple[Unit, ...]]:
    """The asked units in the groups that are ranked apart: districts and communes, departments."""
    departments = tuple(u for u in asked_units(house, actor, round) if u.level == "department")
    return units_with_figures(house, actor, round), departments


def units_like(house: House, actor: Actor, round: str, unit: str) -> tuple[Unit, ...]:
    """The asked units one unit may be ranked among: departments for a department, districts and communes for those."""
    units = asked_units(house, actor, round)
    own = next((u.level for u in units if u.code == unit), "")
    return tuple(u for u in units if (u.level == "department") == (own == "department"))


def rests_on(house: House, actor: Actor, round: str) -> Trust:
    """What the province's figures of a round rest on: units that sent, units accepted, parts with a value."""
    house = as_it_stands(house, round)
    lines = board(house, actor, round)
    province: Assessment = assess(house, actor, round)
    sent = {line.unit.code for line in lines if line.submission}
    return trust(province, round_of(house, round), sent, {line.unit.code for line in lines if line.accepted})


def suppliers_of(house: House, actor: Actor, round: str) -> dict[str, tuple[str, ...]]:
    """By indicator: names of the departments that supply it, the lead first."""
    found = round_of(house, round)
    return {
        code: tuple(department.name for department in _departments(house, found, indicator))
        for code, indicator in indicators_of(house, actor, round).items()
    }


def _departments(house: House, round: Round, indicator: Indicator) -> tuple[Unit, ...]:
    """The departments that supply an indicator, the lead first; the country has none of its own."""
    catalogue, known = house.catalogue, {u.code for u in house.catalogue.units}
    codes = catalogue.suppliers(indicator, house.store.province, round.data_date)
    return tuple(catalogue.unit(code, round.data_date) for code in codes if code in known)


def national_target_set(house: House, actor: Actor, round: str) -> TargetSet:
    """The national targets of the round's strategy."""
    require(actor, "look_up")
    strategy = round_of(house, round).strategy
    return next(
        s for s in house.catalogue.target_sets.values() if (s.province, s.strategy) == (NATION, strategy)
    )


def dated_units(house: House, actor: Actor) -> tuple[Unit, ...]:
    """Every unit of this province, in every period, departments too."""
    require(actor, "look_up")
    province = house.store.province
    mine = {u.code for u in house.catalogue.units if province in (u.code, u.parent)}
    return tuple(u for u in house.catalogue.units if u.code in mine or u.parent in mine)
