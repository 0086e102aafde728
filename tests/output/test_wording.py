from dataclasses import replace
from typing import get_args

import pytest

from indicators.assessment.model import (
    Basis,
    MilestoneResult,
    Outlook,
    OutlookCode,
    Reason,
    TargetResult,
    Verdict,
)
from indicators.catalogue.definitions import Kind, Level
from indicators.catalogue.rules import parse_rule
from indicators.output import colours
from indicators.output.wording import (
    BASES,
    KINDS,
    LEVELS,
    NEWS_ORDER,
    OUTLOOK_CODES,
    REASONS,
    STATUSES,
    milestone_of,
    place_name,
    rule_sign,
    rule_text,
    short_unit,
    status_at,
    status_of,
)


def test_every_code_of_the_contract_has_a_word():
    assert set(get_args(Verdict)) | set(get_args(OutlookCode)) <= set(STATUSES)
    assert set(get_args(Reason)) <= set(REASONS)
    assert set(get_args(Basis)) == set(BASES)
    assert set(get_args(Kind)) == set(KINDS)
    assert set(get_args(Level)) == set(LEVELS)
    assert set(OUTLOOK_CODES) == set(get_args(OutlookCode)) <= set(NEWS_ORDER)


@pytest.mark.parametrize("status", STATUSES.values(), ids=lambda s: s.code)
def test_a_status_is_a_word_an_icon_and_a_readable_colour(status):
    assert status.word
    assert status.icon
    assert colours.contrast(status.colour, colours.PAPER) >= 3
    assert colours.contrast(status.text_colour, status.colour) >= 4.5
    assert colours.contrast(colours.INK, status.soft) >= 4.5


def test_statuses_of_one_colour_differ_by_icon_and_word():
    looks = {(s.colour, s.word) for s in STATUSES.values()}
    assert len(looks) == len(STATUSES)
    assert STATUSES["met"].colour == STATUSES["early"].colour == STATUSES["holding"].colour
    assert STATUSES["met"].icon != STATUSES["early"].icon
    assert STATUSES["slow"].icon != STATUSES["at_risk"].icon


@pytest.mark.parametrize("code", ["not_assessable", "too_few_points", "stale", "no_data", "suppressed"])
def test_what_cannot_be_judged_is_hatched(code):
    assert STATUSES[code].hatched


def test_a_judged_milestone_looks_as_its_verdict_and_one_ahead_as_its_outlook(small):
    milestone = small.milestones["1.1"][0]
    assert status_of(MilestoneResult(milestone, "met", outlook=None)).code == "met"
    assert status_of(MilestoneResult(milestone, outlook=Outlook("slow"))).code == "slow"
    assert status_of(MilestoneResult(milestone)).code == "not_judged"
    assert status_of(MilestoneResult(milestone, "not_assessable", "suppressed")).code == "suppressed"
    assert status_of("at_risk").word == "đạt, nguy cơ tụt"
    assert status_of(None).code == "no_data"


def test_a_target_looks_as_its_weakest_part_at_a_milestone_ahead(small):
    first, second = small.province.targets[0], small.province.targets[1]
    both = TargetResult("9", "", "partly_met", "", (*first.parts, *second.parts))
    assert status_at(both, 2025).code == "partly_met"
    assert status_at(both, 2030).code == "slow"
    assert status_at(replace(both, parts=second.parts), 2030).code == "near"


def test_a_milestone_is_found_by_its_year(small):
    part = small.province.targets[0].parts[0]
    assert milestone_of(part, 2030).milestone.value == 75
    assert milestone_of(part, 1999) is None


@pytest.mark.parametrize(
    ("rule", "target", "unit", "words", "sign"),
    [
        ("ge", 60, "%", "đạt 60%", "≥ 60%"),
        ("gt", 30, "%", "trên 30%", "> 30%"),
        ("lt", 25, "%", "dưới 25%", "< 25%"),
        ("le", 1.7, "lần", "không quá 1,7 lần", "≤ 1,7"),
        ("le", 42, "/100.000 trẻ đẻ sống", "không quá 42/100.000 trẻ đẻ sống", "≤ 42"),
        ("ge~", 60, "%", "khoảng 60%", "≥ 60%"),
        ("ge every year", 100, "%", "đạt 100% mỗi năm", "≥ 100%"),
        ("between 40 and 60 every year", 40, "%", "trong khoảng 40–60% mỗi năm", "40–60%"),
        ("yes", 1, "có/không", "có", "có"),
    ],
)
def test_a_target_is_said_with_its_own_rule(rule, target, unit, words, sign):
    assert rule_text(parse_rule(rule), target, unit) == words
    assert rule_sign(parse_rule(rule), target, unit) == sign


def test_units_are_named_in_sentences_and_shortened_on_axes(small):
    assert place_name(small.units["62"]) == "tỉnh Kon Tum"
    assert place_name(small.units["62-SNV"]) == "Sở Nội vụ"
    assert short_unit("Thành phố Kon Tum") == "TP Kon Tum"
    assert short_unit("Huyện Đắk Glei") == "Đắk Glei"
