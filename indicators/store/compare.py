"""Two databases held side by side: rows that one has and the other has not, told by place."""

from collections import Counter
from itertools import zip_longest
from typing import Any

from indicators.store.database import Database
from indicators.store.model import Difference

TABLES = ("submission", "observation", "finding", "ignored_row", "remark", "confirmation")
PLACE = ("submission", "file_name", "sheet", "cell")

Row = tuple[tuple[str, Any], ...]


def differences(before: Database, after: Database) -> tuple[Difference, ...]:
    """Empty when every table holds the same rows; their order does not matter."""
    return tuple(found for table in TABLES for found in _of_table(table, before, after))


def _of_table(table: str, before: Database, after: Database) -> list[Difference]:
    old, new = (Counter(_rows(one, table)) for one in (before, after))
    gone, come = _by_place(old - new), _by_place(new - old)
    return [
        Difference(table, *place, *_told(was, now))
        for place in dict.fromkeys((*gone, *come))
        for was, now in zip_longest(gone.get(place, ()), come.get(place, ()))
    ]


def _rows(database: Database, table: str) -> list[Row]:
    return [tuple(row.items()) for row in database.ask_named(f"read/compare_{table}")]


def _by_place(rows: Counter[Row]) -> dict[tuple[Any, ...], list[Row]]:
    found: dict[tuple[Any, ...], list[Row]] = {}
    for row in rows.elements():
        place = tuple(value for _, value in row[: len(PLACE)])
        found.setdefault(place, []).append(row)
    return found


def _told(was: Row | None, now: Row | None) -> tuple[str, str]:
    """Only the columns that differ, or those that say something when the other row is missing."""
    old, new = dict(was or ()), dict(now or ())
    differing = [c for c in (old or new) if c not in PLACE and (not old or not new or old[c] != new[c])]
    return _words(old, differing), _words(new, differing)


def _words(row: dict[str, Any], columns: list[str]) -> str:
    return ", ".join(f"{c}={row[c]}" for c in columns if row and row[c] not in (None, ""))
