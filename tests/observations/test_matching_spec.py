"""tests/spec/matching.txt, line by line: which indicator a row names."""

from pathlib import Path

import pytest

from indicators.catalogue import load
from indicators.observations.matching import Match, matcher_for

SPEC = Path(__file__).parents[1] / "spec" / "matching.txt"


def _cases() -> list[list[str]]:
    lines = SPEC.read_text(encoding="utf-8").splitlines()
    return [[part.strip() for part in line.split("|")] for line in lines if line and not line.startswith("#")]


def _holds(match: Match, expected: str) -> bool:
    if expected.startswith("?"):
        codes = {code.strip() for code in expected[1:].split(",")}
        return match.indicator is None and codes <= {code for code, _ in match.candidates}
    if expected.startswith("≠"):
        seen = match.look_alike
        return (
            match.indicator is None
            and seen is not None
            and seen.indicator.endswith(f"/{expected[1:].strip()}")
        )
    if expected == "nhóm":
        return match.indicator is None and match.certainty == "group"
    return match.indicator == (None if expected == "không" else expected)


@pytest.mark.parametrize(("strategy", "name", "expected"), _cases())
def test_a_row_names_what_the_table_says(strategy: str, name: str, expected: str) -> None:
    match = matcher_for(load(), strategy).match(name)
    assert _holds(match, expected), match
