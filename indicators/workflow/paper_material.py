"""Gather what a brief or a report says: assessed values, counts of units, their own words. Reads only.

A paper goes from hand to hand, so figures of the units beside each other are those anybody may read; a unit's own paper
holds what the actor may see of it.
"""

from collections.abc import Sequence
from dataclasses import replace

from indicators.access.masking import mask
from indicators.access.rights import Actor, require
from indicators.assessment import CaseGap, Trust, assess_units, case_gap, trust
from indicators.assessment.model import Assessment, Figure
from indicators.catalogue.definitions import Round, Unit
from indicators.output import agencies
from indicators.output.comparison import names_for
from indicators.output.papers.material import Material, Spoken
from indicators.output.wording import milestone_of, place_name
from indicators.workflow.duties import entries, scopes_of_round
from indicators.workflow.exploring import indicators_of, lead_of, unit_names, units_with_figures
from indicators.workflow.house import House
from indicators.workflow.looking import BoardLine, board, figures_for
from indicators.workflow.opened import published_for
from indicators.workflow.published import published
from indicators.workflow.strategy_rounds import as_it_stands, known_on

ANYBODY = Actor("người đọc văn bản", "leadership")


def gather(house: House, actor: Actor, round: Round, code: str) -> Material:
    """The material of one unit; for the province the units too. Raises NotAllowed."""
    require(actor, "export", code)
    house = as_it_stands(house, round.code)
    catalogue, figures = house.catalogue, figures_for(house, round)
    unit = catalogue.unit(code, round.data_date)
    whole = code == round.province
    below = [u.code for u in units_with_figures(house, actor, round.code)] if whole else []
    judged = assess_units(catalogue, round, (code, *below), figures)
    shown = published(house, round)
    own = mask(actor, catalogue, judged[code], shown)
    units = tuple(mask(ANYBODY, catalogue, judged[one], shown) for one in below)
    names = names_for(catalogue, round, (own, *units))
    lines = board(house, actor, round.code)
    above, agency = agencies.agencies(catalogue, round, unit)
    issuer = agencies.issuer(catalogue, round, unit)
    made = Material(
        round=round, unit=unit, place=_place(unit), assessment=own, units=units,
        indicators=indicators_of(house, actor, round.code), parts=names.parts, objectives=names.objectives,
        names=names.units | unit_names(house, actor, round.code), leads=lead_of(house, actor, round.code),
        trust=_trust(round, own, lines), lacking={}, spoken=_spoken(house, actor, lines, None if whole else code),
        above=above, agency=agency, sign=agencies.sign(catalogue, round, unit),
        addressee=agencies.addressee(catalogue, round, unit), bases=_bases(house, round),
        issuer=issuer, issued_by=agencies.name_of(catalogue, round, issuer),
        seat=catalogue.unit(issuer.parent, round.data_date) if issuer and issuer.level == "department" else unit,
        known=known_on(house, round.code),
        duties=entries(
            house, actor, None, None if whole else code, scopes_of_round(house, round.code), day=round.data_date
        ),
    )  # fmt: skip
    return replace(made, lacking=_lacking(house, made, figures)) if whole else made


def _lacking(house: House, made: Material, figures: Sequence[Figure]) -> dict[str, CaseGap]:
    """By part that is behind: what the units lack together and each; nothing of counts of people harmed."""
    found = {}
    for part in made.behind():
        indicator, result = made.indicators[part.indicator], milestone_of(part, made.focus)
        if result and part.latest and not indicator.sensitive:
            year = part.latest.data_year
            found[part.code] = case_gap(
                house.catalogue, made.round, indicator, figures, result.milestone, year
            )
    return {code: gap for code, gap in found.items() if gap}


def _trust(round: Round, own: Assessment, lines: Sequence[BoardLine]) -> Trust:
    sent = {line.unit.code for line in lines if line.submission}
    return trust(own, round, sent, {line.unit.code for line in lines if line.accepted})


def _spoken(house: House, actor: Actor, lines: Sequence[BoardLine], unit: str | None) -> tuple[Spoken, ...]:
    """Remarks of the accepted appendices of a round, of one unit or of all; none of a file closed to the actor."""
    sent = (line.counted for line in lines if unit in (None, line.unit.code))
    mine = (s for s in sent if s and all(published_for(house, actor, s).values()))
    return tuple(Spoken(r.kind, r.text, s.unit or "") for s in mine for r in house.store.remarks(s.id))


def _bases(house: House, round: Round) -> tuple[str, ...]:
    """The papers the targets come from: the strategy's decision, and the province's own plan."""
    decision = house.catalogue.strategies[round.strategy].decision
    own = house.catalogue.target_set(round.target_set)
    return (decision,) if own.province != round.province or own.source in decision else (decision, own.source)


def _place(unit: Unit) -> str:
    """The unit after "bình đẳng giới": "tỉnh Kon Tum", "tại Sở Y tế"."""
    return f"tại {unit.name}" if unit.level == "department" else place_name(unit)
