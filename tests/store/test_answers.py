"""What staff say words mean is only ever added; the latest counts, and older databases learn to keep it."""

from datetime import datetime

import duckdb
import pytest
from store_material import at, reading, send

from indicators.errors import StoreError
from indicators.store import open_store
from indicators.store.opening import SCHEMA
from indicators.store.statements import statement


def said(store, known_at=None):
    return [(a.kind, a.scope, a.words, a.meaning) for a in store.answers(known_at)]


def test_the_latest_answer_to_the_same_words_counts_and_none_withdraws(store):
    store.answer("row", "chi em", "2021-2030/1.1", "Lan", at(0))
    store.answer("row", "chi em", "2021-2030/2.3", "Mai", at(1))
    store.answer("row", "chi em", "ignore", "Hoa", at(2), scope="608")
    assert said(store) == [("row", "", "chi em", "2021-2030/2.3"), ("row", "608", "chi em", "ignore")]
    store.answer("row", "chi em", None, "Mai", at(3))
    assert said(store) == [("row", "608", "chi em", "ignore")]


def test_what_was_known_at_a_moment_can_be_asked(store):
    store.answer("unit", "phong ld", "617", "Lan", at(0), reason="gọi điện hỏi")
    store.answer("unit", "phong ld", None, "Lan", at(5))
    [known] = store.answers(at(4))
    assert (known.meaning, known.actor, known.at, known.reason) == ("617", "Lan", at(0), "gọi điện hỏi")
    assert store.answers(at(6)) == ()


def test_an_answer_is_a_write_like_any_other(store):
    before = store.database.written()
    store.answer("row", "chi em", "ignore", "Lan", at(0))
    assert store.database.written() != before
    with pytest.raises(StoreError, match="vừa được ghi"):
        store.answer("row", "chi em", "ignore", "Lan", at(0))
    send(store, reading())
    assert store.problems() == ()


def older_database(path):
    """A database as the first version of the program laid it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    meta = {
        "database": "abc",
        "province": "62",
        "sample": False,
        "schema_version": 1,
        "created_at": datetime(2025, 1, 1),
    }
    with duckdb.connect(str(path)) as connection:
        connection.execute(statement(SCHEMA[0]))
        connection.execute(statement("write/meta"), meta)


def test_a_database_from_before_there_were_answers_gets_a_place_for_them_and_says_so(path):
    older_database(path)
    store = open_store(path, "62")
    assert store.answers() == ()
    store.answer("row", "chi em", "ignore", "Lan", at(0))
    assert store.database.ask("read/last_seal")[0][0] == 2  # after the event of the upgrade
    assert store.problems() == ()
    store.close()
    again = open_store(path, "62")
    assert said(again) == [("row", "", "chi em", "ignore")]
    again.close()
    with duckdb.connect(str(path)) as connection:
        rows = connection.execute(
            "SELECT database, schema_version FROM meta ORDER BY schema_version"
        ).fetchall()
    assert rows == [("abc", 1), ("abc", len(SCHEMA))]
