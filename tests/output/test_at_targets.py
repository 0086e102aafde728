"""The lines under an indicator's facts: every target at once, and the country beside the province."""

from dataclasses import replace

import pytest

from indicators.assessment.model import MilestoneResult
from indicators.catalogue.definitions import Milestone
from indicators.catalogue.rules import parse_rule
from indicators.output.tables.at_targets import country_sentences, standing_sentences


def part(small, code):
    return next(p for t in small.province.targets for p in t.parts if p.code == code)


def held(small, code, value, *aims):
    """The part ``code`` with one latest value and milestones of our own: (year, rule, target)."""
    found = part(small, code)
    latest = replace(part(small, "1.1").latest, indicator=code, value=value)
    milestones = tuple(
        MilestoneResult(Milestone(year, parse_rule(rule), aim, "")) for year, rule, aim in aims
    )
    return replace(found, latest=latest, milestones=milestones), small.indicators[code]


def test_the_latest_value_is_held_against_both_targets_at_once(small):
    whole, apart = standing_sentences(part(small, "4.1"), small.indicators["4.1"])
    assert whole == "Số năm 2024 chưa đạt mốc nào"
    assert apart == ("Mốc 2025: ≤ 107 – còn phải giảm 6,9", "Mốc 2030: ≤ 109 – còn phải giảm 4,9")


@pytest.mark.parametrize(
    ("value", "aims", "whole", "apart"),
    [
        (63.1, ((2025, "ge", 60), (2030, "ge", 75)), "đạt mốc 2025, chưa đạt mốc 2030",
         "Mốc 2025: ≥ 60% – đạt, vượt 3,1 điểm · Mốc 2030: ≥ 75% – còn thiếu 11,9 điểm"),
        (80, ((2025, "ge", 60), (2030, "ge", 80)), "đạt cả hai mốc",
         "Mốc 2025: ≥ 60% – đạt, vượt 20,0 điểm · Mốc 2030: ≥ 80% – đạt đúng mức"),
        (59.96, ((2025, "ge", 60),), "chưa đạt mốc 2025", "Mốc 2025: ≥ 60% – còn thiếu 0,04 điểm"),
        (59.9999, ((2025, "ge", 60),), "chưa đạt mốc 2025", "Mốc 2025: ≥ 60% – còn thiếu 0,0001 điểm"),
        (30, ((2025, "lt", 30),), "chưa đạt mốc 2025", "Mốc 2025: < 30% – chưa đạt, mới bằng mức"),
        (28, ((2025, "le", 30),), "đạt mốc 2025", "Mốc 2025: ≤ 30% – đạt, thấp hơn 2,0 điểm"),
        (61, ((2025, "between 40 and 60", 40),), "chưa đạt mốc 2025", "Mốc 2025: 40–60% – còn phải giảm 1,0 điểm"),
    ],
)  # fmt: skip
def test_what_is_missing_or_left_over_is_a_number_that_never_reads_as_nothing(
    small, value, aims, whole, apart
):
    together, each = standing_sentences(*held(small, "1.1", value, *aims))
    assert (together, " · ".join(each)) == (f"Số năm 2024 {whole}", apart)


def test_a_verdict_on_what_is_expected_that_says_another_thing_is_named_beside_the_value(small):
    found, indicator = held(small, "1.1", 58.0, (2025, "ge", 60))
    judged = replace(found.milestones[0], verdict="met", basis="projection", judged_value=61.5)
    _, apart = standing_sentences(replace(found, milestones=(judged,)), indicator)
    assert apart == ("Mốc 2025: ≥ 60% – còn thiếu 2,0 điểm, theo dự kiến 61,5% thì đạt",)


def test_nothing_is_held_against_a_target_where_there_is_no_value(small):
    assert standing_sentences(part(small, "4.4"), small.indicators["4.4"]) == ("", ())


def test_the_country_s_target_stands_beside_a_stricter_one_and_the_odd_order_of_milestones_is_explained(
    small,
):
    le = parse_rule("le")
    national = {2025: Milestone(2025, le, 111, ""), 2030: Milestone(2030, le, 109, "")}
    assert country_sentences(part(small, "4.1"), small.indicators["4.1"], national) == (
        "So với quốc gia: mốc 2025 chặt hơn (quốc gia ≤ 111, số năm 2024 chưa đạt), mốc 2030 như nhau.",
        "Mốc 2025 chặt hơn cả mốc 2030 vì tỉnh tự đặt; giữ được ≤ 107 là đạt cả hai.",
    )


def test_a_looser_target_is_called_looser(small):
    le = parse_rule("le")
    (said, _) = country_sentences(
        part(small, "4.1"), small.indicators["4.1"], {2025: Milestone(2025, le, 105, "")}
    )
    assert said.startswith("So với quốc gia: mốc 2025 nới hơn (quốc gia ≤ 105")


def test_equal_targets_and_targets_the_country_does_not_have_are_told_apart(small):
    shares = part(small, "1.1")
    national = {m.milestone.year: m.milestone for m in shares.milestones}
    assert country_sentences(shares, small.indicators["1.1"], national) == (
        "Mục tiêu của tỉnh bằng mục tiêu quốc gia ở mọi mốc.",
    )
    assert country_sentences(shares, small.indicators["1.1"], {}) == ()
