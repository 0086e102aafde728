"""Provincial target sets: equal to the national one, or differing where they say so."""

from datetime import date

import pytest

from indicators.catalogue import load
from indicators.errors import NotFound

DAY = date(2025, 5, 30)
EQUAL = ["62-2021-2030", "62-2011-2020", "64-2021-2030", "64-2011-2020", "42-2021-2030", "42-2011-2020"]


def demands(code):
    parts = load().target_set(code).parts
    return [
        (p.target, p.code, p.indicator, p.national, m.year, m.rule, m.value, m.valid_from, m.valid_to)
        for p in parts
        for m in p.milestones
    ]


@pytest.mark.parametrize("code", [*EQUAL, "51-2021-2030", "52-2021-2030"])
def test_a_provincial_set_that_equals_the_national_one(code):
    national = load().target_set("VN-" + code.split("-", 1)[1])
    mine = load().target_set(code)
    assert demands(code) == demands(national.code)
    milestones = [m for p in mine.parts for m in p.milestones]
    assert not any(m.differs for m in milestones)
    assert all(m.source.startswith("Kế hoạch của UBND tỉnh") and m.clause for m in milestones)


def test_the_sample_set_differs_in_two_values():
    sample = load().target_set("62-sample")
    assert sample.sample
    differing = [(p.code, m.year, m.value) for p in sample.parts for m in p.milestones if m.differs]
    assert differing == [("4.1", 2025, 107), ("6.1", 2025, 80)]
    assert len(demands("62-sample")) == len(demands("VN-2021-2030"))


def test_only_the_sample_sets_are_marked_so():
    assert [s.code for s in load().target_sets.values() if s.sample] == ["62-sample", "51-sample"]


def test_every_part_of_every_set_is_measured_by_an_indicator_of_its_strategy():
    for target_set in load().target_sets.values():
        for part in target_set.parts:
            assert load().indicator(target_set.strategy, part.indicator)
            assert part.name


def test_an_unknown_set_is_a_sentence():
    with pytest.raises(NotFound, match="VN-2021-2030"):
        load().target_set("63")
