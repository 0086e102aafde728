"""Who may: one table of rights, asked by every verb of the workflow. Pure; accounts live in the store."""

from dataclasses import dataclass
from typing import Literal

from indicators.access.right_words import RIGHT_WORDS
from indicators.errors import NotAllowed

Role = Literal["leadership", "unit", "standing_office", "administrator"]

LOOK = frozenset({"look_up", "read", "see_duties"})  # what is asked of whom; figures
SEND = frozenset({"check", "receive", "template", "answer", "write_duties", "see_unaccepted"})
ROUNDS = frozenset({"open_round", "extend_round", "close_round", "correct_after_closing"})
REVIEW = frozenset({"decide", "confirm", "see_small_counts", "remind"})
KEEP = frozenset({"doctor", "backup", "restore", "rebuild", "trail"})
SEE_MANY = frozenset({"read_all", "export"})

# Of whom an account may keep accounts: ``accounts`` names any role, ``unit_accounts`` those of units.
RIGHTS: dict[str, frozenset[str]] = {
    "leadership": LOOK | SEE_MANY,
    "unit": LOOK | SEND | {"export"},
    "standing_office": LOOK | SEE_MANY | SEND | REVIEW | ROUNDS | {"trail", "unit_accounts"},
    "administrator": LOOK | SEE_MANY | KEEP | {"accounts", "unit_accounts", "administer"},
}
ROLES: tuple[str, ...] = tuple(RIGHTS)  # those an account can have
LOCAL = "local"  # whoever holds the machine and its command line; no account can have it
RIGHTS[LOCAL] = frozenset().union(*RIGHTS.values(), {"sample"})

# A unit's account: what it does for its own unit alone, and what it does whichever unit is meant.
FOR_ITSELF = frozenset({"answer", "read", "see_unaccepted", "template", "write_duties"})
FOR_ANYBODY = frozenset({"look_up"})


@dataclass(frozen=True, slots=True)
class Actor:
    """Whoever asks: ``role`` is a key of ``RIGHTS``; ``unit`` the code of the unit they act for, "" for none.

    ``name`` is what the trail says, ``login`` the account, "" where there is none.
    """

    name: str
    role: str
    unit: str = ""
    login: str = ""


LOCAL_USER = Actor("người dùng tại máy", LOCAL)


def may(actor: Actor, verb: str, unit: str = "") -> bool:
    """True when the actor's role has the verb; a unit's account has it for its own unit only."""
    if verb not in RIGHTS.get(actor.role, frozenset()):
        return False
    if actor.role != "unit" or verb in FOR_ANYBODY:
        return True
    return unit == actor.unit or (not unit and verb not in FOR_ITSELF)


def require(actor: Actor, verb: str, unit: str = "") -> None:
    """Raise NotAllowed with a sentence unless ``may(actor, verb, unit)``."""
    if not may(actor, verb, unit):
        where = f" cho đơn vị {unit}" if unit else ""
        raise NotAllowed(f"{actor.name} không có quyền {RIGHT_WORDS.get(verb, verb)}{where}.")
