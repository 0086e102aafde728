"""The worked cases of tests/facts/outlook_vectors.tsv, to the printed digits, and the order of the
refusals."""

import csv
from pathlib import Path

import pytest

from indicators.assessment.outlook import outlook
from indicators.catalogue.definitions import Rule
from indicators.catalogue.rules import parse_rule

VECTORS = Path(__file__).parents[1] / "facts" / "outlook_vectors.tsv"
NUMBERS = ("projected", "band_low", "band_high", "pace_per_year", "need_per_year", "shortfall")
SPEC = Path(__file__).parents[1] / "spec" / "outlook.txt"
GE = Rule("ge", "ge")


def _cases():
    with VECTORS.open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


def _number(text):
    return float(text) if text else None


def _outlook_of(case):
    op, _, often = case["rule"].partition(" ")
    points = [tuple(point.split(":")) for point in case["points"].split()]
    return outlook(
        [(int(year), float(value)) for year, value in points],
        Rule(case["rule"], op, every_year=often == "every year"),
        float(case["target"]),
        int(case["milestone_year"]),
        int(case["assessed_in"]),
        _number(case["bound_low"]),
        _number(case["bound_high"]),
        decimals=1,
        holds_from=int(case["holds_from"]) if case["holds_from"] else None,
    )


@pytest.mark.parametrize("case", _cases(), ids=lambda case: case["case"])
def test_a_worked_case_comes_out_to_the_printed_digits(case):
    got = _outlook_of(case)
    low, high = got.band or (None, None)
    values = dict(
        zip(
            NUMBERS,
            (got.projected, low, high, got.pace_per_year, got.need_per_year, got.shortfall),
            strict=True,
        )
    )
    assert got.code == case["outlook"]
    assert (got.confidence or "") == case["confidence"]
    for name in NUMBERS:
        printed = case[name]
        if not printed:
            assert values[name] is None, name
        else:
            digits = len(printed.partition(".")[2])
            assert round(values[name], digits) == float(printed), name


def test_every_worked_case_is_there():
    assert len(_cases()) == 11


def test_no_point_at_all_is_too_few_before_it_is_stale():
    assert outlook([], GE, 60, 2030, 2025, 0, 100, 1).code == "too_few_points"


def test_one_old_point_is_stale_before_it_is_too_few():
    assert outlook([(2020, 41)], GE, 60, 2030, 2025, 0, 100, 1).code == "stale"


def test_a_point_two_years_old_is_not_stale():
    assert outlook([(2022, 50), (2023, 52)], GE, 75, 2030, 2025, 0, 100, 1).code != "stale"


def test_only_the_last_six_points_make_the_pace():
    points = [(2018, 0), (2019, 50), (2020, 51), (2021, 52), (2022, 53), (2023, 54), (2024, 55)]
    assert outlook(points, GE, 75, 2030, 2025, 0, 100, 1).pace_per_year == 1


def test_floating_point_alone_never_misses_a_target():
    points = [(2021, 59.6), (2022, 59.7), (2023, 59.8)]
    got = outlook(points, GE, 60, 2025, 2023, 0, 100, 1)
    assert (got.projected, got.code) == (60, "on_track")


def test_the_last_point_may_be_of_the_milestone_year():
    got = outlook([(2024, 50), (2025, 55)], GE, 60, 2025, 2025, 0, 100, 1)
    assert (got.projected, got.need_per_year, got.code) == (55, None, "not_moving")


def _spec_rows():
    lines = (line for line in SPEC.read_text(encoding="utf-8").splitlines() if line and line[0] != "#")
    return [tuple(cell.strip() for cell in line.split("|")) for line in lines]


@pytest.mark.parametrize("row", _spec_rows(), ids=lambda row: row[-1])
def test_a_series_is_read_as_the_table_says(row):
    rule, target, milestone, assessed_in, holds_from, points, code, _ = row
    series = [(int(p.split(":")[0]), float(p.split(":")[1])) for p in points.split()]
    held = None if holds_from == "-" else int(holds_from)
    got = outlook(series, parse_rule(rule), float(target), int(milestone), int(assessed_in), 0, 100, 1, held)
    assert got.code == code
