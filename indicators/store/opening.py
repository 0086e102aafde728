"""Opening a database: whose it is, that nobody else holds it, that SQL in it can reach nothing else.

Everything that can go wrong here is told as one Vietnamese sentence (StoreError).
"""

import secrets
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path

import duckdb

from indicators.errors import StoreError
from indicators.store.failures import OF_THE_DISK, why
from indicators.store.identity import entry_id
from indicators.store.rows import pairs_to_json
from indicators.store.sealing import last_seal, seal_all, seal_write, start_of
from indicators.store.statements import names, statement

MEMORY = Path(":memory:")
SCHEMA = (
    "schema/tables",
    "schema/answers",
    "schema/seals",
    "schema/left_out",
    "schema/credentials",
)  # the steps in which the tables came to be, the first the oldest
SCHEMA_VERSION = len(SCHEMA)
SEALED_SINCE = SCHEMA.index("schema/seals") + 1
PROGRAM = "chương trình"  # who acts when the program upgrades a database by itself
COUNTRY = "VN"
CONFIGURATION: dict[str, str | float | list[str]] = {
    "threads": "1",  # a question runs in its asker's thread; helpers cost small statements a fifth of their time
    "memory_limit": "1GB",
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "lock_configuration": "true",
}


@dataclass(frozen=True, slots=True)
class Identity:
    """Whose database it is. ``database``: a random name, given once."""

    database: str
    province: str
    sample: bool
    schema_version: int

    @property
    def start_of_seals(self) -> str:
        """What the first seal follows."""
        return start_of(self.database, self.province, self.sample)


def connect(path: Path) -> duckdb.DuckDBPyConnection:
    """A connection to the file, made if missing. Raises StoreError: locked, damaged, or a folder that refuses."""
    try:
        if path != MEMORY:
            path.parent.mkdir(parents=True, exist_ok=True)
        return duckdb.connect(str(path), config=CONFIGURATION)
    except OSError as problem:
        raise StoreError(f"Không tạo được thư mục cho cơ sở dữ liệu {path}: {problem.strerror}.") from problem
    except duckdb.Error as problem:
        raise StoreError(why(path, str(problem))) from problem


def identify(
    connection: duckdb.DuckDBPyConnection, path: Path, province: str | None, sample: bool | None
) -> Identity:
    """Whose database it is, laying it out first when it is new. Raises StoreError when it is not the one asked for."""
    try:
        if not connection.execute(statement("read/tables")).fetchall():
            _lay_out(connection, path, province, bool(sample), secrets.token_hex(8))
        row = connection.execute(statement("read/meta")).fetchone()
        found = _up_to_date(connection, Identity(*row)) if row else None
    except OF_THE_DISK as problem:
        raise StoreError(why(path, str(problem))) from problem
    except duckdb.Error as problem:
        raise StoreError(_foreign(path)) from problem
    if found is None:
        raise StoreError(_foreign(path))
    require_same(found, path, province, sample)
    return found


def lay_out_like(connection: duckdb.DuckDBPyConnection, path: Path, identity: Identity) -> None:
    """Lay out an empty database with an identity that exists already (for a rebuild)."""
    _lay_out(connection, path, identity.province, identity.sample, identity.database)


def in_transaction(
    cursor: duckdb.DuckDBPyConnection, work: Callable[[duckdb.DuckDBPyConnection], None]
) -> None:
    """All of ``work`` or nothing of it."""
    cursor.begin()
    try:
        work(cursor)
    except BaseException:
        cursor.rollback()
        raise
    cursor.commit()


def _lay_out(connection, path: Path, province: str | None, sample: bool, database: str) -> None:
    if not province:
        raise StoreError(
            f"Cơ sở dữ liệu {path} chưa có. Hãy cho biết mã tỉnh (INDICATORS_PROVINCE, ví dụ 42) để tạo."
        )
    _take_steps(connection, Identity(database, province, sample, 0))


def _up_to_date(connection: duckdb.DuckDBPyConnection, found: Identity) -> Identity:
    """An older database gets the tables it lacks, and an event that says so; what it holds is not touched."""
    if 0 < found.schema_version < SCHEMA_VERSION:
        return _take_steps(connection, found)
    if found.schema_version == SCHEMA_VERSION:
        in_transaction(connection, _refresh_views)
    return found


def _take_steps(connection: duckdb.DuckDBPyConnection, known: Identity) -> Identity:
    """Lay the tables that came after ``known``, and add a row that says so."""
    made = replace(known, schema_version=SCHEMA_VERSION)

    def lay(cursor: duckdb.DuckDBPyConnection) -> None:
        lay_tables(cursor, known.schema_version)
        cursor.execute(statement("write/meta"), asdict(made) | {"created_at": datetime.now()})
        _refresh_views(cursor)
        if known.schema_version:
            _note_upgrade(cursor, known)

    in_transaction(connection, lay)
    return made


def _note_upgrade(cursor: duckdb.DuckDBPyConnection, known: Identity) -> None:
    if known.schema_version < SEALED_SINCE:
        seal_all(cursor, known.start_of_seals)
    at, detail = (
        datetime.now(),
        pairs_to_json([("new", str(SCHEMA_VERSION)), ("old", str(known.schema_version))]),
    )
    id = entry_id("upgraded", known.database, at, detail)
    [(entry, *_)] = cursor.execute(statement("read/next_entry"), {"id": id}).fetchall()
    row = {"kind": "upgraded", "subject": "", "happened_at": at, "actor": PROGRAM, "detail": detail}
    cursor.execute(statement("write/event"), row | {"id": id, "entry": entry})
    seal_write(cursor, last_seal(cursor, known.start_of_seals), entry, "event", id)


def lay_tables(cursor: duckdb.DuckDBPyConnection, since: int = 0) -> None:
    """The empty tables of every step after version ``since``."""
    for step in SCHEMA[since:]:
        cursor.execute(statement(step))


def _refresh_views(cursor: duckdb.DuckDBPyConnection) -> None:
    """Views belong to the program, not to the data: today's program brings its own."""
    for name in names("views"):
        cursor.execute(statement(name))


def require_same(found: Identity, path: Path, province: str | None, sample: bool | None) -> None:
    """Raise StoreError unless the database is of today's structure, of the province and of the kind (None: any)."""
    if found.schema_version != SCHEMA_VERSION:
        raise StoreError(
            f"Cơ sở dữ liệu {path} có cấu trúc phiên bản {found.schema_version}, chương trình này dùng phiên bản "
            f"{SCHEMA_VERSION}. Hãy dùng đúng phiên bản chương trình."
        )
    if province is not None and province != found.province:
        raise StoreError(
            f"Cơ sở dữ liệu {path} là của {_place(found.province)}, không phải của {_place(province)}. "
            "Hãy chọn đúng tệp hoặc đúng mã tỉnh."
        )
    if sample is not None and sample != found.sample:
        raise StoreError(
            f"Cơ sở dữ liệu {path} chứa {_content(found.sample)}, không dùng cho {_content(sample)}. "
            "Hai loại không bao giờ để chung một tệp."
        )


def _place(code: str) -> str:
    return "cả nước (VN)" if code == COUNTRY else f"tỉnh có mã {code}"


def _content(sample: bool) -> str:
    return "số liệu minh họa" if sample else "số liệu của văn phòng"


def _foreign(path: Path) -> str:
    return f"Tệp {path} là cơ sở dữ liệu của chương trình khác hoặc thiếu bảng. Hãy chọn đúng tệp."
