"""A file is returned, its unit told why, mended in the marked copy, then accepted in part: figures follow each step."""

import io

import openpyxl
import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ROUND, UNIT = "2021-2025", "608"  # a district whose appendix is accepted already
REASON, PART = "Ô H12: tử số lớn hơn mẫu số", "Chỉ tiêu 2.3 chưa khớp sổ đăng ký"


def upload(visit, content: bytes, name: str) -> None:
    visit.page.set_input_files("input[type=file]", {"name": name, "mimeType": "", "buffer": content})
    visit.page.locator("button:enabled", has_text="Gửi").wait_for()
    visit.settle()
    press(visit, "Gửi")


def press(visit, name: str) -> None:
    visit.page.get_by_role("button", name=name, exact=True).click()
    visit.settle()


def said(visit) -> str:
    return visit.page.inner_text("[data-testid=stMain]")


def marked_copy(visit) -> openpyxl.Workbook:
    with visit.page.expect_download() as waited:
        visit.page.get_by_role("button", name="Tải bản đánh dấu chỗ cần sửa").first.click()
    return openpyxl.load_workbook(io.BytesIO(waited.value.path().read_bytes()))


def saved(book: openpyxl.Workbook) -> bytes:
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def decide(visit, name: str, button: str, reason: str, without: str = "") -> None:
    visit.open(f"/review?round={ROUND}")
    visit.page.locator(f"tr:has-text('{name}') a").first.click()
    visit.settle()
    if without:
        if not visit.page.get_by_role("checkbox").first.is_visible():
            visit.page.get_by_text("Duyệt một phần: bỏ chọn chỉ tiêu chưa nhận").click()
        visit.page.locator("label", has=visit.page.get_by_text(f"{without} ")).first.click()
    visit.page.get_by_label("Lý do (bắt buộc khi trả lại hoặc để lại chỉ tiêu)").fill(reason)
    press(visit, button)


def value_at(visit, indicator: str) -> str:
    visit.open(f"/indicator?round={ROUND}&indicator={indicator}&unit={UNIT}")
    return said(visit)


def test_a_returned_file_reaches_its_unit_and_the_mended_one_counts_but_for_what_is_left_out(
    sender, office, folder, silent_unit
):
    before = value_at(office, "2.3")
    sender.open("/submit")
    upload(sender, (folder / "gui-lai.xlsx").read_bytes(), "lan-mot.xlsx")
    decide(office, "lan-mot.xlsx", "Trả lại", REASON)
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

    decide(office, "lan-hai.xlsx", "Duyệt", PART, without="2.3")
    assert "Đã duyệt lan-hai.xlsx một phần: chưa nhận 2.3." in said(office)
    office.shoot("review-in-part")
    assert "51,11% (46/90)" in value_at(office, "1.1")
    assert value_at(office, "2.3") == before  # what was accepted before goes on counting
    sender.open("/submit")
    assert f"Chưa nhận chỉ tiêu 2.3: {PART}" in said(sender)
    sender.shoot("submit-in-part")
    assert sender.complaints == office.complaints == []
