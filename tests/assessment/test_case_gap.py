"""How many cases the province lacks, and where: the table of cases, and the laws behind it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.assessment import case_gap, cases_needed
from indicators.assessment.case_gap import apportioned, counts_cases, shared
from indicators.assessment.contributions import Contribution
from indicators.catalogue.rules import parse_rule
from tests.assessment.house import CATALOGUE, REVIEW, every_district, figure, indicator
from tests.assessment.test_summary import milestone

TABLE = Path(__file__).parents[1] / "spec" / "case_gap.txt"
CASES = [line for line in TABLE.read_text("utf-8").splitlines() if line and not line.startswith("#")]
UNITS = st.lists(st.tuples(st.integers(0, 400), st.integers(0, 400)).map(sorted), min_size=1, max_size=12)
SPELLINGS = st.sampled_from(["ge", "gt", "le", "lt", "between 40 and 60"])


def given_counts(pairs, rule, multiplier, target) -> list[Contribution]:
    return [
        Contribution(f"u{n}", float(a), float(b), cases_needed(rule, a, b, multiplier, target))
        for n, (a, b) in enumerate(pairs)
    ]


def of_case(text: str, rule, multiplier: float, target: float) -> list[Contribution]:
    found = []
    for n, word in enumerate(text.split()):
        if word == "–":
            found.append(Contribution(f"u{n}", None, None, 0))
            continue
        a, b = map(float, word.split("/"))
        found.append(Contribution(f"u{n}", a, b, cases_needed(rule, a, b, multiplier, target)))
    return found


@pytest.mark.parametrize("case", CASES)
def test_the_province_lacks_so_many_and_each_unit_its_share(case):
    spelt, target, multiplier, counts, needed, lacking, shares = (cell.strip() for cell in case.split("|"))
    rule = parse_rule(spelt)
    units = of_case(counts, rule, float(multiplier), float(target))
    got = shared(units, rule, float(multiplier), float(target))
    own = {u.unit: u.share for u in got.units}
    assert got.needed == int(needed)
    assert [c.missing_count if c.denominator is not None else None for c in units] == numbers(lacking)
    assert [None if c.unit in got.silent else own.get(c.unit, 0) for c in units] == numbers(shares)


def numbers(text: str) -> list[int | None]:
    return [None if word == "–" else int(word) for word in text.split()]


@given(UNITS, SPELLINGS, st.integers(1, 100), st.sampled_from([100, 1000]))
def test_the_shares_of_the_units_add_up_to_what_the_province_lacks(pairs, spelt, target, multiplier):
    rule = parse_rule(spelt)
    got = shared(given_counts(pairs, rule, multiplier, target), rule, multiplier, target)
    total = (sum(a for a, b in pairs if b), sum(b for _, b in pairs))
    assert got.needed == cases_needed(rule, *total, multiplier, target)
    assert sum(u.share for u in got.units) == got.needed


@given(UNITS, SPELLINGS, st.integers(1, 100))
def test_no_unit_is_asked_for_more_than_it_lacks_itself_nor_for_the_contrary(pairs, spelt, target):
    rule = parse_rule(spelt)
    for unit in shared(given_counts(pairs, rule, 100, target), rule, 100, target).units:
        assert 0 <= abs(unit.share) <= abs(unit.lacking)
        assert unit.share * unit.lacking >= 0


@given(UNITS, st.integers(1, 100), st.randoms())
def test_the_need_of_the_province_does_not_depend_on_the_order_of_its_units(pairs, target, order):
    rule = parse_rule("ge")
    again = list(pairs)
    order.shuffle(again)
    whole = [shared(given_counts(some, rule, 100, target), rule, 100, target) for some in (pairs, again)]
    assert whole[0].needed == whole[1].needed
    assert sorted(u.share for u in whole[0].units) == sorted(u.share for u in whole[1].units)


@given(st.lists(st.integers(0, 60), max_size=9).flatmap(
    lambda weights: st.tuples(st.integers(0, sum(weights)), st.just(weights))
))  # fmt: skip
def test_a_total_is_shared_out_whole(case):
    total, weights = case
    parts = apportioned(total, weights)
    assert sum(parts) == total
    for part, weight in zip(parts, weights, strict=True):
        assert part <= weight
        assert abs(part - total * weight / (sum(weights) or 1)) < 1


def test_a_silent_unit_is_named_and_in_no_sum():
    figures = every_district("6.1", 2024, (70, 100))[1:]
    got = case_gap(CATALOGUE, REVIEW, indicator("6.1"), figures, milestone("6.1", 2025), 2024)
    assert (got.needed, got.counted, got.silent) == (90, 9, ("608",))
    assert {u.share for u in got.units} == {10}


def test_where_nobody_gave_counts_nothing_is_said():
    assert case_gap(CATALOGUE, REVIEW, indicator("6.1"), [], milestone("6.1", 2025), 2024) is None


def test_boys_and_girls_at_birth_are_never_counted_as_too_many():
    figures = every_district("4.1", 2024, (113, 100))
    assert case_gap(CATALOGUE, REVIEW, indicator("4.1"), figures, milestone("4.1", 2025), 2024) is None
    assert [code for code in ("1.1", "4.1", "4.3", "4.4") if counts_cases(indicator(code))] == ["1.1", "4.3"]


def test_a_survey_figure_of_the_province_has_no_shares():
    one = figure("2.1", "62", 2024, (40, 100), sender="62-TK")
    assert case_gap(CATALOGUE, REVIEW, indicator("2.1"), [one], milestone("2.1", 2025), 2024) is None
