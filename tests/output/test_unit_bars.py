from dataclasses import replace

from indicators.output.tables.unit_bars import unit_bars


def values(small, numerators=(9, 15, 12)):
    units = zip(("608", "610", "611"), numerators, strict=True)
    known = [small.unit_value("1.1", unit, 2024, n, 20) for unit, n in units]
    return [*known, small.unit_value("1.1", "62-SNV", 2024, None, None)]


def bars(small, code="1.1", found=None):
    milestone = small.milestones[code][0]
    return unit_bars(found or values(small), small.indicators[code], milestone, small.names)


def test_units_are_ranked_best_first_by_the_direction_of_the_target(small):
    assert [b.unit for b in bars(small).bars] == ["610", "611", "608", "62-SNV"]
    assert [b.unit for b in bars(small, "2.2").bars] == ["608", "611", "610", "62-SNV"]


def test_a_unit_without_data_is_hatched_at_the_end_and_not_zero(small):
    last = bars(small).bars[-1]
    assert (last.value, last.at_pct, last.status.hatched) == ("chưa có số liệu", None, True)


def test_counts_and_year_stand_beside_the_value(small):
    first = bars(small).bars[0]
    assert (first.value, first.counts) == ("75,0%", "15/20 · năm 2024")


def test_bars_start_at_zero_and_the_target_lies_on_the_same_axis(small):
    made = bars(small)
    assert (made.kind, made.note) == ("bars", "")
    assert made.bars[0].at_pct == 100
    assert made.target_pct == (80.0,)  # 60 of 75


def test_values_that_lie_close_together_become_points_on_an_axis_that_says_it_does_not_start_at_zero(small):
    made = bars(small, found=values(small, (12, 12.5, 13)))
    assert made.kind == "points"
    assert made.note == "Trục không bắt đầu từ 0."
    assert all(0 < b.at_pct < 100 for b in made.bars[:3])


def test_nothing_known_of_any_unit_is_drawn_without_a_scale(small):
    empty = [replace(v, value=None, numerator=None) for v in values(small)]
    assert [b.at_pct for b in bars(small, found=empty).bars] == [None] * 4
