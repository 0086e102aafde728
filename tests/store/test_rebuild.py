"""Reading every original again: the same reader gives the same rows, another reader's differences are listed."""

import dataclasses
import json

import pytest
from store_material import accept, at, observation, reading, refused, send

from indicators.errors import NotFound
from indicators.findings import finding
from indicators.observations.model import Reading
from indicators.store import open_store

APPROXIMATE = {"value": None, "numerator": None, "denominator": None, "text": "khoảng 5%"}


def content_of(unit: str, round: str, *values: float | None) -> bytes:
    return json.dumps([unit, round, values]).encode()


def read(content: bytes, name: str, round: str | None, unit: str | None, known) -> Reading:
    """A reader of tiny files: it warns where a value is not the one accepted last."""
    if content == b"hong":
        return refused()
    found_unit, found_round, values = json.loads(content)
    taken = tuple(
        observation(f"F{n}", subject=found_unit, data_year=2020 + n, value=v, text="" if v else "khoảng 5%")
        for n, v in enumerate(values)
    )
    last = known.accepted_values()
    seen = tuple(
        finding(
            "jump_on_last_year",
            "Phụ lục",
            o.cell,
            value=o.value,
            change=0,
            last=last[key][0],
            last_year=o.data_year,
        )
        for o in taken
        if (key := ("1.1", o.subject, o.data_year)) in last
    )
    return reading(*taken, unit=found_unit, round=found_round, findings=seen)


def receive(store, content: bytes, minutes: int) -> str:
    return send(store, read(content, "", None, None, store), minutes, content)


def fill(store) -> list[str]:
    """Two files of one unit, the second seeing the first accepted; a confirmed number; a refused file; an event."""
    one = accept(store, receive(store, content_of("608", "2023", 1.0, 2.0), 0))
    two = accept(store, receive(store, content_of("608", "2024", 3.0, None, 4.0), 5), 6)
    store.confirm(store.observations(two)[1][0], 5.0, "Sở Nội vụ", at(7), "Theo công văn")
    receive(store, b"hong", 8)
    store.decide(one, "returned", "Sở Nội vụ", at(9), "Sai")
    store.note_event("exported", "", "Sở Nội vụ", at(10))
    return [one, two]


def everything(store) -> dict:
    tables = ("submission", "decision", "confirmation", "event")
    stands = {t: store.database.ask_named(f"read/replay_{t}") for t in tables}
    return stands | {s.id: (store.reading(s.id), s) for s in store.submissions()}


@pytest.fixture(params=["memory", "file"])
def filled(request, path):
    opened = open_store(":memory:" if request.param == "memory" else path, "62")
    fill(opened)
    yield opened
    opened.close()


def test_the_same_reader_gives_the_same_rows(filled):
    report = filled.rebuild(read)
    assert report.differences == ()
    assert (report.submissions, report.observations, report.findings, report.replaced) == (3, 5, 3, False)


def test_the_reader_knows_for_each_file_what_was_known_when_it_came(filled):
    """Both files of the unit warn or not as they did on the day, though the first was returned since."""
    filled.decide(filled.submissions()[1].id, "returned", "Sở Nội vụ", at(30))
    assert filled.rebuild(read).differences == ()


def test_a_rebuild_leaves_nothing_behind(filled, path):
    before = everything(filled), filled.database.ask("read/last_seal")
    filled.rebuild(read)
    assert (everything(filled), filled.database.ask("read/last_seal")) == before
    assert not list(path.parent.glob("*.rebuild*"))


def better(content, name, round, unit, known):
    """Another reader: takes one value otherwise, drops one, finds something new."""
    found = read(content, name, round, unit, known)
    if found.round != "2023":
        return found
    first = found.observations[0]._replace(value=1.5)
    return dataclasses.replace(
        found, observations=(first,), findings=(finding("hidden_rows", "Phụ lục", "A9", row=9),)
    )


def test_another_readers_differences_are_listed_by_file_and_cell(filled):
    """Also what follows from them: the next file of the unit is held against other accepted values."""
    found = {(d.table, d.sheet, d.cell): d for d in filled.rebuild(better).differences}
    assert set(found) == {
        ("observation", "Phụ lục", "F0"),
        ("observation", "Phụ lục", "F1"),
        ("finding", "Phụ lục", "A9"),
        ("finding", "Phụ lục", "F0"),
        ("finding", "Phụ lục", "F1"),
    }
    changed = found["observation", "Phụ lục", "F0"]
    assert (changed.before, changed.after) == ("value=1.0", "value=1.5")
    assert (changed.file_name, changed.submission) == ("phu-luc.xlsx", filled.submissions()[0].id)
    assert "indicator=1.1" in found["observation", "Phụ lục", "F1"].before
    assert found["observation", "Phụ lục", "F1"].after == ""
    assert found["finding", "Phụ lục", "A9"].before == ""


def test_nothing_is_replaced_unless_asked(filled):
    before = everything(filled)
    filled.rebuild(better)
    assert everything(filled) == before


def test_what_is_asked_to_be_replaced_keeps_ids_decisions_and_confirmations(filled):
    before, sealed = everything(filled), filled.database.ask("read/last_seal")
    [(_, seal)] = filled.database.ask("read/last_seal")
    report = filled.rebuild(better, replace=True)
    assert report.replaced
    after = everything(filled)
    assert after["decision"] == before["decision"]
    assert after["confirmation"] == before["confirmation"]
    assert [s.id for s in filled.submissions()] == [s["id"] for s in before["submission"]]
    assert filled.reading(filled.submissions()[0].id).observations[0].value == 1.5
    assert filled.database.ask("read/last_seal") != sealed
    assert filled.events("rebuilt")[0].detail == (("differences", "5"), ("old", seal))
    assert filled.rebuild(better).differences == ()
    assert filled.problems() == ()


def test_the_replaced_database_stays_beside_the_new_one(path):
    store = open_store(path, "62")
    fill(store)
    before = everything(store)
    store.rebuild(better, replace=True)
    store.close()
    (kept,) = path.parent.glob("*.before-*")
    old = open_store(kept, "62")
    assert everything(old) == before
    old.close()


def test_a_file_that_turns_out_to_be_another_units_is_listed_and_never_replaced(filled):
    def other(content, name, round, unit, known):
        return dataclasses.replace(read(content, name, round, unit, known), unit="609")

    report = filled.rebuild(other, replace=True)
    assert not report.replaced
    assert ("unit=608", "unit=609") in {
        (d.before, d.after) for d in report.differences if d.table == "submission"
    }
    assert filled.submissions()[0].unit == "608"


def test_a_confirmed_cell_that_is_gone_is_listed(filled):
    def without_words(content, name, round, unit, known):
        found = read(content, name, round, unit, known)
        return dataclasses.replace(found, observations=tuple(o for o in found.observations if not o.text))

    assert "confirmation" in {d.table for d in filled.rebuild(without_words).differences}


def test_a_missing_original_stops_a_rebuild(filled):
    digest = filled.submissions()[0].sha256
    (filled.originals / digest[:2] / digest).unlink()
    with pytest.raises(NotFound, match="Không tìm thấy bản gốc"):
        filled.rebuild(read)


def test_what_the_sender_chose_is_told_to_the_reader_again(store):
    sha256 = store.keep_original(content_of("608", "2023", 1.0), "a.xlsx")
    given = read(content_of("608", "2023", 1.0), "a.xlsx", "2023", None, store)
    store.record(given, sha256, "a.xlsx", "tôi", at(0), at(0).date(), "2023", None)
    told = []

    def listening(content, name, round, unit, known):
        told.append((name, round, unit))
        return read(content, name, round, unit, known)

    assert store.rebuild(listening).differences == ()
    assert told == [("a.xlsx", "2023", None)]
