"""What keys and foreign keys would have forbidden, found by asking: each check selects rows that must not exist."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from indicators.errors import NotFound, StoreError
from indicators.store.database import Database
from indicators.store.model import Problem
from indicators.store.originals import fetch
from indicators.store.seal_check import broken_seals
from indicators.store.statements import heading, names

MISSING_ORIGINAL = "Bản gốc không còn trên đĩa"
CHANGED_ORIGINAL = "Bản gốc đã bị thay đổi trên đĩa"
DAMAGED = "Cơ sở dữ liệu hỏng"


def problems_in(database: Database, originals: Path) -> tuple[Problem, ...]:
    """Every row that every check of sql/checks/ finds, every write that is not as it was sealed, every original that is
    gone or changed, a file that cannot be read to its end."""
    looks = partial(_in_rows, database), partial(tampering_in, database, originals)
    return tuple(dict.fromkeys(problem for look in looks for problem in _found_or_damaged(database, look)))


def tampering_in(database: Database, originals: Path) -> tuple[Problem, ...]:
    """What is not as the program itself left it, whatever today's program thinks of it."""
    return broken_seals(database) + _in_originals(database, originals)


def _found_or_damaged(database: Database, look: Callable[[], tuple[Problem, ...]]) -> tuple[Problem, ...]:
    """A look that cannot go to its end is a problem itself, and keeps no other from being made."""
    try:
        return look()
    except StoreError as error:
        return (Problem("damaged", DAMAGED, str(database.path), str(error)),)


def _in_rows(database: Database) -> tuple[Problem, ...]:
    return tuple(
        Problem(check.rpartition("/")[2], heading(check), str(subject), str(detail))
        for check in names("checks")
        for subject, detail in database.ask(check)
    )


def _in_originals(database: Database, folder: Path) -> tuple[Problem, ...]:
    found = (
        (_wrong_with(folder, sha256), sha256, name) for sha256, name, _ in database.ask("read/originals")
    )
    return tuple(Problem(*wrong, sha256, name) for wrong, sha256, name in found if wrong)


def _wrong_with(folder: Path, sha256: str) -> tuple[str, str] | None:
    """Check and title; None for an original that is there as it came."""
    try:
        fetch(folder, sha256)
    except NotFound:
        return "missing_original", MISSING_ORIGINAL
    except StoreError:
        return "changed_original", CHANGED_ORIGINAL
    return None
