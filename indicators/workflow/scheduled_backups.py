"""Backups by the clock: when one is due, made and put back on trial, old ones let go, how the last one went.

A name bears the moment a backup was begun. One is due when none is younger than the last time of day it is asked for:
so an hour missed while the server was down is made up for, and a clock put back asks for none twice.
"""

import re
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path
from threading import Lock

from indicators.access.rights import LOCAL, Actor, require
from indicators.errors import StoreError, UserError
from indicators.store.backup import BESIDE
from indicators.store.placing import free_name
from indicators.store.restoring import belongs_to, require_restorable
from indicators.workflow.house import House
from indicators.workflow.keeping import backup

FOLDER, AT, KEEP = "INDICATORS_BACKUP_FOLDER", "INDICATORS_BACKUP_AT", "INDICATORS_BACKUP_KEEP"
USUAL_AT, USUAL_KEEP = "02:00", "30"
BY_THE_CLOCK = Actor("chương trình, theo lịch", LOCAL)
MADE, FAILED, LET_GO = "backed_up", "backup_failed", "backup_removed"
GRACE = timedelta(hours=1)  # a backup may take this long before it is called overdue
FORGOTTEN = timedelta(days=1)  # after which a folder of a backup cut short is nobody's any more
CLOCK_SLACK = timedelta(minutes=5)
STAMP = "%Y%m%d-%H%M%S"
ENDING, DAMAGED = ".zip", ".hong"
ONE_AT_A_TIME = Lock()
OVERDUE = "đã quá giờ mà chưa có bản mới; hãy xem máy chủ có chạy suốt không"
CLOCK_BACK = (
    "đồng hồ máy chậm hơn tên của bản sao lưu mới nhất; hãy chỉnh đồng hồ, hoặc chuyển bản đó đi nơi khác"
)
NO_FOLDER = "Không thấy thư mục sao lưu {folder}. Hãy kiểm tra ổ đĩa đã cắm, thư mục đã có."
NO_FOLDER_CHOSEN = f"Chưa chọn thư mục sao lưu. Hãy đặt {FOLDER} rồi mở lại máy chủ."
WRONG_AT = f"{AT}={{given}} không phải một giờ trong ngày; hãy ghi như 02:00."
WRONG_KEEP = f"{KEEP}={{given}} phải là số bản giữ lại, từ 1 trở lên."
NOT_REMOVED = "Đã sao lưu, nhưng không xóa được bản cũ {file}: {why}."


@dataclass(frozen=True, slots=True)
class Schedule:
    """Into which folder, at which time of day, how many good ones are kept."""

    folder: Path
    at: time
    keep: int


@dataclass(frozen=True, slots=True)
class BackupStanding:
    """``last``: when the last one was made, None for never; ``wrong``: what an administrator must see to, "" for none;
    ``schedule``: None where no folder is chosen."""

    schedule: Schedule | None
    last: datetime | None
    wrong: str


def schedule_chosen(environment: Mapping[str, str]) -> Schedule | None:
    """None where no folder is named. Raises UserError for a time or a number that is none."""
    folder = environment.get(FOLDER, "").strip()
    if not folder:
        return None
    given, keep = environment.get(AT) or USUAL_AT, environment.get(KEEP) or USUAL_KEEP
    try:
        at = datetime.strptime(given.strip(), "%H:%M").time()
    except ValueError:
        raise UserError(WRONG_AT.format(given=given)) from None
    if not keep.isdecimal() or not int(keep):
        raise UserError(WRONG_KEEP.format(given=keep))
    return Schedule(Path(folder), at, int(keep))


def asked_at(at: time, now: datetime) -> datetime:
    """The last moment at or before ``now`` at which a backup was asked for."""
    today = datetime.combine(now, at)
    return today if today <= now else today - timedelta(days=1)


def is_due(at: time, now: datetime, newest: datetime | None) -> bool:
    """``newest``: the moment of the youngest backup there is, however the clock stands now."""
    return newest is None or newest < asked_at(at, now)


def keep_backups(house: House, schedule: Schedule, now: datetime) -> bool:
    """Make the backup that is due, if one is, and let old ones go. False: it failed, which the trail says if it can."""
    try:
        found = _ours(house, schedule.folder)
        if is_due(schedule.at, now, found[0][0] if found else None):
            _make(house, BY_THE_CLOCK, schedule.folder, now)
            _let_go(house, BY_THE_CLOCK, schedule, now)
    except UserError as error:
        _note_failure(house, str(error), now)
        return False
    return True


def backup_now(house: House, actor: Actor, schedule: Schedule | None, now: datetime) -> Path:
    """Make one beside those made by the clock, put back on trial as they are; its file. Raises NotAllowed, UserError
    where no folder is chosen, StoreError."""
    require(actor, "backup")
    if schedule is None:
        raise UserError(NO_FOLDER_CHOSEN)
    _ours(house, schedule.folder)  # a folder that is not there is told, and never made
    made = _make(house, actor, schedule.folder, now)
    _let_go(house, actor, schedule, now)
    return made


def backup_standing(house: House, actor: Actor, schedule: Schedule | None, now: datetime) -> BackupStanding:
    """How backups stand, by the trail and by the names in the folder. Raises NotAllowed."""
    require(actor, "backup")
    made, failed = (house.store.events(kind) for kind in (MADE, FAILED))
    last = made[-1].at if made else None
    wrong = ""
    if failed and (last is None or failed[-1].at >= last):
        wrong = dict(failed[-1].detail).get("why", "")
    elif schedule:
        wrong = _late(house, schedule, now, last)
    return BackupStanding(schedule, last, wrong)


def _late(house: House, schedule: Schedule, now: datetime, last: datetime | None) -> str:
    try:
        newest = next((moment for moment, _ in _ours(house, schedule.folder)), None)
    except StoreError as error:
        return str(error)
    if newest and newest > now + CLOCK_SLACK:
        return CLOCK_BACK
    late = now > asked_at(schedule.at, now) + GRACE and is_due(schedule.at, now, newest)
    return OVERDUE if late else ""


def _make(house: House, actor: Actor, folder: Path, now: datetime) -> Path:
    _sweep(folder, now)
    with ONE_AT_A_TIME:  # of two begun in the same second the later one waits, and takes a number
        file = free_name(folder / f"{_prefix(house)}{now:{STAMP}}", ENDING)
        made = backup(house, actor, file, now)
    try:
        require_restorable(made.file)
    except StoreError:
        made.file.replace(free_name(made.file.with_name(made.file.name + DAMAGED)))
        raise
    return made.file


def _let_go(house: House, actor: Actor, schedule: Schedule, now: datetime) -> None:
    """Remove what is older than as many good ones as are kept: only files that are backups of this very database."""
    good = 0
    for _, file in _ours(house, schedule.folder):
        of_this = belongs_to(file, house.store.database.identity.database)
        if good < schedule.keep:
            good += of_this
        elif of_this:
            try:
                file.unlink()
            except OSError as problem:
                raise StoreError(NOT_REMOVED.format(file=file.name, why=problem.strerror)) from problem
            house.store.note_event(LET_GO, file.name, actor.name, now)


def _ours(house: House, folder: Path) -> Sequence[tuple[datetime, Path]]:
    """(moment, file) of what bears a name of ours, the youngest first. Raises StoreError without the folder: made anew
    it would lie on this machine's own disk, not on the one that is not plugged in."""
    if not folder.is_dir():
        raise StoreError(NO_FOLDER.format(folder=folder))
    name = re.compile(rf"{re.escape(_prefix(house))}(\d{{8}}-\d{{6}})(?:-(\d+))?{re.escape(ENDING)}")
    named = ((name.fullmatch(file.name), file) for file in folder.iterdir())
    found = sorted(
        ((datetime.strptime(m[1], STAMP), int(m[2] or 0), file) for m, file in named if m), reverse=True
    )
    return [(moment, file) for moment, _, file in found]


def _prefix(house: House) -> str:
    identity = house.store.database.identity
    return f"sao-luu_{identity.province}_{identity.database[:8]}_"


def _sweep(folder: Path, now: datetime) -> None:
    """Folders of backups that a power cut ended half way; a day later nobody works in them."""
    for left in folder.glob(f"{BESIDE}*"):
        if now - datetime.fromtimestamp(left.stat().st_mtime) > FORGOTTEN:
            shutil.rmtree(left, ignore_errors=True)


def _note_failure(house: House, why: str, now: datetime) -> None:
    """Once a day for the same reason; a store that cannot be written to says so itself."""
    known = house.store.events(FAILED)
    if known and known[-1].at.date() == now.date() and dict(known[-1].detail).get("why") == why:
        return
    try:
        house.store.note_event(FAILED, "", BY_THE_CLOCK.name, now, {"why": why})
    except StoreError:
        return
