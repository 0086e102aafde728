"""A file is mended in its marked copy and sent again: the difference is seen before it is accepted, then the figure."""

import io

import openpyxl
import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ROUND, UNIT = "2021-2025", "608"
MARKED = "gui-lai_danh-dau.xlsx"


def upload(visit, content: bytes, name: str) -> None:
    visit.open("/submit")
    visit.page.set_input_files("input[type=file]", {"name": name, "mimeType": "", "buffer": content})
    visit.page.locator("button:enabled", has_text="Kiểm tra").wait_for()
    visit.settle()


def press(visit, name: str) -> None:
    visit.page.get_by_role("button", name=name, exact=True).click()
    visit.settle()


def download(visit, name: str) -> bytes:
    with visit.page.expect_download() as waited:
        visit.page.get_by_role("button", name=name).first.click()
    return waited.value.path().read_bytes()


def follow(visit, selector: str) -> None:
    visit.page.locator(selector).first.click()
    visit.settle()


def mended(marked: bytes) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(marked))
    sheet = book["Phụ lục"]
    assert "99" in sheet["H12"].comment.text
    sheet["H12"] = 45
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def test_from_a_wrong_file_to_its_figure_and_back_to_the_cell(visit_at, folder, silent_unit):
    visit = visit_at()
    upload(visit, (folder / "gui-lai.xlsx").read_bytes(), "gui-lai.xlsx")
    press(visit, "Kiểm tra")
    assert "Tử số 99 lớn hơn mẫu số 90" in visit.page.inner_text("[data-testid=stMain]")
    marked = download(visit, "Tải bản đánh dấu chỗ cần sửa")

    upload(visit, mended(marked), MARKED)
    press(visit, "Gửi")
    said = visit.page.inner_text("[data-testid=stMain]")
    assert "Tử số 99" not in said
    assert "So với bản đã duyệt, nhận lúc" in said
    assert "≠ đổi" in said
    visit.page.get_by_role("link", name="Mở phụ lục đã lưu").click()
    visit.settle()
    assert "So với bản đã duyệt, nhận lúc" in visit.page.inner_text("[data-testid=stMain]")
    visit.shoot("review-difference")
    press(visit, "Duyệt")
    assert visit.page.get_by_text(f"Đã duyệt {MARKED}").is_visible()

    visit.open(f"/?round={ROUND}")
    visit.page.get_by_role("tab", name="Đơn vị và chỉ tiêu").click()
    follow(visit, f".heat a[href*='indicator=1.1&unit={UNIT}']")
    assert "50,00% (45/90)" in visit.page.inner_text("[data-testid=stMain]")
    follow(visit, "a[href^='/source'][href*='cell=H12']")
    assert visit.page.locator(".sheet td.here").inner_text() == "45"
    assert MARKED in visit.page.inner_text(".facts")
    box, frame = (
        visit.page.locator(".sheet td.here").bounding_box(),
        visit.page.locator(".scroll.whole").bounding_box(),
    )
    assert frame["y"] <= box["y"]
    assert box["y"] + box["height"] <= frame["y"] + frame["height"]
    follow(visit, "table a[href^='/source'][href*='cell=H12']:text('Ô H12')")  # the version before
    assert visit.page.locator(".sheet td.here").inner_text() == "44"
    visit.shoot("source-version-before")
    assert visit.complaints == []


def test_the_marked_copy_of_a_waiting_appendix_is_offered_on_review(visit_at, folder, silent_unit):
    visit = visit_at()
    visit.open(f"/review?round={ROUND}")
    visit.page.locator("tr:has-text('618') a").first.click()  # the waiting one with something to mend
    visit.settle()
    book = openpyxl.load_workbook(io.BytesIO(download(visit, "Tải bản đánh dấu chỗ cần sửa")))
    assert [sheet for sheet in book if any(c.comment for row in sheet.iter_rows() for c in row)]
