"""The words an answer is found by, what a meaning says, and whose answer counts."""

import pickle
import re
import unicodedata

import pytest

from indicators.catalogue import load
from indicators.observations import read
from indicators.observations.answers import (
    NO_ANSWERS,
    Answer,
    Answers,
    ColumnMeaning,
    column_words,
    heads_words,
    row_words,
    unit_words,
)
from indicators.observations.questions import questions
from tests.observations.test_reader import OWNERS, REACHED
from tests.real.layouts import sheet, workbook

STRANGE = "Chị em đứng đầu cơ sở"


def read_table(rows, answers=NO_ANSWERS, round="2024"):
    catalogue = load()
    file = workbook(sheet("Biểu 1", rows))
    return read(file, catalogue, catalogue.rounds("62", False), round, "608", answers=answers)


def values(reading):
    return [(o.indicator, o.data_year, o.kind, o.value, o.cell) for o in reading.observations]


@pytest.mark.parametrize("other", [
    "1. Chị em đứng đầu cơ sở", "CHỊ EM ĐỨNG ĐẦU CƠ SỞ", "chi em dung dau co so", "2.4  Chị em đứng đầu cơ sở năm 2025",
    "a) Chị em đứng đầu cơ sở (%)", "Chị em đứng đầu\ncơ sở", unicodedata.normalize("NFD", STRANGE),
])  # fmt: skip
def test_a_row_has_the_same_words_however_it_is_typed_and_numbered_next_year(other):
    assert row_words(other) == row_words(STRANGE)


def test_rows_that_only_a_number_tells_apart_stay_apart():
    assert row_words("Trẻ em dưới 5 tuổi được khám") != row_words("Trẻ em dưới 16 tuổi được khám")


def test_a_row_that_says_little_by_itself_is_known_with_the_row_above_it():
    one, other = "Đại biểu Hội đồng nhân dân các cấp", "Cấp ủy viên các cấp của tỉnh"
    assert row_words("- Cấp xã", one) != row_words("- Cấp xã", other)
    assert row_words("Nữ giám đốc doanh nghiệp và hợp tác xã", one) == row_words(
        "Nữ giám đốc doanh nghiệp và hợp tác xã"
    )


@pytest.mark.parametrize("name", ["", "2024", "3.1", "-", "..."])
def test_a_name_without_words_has_no_key(name):
    assert row_words(name) == ""


def test_heads_and_columns_have_the_same_words_next_year():
    assert column_words(("Cam kết", "2024")) == column_words(("CAM KET", "Năm 2025"))
    assert column_words(("Số lượng (người)",)) != column_words(("Số lượng (%)",))
    assert heads_words(["TT", "Việc làm được", 2024.0, None]) == heads_words(
        ["tt", "", "VIEC LAM DUOC", 2025.0]
    )
    assert column_words(("2024",)) == ""


def test_a_unit_has_the_same_words_in_next_years_title():
    assert unit_words("Phòng LĐ Tu Mơ Rông năm 2024") == unit_words("phong ld tu mo rong, nam 2025")


@pytest.mark.parametrize("text", ["result", "target", "ignore", "result@2010", "result@0", "female@-1", "rate/half",
                                  "result@-1/half+estimate", "result+projection"])  # fmt: skip
def test_a_meaning_of_a_column_is_written_as_it_is_read(text):
    assert ColumnMeaning.parse(text).format() == text


@pytest.mark.parametrize("text", ["", "kết quả", "@2024", "result@", "result@24", "result/quarter", "result+maybe",
                                  "name_or_target", "result@2024 "])  # fmt: skip
def test_what_is_no_meaning_of_a_column_is_refused(text):
    with pytest.raises(ValueError, match=f"^{re.escape(text)}$"):
        ColumnMeaning.parse(text)


def test_the_year_of_a_column_is_told_by_its_distance_unless_it_is_far_from_the_round():
    assert ColumnMeaning.parse("result@2024").told_for(2024).format() == "result@0"
    assert ColumnMeaning.parse("result@2022/half").told_for(2024).format() == "result@-2/half"
    assert ColumnMeaning.parse("result@2010").told_for(2024).format() == "result@2010"
    assert ColumnMeaning.parse("plan@2026").told_for(2024).format() == "plan@2026"


def test_the_senders_own_answer_goes_before_the_general_one():
    given = Answers((Answer("row", "chi em", "ignore", "608"), Answer("row", "chi em", "2021-2030/1.1")))
    assert given.of("608").row("Chị em") == "ignore"
    assert given.of("610").row("Chị em") == "2021-2030/1.1"
    assert given.of(None).row("Chị em") == "2021-2030/1.1"


def test_answers_are_told_apart_by_their_content_and_travel_to_another_process():
    one, same = (Answers((Answer("row", "chi em", "ignore"),)) for _ in range(2))
    assert one == same
    assert hash(one) == hash(same)
    assert one.row("Chị em") == "ignore"
    assert pickle.loads(pickle.dumps(one)).row("Chị em") == "ignore"
    assert not NO_ANSWERS


def test_the_year_of_a_head_goes_before_the_year_of_an_answer():
    heads = ["TT", "Chỉ tiêu", "Làm được 2023", "Làm được"]
    answers = Answers((Answer("column", "lam duoc", "result@0"),))
    reading = read_table([heads, [1, REACHED, 50, 55]], answers)
    assert values(reading) == [("6.1", 2023, "actual", 50, "C2"), ("6.1", 2024, "actual", 55, "D2")]


def test_part_of_a_year_and_kind_come_from_the_answer():
    answers = Answers((Answer("column", "lam duoc", "result@0/half+estimate"),))
    rows = [["TT", "Chỉ tiêu", "Năm 2023", "Làm được"], [1, REACHED, "", 50]]
    [seen] = read_table(rows, answers).observations
    assert (seen.data_year, seen.period, seen.kind) == (2024, "half", "estimate")


def test_an_answered_column_takes_the_place_of_the_one_that_was_guessed():
    rows = [["TT", "Nội dung", "Việc", "Năm 2024"], [1, "Hội nghị toàn tỉnh", REACHED, 55]]
    assert read_table(rows).observations == ()
    assert values(read_table(rows, Answers((Answer("column", "viec", "name"),)))) == [
        ("6.1", 2024, "actual", 55, "D2")
    ]


def test_a_column_that_is_a_target_by_answer_is_never_a_result():
    rows = [["TT", "Chỉ tiêu", "Năm 2024", "Đã hứa 2025"], [1, REACHED, 55, 60]]
    answers = Answers((Answer("column", "da hua", "target"),))
    assert values(read_table(rows, answers)) == [("6.1", 2024, "actual", 55, "C2")]


def test_an_answer_under_another_strategy_is_not_used():
    rows = [["TT", "Chỉ tiêu", "Năm 2024"], [1, STRANGE, 33]]
    answers = Answers((Answer("row", row_words(STRANGE), "2011-2020/1.2"),))
    assert [q.said for q in questions(read_table(rows, answers))] == [STRANGE]


def test_rows_below_one_that_is_none_do_not_fall_to_the_indicator_above_it():
    rows = [["TT", "Chỉ tiêu", "Năm 2024"], [1, REACHED, 55], [2, STRANGE, 33], ["", "- Cấp xã", 20]]
    answers = Answers((Answer("row", row_words(STRANGE), "ignore"),))
    assert values(read_table(rows, answers)) == [("6.1", 2024, "actual", 55, "C2")]


def test_a_question_stands_once_in_the_order_of_the_sheet_and_what_was_taken_comes_last():
    loose = "Nữ chủ doanh nghiệp, hợp tác xã trên địa bàn"
    rows = [["TT", "Chỉ tiêu", "Năm 2024", "Việc"], [1, loose, 31, ""], [2, STRANGE, 33, "x"], [3, STRANGE, 34, ""],
            [4, REACHED, 55, ""]]  # fmt: skip
    asked = questions(read_table(rows))
    assert [(q.kind, q.cell) for q in asked] == [("column", "D1"), ("row", "B3"), ("row", "B2")]
    assert asked[2].finding == "matched_loosely"


def test_what_was_recognised_is_told_with_the_reading_and_is_no_part_of_it():
    rows = [["TT", "Chỉ tiêu", "Ước thực hiện 2024", "Việc"], [1, OWNERS, 33, "x"]]
    reading = read_table(rows)
    [table] = reading.tables
    assert (table.sheet, table.head_first, table.head_last, table.body_end) == ("Biểu 1", 0, 0, 2)
    assert [(c.role, c.time) for c in table.columns] == [
        ("tt", ""), ("name", ""), ("result", "năm 2024, ước thực hiện"), ("", ""),
    ]  # fmt: skip
