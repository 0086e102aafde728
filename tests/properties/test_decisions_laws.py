"""Laws of deciding: what counts is what a plain reading of the decisions says; of those who decide at once one does."""

import threading
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.observations.model import Observation, Reading
from indicators.store import open_store
from indicators.store.deciding import Overtaken

START = datetime(2025, 6, 1)
INDICATORS = ("1.1", "2.3", "6.3")
UNITS = ("608", "610")

sent = st.tuples(
    st.just("send"), st.sampled_from(UNITS), st.sets(st.sampled_from(INDICATORS), min_size=1).map(sorted)
)
decided = st.tuples(
    st.sampled_from(["accepted", "returned"]),
    st.integers(0, 9),
    st.sets(st.sampled_from(INDICATORS), max_size=2).map(sorted),
)
histories = st.lists(sent | decided, max_size=16)


def send(store, unit, indicators, number):
    """A file whose every value is its own number, so that a figure says which file it is from."""
    what = tuple(
        Observation(code, unit, 2024, "year", "actual", value=float(number), sheet="s", cell=f"A{n + 1}")
        for n, code in enumerate(indicators)
    )
    sha256 = store.keep_original(str(number).encode(), "a.xlsx")
    reading, at = Reading("table", unit, "2024", observations=what), START + timedelta(minutes=number)
    return store.record(reading, sha256, "a.xlsx", "tôi", at, date(2024, 12, 31))


def counted_by_hand(files, decisions):
    """(unit, indicator) → number of the file its figure is from. ``files``: (number, unit, indicators) as received;
    ``decisions``: number → (decision, left out), the latest alone. A later accepted file speaks for every indicator it
    was not told to leave out, also by silence."""
    counts = {}
    for number, unit, indicators in files:
        decision, left_out = decisions.get(number, ("waiting", ()))
        if decision == "accepted":
            spoken = [code for code in INDICATORS if code not in left_out]
            counts = {key: of for key, of in counts.items() if key[0] != unit or key[1] not in spoken}
            counts |= {(unit, code): number for code in indicators if code in spoken}
    return counts


@pytest.mark.slow
@settings(max_examples=25, deadline=None)
@given(histories)
def test_the_figure_that_counts_is_the_one_a_plain_reading_of_the_decisions_says(history):
    store = open_store(":memory:", "62")
    files, ids, decisions, known = [], {}, {}, []
    for number, (act, which, codes) in enumerate(history):
        at = START + timedelta(minutes=number)
        if act == "send":
            ids[number] = send(store, which, codes, number)
            files.append((number, which, codes))
        elif files:
            chosen = files[which % len(files)][0]
            left_out = tuple(codes) if act == "accepted" else ()
            store.decide(ids[chosen], act, "tôi", at, "lý do", left_out)
            decisions[chosen] = (act, left_out)
        known.append((at, counted_by_hand(files, decisions)))
    for at, by_hand in known:
        assert {(f.sender, f.indicator): f.value for f in store.figures(known_at=at)} == by_hand
        values = store.accepted_values(known_at=at)
        assert {(unit, code): value for (code, unit, _), (value, _) in values.items()} == by_hand
    by_hand = counted_by_hand(files, decisions)
    with store.database._cursor() as cursor:
        by_view = cursor.execute("SELECT sender, indicator, value FROM current_figure").fetchall()
    assert {(unit, code): value for unit, code, value in by_view} == by_hand
    assert len(by_view) == len(by_hand)
    assert store.accepted_values() == {(c, u, 2024): (n, "2024") for (u, c), n in by_hand.items()}
    assert store.problems() == ()
    store.close()


@pytest.mark.slow
@settings(max_examples=8, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(["accepted", "returned"]), st.booleans()), min_size=2, max_size=8),
    st.booleans(),
)
def test_of_any_decisions_taken_at_once_on_one_state_exactly_one_is_written(wanted, decided_before):
    store = open_store(":memory:", "62")
    id = send(store, "608", INDICATORS, 0)
    if decided_before:
        store.decide(id, "accepted", "tôi", START + timedelta(minutes=1))
    before, seen = len(store.decisions(id)), store.submission(id).state
    together, done, told = threading.Barrier(len(wanted)), [], []

    def take(number: int) -> None:
        decision, part = wanted[number]
        left_out = ("1.1",) if part and decision == "accepted" else ()
        together.wait()
        try:
            store.decide(id, decision, f"người {number}", START + timedelta(hours=1), "lý do", left_out, seen)
            done.append(number)
        except Overtaken as overtaken:
            told.append(overtaken.now.state)

    people = [threading.Thread(target=take, args=(n,)) for n in range(len(wanted))]
    for person in people:
        person.start()
    for person in people:
        person.join()
    made = store.decisions(id)[before:]
    assert [d.actor for d in made] == [f"người {number}" for number in done]
    assert len(made) == 1
    assert told == [store.submission(id).state] * (len(wanted) - 1)
    assert told[0] > seen
    store.close()
