"""A backup put back: all of it is held against its list and looked through before anything here is touched."""

import os
import shutil
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zipfile import ZipFile

from indicators.errors import StoreError
from indicators.store.backup_file import DATABASE, Manifest, opened, take_out
from indicators.store.checking import tampering_in
from indicators.store.failures import held
from indicators.store.opening import require_same
from indicators.store.originals import path_of
from indicators.store.placing import kept_name, log_of, put_in_place, sync_folder
from indicators.store.store import Store, open_store

STAGING = ".restoring"


@dataclass(frozen=True, slots=True)
class Restored:
    """``made_at``: when the backup was made (ISO). ``kept``: the old database, None where there was no data."""

    made_at: str
    submissions: int
    originals: int
    kept: Path | None


def restore_backup(
    file: Path, target: Path, actor: str, at: datetime, replace: bool = False, province: str | None = None,
    sample: bool | None = None,
) -> Restored:  # fmt: skip
    """Put a backup in the place of the database at ``target``, which nobody may hold.

    ``replace``: also where there is data already, which is kept beside. ``province`` and ``sample`` must be the
    backup's; None takes any. Raises StoreError with nothing changed: a backup that is cut short, altered or another's,
    a place that holds data or is in use, a disk that refuses.
    """
    with opened(file) as (archive, manifest), _staging(target) as staged:
        holds_data = _require_room(target, replace, manifest)
        _take_all_out(archive, manifest, staged, file)
        store = open_store(staged, province, sample)
        try:
            _require_whole(store, manifest, file)
            store.note_event("restored", "", actor, at, {"made_at": manifest.made_at, "file": file.name})
            submissions = len(store.submissions())
        finally:
            store.close()
        _move_originals(_originals_of(staged), _originals_of(target))
        kept = _put(staged, target, at, holds_data)
    return Restored(manifest.made_at, submissions, len(manifest.files) - 1, kept)


def require_restorable(file: Path) -> None:
    """Put a backup back on trial, into a folder that is gone afterwards. Raises StoreError as ``restore_backup``."""
    with opened(file) as (archive, manifest), _staging(file) as staged:
        _take_all_out(archive, manifest, staged, file)
        store = open_store(staged, None, None)
        try:
            _require_whole(store, manifest, file)
        finally:
            store.close()


def belongs_to(file: Path, database: str) -> bool:
    """Whether a file is a backup, whole by its list, of the database of that name."""
    try:
        with opened(file) as (_, manifest):
            return manifest.database == database
    except StoreError:
        return False


def _require_room(target: Path, replace: bool, manifest: Manifest) -> bool:
    """Whether a database with data (or one that can no longer be read) stands there. Raises StoreError."""
    if not target.exists():
        return False
    try:
        standing = open_store(target, None, None)
    except StoreError as error:
        if held(error) or not replace:
            raise
        return True
    try:
        empty = not standing.database.ask("read/last_seal")[0][0]
        if not empty:
            require_same(standing.database.identity, target, manifest.province, manifest.sample)
    finally:
        standing.close()
    if not empty and not replace:
        raise StoreError(
            f"Cơ sở dữ liệu {target} đang có dữ liệu; không ghi đè. Thêm --replace để thay bằng bản sao lưu "
            "(cơ sở dữ liệu cũ được giữ lại bên cạnh)."
        )
    return not empty


def _take_all_out(archive: ZipFile, manifest: Manifest, staged: Path, file: Path) -> None:
    for name in manifest.files:
        path = staged if name == DATABASE else path_of(_originals_of(staged), name.rpartition("/")[2])
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as target:
            take_out(archive, manifest, name, target, file)
            target.flush()
            os.fsync(target.fileno())


def _require_whole(store: Store, manifest: Manifest, file: Path) -> None:
    """What the list says of it is so, and nothing is wrong with it that was not when it was made."""
    identity = store.database.identity
    whose = (identity.database, identity.province, identity.sample)
    seals = {"", *(seal for *_, seal in store.database.ask("read/seals"))}
    found = {(p.check, p.subject, p.detail) for p in tampering_in(store.database, store.originals)}
    listed = (manifest.database, manifest.province, manifest.sample)
    if whose != listed or manifest.seal not in seals or found - set(manifest.problems):
        raise StoreError(
            f"Bản sao lưu {file} đã bị sửa: nội dung bên trong không khớp với dấu niêm của nó. Chưa có gì thay đổi."
        )


def _move_originals(staged: Path, target: Path) -> None:
    """Originals are named by their content, so what stands there under the same name is the same, or damaged."""
    for path in sorted(p for p in staged.rglob("*") if p.is_file()):
        place = path_of(target, path.name)
        place.parent.mkdir(parents=True, exist_ok=True)
        path.replace(place)
        sync_folder(place.parent)


def _put(staged: Path, target: Path, at: datetime, holds_data: bool) -> Path | None:
    kept = kept_name(target, at)
    if target.exists():
        put_in_place(staged, target, kept)
        if not holds_data:
            kept.unlink()
    else:
        # left by a database that is gone; DuckDB would write it into this one
        log_of(target).unlink(missing_ok=True)
        staged.replace(target)
        sync_folder(target.parent)
    return kept if holds_data else None


def _originals_of(database: Path) -> Path:
    return database.with_name(f"{database.name}.originals")


@contextmanager
def _staging(target: Path) -> Generator[Path]:
    """Where the backup is laid out first, on the same disk; gone afterwards. Its database has the target's name."""
    folder = target.with_name(target.name + STAGING)
    try:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        yield folder / target.name
    except OSError as problem:
        raise StoreError(
            f"Không khôi phục được vào {target}: {problem.strerror}. Hãy kiểm tra ổ đĩa và quyền ghi rồi làm lại."
        ) from problem
    finally:
        shutil.rmtree(folder, ignore_errors=True)
