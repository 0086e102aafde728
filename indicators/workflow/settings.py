"""The verb of settings: what this program runs with, for whoever keeps it. Where it is changed the page says."""

import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from indicators.access.rights import Actor, require
from indicators.catalogue.definitions import Unit
from indicators.store.model import Event
from indicators.store.opening import MEMORY
from indicators.workflow.house import House
from indicators.workflow.scheduled_backups import FAILED, MADE, BackupStanding, Schedule, backup_standing
from indicators.workflow.strategy_rounds import known_rounds


@dataclass(frozen=True, slots=True)
class Settings:
    """``province`` as its newest round names it. ``database``: its file, None in memory; sizes in bytes, ``free_bytes``
    of the disk it lies on. ``backups``: how they stand; ``last_backup``: the last that was made or failed."""

    province: Unit
    sample: bool
    database: Path | None
    size_bytes: int
    free_bytes: int
    submissions: int
    originals: int
    originals_bytes: int
    backups: BackupStanding
    last_backup: Event | None


def settings(house: House, actor: Actor, schedule: Schedule | None, now: datetime) -> Settings:
    """``schedule``: of backups, as the environment has it. Raises NotAllowed."""
    require(actor, "administer")
    store, rounds = house.store, known_rounds(house)
    path = None if store.path == MEMORY else store.path
    sizes = [size for _, _, size in store.database.ask("read/originals")]
    tried = (*store.events(MADE), *store.events(FAILED))
    return Settings(
        province=house.catalogue.unit(store.province, rounds[-1].data_date if rounds else now.date()),
        sample=store.sample,
        database=path,
        size_bytes=_size(path) if path else 0,
        free_bytes=shutil.disk_usage(path.parent).free if path else 0,
        submissions=len(store.submissions()),
        originals=len(sizes),
        originals_bytes=sum(sizes),
        backups=backup_standing(house, actor, schedule, now),
        last_backup=max(tried, key=lambda one: one.at, default=None),
    )


def _size(path: Path) -> int:
    """With what was written and is not yet in the file itself."""
    files = (path, path.with_name(f"{path.name}.wal"))
    return sum(file.stat().st_size for file in files if file.exists())
