"""Everything kept, in one file that can be carried away: the database as it stands and every original it names."""

import os
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from hashlib import file_digest
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from indicators.errors import StoreError
from indicators.store.backup_file import DATABASE, ORIGINALS, Manifest, write_list
from indicators.store.checking import problems_in
from indicators.store.copying import copy_to
from indicators.store.model import Problem
from indicators.store.originals import path_of
from indicators.store.placing import put_where_nothing_is, sync_folder
from indicators.store.store import Store, open_store

BESIDE = ".sao-luu-"
TAKEN = "Đã có tệp {file}; bản sao lưu không ghi đè lên tệp nào. Hãy đặt tên khác."


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup made. ``sha256``: of the file. ``problems``: what was wrong already, and went along as it is."""

    file: Path
    size_bytes: int
    sha256: str
    submissions: int
    originals: int
    problems: tuple[Problem, ...]


def write_backup(store: Store, file: Path, at: datetime) -> Backup:
    """Write a new file; others may go on working. Raises StoreError: there is one already, or a disk that refuses."""
    if file.exists():
        raise StoreError(TAKEN.format(file=file))
    with _folder_beside(file) as folder:
        copy = folder / DATABASE
        copy_to(store.database, copy)
        standing = _looked_through(copy, store.originals)
        present = {DATABASE: copy} | standing.originals
        part = folder / file.name
        _write(part, _manifest(store, standing, present, at), present)
        digest, size_bytes = _sha256(part), part.stat().st_size
        try:
            put_where_nothing_is(part, file)
        except FileExistsError:
            raise StoreError(TAKEN.format(file=file)) from None
        sync_folder(file.parent)
    return Backup(file, size_bytes, digest, standing.submissions, len(standing.originals), standing.problems)


@dataclass(frozen=True, slots=True)
class _Standing:
    """What the copy holds; the stored one goes on changing. ``originals``: member → where it lies, those present."""

    entry: int
    seal: str
    submissions: int
    originals: dict[str, Path]
    problems: tuple[Problem, ...]


def _looked_through(copy: Path, originals: Path) -> _Standing:
    copied = open_store(copy, None, None)
    try:
        [(entry, seal)] = copied.database.ask("read/last_seal")
        present = {
            f"{ORIGINALS}/{sha256[:2]}/{sha256}": path
            for sha256, *_ in copied.database.ask("read/originals")
            if (path := path_of(originals, sha256)).exists()
        }
        problems = problems_in(copied.database, originals)
        return _Standing(entry, seal, len(copied.submissions()), present, problems)
    finally:
        copied.close()


def _manifest(store: Store, standing: _Standing, present: dict[str, Path], at: datetime) -> Manifest:
    identity = store.database.identity
    return Manifest(
        identity.database, identity.province, identity.sample, f"{at:%Y-%m-%dT%H:%M:%S}", standing.entry,
        standing.seal,
        tuple((p.check, p.subject, p.detail) for p in standing.problems),
        {name: (_sha256(path), path.stat().st_size) for name, path in present.items()},
    )  # fmt: skip


def _write(part: Path, manifest: Manifest, present: dict[str, Path]) -> None:
    """Originals are packed already, as spreadsheets are; the database is not."""
    with part.open("xb") as target:
        with ZipFile(target, "w", allowZip64=True) as archive:
            for name, path in present.items():
                archive.write(path, name, ZIP_DEFLATED if name == DATABASE else ZIP_STORED)
            write_list(archive, manifest)
        target.flush()
        os.fsync(target.fileno())


@contextmanager
def _folder_beside(file: Path) -> Generator[Path]:
    """A folder on the same disk, gone afterwards; whatever the disk refuses is told as one sentence."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=file.parent, prefix=BESIDE) as folder:
            yield Path(folder)
    except OSError as problem:
        raise StoreError(
            f"Không ghi được bản sao lưu {file}: {problem.strerror}. Hãy kiểm tra ổ đĩa và quyền ghi; "
            "chưa có bản sao lưu nào được tạo."
        ) from problem


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
