"""The rounds of a house. Strategies share codes (1.1 is in both): figures of one never stand for those of another."""

from indicators.catalogue.definitions import Round
from indicators.observations import Accepted
from indicators.workflow.house import House


def known_rounds(house: House) -> tuple[Round, ...]:
    """The rounds of this database's province, in order of data date."""
    return house.catalogue.rounds(house.store.province, house.store.sample)


def round_of(house: House, code: str) -> Round:
    """Raises NotFound, listing the rounds there are."""
    return house.catalogue.round(code, house.store.province, house.store.sample)


def of_one_strategy(house: House, round: Round) -> frozenset[str]:
    """Codes of the rounds under the same strategy, this one too."""
    return frozenset(r.code for r in known_rounds(house) if r.strategy == round.strategy)


def accepted_under(house: House, round: Round) -> Accepted:
    """(indicator, subject, year) → (value, round): what was accepted last, in rounds under the same strategy."""
    return house.store.accepted_values(rounds=of_one_strategy(house, round))
