"""Coming in by an account of the province: a real provider, a real server, a real browser."""

import json
import os
import subprocess
import sys
import urllib.error
import urllib.request

import pytest

from indicators import workflow
from indicators.access.rights import LOCAL_USER
from tests.browser.conftest import ROOT, Visit, free_port, wait_for
from tests.signing_in import COOKIE

pytestmark = [pytest.mark.browser, pytest.mark.slow]

BUTTON, PASSWORD = "Đăng nhập bằng tài khoản của tỉnh", "mat-khau-o-tinh"
NOT_CONFIRMED = "Tài khoản của tỉnh chưa được xác nhận"
UNIT = "608"
SAID_OF_PEOPLE = frozenset({"Nguyễn", "lan", "nguoi.la", "_streamlit_user"})
in_the_trail: set[tuple[str, str, str]] = set()  # what tests did, looked for when the server has ended
PAST = 1_000_000_000
PEOPLE = {
    "lan": {"name": "Nguyễn Thị Lan", "realm": {"roles": ["offline_access", "bdg-lanh-dao"]}},
    "minh": {"name": "Trần Văn Minh", "realm": {"roles": ["bdg-don-vi"]}, "unit": "Huyện 608"},
    "mo-coi": {"name": "Lê Thị Mai", "realm": {"roles": ["bdg-don-vi"]}, "unit": "khong-co"},
    "thuongtruc@tinh.example": {"name": "Theo bảng tài khoản"},
    "nguoi.la": {"name": "<b>Người</b> lạ", "realm": {"roles": ["offline_access"]}},
    "da.dong": {"name": "Đã đóng", "realm": {"roles": ["bdg-lanh-dao"]}},
    "sai-nonce": {"!nonce": "khac"}, "sai-khoa": {"!key": True}, "sai-nguoi-nhan": {"!aud": "chuong-trinh-khac"},
    "het-han": {"!exp": PAST}, "sai-noi-cap": {"!iss": "http://ke-xau.example"},
}  # fmt: skip
SECRETS = """
[auth]
redirect_uri = "{server}/oauth2callback"
cookie_secret = "0123456789abcdef0123456789abcdef"
client_id = "bdg"
client_secret = "bi-mat-cua-may-khach"
server_metadata_url = "{provider}/.well-known/openid-configuration"
[single_sign_on]
email_domain = "tinh.example"
by_account = true
role_claim = "realm.roles"
unit_claim = "unit"
[single_sign_on.roles]
"bdg-lanh-dao" = "leadership"
"bdg-don-vi" = "unit"
[single_sign_on.units]
"Huyện 608" = "608"
"""


@pytest.fixture(scope="module")
def place(folder, silent_unit):
    """The addresses of a server of its own and of its provider."""
    database = folder / "tai-khoan-tinh.duckdb"
    database.write_bytes((folder / "minh-hoa.duckdb").read_bytes())
    house = workflow.open_house(database, "62", sample=True)
    workflow.open_account(house, LOCAL_USER, "da.dong", "Đã đóng", "leadership")
    workflow.close_account(house, LOCAL_USER, "da.dong")
    house.store.close()
    ports = free_port(), free_port()
    server, provider = (f"http://127.0.0.1:{port}" for port in ports)
    (folder / "secrets.toml").write_text(SECRETS.format(server=server, provider=provider), "utf-8")
    (folder / "people.json").write_text(json.dumps(PEOPLE), "utf-8")
    environment = {k: v for k, v in os.environ.items() if k != "INDICATORS_PROVINCE"}
    environment |= {"INDICATORS_DB": str(database), "STREAMLIT_SECRETS_FILES": str(folder / "secrets.toml")}
    start = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.headless", "true"]
    commands = (
        [*start, "--server.port", str(ports[0])],
        [sys.executable, "-m", "tests.identity_provider", str(ports[1]), str(folder / "people.json"),
         f"{server}/oauth2callback"],
    )  # fmt: skip
    with open(folder / "province.log", "wb") as log:
        running = [subprocess.Popen(c, cwd=ROOT, env=environment, stdout=log, stderr=log) for c in commands]
        try:
            wait_for(f"{provider}/jwks", running[1])
            wait_for(f"{server}/suc-khoe", running[0])
            yield server, provider
        finally:
            for process in running:
                process.terminate()
                process.wait(timeout=20)
    assert not SAID_OF_PEOPLE & set((folder / "province.log").read_text("utf-8", "replace").split())
    house = workflow.open_house(database, "62", sample=True)
    acts = {(line.act, line.subject, line.why) for line in workflow.trail(house, LOCAL_USER)}
    house.store.close()
    assert acts >= in_the_trail


@pytest.fixture
def visit(browser, place):
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="vi-VN")
    yield Visit(context.new_page(), place[0])
    context.close()


def come_in(visit: Visit, name: str, address: str = "/", password: str = PASSWORD) -> None:
    """From a page of ours by the button to the provider's form, and through it."""
    page = visit.page
    page.goto(visit.server + address)
    page.get_by_role("link", name=BUTTON).click()
    page.fill("[name=name]", name)
    page.fill("[name=password]", password)
    page.get_by_role("button", name="Đồng ý").click()


def ours(visit: Visit) -> dict[str, str]:
    return {kept["name"]: kept["value"] for kept in visit.page.context.cookies(visit.server)}


def status(server: str, path: str, cookies: dict[str, str]) -> tuple[int, str]:
    """What a raw request gets, without following."""

    class Stay(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, *_):
            return None

    said = "; ".join(f"{name}={value}" for name, value in cookies.items())
    request = urllib.request.Request(server + path, headers={"Cookie": said, "Accept": "text/html"})
    try:
        with urllib.request.build_opener(Stay).open(request, timeout=10) as answer:
            return answer.status, ""
    except urllib.error.HTTPError as answer:
        return answer.code, answer.headers.get("location", "")


def test_a_role_by_a_claim_leads_to_the_page_that_was_asked_for(visit):
    visit.page.goto(f"{visit.server}/unit")
    visit.shoot("sign-in-province")
    come_in(visit, "lan", "/unit?round=2024&unit=610")
    visit.settle()
    corner = visit.page.locator(".account").inner_text()
    assert "Nguyễn Thị Lan" in corner
    assert "Lãnh đạo" in corner
    assert visit.page.locator("h1").inner_text() == "Đơn vị"
    assert "unit=610" in visit.page.url
    visit.page.reload()
    visit.settle()
    in_the_trail.add(("signed_in", "lan", "bằng tài khoản của tỉnh"))


def test_a_unit_by_a_claim_sees_its_own_pages_alone(visit):
    come_in(visit, "minh")
    visit.settle()
    shown = visit.page.locator("[data-testid=stSidebarNav]").inner_text()
    assert "Nộp phụ lục" in shown
    assert "Duyệt số liệu" not in shown


def test_without_a_role_by_a_claim_the_account_of_that_name_says_it(visit):
    come_in(visit, "thuongtruc@tinh.example")
    visit.settle()
    corner = visit.page.locator(".account").inner_text()
    assert "Cán bộ cơ quan thường trực" in corner
    assert "Duyệt số liệu" in visit.page.locator("[data-testid=stSidebarNav]").inner_text()
    assert "Đổi mật khẩu" not in corner
    in_the_trail.add(("signed_in", "thuongtruc", "bằng tài khoản của tỉnh"))


@pytest.mark.parametrize(
    ("name", "sentence"),
    [("nguoi.la", "chưa được giao quyền"), ("mo-coi", "chưa gắn với một đơn vị"), ("da.dong", "đã bị đóng")],
)
def test_who_is_nobody_here_is_told_whom_to_ask_and_gets_nothing(visit, name, sentence):
    come_in(visit, name)
    assert sentence in visit.page.get_by_role("alert").inner_text()
    assert "Hãy nhờ quản trị hoặc cơ quan thường trực" in visit.page.locator("main").inner_text()
    visit.shoot(f"province-{name}")
    assert COOKIE not in ours(visit)
    in_the_trail.add(("sign_in_failed", "", f"bằng tài khoản của tỉnh ({name})"))
    assert status(visit.server, "/_stcore/health", ours(visit))[0] == 401
    visit.page.get_by_role("link", name="Dùng tài khoản khác").click()
    visit.page.wait_for_selector("#ten")
    come_in(visit, "lan")
    visit.settle()


@pytest.mark.parametrize(
    "name", ["sai-nonce", "sai-khoa", "sai-nguoi-nhan", "het-han", "sai-noi-cap", "khong-co-ai"]
)
def test_a_token_that_is_not_the_providers_word_for_this_sign_in_is_refused(visit, name):
    come_in(visit, name)
    assert NOT_CONFIRMED in visit.page.get_by_role("alert").inner_text()
    assert not {COOKIE, "_streamlit_user"} & set(ours(visit))


def test_an_answer_of_the_provider_to_another_browser_is_refused(visit, browser):
    """The victim of a link with the attacker's code: neither with the attacker's state nor with a made-up one."""
    page = visit.page
    page.goto(f"{visit.server}/dang-nhap")
    page.get_by_role("link", name=BUTTON).click()
    page.wait_for_selector("#who", state="attached")
    form = {"name": "lan", "password": PASSWORD}
    answer = page.request.post(page.url, form=form, max_redirects=0)
    assert answer.headers["location"].startswith(f"{visit.server}/oauth2callback?code=")
    other = browser.new_context().new_page()
    for address in (answer.headers["location"], answer.headers["location"].replace("state=", "state=x")):
        other.goto(address)
        assert NOT_CONFIRMED in other.get_by_role("alert").inner_text()
    other.context.close()
    page.goto(answer.headers["location"])  # in its own browser the same answer is good
    visit.settle()


def test_what_streamlit_confirmed_is_good_once_and_is_no_session(visit):
    come_in(visit, "lan")
    visit.settle()
    kept = ours(visit)
    kept.pop(COOKIE)
    assert "_streamlit_user" in kept
    assert status(visit.server, "/_stcore/health", kept)[0] == 401
    assert status(visit.server, "/dang-nhap/tinh/xong", kept)[0] == 403
    assert status(visit.server, "/", kept) == (303, "/dang-nhap")
    forged = kept | {"_streamlit_user": kept["_streamlit_user"][:-2] + "xx"}
    assert status(visit.server, "/dang-nhap/tinh/xong", forged)[1] == "/dang-nhap?chua-xac-nhan=1"


def test_signing_out_ends_every_tab_and_the_session_at_the_provider(visit):
    come_in(visit, "lan")
    visit.settle()
    taken = ours(visit)
    other = visit.page.context.new_page()
    other.goto(f"{visit.server}/unit")
    other.wait_for_selector(".account")
    visit.page.get_by_role("button", name="Đăng xuất").click()
    visit.page.wait_for_selector("#ten")
    other.wait_for_selector("#ten", timeout=20_000)
    assert not {COOKIE, "_streamlit_user", "_streamlit_user_tokens"} & set(ours(visit))
    assert status(visit.server, "/_stcore/health", taken)[0] == 401
    visit.page.get_by_role("link", name=BUTTON).click()
    visit.page.wait_for_selector("#who", state="attached")
    assert visit.page.locator("#who").inner_text() == ""
    in_the_trail.add(("signed_out", "lan", ""))


def test_the_password_of_the_province_is_not_changed_here(visit):
    come_in(visit, "thuongtruc@tinh.example")
    visit.settle()
    visit.page.goto(f"{visit.server}/doi-mat-khau")
    for name in ("cu", "moi", "moi_lai"):
        visit.page.fill(f"#{name}", "minh-hoa-2025")
    visit.page.get_by_role("button", name="Đổi mật khẩu").click()
    assert "mật khẩu đổi ở nơi cấp tài khoản đó" in visit.page.get_by_role("alert").inner_text()


def test_who_has_an_account_of_the_program_still_comes_in_by_its_password(visit):
    visit.page.goto(f"{visit.server}/dang-nhap")
    visit.page.fill("#ten", "quantri")
    visit.page.fill("#mat_khau", "minh-hoa-2025")
    visit.page.get_by_role("button", name="Đăng nhập", exact=True).click()
    visit.settle()
    visit.page.get_by_role("button", name="Đăng xuất").click()
    visit.page.wait_for_selector("#ten")
