"""The plan's other duties in a browser: a late task is opened and done; a table goes out, is changed, comes back."""

import io
from contextlib import suppress

import openpyxl
import pytest
from playwright.sync_api import TimeoutError

from tests.browser.desk import unfold

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LATE = "Tập huấn thu thập số liệu tách biệt theo giới"
PATIENCE = 5
SHEET = "Khó khăn, đề xuất"


def main_text(visit) -> str:
    return visit.page.inner_text("[data-testid=stMain]")


def choose(page, label: str, option: str) -> None:
    """Pick from a list; one that was closed because the page was drawn anew is opened again."""
    box, wanted = (
        page.get_by_role("combobox", name=label),
        page.get_by_role("option", name=option, exact=True),
    )
    for _ in range(PATIENCE):
        box.click()
        with suppress(TimeoutError):
            wanted.click(timeout=3000)
            return
    raise AssertionError(f"Không chọn được {option}.")


def test_a_late_task_is_opened_done_and_no_longer_late(visit_at):
    visit = visit_at()
    page = visit.open("/duties?kind=task&state=overdue")
    assert "2 nhiệm vụ: 2 quá hạn" in main_text(visit)
    page.get_by_role("link", name=LATE).click()
    page.get_by_label("Lý do rút dòng này").wait_for()
    visit.settle()
    assert "line=task-" in page.url
    visit.shoot("duties-line")
    choose(page, "Tình trạng", "Đã hoàn thành")
    visit.settle()
    page.get_by_role("button", name="Ghi", exact=True).click()
    visit.settle()
    assert page.get_by_text("Đã ghi dòng.").is_visible()
    page.get_by_role("link", name="← Nhiệm vụ của kế hoạch").click()
    visit.settle()
    assert "1 nhiệm vụ: 1 quá hạn" in main_text(visit)
    assert visit.complaints == []


def test_a_table_goes_out_is_changed_in_excel_and_comes_back_after_a_look(visit_at, folder):
    visit = visit_at()
    page = visit.open("/duties?kind=difficulty")
    with page.expect_download() as told:
        page.get_by_role("button", name="Tải bảng (Excel)").click()
    book = openpyxl.load_workbook(io.BytesIO(told.value.path().read_bytes()))
    sheet = book[SHEET]
    row = next(cell.row for cell in sheet["I"] if cell.value == "Chưa trả lời")
    sheet.cell(row, 7).value, sheet.cell(row, 9).value = "Đã bố trí công chức chuyên trách", "Đã trả lời"
    book.save(folder / "kho-khan.xlsx")

    unfold(page, "Nhập từ Excel")
    page.set_input_files("input[type=file]", str(folder / "kho-khan.xlsx"))
    page.get_by_role("button", name="Ghi 1 dòng").wait_for()
    visit.settle()
    assert "Đổi: Trả lời, Tình trạng." in main_text(visit)
    visit.shoot("duties-import")
    page.get_by_role("button", name="Ghi 1 dòng").click()
    page.get_by_text("Đã ghi 1 dòng từ kho-khan.xlsx.").wait_for()
    visit.settle()
    assert "Đã bố trí công chức chuyên trách" in main_text(visit)
    assert visit.complaints == []
