"""Answers that are held: good until something they rest on is written, asked once, bounded."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from threading import Barrier, Event
from typing import get_args

import pytest

from indicators.store.held import Held
from indicators.store.kinds import COUNTING, QUIET, ROUND_ACTS, SENDING, Act

AT = datetime(2025, 6, 15, 9, 0)


def test_an_answer_stands_while_its_stamp_does():
    held, answers = Held(), iter(range(9))
    assert [held.get("k", lambda stamp=stamp: stamp, lambda: next(answers)) for stamp in (1, 1, 2, 2)] == [
        0,
        0,
        1,
        1,
    ]


def test_what_is_written_while_an_answer_is_made_makes_it_an_old_one():
    held, stamp = Held(), [1]

    def ask() -> int:
        stamp[0] += 1
        return stamp[0]

    assert held.get("k", lambda: stamp[0], ask) == 2
    assert held.get("k", lambda: stamp[0], ask) == 3


def test_many_who_ask_the_same_at_once_make_it_asked_once():
    held, together, go, asked = Held(), Barrier(8), Event(), []

    def ask() -> int:
        asked.append(1)
        go.wait(timeout=5)
        return len(asked)

    def want() -> int:
        together.wait(timeout=5)
        return held.get("k", lambda: 1, ask)

    with ThreadPoolExecutor(8) as people:
        answers = [people.submit(want) for _ in range(8)]
        go.set()
        assert {answer.result() for answer in answers} == {1}
    assert len(asked) == 1


def test_who_asks_something_else_does_not_wait():
    held, begun, go = Held(), Event(), Event()

    def slow() -> str:
        begun.set()
        assert go.wait(timeout=5)
        return "slow"

    with ThreadPoolExecutor(1) as other:
        answer = other.submit(held.get, "slow", lambda: 1, slow)
        assert begun.wait(timeout=5)
        assert held.get("quick", lambda: 1, lambda: "quick") == "quick"
        go.set()
        assert answer.result() == "slow"


def test_an_answer_may_be_made_of_others():
    held = Held()
    assert held.get("a", lambda: 1, lambda: held.get("b", lambda: 1, lambda: 2) + 1) == 3


def test_what_went_wrong_is_raised_and_asked_again():
    held = Held()
    with pytest.raises(ZeroDivisionError):
        held.get("k", lambda: 1, lambda: 1 // 0)
    assert held.get("k", lambda: 1, lambda: 5) == 5


def test_nothing_grows_without_end_and_what_is_wanted_stays():
    held, asked = Held(most=3), []
    for key in (1, 2, 3, 1, 4, 1):
        held.get(key, lambda: 1, lambda key=key: asked.append(key))
    assert asked == [1, 2, 3, 4]
    held.get(2, lambda: 1, lambda: asked.append(2))
    assert asked[-1] == 2


@pytest.mark.parametrize("kind", sorted(QUIET - {"credential"}))
def test_comings_and_goings_leave_what_is_shown_and_what_counts_as_held(store, kind):
    before = store.database.written(), store.database.written(*SENDING)
    store.note_event(kind, "ai", "ai", AT)
    assert (store.database.written(), store.database.written(*SENDING)) == before


@pytest.mark.parametrize("kind", ROUND_ACTS)
def test_what_is_said_of_a_round_makes_figures_be_asked_anew(store, kind):
    before = store.database.written(), store.database.written(*COUNTING)
    store.note_event(kind, "2021-2025", "ai", AT, {"round": "2021-2025"})
    assert store.database.written() > before[0]
    assert store.database.written(*COUNTING) > before[1]


def test_every_act_of_a_round_is_known_as_a_kind():
    assert get_args(Act) == ROUND_ACTS
