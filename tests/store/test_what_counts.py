"""Which figures count: those of the latest accepted submission of a unit in a round, as known at a moment."""

from datetime import date

import pytest
from store_material import accept, at, observation, reading, refused, send

from indicators.assessment.model import Source
from indicators.errors import NotFound, StoreError

APPROXIMATE = {"value": None, "numerator": None, "denominator": None, "text": "khoảng 50,9%"}


def statuses(store):
    return [s.status for s in store.submissions()]


def values(store, *args, **kwargs):
    return [f.value for f in store.figures(*args, **kwargs)]


def test_what_waits_does_not_count(store):
    send(store, reading())
    assert store.figures() == ()


def test_a_figure_remembers_sender_round_and_cell(store):
    id = accept(store, send(store, reading(observation(subject="62", breakdown=(("sex", "female"),)))))
    (figure,) = store.figures()
    assert (figure.subject, figure.sender, figure.round, figure.data_date) == (
        "62",
        "608",
        "2024",
        date(2024, 12, 31),
    )
    assert (figure.numerator, figure.denominator, figure.value) == (48.0, 113.0, 4800 / 113)
    assert figure.breakdown == (("sex", "female"),)
    assert figure.source == Source(id, "phu-luc.xlsx", "Phụ lục", "F7")
    assert figure.id == store.observations(id)[0][0]
    assert figure.confirmed is False


def test_figures_come_in_the_order_of_the_file(store):
    accept(store, send(store, reading(*(observation(f"F{n}", data_year=n) for n in range(2030, 2010, -1)))))
    assert [f.data_year for f in store.figures()] == list(range(2030, 2010, -1))


def test_a_returned_submission_stops_counting_and_may_be_accepted_again(store):
    id = accept(store, send(store, reading()))
    store.decide(id, "returned", "Sở Nội vụ", at(2), "Sai mẫu số")
    assert store.figures() == ()
    assert (store.submission(id).status, store.submission(id).reason) == ("returned", "Sai mẫu số")
    accept(store, id, 3)
    assert len(store.figures()) == 1
    assert [d.decision for d in store.decisions(id)] == ["accepted", "returned", "accepted"]


def test_of_two_decisions_at_one_moment_the_one_written_last_counts(store):
    id = accept(store, send(store, reading()))
    store.decide(id, "returned", "Sở Nội vụ", at(1))
    assert store.submission(id).status == "returned"


def test_a_later_accepted_submission_supersedes_the_earlier(store):
    accept(store, send(store, reading(observation(value=1.0))))
    accept(store, send(store, reading(observation(value=2.0)), minutes=5, content=b"moi"), 6)
    assert statuses(store) == ["superseded", "accepted"]
    assert values(store) == [2.0]


def test_a_later_submission_that_still_waits_supersedes_nothing(store):
    accept(store, send(store, reading(observation(value=1.0))))
    send(store, reading(observation(value=2.0)), minutes=5, content=b"moi")
    assert statuses(store) == ["accepted", "waiting"]
    assert values(store) == [1.0]


def test_accepting_an_older_file_afterwards_does_not_undo_the_newer(store):
    old = send(store, reading(observation(value=1.0)))
    new = send(store, reading(observation(value=2.0)), minutes=5, content=b"moi")
    accept(store, new, 6)
    accept(store, old, 7)
    assert values(store) == [2.0]
    store.decide(new, "returned", "Sở Nội vụ", at(8))
    assert values(store) == [1.0]


def test_units_and_rounds_do_not_supersede_each_other(store):
    accept(store, send(store, reading()))
    accept(store, send(store, reading(unit="609"), minutes=1), 2)
    accept(store, send(store, reading(round="2023"), minutes=3), 4)
    assert statuses(store) == ["accepted"] * 3


def test_a_round_whose_data_date_lies_later_is_left_out(store):
    accept(store, send(store, reading(round="2023")))
    accept(store, send(store, reading(round="2021-2025"), minutes=2), 3)
    assert {f.round for f in store.figures(date(2024, 12, 31))} == {"2023"}
    assert {f.round for f in store.figures(date(2025, 5, 30))} == {"2023", "2021-2025"}


def test_what_was_known_on_a_day_can_be_asked_later(store):
    accept(store, send(store, reading(observation(value=1.0))), 10)
    accept(store, send(store, reading(observation(value=2.0)), minutes=20, content=b"moi"), 30)
    assert values(store, known_at=at(9)) == []
    assert values(store, known_at=at(10)) == [1.0]
    assert values(store, known_at=at(29)) == [1.0]
    assert values(store, known_at=at(30)) == [2.0]
    assert [s.status for s in store.submissions(known_at=at(25))] == ["accepted", "waiting"]


def test_a_confirmed_number_counts_and_the_latest_wins(store):
    id = accept(store, send(store, reading(observation(**APPROXIMATE))))
    observed = store.observations(id)[0][0]
    assert values(store) == [None]
    store.confirm(observed, 50.9, "Sở Nội vụ", at(5), "Theo công văn")
    store.confirm(observed, 50.94, "Sở Nội vụ", at(6), "Số đúng")
    (figure,) = store.figures()
    assert (figure.value, figure.confirmed, figure.text) == (50.94, True, "khoảng 50,9%")
    assert values(store, known_at=at(5)) == [50.9]
    assert [c.value for c in store.confirmations(id)] == [50.9, 50.94]


def test_a_confirmation_can_be_withdrawn(store):
    id = accept(store, send(store, reading(observation(**APPROXIMATE))))
    observed = store.observations(id)[0][0]
    store.confirm(observed, 50.9, "Sở Nội vụ", at(5))
    store.confirm(observed, None, "Sở Nội vụ", at(6), "Xác nhận nhầm")
    assert [(f.value, f.confirmed) for f in store.figures()] == [(None, False)]


def test_the_file_still_says_what_it_said_after_a_confirmation(store):
    id = accept(store, send(store, reading(observation(**APPROXIMATE))))
    store.confirm(store.observations(id)[0][0], 50.9, "Sở Nội vụ", at(5))
    assert store.observations(id)[0][1].value is None


def test_only_words_need_a_confirmation(store):
    id = send(store, reading())
    with pytest.raises(StoreError, match="ghi bằng chữ"):
        store.confirm(store.observations(id)[0][0], 50.0, "Sở Nội vụ", at(5))
    with pytest.raises(NotFound, match="Không có số liệu nào"):
        store.confirm("abc", 50.0, "Sở Nội vụ", at(5))


def test_last_accepted_values_are_full_year_actuals_without_breakdown(store):
    accept(store, send(store, reading(
        observation("A1", value=40.0), observation("A2", value=1.0, period="half"),
        observation("A3", value=2.0, kind="projection"), observation("A4", value=3.0, breakdown=(("area", "rural"),)),
        observation("A5", value=None, text="không có số liệu", indicator="1.2"),
    )))  # fmt: skip
    assert store.accepted_values() == {("1.1", "608", 2024): (40.0, "2024")}


def test_the_round_with_the_latest_data_date_gives_the_last_accepted_value(store):
    accept(store, send(store, reading(observation(data_year=2023, value=41.0), round="2024")))
    accept(store, send(store, reading(observation(data_year=2023, value=40.0), round="2023"), minutes=5), 6)
    assert store.accepted_values() == {("1.1", "608", 2023): (41.0, "2024")}
    assert store.accepted_values(before=date(2024, 12, 31)) == {("1.1", "608", 2023): (40.0, "2023")}
    assert store.accepted_values(rounds=("2023",)) == {("1.1", "608", 2023): (40.0, "2023")}
    assert store.accepted_values(rounds=()) == {}


def test_a_confirmed_number_is_a_last_accepted_value_too(store):
    id = accept(store, send(store, reading(observation(**APPROXIMATE))))
    store.confirm(store.observations(id)[0][0], 50.9, "Sở Nội vụ", at(5))
    assert store.accepted_values() == {("1.1", "608", 2024): (50.9, "2024")}


def test_the_board_has_a_line_for_every_unit_asked_in_the_order_asked(store):
    first = accept(store, send(store, reading()))
    second = send(store, reading(), minutes=5, content=b"moi")
    send(store, refused(unit="609", round="2024"), minutes=6)
    lines = store.board("2024", ("610", "609", "608"))
    assert [line.unit for line in lines] == ["610", "609", "608"]
    assert (lines[0].latest, lines[0].current, lines[0].submissions) == (None, None, 0)
    assert (lines[1].latest, lines[1].first_received_at, lines[1].submissions) == (None, None, 1)
    assert (lines[2].latest.id, lines[2].current.id) == (second, first)
    assert (lines[2].first_received_at, lines[2].submissions) == (at(0), 2)
