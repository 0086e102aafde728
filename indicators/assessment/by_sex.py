"""Women and men where a unit gave them apart. Such figures stand beside the total and never enter its
sums."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from indicators.assessment.adding_up import values_in
from indicators.assessment.ledger import is_over, keep_ledger
from indicators.assessment.model import Figure, UnitValue
from indicators.catalogue.definitions import Indicator, Round

if TYPE_CHECKING:
    from indicators.catalogue import Catalogue

FEMALE = (("sex", "female"),)
MALE = (("sex", "male"),)


@dataclass(frozen=True, slots=True)
class BySex:
    data_year: int
    women: UnitValue | None
    men: UnitValue | None


def by_sex(
    catalogue: "Catalogue", round: Round, unit: str, indicator: Indicator, figures: Sequence[Figure]
) -> tuple[BySex, ...]:
    """Full-year actuals of women and of men, by year, for the years in which either was given."""
    ledger = keep_ledger(catalogue, round, figures)

    def of(breakdown: tuple[tuple[str, str], ...]) -> dict[int, UnitValue]:
        values = values_in(catalogue, ledger, unit, indicator, breakdown)
        actual = (v for v in values if (v.period, v.kind) == ("year", "actual"))
        return {v.data_year: v for v in actual if is_over(round, v.data_year)}

    women, men = of(FEMALE), of(MALE)
    return tuple(BySex(year, women.get(year), men.get(year)) for year in sorted({*women, *men}))
