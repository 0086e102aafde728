"""A copy of a whole database as it stands at one moment, while others go on writing.

Row by row rather than file by file: the file is never closed nor locked for it, and a block that cannot be read is
found when the copy is made, not when it is needed.
"""

from pathlib import Path

from indicators.errors import StoreError
from indicators.store.database import Cursor, Database
from indicators.store.failures import OF_THE_DISK, why
from indicators.store.opening import connect, in_transaction, lay_tables
from indicators.store.statements import names, statement


def copy_to(stored: Database, path: Path) -> None:
    """A new database file at ``path`` with every row of ``stored``. Raises StoreError: a disk or a file that fails."""
    copy = connect(path)
    try:
        with stored.snapshot() as source:
            _copy(source, copy, stored.path, path)
    finally:
        copy.close()


def _copy(source: Cursor, copy: Cursor, stored: Path, path: Path) -> None:
    def every_table(cursor: Cursor) -> None:
        lay_tables(cursor)
        for name in names("copy"):
            cursor.register("incoming", source.table(name.removeprefix("copy/")).__arrow_c_stream__())
            cursor.execute(statement(name))
            cursor.unregister("incoming")

    try:
        in_transaction(copy, every_table)
    except OF_THE_DISK as problem:
        failed = path if str(path) in str(problem) else stored
        raise StoreError(why(failed, str(problem))) from problem
