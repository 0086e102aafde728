"""Whether sums that a reader knows leave hidden counts hidden: no combination of them may give one of them away.

Besides readers without a figure of their own there are the hidden units themselves: each knows its own count, so what
remains when any one unit's counts are taken out must be as safe as the whole.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

LEAST_TOGETHER = 3  # hidden units in one known sum: one that asks, and two between whom it cannot tell


@dataclass(frozen=True, slots=True)
class Count:
    """What one unit gave for one moment; equal numbers are one and the same count, in whatever file they stand."""

    unit: str
    moment: Hashable
    numerator: float
    denominator: float


Sum = Mapping[Count, int]  # hidden counts → how often each is in a sum whose result a reader knows
Column = tuple[
    tuple[Fraction, ...], tuple[Count, ...]
]  # how often in each sum → the counts that are alike in this
MEASURES: tuple[Callable[[Count], float], ...] = (lambda c: c.numerator, lambda c: c.denominator)


def is_small(count: float | None, below: int) -> bool:
    """True for counts of 1 up to, not including, ``below``."""
    return count is not None and 0 < count < below


def protected(sums: Sequence[Sum], below: int) -> bool:
    """True when ``sums`` together give no hidden count away to anybody who knows at most one unit's own.

    Every group whose sum can be had must hold three units, and a small count must share its group with so much that,
    whoever is taken out, up to ``below`` could be its own.
    """
    columns = _columns(sums)
    apart = {counts[0].unit for _, counts in columns if len({c.unit for c in counts}) == 1}
    return _is_safe(columns, below, LEAST_TOGETHER) and all(
        _is_safe(_left_to(unit, columns), below, LEAST_TOGETHER - 1) for unit in sorted(apart)
    )


def _left_to(unit: str, columns: Sequence[Column]) -> list[Column]:
    """What a unit that knows its own counts still does not know."""
    left = ((pattern, tuple(c for c in counts if c.unit != unit)) for pattern, counts in columns)
    return [(pattern, counts) for pattern, counts in left if counts]


def reduced(rows: Iterable[Sequence[Fraction]]) -> list[list[Fraction]]:
    """The rows brought to reduced echelon form; a single number that can be had stands in a row of its own."""
    left, done = [list(row) for row in rows], []
    for column in range(len(left[0]) if left else 0):
        pivot = next((row for row in left if row[column]), None)
        if pivot is None:
            continue
        left = [row for row in left if row is not pivot]
        pivot = [number / pivot[column] for number in pivot]
        done = [_without(row, pivot, column) for row in done] + [pivot]
        left = [_without(row, pivot, column) for row in left]
    return done


def _without(row: Sequence[Fraction], pivot: Sequence[Fraction], column: int) -> list[Fraction]:
    factor = row[column]
    return [a - factor * b for a, b in zip(row, pivot, strict=True)] if factor else list(row)


def _columns(sums: Sequence[Sum]) -> list[Column]:
    alike: dict[tuple[Fraction, ...], list[Count]] = defaultdict(list)
    for count in dict.fromkeys(count for one in sums for count in one):
        alike[tuple(Fraction(one.get(count, 0)) for one in sums)].append(count)
    return [(pattern, tuple(counts)) for pattern, counts in alike.items()]


def _is_safe(columns: Sequence[Column], below: int, least: int) -> bool:
    """``least``: units that must be in every group; with one more than two, any of them may be the one that asks."""
    rows = [list(row) for row in zip(*(pattern for pattern, _ in columns), strict=True)]
    nested = [[a - b for a, b in zip(one, other, strict=True)] for one in rows for other in rows]
    for row in (*rows, *nested, *reduced(rows)):
        group = [
            (part, count) for part, (_, counts) in zip(row, columns, strict=True) if part for count in counts
        ]
        if not group or any(part < 0 for part, _ in group):
            continue
        if len({count.unit for _, count in group}) < least or not _is_large(group, below, least):
            return False
    return True


def _is_large(group: Sequence[tuple[Fraction, Count]], below: int, least: int) -> bool:
    """Whether each small count of a group might be ``below`` or more for all that the sum of the group tells."""
    for measure in MEASURES:
        weights: dict[str, float] = defaultdict(float)
        for part, count in group:
            weights[count.unit] += float(part) * measure(count)
        whole, largest = sum(weights.values()), sorted(weights, key=lambda unit: -weights[unit])[:2]
        for part, count in group:
            if not is_small(measure(count), below):
                continue
            asks = next((weights[unit] for unit in largest if unit != count.unit), 0.0)
            if whole - (asks if least == LEAST_TOGETHER else 0) < below * part:
                return False
    return True
