"""Verbs of mending: what a unit got back, in whole or in part, and which version mends it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from indicators.access.rights import Actor, require
from indicators.findings import Finding
from indicators.observations.model import Observation
from indicators.store.model import Submission
from indicators.workflow.house import House
from indicators.workflow.opened import opened, readable, told_to

CAME = ("waiting", "accepted", "returned", "superseded")  # what a unit sent and nobody refused at the door


@dataclass(frozen=True, slots=True)
class Version:
    """The ``number``-th file (from 1) of a unit in a round; ``before``: the one before it, None for the first.

    ``counted``: False for a file refused at the door, which is no version of anything.
    """

    number: int
    before: Submission | None
    counted: bool = True


def to_mend(house: House, actor: Actor, unit: str) -> tuple[Submission, ...]:
    """What the unit has to mend, newest first: of each round the last file, where it was returned or accepted in part.
    Raises NotAllowed."""
    require(actor, "see_unaccepted", unit)
    last = {s.round: s for s in house.store.submissions(unit=unit) if s.status in CAME}
    return tuple(s for s in reversed(last.values()) if s.status == "returned" or s.left_out)


def version_of(house: House, actor: Actor, submission: str) -> Version:
    """Which version of its unit's file for the round a submission is. Raises NotAllowed, NotFound."""
    found = readable(house, actor, submission)
    sent = house.store.submissions(round=found.round, unit=found.unit) if found.unit else (found,)
    came = [s for s in sent if s.status in CAME or s.id == found.id]
    place = [s.id for s in came].index(found.id)
    return Version(place + 1, came[place - 1] if place else None, found.status in CAME)


def doubts_by_indicator(house: House, actor: Actor, submission: str) -> dict[str, tuple[Finding, ...]]:
    """What a person should look at, by the indicator at whose figures it stands. Raises NotAllowed, NotFound."""
    found = opened(house, actor, submission)
    reading = told_to(house, actor, house.store.reading(found.id))
    return _by_indicator(reading.observations, [f for f in reading.findings if f.severity == "warns"])


def _by_indicator(seen: Sequence[Observation], found: Sequence[Finding]) -> dict[str, tuple[Finding, ...]]:
    """A finding belongs to the indicator of its cell, else to that of its row where the row has but one."""
    at_cell = {(o.sheet, o.cell): o.indicator for o in seen}
    in_row = _alone_in_rows(seen)
    by_code: dict[str, list[Finding]] = {}
    for one in found:
        code = at_cell.get((one.sheet, one.cell)) or in_row.get(_row(one))
        if code:
            by_code.setdefault(code, []).append(one)
    return {code: tuple(findings) for code, findings in by_code.items()}


def _alone_in_rows(seen: Sequence[Observation]) -> Mapping[tuple[str, str], str]:
    rows: dict[tuple[str, str], set[str]] = {}
    for one in seen:
        rows.setdefault(_row(one), set()).add(one.indicator)
    return {row: next(iter(codes)) for row, codes in rows.items() if len(codes) == 1}


def _row(one: Observation | Finding) -> tuple[str, str]:
    """Sheet and number of the row, "" for what stands at no cell."""
    return one.sheet, one.cell.lstrip(ascii_uppercase)
