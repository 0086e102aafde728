"""What of the counts of people harmed is published: for every indicator of a strategy which units are not, and which
totals of the province are not. Standing office and a unit itself see their own whatever is said here."""

from bisect import bisect_left
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from indicators.access.editions import Sent, edition_name, editions
from indicators.access.protection import is_small
from indicators.access.suppression import choose
from indicators.assessment.ledger import Moment
from indicators.catalogue.definitions import Indicator, Round

if TYPE_CHECKING:
    from indicators.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Published:
    """``hidden``: (indicator, unit), for every year, kind and version. ``withheld``: (indicator, edition, moment) whose
    total is not shown; ``whole``: False where every total that holds a hidden unit is withheld, since it stands as of
    a day that is no closing's and others might show the same total a unit earlier."""

    hidden: frozenset[tuple[str, str]]
    withheld: frozenset[tuple[str, str, Hashable]]
    edition: str
    whole: bool = True

    def hides(self, indicator: str, unit: str) -> bool:
        return (indicator, unit) in self.hidden

    def holds_hidden(self, indicator: str) -> bool:
        """Whether any unit is hidden for an indicator: then nothing a total is made of, or was before, is shown."""
        return any(code == indicator for code, _ in self.hidden)

    def withholds(self, indicator: str, moment: Moment) -> bool:
        """Whether the province's total is not shown in this edition."""
        if not self.whole:
            return self.holds_hidden(indicator)
        return (indicator, self.edition, moment) in self.withheld

    def ever_withholds(self, indicator: str, moment: Moment) -> bool:
        """In any edition, since a file holds the same total for all of them."""
        return any((code, when) == (indicator, moment) for code, _, when in self.withheld)


def sensitive(catalogue: "Catalogue", strategy: str) -> tuple[Indicator, ...]:
    """The indicators that count people harmed."""
    return tuple(i for i in catalogue.indicators_of(strategy) if i.sensitive)


def publication(
    catalogue: "Catalogue",
    rounds: Sequence[Round],
    sent: Mapping[str, Sequence[Sent]],
    closings: Sequence[datetime],
) -> Published:
    """``sent``: indicator → every file with its figures, in order of writing; ``rounds``: of one strategy, by data
    date; ``closings``: moments that a closed round stands by, in order. In no edition yet: see ``edition_of``."""
    hidden: set[tuple[str, str]] = set()
    withheld: set[tuple[str, str, Hashable]] = set()
    below = catalogue.settings.small_count_below
    for code, files in sent.items():
        if not any(
            is_small(n, below) for s in files for f in s.figures for n in (f.numerator, f.denominator)
        ):
            continue
        indicator = catalogue.indicator(rounds[0].strategy, code)
        above = _above(catalogue, {f.subject for s in files for f in s.figures})
        chosen = choose(tuple(editions(catalogue, rounds, indicator, files, closings, above)), below, above)
        hidden |= {(code, unit) for unit in chosen.hidden}
        withheld |= {(code, name, moment) for name, moment in chosen.withheld}
    return Published(frozenset(hidden), frozenset(withheld), "")


def edition_of(round: str, known_at: datetime | None, closings: Sequence[datetime]) -> tuple[str, bool]:
    """The edition a round is looked at in, and whether it is one: as of today (None) and as of a closing it is."""
    if known_at is None:
        return edition_name(round, len(closings)), True
    return edition_name(round, bisect_left(closings, known_at)), known_at in closings


def _above(catalogue: "Catalogue", units: set[str]) -> dict[str, str]:
    """Commune → the one district that holds it, or held all it was made of."""
    districts = {u for u in units if any(p.level == "district" for p in catalogue.units_by_code.get(u, ()))}
    found: dict[str, set[str]] = {}
    for unit in units - districts:
        found[unit] = {p.parent for p in catalogue.units_by_code.get(unit, ())} & districts
    for one in catalogue.successions:
        if one.new in found:
            found[one.new].add(one.old_parent)
    return {unit: min(over) for unit, over in found.items() if len(over) == 1 and over <= districts}
