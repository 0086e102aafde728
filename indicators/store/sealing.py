"""Every write sealed: a hash of all it put in and of the seal before it.

So nothing can be changed, taken out, put in or moved without the seals telling, unless all later ones are made anew.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Any, NamedTuple

import duckdb

from indicators.store.statements import statement

SEPARATOR = "\x1f"
MARK_DIGITS = 8
BETWEEN = "\x1f"  # stands in no JSON text, where a string has six signs for it: rows written in one go come apart there
JSON = json.JSONEncoder(separators=(BETWEEN, ": "), default=str)  # days and moments in ISO
# What a write of each kind puts in, by table; a kind that is not named puts in one row of the table of its name.
PARTS = {"submission": ("submission", "original", "observation", "finding", "ignored_row", "remark")}

Cursor = duckdb.DuckDBPyConnection
Row = tuple[Any, ...]
Put = Mapping[str, Sequence[Row]]  # table → rows as sql/sealed/ gives them


class Content(NamedTuple):
    """What one write put in. ``content``: SHA-256 of its rows; ``marks``: a line a row, "observation 12 1a2b3c4d"."""

    entry: int
    kind: str
    id: str
    content: str
    marks: str


def start_of(database: str, province: str, sample: bool) -> str:
    """What stands in place of the seal before the first: whose database it is."""
    return _hash("seal", database, province, str(bool(sample)))


def sealed(before: str, write: Content) -> str:
    """The seal of a write after the seal ``before``."""
    return _hash(before, *map(str, write))


def seal_write(cursor: Cursor, start: str, entry: int, kind: str, id: str, put: Put | None = None) -> None:
    """Seal the write just made, in its transaction. ``put``: rows whose caller knows what the tables now hold of them;
    the others are asked for."""
    known = put or {}
    rows = (
        (part, row)
        for part in _parts(kind)
        for row in (known[part] if part in known else _rows(cursor, part, id))
    )
    _put(cursor, _last(cursor, start), _content(entry, kind, id, rows))


def seal_all(cursor: Cursor, start: str) -> None:
    """Seal everything an older database holds, in the order of writing."""
    before = start
    for write in contents(cursor):
        before = _put(cursor, before, write)


def contents(cursor: Cursor) -> list[Content]:
    """What every write put in, as it stands now, in the order of writing."""
    journal = cursor.execute(statement("read/journal")).fetchall()
    rows: dict[tuple[str, str], list[tuple[str, Row]]] = defaultdict(list)
    for kind in {kind for _, kind, _ in journal}:
        for part in _parts(kind):
            for row in _rows(cursor, part, None):
                rows[kind, row[0]].append((part, row))
    return [_content(entry, kind, id, rows[kind, id]) for entry, kind, id in journal]


def _content(entry: int, kind: str, id: str, rows: Iterable[tuple[str, Row]]) -> Content:
    placed, digests, marks = sorted(rows, key=_place), [], []
    for (part, row), text in zip(placed, _texts([row[2:] for _, row in placed]), strict=True):
        digest = sha256(f"{part} {row[1]} {text}".encode()).hexdigest()
        digests.append(digest)
        marks.append(f"{part} {row[1]} {digest[:MARK_DIGITS]}")
    return Content(entry, kind, id, sha256("".join(digests).encode()).hexdigest(), "\n".join(marks))


def _place(row: tuple[str, Row]) -> tuple[str, int]:
    return row[0], row[1][1]


def _texts(rows: Sequence[Row]) -> list[str]:
    """JSON of each row. Columns without a value at the end are left out: one that is added later changes no text."""
    if not rows:
        return []
    written = JSON.encode([row if row[-1] is not None else _with_values(row) for row in rows])
    return [
        f"[{row}]" for row in written[2:-2].replace(f"]{BETWEEN}[", "\n").replace(BETWEEN, ", ").split("\n")
    ]


def _with_values(row: Row) -> Row:
    end = len(row)
    while end and row[end - 1] is None:
        end -= 1
    return row[:end]


def _rows(cursor: Cursor, part: str, id: str | None) -> Sequence[Row]:
    return cursor.execute(statement(f"sealed/{part}"), {"id": id}).fetchall()


def _parts(kind: str) -> tuple[str, ...]:
    return PARTS.get(kind, (kind,))


def _last(cursor: Cursor, start: str) -> str:
    [(_, seal)] = cursor.execute(statement("read/last_seal")).fetchall()
    return seal or start


def _put(cursor: Cursor, before: str, write: Content) -> str:
    seal = sealed(before, write)
    cursor.execute(statement("write/seal"), write._asdict() | {"seal": seal})
    return seal


def _hash(*parts: str) -> str:
    return sha256(SEPARATOR.join(parts).encode()).hexdigest()
