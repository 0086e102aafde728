"""The clock of a computer may be put back; the order of writing stays the order of what counts."""

from store_material import accept, at, observation, reading, send

APPROXIMATE = {"value": None, "numerator": None, "denominator": None, "text": "khoảng 50,9%"}


def test_a_decision_written_later_counts_though_the_clock_was_put_back(store):
    id = accept(store, send(store, reading()), 60)
    store.decide(id, "returned", "Sở Nội vụ", at(30), "Sai mẫu số")
    assert store.submission(id).status == "returned"
    assert [d.decision for d in store.decisions(id)] == ["accepted", "returned"]
    assert store.figures() == ()


def test_a_file_received_later_counts_though_the_clock_was_put_back(store):
    accept(store, send(store, reading(observation(value=1.0)), 60), 61)
    accept(store, send(store, reading(observation(value=2.0)), 30, b"moi"), 31)
    assert [s.status for s in store.submissions()] == ["superseded", "accepted"]
    assert [f.value for f in store.figures()] == [2.0]
    (line,) = store.board("2024", ("608",))
    assert line.latest == line.current == store.submissions()[1]


def test_a_confirmation_and_an_answer_written_later_count_too(store):
    id = accept(store, send(store, reading(observation(**APPROXIMATE))))
    observed = store.observations(id)[0][0]
    store.confirm(observed, 50.9, "Sở Nội vụ", at(60))
    store.confirm(observed, 50.8, "Sở Nội vụ", at(30))
    store.answer("row", "chi em", "ignore", "Lan", at(60))
    store.answer("row", "chi em", "2021-2030/1.1", "Lan", at(30))
    assert [f.value for f in store.figures()] == [50.8]
    assert [a.meaning for a in store.answers()] == ["2021-2030/1.1"]


def test_events_are_listed_as_they_were_written_and_a_clock_put_back_is_no_problem(store):
    id = send(store, reading(), 60)
    accept(store, id, 30)
    store.note_event("exported", "", "Lan", at(90))
    store.note_event("exported", "", "Lan", at(10))
    assert [e.at for e in store.events()] == [at(90), at(10)]
    assert store.problems() == ()
