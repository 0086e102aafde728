"""The words beside what is lacking, beside women and men, and beside a unit's place."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.assessment import CaseGap, UnitShare
from indicators.catalogue import load
from indicators.output.tables.case_gap_lines import (
    case_gap_lines,
    case_gap_sentence,
    counted,
    silent_sentence,
)
from indicators.output.tables.reasons import now_and_before, reasons
from indicators.output.tables.sex_gaps import Pair, gap_words, sex_gaps
from indicators.output.tables.unit_positions import leading_and_lagging, positions

CATALOGUE = load()
LEADERS = CATALOGUE.indicator("2021-2030", "1.1")
MILESTONE = next(
    m
    for p in CATALOGUE.target_set("VN-2021-2030").parts
    if p.code == "1.1"
    for m in p.milestones
    if m.year == 2025
)
NAMES = {"608": "Thành phố Kon Tum", "610": "Huyện Đắk Glei", "611": "Huyện Ngọc Hồi", "612": "Huyện Đắk Tô"}


def gap(*shares: int, silent: tuple[str, ...] = ()) -> CaseGap:
    units = tuple(UnitShare(unit, 3, 10, n + 1, n) for unit, n in zip(NAMES, shares, strict=False))
    return CaseGap(sum(shares), 12, 40, 4, len(units), units, silent)


def test_the_sentence_says_how_many_are_lacking_of_what_and_where():
    assert case_gap_sentence(gap(6, 3), LEADERS, MILESTONE, 2024, NAMES) == (
        "Theo số đếm năm 2024 của 4 đơn vị: cần thêm 9 cơ quan có ít nhất một lãnh đạo chủ chốt là nữ để đạt 60% "
        "(mốc 2025): 6 ở TP Kon Tum, 3 ở Đắk Glei."
    )


def test_the_sentence_names_three_units_and_counts_the_rest():
    said = case_gap_sentence(gap(6, 3, 2, 1), LEADERS, MILESTONE, 2024, NAMES)
    assert said.endswith("6 ở TP Kon Tum, 3 ở Đắk Glei, 2 ở Ngọc Hồi, 1 ở 1 đơn vị còn lại.")


def test_units_that_lack_as_many_as_the_last_one_named_are_named_with_it():
    said = case_gap_sentence(gap(6, 2, 2, 2), LEADERS, MILESTONE, 2024, NAMES)
    assert said.endswith("6 ở TP Kon Tum, 2 ở Đắk Glei, 2 ở Ngọc Hồi, 2 ở Đắk Tô.")


def test_many_units_with_the_same_share_are_counted_beside_the_last_one_named():
    shares = (6, 3, 2, 2, 2, 2, 2, 1, 1)
    units = tuple(UnitShare(str(n), 3, 10, share, share) for n, share in enumerate(shares))
    said = case_gap_sentence(CaseGap(21, 12, 40, 9, 9, units, ()), LEADERS, MILESTONE, 2024, {})
    assert said.endswith("6 ở 0, 3 ở 1, 2 ở 2 và 4 đơn vị khác cùng mức (mỗi nơi 2), 2 ở 2 đơn vị còn lại.")


def test_a_target_reached_together_says_so_and_who_is_still_below():
    said = case_gap_sentence(CaseGap(0, 24, 40, 4, 2, (), ()), LEADERS, MILESTONE, 2024, NAMES)
    assert said.endswith("cộng lại đã đáp ứng mức đạt 60% (mốc 2025); 2 đơn vị còn dưới mức, phần vượt của đơn vị "
                         "khác bù lại.")  # fmt: skip


def test_units_without_a_share_have_no_line_and_silent_ones_are_named():
    made = gap(6, 0, silent=("611",))
    assert [(line.name, line.share, line.lacking) for line in case_gap_lines(made, NAMES)] == [
        ("TP Kon Tum", "6", "riêng đơn vị thiếu 7")
    ]
    assert silent_sentence(made, NAMES) == "Chưa tính 1 đơn vị chưa có số đếm: Ngọc Hồi."


@pytest.mark.parametrize("indicator", [i for i in CATALOGUE.indicators.values() if i.kind == "ratio"],
                         ids=lambda i: f"{i.strategy}/{i.code}")  # fmt: skip
def test_whatever_is_counted_can_stand_behind_a_number(indicator):
    said = counted(indicator)
    assert said
    assert not said.startswith(("số ", "tổng ", "dân số"))


@pytest.mark.parametrize(
    ("women", "men", "words"),
    [
        (42.1, 54.4, "nữ thấp hơn nam 12,3 điểm phần trăm"),
        (54.4, 42.1, "nữ cao hơn nam 12,3 điểm phần trăm"),
        (50.0, 50.001, "nữ ngang nam"),
        (None, 50.0, "chưa có số liệu nữ"),
        (None, None, "chưa có số liệu nữ và nam"),
    ],
)
def test_the_gap_between_women_and_men_is_said_in_words(women, men, words):
    assert gap_words(women, men, LEADERS) == words


def test_the_title_counts_where_women_stand_lower_and_names_the_widest_gap():
    made = sex_gaps(
        [Pair("a", "Đắk Glei", 40, 50), Pair("b", "Ngọc Hồi", 52, 50), Pair("c", "Sa Thầy", None, 1)], LEADERS
    )
    assert (
        made.title
        == "Nữ thấp hơn nam ở 1/2 nơi; chênh nhiều nhất ở Đắk Glei: nữ thấp hơn nam 10,0 điểm phần trăm"
    )
    assert [row.key for row in made.rows] == ["a", "b", "c"]
    assert made.rows[-1].women_pct is None


@given(st.lists(st.tuples(st.floats(0, 100), st.floats(0, 100)), min_size=1, max_size=9))
def test_both_marks_lie_on_the_axis_in_the_order_of_their_values(values):
    made = sex_gaps([Pair(str(n), str(n), a, b) for n, (a, b) in enumerate(values)], LEADERS)
    for row, (women, men) in zip(made.rows, values, strict=True):
        assert 0 <= row.women_pct <= 100
        assert 0 <= row.men_pct <= 100
        assert (row.women_pct > row.men_pct) <= (women > men)


def test_reasons_stand_by_unit_with_causes_apart_from_solutions(small):
    one = small.figure(
        "1.1", "608", 2024, 12, 20, cause="Thiếu nguồn", difficulty="Địa bàn rộng", solution="Quy hoạch"
    )
    other = small.figure("1.1", "610", 2024, 6, 15, note="Đã rà soát")
    got = reasons(
        [one, other, small.figure("1.1", "611", 2024, 1, 2)], "2021-2025", small.names, first=("610",)
    )
    assert [r.unit for r in got] == ["610", "608"]
    assert [[s.text for s in texts] for texts in (got[1].causes, got[1].solutions, got[0].notes)] == [
        ["Thiếu nguồn", "Địa bàn rộng"], ["Quy hoạch"], ["Đã rà soát"],
    ]  # fmt: skip


def test_words_of_an_earlier_round_stand_behind_those_of_this_one_under_their_round_and_date(small):
    old = replace(
        small.figure("1.1", "608", 2023, 11, 20, cause="Cũ"), round="2023", data_date=date(2023, 12, 31)
    )
    older = replace(old, id="x", round="2022", data_date=date(2022, 12, 31), cause="Rất cũ")
    now = small.figure("1.1", "610", 2024, 6, 15, cause="Mới")
    spoken, silent = reasons([older, old, now], "2021-2025", small.names)
    assert (spoken.unit, spoken.earlier) == ("610", "")
    assert (silent.unit, silent.earlier) == ("608", "đợt 2023, số liệu đến 31/12/2023")
    assert [s.text for s in silent.causes] == ["Cũ"]


def test_a_unit_that_wrote_in_this_round_is_not_quoted_from_an_earlier_one_beside_it(small):
    now = small.figure("1.1", "608", 2024, 12, 20, cause="Mới")
    old = replace(now, id="x", round="2023", data_date=date(2023, 12, 31), cause="Cũ")
    (got,) = reasons([old, now], "2021-2025", small.names)
    assert [s.text for s in got.causes] == ["Mới"]
    assert got.earlier == ""


def test_words_written_again_are_those_of_this_round_alone(small):
    now = small.figure("1.1", "608", 2024, 12, 20, cause="Thiếu nguồn")
    old = replace(now, id="x", round="2023", data_date=date(2023, 12, 31))
    said, before = now_and_before([old, now, replace(old, id="y", solution="Quy hoạch")], "2021-2025")
    assert [s.figure.round for s in said] == ["2021-2025"]
    assert [(s.kind, s.text) for s in before] == [("Giải pháp đề xuất", "Quy hoạch")]


def test_a_unit_knows_its_place_by_every_indicator_it_is_assessed_by(small):
    found = {p.code: p for p in positions(small.assessments[1:], "610", small.indicators, small.names)}
    assert found["1.1"].rank.words == "hạng 2/2"
    assert len(found["1.1"].others_pct) == 1
    assert (found["4.4"].rank, found["4.4"].own_pct) == (None, None)
    assert leading_and_lagging(tuple(found.values())).endswith("đứng cuối ở 1/2.")


def test_a_unit_nobody_stands_beside_is_not_ranked_first():
    assert leading_and_lagging(()) == ""
