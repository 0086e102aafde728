"""An appendix in words nobody has used: asked at its cells, answered in a few clicks, read; the next asks nothing."""

import io
import re

import openpyxl
import pytest

from tests.browser.desk import unfold

pytestmark = [pytest.mark.browser, pytest.mark.slow]

UNIT = "Vùng trong phía đông"
HEADS = ("#", "Điều theo dõi", "Quân số", "Chị em", "Ghi thêm")
ROWS = ((1, "Chị em giữ ghế đầu tại các cơ quan", 40, 17), (2, "Sinh hoạt câu lạc bộ", 9, 3))
OPEN_BOXES = "[data-testid=stForm] [data-testid=stHorizontalBlock]"


def strange(year: int, unit: str = UNIT) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in ((f"Đơn vị báo cáo: {unit}",), (f"SỔ TAY SỐ LIỆU NĂM {year}",), (), HEADS, *ROWS):
        sheet.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def check(visit, content: bytes, name: str) -> None:
    visit.open("/submit")
    visit.page.set_input_files("input[type=file]", {"name": name, "mimeType": "", "buffer": content})
    visit.page.locator("button:enabled", has_text="Kiểm tra").wait_for()
    visit.settle()
    press(visit, "Kiểm tra")


def press(visit, name: str) -> None:
    visit.page.get_by_role("button", name=name, exact=True).click()
    visit.settle()


def choose(visit, said: str, meaning: str) -> None:
    """The line of the form with the words ``said``: the first meaning that holds ``meaning``."""
    words = visit.page.locator("q", has_text=re.compile(f"^{re.escape(said)}$"))
    box = visit.page.locator(OPEN_BOXES, has=words).last.locator("input")
    box.click()
    box.fill(meaning)
    visit.page.get_by_role("option").filter(has_text=meaning).first.click()


def save(visit) -> None:
    visit.page.get_by_role("button", name="Lưu câu trả lời và đọc lại").click()
    visit.settle()


def receipt(visit) -> str:
    return visit.page.inner_text(".receipt")


def test_from_words_nobody_knows_to_a_file_that_is_read(visit_at, silent_unit):
    visit = visit_at()
    check(visit, strange(2024), "la.xlsx")
    assert visit.page.locator("td.doubt-asked").inner_text().startswith(f"Đơn vị báo cáo: {UNIT}")
    choose(visit, UNIT, "Kon Plông")
    save(visit)
    choose(visit, " | ".join(HEADS), "gồm 1 dòng")
    save(visit)
    assert visit.page.locator("tr.labels th.look-unknown").count() == len(HEADS)
    choose(visit, "Điều theo dõi", "Tên chỉ tiêu")
    choose(visit, "Quân số", "Mẫu số, tổng số năm 2024")
    choose(visit, "Chị em", "Số nữ năm 2024")
    visit.shoot("submit-asking")
    save(visit)
    assert "Tên chỉ tiêu" in visit.page.inner_text("tr.labels")
    choose(visit, ROWS[0][1], "1.1 ")
    choose(visit, ROWS[1][1], "Không phải chỉ tiêu")
    save(visit)
    assert "nhận 1 + loại 0 + bỏ qua 1" in receipt(visit)
    press(visit, "Gửi")
    assert "Chờ duyệt" in receipt(visit)

    check(visit, strange(2023), "nam-khac.xlsx")
    assert "nhận 1 + loại 0 + bỏ qua 1" in receipt(visit)
    assert visit.page.get_by_text("Cần anh/chị cho biết").count() == 0

    unfold(visit.page, "Xem trang tính và cách hiểu")
    visit.page.locator("td[data-pick='cell:4:1']").click()  # said to be otherwise, by a click in the sheet
    visit.settle()
    choose(visit, ROWS[0][1], "1.1 ")
    save(visit)
    assert "nhận 1" in receipt(visit)
    assert visit.complaints == []


def test_the_sheet_fits_a_phone_and_scrolls_in_its_own_frame(visit_at, silent_unit):
    visit = visit_at("phone")
    check(visit, strange(2022, "Vùng ngoài phía tây"), "dien-thoai.xlsx")
    visit.page.locator("td.doubt-asked").scroll_into_view_if_needed()
    root = "document.documentElement"
    assert not visit.page.evaluate(f"{root}.scrollWidth > {root}.clientWidth")
    visit.shoot("submit-asking-phone")
