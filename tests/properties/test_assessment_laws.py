"""Laws of judgement that hold whatever the numbers."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.assessment import assess, outlook, unit_values
from indicators.assessment.rules import meets, share, stricter
from indicators.catalogue.definitions import Rule
from indicators.catalogue.rules import parse_rule
from tests.assessment.house import CATALOGUE, DISTRICTS, REVIEW, figure, indicator

VALUES = st.floats(-1e6, 1e6)
FINITE = st.floats(allow_nan=False, allow_infinity=False)
COUNTS = st.tuples(st.integers(0, 500), st.integers(0, 500)).map(lambda pair: (min(pair), max(pair)))
RULES = st.sampled_from(["ge", "ge~", "gt", "le", "lt", "ge every year", "between 40 and 60", "yes"]).map(
    parse_rule
)
QUICK = settings(max_examples=40, deadline=None)


@given(VALUES, VALUES, VALUES)
def test_a_higher_value_never_loses_a_target_that_asks_for_at_least(low, high, target):
    low, high = sorted((low, high))
    for op in ("ge", "gt"):
        assert meets(Rule(op, op), low, target) <= meets(Rule(op, op), high, target)
    for op in ("le", "lt"):
        assert meets(Rule(op, op), low, target) >= meets(Rule(op, op), high, target)


@given(RULES, VALUES, RULES, VALUES, VALUES)
def test_whoever_reaches_the_stricter_of_two_targets_reaches_the_other(one, target, other, aim, value):
    if stricter(one, target, other, aim):
        assert not stricter(other, aim, one, target)
        assert meets(other, value, aim) or not meets(one, value, target)


@given(COUNTS, st.integers(0, 100))
def test_counts_are_compared_as_a_clerk_would_multiply_them_out(counts, target):
    numerator, denominator = counts[0], counts[1] + 1
    value = share(numerator, denominator, 100)
    assert meets(Rule("ge", "ge"), value, target) is (numerator * 100 >= target * denominator)
    assert meets(Rule("lt", "lt"), value, target) is (numerator * 100 < target * denominator)


@given(
    st.dictionaries(st.integers(1990, 2060), FINITE, max_size=9),
    RULES,
    FINITE,
    st.integers(2015, 2050),
    st.integers(2010, 2050),
    st.sampled_from([(0, 100), (None, None), (0, None)]),
    st.integers(0, 3),
    st.none() | st.integers(2000, 2040),
)
def test_an_outlook_never_fails_on_finite_points(
    points, rule, target, milestone, seen, bounds, decimals, holds
):
    got = outlook(list(points.items()), rule, target, milestone, seen, *bounds, decimals, holds)
    assert (got.projected is None) == (got.code in ("too_few_points", "stale"))


@given(st.lists(st.tuples(st.integers(2018, 2025), st.integers(0, 100)), min_size=2), RULES)
def test_an_outlook_does_not_depend_on_the_order_of_points(points, rule):
    points = list(dict(points).items())
    ahead = (rule, 60, 2030, 2025, 0, 100, 1, 2025)
    assert outlook(points, *ahead) == outlook(points[::-1], *ahead)


def _figures(counts, split):
    made = [figure("6.1", unit, 2024, pair) for unit, pair in zip(DISTRICTS, counts, strict=True)]
    return made + [
        figure("4.1", "62", 2024, (split, 100), sender="62-SYT"),
        figure("2.1", "62", 2024, text="~50"),
    ]


@QUICK
@given(st.lists(COUNTS, min_size=10, max_size=10), st.integers(90, 130), st.randoms())
def test_the_order_of_figures_changes_nothing(counts, split, random):
    figures = _figures(counts, split)
    shuffled = random.sample(figures, len(figures))
    assert assess(CATALOGUE, REVIEW, "62", figures) == assess(CATALOGUE, REVIEW, "62", shuffled)


@QUICK
@given(st.lists(COUNTS, min_size=10, max_size=10), st.data())
def test_a_sum_does_not_change_when_cases_move_between_districts(counts, data):
    whole = [figure("6.1", unit, 2024, pair) for unit, pair in zip(DISTRICTS, counts, strict=True)]
    (a, b), (c, d) = counts[:2]
    moved_n, moved_d = data.draw(st.integers(0, a)), data.draw(st.integers(0, b))
    parts = [
        replace(whole[0], numerator=a - moved_n, denominator=b - moved_d),
        replace(whole[1], numerator=c + moved_n, denominator=d + moved_d),
    ]
    (before,) = unit_values(CATALOGUE, REVIEW, "62", indicator("6.1"), whole)
    (after,) = unit_values(CATALOGUE, REVIEW, "62", indicator("6.1"), parts + whole[2:])
    assert (before.numerator, before.denominator, before.value) == (
        after.numerator,
        after.denominator,
        after.value,
    )


@QUICK
@given(
    st.dictionaries(
        st.sampled_from([p.indicator for p in CATALOGUE.target_set("62-sample").parts]), COUNTS, max_size=25
    ),
    st.sampled_from(["62", "608", "62-SYT"]),
)
def test_the_four_counts_sum_to_the_number_of_targets(said, unit):
    figures = [figure(code, unit, 2024, counts) for code, counts in said.items()]
    got = assess(CATALOGUE, REVIEW, unit, figures)
    counts = got.counts
    assert counts.met + counts.partly_met + counts.not_met + counts.not_assessable == len(got.targets)


@QUICK
@given(st.lists(COUNTS, min_size=10, max_size=10), st.sets(st.sampled_from(DISTRICTS)))
def test_what_is_summed_and_what_is_missing_make_up_the_whole(counts, silent):
    figures = [figure("6.1", u, 2024, p) for u, p in zip(DISTRICTS, counts, strict=True) if u not in silent]
    for got in unit_values(CATALOGUE, REVIEW, "62", indicator("6.1"), figures):
        assert set(got.missing) == silent
        assert len(got.figures) + got.units_missing == got.units_expected == 10
        assert got.numerator == sum(p[0] for u, p in zip(DISTRICTS, counts, strict=True) if u not in silent)
