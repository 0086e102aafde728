"""What was said of rounds: opened, changed, prolonged, closed, opened again, corrected after closing.

Definitions that ship with the catalogue need nobody to open them; a round is open until it is closed.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from indicators.store.database import WRITING
from indicators.store.kinds import ROUND_ACTS, Act
from indicators.store.rows import Pairs, json_to_pairs, local
from indicators.store.store import Store

DEFINING: tuple[Act, ...] = ("round_opened", "round_changed", "round_extended")


@dataclass(frozen=True, slots=True)
class RoundAct:
    """One thing said of a round. ``detail``: see the properties, which give "" or None where an act says nothing."""

    act: Act
    round: str
    at: datetime
    actor: str
    detail: Pairs

    def word(self, name: str) -> str:
        return dict(self.detail).get(name, "")

    @property
    def definition(self) -> str:
        """The whole round, as ``catalogue.opened_rounds.written`` gives it."""
        return self.word("definition")

    @property
    def unit(self) -> str:
        """The unit it was said of, "" for all."""
        return self.word("unit")

    @property
    def why(self) -> str:
        return self.word("why")

    @property
    def due(self) -> date | None:
        """The later deadline of an extension."""
        return date.fromisoformat(self.word("new")) if self.act == "round_extended" else None

    @property
    def known_at(self) -> datetime | None:
        """The moment whose figures a closing holds; what is written after the closing never changes them."""
        return datetime.fromisoformat(self.word("known_at")) if self.act == "round_closed" else None


def round_acts(store: Store, known_at: datetime | None = None) -> tuple[RoundAct, ...]:
    """In the order of writing; as known at a moment (now)."""
    acts = store.database.held("round_acts", lambda: _all(store), *ROUND_ACTS)
    if known_at is None or not acts:
        return acts
    moment = local(known_at)
    holding = (n for n, one in enumerate(acts) if one.known_at and one.known_at >= moment)
    return tuple(one for one in acts[: next(holding, len(acts))] if one.at <= moment)


def closing_of(store: Store, round: str) -> RoundAct | None:
    """The closing of a round that is closed; None while it is open."""
    found = [
        one
        for one in round_acts(store)
        if one.round == round and one.act in ("round_closed", "round_reopened")
    ]
    return found[-1] if found and found[-1].act == "round_closed" else None


def closings_of(store: Store, round: str) -> tuple[RoundAct, ...]:
    """Every closing a round ever had, oldest first."""
    return tuple(one for one in round_acts(store) if (one.round, one.act) == (round, "round_closed"))


def say(store: Store, act: Act, round: str, actor: str, detail: Mapping[str, str]) -> None:
    """Add an act to the trail."""
    store.note_event(act, round, actor, datetime.now(), {"round": round, **detail})


def close(
    store: Store, round: str, actor: str, why: str, prints_at: Callable[[datetime], Mapping[str, str]]
) -> None:
    """Close a round. ``prints_at``: fingerprints of the figures known at a moment; nothing is written meanwhile."""
    with WRITING:
        moment = _moment(store)
        detail = {"known_at": moment.isoformat(), "why": why, **prints_at(moment)}
        say(store, "round_closed", round, actor, detail)


def correction_allowed(store: Store, round: str, unit: str) -> bool:
    """Whether a unit may send a correction: the office let it since the round was closed, and it has sent none yet."""
    allowed = False
    for one in round_acts(store):
        if one.round == round and (one.act == "round_closed" or one.unit == unit):
            allowed = one.act == "correction_allowed"
    return allowed


def corrections(store: Store, round: str) -> Mapping[str, RoundAct]:
    """Submission → why it corrects the round after its closing."""
    acts = (one for one in round_acts(store) if (one.round, one.act) == (round, "corrected"))
    return {one.word("submission"): one for one in acts}


def _all(store: Store) -> tuple[RoundAct, ...]:
    rows = store.database.ask("read/round_events")
    return tuple(RoundAct(*row[:4], json_to_pairs(row[4])) for row in rows)


def _moment(store: Store) -> datetime:
    """Now, or the latest moment anything bears where the clock was put back: so everything written is known at it."""
    [(latest,)] = store.database.ask("read/last_moment")
    return max(filter(None, (local(datetime.now()), latest)))
