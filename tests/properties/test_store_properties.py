"""Laws of the store: what goes in comes out, whatever it is; what counts does not depend on the order of asking."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indicators.findings import Finding
from indicators.observations.model import IgnoredRow, Observation, Reading, Remark, RowCount
from indicators.store import Store, open_store

START = datetime(2025, 6, 1)
QUIET = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
STORE = open_store(":memory:", "62", sample=True)

text = st.text(max_size=20)
number = st.none() | st.floats(allow_nan=False)
pairs = st.dictionaries(text, text, max_size=3).map(lambda d: tuple(sorted(d.items())))
observation = st.builds(
    Observation,
    indicator=text,
    subject=text,
    data_year=st.integers(-(2**31), 2**31 - 1),
    period=st.sampled_from(["year", "half", "to_date"]),
    kind=st.sampled_from(["actual", "estimate", "projection", "plan"]),
    as_of=st.none() | st.dates(),
    breakdown=pairs,
    numerator=number,
    denominator=number,
    value=number,
    text=text,
    declared_verdict=st.none() | st.sampled_from(["met", "partly_met", "not_met", "not_assessable"]),
    cause=text,
    difficulty=text,
    solution=text,
    note=text,
    sheet=text,
    cell=text,
)
reading = st.builds(
    Reading,
    form=st.sampled_from(["template", "table"]),
    unit=text,
    round=text,
    rows=st.builds(RowCount, *[st.integers(0, 2**31 - 1)] * 4),
    ignored=st.lists(st.builds(IgnoredRow, text, st.integers(1, 2**20), text), max_size=3).map(tuple),
    observations=st.lists(observation, max_size=5).map(tuple),
    findings=st.lists(
        st.builds(Finding, st.sampled_from(["approximate", "hidden_sheet"]), text, text, pairs), max_size=3
    ).map(tuple),
    remarks=st.lists(st.builds(Remark, text, text, text, text), max_size=3).map(tuple),
)


def record(store: Store, what: Reading, minutes: int, name: str = "a.xlsx") -> str:
    sha256 = store.keep_original(b"x", name)
    return store.record(what, sha256, name, "tôi", START + timedelta(minutes=minutes), date(2024, 12, 31))


@pytest.mark.slow
@QUIET
@given(reading, text, st.integers(0, 10**9))
def test_a_reading_comes_back_as_it_was_recorded(what, name, minutes):
    at = START + timedelta(microseconds=minutes, days=len(STORE.submissions()))
    sha256 = STORE.keep_original(name.encode(), name)
    id = STORE.record(what, sha256, name, name, at, date(2024, 12, 31))
    assert STORE.reading(id) == what
    assert STORE.submission(id).file_name == name
    assert STORE.submission(id).received_at == at


@pytest.mark.slow
@QUIET
@given(st.lists(observation, min_size=1, max_size=5))
def test_a_figure_says_what_its_observation_says(observations):
    store = open_store(":memory:", "62")
    what = Reading("table", "608", "2024", observations=tuple(observations))
    store.decide(record(store, what, 0), "accepted", "tôi", START + timedelta(minutes=1))
    shared = [name for name in Observation._fields if name not in ("sheet", "cell")]
    for figure, one in zip(store.figures(), observations, strict=True):
        assert [getattr(figure, name) for name in shared] == [getattr(one, name) for name in shared]
        assert (figure.source.sheet, figure.source.cell) == (one.sheet, one.cell)
    store.close()


actions = st.lists(
    st.tuples(st.sampled_from(["send", "accepted", "returned"]), st.sampled_from("AB"), st.integers(0, 4)),
    max_size=14,
)


@pytest.mark.slow
@settings(max_examples=25, deadline=None)
@given(actions)
def test_at_every_moment_one_submission_of_a_unit_counts_and_it_is_the_last_accepted(done):
    """Held against a list kept by hand; and what was known at each moment can still be asked at the end."""
    store = open_store(":memory:", "62")
    ids: list[str] = []
    unit_of: dict[str, str] = {}
    state: dict[str, str] = {}
    seen: list[tuple[datetime, set[str]]] = []
    for minute, (action, unit, which) in enumerate(done):
        at = START + timedelta(minutes=minute)
        if action == "send" or not ids:
            one = Observation("1.1", unit, minute, "year", "actual", value=1.0, sheet="s", cell="A1")
            ids.append(record(store, Reading("table", unit, "2024", observations=(one,)), minute))
            unit_of[ids[-1]] = unit
        else:
            chosen = ids[which % len(ids)]
            store.decide(chosen, action, "tôi", at)
            state[chosen] = action
        accepted = [i for i in ids if state.get(i) == "accepted"]
        seen.append((at, set({unit_of[i]: i for i in accepted}.values())))
        assert {f.source.submission for f in store.figures()} == seen[-1][1]
    for at, counted in seen:
        assert {f.source.submission for f in store.figures(known_at=at)} == counted
    assert store.problems() == ()
    store.close()
