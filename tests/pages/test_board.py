"""The board of a round on its page, and a unit's own line: counts that filter, deadlines, what is missing."""

import re

import pytest

from indicators.access.rights import Actor
from indicators.workflow import duties
from tests.pages.conftest import run_page
from tests.pages.test_pages import html_of, text_of

ROUND = "2021-2025"
PAGE = "staff/rounds.py"
AFTER = "2025-06-20"
OFFICE, LEADER = Actor("Sở Nội vụ", "standing_office"), Actor("Lãnh đạo", "leadership")


def buttons(app) -> list[str]:
    return [b.proto.label for b in app.get("download_button")]


@pytest.mark.slow
def test_the_board_counts_its_units_by_stage_and_every_count_is_a_link(page):
    found = html_of(page(PAGE, managed=ROUND))
    assert re.search(r"<b>28</b><span>Tất cả đơn vị", found)
    assert re.search(r"</i>3</b><span>Đã duyệt", found)
    assert re.search(r"</i>1</b><span>Chờ duyệt", found)
    assert re.search(r"</i>24</b><span>Chưa nộp", found)
    assert re.search(f'href="[^"]*managed={ROUND}[^"]*stage=waiting', found)


@pytest.mark.slow
def test_a_count_that_was_chosen_shows_its_units_alone(page):
    app = page(PAGE, managed=ROUND, stage="waiting")
    board = html_of(app).partition('class="tiles"')[2]
    assert "Huyện Ngọc Hồi" in board.partition("</table>")[0]
    assert "Huyện Đắk Glei" not in board.partition("</table>")[0]


@pytest.mark.slow
def test_a_day_before_anything_came_shows_the_board_of_that_day_and_how_late_everybody_is(page):
    said = text_of(page(PAGE, managed=ROUND, on=AFTER))
    assert "28 Chưa nộp" in said
    assert "trễ 5 ngày" in said
    assert "Thời hạn: 15/6/2025. Nộp trong ngày hạn vẫn là đúng hạn" in said
    assert "còn 5 ngày" in text_of(page(PAGE, managed=ROUND, on="2025-06-10"))


@pytest.mark.slow
def test_list_and_letters_are_offered_to_whom_they_are_for(page, signed_in_as):
    signed_in_as(OFFICE)
    offered = buttons(page(PAGE, managed=ROUND, on=AFTER))
    assert {"Danh sách đôn đốc (Excel)", "Công văn đôn đốc (Word, zip)"} <= set(offered)
    assert "Công văn đôn đốc (Word, zip)" not in buttons(page(PAGE, managed=ROUND, on="2025-06-10"))
    signed_in_as(LEADER)
    assert not any("đôn đốc" in label for label in buttons(page(PAGE, managed=ROUND, on=AFTER)))


@pytest.mark.slow
def test_a_unit_sees_before_it_sends_what_is_missing_and_how_late_it_is(page, signed_in_as):
    signed_in_as(Actor("Ngọc Hồi", "unit", "611"))
    said = text_of(page("staff/submit.py", for_round=ROUND, for_unit="611"))
    assert "Chờ duyệt" in said
    assert re.search(r"Thời hạn 15/6/2025: nộp trễ [0-9]+ ngày", said)
    assert "1.1 (năm 2021)" in said


@pytest.mark.slow
def test_the_board_says_which_papers_are_due_when_and_marks_the_late_ones(own):
    from pages.shared import session

    for paper, words in (("Báo cáo", "trước ngày 15/6/2025"), ("Hồ sơ khen thưởng", "20/5/2025")):
        fields = {"units": "districts", "paper": paper, "deadline": words}
        duties.write(session.house(), OFFICE, "paper", ROUND, fields)
    said = text_of(run_page(PAGE, managed=ROUND, on="2025-06-10"))
    assert "2 thời hạn văn bản: 1 quá hạn; tính đến 10/6/2025." in said
    assert re.search(r"Hồ sơ khen thưởng \(cấp huyện\) 20/5/2025 .{0,3}Quá hạn quá 21 ngày", said)
    assert re.search(r"Báo cáo \(cấp huyện\) 15/6/2025 .{0,3}Trong hạn", said)
    assert "thời hạn văn bản:" not in text_of(run_page(PAGE, managed="2024", on="2025-06-10"))


@pytest.mark.slow
def test_the_page_of_a_unit_says_how_it_stands(page):
    assert "14/14 chỉ tiêu đủ" in text_of(page("leadership/unit.py", round=ROUND, unit="608"))
    assert "cả 14 chỉ tiêu được giao" in text_of(page("leadership/unit.py", round=ROUND, unit="612"))
