"""Who may do what, as a table; and the one rule that hides small counts of people harmed."""

import re
from pathlib import Path

import pytest

from indicators.access.masking import hides
from indicators.access.protection import is_small
from indicators.access.publishing import Published
from indicators.access.right_words import RIGHT_WORDS
from indicators.access.rights import LOCAL, LOCAL_USER, RIGHTS, ROLES, Actor, may, require
from indicators.catalogue import load
from indicators.errors import NotAllowed
from indicators.observations import Observation

HEALTH = Actor("Sở Y tế", "unit", "62-SYT")
LEADER = Actor("Phó Chủ tịch", "leadership")
OFFICE = Actor("Sở Nội vụ", "standing_office")


def test_the_person_at_the_machine_has_every_right():
    for verbs in RIGHTS.values():
        assert all(may(LOCAL_USER, verb, "62-SYT") for verb in verbs)


SPEC = Path(__file__).parents[1] / "spec" / "rights.txt"
OWN, OTHER, NONE = "62-SYT", "608", ""
# What a cell of the table says of one's own unit, of another, and where no unit is meant.
SAYS = {
    "yes": (True, True, True),
    "own": (True, False, True),
    "itself": (True, False, False),
    "-": (False, False, False),
}


def table() -> dict[tuple[str, str], str]:
    """(role, right) → cell of the table."""
    lines = [line for line in SPEC.read_text("utf-8").splitlines() if line and line[0] != "#"]
    rows = [[cell.strip() for cell in line.split("|")] for line in lines]
    return {(role, row[0]): cell for row in rows for role, cell in zip(ROLES, row[1:5], strict=True)}


CASES = [
    (role, right, unit, allowed)
    for (role, right), cell in table().items()
    for unit, allowed in zip((OWN, OTHER, NONE), SAYS[cell], strict=True)
]


@pytest.mark.parametrize(("role", "right", "unit", "allowed"), CASES)
def test_a_role_has_a_right_for_a_unit_as_the_table_says(role, right, unit, allowed):
    asker = Actor("ai đó", role, OWN if role == "unit" else "")
    assert may(asker, right, unit) is allowed
    assert may(Actor("ai đó", "không rõ", OWN), right, unit) is False


def test_the_table_names_every_right_and_every_right_has_its_words():
    named = {right for _, right in table()}
    assert named == frozenset().union(*RIGHTS.values()) == set(RIGHT_WORDS)


def test_every_right_the_program_asks_for_is_in_the_table():
    asked = re.compile(r'(?:require|may)\(\s*[\w.()]+,\s*"(\w+)"')
    root = Path(__file__).parents[2]
    files = [*root.glob("indicators/**/*.py"), *root.glob("pages/**/*.py")]
    assert {right for file in files for right in asked.findall(file.read_text("utf-8"))} <= set(RIGHT_WORDS)


def test_no_account_can_be_the_person_at_the_machine():
    assert LOCAL not in ROLES


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
