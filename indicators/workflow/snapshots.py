"""What a round was closed with: shown again any time, and proven to be the same to the digit.

Nothing is copied: the figures are those known at the moment of closing. Their fingerprints stand in the closing, so
that a catalogue or a program that judges otherwise today is told and never hidden.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from hashlib import sha256
from typing import Any

from indicators.access.rights import Actor, may, require
from indicators.assessment import assess_units
from indicators.errors import UserError
from indicators.output.contract import assessment_json
from indicators.store.rounds import RoundAct, closings_of
from indicators.workflow.house import LATEST, House
from indicators.workflow.looking import figures_for
from indicators.workflow.strategy_rounds import as_it_stands, round_of

NOW = "now"
SHORT = 16  # digits of the fingerprint of one unit
# Fingerprints of figures with nothing masked: a small count could be found by trying each.
PRINTS = ("fingerprint", "prints")
WORDS = "_vi"  # what ends so is wording, which may be improved without a figure changing


@dataclass(frozen=True, slots=True)
class Proof:
    """A closing held against what today's program and catalogue make of the same figures. ``equal``: to the digit, for
    every unit; ``differing``: codes of those that come out otherwise; ``same_catalogue``: none of its files changed."""

    closing: RoundAct
    equal: bool
    differing: tuple[str, ...]
    same_catalogue: bool


def end_of(day: date) -> datetime:
    """The moment of everything known on a day."""
    return datetime.combine(day, time.max)


def prints_at(house: House, round: str, moment: datetime) -> dict[str, str]:
    """The words of a closing: fingerprints of all units together, of each, and of the catalogue."""
    each = _each(house, round, moment)
    units = {unit: text[:SHORT] for unit, text in each.items()}
    return {
        "fingerprint": _whole(each),
        "prints": json.dumps(units, sort_keys=True),
        "catalogue": house.definitions.fingerprint,
    }


def proof(house: House, actor: Actor, round: str) -> Proof | None:
    """Whether a round's last closing comes out as it did; None where there is none. Raises NotAllowed, NotFound."""
    require(actor, "look_up")
    round_of(house, round)
    found = closings_of(house.store, round)
    if not found:
        return None
    held = _proof(house, found[-1])
    return replace(held, closing=told_of(actor, held.closing))


def told_of(actor: Actor, act: RoundAct) -> RoundAct:
    """An act without its fingerprints, but for who sees small counts."""
    if may(actor, "see_small_counts"):
        return act
    return replace(act, detail=tuple(pair for pair in act.detail if pair[0] not in PRINTS))


def changed_since(house: House, actor: Actor, round: str) -> bool:
    """Whether today's figures of a closed round differ from those it was closed with. Raises NotAllowed, NotFound."""
    require(actor, "look_up")
    seen = as_it_stands(house.at(None), round)
    if seen.known_at is None:
        return False
    return _each(house, round, seen.known_at) != _each(house, round, None)


def day_known(words: str) -> datetime:
    """The moment a person means by a day ("2025-06-15"). Raises UserError for a day that is not one."""
    try:
        return end_of(date.fromisoformat(words))
    except ValueError:
        raise UserError(
            f"“{words}” không phải là ngày; hãy ghi dạng năm-tháng-ngày, ví dụ 2025-06-15."
        ) from None


def house_known_at(house: House, words: str | None) -> House:
    """The house as of a day ("2025-06-15"), of today ("now"), or, for None, as each round stands. Raises UserError."""
    return house.at({None: None, NOW: LATEST}[words] if words in (None, NOW) else day_known(words or ""))


def _proof(house: House, closing: RoundAct) -> Proof:
    then: Mapping[str, str] = json.loads(closing.word("prints"))
    each = _each(house, closing.round, closing.known_at)
    units = dict.fromkeys((*then, *each))
    differing = tuple(unit for unit in units if then.get(unit) != each.get(unit, "")[:SHORT])
    equal = _whole(each) == closing.word("fingerprint")
    return Proof(closing, equal, differing, closing.word("catalogue") == house.definitions.fingerprint)


def _each(house: House, round: str, moment: datetime | None) -> dict[str, str]:
    """Unit → SHA-256 of its assessment at a moment (today), unmasked: told to nobody but as a fingerprint,
    and that only to who sees small counts."""
    seen = house.at(moment or LATEST)
    found = round_of(seen, round)
    units = tuple(dict.fromkeys((house.store.province, *found.units)))
    judged = assess_units(seen.catalogue, found, units, figures_for(seen, found))
    return {unit: sha256(_canonical(assessment_json(judged[unit]))).hexdigest() for unit in units}


def _whole(each: Mapping[str, str]) -> str:
    return sha256(json.dumps(dict(each), sort_keys=True).encode()).hexdigest()


def _canonical(document: Any) -> bytes:
    return json.dumps(
        _without_words(document), sort_keys=True, ensure_ascii=False, separators=(",", ":")
    ).encode()


def _without_words(document: Any) -> Any:
    if isinstance(document, dict):
        return {key: _without_words(value) for key, value in document.items() if not key.endswith(WORDS)}
    return [_without_words(one) for one in document] if isinstance(document, list) else document
