"""What one file leaves behind: everything a receipt needs, and nothing else when it is refused."""

from datetime import date, datetime, timedelta, timezone

import pytest
from store_material import MORNING, accept, at, observation, reading, refused, send

from indicators.errors import NotFound, StoreError
from indicators.findings import finding
from indicators.observations.model import Reading, RowCount


def test_everything_a_receipt_prints_can_be_had_again(store):
    given = reading(observation("F7"), observation("F8", indicator="1.2", cause="Thiếu nguồn cán bộ"))
    assert store.reading(send(store, given)) == given


def test_a_submission_says_what_came_and_how_much_was_found(store):
    id = send(store, reading(observation(), findings=(
        finding("asked_missing", indicator="1.2", name="x", period=""), finding("hidden_sheet", name="An"),
        finding("macros_present"),
    )))  # fmt: skip
    one = store.submission(id)
    assert (one.unit, one.round, one.data_date) == ("608", "2024", date(2024, 12, 31))
    assert (one.status, one.observations, one.rows) == ("waiting", 1, RowCount(3, 1, 1, 1))
    assert (one.blocks, one.warns, one.notes) == (0, 1, 2)
    assert (one.received_at, one.actor, one.file_name) == (MORNING, "Sở Nội vụ", "phu-luc.xlsx")


def test_a_refused_file_keeps_its_original_and_its_receipt_and_nothing_else(store):
    id = send(store, refused(unit="608", round="2024"))
    one = store.submission(id)
    assert (one.status, one.observations, one.blocks) == ("refused", 0, 1)
    assert store.original(one.sha256) == b"phu luc"
    assert [f.code for f in store.findings(id)] == ["empty_file"]
    assert store.observations(id) == ()
    assert store.remarks(id) == ()


def test_a_file_of_nobody_knows_whom_can_be_refused(store):
    assert store.submission(send(store, refused())).unit is None


def test_a_file_that_is_taken_needs_unit_round_and_data_date(store):
    sha256 = store.keep_original(b"x", "x.xlsx")
    with pytest.raises(ValueError, match="data date"):
        store.record(reading(), sha256, "x.xlsx", "tôi", at(0))
    with pytest.raises(ValueError, match="unit"):
        store.record(Reading("table", None, "2024"), sha256, "x.xlsx", "tôi", at(0), date(2024, 12, 31))


def test_a_refused_file_cannot_be_accepted(store):
    with pytest.raises(StoreError, match="đã bị từ chối"):
        store.decide(send(store, refused()), "accepted", "Sở Nội vụ", at(1))


def test_a_decision_on_nothing_is_refused(store):
    with pytest.raises(NotFound, match="Không có hồ sơ nào"):
        store.decide("khong-co", "accepted", "Sở Nội vụ", at(1))


def test_nothing_is_recorded_before_its_original_is_kept(store):
    with pytest.raises(NotFound, match="Chưa lưu bản gốc"):
        store.record(reading(), "0" * 64, "x.xlsx", "tôi", at(0), date(2024, 12, 31))


def test_the_same_press_of_a_button_is_recorded_once(store):
    send(store, reading())
    with pytest.raises(StoreError, match="vừa được ghi"):
        send(store, reading())
    assert len(store.submissions()) == 1


def test_an_id_follows_from_the_original_the_moment_and_the_choice_alone(store):
    first = send(store, reading())
    other = send(store, reading(observation(cell="G1")), minutes=1)
    assert first != other
    assert len(first) == 32


def test_the_same_file_of_a_unit_for_a_round_is_found_again(store):
    first = send(store, reading())
    sha256 = store.submission(first).sha256
    assert store.find_same(sha256, "608", "2024").id == first
    assert store.find_same(sha256, "609", "2024") is None
    assert store.find_same(sha256, "608", "2023") is None
    assert store.find_same(sha256, None, None) is None


def test_a_file_that_was_refused_may_come_again(store):
    id = send(store, refused(unit="608", round="2024"))
    assert store.find_same(store.submission(id).sha256, "608", "2024") is None


def test_half_a_character_in_a_cell_does_not_stop_a_file(store):
    id = send(
        store,
        reading(observation(note="hỏng \ud800 đây"), findings=(finding("hidden_sheet", name="\udc00"),)),
    )
    assert store.observations(id)[0][1].note == "hỏng ? đây"


def test_a_moment_with_a_time_zone_is_kept_as_local_time(store):
    sha256 = store.keep_original(b"x", "x.xlsx")
    utc = datetime(2025, 6, 15, 18, 0, tzinfo=timezone(timedelta(0)))
    id = store.record(reading(), sha256, "x.xlsx", "tôi", utc, date(2024, 12, 31))
    assert store.submission(id).received_at == datetime(2025, 6, 16, 1, 0)


def test_submissions_can_be_asked_by_round_status_and_unit(store):
    one = accept(store, send(store, reading()))
    two = send(store, reading(unit="609"), minutes=2)
    three = send(store, reading(unit="609", round="2023"), minutes=3)
    assert [s.id for s in store.submissions()] == [one, two, three]
    assert [s.id for s in store.submissions("2024")] == [one, two]
    assert [s.id for s in store.submissions("2024", "waiting")] == [two]
    assert [s.id for s in store.submissions(unit="609")] == [two, three]


def test_an_unknown_submission_is_told_in_words(store):
    with pytest.raises(NotFound, match="Không có hồ sơ nào mang mã abc"):
        store.submission("abc")


def test_an_event_is_found_again_with_its_details(store):
    store.note_event("exported", "2024", "Sở Nội vụ", at(5), {"format": "xlsx"})
    (event,) = store.events("exported")
    assert (event.subject, event.at, event.actor, event.detail) == (
        "2024",
        at(5),
        "Sở Nội vụ",
        (("format", "xlsx"),),
    )
    assert store.events("other") == ()


def test_every_write_is_counted(store):
    seen = {store.database.written()}
    id = send(store, reading(observation(value=None, numerator=None, denominator=None, text="khoảng 50%")))
    seen.add(store.database.written())
    accept(store, id)
    seen.add(store.database.written())
    store.confirm(store.observations(id)[0][0], 50.0, "Sở Nội vụ", at(3))
    seen.add(store.database.written())
    store.note_event("reminded", "", "Sở Nội vụ", at(4))
    seen.add(store.database.written())
    assert len(seen) == 5
    assert store.database.written() in seen


def test_a_copy_handed_out_changes_nothing_that_is_shown(store):
    before = store.database.written()
    store.note_event("exported", "608", "Sở Nội vụ", at(4))
    assert store.database.written() == before
