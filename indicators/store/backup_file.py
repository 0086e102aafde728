"""What a backup file is: a zip with the database, the originals, and a list of them by SHA-256 and size.

Nothing in it is trusted before it was held against the list, and the list not before it names only what belongs here.
"""

import json
import re
import zlib
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from indicators.errors import StoreError

FORMAT, VERSION = "gender-equality-indicators backup", 1
LIST, DATABASE, ORIGINALS = "manifest.json", "database.duckdb", "originals"
MEMBER = re.compile(rf"{re.escape(DATABASE)}|{ORIGINALS}/([0-9a-f]{{2}})/\1[0-9a-f]{{62}}")
BLOCK_BYTES = 1 << 20
LONGEST_LIST_BYTES = 64 << 20
UNREADABLE = (
    BadZipFile,
    zlib.error,
    EOFError,
    RuntimeError,
    NotImplementedError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
)  # what a zip or a list that is not ours comes to

Files = Mapping[str, tuple[str, int]]


@dataclass(frozen=True, slots=True)
class Manifest:
    """``files``: member → (SHA-256, bytes). ``entry``, ``seal``: of the last write it holds.

    ``problems``: what the check found when the backup was made, each (check, subject, detail).
    """

    database: str
    province: str
    sample: bool
    made_at: str
    entry: int
    seal: str
    problems: tuple[tuple[str, str, str], ...]
    files: Files


def write_list(archive: ZipFile, manifest: Manifest) -> None:
    document = {"format": FORMAT, "version": VERSION, **asdict(manifest)}
    archive.writestr(LIST, json.dumps(document, ensure_ascii=False, indent=1), ZIP_DEFLATED)


@contextmanager
def opened(path: Path) -> Generator[tuple[ZipFile, Manifest]]:
    """The archive and its list, which agree on what there is. Raises StoreError: not a backup, cut short, altered."""
    with _readable(path):
        archive = ZipFile(path)
    with archive:
        with _readable(path):
            manifest = _listed(archive, path)
        yield archive, manifest


def take_out(archive: ZipFile, manifest: Manifest, name: str, target: BinaryIO, path: Path) -> None:
    """Write one member, block by block. Raises StoreError when it is not the one listed, OSError from ``target``."""
    digest, left = manifest.files[name]
    seen = sha256()
    for block in _blocks(archive, name, path):
        left -= len(block)
        if left < 0:
            break
        seen.update(block)
        target.write(block)
    if left or seen.hexdigest() != digest:
        raise _altered(path, name)


def _blocks(archive: ZipFile, name: str, path: Path) -> Generator[bytes]:
    with _readable(path), archive.open(name) as member:
        while block := member.read(BLOCK_BYTES):
            yield block


@contextmanager
def _readable(path: Path) -> Generator[None]:
    try:
        yield
    except OSError as problem:
        raise StoreError(
            f"Không mở được bản sao lưu {path}: {problem.strerror}. Hãy kiểm tra tên tệp."
        ) from problem
    except UNREADABLE as problem:
        raise StoreError(
            f"Tệp {path} không phải bản sao lưu của chương trình này, hoặc đã hỏng, bị cắt cụt. Chưa có gì thay đổi."
        ) from problem


def _listed(archive: ZipFile, path: Path) -> Manifest:
    found = archive.infolist()
    listed = archive.getinfo(LIST)
    if listed.file_size > LONGEST_LIST_BYTES:
        raise BadZipFile("the list is too long")
    document = json.loads(archive.read(LIST))
    if document["format"] != FORMAT:
        raise BadZipFile("another program's file")
    if document["version"] != VERSION:
        raise StoreError(
            f"Bản sao lưu {path} do phiên bản khác của chương trình tạo ra (định dạng {document['version']}); "
            f"chương trình này đọc định dạng {VERSION}. Hãy dùng phiên bản mới hơn."
        )
    manifest = _manifest(document)
    _require_listed(found, manifest, path)
    return manifest


def _manifest(document: dict[str, Any]) -> Manifest:
    known = {field.name: document[field.name] for field in fields(Manifest)}
    known["problems"] = tuple((str(a), str(b), str(c)) for a, b, c in known["problems"])
    known["files"] = {str(name): (str(digest), int(size)) for name, (digest, size) in known["files"].items()}
    return Manifest(**known)


def _require_listed(found: list[ZipInfo], manifest: Manifest, path: Path) -> None:
    sizes = {info.filename: info.file_size for info in found if info.filename != LIST}
    if len(found) != len(sizes) + 1 or DATABASE not in sizes:
        raise BadZipFile("a member twice, or no database")
    for name in sizes.keys() | manifest.files.keys():
        if not MEMBER.fullmatch(name) or sizes.get(name) != manifest.files.get(name, ("", -1))[1]:
            raise _altered(path, name)


def _altered(path: Path, name: str) -> StoreError:
    return StoreError(
        f"Bản sao lưu {path} đã bị sửa hoặc hỏng: phần {name[:90]} không khớp danh sách kèm theo. Chưa có gì thay đổi."
    )
