"""A file is returned, its unit told why, mended in the marked copy, then accepted in part: figures follow each step."""

import pytest

from tests.browser.desk import decide, marked_copy, said, saved, upload

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ROUND, UNIT = "2021-2025", "608"  # a district whose appendix is accepted already
REASON, PART = "Ô H12: tử số lớn hơn mẫu số", "Chỉ tiêu 2.3 chưa khớp sổ đăng ký"


def value_at(visit, indicator: str) -> str:
    visit.open(f"/indicator?round={ROUND}&indicator={indicator}&unit={UNIT}")
    return said(visit)


def test_a_returned_file_reaches_its_unit_and_the_mended_one_counts_but_for_what_is_left_out(
    sender, office, folder, silent_unit
):
    before = value_at(office, "2.3")
    sender.open("/submit")
    upload(sender, (folder / "gui-lai.xlsx").read_bytes(), "lan-mot.xlsx")
    decide(office, ROUND, "lan-mot.xlsx", "Trả lại", REASON)
    assert "Đã trả lại lan-mot.xlsx kèm lý do." in said(office)

    sender.open("/submit")
    told = said(sender)
    assert "Cần sửa và gửi lại: 1" in told
    assert "Đã trả lại" in told
    assert f"Lý do: {REASON}" in told
    assert "Cán bộ cơ quan thường trực" in told
    book = marked_copy(sender)
    assert REASON in "".join(str(cell.value) for row in book.worksheets[0].iter_rows() for cell in row)
    assert "99" in book["Phụ lục"]["H12"].comment.text
    sender.shoot("submit-returned")

    book["Phụ lục"]["H12"], book["Phụ lục"]["H14"] = 46, 1
    upload(sender, saved(book), "lan-hai.xlsx")
    assert "đã bị trả lại" in sender.page.locator(".trust", has_text="của đơn vị trong đợt này").inner_text()
    sender.open("/submit")
    assert "Cần sửa và gửi lại" not in said(sender)

    decide(office, ROUND, "lan-hai.xlsx", "Duyệt", PART, without="2.3")
    assert "Đã duyệt lan-hai.xlsx một phần: chưa nhận 2.3." in said(office)
    office.shoot("review-in-part")
    assert "51,11% (46/90)" in value_at(office, "1.1")
    assert value_at(office, "2.3") == before  # what was accepted before goes on counting
    sender.open("/submit")
    assert f"Chưa nhận chỉ tiêu 2.3: {PART}" in said(sender)
    sender.shoot("submit-in-part")
    assert sender.complaints == office.complaints == []
