"""How long a session lasts, to the second, and what ends it."""

import pytest

from indicators.access.attempts import Attempts
from indicators.access.rights import Actor
from indicators.access.sessions import IDLE_SECONDS, LONGEST_SECONDS, Sessions

LAN, MINH = (
    Actor("Lan (lan)", "leadership", login="lan"),
    Actor("Minh (minh)", "standing_office", login="minh"),
)


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def sessions(clock) -> Sessions:
    return Sessions(clock)


def test_a_token_stands_for_who_signed_in_and_for_nobody_else(sessions):
    lan, minh = sessions.begin(LAN), sessions.begin(MINH)
    assert lan != minh
    assert sessions.find(lan).actor == LAN
    assert sessions.find(minh).actor == MINH
    for other in (None, "", "x" * 43, lan[:-1], lan.swapcase()):
        assert sessions.find(other) is None


def test_the_tokens_themselves_are_kept_nowhere(sessions):
    token = sessions.begin(LAN)
    assert token not in repr(vars(sessions))


@pytest.mark.parametrize(("idle", "lasts"), [(IDLE_SECONDS - 1, True), (IDLE_SECONDS, False)])
def test_a_session_that_is_not_used_ends_after_eight_hours(sessions, clock, idle, lasts):
    token = sessions.begin(LAN)
    clock.now += idle
    assert (sessions.find(token) is not None) is lasts


@pytest.mark.parametrize(("after", "lasts"), [(LONGEST_SECONDS - 1, True), (LONGEST_SECONDS, False)])
def test_a_session_ends_after_a_day_however_much_it_is_used(sessions, clock, after, lasts):
    token, start = sessions.begin(LAN), clock.now
    while clock.now + 3600 < start + after:
        clock.now += 3600
        assert sessions.find(token)
    clock.now = start + after
    assert (sessions.find(token) is not None) is lasts


def test_being_looked_at_by_the_program_is_not_being_used(sessions, clock):
    token = sessions.begin(LAN)
    clock.now += IDLE_SECONDS - 1
    assert sessions.find(token, touch=False)
    clock.now += 1
    assert sessions.find(token) is None


def test_an_ended_session_does_not_come_back(sessions, clock):
    token = sessions.begin(LAN)
    clock.now += IDLE_SECONDS
    assert sessions.find(token) is None
    clock.now -= IDLE_SECONDS
    assert sessions.find(token) is None


def test_ending_one_session_leaves_the_others(sessions):
    lan, lan_too, minh = sessions.begin(LAN), sessions.begin(LAN), sessions.begin(MINH)
    assert sessions.end(lan).actor == LAN
    assert sessions.end(lan) is None
    assert sessions.find(lan) is None
    assert sessions.find(lan_too)
    sessions.end_all("lan")
    assert sessions.find(lan_too) is None
    assert sessions.find(minh)


def test_failures_block_from_the_last_allowed_one_for_their_time(clock):
    attempts = Attempts(5, 900, clock)
    for _ in range(4):
        attempts.failed("a")
        clock.now += 1
    assert not attempts.blocked("a")
    attempts.failed("a")
    assert attempts.blocked("a")
    assert not attempts.blocked("b")
    attempts.forget("a")
    clock.now += 899
    assert attempts.blocked("a")
    clock.now += 1
    assert not attempts.blocked("a")


def test_failures_long_ago_count_no_more(clock):
    attempts = Attempts(5, 900, clock)
    for _ in range(4):
        attempts.failed("a")
    clock.now += 900
    attempts.failed("a")
    assert not attempts.blocked("a")
