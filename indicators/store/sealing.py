"""Every write sealed: a hash of all it put in and of the seal before it.

So nothing can be changed, taken out, put in or moved without the seals telling, unless all later ones are made anew.
"""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from hashlib import sha256
from itertools import repeat
from operator import itemgetter
from typing import Any, NamedTuple

import duckdb

from indicators.store.statements import statement

SEPARATOR = "\x1f"
MARK_DIGITS = 8
BETWEEN = "\x1f"  # stands in no JSON text, which spells it with six signs: what is written at once comes apart there
JSON = json.JSONEncoder(separators=(BETWEEN, ": "), default=str)  # days and moments in ISO
AND = ", "
NOTHING = "null"  # a text of these letters is spelt with quotation marks
WORDS = frozenset({str, type(None)})
# What a write of each kind puts in, by table; a kind that is not named puts in one row of the table of its name.
PARTS = {"submission": ("submission", "original", "observation", "finding", "ignored_row", "remark")}

Cursor = duckdb.DuckDBPyConnection
Row = tuple[Any, ...]
# table → columns of the rows a write put in, in their order: the place of each in the write, then those of the table
Put = Mapping[str, Sequence[Sequence[Any]]]


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


def seal_write(cursor: Cursor, before: str, entry: int, kind: str, id: str, put: Put | None = None) -> None:
    """Seal the write just made, in its transaction, after the seal ``before``. ``put``: rows whose caller knows what
    the tables now hold of them; the others are asked for."""
    known = put or {}
    whole = {
        part: known[part] if part in known else _columns(_rows(cursor, part, id)) for part in _parts(kind)
    }
    _put(cursor, before, _content(entry, kind, id, whole))


def last_seal(cursor: Cursor, start: str) -> str:
    """The seal of the last write; ``start`` where there is none."""
    [(_, seal)] = cursor.execute(statement("read/last_seal")).fetchall()
    return seal or start


def seal_all(cursor: Cursor, start: str) -> None:
    """Seal everything an older database holds, in the order of writing."""
    before = start
    for write in contents(cursor):
        before = _put(cursor, before, write)


def contents(cursor: Cursor) -> list[Content]:
    """What every write put in, as it stands now, in the order of writing."""
    journal = cursor.execute(statement("read/journal")).fetchall()
    rows: dict[tuple[str, str], dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for kind in {kind for _, kind, _ in journal}:
        for part in _parts(kind):
            for row in _rows(cursor, part, None):
                rows[kind, row[0]][part].append(row)
    return [
        _content(entry, kind, id, {part: _columns(brought) for part, brought in rows[kind, id].items()})
        for entry, kind, id in journal
    ]


def _content(entry: int, kind: str, id: str, put: Put) -> Content:
    digests, marks = [], []
    for part in sorted(part for part in put if put[part]):
        ordinals, *columns = put[part]
        for ordinal, text in zip(ordinals, _texts(columns), strict=True):
            place = f"{part} {ordinal}"
            digest = sha256(f"{place} {text}".encode()).hexdigest()
            digests.append(digest)
            marks.append(f"{place} {digest[:MARK_DIGITS]}")
    return Content(entry, kind, id, sha256("".join(digests).encode()).hexdigest(), "\n".join(marks))


def _columns(rows: Sequence[Row]) -> Sequence[Sequence[Any]]:
    """Columns as in ``Put`` of rows as sql/sealed/ gives them; () for no row."""
    return list(zip(*sorted(rows, key=itemgetter(1)), strict=True))[1:]


def _texts(columns: Sequence[Sequence[Any]]) -> list[str]:
    """JSON of each row of one table. Columns without a value at the end are left out: one that is added later changes
    no text. Spelt column by column: most say one word or the same few all the way down."""
    parts: list[str | list[str]] = []
    for spelt in map(_spelt, columns):
        if isinstance(spelt, str) and parts and isinstance(parts[-1], str):
            parts[-1] += AND + spelt
        else:
            parts.append(spelt)
    told = (repeat(part, len(columns[0])) if isinstance(part, str) else part for part in parts)
    rows = map(AND.join, zip(*told, strict=True))
    return [f"[{row}]" for row in (map(_up_to_a_value, rows) if None in columns[-1] else rows)]


def _spelt(column: Sequence[Any]) -> str | list[str]:
    """JSON of the values of a column; of one of them where it is the same word throughout."""
    first = column[0]
    if type(first) in WORDS and column.count(first) == len(column):
        return JSON.encode(first)
    once = tuple(dict.fromkeys(column)) if WORDS.issuperset(map(type, column)) else column
    written = JSON.encode(once)[1:-1].split(BETWEEN)
    if len(once) == len(column):
        return written
    return list(map(dict(zip(once, written, strict=True)).__getitem__, column))


def _up_to_a_value(row: str) -> str:
    """A row without the columns at its end that hold nothing."""
    while row.endswith(NOTHING):
        row = row[: -len(NOTHING)].removesuffix(AND)
    return row


def _rows(cursor: Cursor, part: str, id: str | None) -> Sequence[Row]:
    return cursor.execute(statement(f"sealed/{part}"), {"id": id}).fetchall()


def _parts(kind: str) -> tuple[str, ...]:
    return PARTS.get(kind, (kind,))


def _put(cursor: Cursor, before: str, write: Content) -> str:
    seal = sealed(before, write)
    cursor.execute(statement("write/seal"), write._asdict() | {"seal": seal})
    return seal


def _hash(*parts: str) -> str:
    return sha256(SEPARATOR.join(parts).encode()).hexdigest()
