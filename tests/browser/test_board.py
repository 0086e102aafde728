"""The board of a round as an office uses it: a count filters in place, the papers download, a phone shows it whole."""

import io
import zipfile

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ROUND, AFTER = "2021-2025", "2025-06-20"


def test_a_count_filters_the_board_in_place_and_the_letters_download(visit_at):
    visit = visit_at()
    page = visit.open(f"/rounds?managed={ROUND}&on={AFTER}")
    page.evaluate("window.sameDocument = true")
    board = page.locator("table", has=page.get_by_role("columnheader", name="Còn thiếu"))
    everybody = board.locator("tbody tr").count()
    page.get_by_role("link", name="Đã trả lại").click()
    visit.settle()
    assert "stage=returned" in page.url
    assert page.evaluate("window.sameDocument") is True
    assert everybody == 28
    assert board.locator("tbody tr").count() == 1
    assert "Huyện Sa Thầy" in board.inner_text()
    assert page.locator("[aria-current=true]", has_text="Đã trả lại").is_visible()
    with page.expect_download() as coming:
        page.get_by_role("button", name="Công văn đôn đốc").click()
    names = zipfile.ZipFile(io.BytesIO(coming.value.path().read_bytes())).namelist()
    assert any("Huyen-Sa-Thay" in name for name in names)
    visit.shoot("board")


def test_a_phone_shows_the_board_without_scrolling_sideways(visit_at):
    visit = visit_at("phone")
    page = visit.open(f"/rounds?managed={ROUND}&on={AFTER}&stage=silent")
    page.locator(".tiles").scroll_into_view_if_needed()
    assert page.get_by_text("cả 14 chỉ tiêu được giao").first.is_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    visit.shoot("board-phone")


def test_a_unit_sees_its_own_line_where_it_sends(sender):
    page = sender.open(f"/submit?for_round={ROUND}&for_unit=608")
    assert "14/14 chỉ tiêu đủ" in page.locator(".own").inner_text()
    assert "Thời hạn 15/6/2025" in page.locator(".own").inner_text()
