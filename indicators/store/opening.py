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
from indicators.store.statements import names, statement

MEMORY = Path(":memory:")
SCHEMA = ("schema/tables", "schema/answers")  # the steps in which the tables came to be, the first the oldest
SCHEMA_VERSION = len(SCHEMA)
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
        if found and found.schema_version == SCHEMA_VERSION:
            in_transaction(connection, _refresh_views)
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
    in_transaction(connection, _refresh_views)


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
    """An older database gets the tables it lacks; what it holds is not touched."""
    return _take_steps(connection, found) if 0 < found.schema_version < SCHEMA_VERSION else found


def _take_steps(connection: duckdb.DuckDBPyConnection, known: Identity) -> Identity:
    """Lay the tables that came after ``known``, and add a row that says so."""
    made = replace(known, schema_version=SCHEMA_VERSION)

    def lay(cursor: duckdb.DuckDBPyConnection) -> None:
        lay_tables(cursor, known.schema_version)
        cursor.execute(statement("write/meta"), asdict(made) | {"created_at": datetime.now()})

    in_transaction(connection, lay)
    return made


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
