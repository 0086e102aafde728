"""The law of a closed round: whatever is written after its closing, its figures are equal to the digit."""

from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indicators import workflow
from indicators.access.rights import LOCAL_USER
from indicators.assessment.model import Assessment
from indicators.errors import StoreError
from indicators.observations.model import Observation, Reading, RowCount
from indicators.workflow import managing_rounds, snapshots
from indicators.workflow.house import LATEST, House

ROUND, UNITS = "2021-2025", ("608", "610", "62-SNV")
NOW = datetime(2025, 6, 1)
WORDS = "khoảng 50"

unit, year = st.sampled_from(UNITS), st.sampled_from([2023, 2024])
count = st.integers(0, 100)
minutes = st.integers(-5_000_000, 50_000_000)  # a clock may be put back or run ahead
files = st.tuples(st.just("file"), unit, year, count, st.sampled_from([ROUND, "2024"]), minutes)
decisions = st.tuples(
    st.just("decide"), st.integers(0, 30), st.sampled_from(["accepted", "returned"]), minutes
)
confirmations = st.tuples(st.just("confirm"), st.integers(0, 30), count, minutes)
answers = st.tuples(st.just("answer"), st.sampled_from(["dong a", "dong b"]), minutes)
deadlines = st.tuples(st.just("extend"), st.integers(1, 300))
openings = st.tuples(st.just("open"), st.integers(0, 99))
steps = st.lists(
    st.one_of(files, files, decisions, decisions, confirmations, answers, deadlines, openings), max_size=12
)


def observed(unit: str, year: int, count: int) -> Observation:
    return Observation(
        indicator="1.1", subject=unit, data_year=year, period="year", kind="actual", numerator=float(count),
        denominator=100.0, value=float(count), sheet="PL", cell="F7",
    )  # fmt: skip


def in_words(unit: str) -> Observation:
    return observed(unit, 2022, 0)._replace(
        numerator=None, denominator=None, value=None, text=WORDS, cell="F8"
    )


def carry_out(house: House, step: tuple) -> None:
    """One write; a step that has nothing to be done to, or that was made before, does nothing."""
    with suppress(StoreError):
        write(house, step)


def write(house: House, step: tuple) -> None:
    store, sent = house.store, [s.id for s in house.store.submissions()]
    match step:
        case ("file", unit, year, count, round, shift):
            sha256 = store.keep_original(f"{len(sent)}".encode(), "a.xlsx")
            read = Reading("table", unit, round, RowCount(2, 2, 0, 0), observations=(
                observed(unit, year, count), in_words(unit)))  # fmt: skip
            day = workflow.round_of(house, round).data_date
            store.record(read, sha256, "a.xlsx", "tôi", NOW + timedelta(minutes=shift), day)
        case ("decide", place, decision, shift) if sent:
            store.decide(
                sent[place % len(sent)],
                decision,
                "tôi",
                NOW + timedelta(minutes=shift),
                f"{len(store.events())}",
            )
        case ("confirm", place, value, shift) if sent:
            words = [id for id, seen in store.observations(sent[place % len(sent)]) if seen.text]
            store.confirm(words[0], float(value), "tôi", NOW + timedelta(minutes=shift))
        case ("answer", said, shift):
            store.answer("row", said, "ignore", "tôi", NOW + timedelta(minutes=shift))
        case ("extend", days) if managing_rounds.is_closed(house, LOCAL_USER, "2024") is False:
            due = max(d.due for d in workflow.round_of(house, "2024").deadlines) + timedelta(days=days)
            managing_rounds.extend_round(house, LOCAL_USER, "2024", due, "Chờ")
        case ("open", number) if all(r.code != f"X{number}" for r in workflow.known_rounds(house)):
            draft = managing_rounds.draft_from(house, LOCAL_USER, "2024", date(2025, 3, 31)).round
            asks = tuple(a._replace(data_year=2024) for a in draft.asks)
            managing_rounds.open_round(
                house, LOCAL_USER, replace(draft, code=f"X{number}", asks=asks, judges=())
            )


def seen(house: House) -> tuple[Assessment, ...]:
    return workflow.assess_units(house, LOCAL_USER, ROUND, ("62", *UNITS))


@pytest.mark.slow
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(before=steps, after=steps)
def test_nothing_that_is_written_after_a_closing_changes_what_was_closed(before, after):
    house = workflow.open_house(":memory:", "62", sample=True)
    try:
        for step in before:
            carry_out(house, step)
        live, rounds = seen(house), workflow.known_rounds(house)
        managing_rounds.close_round(house, LOCAL_USER, ROUND)
        assert seen(house) == live
        for step in after:
            carry_out(house, step)
        assert seen(house) == live
        assert snapshots.proof(house, LOCAL_USER, ROUND).equal
        closing = managing_rounds.closings(house, LOCAL_USER, ROUND)[-1]
        assert workflow.known_rounds(house.at(closing.known_at)) == rounds
        assert snapshots.changed_since(house, LOCAL_USER, ROUND) == (
            snapshots.prints_at(house, ROUND, LATEST)["fingerprint"] != closing.word("fingerprint")
        )
    finally:
        house.store.close()
