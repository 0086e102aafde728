"""Every part of both strategies, field by field, against tests/facts/strategy_*.tsv."""

import csv
from datetime import date
from pathlib import Path

import pytest

from indicators.catalogue import load

FACTS = Path(__file__).parents[1] / "facts"
BEFORE_2018 = date(2017, 12, 31)
AFTER_2018 = date(2020, 12, 31)
BEFORE_MARCH_2025 = date(2025, 2, 28)
SINCE_JULY_2025 = date(2025, 7, 1)
LEVELS = {"tỉnh": "province", "huyện": "district", "xã": "commune"}


def facts(name):
    with (FACTS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


NEW = facts("strategy_2021_2030.tsv")
OLD = facts("strategy_2011_2020.tsv")
ROWS = [("2021-2030", row) for row in NEW] + [("2011-2020", row) for row in OLD]
PARTS = pytest.mark.parametrize(
    ("strategy", "row"), ROWS, ids=lambda x: x if isinstance(x, str) else x["code"]
)


def kind(row):
    if row["unit"] == "có/không":
        return "yes_no"
    return "number" if row["numerator"] == "—" else "ratio"


def milestones(strategy, code, day=BEFORE_2018):
    parts = {part.code: part for part in load().target_set(f"VN-{strategy}").parts}
    return {m.year: m for m in parts[code].milestones_on(day)}


@PARTS
def test_a_part_is_what_the_strategy_says(strategy, row):
    i = load().indicator(strategy, row["code"])
    assert (i.code, i.target, i.part) == (row["code"], row["target"], row["part"])
    assert (i.name, i.unit, i.kind) == (row["short_name_vi"], row["unit"], kind(row))
    objectives = {o.code: o.name for o in load().strategies[strategy].objectives}
    assert objectives[i.objective] == row["objective"]
    assert i.sensitive == (row["sensitive"] == "yes")
    counts = (row["numerator"], row["denominator"]) if i.kind == "ratio" else ("", "")
    assert (i.numerator, i.denominator) == counts
    assert i.multiplier == (float(row["multiplier"]) if i.kind == "ratio" else 1)
    if "additive" in row:
        assert i.additive == (row["additive"] == "yes")
    assert bool(i.note) == bool(row["note"])
    assert bool(i.additive_note) == bool(row.get("additive_note")) or strategy == "2011-2020"


@PARTS
def test_a_part_has_the_levels_of_the_strategy(strategy, row):
    listed = row["levels"].replace(" (đoàn ĐBQH)", "").replace("/", ", ").split(", ")
    assert load().indicator(strategy, row["code"]).levels == {LEVELS.get(level, level) for level in listed}


@PARTS
def test_a_part_has_the_milestones_of_the_strategy(strategy, row):
    there = milestones(strategy, row["code"])
    years = [year for year in load().strategies[strategy].milestones if row[f"rule_{year}"]]
    assert sorted(there) == years
    for year in years:
        m = there[year]
        assert (m.rule.text, m.value) == (row[f"rule_{year}"], float(row[f"value_{year}"]))
        assert m.words == row.get(f"words_{year}", m.words) != ""
        assert m.holds_from == (int(row["holds_from"]) if m.rule.every_year else None)
        assert m.source
        assert m.clause == f"Mục tiêu {row['target'][0]}, chỉ tiêu {row['target'][2]}"


@pytest.mark.parametrize("row", NEW, ids=lambda row: row["code"])
def test_suppliers_change_in_march_2025(row):
    indicator = load().indicator("2021-2030", row["code"])
    for day, column in (
        (BEFORE_MARCH_2025, "supplier_until_2025-02"),
        (SINCE_JULY_2025, "supplier_from_2025-03"),
    ):
        expected = tuple(f"42-{name.strip()}" for name in row[column].split(";"))
        assert load().suppliers(indicator, "42", day) == expected


@pytest.mark.parametrize("row", OLD, ids=lambda row: row["code"])
def test_suppliers_of_the_older_strategy(row):
    indicator = load().indicator("2011-2020", row["code"])
    expected = tuple(f"62-{name.strip()}" for name in row["supplier"].split(";"))
    assert load().suppliers(indicator, "62", date(2015, 12, 31)) == expected


def test_the_broadcaster_supplies_under_its_old_name_until_the_new_one_exists():
    indicator = load().indicator("2021-2030", "6.4")
    assert load().suppliers(indicator, "62", date(2025, 5, 30)) == ("62-SVHTTDL", "62-DPTTH")


def test_the_strategies_have_their_parts_targets_and_objectives():
    new = load().indicators_of("2021-2030")
    old = load().indicators_of("2011-2020", BEFORE_2018)
    assert [i.code for i in new] == [row["code"] for row in NEW]
    assert [i.code for i in old] == [row["code"] for row in OLD]
    assert (len(new), len({i.target for i in new}), len({i.objective for i in new})) == (25, 20, 6)
    assert (len(old), len({i.target for i in old}), len({i.objective for i in old})) == (26, 22, 7)


def test_the_change_of_2018_is_dated():
    assert milestones("2011-2020", "6.2b", BEFORE_2018)[2020].value == 85
    assert milestones("2011-2020", "6.2b", AFTER_2018)[2020].value == 75
    assert milestones("2011-2020", "6.2a", AFTER_2018)[2020].value == 50
    assert "tâm lý" in milestones("2011-2020", "6.2a", AFTER_2018)[2020].words
    assert "02 tin" in milestones("2011-2020", "5.2", AFTER_2018)[2020].words


def test_a_redefined_indicator_is_another_indicator_with_its_own_dates():
    assert 2020 not in milestones("2011-2020", "3.1", AFTER_2018)
    assert milestones("2011-2020", "3.1n", AFTER_2018)[2020].value == 98
    assert not milestones("2011-2020", "3.1n", BEFORE_2018)
    later = [i.code for i in load().indicators_of("2011-2020", AFTER_2018) if i.target == "3.1"]
    assert later == ["3.1n"]


def test_a_share_lies_between_0_and_100_and_a_ratio_has_no_upper_bound():
    for indicator in load().indicators.values():
        expected = {"%": (0, 100), "có/không": (0, 1), "% giảm": (None, 100)}.get(indicator.unit, (0, None))
        assert (indicator.bound_low, indicator.bound_high) == expected


def test_programmes_leave_out_the_lines_without_a_value():
    expected = [r for r in facts("programmes.tsv") if r["milestone_2025"] or r["milestone_2030"]]
    found = [(p.decision, p.code, p.name, p.unit, p.direction) for p in load().programmes]
    assert found == [(r["decision"], r["code"], r["name_vi"], r["unit"], r["direction"]) for r in expected]
    values = [(p.milestone_2025, p.milestone_2030, p.other) for p in load().programmes]
    assert values == [(r["milestone_2025"], r["milestone_2030"], r["other_milestone"]) for r in expected]


def test_the_two_indicators_of_a_sex_pair_measure_alike_and_name_girls_and_boys():
    catalogue = load()
    assert catalogue.sex_pairs
    for pair in catalogue.sex_pairs:
        women, men = (catalogue.indicator(pair.strategy, code) for code in (pair.women, pair.men))
        assert (women.unit, women.multiplier, women.levels) == (men.unit, men.multiplier, men.levels)
        assert ("gái" in women.name, "trai" in men.name) == (True, True)
