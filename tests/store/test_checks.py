"""What keys would have forbidden is found by asking."""

import pytest
from store_material import MORNING, accept, at, observation, reading, refused, send

from indicators.observations.model import RowCount
from indicators.store.statements import names


def damage(store, sql: str, *values) -> None:
    with store.database._cursor() as cursor:
        cursor.execute(sql, values)


def found(store) -> set[str]:
    return {problem.check for problem in store.problems()}


def test_a_store_in_ordinary_use_has_no_problem(store):
    id = accept(store, send(store, reading(observation(value=None, text="khoảng 5%"))))
    send(store, refused(), minutes=2, content=b"hong")
    store.decide(id, "returned", "Sở Nội vụ", at(3), "Sai")
    store.confirm(store.observations(id)[0][0], 5.0, "Sở Nội vụ", at(4))
    store.note_event("exported", "", "Sở Nội vụ", at(5))
    assert store.problems() == ()


DAMAGES = {
    "duplicate_id": "INSERT INTO submission SELECT * FROM submission LIMIT 1",
    "duplicate_row": "INSERT INTO finding SELECT * FROM finding LIMIT 1",
    "duplicate_entry": "INSERT INTO event SELECT 'x', 1, '', '', now()::TIMESTAMP, '', '{}'",
    "orphan": "INSERT INTO observation SELECT * REPLACE ('x' AS id, 'gone' AS submission) FROM observation",
    "refused_with_figures": "INSERT INTO submission SELECT * REPLACE (true AS refused) FROM submission LIMIT 1",
    "unknown_word": "INSERT INTO decision SELECT 'x', 99, id, 'maybe', received_at, '', '', NULL FROM submission",
    "without_place": "INSERT INTO submission SELECT * REPLACE ('x' AS id, 98 AS entry, NULL AS unit) FROM submission",
    "decided_before_received": "INSERT INTO decision SELECT 'x', 0, id, 'accepted', received_at, '', '', NULL "
    "FROM submission",
    "rows_do_not_add_up": "INSERT INTO submission SELECT * REPLACE ('x' AS id, 7 AS rows_read) FROM submission",
}


@pytest.mark.parametrize("check", DAMAGES)
def test_each_check_finds_its_own_damage(store, check):
    send(store, reading())
    damage(store, DAMAGES[check])
    assert check in found(store)


def test_every_check_has_a_damage_that_it_finds():
    assert {f"checks/{name}" for name in DAMAGES} == set(names("checks"))


def test_a_confirmation_without_its_observation_is_an_orphan(store):
    send(store, reading())
    damage(store, "INSERT INTO confirmation VALUES ('x', 9, 'gone', 1.0, ?, '', '')", MORNING)
    assert [(p.subject, p.detail) for p in store.problems() if p.check == "orphan"] == [
        ("gone", "confirmation")
    ]


def test_an_original_gone_from_the_disk_is_a_problem(store):
    id = send(store, reading())
    digest = store.submission(id).sha256
    (store.originals / digest[:2] / digest).unlink()
    (problem,) = store.problems()
    assert (problem.check, problem.title) == ("missing_original", "Bản gốc không còn trên đĩa")
    assert (problem.subject, problem.detail) == (digest, "phu-luc.xlsx")


def test_a_reading_whose_rows_do_not_add_up_is_recorded_and_found(store):
    send(store, reading(rows=RowCount(5, 1, 1, 1)))
    (problem,) = store.problems()
    assert problem.detail == "5 <> 1 + 1 + 1"
