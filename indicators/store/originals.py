"""The files as they came, kept by their SHA-256 beside the database: the truth everything else is read from."""

import os
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

from indicators.errors import NotFound, StoreError
from indicators.store.placing import sync_folder


def path_of(folder: Path, digest: str) -> Path:
    """``ab/ab12…`` under the folder."""
    return folder / digest[:2] / digest


def keep(folder: Path, content: bytes, name: str) -> str:
    """Write the bytes so that they are whole on disk or not there at all; returns their SHA-256 (hex).

    Raises StoreError when the disk refuses.
    """
    digest = sha256(content).hexdigest()
    target = path_of(folder, digest)
    try:
        if not (target.exists() and target.stat().st_size == len(content)):
            _write_whole(target, content)
    except OSError as problem:
        raise StoreError(
            f"Không lưu được bản gốc của tệp {name}: {problem.strerror}. Hãy kiểm tra ổ đĩa."
        ) from problem
    return digest


def fetch(folder: Path, digest: str) -> bytes:
    """The bytes as they came. Raises NotFound when there is no such file, StoreError when it was changed on disk."""
    try:
        content = path_of(folder, digest).read_bytes()
    except OSError as problem:
        raise NotFound(f"Không tìm thấy bản gốc có mã {digest[:12]}… trong {folder}.") from problem
    if sha256(content).hexdigest() != digest:
        raise StoreError(
            f"Bản gốc có mã {digest[:12]}… đã bị thay đổi trên đĩa. Hãy khôi phục từ bản sao lưu."
        )
    return content


def _write_whole(target: Path, content: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=target.parent, prefix=".", delete=False) as part:
        try:
            part.write(content)
            part.flush()
            os.fsync(part.fileno())
            part.close()
            os.replace(part.name, target)
        except BaseException:
            part.close()
            Path(part.name).unlink(missing_ok=True)
            raise
    sync_folder(target.parent)
