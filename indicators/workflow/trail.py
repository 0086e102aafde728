"""Verbs of the trail: who did what, when and why; what is handed out is noted as it is made.

Who keeps the trail need not see small counts of people harmed: they are told that a number was confirmed, a round
closed, a table handed out, and nothing that would tell a count by trying each.
"""

from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime
from hashlib import sha256

from indicators.access.rights import Actor, may, require
from indicators.errors import NotFound
from indicators.store.trail import TrailLine, TrailTold, Wanted, trail_count, trail_of, trail_told
from indicators.workflow.house import House
from indicators.workflow.snapshots import PRINTS
from indicators.workflow.strategy_rounds import round_of

# Of an act's detail, from who sees no small counts.
KEPT_BACK = {"round_closed": PRINTS, "exported": ("sha256",)}


def trail(
    house: House, actor: Actor, acts: Collection[str] = (), who: str | None = None, unit: str | None = None,
    round: str | None = None, since: date | None = None, until: date | None = None,
) -> tuple[TrailLine, ...]:  # fmt: skip
    """Every write that fits, in the order of writing; None is any. ``since``, ``until``: days, both inclusive.

    Raises NotAllowed.
    """
    return trail_page(house, actor, None, 0, acts, who, unit, round, since, until)[::-1]


def trail_page(
    house: House, actor: Actor, most: int | None, passed: int, acts: Collection[str] = (), who: str | None = None,
    unit: str | None = None, round: str | None = None, since: date | None = None, until: date | None = None,
) -> tuple[TrailLine, ...]:  # fmt: skip
    """The newest first: ``most`` (None: all) of the lines that fit, after the first ``passed``. Raises NotAllowed."""
    require(actor, "trail")
    wanted = Wanted(tuple(acts), who, unit, round, since, until)
    lines = trail_of(house.store.database, wanted, most, passed)
    return lines if may(actor, "see_small_counts") else tuple(_guarded(house, line) for line in lines)


def trail_size(
    house: House, actor: Actor, acts: Collection[str] = (), who: str | None = None, unit: str | None = None,
    round: str | None = None, since: date | None = None, until: date | None = None,
) -> int:  # fmt: skip
    """How many lines fit. Raises NotAllowed."""
    require(actor, "trail")
    return trail_count(house.store.database, Wanted(tuple(acts), who, unit, round, since, until))


def trail_choices(house: House, actor: Actor) -> TrailTold:
    """The acts, people, units and rounds the trail tells of. Raises NotAllowed."""
    require(actor, "trail")
    return trail_told(house.store.database)


def note_export(house: House, actor: Actor, name: str, content: bytes, round: str, unit: str) -> None:
    """Note that ``actor`` is handed a paper with figures; a copy met later is known by its SHA-256."""
    detail = {"round": round, "unit": unit, "sha256": sha256(content).hexdigest()}
    house.store.note_event("exported", name, actor.name, datetime.now(), detail)


def _guarded(house: House, line: TrailLine) -> TrailLine:
    if line.act == "confirmed" and _of_people_harmed(house, line):
        return replace(line, old=None, new=None, id="")  # the id is a hash of the number
    kept_back = KEPT_BACK.get(line.act, ())
    return replace(line, detail=tuple(pair for pair in line.detail if pair[0] not in kept_back))


def _of_people_harmed(house: House, line: TrailLine) -> bool:
    """Whether a confirmed number is, or may be, of people harmed; its indicator's code stands first in the subject."""
    try:
        strategy = round_of(house, line.round).strategy
        return house.catalogue.indicator(strategy, line.subject.partition(" ")[0]).sensitive
    except NotFound:  # the catalogue knows that round or indicator no more
        return True
