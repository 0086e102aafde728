"""The rounds of a house: those of the catalogue and those its office opened.

Strategies share codes (1.1 is in both): figures of one never stand for those of another.
"""

from indicators.catalogue.definitions import Round
from indicators.observations import Accepted
from indicators.output.known_words import known_words
from indicators.store.rounds import closing_of, closings_of
from indicators.workflow.house import LATEST, House


def known_rounds(house: House) -> tuple[Round, ...]:
    """The rounds of this database's province, in order of data date."""
    return house.catalogue.rounds(house.store.province, house.store.sample)


def round_of(house: House, code: str) -> Round:
    """Raises NotFound, listing the rounds there are."""
    return house.catalogue.round(code, house.store.province, house.store.sample)


def as_it_stands(house: House, code: str) -> House:
    """The house a round is looked at in: a closed one with the figures it was closed with, unless a moment is asked."""
    closing = closing_of(house.store, code) if house.known_at is None else None
    return house.at(closing.known_at) if closing else house


def known_on(house: House, code: str) -> str:
    """Which moment's figures a round is shown by, in words; "" for today's."""
    moment = as_it_stands(house, code).known_at
    if moment in (None, LATEST):
        return ""
    closing = next((one for one in closings_of(house.store, code) if one.known_at == moment), None)
    return known_words((closing.at if closing else moment).date(), closing is not None)


def of_one_strategy(house: House, round: Round) -> frozenset[str]:
    """Codes of the rounds under the same strategy, this one too."""
    return frozenset(r.code for r in known_rounds(house) if r.strategy == round.strategy)


def accepted_under(house: House, round: Round) -> Accepted:
    """(indicator, subject, year) → (value, round): what was accepted last, in rounds under the same strategy."""
    return house.store.accepted_values(rounds=of_one_strategy(house, round))
