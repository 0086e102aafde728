"""What a submission changes: its figures beside those that counted before it, and which files wait for a decision."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from indicators.access.masking import sees_all
from indicators.access.rights import Actor, require
from indicators.assessment.changes import Difference, Key, Seen, compare, figure_key
from indicators.assessment.model import Figure
from indicators.assessment.progress import days_late
from indicators.catalogue.deadlines import due_day
from indicators.catalogue.definitions import Round
from indicators.store.model import Submission
from indicators.workflow.house import House
from indicators.workflow.opened import opened
from indicators.workflow.strategy_rounds import known_rounds, of_one_strategy, round_of


@dataclass(frozen=True, slots=True)
class Revision:
    """What a submission changes. ``against``: the accepted version of the same unit and round it is held against; None:
    no such version, it is held against what earlier rounds accepted. ``sources``: the submission each figure before it
    stands in."""

    against: Submission | None
    difference: Difference
    sources: Mapping[Key, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A submission that waits. ``due``: the day it was due, None where none is set. ``days_late``: as the board has
    it, of the unit's first file. ``changed``: accepted figures it gives otherwise or no more. ``later``: a later file
    of the same unit came after it. ``words``: figures given in words for which nobody stands."""

    submission: Submission
    due: date | None
    days_late: int
    changed: int
    later: Submission | None
    words: int = 0

    @property
    def doubtful(self) -> bool:
        return bool(self.submission.warns or self.submission.rows.rejected or self.words)

    @property
    def clean(self) -> bool:
        """Nothing in it asks for a look: no doubt, no accepted figure changed, no later file."""
        return not self.doubtful and not self.changed and self.later is None


def changes_of(house: House, actor: Actor, submission: str) -> Revision:
    """Added, changed and removed figures against what its unit had accepted in the round, else against earlier rounds;
    of an acceptance in part without what it left out. Raises NotAllowed, NotFound."""
    found = opened(house, actor, submission, taken_alone=True)
    versions = _versions_before(house, found)
    for version in versions[-1:]:
        opened(house, actor, version.id, taken_alone=True)
    earlier = {} if versions or not found.round else _of_earlier_rounds(house, actor, found, None)
    return _revision(house, found, versions, earlier)


def waiting(house: House, actor: Actor, round: str) -> tuple[Waiting, ...]:
    """The submissions of a round that wait for a decision: those due first in front, of these the oldest."""
    require(actor, "decide")
    asked = round_of(house, round)
    sent = house.store.submissions(round)
    found = [s for s in sent if s.status == "waiting"]
    figures = _earlier_figures(house, asked) if found else ()
    queue = [_waiting(house, actor, asked, one, sent, figures) for one in found]
    return tuple(sorted(queue, key=lambda w: (w.due or date.max, w.submission.received_at)))


def waiting_elsewhere(house: House, actor: Actor, round: str) -> dict[str, int]:
    """How many submissions wait in each other round, where any do."""
    require(actor, "decide")
    codes = [s.round for s in house.store.submissions(status="waiting")]
    known = (r.code for r in known_rounds(house) if r.code != round)
    return {code: codes.count(code) for code in known if code in codes}


def later_than(house: House, found: Submission) -> Submission | None:
    """The latest file of the same unit and round that came after this one and was not refused."""
    sent = house.store.submissions(round=found.round, unit=found.unit) if found.unit and found.round else ()
    return _later(found, sent)


def _waiting(
    house: House, actor: Actor, asked: Round, one: Submission, sent: Sequence[Submission], figures: Sequence[Figure]
) -> Waiting:  # fmt: skip
    versions = _versions_before(house, one)
    earlier = {} if versions else _of_earlier_rounds(house, actor, one, figures)
    revision = _revision(house, one, versions, earlier)
    changed = revision.difference.count("changed") + revision.difference.count("removed")
    unit = house.catalogue.unit(one.unit or "", asked.data_date)
    confirmed = {c.observation for c in house.store.confirmations(one.id) if c.value is not None}
    words = sum(
        bool(o.text) and o.value is None and o.numerator is None and key not in confirmed
        for key, o in house.store.observations(one.id)
    )
    due, of_unit = due_day(asked, unit), [s for s in sent if s.unit == one.unit]
    first = min(s.received_at for s in of_unit if s.status != "refused").date()
    late = days_late(due, first, house.catalogue.settings.on_time_includes_due_day)
    return Waiting(one, due, late, changed, _later(one, of_unit), words)


def _later(found: Submission, sent: Sequence[Submission]) -> Submission | None:
    places = [s.id for s in sent]
    after = sent[places.index(found.id) + 1 :] if found.id in places else ()
    return next((s for s in reversed(after) if s.status != "refused"), None)


def _revision(
    house: House, found: Submission, versions: Sequence[Submission], earlier: Mapping[Key, Seen]
) -> Revision:
    seen = [one for _, one in house.store.observations(found.id) if one.indicator not in found.left_out]
    if not versions:
        return Revision(None, compare(earlier, seen, whole=False))
    counted = {
        key: (one, source)
        for key, (one, source) in _counted(house, versions).items()
        if one.indicator not in found.left_out
    }
    before = {key: one for key, (one, _) in counted.items()}
    return Revision(
        versions[-1], compare(before, seen), {key: source for key, (_, source) in counted.items()}
    )


def _counted(house: House, versions: Sequence[Submission]) -> dict[Key, tuple[Seen, str]]:
    """What versions of one unit and round come to, oldest first: of each indicator the latest that was taken."""
    counted: dict[Key, tuple[Seen, str]] = {}
    still_open: frozenset[str] | None = None  # None: every indicator
    for version in reversed(versions):
        for _, one in house.store.observations(version.id):
            taken = one.indicator not in version.left_out
            if taken and (still_open is None or one.indicator in still_open):
                counted.setdefault(figure_key(one), (one, version.id))
        left = frozenset(version.left_out)
        still_open = left if still_open is None else still_open & left
        if not still_open:
            break
    return counted


def _versions_before(house: House, found: Submission) -> tuple[Submission, ...]:
    """The accepted submissions of the same unit and round this one would follow, or did when it was accepted itself;
    oldest first."""
    if found.unit is None or found.round is None:
        return ()
    others = house.store.submissions(round=found.round, unit=found.unit)
    counted = [s for s in others if s.status in ("accepted", "superseded") and s.id != found.id]
    if found.status in ("accepted", "superseded"):
        counted = [s for s in counted if s.received_at < found.received_at]
    return tuple(counted)


def _earlier_figures(house: House, round: Round) -> tuple[Figure, ...]:
    rounds = of_one_strategy(house, round)
    return tuple(f for f in house.store.figures(round.data_date - timedelta(days=1)) if f.round in rounds)


def _of_earlier_rounds(
    house: House, actor: Actor, found: Submission, figures: Sequence[Figure] | None
) -> dict[Key, Seen]:
    """The latest accepted figures of earlier rounds under the same strategy, the sender's own before another's."""
    round = round_of(house, found.round or "")
    known = _earlier_figures(house, round) if figures is None else figures
    hidden = {i.code for i in house.catalogue.indicators_of(round.strategy) if i.sensitive}
    open_to = (f for f in known if f.indicator not in hidden or sees_all(actor, f.subject))
    return {figure_key(f): f for f in sorted(open_to, key=lambda f: (f.sender == found.unit, f.data_date))}
