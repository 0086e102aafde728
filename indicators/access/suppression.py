"""Which units' counts of people harmed are not published, so that no small one follows from what is.

The rule: a unit that ever had a small count is hidden, for every year and version. Where a total that is shown holds
hidden units, the smallest of its other units are hidden too until ``protection.protected`` holds; what was shown in an
earlier edition cannot be hidden any more. Where nothing is left to hide, a total below the province is hidden with all
its parts, and the province's own is withheld for that moment.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from indicators.access.protection import Count, Sum, protected


@dataclass(frozen=True, slots=True)
class Total:
    """The value of ``of`` for a moment is the sum of ``parts``; ``own``: that value itself, where ``of`` is a unit that
    may be hidden, None for the province."""

    of: str
    moment: Hashable
    parts: frozenset[Count]
    own: Count | None = None


@dataclass(frozen=True, slots=True)
class Edition:
    """What readers can see at one time: ``counts`` of units unless they are hidden, ``totals`` unless withheld.

    ``small``: units with a small count. ``name``: what the edition is asked for by; a later one of a name stands.
    """

    name: str
    counts: frozenset[Count]
    small: frozenset[str]
    totals: tuple[Total, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """``hidden`` units, in every edition; ``withheld``: (name of an edition, moment) whose total is not shown."""

    hidden: frozenset[str]
    withheld: frozenset[tuple[str, Hashable]]


@dataclass(slots=True)
class _Memory:
    """What readers may remember: counts that were shown, and the sums they know of counts that never were."""

    below: int
    inside: Mapping[str, tuple[str, ...]]  # unit → all below it
    hidden: set[str] = field(default_factory=set)
    shown: set[Count] = field(default_factory=set)
    sums: list[Sum] = field(default_factory=list)

    def hide(self, unit: str) -> None:
        self.hidden |= {unit, *self.inside.get(unit, ())}

    def is_unknown(self, count: Count) -> bool:
        return count.unit in self.hidden and count not in self.shown

    def sum_of(self, total: Total) -> Sum:
        """The hidden counts of a total; with the total itself where it is hidden too."""
        parts = dict.fromkeys(filter(self.is_unknown, total.parts), 1)
        if total.own is None or not self.is_unknown(total.own):
            return parts
        return dict.fromkeys(parts, -1) | {total.own: 1}


def choose(editions: Sequence[Edition], below: int, above: Mapping[str, str]) -> Choice:
    """``editions`` in the order they came out; ``above``: unit → the unit below the province that it is part of."""
    memory, withheld = _Memory(below, _inside(above)), {}
    for edition in editions:
        for unit in edition.small:
            memory.hide(unit)
        withheld[edition.name] = _settle(memory, edition)
        memory.shown |= {count for count in edition.counts if count.unit not in memory.hidden}
    pairs = ((name, moment) for name, moments in withheld.items() for moment in moments)
    return Choice(frozenset(memory.hidden), frozenset(pairs))


def _settle(memory: _Memory, edition: Edition) -> set[Hashable]:
    """Hide what the edition needs hidden, remember its sums; the moments whose total of the province is withheld."""
    while True:
        before, told = len(memory.hidden), []
        kept_back = {moment for moment, totals in _by_moment(edition) if not _tell(memory, totals, told)}
        if len(memory.hidden) == before:
            memory.sums += told
            return kept_back


def _by_moment(edition: Edition) -> Iterable[tuple[Hashable, list[Total]]]:
    """In the order of the edition; within a moment units before the province."""
    found: dict[Hashable, list[Total]] = defaultdict(list)
    for total in sorted(edition.totals, key=lambda t: (t.own is None, t.of)):
        found[total.moment].append(total)
    return ((moment, found[moment]) for moment in dict.fromkeys(t.moment for t in edition.totals))


def _tell(memory: _Memory, totals: Iterable[Total], told: list[Sum]) -> bool:
    """Add to ``told`` what one moment tells; False where the province's total must be kept back."""
    of_province: list[Sum] = []
    for total in totals:
        safe = _is_safe(memory, total, [*told, *of_province]) or _hide_others(
            memory, total, [*told, *of_province]
        )
        if total.own is None and not safe:
            return False
        if not safe:
            memory.hide(total.of)
        (told if total.own else of_province).append(memory.sum_of(total))
    told += of_province
    return True


def _is_safe(memory: _Memory, total: Total, told: Iterable[Sum]) -> bool:
    one = memory.sum_of(total)
    if not one or (total.own is not None and total.of in memory.hidden):
        return True
    return protected(_linked([*memory.sums, *told], one), memory.below)


def _linked(sums: Iterable[Sum], one: Sum) -> list[Sum]:
    """``one`` with all sums that share counts with it, or with one that does, and so on; each of them once."""
    left = {frozenset(other.items()): other for other in sums if other}
    left.pop(frozenset(one.items()), None)
    found, counts = [one], set(one)
    while near := [key for key, other in left.items() if not counts.isdisjoint(other)]:
        for key in near:
            found.append(left.pop(key))
            counts |= set(found[-1])
    return found


def _hide_others(memory: _Memory, total: Total, told: Iterable[Sum]) -> bool:
    """Hide the units with the smallest counts never shown, one after the other, until the total is safe; none of them
    where it never is."""
    before = set(memory.hidden)
    left = [c for c in total.parts if c.unit not in before and c not in memory.shown and c.denominator > 0]
    for count in sorted(left, key=lambda c: (c.denominator, c.numerator, c.unit)):
        memory.hide(count.unit)
        if _is_safe(memory, total, told):
            return True
    memory.hidden = before
    return False


def _inside(above: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for unit in above:
        higher = above.get(unit)
        while higher:
            found[higher].append(unit)
            higher = above.get(higher)
    return {unit: tuple(below) for unit, below in found.items()}
