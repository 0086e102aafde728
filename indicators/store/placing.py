"""One file put in another's place so that, whenever the power goes, either the old or the new one stands there."""

import os
import shutil
from datetime import datetime
from pathlib import Path


def kept_name(path: Path, at: datetime) -> Path:
    """Under which name the file that stands at ``path`` is kept when another takes its place; nothing is there yet."""
    name = f"{path.name}.before-{at:%Y%m%d-%H%M%S}"
    numbered = (path.with_name(name if not n else f"{name}-{n}") for n in range(1000))
    return next(free for free in numbered if not free.exists())


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
