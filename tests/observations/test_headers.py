"""What the words at the head of a column mean: the table tests/spec/headers.txt, a line per head."""

from pathlib import Path

import pytest

from indicators.observations.headers import read_head

SPEC = Path(__file__).parents[1] / "spec" / "headers.txt"
LINES = [line for line in SPEC.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


def meaning(words: str) -> str:
    head = read_head(words)
    time = f"{head.time.as_of or head.time.year or ''}"
    time += "-half" if head.time.period == "half" else ""
    parts = [head.role or "?", time, "phase" if head.time.phase else "", head.time.kind or ""]
    return " ".join(p for p in (*parts, *(f"{k}={v}" for k, v in head.breakdown)) if p)


@pytest.mark.parametrize("line", LINES)
def test_a_head_means_what_the_table_says(line: str) -> None:
    words, expected = (part.strip() for part in line.split("|"))
    assert meaning(words) == expected


def test_year_and_men_fold_alike_but_are_told_apart_by_their_diacritics() -> None:
    assert (read_head("Năm").role, read_head("Nam").role) == ("year_label", "male")


def test_a_name_of_an_indicator_is_no_head_of_a_column_of_names() -> None:
    assert read_head("Lao động nữ làm công hưởng lương").role == ""
