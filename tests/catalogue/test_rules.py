"""The spellings of a rule, as tests/spec/catalogue_rules.txt lists them."""

from pathlib import Path

import pytest

from indicators.catalogue.rules import parse_rule

SPEC = Path(__file__).parents[1] / "spec" / "catalogue_rules.txt"
CASES = [
    [part.strip() for part in line.split("|")]
    for line in SPEC.read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize("case", [c for c in CASES if c[1] != "sai"], ids=lambda c: c[0])
def test_a_rule_is_understood(case):
    text, op, every_year, about, low, high = case
    rule = parse_rule(text)
    bounds = tuple(float(x) if x else None for x in (low, high))
    assert (rule.op, rule.every_year, rule.about) == (op, every_year == "có", about == "có")
    assert (rule.low, rule.high) == bounds
    assert parse_rule(rule.text) == rule


@pytest.mark.parametrize("text", [c[0] for c in CASES if c[1] == "sai"])
def test_a_strange_rule_is_refused_in_vietnamese(text):
    with pytest.raises(ValueError, match="hãy ghi"):
        parse_rule(text)
