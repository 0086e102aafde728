"""What a judgement rests on is said where two screens could seem to contradict each other."""

from dataclasses import replace

import pytest

from indicators.output.tables.bases import chip_basis, mark_at, ranking_basis, table_basis, unsent_sentence


@pytest.fixture
def part(small):
    return small.province.targets[0].parts[0]  # 1.1: judged by what is declared for 2025, actuals up to 2024


def resting(part, basis, year):
    judged, ahead = part.milestones
    return replace(part, milestones=(replace(judged, basis=basis, judged_year=year), ahead))


def test_the_table_says_that_it_rests_on_what_is_declared_and_how_such_a_cell_is_marked(part):
    assert table_basis([part], 2025) == (
        "Mốc 2025 theo số dự kiến cả năm nơi chưa có số thực hiện năm 2025 (ô ghi “dk”)."
    )
    assert mark_at(part, 2025) == "dk"
    assert mark_at(part, 2030) == ""


def test_the_table_names_every_basis_that_occurs(part):
    said = table_basis([part, resting(part, "actual", 2025), resting(part, "provisional", 2023)], 2025)
    assert said == (
        "Mốc 2025 theo số thực hiện cả năm 2025; số dự kiến cả năm nơi chưa có số thực hiện năm 2025 (ô ghi “dk”); "
        "số thực hiện năm 2023, tạm tính (ô ghi “t”)."
    )
    assert mark_at(resting(part, "actual", 2025), 2025) == ""


def test_a_milestone_ahead_rests_on_what_was_done_so_far(part):
    assert table_basis([part], 2030) == "Mốc 2030 theo dự báo từ số thực hiện các năm qua."


def test_a_milestone_nobody_is_held_against_has_no_basis(part):
    assert table_basis([part], 2045) == ""
    assert table_basis([], 2025) == ""


def test_a_ranking_says_its_year_and_that_the_verdict_rests_on_another_figure(part):
    assert ranking_basis([part]) == (
        "Theo số thực hiện mới nhất (2024); đánh giá mốc 2025 theo số dự kiến cả năm nên có thể khác."
    )
    assert ranking_basis([resting(part, "actual", 2024)]) == "Theo số thực hiện mới nhất (2024)."
    assert ranking_basis([replace(part, latest=None)]) == ""


def test_a_chip_that_rests_on_a_projection_says_which_and_for_when(part, small):
    assert chip_basis(part.milestones[0], small.indicators["1.1"]) == "theo dự kiến 44,2% (2025)"
    assert chip_basis(resting(part, "actual", 2025).milestones[0], small.indicators["1.1"]) == ""


@pytest.mark.parametrize(
    ("rounds", "said"),
    [
        ((), "Đơn vị chưa nộp phụ lục đợt này."),
        (("2023", "2024"), "Đơn vị chưa nộp phụ lục đợt này; số dưới đây là của các đợt trước."),
        (("2025",), "Đơn vị chưa nộp phụ lục đợt này; số dưới đây là do đơn vị khác gửi trong đợt."),
        (("2024", "2025"),
         "Đơn vị chưa nộp phụ lục đợt này; số dưới đây là của các đợt trước và do đơn vị khác gửi trong đợt."),
    ],
)  # fmt: skip
def test_the_figures_of_a_unit_that_has_not_sent_are_never_called_its_own_of_the_round(small, rounds, said):
    figures = [replace(small.figure("1.1", "608", 2024, 1, 2), round=round) for round in rounds]
    assert unsent_sentence(figures, "2025") == said


def test_a_cell_that_rests_on_no_value_has_no_mark(part):
    judged, ahead = part.milestones
    empty = replace(judged, verdict="not_assessable", basis="provisional", judged_value=None)
    assert mark_at(replace(part, milestones=(empty, ahead)), 2025) == ""
