"""One file put in another's place so that, whenever the power goes, either the old or the new one stands there."""

import os
import shutil
from datetime import datetime
from itertools import count
from pathlib import Path


def kept_name(path: Path, at: datetime) -> Path:
    """Under which name the file that stands at ``path`` is kept when another takes its place; nothing is there yet."""
    return free_name(path.with_name(f"{path.name}.before-{at:%Y%m%d-%H%M%S}"))


def free_name(path: Path, ending: str = "") -> Path:
    """``path`` with its ``ending``, numbered from 1 (``path-1``) where a file stands there already."""
    numbered = (path.with_name(f"{path.name}{f'-{n}' if n else ''}{ending}") for n in count())
    return next(free for free in numbered if not free.exists())


def put_where_nothing_is(new: Path, place: Path) -> None:
    """``new`` under the name ``place``. Raises FileExistsError where something stands there by now, OSError."""
    try:
        os.link(new, place)  # refuses a name that is taken, in one step
    except FileExistsError:
        raise
    except OSError:  # a disk without second names: the name is taken first
        place.open("xb").close()
        try:
            new.replace(place)
        except OSError:
            place.unlink()
            raise
    else:
        new.unlink()


def put_in_place(new: Path, old: Path, kept: Path) -> None:
    """``new`` under the name of ``old``, ``old`` under that of ``kept`` with what was still to be written into it.

    Nothing changes when the disk refuses (OSError).
    """
    log, kept_log = log_of(old), log_of(kept)
    _also_as(old, kept)
    try:
        if log.exists():
            log.replace(kept_log)
        new.replace(old)
    except OSError:
        if kept_log.exists():
            kept_log.replace(log)
        kept.unlink()
        raise
    sync_folder(old.parent)


def log_of(database: Path) -> Path:
    """What DuckDB has not yet put into the database file."""
    return database.with_name(database.name + ".wal")


def sync_folder(folder: Path) -> None:
    """So that a new name survives a power cut; Windows neither needs nor allows it."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _also_as(old: Path, kept: Path) -> None:
    """A second name for the same file; on a disk that has no second names, a copy."""
    try:
        os.link(old, kept)
    except OSError:
        shutil.copy2(old, kept)
