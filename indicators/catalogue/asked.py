"""Which figures a unit is asked for in a round."""

from collections.abc import Sequence
from datetime import date

from indicators.catalogue.definitions import Indicator, Request, Round, Supplier, Unit


def requests(
    unit: Unit, indicators: Sequence[Indicator], suppliers: Sequence[Supplier], day: date
) -> tuple[Request, ...]:
    """(indicator, subject) pairs in printed order.

    A district or commune: every additive indicator with its level, about itself. A department: every
    indicator it supplies, about the province; and every additive one with level ``department``, about itself.
    A province or the country: every indicator, about itself.
    """
    in_force = [indicator for indicator in indicators if indicator.valid_on(day)]
    if unit.level in ("country", "province"):
        return tuple(Request(i.code, unit.code) for i in in_force)
    own = [Request(i.code, unit.code) for i in in_force if i.additive and unit.level in i.levels]
    if unit.level != "department":
        return tuple(own)
    supplied = supplied_by(unit.code.removeprefix(f"{unit.parent}-"), suppliers, day)
    about = [Request(i.code, unit.parent) for i in in_force if f"{i.strategy}/{i.code}" in supplied]
    return tuple(about + own)


def supplied_by(abbreviation: str, suppliers: Sequence[Supplier], day: date) -> frozenset[str]:
    """The indicators ("strategy/code") a department supplies on ``day``."""
    return frozenset(s.indicator for s in suppliers if s.department == abbreviation and s.valid_on(day))


def chosen(round: Round, unit: str, found: Sequence[Request]) -> tuple[Request, ...]:
    """Those of ``found`` that the round asks of the unit: its own list before the round's, no list at all for all."""
    codes = dict(round.only).get(unit, round.indicators)
    return tuple(r for r in found if not codes or r.indicator in codes)
