"""Read every original again with today's reader and hold the result against what is stored.

Every write is made again in its order in a fresh database: submissions by reading their originals, decisions,
confirmations, answers and events as they stand. So the reader knows, for each file, what was known when it first came.
"""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from indicators.observations.model import Reading
from indicators.store.compare import differences
from indicators.store.database import Cursor, Database
from indicators.store.model import RebuildReport
from indicators.store.opening import MEMORY, connect, lay_out_like
from indicators.store.originals import fetch
from indicators.store.writing import Arrival, insert, write_submission

BESIDE = ".rebuild"
COUNTED = ("submission", "observation", "finding")
KINDS = ("submission", "decision", "confirmation", "event", "answer", "credential")

Row = dict[str, Any]
Again = Callable[[Row, bytes], Reading]


@contextmanager
def fresh_beside(stored: Database) -> Generator[Database]:
    """An empty database with the same identity, gone afterwards unless it took the stored one's place."""
    path = MEMORY if stored.path == MEMORY else stored.path.with_name(stored.path.name + BESIDE)
    _remove(path)
    connection = connect(path)
    fresh = Database(connection, path, stored.identity)
    try:
        lay_out_like(connection, path, stored.identity)
        yield fresh
    finally:
        fresh.close()
        _remove(path)


def replay(stored: Database, fresh: Database, originals: Path, again: Again) -> tuple[str, ...]:
    """Make every write of ``stored`` again in ``fresh``; the submissions that now are another unit's or round's.

    Raises NotFound or StoreError when an original is missing or was changed.
    """
    rows = {(kind, row["id"]): row for kind in KINDS for row in stored.ask_named(f"read/replay_{kind}")}
    moved = []
    for kind, id in stored.ask("read/replay"):
        row = rows[kind, id]
        if kind == "submission":
            content = fetch(originals, row["sha256"])
            reading = again(row, content)
            _repeat_submission(fresh, row, len(content), reading)
            moved += [id] if (reading.unit, reading.round) != (row["unit"], row["round"]) else []
        else:
            _repeat_row(fresh, kind, row)
    return tuple(moved)


def report(stored: Database, fresh: Database) -> RebuildReport:
    """What the two differ in, and how much there is in the fresh one."""
    counts = {table: len(fresh.ask(f"read/compare_{table}")) for table in COUNTED}
    return RebuildReport(
        differences(stored, fresh), counts["submission"], counts["observation"], counts["finding"]
    )


def _repeat_submission(fresh: Database, row: Row, size_bytes: int, reading: Reading) -> None:
    arrival = Arrival(
        row["id"], row["sha256"], row["file_name"], size_bytes, row["actor"], row["received_at"], row["data_date"],
        row["chosen_unit"], row["chosen_round"],
    )  # fmt: skip

    def work(cursor: Cursor) -> None:
        write_submission(cursor, row["entry"], arrival, reading)

    fresh.repeat(row["entry"], "submission", row["id"], work)


def _repeat_row(fresh: Database, kind: str, row: Row) -> None:
    event = row["kind"] if kind == "event" else ""
    fresh.repeat(row["entry"], kind, row["id"], lambda cursor: insert(cursor, f"write/{kind}", **row), event)


def _remove(path: Path) -> None:
    if path != MEMORY:
        for left in (path, path.with_name(path.name + ".wal")):
            left.unlink(missing_ok=True)
