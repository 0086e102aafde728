"""Why, in the units' own words: causes, difficulties and solutions by unit, newest round first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from indicators.assessment.model import Figure
from indicators.output.tables.standings import Said, said_of
from indicators.output.wording import short_unit

CAUSES = ("Nguyên nhân", "Khó khăn, vướng mắc")
SOLUTIONS = ("Giải pháp đề xuất",)


@dataclass(frozen=True, slots=True)
class Reason:
    """What one unit wrote: ``causes``, ``solutions`` and ``notes``, each text with the figure it stands beside."""

    unit: str
    name: str
    causes: tuple[Said, ...]
    solutions: tuple[Said, ...]
    notes: tuple[Said, ...]


def reasons(
    figures: Sequence[Figure], round: str, names: Mapping[str, str], first: Sequence[str] = ()
) -> tuple[Reason, ...]:
    """One line per sender that explained itself in ``round``, else in the newest round anybody did; ``first``: senders
    in the order wanted, the others behind them."""
    said = said_of(sorted(figures, key=lambda f: (f.data_date, f.data_year), reverse=True))
    rounds = [s.figure.round for s in said]
    chosen = round if round in rounds else next(iter(rounds), "")
    by_unit: dict[str, list[Said]] = {}
    for one in said:
        if one.figure.round == chosen:
            by_unit.setdefault(one.figure.sender, []).append(one)
    order = {unit: place for place, unit in enumerate(first)}
    senders = sorted(by_unit, key=lambda unit: order.get(unit, len(order)))
    return tuple(_reason(unit, by_unit[unit], names) for unit in senders)


def _reason(unit: str, said: Sequence[Said], names: Mapping[str, str]) -> Reason:
    def of(kinds: Sequence[str]) -> tuple[Said, ...]:
        return tuple(s for s in said if s.kind in kinds)

    notes = tuple(s for s in said if s.kind not in (*CAUSES, *SOLUTIONS))
    return Reason(unit, short_unit(names.get(unit, unit)), of(CAUSES), of(SOLUTIONS), notes)
