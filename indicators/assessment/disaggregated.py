"""Figures given for a group alone: women, the countryside, one level. They stand beside the total, not in its sums."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from indicators.assessment.adding_up import values_in
from indicators.assessment.ledger import keep_ledger
from indicators.assessment.model import Figure
from indicators.catalogue.definitions import Round

if TYPE_CHECKING:
    from indicators.catalogue import Catalogue


def disaggregated(
    catalogue: "Catalogue", round: Round, units: Iterable[str], figures: Sequence[Figure]
) -> tuple[Figure, ...]:
    """The figure that counts for each of ``units``, indicator, moment and breakdown, as known at ``round``."""
    given = [f for f in figures if f.breakdown]
    ledger = keep_ledger(catalogue, round, given)
    groups = sorted({(f.indicator, f.breakdown) for f in given})
    return tuple(
        value.figures[0]
        for unit in units
        for code, breakdown in groups
        for value in values_in(catalogue, ledger, unit, catalogue.indicator(round.strategy, code), breakdown)
        if value.figures
    )
