"""tests/spec/values.txt, line by line: what a cell says."""

from pathlib import Path

import pytest

from indicators.catalogue import load
from indicators.observations.values import parse

SPEC = Path(__file__).parents[1] / "spec" / "values.txt"
FIELDS = ("numerator", "denominator", "printed", "data_year")


def _cases() -> list[list[str]]:
    lines = SPEC.read_text(encoding="utf-8").splitlines()
    return [
        [part.strip() for part in line.split("|")] for line in lines if line and not line.startswith("# ")
    ]


def _number(text: str) -> float | None:
    return float(text) if text else None


@pytest.mark.parametrize("case", _cases(), ids=lambda case: f"{case[0]} {case[2]}")
def test_a_cell_is_read_as_the_table_says(case: list[str]) -> None:
    cell, percent, indicator, form, value, *rest = case
    content = float(cell[1:]) if cell.startswith("=") else cell
    measure = None if indicator in ("?", "count") else load().indicator("2021-2030", indicator)
    read = parse(content, percent == "%", measure, "count" if indicator == "count" else "value")
    assert read.form == form
    assert read.value == (pytest.approx(float(value), abs=1e-4) if value else None)
    for name, text in zip(FIELDS, rest, strict=True):
        assert getattr(read, name) == _number(text), name


def test_the_table_is_long_enough_to_be_a_rule_book() -> None:
    assert len(_cases()) >= 90
