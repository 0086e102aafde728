"""What a write puts into the tables. Callers hold a transaction; nothing here ever changes a row that exists."""

from dataclasses import dataclass
from datetime import date, datetime

import duckdb

from indicators.observations.model import Reading
from indicators.store.rows import rows_of, table_of, whole_characters
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


def write_submission(cursor: Cursor, entry: int, arrival: Arrival, reading: Reading) -> None:
    """One file and all it says."""
    rows = reading.rows
    _insert(cursor, "write/original", sha256=arrival.sha256, name=arrival.file_name, size_bytes=arrival.size_bytes,
            received_at=arrival.at)  # fmt: skip
    _insert(
        cursor, "write/submission", id=arrival.id, entry=entry, sha256=arrival.sha256, file_name=arrival.file_name,
        form=reading.form, unit=reading.unit, round=reading.round, data_date=arrival.data_date,
        chosen_unit=arrival.chosen_unit, chosen_round=arrival.chosen_round, received_at=arrival.at, actor=arrival.actor,
        rows_read=rows.read, rows_taken=rows.taken, rows_rejected=rows.rejected, rows_ignored=rows.ignored,
        refused=reading.blocked,
    )  # fmt: skip
    for table, brought in rows_of(arrival.id, reading).items():
        if brought:
            cursor.register("incoming", table_of(table, brought))
            cursor.execute(statement(f"write/{table}"))
            cursor.unregister("incoming")


def write_decision(
    cursor: Cursor, id: str, entry: int, submission: str, decision: str, at: datetime, actor: str, reason: str
) -> None:
    """What the office decided about a submission."""
    _insert(cursor, "write/decision", id=id, entry=entry, submission=submission, decision=decision, decided_at=at,
            actor=actor, reason=reason)  # fmt: skip


def write_confirmation(
    cursor: Cursor, id: str, entry: int, observation: str, value: float | None, at: datetime, actor: str, reason: str
) -> None:
    """The number a person stands for; None withdraws an earlier one."""
    _insert(cursor, "write/confirmation", id=id, entry=entry, observation=observation, value=value, confirmed_at=at,
            actor=actor, reason=reason)  # fmt: skip


def write_event(
    cursor: Cursor, id: str, entry: int, kind: str, subject: str, at: datetime, actor: str, detail: str
) -> None:
    """Anything else that happened. ``detail`` is a JSON object."""
    _insert(cursor, "write/event", id=id, entry=entry, kind=kind, subject=subject, happened_at=at, actor=actor,
            detail=detail)  # fmt: skip


def _insert(cursor: Cursor, statement_name: str, /, **values: object) -> None:
    cursor.execute(statement(statement_name), {key: whole_characters(value) for key, value in values.items()})
