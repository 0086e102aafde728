"""What people do at the pages, by the words they read there: send files, press, decide, fetch what is handed over."""

import io
from datetime import date, datetime
from urllib.parse import parse_qs, urlsplit

import openpyxl

REASON = "Lý do (bắt buộc khi trả lại hoặc để lại chỉ tiêu)"


def said(visit) -> str:
    return visit.page.inner_text("[data-testid=stMain]")


def press(visit, name: str) -> None:
    visit.page.get_by_role("button", name=name, exact=True).click()
    visit.settle()


def unfold(page, title: str) -> None:
    """Open a panel and wait until it stands: while it unfolds it scrolls, and a scroll closes a list opened in it."""
    page.locator("summary", has_text=title).first.click()
    page.wait_for_timeout(400)


def turn_to(page, tab: str):
    """Bring a tab to the front, and wait until it stands in sight, as in ``unfold``; what it shows."""
    page.get_by_role("tab", name=tab, exact=True).click()
    page.get_by_role("tab", name=tab, exact=True, selected=True).wait_for()
    panel = page.get_by_role("tabpanel", name=tab, exact=True)
    panel.scroll_into_view_if_needed()
    page.wait_for_timeout(400)
    return panel


def type_day(field, day: date) -> None:
    """Type a day into a date field as a person does: part by part."""
    for part, typed in zip(field.get_by_role("spinbutton").all(), f"{day:%d %m %Y}".split(), strict=False):
        part.click()
        part.press_sequentially(typed)
    field.page.keyboard.press("Escape")


def day_told(page, began: date) -> str:
    """The day of the figures a page shows, by its address, once it is not before the day the test began.

    A test may begin before midnight and look after it.
    """
    day = datetime.fromisoformat(parse_qs(urlsplit(page.url).query)["known"][0]).date()
    assert began <= day <= date.today()
    return f"{day:%-d/%-m/%Y}"


def upload(visit, content: bytes, name: str, why: str = "") -> None:
    """Send one file from the page that is open; ``why``: of a correction."""
    visit.page.set_input_files("input[type=file]", {"name": name, "mimeType": "", "buffer": content})
    visit.page.locator("button:enabled", has_text="Gửi").wait_for()
    visit.settle()
    if why:
        visit.page.get_by_label("Lý do đính chính").fill(why)
        visit.page.keyboard.press("Tab")
        visit.settle()
    press(visit, "Gửi")


def decide(visit, round: str, file: str, button: str, reason: str = "", without: str = "") -> None:
    """Open a waiting file by its name and decide; ``without``: the indicator whose tick is taken out."""
    visit.open(f"/review?round={round}")
    visit.page.locator(f"tr:has-text('{file}') a").first.click()
    visit.settle()
    if without:
        if not visit.page.get_by_role("checkbox").first.is_visible():
            visit.page.get_by_text("Duyệt một phần: bỏ chọn chỉ tiêu chưa nhận").click()
        visit.page.locator("label", has=visit.page.get_by_text(f"{without} ")).first.click()
    visit.page.get_by_label(REASON).fill(reason)
    press(visit, button)


def download(visit, button: str) -> bytes:
    with visit.page.expect_download() as waited:
        visit.page.get_by_role("button", name=button).first.click()
    return waited.value.path().read_bytes()


def marked_copy(visit) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(download(visit, "Tải bản đánh dấu chỗ cần sửa")))


def saved(book: openpyxl.Workbook) -> bytes:
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()
