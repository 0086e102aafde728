"""Units, tiles, successions and departments against tests/facts/; codes reused across July 2025."""

import csv
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.catalogue import load
from indicators.errors import NotFound

FACTS = Path(__file__).parents[1] / "facts"
LAST_OLD_DAY, FIRST_NEW_DAY = date(2025, 6, 30), date(2025, 7, 1)
THREE_TIERS = {"1": "province", "2": "district", "3": "commune"}
TWO_TIERS = {"1": "province", "2": "commune"}  # since July 2025 there are no districts


def facts(name):
    with (FACTS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def degrees(text):
    return float(text) if text else None


def same(row, unit, levels):
    assert (unit.name, unit.kind, unit.level) == (row["name"], row["kind"], levels[row["level"]])
    assert unit.parent == (row["parent_code"] or "VN")
    assert (unit.latitude, unit.longitude) == (degrees(row["latitude"]), degrees(row["longitude"]))


def test_every_unit_until_june_2025_is_there():
    for row in facts("units_until_2025-06-30.tsv"):
        day = date.fromisoformat(row["valid_to"])
        unit = load().unit(row["code"], day)
        same(row, unit, THREE_TIERS)
        assert unit.valid_on(day)
        assert unit.valid_to == (None if row["code"] == "42" else day)
        assert str(unit.valid_from or "") == row["valid_from"]


def test_every_unit_since_july_2025_is_there():
    for row in facts("units_from_2025-07-01.tsv"):
        unit = load().unit(row["code"], FIRST_NEW_DAY)
        same(row, unit, TWO_TIERS)
        assert unit.valid_on(FIRST_NEW_DAY)
        assert unit.valid_to is None


def test_no_other_unit_is_there():
    coded = facts("units_until_2025-06-30.tsv") + facts("units_from_2025-07-01.tsv")
    listed = [u for u in load().units if u.level not in ("department", "country")]
    assert len(listed) == len(coded) - 1  # Hà Tĩnh stayed: one unit in both lists


def test_a_former_district_knows_its_tile():
    for row in facts("district_tile_grid.tsv"):
        unit = load().unit(row["district_code"], LAST_OLD_DAY)
        assert (unit.tile_row, unit.tile_column) == (int(row["row"]), int(row["column"]))
        assert (unit.parent, str(unit.valid_to)) == (row["province_code"], row["valid_to"])


def test_every_succession_of_july_2025_is_there_and_no_other():
    found = {(s.old, s.new, s.old_parent, s.split) for s in load().successions if s.on == FIRST_NEW_DAY}
    rows = facts("unit_succession_2025-07-01.tsv")
    assert found == {(r["old_code"], r["new_code"], r["old_district_code"], r["split"] == "1") for r in rows}
    earlier = {(s.old, s.new) for s in load().successions if s.on != FIRST_NEW_DAY}
    assert earlier == {("448", "445"), ("448", "436")}


def test_a_reused_code_is_told_apart_by_the_day():
    assert load().unit("23473", LAST_OLD_DAY).name == "Thị trấn Măng Đen"
    assert load().unit("23473", FIRST_NEW_DAY).name == "Xã Măng Đen"


@pytest.mark.parametrize(
    ("code", "day", "found"), [("608", date(2026, 1, 1), "608"), ("51", date(2020, 1, 1), "51")]
)
def test_a_day_outside_every_period_gives_the_nearest(code, day, found):
    assert load().unit(code, day).code == found


def test_an_unknown_unit_is_a_sentence():
    with pytest.raises(NotFound, match='Không có đơn vị mã "99999"'):
        load().unit("99999", FIRST_NEW_DAY)


@pytest.mark.parametrize(
    ("province", "day", "districts", "communes"),
    [
        ("62", date(2014, 1, 1), 9, 102),
        ("62", LAST_OLD_DAY, 10, 102),
        ("62", FIRST_NEW_DAY, 0, 0),
        ("51", LAST_OLD_DAY, 0, 0),
        ("51", FIRST_NEW_DAY, 0, 40),
        ("64", LAST_OLD_DAY, 17, 218),
        ("52", FIRST_NEW_DAY, 0, 77),
        ("42", date(2024, 12, 31), 13, 209),
        ("42", date(2025, 1, 1), 12, 209),
        ("42", FIRST_NEW_DAY, 0, 69),
    ],
)
def test_a_province_has_the_units_of_the_day(province, day, districts, communes):
    assert len(load().units_on(province, day, "district")) == districts
    assert len(load().units_on(province, day, "commune")) == communes


def test_departments_stand_in_every_province_with_their_dates():
    for row in facts("departments.tsv"):
        unit = load().unit(f"42-{row['abbreviation']}", LAST_OLD_DAY)
        assert (unit.name, unit.level, unit.parent) == (row["name"], "department", "42")
        assert (str(unit.valid_from or ""), str(unit.valid_to or "")) == (row["valid_from"], row["valid_to"])
    here = {d.abbreviation: d for d in load().departments}
    for row in facts("departments.tsv"):
        said = [part.split("(")[0].strip() for part in row["successors"].split(";") if part.strip()]
        assert list(here[row["abbreviation"]].successors) == said


@pytest.mark.parametrize(
    ("code", "day", "valid"),
    [
        ("62-SLDTBXH", date(2025, 2, 28), True),
        ("62-SLDTBXH", date(2025, 3, 1), False),
        ("62-SNV", date(2025, 6, 30), True),
        ("62-SNV", date(2025, 7, 1), False),
        ("51-SNV", date(2025, 7, 1), True),
        ("52-BPTTH", date(2025, 7, 1), True),
        ("42-SDTTG", date(2026, 1, 1), True),
    ],
)
def test_a_department_lives_while_it_and_its_province_do(code, day, valid):
    assert load().unit(code, day).valid_on(day) == valid


def test_a_department_that_ended_before_its_province_began_does_not_exist():
    with pytest.raises(NotFound):
        load().unit("51-SLDTBXH", FIRST_NEW_DAY)


def test_the_country_is_above_every_province():
    assert {u.parent for u in load().units if u.level == "province"} == {"VN"}
    assert load().unit("VN", FIRST_NEW_DAY).level == "country"


@given(st.dates(date(2000, 1, 1), date(2035, 12, 31)))
def test_no_code_belongs_to_two_units_on_one_day(day):
    codes = [u.code for u in load().units_on("VN", day)]
    assert len(codes) == len(set(codes))


@given(st.dates(date(2000, 1, 1), date(2035, 12, 31)), st.sampled_from(sorted(load().units_by_code)))
def test_a_unit_that_exists_on_a_day_is_found_on_it(day, code):
    periods = load().units_by_code[code]
    assert load().unit(code, day).valid_on(day) == any(u.valid_on(day) for u in periods)
