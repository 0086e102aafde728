"""An acceptance in part is kept like everything else: sealed, copied, read again, and laid into older databases."""

import dataclasses

import pytest
from store_material import accept, at, observation, reading, send

from indicators.store import open_store
from indicators.store.backup import write_backup
from indicators.store.opening import SCHEMA, in_transaction
from indicators.store.restoring import restore_backup
from indicators.store.statements import statement

TWO = (observation("F7"), observation("F8", indicator="2.3"))


def in_part(store, minutes=1):
    id = send(store, reading(*TWO))
    store.decide(id, "accepted", "chị Mai", at(minutes), "Chưa rõ nguồn", ("2.3",))
    return id


def counted(store):
    return sorted(f.indicator for f in store.figures())


def test_a_decision_says_what_it_left_out_and_a_later_one_takes_it_back(store):
    id = in_part(store)
    (made,) = store.decisions(id)
    assert (made.decision, made.left_out, made.reason) == ("accepted", ("2.3",), "Chưa rõ nguồn")
    assert store.submission(id).left_out == ("2.3",)
    assert counted(store) == ["1.1"]
    store.decide(id, "accepted", "chị Mai", at(2))
    assert (store.submission(id).left_out, counted(store)) == ((), ["1.1", "2.3"])
    assert [f.indicator for f in store.figures(known_at=at(1))] == ["1.1"]


def test_a_later_file_accepted_whole_replaces_what_an_earlier_one_still_gave(store):
    accept(store, send(store, reading(*TWO)))
    second = send(store, reading(*TWO), minutes=5, content=b"hai")
    store.decide(second, "accepted", "chị Mai", at(6), "Chưa rõ", ("2.3",))
    sources = {f.indicator: f.source.submission for f in store.figures()}
    assert sources["1.1"] == second != sources["2.3"]
    third = accept(store, send(store, reading(observation("F7")), minutes=8, content=b"ba"), 9)
    assert {f.source.submission for f in store.figures()} == {third}
    assert counted(store) == ["1.1"]


def test_only_an_acceptance_can_leave_something_out(store):
    id = send(store, reading(*TWO))
    with pytest.raises(ValueError, match="leave out"):
        store.decide(id, "returned", "chị Mai", at(1), "Sai", ("2.3",))
    assert store.decisions(id) == ()


def test_what_was_left_out_is_sealed(store):
    in_part(store)
    assert store.problems() == ()
    with store.database._cursor() as cursor:
        cursor.execute("UPDATE decision SET left_out = NULL")
    (problem,) = store.problems()
    assert (problem.check, "quyết định" in problem.detail) == ("trail_changed", True)


def test_a_rebuild_keeps_what_was_left_out(path):
    store = open_store(path, "62")
    id = in_part(store)
    done = store.rebuild(lambda content, name, round, unit, known: reading(*TWO), replace=True)
    assert (done.differences, done.replaced) == ((), True)
    assert (store.submission(id).left_out, counted(store)) == (("2.3",), ["1.1"])
    assert store.problems() == ()
    store.close()


def test_a_backup_keeps_what_was_left_out(path, tmp_path):
    store = open_store(path, "62")
    id = in_part(store)
    write_backup(store, tmp_path / "a.zip", at(5))
    store.close()
    restore_backup(tmp_path / "a.zip", tmp_path / "moi.duckdb", "chị Mai", at(6))
    again = open_store(tmp_path / "moi.duckdb", "62")
    assert (again.submission(id).left_out, counted(again)) == (("2.3",), ["1.1"])
    assert again.problems() == ()
    again.close()


def test_an_older_database_gets_the_column_and_its_seals_stay_valid(path):
    """Laid out as before the column was there: the same rows, the same seals, then opened by today's program."""
    store = open_store(path, "62")
    id = accept(store, send(store, reading(*TWO)))
    identity, before = store.database.identity, SCHEMA.index("schema/left_out")

    def as_it_was(cursor) -> None:
        cursor.execute("ALTER TABLE decision DROP COLUMN left_out")
        cursor.execute("DELETE FROM meta")
        older = dataclasses.asdict(identity) | {"schema_version": before, "created_at": at(0)}
        cursor.execute(statement("write/meta"), older)
        for later in SCHEMA[before + 1 :]:
            table = later.removeprefix("schema/").removesuffix("s")
            cursor.execute(f"DROP TABLE IF EXISTS {table}")

    with store.database._cursor() as cursor:
        in_transaction(cursor, as_it_was)
    store.close()
    again = open_store(path, "62")
    assert again.problems() == ()
    assert (again.submission(id).left_out, counted(again)) == ((), ["1.1", "2.3"])
    again.decide(id, "accepted", "chị Mai", at(9), "Chưa rõ", ("2.3",))
    assert (counted(again), again.problems()) == (["1.1"], ())
    again.close()
