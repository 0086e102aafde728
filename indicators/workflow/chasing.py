"""Verbs of chasing: where every unit of a round stands, what it still owes and by when, who is to be reminded."""

from datetime import date

from indicators.catalogue.deadlines import due_day
from indicators.catalogue.definitions import Round
from indicators.workflow.house import House


def deadline_of(house: House, round: Round, unit: str) -> date | None:
    """The day a unit's appendix is due, in force now; None where the round sets none. The one place that is asked."""
    return due_day(round, house.catalogue.unit(unit, round.data_date))
