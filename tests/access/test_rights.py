"""Who may do what, as a table; and the one rule that hides small counts of people harmed."""

import pytest

from indicators.access.masking import hides
from indicators.access.protection import is_small
from indicators.access.publishing import Published
from indicators.access.rights import LOCAL_USER, RIGHTS, Actor, may, require
from indicators.catalogue import load
from indicators.errors import NotAllowed
from indicators.observations import Observation

HEALTH = Actor("Sở Y tế", "unit", "62-SYT")
LEADER = Actor("Phó Chủ tịch", "leadership")
OFFICE = Actor("Sở Nội vụ", "standing_office")


def test_the_person_at_the_machine_has_every_right():
    for verbs in RIGHTS.values():
        assert all(may(LOCAL_USER, verb, "62-SYT") for verb in verbs)


@pytest.mark.parametrize(
    ("actor", "verb", "unit", "allowed"),
    [
        (LEADER, "read", "608", True),
        (LEADER, "receive", "608", False),
        (LEADER, "decide", "608", False),
        (HEALTH, "receive", "62-SYT", True),
        (HEALTH, "receive", "608", False),
        (HEALTH, "decide", "62-SYT", False),
        (OFFICE, "decide", "608", True),
        (OFFICE, "administer", "", False),
        (Actor("ai đó", "không rõ"), "read", "", False),
    ],
)
def test_a_right_belongs_to_a_role_and_a_unit_acts_for_itself_only(actor, verb, unit, allowed):
    assert may(actor, verb, unit) is allowed


def test_a_missing_right_is_a_vietnamese_sentence():
    with pytest.raises(NotAllowed, match="không có quyền"):
        require(LEADER, "decide", "608")


@pytest.mark.parametrize(
    ("count", "small"), [(None, False), (0, False), (1, True), (4, True), (5, False), (0.5, True)]
)
def test_counts_of_one_to_four_are_small(count, small):
    assert is_small(count, below=5) is small


@pytest.mark.parametrize(
    ("actor", "indicator", "subject", "hidden"),
    [
        (LEADER, "3.2a", "608", True),
        (HEALTH, "3.2a", "608", True),
        (Actor("huyện", "unit", "608"), "3.2a", "608", False),
        (OFFICE, "3.2a", "608", False),
        (LEADER, "3.2a", "62", False),
        (LEADER, "1.1", "608", False),
    ],
)
def test_a_small_sensitive_count_below_the_province_is_hidden_from_others(actor, indicator, subject, hidden):
    round = load().round("2024", "62", sample=False)
    seen = Observation(indicator, subject, 2024, "year", "actual", numerator=3, denominator=7, value=300 / 7)
    published = Published(frozenset({("3.2a", "608")}), frozenset(), "")
    assert hides(actor, load(), round, seen, published) is hidden
