"""The figures that count for one round, laid out once so that adding up only has to look things up.

A figure counts when its round is of the same strategy and its data date is not after that of the round
looked at.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from indicators.assessment.model import Figure
from indicators.catalogue.definitions import Indicator, Kind, Period, Round

if TYPE_CHECKING:
    from indicators.catalogue import Catalogue

Breakdown = tuple[tuple[str, str], ...]
TERRITORY_LEVELS = ("commune", "district")  # from the lowest


class Moment(NamedTuple):
    """What a figure is of: a year, its period, its kind, and the day for data "to date"."""

    data_year: int
    period: Period
    kind: Kind
    as_of: date | None


Line = Mapping[Moment, Mapping[str, tuple[Figure, ...]]]  # moment -> subject -> its figures, newest first


@dataclass(frozen=True, slots=True)
class Asker:
    """A round as adding up sees it: the moments it asked for, and the units a sum needs, by level.

    All communes and districts of the province; of the departments those asked, since not every one has figures. The
    country has none: its figures are pooled by those who send them.
    """

    code: str
    data_date: date
    moments: frozenset[Moment]
    units: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Ledger:
    """``askers`` newest first, the round looked at among them; ``lines`` by indicator code and breakdown."""

    round: Round
    askers: tuple[Asker, ...]
    lines: Mapping[tuple[str, Breakdown], Line]

    def line(self, indicator: Indicator, breakdown: Breakdown = ()) -> Line:
        return self.lines.get((indicator.code, breakdown), {})


def keep_ledger(catalogue: "Catalogue", round: Round, figures: Iterable[Figure]) -> Ledger:
    """Lay out ``figures`` (of any round, strategy and order) as they are known at ``round``."""
    rounds = {r.code: r for r in (*catalogue.rounds(round.province, round.sample), round)}
    strategies = {code: r.strategy for code, r in rounds.items()}
    counted = (
        f
        for f in figures
        if f.data_date <= round.data_date and strategies.get(f.round, round.strategy) == round.strategy
    )
    lines: dict = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
    for f in sorted(counted, key=lambda f: _newness(f, round), reverse=True):
        lines[f.indicator, f.breakdown][Moment(f.data_year, f.period, f.kind, f.as_of)][f.subject].append(f)
    return Ledger(
        round,
        _askers(catalogue, round, rounds.values()),
        {
            key: {m: {s: tuple(fs) for s, fs in by.items()} for m, by in line.items()}
            for key, line in lines.items()
        },
    )


def is_over(round: Round, year: int) -> bool:
    """True when the year is complete by the round's data date, or the round asks for it as a full year."""
    asked = any((a.data_year, a.period, a.kind) == (year, "year", "actual") for a in round.asks)
    return date(year, 12, 31) <= round.data_date or (asked and year <= round.data_date.year)


def _newness(figure: Figure, round: Round) -> tuple[object, ...]:
    """The round looked at speaks last among rounds of one data date; the id only makes the order certain."""
    return figure.data_date, figure.round == round.code, figure.round, figure.id


def _askers(catalogue: "Catalogue", round: Round, rounds: Iterable[Round]) -> tuple[Asker, ...]:
    known = [r for r in rounds if r.strategy == round.strategy and r.data_date <= round.data_date]
    known.sort(key=lambda r: (r.data_date, r.code == round.code, r.code), reverse=True)
    return tuple(_asker(catalogue, r) for r in known)


def _asker(catalogue: "Catalogue", round: Round) -> Asker:
    if catalogue.unit(round.province, round.data_date).level == "country":
        return Asker(
            round.code, round.data_date, _moments(round), dict.fromkeys((*TERRITORY_LEVELS, "department"), ())
        )

    def codes(level: str) -> tuple[str, ...]:
        return tuple(u.code for u in catalogue.units_on(round.province, round.data_date, level))

    asked = set(round.units)
    return Asker(
        round.code,
        round.data_date,
        _moments(round),
        {level: codes(level) for level in TERRITORY_LEVELS}
        | {"department": tuple(code for code in codes("department") if code in asked)},
    )


def _moments(round: Round) -> frozenset[Moment]:
    return frozenset(Moment(a.data_year, a.period, a.kind, a.as_of) for a in round.asks)
