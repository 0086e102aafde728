"""Coming in and going out in a real browser, by several people in several windows and tabs."""

import urllib.error
import urllib.request

import pytest

from indicators.sample.accounts import PASSWORD
from tests.browser.desk import unfold
from tests.signing_in import COOKIE, LOGINS, session_cookie

pytestmark = [pytest.mark.browser, pytest.mark.slow]

GONE_MS = 20_000
ROUTES = (
    ("GET", "/static/index.html"), ("GET", "/_stcore/health"), ("GET", "/_stcore/host-config"), ("GET", "/favicon.png"),
    ("PUT", f"/_stcore/upload_file/{'0' * 8}-0000-4000-8000-{'0' * 12}/{'0' * 8}-0000-4000-8000-{'0' * 11}1"),
    ("GET", f"/media/{'a' * 56}.xlsx"), ("GET", "/phien"),
)  # fmt: skip


def come_in(page, login: str, password: str = PASSWORD) -> None:
    page.fill("#ten", login)
    page.fill("#mat_khau", password)
    page.get_by_role("button", name="Đăng nhập").click()


def status(server: str, method: str, path: str, cookie: str = "") -> int:
    request = urllib.request.Request(server + path, method=method, headers={"Cookie": f"{COOKIE}={cookie}"})
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.status
    except urllib.error.HTTPError as refused:
        return refused.code


@pytest.mark.parametrize("size", ["desktop", "phone"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_stranger_is_led_to_the_sign_in_page_and_from_there_where_they_wanted(visit_as, size, theme):
    visit = visit_as("", size, color_scheme=theme)
    page = visit.page
    page.goto(f"{visit.server}/unit?round=2024&unit=610")
    assert page.locator("h1").inner_text() == "Đăng nhập"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    visit.shoot(f"sign-in-{size}-{theme}")
    come_in(page, LOGINS["leadership"], "sai hoan toan")
    page.get_by_role("alert").wait_for()
    assert page.get_by_role("alert").inner_text() == "Tên đăng nhập hoặc mật khẩu không đúng."
    come_in(page, LOGINS["leadership"])
    visit.settle()
    assert page.locator("h1").inner_text() == "Đơn vị"
    assert "unit=610" in page.url


def test_the_sign_in_page_works_without_a_script(visit_as):
    visit = visit_as("", java_script_enabled=False)
    visit.page.goto(f"{visit.server}/unit")
    come_in(visit.page, LOGINS["leadership"])
    visit.page.wait_for_url("**/unit")
    assert COOKIE in {kept["name"] for kept in visit.page.context.cookies()}


def test_a_reload_and_a_new_tab_need_no_new_sign_in_and_scripts_do_not_see_the_cookie(leader):
    page = leader.open("/")
    page.reload()
    leader.settle()
    assert COOKIE not in page.evaluate("document.cookie")
    other = page.context.new_page()
    other.goto(f"{leader.server}/unit")
    other.wait_for_selector(".account")


def test_signing_out_in_one_tab_ends_every_tab_without_a_touch(leader):
    page = leader.open("/")
    other = page.context.new_page()
    other.goto(f"{leader.server}/unit")
    other.wait_for_selector(".account")
    page.get_by_role("button", name="Đăng xuất").click()
    page.wait_for_selector("#ten")
    other.wait_for_selector("#ten", timeout=GONE_MS)
    assert "/dang-nhap?ve=" in other.url
    page.go_back()
    page.wait_for_selector("#ten")


def test_a_stolen_cookie_is_worth_nothing_after_the_sign_out(server, visit_as):
    stolen = session_cookie(server, "leadership")
    assert status(server, "GET", "/_stcore/health", stolen) == 200
    thief = visit_as("")
    thief.page.context.add_cookies([{"name": COOKIE, "value": stolen, "url": server}])
    page = thief.open("/")
    page.get_by_role("button", name="Đăng xuất").click()
    page.wait_for_selector("#ten")
    for method, path in ROUTES:
        assert status(server, method, path, stolen) == 401, path


@pytest.mark.parametrize("cookie", ["", "x" * 43])
def test_raw_requests_without_a_session_get_nothing(server, cookie):
    for method, path in ROUTES:
        assert status(server, method, path, cookie) == 401, path


def test_each_role_is_led_to_its_own_pages(leader, sender, office, administrator):
    shown = {}
    for name, visit in {
        "leader": leader,
        "sender": sender,
        "office": office,
        "administrator": administrator,
    }.items():
        page = visit.open("/")
        shown[name] = set(page.locator("[data-testid=stSidebarNavLink]").all_inner_texts())
        shown[name] = {text.strip().splitlines()[-1] for text in shown[name]}
    assert {"Tổng quan", "So sánh"} <= shown["leader"] & shown["office"] & shown["administrator"]
    assert "Duyệt số liệu" in shown["office"] - shown["leader"] - shown["sender"] - shown["administrator"]
    assert "Nộp phụ lục" in (shown["office"] & shown["sender"]) - shown["leader"] - shown["administrator"]
    assert "Tài khoản" in (shown["office"] & shown["administrator"]) - shown["leader"] - shown["sender"]
    assert not {"Tổng quan", "Chỉ tiêu", "Lĩnh vực", "So sánh"} & shown["sender"]


def test_a_page_that_is_not_theirs_leads_a_unit_to_one_that_is(sender):
    page = sender.open("/review?round=2021-2025")
    assert page.locator("h1").inner_text() != "Duyệt số liệu"
    assert page.locator("[role=alert]").count() == 0


def test_an_account_is_opened_used_and_closed_while_its_owner_looks_on(administrator, visit_as):
    page = administrator.open("/accounts")
    unfold(page, "Mở tài khoản mới")
    page.get_by_role("combobox", name="Vai trò").click()
    page.get_by_role("option", name="Lãnh đạo").click()
    page.get_by_label("Họ và tên").fill("Trần Văn Bình")
    page.get_by_label("Tên đăng nhập").fill("tran.binh")
    page.get_by_role("button", name="Mở tài khoản", exact=True).click()
    password = page.locator(".one-time code").inner_text()
    administrator.settle()
    administrator.shoot("accounts-one-time")

    owner = visit_as("")
    owner.page.goto(f"{owner.server}/unit")
    come_in(owner.page, "tran.binh", password)
    assert owner.page.locator("h1").inner_text() == "Đổi mật khẩu"
    owner.page.goto(f"{owner.server}/")
    assert owner.page.locator("h1").inner_text() == "Đổi mật khẩu"
    for name, value in (("cu", password), ("moi", "mưa rơi trên mái"), ("moi_lai", "mưa rơi trên mái")):
        owner.page.fill(f"#{name}", value)
    owner.page.get_by_role("button", name="Đổi mật khẩu").click()
    owner.settle()
    assert "Trần Văn Bình" in owner.page.locator(".account").inner_text()

    page = administrator.open("/accounts?account=tran.binh")
    assert page.locator(".one-time").count() == 0
    page.get_by_role("button", name="Đóng tài khoản").click()
    page.get_by_label("Lý do").fill("Chuyển công tác")
    page.get_by_role("button", name="Đóng ngay").click()
    owner.page.wait_for_selector("#ten", timeout=GONE_MS)
    come_in(owner.page, "tran.binh", "mưa rơi trên mái")
    assert "không đúng" in owner.page.get_by_role("alert").inner_text()


@pytest.mark.parametrize("role", ["", "leadership"])
def test_an_address_that_leads_nowhere_says_so_and_leads_back(visit_as, role):
    visit = visit_as(role)
    answer = visit.page.goto(f"{visit.server}/khong-co-trang-nay")
    assert (answer.status, visit.page.locator("h1").inner_text()) == (404, "Không có trang này")
    visit.page.get_by_role("button", name="Về trang đầu").click()
    visit.page.wait_for_selector(".account" if role else "#ten")


def test_a_text_page_of_the_server_is_never_kept_by_the_browser(leader):
    answer = leader.page.request.get(f"{leader.server}/phien")
    assert answer.status == 204
    assert answer.headers["cache-control"] == "no-store"
