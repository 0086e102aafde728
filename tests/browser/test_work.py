"""A round of work: a bad file and a good one are sent, one is accepted, its figure is seen, exported and traced."""

import io
import re
import urllib.error
import urllib.request

import openpyxl
import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ROUND = "2021-2025"


def upload(visit, *files) -> None:
    page = visit.open("/submit")
    page.set_input_files("input[type=file]", [str(f) for f in files])
    page.get_by_text(files[-1].name).first.wait_for()
    visit.settle()


def press(visit, name: str) -> None:
    visit.page.get_by_role("button", name=name, exact=True).click()
    visit.settle()


def test_a_bad_workbook_is_told_where_it_is_wrong_and_stores_nothing(visit_at, folder, silent_unit):
    visit = visit_at()
    upload(visit, folder / "sai.xlsx", folder / "khong-phai-bang.xlsx")
    press(visit, "Kiểm tra")
    page = visit.page
    said = page.inner_text("[data-testid=stMain]")
    assert "Tử số 99 lớn hơn mẫu số 50" in said
    assert "Tệp này không phải bảng tính" in said
    assert re.search(r"Đọc \d+ dòng = nhận \d+ \+ loại \d+ \+ bỏ qua \d+", said)
    assert page.locator(".sheet td.here").first.inner_text() == "99"
    assert page.locator(".finding").get_by_text("<b>chữ</b>").first.is_visible()
    visit.shoot("submit-findings")
    visit.open(f"/review?round={ROUND}")
    assert "sai.xlsx" not in page.inner_text("[data-testid=stMain]")
    assert visit.complaints == []


def test_a_good_workbook_is_received_accepted_seen_and_traced_to_its_cell(visit_at, folder, silent_unit):
    visit = visit_at()
    before = visit.open(f"/?round={ROUND}").locator(".trust").first.inner_text()
    upload(visit, folder / "dung.xlsx")
    press(visit, "Gửi")
    page = visit.page
    assert "Chờ duyệt" in page.inner_text(".receipt")
    page.get_by_role("link", name="Mở phụ lục đã lưu").click()
    visit.settle()
    press(visit, "Duyệt")
    assert page.get_by_text("Đã duyệt dung.xlsx").is_visible()
    visit.shoot("review-accepted")

    after = visit.open(f"/?round={ROUND}").locator(".trust").first.inner_text()
    assert [int(n) for n in re.findall(r"(\d+)(?:/28 đơn vị| đã duyệt)", after)] == [
        int(n) + 1 for n in re.findall(r"(\d+)(?:/28 đơn vị| đã duyệt)", before)
    ]
    address = f"indicator=1.1&unit={silent_unit}"
    page.get_by_role("tab", name="Đơn vị và chỉ tiêu").click()
    page.locator(f".heat a[href*='{address}']").click()  # first click: from the figure …
    visit.settle()
    assert "80,0" in page.inner_text(".facts")
    page.locator("a[href^='/source']").first.click()  # … second click: to its cell
    visit.settle()
    assert page.locator("h1").inner_text() == "Nguồn số liệu"
    assert page.locator(".sheet td.here").inner_text() == "40"
    assert "dung.xlsx" in page.inner_text(".facts")
    visit.shoot("source-cell")
    assert visit.complaints == []


def test_the_export_opens_and_holds_the_sources(visit_at):
    visit = visit_at()
    page = visit.open(f"/compare?round={ROUND}")
    with page.expect_download() as waited:
        page.get_by_role("button", name="Tải bảng so sánh (Excel)").click()
    book = openpyxl.load_workbook(io.BytesIO(waited.value.path().read_bytes()))
    words = {str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value}
    assert any("minh họa" in word.lower() for word in words)
    assert any(word.startswith("Phu-luc") for word in words)


def test_a_blank_appendix_is_offered_once_round_and_unit_are_chosen(visit_at, silent_unit):
    visit = visit_at()
    page = visit.open(f"/submit?for_round={ROUND}&for_unit={silent_unit}")
    with page.expect_download() as waited:
        page.get_by_role("button", name="Tải biểu trống").click()
    assert "Phụ lục" in openpyxl.load_workbook(io.BytesIO(waited.value.path().read_bytes())).sheetnames


def test_a_foreign_host_name_is_refused(server):
    request = urllib.request.Request(server, headers={"Host": "so-lieu.example"})
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(request, timeout=5)
    assert refused.value.code == 421


def test_answers_carry_the_protective_headers(server):
    with urllib.request.urlopen(f"{server}/suc-khoe", timeout=5) as answer:
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["X-Frame-Options"] == "DENY"
        assert answer.headers["Referrer-Policy"] == "same-origin"
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


def test_on_a_phone_the_title_of_a_chart_ends_before_the_button_that_saves_it(visit_at):
    page = visit_at("phone").open(f"/compare?round={ROUND}")
    page.locator(".modebar-btn").wait_for()
    title, button = (
        page.locator(f".stPlotlyChart {part}").bounding_box() for part in (".gtitle", ".modebar-btn")
    )
    assert title["x"] + title["width"] + 8 <= button["x"]
