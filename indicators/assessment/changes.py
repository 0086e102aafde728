"""What a submission changes: its figures held against those accepted before. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import isclose
from typing import Literal

from indicators.assessment.model import Figure
from indicators.observations.model import Observation

Seen = Observation | Figure
Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One figure that is not as it was: ``before`` None when added, ``after`` None when removed."""

    kind: Literal["added", "changed", "removed"]
    before: Seen | None
    after: Seen | None

    @property
    def figure(self) -> Seen:
        """What the change is about."""
        found = self.after or self.before
        assert found is not None
        return found

    @property
    def points(self) -> float | None:
        """New less old, in the unit of the indicator; None unless both are numbers."""
        if self.before is None or self.after is None:
            return None
        old, new = self.before.value, self.after.value
        return None if old is None or new is None else new - old


@dataclass(frozen=True, slots=True)
class Difference:
    """``changes`` in the order of the files; ``equal``: how many figures are as they were."""

    changes: tuple[Change, ...]
    equal: int

    def count(self, kind: str) -> int:
        return sum(change.kind == kind for change in self.changes)


def figure_key(seen: Seen) -> Key:
    """What makes two figures of two files the same figure."""
    return (
        seen.indicator, seen.subject, seen.data_year, seen.period, seen.kind, seen.as_of, seen.breakdown,
    )  # fmt: skip


def same(before: Seen, after: Seen) -> bool:
    """Equal counts, or an equal value where one gave no counts; the same words stay the same, confirmed or not."""
    if before.text or after.text:
        return before.text == after.text
    pairs = [(before.value, after.value)]
    if None not in (before.denominator, after.denominator):
        pairs += [(before.numerator, after.numerator), (before.denominator, after.denominator)]
    return all(_equal(old, new) for old, new in pairs)


def _equal(old: float | None, new: float | None) -> bool:
    if old is None or new is None:
        return old is new
    return isclose(old, new, rel_tol=1e-9, abs_tol=1e-12)


def compare(before: Mapping[Key, Seen], after: Iterable[Seen], whole: bool = True) -> Difference:
    """``after`` against ``before``. ``whole``: both speak of the same things, so what is missing was removed."""
    new = {figure_key(seen): seen for seen in after}
    changes: list[Change] = []
    for key, seen in new.items():
        old = before.get(key)
        if old is None:
            changes.append(Change("added", None, seen))
        elif not same(old, seen):
            changes.append(Change("changed", old, seen))
    equal = len(new) - len(changes)
    if whole:
        changes += [Change("removed", old, None) for key, old in before.items() if key not in new]
    return Difference(tuple(changes), equal)
