"""Verbs of the trail: who did what, when and why; what is handed out is noted as it is made."""

from collections.abc import Collection
from datetime import date, datetime
from hashlib import sha256

from indicators.access.rights import Actor, require
from indicators.store.trail import TrailLine, trail_of
from indicators.workflow.house import House


def trail(
    house: House, actor: Actor, acts: Collection[str] = (), who: str | None = None, unit: str | None = None,
    round: str | None = None, since: date | None = None, until: date | None = None,
) -> tuple[TrailLine, ...]:  # fmt: skip
    """Every write that fits, in the order of writing; None is any. ``since``, ``until``: days, both inclusive.

    Raises NotAllowed.
    """
    require(actor, "trail")
    return trail_of(house.store.database, acts, who, unit, round, since, until)


def note_export(house: House, actor: Actor, name: str, content: bytes, round: str, unit: str) -> None:
    """Note that ``actor`` is handed a paper with figures; a copy met later is known by its SHA-256."""
    detail = {"round": round, "unit": unit, "sha256": sha256(content).hexdigest()}
    house.store.note_event("exported", name, actor.name, datetime.now(), detail)
