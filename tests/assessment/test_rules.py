"""tests/spec/rules.txt, and the arithmetic under it."""

from pathlib import Path

import pytest

from indicators.assessment.rules import change_needed, meets, share, total
from indicators.catalogue.rules import parse_rule

SPEC = Path(__file__).parents[1] / "spec" / "rules.txt"


def _rows():
    lines = (line for line in SPEC.read_text(encoding="utf-8").splitlines() if line and line[0] != "#")
    return [tuple(cell.strip() for cell in line.split("|")) for line in lines]


def _value(text):
    if "/" not in text:
        return float(text)
    counts, multiplier = text.split("*")
    numerator, denominator = counts.split("/")
    return share(float(numerator), float(denominator), float(multiplier))


@pytest.mark.parametrize("row", _rows(), ids=lambda row: " ".join(row[:3]))
def test_the_rules_are_read_as_the_table_says(row):
    rule, target, value, expected, _ = row
    assert meets(parse_rule(rule), _value(value), float(target)) is (expected == "met")


def test_a_share_of_whole_counts_that_is_whole_is_exactly_whole():
    for percent in range(101):
        for times in (1, 3, 7, 113, 5365):
            assert share(percent * times, 100 * times, 100) == percent


def test_a_sum_of_decimals_is_what_a_clerk_would_write():
    assert total([0.1, 0.2]) == 0.3
    assert total([]) == 0


def test_the_change_needed_has_the_direction_of_the_target():
    assert change_needed(parse_rule("ge"), 55, 60) == 5
    assert change_needed(parse_rule("le"), 113, 111) == -2
    assert change_needed(parse_rule("between 40 and 60"), 65, 40) == -5
    assert change_needed(parse_rule("between 40 and 60"), 30, 40) == 10
    assert change_needed(parse_rule("lt"), 25, 25) == 0
