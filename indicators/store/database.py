"""One connection to one database, a cursor per question, writes one after the other."""

import threading
from collections import Counter
from collections.abc import Callable, Generator, Hashable, Iterable, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar

import duckdb

from indicators.errors import StoreError
from indicators.store.failures import of_the_file, why
from indicators.store.gate import Gate
from indicators.store.held import Held
from indicators.store.kinds import QUIET
from indicators.store.opening import MEMORY, Identity, connect, in_transaction
from indicators.store.placing import put_in_place
from indicators.store.sealing import Put, last_seal, seal_write
from indicators.store.statements import statement

Cursor = duckdb.DuckDBPyConnection
Work = Callable[[Cursor, int], Put | None]
Made = TypeVar("Made")
# One writer at a time in this process, whichever database: the number of a write is the last one's plus one.
WRITING = threading.RLock()
# Name of a database → kind of write → how many this process made: what was asked before holds until the next of them,
# for no other process may write while this one has the file.
WRITTEN: dict[str, Counter[str]] = {}
ADOPTED = "adopted"  # counts as a write of every kind


class Database:
    """``identity``: whose it is. Safe to use from several threads."""

    def __init__(self, connection: Cursor, path: Path, identity: Identity) -> None:
        self.path = path
        self.identity = identity
        self._connection = connection
        self._gate = Gate()
        self._written = WRITTEN.setdefault(identity.database, Counter())
        self._held = Held()
        self._broken = False  # DuckDB answers nothing after a failed checkpoint until the file is opened anew

    def ask(self, name: str, **parameters: object) -> list[tuple]:
        """All rows of a statement of sql/."""
        with self._cursor() as cursor:
            return cursor.execute(statement(name), parameters).fetchall()

    def ask_named(self, name: str) -> list[dict[str, Any]]:
        """All rows of a statement without parameters, each by name of column."""
        with self._cursor() as cursor:
            rows = cursor.execute(statement(name)).fetchall()
            columns = [column[0] for column in cursor.description]
        return [dict(zip(columns, row, strict=True)) for row in rows]

    def held(self, key: Hashable, ask: Callable[[], Made], *kinds: str) -> Made:
        """What ``ask`` gave after the last write of these kinds (any); nobody but this process writes to its file."""
        return self._held.get(key, lambda: self.written(*kinds), ask)

    def write(self, kind: str, id: str, work: Work) -> None:
        """``work`` as one transaction, sealed; it gets a cursor and the number of the write.

        ``kind``: as in the journal. What ``work`` says it put in need not be asked for to be sealed.
        Raises StoreError when a write of this id is there already; then nothing is written.
        """
        self.write_all([(kind, id, work)])

    def write_all(self, writes: Sequence[tuple[str, str, Work]], event: str = "") -> None:
        """Several writes (kind, id, work) as one transaction, each with its number and its seal: all or none.
        ``event``: the kind of those that are events."""
        with WRITING, self._cursor() as cursor:

            def numbered(cursor: Cursor) -> None:
                for kind, id, work in writes:
                    [found] = cursor.execute(statement("read/next_entry"), {"id": id}).fetchall()
                    entry, known, seal = found
                    if known:
                        raise StoreError("Việc này vừa được ghi rồi, không ghi lại lần nữa.")
                    put = work(cursor, entry)
                    seal_write(cursor, seal or self.identity.start_of_seals, entry, kind, id, put)

            kinds = [event if event and kind == "event" else kind for kind, _, _ in writes]
            self._in_transaction(cursor, kinds, numbered)

    def repeat(
        self, entry: int, kind: str, id: str, work: Callable[[Cursor], object], event: str = ""
    ) -> None:
        """``work`` as one transaction that brings its own number: a write made before, made again in a rebuild."""
        with WRITING, self._cursor() as cursor:

            def again(cursor: Cursor) -> None:
                work(cursor)
                seal_write(cursor, last_seal(cursor, self.identity.start_of_seals), entry, kind, id)

            self._in_transaction(cursor, [event or kind], again)

    def written(self, *kinds: str) -> int:
        """A number that grows with every write of these kinds, events by their own; of any but the quiet ones."""
        counted = (ADOPTED, *kinds) if kinds else self._written.keys() - QUIET
        return sum(self._written[kind] for kind in counted)

    def adopt(self, fresh: "Database", kept: Path) -> None:
        """Put ``fresh`` in this one's place, the old file under the name ``kept``. Waits for questions under way."""
        with WRITING, self._gate.shut():
            self._written[ADOPTED] += 1
            if self.path == MEMORY:
                self._connection, fresh._connection = fresh._connection, self._connection
                return
            fresh.close()
            self._connection.close()
            try:
                put_in_place(fresh.path, self.path, kept)
            finally:
                self._connection = connect(self.path)

    @contextmanager
    def snapshot(self) -> Generator[Cursor]:
        """A cursor that goes on seeing everything as it stands now, whatever is written meanwhile."""
        with self._cursor() as cursor:
            cursor.begin()
            try:
                yield cursor
            finally:
                with suppress(duckdb.Error):  # the disk may have ended the transaction before
                    cursor.rollback()

    def close(self) -> None:
        """Everything written is in the one file after this."""
        with WRITING, self._gate.shut():
            self._connection.close()

    def _in_transaction(self, cursor: Cursor, kinds: Iterable[str], work: Callable[[Cursor], None]) -> None:
        try:
            in_transaction(cursor, work)
        finally:  # a write that failed may be there all the same, where the disk failed after it
            self._written.update(kinds)

    @contextmanager
    def _cursor(self) -> Generator[Cursor]:
        """Raises StoreError when the disk refuses or the file is damaged; nothing of a write under way is kept then."""
        if self._broken:
            self._open_anew()
        try:
            with self._gate.passing(), closing(self._connection.cursor()) as cursor:
                yield cursor
        except duckdb.Error as problem:
            if not of_the_file(problem):
                raise
            self._broken |= isinstance(problem, duckdb.FatalException) and self.path != MEMORY
            raise StoreError(why(self.path, str(problem))) from problem

    def _open_anew(self) -> None:
        with self._gate.shut():
            if self._broken:
                self._connection.close()
                self._connection = connect(self.path)
                self._broken = False
