"""What a write puts into the tables. Callers hold a transaction; nothing here ever changes a row that exists."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import duckdb

from indicators.observations.model import Reading
from indicators.store.rows import observation_table, receipt_columns, whole_characters
from indicators.store.sealing import Put
from indicators.store.statements import statement

Cursor = duckdb.DuckDBPyConnection


@dataclass(frozen=True, slots=True)
class Arrival:
    """How a file came, whatever it says. ``data_date``: of the round; None only for a refused file."""

    id: str
    sha256: str
    file_name: str
    size_bytes: int
    actor: str
    at: datetime
    data_date: date | None
    chosen_unit: str | None
    chosen_round: str | None


def write_submission(cursor: Cursor, entry: int, arrival: Arrival, reading: Reading) -> Put:
    """One file and all it says; the rows put in, as the tables now hold them."""
    rows = reading.rows
    put: dict[str, Sequence[Sequence[Any]]] = dict.fromkeys(
        ("observation", "finding", "ignored_row", "remark"), ()
    )
    insert(cursor, "write/original", sha256=arrival.sha256, name=arrival.file_name, size_bytes=arrival.size_bytes,
            received_at=arrival.at)  # fmt: skip
    if first := cursor.fetchall():
        put["original"] = _one(first[0])
    row = insert(
        cursor, "write/submission", id=arrival.id, entry=entry, sha256=arrival.sha256, file_name=arrival.file_name,
        form=reading.form, unit=reading.unit, round=reading.round, data_date=arrival.data_date,
        chosen_unit=arrival.chosen_unit, chosen_round=arrival.chosen_round, received_at=arrival.at, actor=arrival.actor,
        rows_read=rows.read, rows_taken=rows.taken, rows_rejected=rows.rejected, rows_ignored=rows.ignored,
        refused=reading.blocked,
    )  # fmt: skip
    put["submission"] = _one(row.values())
    if reading.observations and not reading.blocked:
        table, columns = observation_table(arrival.id, reading.observations)
        # as a stream: for a table DuckDB would set up a scanner, which costs more than the rows
        cursor.from_arrow(table.__arrow_c_stream__()).insert_into("observation")
        put["observation"] = [columns["ordinal"], *columns.values()]
    for table, columns in receipt_columns(arrival.id, reading).items():
        cursor.execute(statement(f"write/{table}"), columns)
        put[table] = [columns["ordinal"], *columns.values()]
    return put


def _one(values: Iterable[Any]) -> list[list[Any]]:
    """Columns for the seal of a write's only row in a table."""
    return [[value] for value in (0, *values)]


def insert(cursor: Cursor, statement_name: str, /, **values: object) -> dict[str, object]:
    """One row, its columns by name; what was put in."""
    whole = {key: whole_characters(value) for key, value in values.items()}
    cursor.execute(statement(statement_name), whole)
    return whole
