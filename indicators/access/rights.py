"""Who may: one table of rights, asked by every verb of the workflow. Pure; accounts live in the store."""

from dataclasses import dataclass

from indicators.errors import NotAllowed

READ = frozenset({"read"})
WORK = READ | {"check", "receive", "template", "export", "answer"}
OFFICE = WORK | {"decide", "confirm", "remind", "rebuild", "see_small_counts", "trail"}
ALL = OFFICE | {"sample", "administer", "doctor", "backup", "restore"}

RIGHTS: dict[str, frozenset[str]] = {
    "leadership": READ | {"export"},
    "unit": WORK,
    "standing_office": OFFICE,
    "administrator": ALL,
}


FOR_ITSELF = frozenset({"answer"})  # what a unit's account does for its own unit alone, never for everybody


@dataclass(frozen=True, slots=True)
class Actor:
    """Whoever asks: ``role`` is a key of ``RIGHTS``; ``unit`` the code of the unit they act for, "" for none."""

    name: str
    role: str
    unit: str = ""


LOCAL_USER = Actor("người dùng tại máy", "administrator")


def may(actor: Actor, verb: str, unit: str = "") -> bool:
    """True when the actor's role has the verb; a unit's account has it for its own unit only."""
    if verb not in RIGHTS.get(actor.role, frozenset()):
        return False
    if actor.role != "unit" or verb == "template":
        return True
    return unit == actor.unit or (not unit and verb not in FOR_ITSELF)


def require(actor: Actor, verb: str, unit: str = "") -> None:
    """Raise NotAllowed with a sentence unless ``may(actor, verb, unit)``."""
    if not may(actor, verb, unit):
        where = f" cho đơn vị {unit}" if unit else ""
        raise NotAllowed(f"{actor.name} không có quyền thực hiện việc này ({verb}){where}.")
