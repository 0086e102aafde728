"""Verbs of keeping: whether everything kept is sound, one file that holds all of it, and that file put back."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from indicators.access.rights import Actor, require
from indicators.errors import StoreError
from indicators.store.backup import Backup, write_backup
from indicators.store.failures import held
from indicators.store.model import Problem, Submission
from indicators.store.restoring import Restored, restore_backup
from indicators.workflow.house import House, chosen_database, open_chosen

LOST = "Mất cơ sở dữ liệu"
UNREADABLE = "Không mở được cơ sở dữ liệu"


@dataclass(frozen=True, slots=True)
class Health:
    """What a look through the whole store found; nothing is wrong where ``problems`` is empty."""

    submissions: tuple[Submission, ...]
    problems: tuple[Problem, ...]

    @property
    def sound(self) -> bool:
        return not self.problems


def doctor(house: House, actor: Actor) -> Health:
    """Rows that must not exist, originals missing or changed, damaged places. Raises NotAllowed."""
    require(actor, "doctor")
    problems = house.store.problems()
    try:
        return Health(house.store.submissions(), problems)
    except StoreError:  # the damage is among the problems
        return Health((), problems)


def doctor_of_chosen(actor: Actor) -> Health:
    """The same of the database that is chosen: one that cannot be opened is itself a problem, and so are originals
    whose database is gone. Raises NotAllowed, StoreError when another program holds it."""
    require(actor, "doctor")
    path, _, _ = chosen_database()
    originals = path.with_name(f"{path.name}.originals")
    if not path.exists() and originals.exists():
        return Health((), (Problem("lost", LOST, str(path), "còn tệp gốc mà không còn cơ sở dữ liệu"),))
    try:
        house = open_chosen(create=False)
    except StoreError as error:
        if held(error):
            raise
        return Health((), (Problem("unreadable", UNREADABLE, str(path), str(error)),))
    try:
        return doctor(house, actor)
    finally:
        house.store.close()


def backup(house: House, actor: Actor, file: Path, at: datetime | None = None) -> Backup:
    """Write everything into one new file, while others go on working; ``at``: now. Raises NotAllowed, StoreError."""
    require(actor, "backup")
    at = at or datetime.now()
    made = write_backup(house.store, file, at)
    detail = {"file": file.name, "sha256": made.sha256, "size_bytes": str(made.size_bytes)}
    house.store.note_event("backed_up", "", actor.name, at, detail)
    return made


def restore(actor: Actor, file: Path, replace: bool = False) -> Restored:
    """Put a backup in the place of the chosen database, which nobody may have open: the server is stopped for it.

    Raises NotAllowed, and StoreError with nothing changed.
    """
    require(actor, "restore")
    path, province, sample = chosen_database()
    wanted = province if sample else None
    return restore_backup(file, path, actor.name, datetime.now(), replace, wanted, sample or None)
