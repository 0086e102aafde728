"""The numbers behind the sentences and lists of the pages."""

import pytest

from indicators.assessment import (
    assess,
    cases_needed,
    contributions,
    focus_year,
    ranking,
    status_counts,
    status_of_target,
    trust,
)
from indicators.assessment.rules import meets, share
from indicators.catalogue.rules import parse_rule
from tests.assessment.house import CATALOGUE, DISTRICTS, REVIEW, ROUNDS, every_district, figure, indicator

FIGURES = [
    figure("6.1", "62", 2024, (60, 100), sender="62-SNV", round="2021-2025"),
    figure("4.1", "62", 2024, (109, 100), sender="62-SYT"),
    figure("5.3", "62", 2024, (40, 100), sender="62-SGDDT", round="2021-2025"),
]


def milestone(code, year):
    parts = CATALOGUE.target_set(REVIEW.target_set).parts
    return next(m for p in parts if p.code == code for m in p.milestones if m.year == year)


def test_every_target_has_one_status_for_a_milestone():
    got = assess(CATALOGUE, REVIEW, "62", FIGURES)
    assert status_counts(got, 2025) == {"not_met": 2, "not_assessable": 17, "met": 1}
    assert sum(status_counts(got, 2030).values()) == 20


def test_a_target_ahead_stands_as_its_gravest_part():
    counts = {"5.2a": (60, 61, 62), "5.2b": (60, 60, 60)}
    figures = [
        figure(code, "62", year, (n, 100), sender="62-SGDDT")
        for code, ns in counts.items()
        for year, n in zip((2022, 2023, 2024), ns, strict=True)
    ]
    target = next(t for t in assess(CATALOGUE, REVIEW, "62", figures).targets if t.code == "5.2")
    assert status_of_target(target, 2030) == "not_moving"


def test_the_list_begins_with_what_is_farthest_from_its_target():
    got = ranking(assess(CATALOGUE, REVIEW, "62", FIGURES), 2025)
    assert [s.part.code for s in got[:2]] == ["6.1", "4.1"]
    assert (got[0].gap, got[0].gap_share) == (20, 0.25)
    assert (got[1].gap, got[-1].status) == (-2, "met")


def test_the_trust_line_counts_units_asked_sent_and_accepted():
    got = trust(assess(CATALOGUE, REVIEW, "62", FIGURES), REVIEW, {"608", "610", "999"}, {"608"})
    assert (got.asked, got.sent, got.accepted, len(got.not_sent)) == (28, 2, 1, 26)
    assert (got.parts, got.with_value, got.incomplete) == (25, 3, 0)


def test_a_page_opens_on_the_milestone_judged_else_on_the_nearest_ahead():
    assert focus_year(REVIEW, (2025, 2030)) == 2025
    assert focus_year(ROUNDS["2022"], (2025, 2030)) == 2025


def test_units_farthest_from_the_target_come_first_and_silent_ones_last():
    figures = every_district("6.1", 2024, (80, 100))[2:] + [figure("6.1", "608", 2024, (30, 100))]
    got = contributions(CATALOGUE, REVIEW, indicator("6.1"), figures, milestone("6.1", 2025))
    assert (got[0].unit, got[0].missing_count) == ("608", 50)
    assert (got[-1].unit, got[-1].denominator) == ("610", None)
    assert len(got) == len(DISTRICTS)


@pytest.mark.parametrize(
    ("rule", "target", "counts", "needed"),
    [
        ("ge", 60, (59, 100), 1), ("ge", 60, (60, 100), 0), ("ge", 60, (1, 3), 1), ("gt", 30, (3, 10), 1),
        ("lt", 25, (25, 100), -1), ("le", 111, (113, 100), -2), ("ge", 60, (0, 0), 0),
        ("between 40 and 60", 40, (70, 100), -10), ("between 40 and 60", 40, (35, 100), 5),
    ],
)  # fmt: skip
def test_so_many_more_cases_are_needed(rule, target, counts, needed):
    assert cases_needed(parse_rule(rule), *counts, 100, target) == needed


@pytest.mark.parametrize("rule", ["ge", "gt", "le", "lt", "between 40 and 60"])
def test_so_many_cases_are_enough_and_one_fewer_is_not(rule):
    read = parse_rule(rule)
    for denominator in (1, 3, 7, 50, 113):
        for numerator in range(denominator + 1):
            needed = cases_needed(read, numerator, denominator, 100, 40)
            assert needed == 0 or not meets(read, share(numerator, denominator, 100), 40)
            enough = meets(read, share(numerator + needed, denominator, 100), 40)
            assert enough or rule in ("lt", "between 40 and 60")
            step = (needed > 0) - (needed < 0)
            assert needed == 0 or not meets(read, share(numerator + needed - step, denominator, 100), 40)
