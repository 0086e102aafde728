from dataclasses import replace
from datetime import date

from indicators.assessment.model import Outlook
from indicators.output.method_steps import source_lines, steps
from indicators.output.sentences import (
    broken_sentence,
    difference_sentences,
    incompleteness,
    overview_sentence,
    pace_sentence,
    projection_beside,
    status_counts,
    target_sentence,
    trust_line,
)


def part(small, code):
    return next(p for t in small.province.targets for p in t.parts if p.code == code)


def test_the_overview_says_both_milestones_and_its_numbers_sum_to_the_targets(small):
    said = overview_sentence(small.province)
    assert "mốc 2025 (theo dự kiến): 1/4 chỉ tiêu đạt, 2 chưa đạt, 1 không đánh giá được" in said
    assert "mốc 2030: " in said
    for year in (2025, 2030):
        assert sum(n for _, n in status_counts(small.province, year)) == len(small.province.targets)


def test_a_milestone_nobody_judges_any_more_is_left_out_of_the_overview(small):
    targets = tuple(
        replace(t, verdict=None, parts=tuple(
            replace(p, verdict=None, milestones=(replace(p.milestones[0], verdict=None, reason=""), p.milestones[1]))
            for p in t.parts))
        for t in small.province.targets
    )  # fmt: skip
    said = overview_sentence(replace(small.province, targets=targets, counts=None))
    assert "2025:" not in said
    assert "mốc 2030" in said


def test_the_pace_sentence_has_what_is_needed_beside_what_is_going(small):
    shares = small.indicators["1.1"]
    assert pace_sentence(Outlook("slow", 60, None, 0.7, 1.0), shares) == "cần +1,0 điểm/năm, đang +0,7"
    assert pace_sentence(Outlook("slow", 60, None, -0.7, 1.0), shares) == "cần +1,0 điểm/năm, đang -0,7"
    assert (
        pace_sentence(Outlook("near", 109, None, -0.3, -0.4), small.indicators["4.1"])
        == "cần -0,4/năm, đang -0,3"
    )
    assert pace_sentence(Outlook("early", 80, None, 0.7, 0.0), shares) == "đã đạt, đang +0,7 điểm/năm"
    assert pace_sentence(Outlook("too_few_points"), shares) == ""


def test_two_different_paces_never_look_equal(small):
    assert pace_sentence(Outlook("near", 60, None, 0.96, 1.0), small.indicators["1.1"]) == (
        "cần +1,00 điểm/năm, đang +0,96"
    )


def test_a_provincial_target_that_differs_says_so(small):
    assert target_sentence(small.milestones["4.1"][0], small.indicators["4.1"]) == (
        "Mốc 2025: không quá 107 bé trai/100 bé gái (khác mục tiêu quốc gia)"
    )


def test_the_trust_line_counts_who_sent_who_did_not_and_who_was_accepted():
    assert trust_line(date(2025, 5, 30), 24, 22, 28) == (
        "Số liệu đến 30/5/2025, 24/28 đơn vị đã nộp, 4 chưa nộp, 22 đã duyệt"
    )


def test_nobody_silent_is_not_counted():
    assert (
        trust_line(date(2025, 5, 30), 28, 22, 28) == "Số liệu đến 30/5/2025, 28/28 đơn vị đã nộp, 22 đã duyệt"
    )


def test_what_is_incomplete_or_contradicted_is_said(small):
    value = part(small, "4.1").latest
    assert incompleteness(value) == "thiếu 2/10 đơn vị"
    assert difference_sentences(value, small.indicators["4.1"]) == (
        "Theo đơn vị chủ trì: 113,5 bé trai/100 bé gái (chênh +0,4).",
        "Đính chính: đợt trước ghi 112,9 bé trai/100 bé gái cho năm 2024.",
    )


def test_declared_and_computed_projection_stand_side_by_side(small):
    said = projection_beside(part(small, "1.1").projection, small.indicators["1.1"])
    assert (
        said
        == "Dự kiến 2025: đơn vị khai 44,2% (8/10 đơn vị có dự kiến), tính từ chuỗi 48,1%, chênh -3,9 điểm"
    )


def test_broken_and_silent_years_are_listed_apart():
    assert broken_sentence((2025,), (2026, 2027)) == "không đạt năm 2025; chưa có số liệu năm 2026, 2027"
    assert broken_sentence((), ()) == ""


def test_the_steps_show_every_input_of_the_judgement(small):
    said = "\n".join(steps(part(small, "1.1"), small.indicators["1.1"]))
    for wanted in ("48 / 113 × 100 = 42,5%", "Mốc 2025: đạt 60%", "theo dự kiến", "→ chưa đạt", "6 cặp năm",
                   "Dự báo 2030", "cần +4,5 điểm/năm", "62,0% → chậm", "8/10 đơn vị có dự kiến"):  # fmt: skip
        assert wanted in said


def test_the_steps_print_a_value_true_to_its_verdict(small):
    said = "\n".join(steps(part(small, "2.2"), small.indicators["2.2"]))
    assert "29,96% với < 30% → đạt" in said
    assert "30,0%" not in said


def test_the_steps_say_when_there_is_nothing_to_compute(small):
    said = steps(part(small, "4.4"), small.indicators["4.4"])
    assert said[0] == "Chưa có số liệu chính thức của năm nào."
    assert any("không đánh giá được (chưa có số liệu)" in s for s in said)


def test_every_source_line_names_file_sheet_and_cell(small):
    (line,) = source_lines(part(small, "1.1").latest)
    assert "phu-luc-kon-tum.xlsx, trang “Biểu 01”, ô E12" in line
