"""Every write is sealed onto the one before: whatever is changed, taken out, put in or moved afterwards is found."""

from contextlib import closing, suppress

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from store_material import accept, at, observation, reading, refused, send
from test_answers import older_database

from indicators.errors import StoreError
from indicators.store import open_store
from indicators.store.opening import SCHEMA, SCHEMA_VERSION, lay_tables
from indicators.store.sealing import Content, contents, sealed, start_of
from indicators.store.statements import names, statement


def fill(store) -> str:
    """One write of every kind, and more than one of some; the first submission."""
    id = accept(
        store, send(store, reading(observation("F1", value=None, text="khoảng 5%"), observation("F2")))
    )
    send(store, refused(), 2, b"hong")
    store.confirm(store.observations(id)[0][0], 5.0, "Sở Nội vụ", at(3))
    store.answer("row", "chi em", "ignore", "Lan", at(4))
    store.note_event("exported", "608", "Sở Nội vụ", at(5), {"format": "xlsx"})
    store.note_event("exported", "609", "Sở Nội vụ", at(6))
    accept(store, send(store, reading(unit="609"), 7, b"khac"), 8)
    return id


def tamper(store, *statements: str) -> None:
    with store.database._cursor() as cursor:
        for sql in statements:
            cursor.execute(sql)


def trail(store) -> list[tuple[str, str]]:
    return [(p.check, p.detail) for p in store.problems() if p.check.startswith("trail_")]


def test_an_untouched_store_is_as_it_was_sealed(store):
    fill(store)
    assert store.problems() == ()
    seals = store.database.ask("read/seals")
    assert [row[0] for row in seals] == list(range(1, 10))


numbers = st.none() | st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False)
texts = st.text(st.characters(codec=None, categories=None), max_size=8)


@pytest.mark.slow
@given(st.lists(st.tuples(numbers, numbers, texts, texts), min_size=1, max_size=4), st.floats(0, 99))
@settings(max_examples=30, deadline=None)
def test_what_a_write_says_it_put_in_is_what_the_tables_then_hold(rows, minutes):
    said = [
        observation(f"F{n}", value=value, numerator=top, note=note, cause=cause)
        for n, (value, top, note, cause) in enumerate(rows, start=1)
    ]
    with closing(open_store(":memory:", "62")) as store:
        send(store, reading(*said), minutes)
        assert trail(store) == []


def test_every_table_is_under_seal():
    with duckdb.connect() as bare:
        lay_tables(bare)
        tables = {name for (name,) in bare.execute(statement("read/tables")).fetchall()}
    assert {name.removeprefix("sealed/") for name in names("sealed")} == tables - {"meta", "seal"}


CHANGED = {
    "UPDATE observation SET value = 99 WHERE cell = 'F2'": "mục số 1 (hồ sơ): số liệu dòng 2 bị sửa",
    "UPDATE observation SET note = 'x' WHERE cell = 'F1'": "mục số 1 (hồ sơ): số liệu dòng 1 bị sửa",
    "DELETE FROM observation WHERE cell = 'F2'": "mục số 1 (hồ sơ): số liệu dòng 2 bị xóa",
    "DELETE FROM finding WHERE code = 'empty_file'": "mục số 3 (hồ sơ): điều cần xem dòng 1 bị xóa",
    "INSERT INTO remark SELECT id, 7, 'limits', 'x', '', '' FROM submission WHERE entry = 1":
        "mục số 1 (hồ sơ): ý kiến dòng 8 được chèn",
    "INSERT INTO observation SELECT * FROM observation WHERE cell = 'F2'": "mục số 1 (hồ sơ): có dòng ghi hai lần",
    "UPDATE ignored_row SET reason = 'x' WHERE submission = (SELECT id FROM submission WHERE entry = 8)":
        "mục số 8 (hồ sơ): dòng bỏ qua dòng 1 bị sửa",
    "UPDATE submission SET actor = 'ai đó' WHERE entry = 8": "mục số 8 (hồ sơ): hồ sơ dòng 1 bị sửa",
    "UPDATE submission SET refused = false WHERE entry = 3": "mục số 3 (hồ sơ): hồ sơ dòng 1 bị sửa",
    "UPDATE original SET name = 'x' WHERE sha256 = (SELECT sha256 FROM submission WHERE entry = 3)":
        "mục số 3 (hồ sơ): tệp gốc dòng 1 bị sửa",
    "UPDATE decision SET decision = 'returned' WHERE entry = 2": "mục số 2 (quyết định): quyết định dòng 1 bị sửa",
    "UPDATE decision SET decided_at = decided_at + INTERVAL 1 MICROSECOND WHERE entry = 2":
        "mục số 2 (quyết định): quyết định dòng 1 bị sửa",
    "UPDATE confirmation SET value = 5.0000000001": "mục số 4 (xác nhận): xác nhận dòng 1 bị sửa",
    "UPDATE answer SET meaning = NULL": "mục số 5 (câu trả lời): câu trả lời dòng 1 bị sửa",
    "UPDATE event SET detail = '{}' WHERE entry = 6": "mục số 6 (sự kiện): sự kiện dòng 1 bị sửa",
}  # fmt: skip


@pytest.mark.parametrize("sql", CHANGED)
def test_a_changed_row_is_named(store, sql):
    fill(store)
    tamper(store, sql)
    assert trail(store) == [("trail_changed", CHANGED[sql])]


def test_a_removed_write_is_named(store):
    fill(store)
    tamper(store, "DELETE FROM event WHERE entry = 6")
    assert trail(store) == [("trail_removed", "mục số 6 (sự kiện)")]


def test_a_removed_write_is_named_even_when_its_seal_went_too(store):
    fill(store)
    tamper(store, "DELETE FROM event WHERE entry = 6", "DELETE FROM seal WHERE entry = 6")
    assert trail(store)[0] == ("trail_broken", "mục số 7 (sự kiện)")


def test_an_inserted_write_is_named(store):
    fill(store)
    tamper(store, "INSERT INTO event SELECT * REPLACE ('x' AS id, 11 AS entry) FROM event WHERE entry = 6")
    assert trail(store) == [("trail_inserted", "mục số 11 (sự kiện)")]


def test_an_inserted_write_is_named_even_when_a_seal_was_made_up_for_it(store):
    fill(store)
    tamper(
        store,
        "INSERT INTO event SELECT * REPLACE ('x' AS id, 11 AS entry) FROM event WHERE entry = 6",
        "INSERT INTO seal SELECT * REPLACE ('x' AS id, 11 AS entry) FROM seal WHERE entry = 6",
    )
    assert ("trail_broken", "mục số 11 (sự kiện)") in trail(store)


def test_writes_that_changed_places_are_named(store):
    fill(store)
    tamper(store, "UPDATE event SET entry = 13 - entry")
    assert [found for found in trail(store) if found[0] == "trail_moved"] == [
        ("trail_moved", "mục số 6 (sự kiện): nay ở số 7"),
        ("trail_moved", "mục số 7 (sự kiện): nay ở số 6"),
    ]


def test_a_changed_seal_is_named(store):
    fill(store)
    tamper(store, "UPDATE seal SET seal = 'x' WHERE entry = 4")
    assert [found[1] for found in trail(store)] == ["mục số 4 (xác nhận)", "mục số 5 (câu trả lời)"]


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE decision SET left_out = 'x' WHERE entry = 2",
        "UPDATE event SET kind = 'round_closed', detail = 'x' WHERE entry = 6",
        "UPDATE event SET kind = 'duty_written', detail = 'x' WHERE entry = 6",
        "UPDATE finding SET params = 'x'",
        "UPDATE seal SET kind = 'x' WHERE entry = 2",
        "UPDATE seal SET marks = 'x' WHERE entry = 2",
        "UPDATE seal SET marks = 'decision y 1a2b3c4d' WHERE entry = 2",
        "UPDATE seal SET content = NULL, marks = '' WHERE entry = 2",
    ],
)
def test_whatever_was_written_over_is_told_and_nothing_breaks_at_it(store, sql):
    fill(store)
    tamper(store, sql)
    assert trail(store)
    with suppress(StoreError):
        store.submissions()


def test_a_write_that_was_changed_and_sealed_anew_breaks_the_seal_after_it(store):
    fill(store)
    before = next(row[5] for row in store.database.ask("read/seals") if row[0] == 1)
    tamper(store, "UPDATE decision SET reason = 'x' WHERE entry = 2")
    with store.database._cursor() as cursor:
        now = next(write for write in contents(cursor) if write.entry == 2)
        cursor.execute(
            "UPDATE seal SET content = ?, marks = ?, seal = ? WHERE entry = 2",
            [now.content, now.marks, sealed(before, now)],
        )
    assert trail(store) == [("trail_broken", "mục số 3 (hồ sơ)")]


def test_the_seals_of_another_database_do_not_fit():
    databases = (("a", "62", True), ("b", "62", True), ("a", "42", True), ("a", "62", False))
    assert len({start_of(*whose) for whose in databases}) == 4


def test_a_seal_covers_everything_it_is_made_from():
    write = Content(1, "event", "a", "b", "c")
    others = [write._replace(entry=2), write._replace(kind="x"), write._replace(id="x"),
              write._replace(content="x"), write._replace(marks="x")]  # fmt: skip
    assert len({sealed("s", one) for one in [write, *others]} | {sealed("t", write)}) == 7


def test_a_seal_never_changes_its_meaning():
    """A golden value: a program that computes another would call every older store tampered with."""
    store = open_store(":memory:", "62")
    store.note_event("exported", "608", "Sở Nội vụ", at(0), {"why": "Đắk Tô"})
    [(_, kind, _, content, marks, _)] = store.database.ask("read/seals")
    store.close()
    assert (kind, content[:16], marks) == ("event", "a689080449c8158a", "event 0 0d6e1173")


def test_an_older_database_is_sealed_when_it_is_opened_and_the_upgrade_is_itself_an_event(path):
    older_database(path)
    with duckdb.connect(str(path)) as connection:
        for n in (1, 2):
            connection.execute(
                "INSERT INTO event VALUES (?, ?, 'exported', '', ?, 'Lan', '{}')", [f"e{n}", n, at(n)]
            )
    store = open_store(path, "62")
    assert store.problems() == ()
    (event,) = store.events("upgraded")
    assert dict(event.detail) == {"old": "1", "new": str(SCHEMA_VERSION)}
    assert [row[0] for row in store.database.ask("read/seals")] == [1, 2, 3]
    store.note_event("exported", "", "Lan", at(9))
    tamper(store, "UPDATE event SET actor = 'Mai' WHERE entry = 1")
    assert trail(store) == [("trail_changed", "mục số 1 (sự kiện): sự kiện dòng 1 bị sửa")]
    store.close()
    again = open_store(path, "62")
    assert len(again.events("upgraded")) == 1
    assert len(SCHEMA) == SCHEMA_VERSION
    again.close()


def test_a_rebuilt_store_is_sealed_too(path):
    store = open_store(path, "62")
    accept(store, send(store, reading()))
    report = store.rebuild(lambda *_: reading(observation(value=1.0)), replace=True)
    assert report.replaced
    assert store.problems() == ()
    store.close()


VALUES = st.one_of(st.none(), st.text(max_size=5), st.floats(allow_nan=False))


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["608", "609"]), VALUES), min_size=2, max_size=6), st.data())
def test_whichever_event_is_changed_it_alone_is_named(written, data):
    store = open_store(":memory:", "62")
    for n, (subject, value) in enumerate(written):
        store.note_event("exported", subject, "Lan", at(n), {"value": str(value)})
    chosen = data.draw(st.integers(1, len(written)))
    assert store.problems() == ()
    tamper(store, f"UPDATE event SET subject = subject || '0' WHERE entry = {chosen}")
    assert trail(store) == [("trail_changed", f"mục số {chosen} (sự kiện): sự kiện dòng 1 bị sửa")]
    store.close()
