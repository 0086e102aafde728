"""What keys and foreign keys would have forbidden, found by asking: each check selects rows that must not exist."""

from pathlib import Path

from indicators.store.database import Database
from indicators.store.model import Problem
from indicators.store.originals import path_of
from indicators.store.statements import heading, names

MISSING_ORIGINAL = "Bản gốc không còn trên đĩa"


def problems_in(database: Database, originals: Path) -> tuple[Problem, ...]:
    """Every row that every check of sql/checks/ finds, and every original that is gone."""
    found = [
        Problem(check.rpartition("/")[2], heading(check), str(subject), str(detail))
        for check in names("checks")
        for subject, detail in database.ask(check)
    ]
    return tuple(found) + _missing_originals(database, originals)


def _missing_originals(database: Database, originals: Path) -> tuple[Problem, ...]:
    return tuple(
        Problem("missing_original", MISSING_ORIGINAL, sha256, name)
        for sha256, name, size_bytes in database.ask("read/originals")
        if not path_of(originals, sha256).exists() or path_of(originals, sha256).stat().st_size != size_bytes
    )
