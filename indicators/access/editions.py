"""What readers of one indicator of people harmed could see, edition by edition, out of everything that was sent.

An edition is a round with the files of one stage: up to its first closing, up to the next, up to today; within a stage
first everybody's first file, then everybody's second. So totals as they were added up before a correction, before a
file that came after closing, or for an earlier round are each an edition of their own.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from indicators.access.protection import Count, is_small
from indicators.access.suppression import Edition, Total
from indicators.assessment.adding_up import values_in
from indicators.assessment.ledger import Ledger, Moment, keep_ledger
from indicators.assessment.model import Figure, UnitValue
from indicators.catalogue.definitions import Indicator, Round
from indicators.observations.model import Observation

if TYPE_CHECKING:
    from indicators.catalogue import Catalogue

WHOLE = frozenset({"country", "province"})  # levels whose figures are never hidden


@dataclass(frozen=True, slots=True)
class Sent:
    """One file and its figures of one indicator; ``accepted_at`` None where they never counted. In order of writing."""

    round: str
    sender: str
    accepted_at: datetime | None
    figures: tuple[Figure, ...]


def editions(
    catalogue: "Catalogue", rounds: Sequence[Round], indicator: Indicator, sent: Sequence[Sent],
    closings: Sequence[datetime], above: Mapping[str, str],
) -> Iterator[Edition]:  # fmt: skip
    """``rounds`` of one strategy by data date; ``closings``: moments whose figures are kept, in order. Editions are
    named by ``edition_name``."""
    staged = [(bisect_left(closings, s.accepted_at), s) for s in sent if s.accepted_at is not None]
    for stage in range(len(closings) + 1):
        for round in rounds:
            mine = [s for at, s in staged if at == stage and s.round == round.code]
            for turn in range(_most_files(mine)):
                counted = _counted(staged, rounds, round, stage, turn)
                last = stage == len(closings) and turn == _most_files(mine) - 1
                seen = [f for s in sent if s.round == round.code for f in s.figures] if last else []
                name = edition_name(round.code, stage)
                yield _edition(catalogue, name, round, indicator, counted, [*counted, *seen], above)


def edition_name(round: str, stage: int) -> str:
    return f"{round}#{stage}"


def moment_of(seen: Figure | UnitValue | Observation) -> Moment:
    return Moment(seen.data_year, seen.period, seen.kind, seen.as_of)


def _most_files(sent: Iterable[Sent]) -> int:
    """The most files any sender sent; 1 where nobody did, since the round is looked at all the same."""
    by_sender: dict[str, int] = defaultdict(int)
    for one in sent:
        by_sender[one.sender] += 1
    return max(by_sender.values(), default=1)


def _counted(
    staged: Sequence[tuple[int, Sent]], rounds: Sequence[Round], round: Round, stage: int, turn: int
) -> list[Figure]:
    """The figures that count for a round when everybody's files of this stage are there up to the nth."""
    until = {r.code for r in rounds if r.data_date <= round.data_date}
    counting: dict[tuple[str, str], Sent] = {}
    turns: dict[str, int] = defaultdict(int)
    for at, one in staged:
        if at > stage or one.round not in until:
            continue
        if at == stage and one.round == round.code:
            turns[one.sender] += 1
            if turns[one.sender] > turn + 1:
                continue
        counting[one.round, one.sender] = one
    return [f for one in counting.values() for f in one.figures]


def _edition(
    catalogue: "Catalogue", name: str, round: Round, indicator: Indicator, counted: Sequence[Figure],
    seen: Iterable[Figure], above: Mapping[str, str],
) -> Edition:  # fmt: skip
    below = catalogue.settings.small_count_below
    parts = [f for f in seen if _level(catalogue, round, f) not in WHOLE and not f.breakdown]
    small = {f.subject for f in parts if is_small(f.numerator, below) or is_small(f.denominator, below)}
    ledger = keep_ledger(catalogue, round, counted)
    totals = tuple(_totals(catalogue, ledger, indicator, above))
    return Edition(name, frozenset(filter(None, map(count_of, parts))), frozenset(small), totals)


def count_of(figure: Figure) -> Count | None:
    """None where a rate came without both its counts."""
    if figure.numerator is None or figure.denominator is None:
        return None
    return Count(figure.subject, moment_of(figure), figure.numerator, figure.denominator)


def _totals(
    catalogue: "Catalogue", ledger: Ledger, indicator: Indicator, above: Mapping[str, str]
) -> Iterator[Total]:
    """The newest moment first: of the province, and of every unit whose parts gave figures too."""
    whole = ledger.round.province
    for value in reversed(values_in(catalogue, ledger, whole, indicator)):
        moment = moment_of(value)
        given = _given(catalogue, ledger, indicator, moment)
        by_unit: dict[str, set[Count]] = defaultdict(set)
        for unit, count in given.items():
            if above.get(unit) in given:
                by_unit[above[unit]].add(count)
        for unit, parts in by_unit.items():
            yield Total(unit, moment, frozenset(parts), given[unit])
        if value.origin == "sum":
            counts = filter(None, map(count_of, value.figures))
            yield Total(whole, moment, frozenset(c for c in counts if c.unit != whole))
        for parts in _covering(catalogue, ledger, value, given):
            yield Total(whole, moment, parts)


def _given(catalogue: "Catalogue", ledger: Ledger, indicator: Indicator, moment: Moment) -> dict[str, Count]:
    """What counts for each unit below the province at a moment: the newest figure with both counts."""
    found: dict[str, Count] = {}
    for unit, figures in ledger.line(indicator).get(moment, {}).items():
        count = next(filter(None, map(count_of, figures)), None)
        if count and catalogue.unit(unit, ledger.round.data_date).level not in WHOLE:
            found[unit] = count
    return found


def _covering(
    catalogue: "Catalogue", ledger: Ledger, value: UnitValue, given: Mapping[str, Count]
) -> Iterator[frozenset[Count]]:
    """Units of one level, with the departments, that make up the province's value: all of that level, or just those
    whose counts add up to it."""
    if value.denominator is None:
        return
    levels = {unit: catalogue.unit(unit, ledger.round.data_date).level for unit in given}
    for level in ("commune", "district", "department"):
        units = [u for u, of in levels.items() if of in (level, "department")]
        if not units:
            continue
        parts = frozenset(given[u] for u in units)
        sums = sum(c.numerator for c in parts), sum(c.denominator for c in parts)
        expected = next((asker.units.get(level, ()) for asker in ledger.askers), ())
        if sums == (value.numerator, value.denominator) or (expected and set(expected) <= set(units)):
            yield parts


def _level(catalogue: "Catalogue", round: Round, figure: Figure) -> str:
    return catalogue.unit(figure.subject, round.data_date).level
