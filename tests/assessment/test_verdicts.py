"""tests/spec/target_verdicts.txt: a target from its parts."""

from pathlib import Path

import pytest

from indicators.assessment.verdicts import target_verdict

SPEC = Path(__file__).parents[1] / "spec" / "target_verdicts.txt"


def _rows():
    lines = (line for line in SPEC.read_text(encoding="utf-8").splitlines() if line and line[0] != "#")
    return [tuple(cell.strip() for cell in line.split("|")) for line in lines]


def _part(word):
    return (word, "") if word in ("met", "not_met") else ("not_assessable", word)


@pytest.mark.parametrize("row", _rows(), ids=lambda row: row[0])
def test_a_target_is_judged_from_its_parts_as_the_table_says(row):
    parts, verdict, reason, _ = row
    assert target_verdict(_part(word) for word in parts.split(", ")) == (verdict, reason)


@pytest.mark.parametrize("row", _rows(), ids=lambda row: row[0])
def test_the_order_of_parts_changes_nothing(row):
    parts, verdict, reason, _ = row
    assert target_verdict(_part(word) for word in reversed(parts.split(", "))) == (verdict, reason)
