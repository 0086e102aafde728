"""Units in their places: tiles for former districts, points for communes; what is missing is hatched, never zero."""

import csv
from datetime import date
from itertools import combinations
from math import hypot
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.assessment.model import UnitValue
from indicators.catalogue import load
from indicators.output.figures.plane import NEAR, label_sides, on_plane
from indicators.output.tables.unit_bars import unit_bars
from indicators.output.tables.unit_map import unit_map
from indicators.output.tables.unit_ranks import Rank, ranks

FACTS = Path(__file__).parents[1] / "facts"
BEFORE, AFTER = date(2024, 12, 31), date(2025, 12, 31)
CATALOGUE = load()
INDICATOR = CATALOGUE.indicator("2021-2030", "1.1")
MILESTONE = next(
    m
    for p in CATALOGUE.target_set("VN-2021-2030").parts
    if p.code == "1.1"
    for m in p.milestones
    if m.year == 2025
)


def value(unit: str, numerator: float | None, denominator: float | None = 100, reason: str = "") -> UnitValue:
    known = numerator is not None and denominator
    share = 100 * numerator / denominator if known else None
    return UnitValue(
        unit, "1.1", 2024, "year", "actual", None, numerator, denominator, share,
        reason or ("" if known else "no_data"), "own", 0, 0, (), None, None, (), (),
    )  # fmt: skip


def drawn(units, values):
    made = unit_bars(values, INDICATOR, MILESTONE, {u.code: u.name for u in units})
    return unit_map(units, made, {v.unit: v for v in values})


def tile_facts(province: str) -> dict[str, tuple[int, int]]:
    with (FACTS / "district_tile_grid.tsv").open(encoding="utf-8") as file:
        rows = csv.DictReader(file, delimiter="\t")
        return {r["district_code"]: (int(r["row"]), int(r["column"])) for r in rows
                if r["province_code"] == province and date.fromisoformat(r["valid_to"]) >= BEFORE}  # fmt: skip


@pytest.mark.parametrize("province", ["62", "64", "42"])
def test_every_district_of_every_province_stands_on_its_tile_with_the_north_above(province):
    units = CATALOGUE.units_on(province, BEFORE, "district")
    made = drawn(units, [value(u.code, 50) for u in units])
    assert made.kind == "tiles"
    assert {s.unit: (s.row - 1, s.column - 1) for s in made.spots} == tile_facts(province)
    assert len({(s.row, s.column) for s in made.spots}) == len(units)


def test_a_tile_says_name_value_counts_status_and_rank_in_words():
    units = CATALOGUE.units_on("62", BEFORE, "district")
    made = drawn(units, [value(u.code, n, 30) for n, u in enumerate(units, start=12)])
    spot = next(s for s in made.spots if s.unit == "610")
    assert (spot.name, spot.counts, spot.status.code) == ("Đắk Glei", "13/30", "not_met")
    assert spot.said == "Huyện Đắk Glei: 43,33%, 13/30, chưa đạt, hạng 9/10"


def test_counts_stand_on_a_tile_only_where_one_case_changes_much():
    units = CATALOGUE.units_on("62", BEFORE, "district")
    made = drawn(units, [value(u.code, 20, 49 if u.code == "608" else 50) for u in units])
    assert {s.unit for s in made.spots if s.counts} == {"608"}


@pytest.mark.parametrize(("reason", "status"), [("no_data", "no_data"), ("suppressed", "suppressed")])
def test_what_is_missing_or_not_published_is_hatched_and_has_no_rank(reason, status):
    units = CATALOGUE.units_on("62", BEFORE, "district")
    silent = value("610", None, None, reason)
    made = drawn(units, [silent, *(value(u.code, 50) for u in units if u.code != "610")])
    spot = next(s for s in made.spots if s.unit == "610")
    assert (spot.known, spot.status.code, spot.status.hatched, spot.depth_pct) == (False, status, True, 0)
    assert "hạng" not in spot.said
    assert "0" not in spot.said


def test_the_farther_below_the_target_the_deeper_the_tile():
    units = CATALOGUE.units_on("62", BEFORE, "district")
    made = drawn(units, [value(u.code, 70 - 5 * n) for n, u in enumerate(units)])
    by_value = sorted(made.spots, key=lambda s: s.value)
    assert by_value[0].depth_pct == 100
    assert [s.depth_pct for s in by_value] == sorted((s.depth_pct for s in made.spots), reverse=True)
    assert {s.depth_pct for s in made.spots if s.status.code == "met"} == {0}


def test_communes_are_points_and_departments_alone_are_no_map():
    communes = CATALOGUE.units_on("51", AFTER, "commune")
    made = drawn(communes, [value(u.code, 50) for u in communes])
    assert (made.kind, len(made.spots)) == ("points", 40)
    assert all(0 < s.x_pct < 100 and 0 < s.y_pct < 100 for s in made.spots)
    assert sum(bool(s.side) for s in made.spots) >= 30
    departments = CATALOGUE.units_on("51", AFTER, "department")
    assert drawn(departments, [value(u.code, 50) for u in departments]) is None


def test_the_northernmost_commune_lies_at_the_top_and_the_easternmost_at_the_right():
    communes = CATALOGUE.units_on("51", AFTER, "commune")
    made = drawn(communes, [value(u.code, 50) for u in communes])
    north, east = max(communes, key=lambda u: u.latitude), max(communes, key=lambda u: u.longitude)
    assert min(made.spots, key=lambda s: s.y_pct).unit == north.code
    assert max(made.spots, key=lambda s: s.x_pct).unit == east.code


MIDDLES = st.lists(
    st.tuples(st.floats(13, 16), st.floats(107, 109)),
    min_size=2,
    max_size=12,
    unique_by=lambda p: round(p[0], 2),
)


@given(MIDDLES)
@settings(max_examples=60, deadline=None)
def test_every_point_lies_on_the_plane_and_no_name_on_another_mark(middles):
    plane = on_plane(middles)
    assert all(0 <= x <= 1 and 0 <= y <= plane.height for x, y in plane.points)
    assert len(label_sides(plane, ["Đăk Tơ Kan"] * len(middles))) == len(middles)


def test_points_of_the_real_map_never_cover_each_other():
    communes = CATALOGUE.units_on("51", AFTER, "commune")
    plane = on_plane([(u.latitude, u.longitude) for u in communes])
    nearest = min(hypot(a[0] - b[0], a[1] - b[1]) for a, b in combinations(plane.points, 2))
    assert nearest >= NEAR * 0.98


def bars(*values):
    return unit_bars(values, INDICATOR, MILESTONE, {}).bars


def test_units_with_the_same_printed_value_share_their_places():
    got = ranks(
        bars(value("a", 9, 10), value("b", 1, 2), value("c", 2, 4), value("d", 3, 6), value("e", 1, 4))
    )
    assert {unit: r.words for unit, r in got.items()} == {
        "a": "hạng 1/5", "b": "đồng hạng 2–4/5", "c": "đồng hạng 2–4/5", "d": "đồng hạng 2–4/5", "e": "hạng 5/5",
    }  # fmt: skip


def test_a_silent_unit_has_no_rank_and_is_not_counted_among_the_ranked():
    got = ranks(bars(value("a", 9, 10), value("b", None, None), value("c", 0, 10)))
    assert got == {"a": Rank(1, 1, 2), "c": Rank(2, 2, 2)}


@pytest.mark.slow
@given(st.lists(st.tuples(st.integers(0, 6), st.integers(1, 6)), min_size=1, max_size=15))
def test_places_are_given_out_once_and_never_left_out(counts):
    got = ranks(bars(*(value(f"u{n}", min(a, b), b) for n, (a, b) in enumerate(counts))))
    taken = sorted(place for r in set(got.values()) for place in range(r.first, r.last + 1))
    assert taken == list(range(1, len(counts) + 1))
