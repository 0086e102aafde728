"""Whatever is asked of the server without a session is refused before Streamlit hears of it."""

import asyncio
from functools import partial
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from starlette.applications import Starlette

from indicators import workflow
from indicators.access.rights import LOCAL_USER, Actor
from pages.server import sign_in
from pages.server.gate import SignedInOnly
from pages.server.visitors import local_path
from pages.shared import session
from pages.shared.places import PLACES
from tests.server.asking import HOST, UPLOAD, Reads, ask
from tests.signing_in import TOKEN

pytestmark = pytest.mark.usefixtures("quick_passwords")

LAN = Actor("Lan (lan)", "leadership", login="lan")
OURS = f"http://{HOST}"
PASSWORD = "mưa rơi trên mái"
STREAMLITS = (
    ("GET", "/static/js/index.js"), ("GET", "/favicon.png"), ("GET", "/_stcore/health"),
    ("GET", "/_stcore/host-config"),
    ("PUT", UPLOAD), ("DELETE", UPLOAD), ("GET", f"/media/{'a' * 56}.xlsx"), ("GET", "/_stcore/metrics"),
    ("POST", "/_stcore/agent/mcp"), ("GET", "/component/a"), ("GET", "/bat-ky"), ("GET", "/oauth2callback"),
    ("GET", "/phien"), ("POST", "/dang-xuat"), ("GET", "/giao-dien"), ("GET", "/dang-nhap/"), ("GET", "/DANG-NHAP"),
)  # fmt: skip


def asked(method: str, path: str, cookie: str = "", **headers: str):
    behind = Reads()
    behind.leave.set()
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    if cookie:
        given["cookie"] = f"{session.COOKIE}={cookie}"
    return asyncio.run(ask(SignedInOnly(behind), method, path, given)), behind.sizes


@pytest.mark.parametrize("cookie", ["", "mot-ma-bia-ra", "x" * 43, "a; b=c"])
@pytest.mark.parametrize(("method", "path"), STREAMLITS)
def test_a_stranger_gets_nothing_of_streamlits(house, method, path, cookie):
    answer, reached = asked(method, path, cookie, accept="text/html")
    assert (answer.status, answer.body, reached) == (401, "Phiên đã hết, hãy đăng nhập lại.", [])


@pytest.mark.parametrize("cookie", ["", "mot-ma-bia-ra"])
def test_a_stranger_gets_no_websocket(house, cookie):
    answer, _ = asked("WS", "/_stcore/stream", cookie)
    assert not answer.accepted


@pytest.mark.parametrize("address", [place.address for place in PLACES.values()])
def test_a_strangers_page_becomes_the_sign_in_page_and_knows_the_way_back(house, address):
    answer, reached = asked("GET", f"/{address}?round=2024&unit=608", accept="text/html,*/*")
    to = urlsplit(answer.headers["location"])
    assert (answer.status, to.path, reached) == (303, "/dang-nhap", [])
    assert parse_qs(to.query)["ve"] == [f"/{address}?round=2024&unit=608"]


@pytest.mark.parametrize(
    "path", ["/dang-nhap", "/suc-khoe", "/giao-dien/style.css", "/giao-dien/chu/inter.woff2"]
)
def test_the_sign_in_page_its_looks_and_the_sign_of_life_are_open(house, path):
    assert asked("GET", path)[0].status == 200


@pytest.mark.parametrize(("method", "path"), STREAMLITS)
def test_who_is_signed_in_passes(house, method, path):
    answer, reached = asked(method, path, house.door.sessions.begin(LAN))
    assert (answer.status, reached) == (200, [0])


@pytest.mark.parametrize(
    "end", [lambda h, t: h.door.sessions.end(t), lambda h, t: h.door.sessions.end_all("lan")]
)
def test_a_cookie_of_a_session_that_ended_is_a_strangers(house, end):
    token = house.door.sessions.begin(LAN)
    end(house, token)
    assert asked("GET", "/_stcore/health", token)[0].status == 401
    assert not asked("WS", "/_stcore/stream", token)[0].accepted


def test_a_one_time_password_opens_the_page_where_it_is_changed_and_nothing_else(house):
    token = house.door.sessions.begin(LAN, must_change=True)
    assert asked("GET", "/doi-mat-khau", token)[0].status == 200
    assert asked("GET", "/_stcore/health", token)[0].status == 401
    assert not asked("WS", "/_stcore/stream", token)[0].accepted
    answer, _ = asked("GET", "/unit", token, accept="text/html")
    assert answer.headers["location"] == "/doi-mat-khau?ve=%2Funit"


@pytest.mark.parametrize("receiving", [True, False], ids=["while it waits", "with its next message"])
def test_an_open_websocket_dies_with_its_session(house, receiving, monkeypatch):
    from pages.server import gate

    monkeypatch.setattr(gate, "LOOK_EVERY_SECONDS", 0.01)
    token = house.door.sessions.begin(LAN)
    heard, sent, messages = [], [], asyncio.Queue()

    async def streamlit(scope, receive, send):
        await send({"type": "websocket.accept"})
        while True:
            heard.append(await receive())
            if heard[-1]["type"] == "websocket.disconnect":
                await send({"type": "websocket.send", "bytes": b"still here"})
                return

    async def told(message):
        sent.append(message)

    async def played():
        scope = {
            "type": "websocket",
            "path": "/_stcore/stream",
            "headers": [(b"cookie", f"bdg_phien={token}".encode())],
        }
        running = asyncio.create_task(SignedInOnly(streamlit)(scope, messages.get, told))
        messages.put_nowait({"type": "websocket.receive", "bytes": b"1"})
        await asyncio.sleep(0.05)
        house.door.sessions.end(token)
        if not receiving:
            messages.put_nowait({"type": "websocket.receive", "bytes": b"2"})
        await asyncio.wait_for(running, 5)

    asyncio.run(played())
    assert [m.get("bytes") for m in heard] == [b"1", None]
    assert [m["type"] for m in sent] == ["websocket.accept", "websocket.close"]
    assert sent[-1]["code"] == 1008


# -- the forms -----------------------------------------------------------------------------------------------
@pytest.fixture
def lan(house) -> workflow.House:
    """Lan has an account, with PASSWORD."""
    known = "lan" in {one.login for one in workflow.accounts(house, LOCAL_USER)}
    verb = workflow.reset_password if known else partial(workflow.open_account, name="Lan", role="leadership")
    first = verb(house, LOCAL_USER, "lan")
    begun = workflow.sign_in(house, "lan", first)
    workflow.change_password(house, begun.token, first, PASSWORD)
    return house


def form(method: str, path: str, cookies: dict[str, str] | None = None, scheme: str = "http", **fields: str):
    app = SignedInOnly(Starlette(routes=sign_in.ROUTES))
    headers = {"cookie": "; ".join(f"{n}={v}" for n, v in (cookies or {}).items()), "accept": "text/html"}
    headers |= {"origin": fields.pop("origin", OURS)} if method == "POST" else {}
    return asyncio.run(ask(app, method, path, headers, (urlencode(fields).encode(),), scheme=scheme))


def shown(path: str = "/dang-nhap", cookies: dict[str, str] | None = None) -> tuple[str, dict[str, str]]:
    """The token of a form and the cookies of the browser it is shown in."""
    answer = form("GET", path, cookies)
    set_by = answer.headers.get("set-cookie", "")
    name, _, value = set_by.split(";")[0].partition("=")
    return TOKEN.search(answer.body)[1], (cookies or {}) | ({name: value} if name else {})


def come_in(back: str = "", scheme: str = "http", **changed: str):
    token, cookies = shown()
    fields = {"token": token, "ten": "lan", "mat_khau": PASSWORD} | changed
    return form("POST", f"/dang-nhap{back}", cookies, scheme, **fields)


@pytest.mark.parametrize(("scheme", "secure"), [("http", False), ("https", True)])
def test_coming_in_sets_a_cookie_no_script_and_no_other_site_gets(lan, scheme, secure):
    answer = come_in(scheme=scheme)
    kept = answer.headers["set-cookie"]
    assert answer.status == 303
    assert kept.startswith("bdg_phien=")
    assert "HttpOnly" in kept
    assert "SameSite=lax" in kept
    assert ("Secure" in kept) is secure
    assert "Max-Age" not in kept


def test_a_wrong_password_says_which_form_to_mend_and_sets_no_session(lan):
    answer = come_in(mat_khau="sai hoan toan")
    assert answer.status == 401
    assert "Tên đăng nhập hoặc mật khẩu không đúng." in answer.body
    assert "bdg_phien" not in answer.headers.get("set-cookie", "")
    assert 'value="lan"' in answer.body
    assert "sai hoan toan" not in answer.body


@pytest.mark.parametrize("changed", [{"token": ""}, {"token": "0" * 64}, {"origin": "http://ke-xau.example"}])
def test_a_form_that_is_not_ours_is_not_obeyed(lan, changed):
    answer = come_in(**changed)
    assert answer.status == 403
    assert "bdg_phien" not in answer.headers.get("set-cookie", "")


def test_what_was_typed_is_data(lan):
    assert "<script>" not in come_in(ten='"><script>alert(1)</script>', mat_khau="x").body


@pytest.mark.parametrize(
    ("back", "to"),
    [
        ("/unit?round=2024&unit=608", "/unit?round=2024&unit=608"),
        ("https://ke-xau.example/", "/"), ("//ke-xau.example", "/"), ("/\\ke-xau.example", "/"),
        ("javascript:alert(1)", "/"), ("/a\r\nSet-Cookie: x=y", "/"), ("unit", "/"), ("", "/"),
    ],
)  # fmt: skip
def test_the_way_back_stays_at_this_address(lan, back, to):
    assert local_path(back) == to
    assert come_in(f"?{urlencode({'ve': back})}").headers["location"] == to


def test_signing_out_takes_a_form_of_ours(lan):
    token = workflow.sign_in(lan, "lan", PASSWORD).token
    assert form("GET", "/dang-xuat", {session.COOKIE: token}).status == 405
    assert form("POST", "/dang-xuat", {session.COOKIE: token}, token="0" * 64).status == 403
    assert workflow.who(lan, token)
    proof, _ = shown("/doi-mat-khau", {session.COOKIE: token})
    answer = form("POST", "/dang-xuat", {session.COOKIE: token}, token=proof)
    assert (answer.status, answer.headers["location"]) == (303, "/dang-nhap")
    assert workflow.session_of(lan, token) is None


def test_a_new_password_is_typed_twice_and_begins_a_new_session(lan):
    before = {session.COOKIE: workflow.sign_in(lan, "lan", PASSWORD).token}
    proof, _ = shown("/doi-mat-khau", before)
    told = {"token": proof, "cu": PASSWORD, "moi": "nắng lên ngoài đồng", "moi_lai": "nắng lên ngoài đông"}
    assert "không giống nhau" in form("POST", "/doi-mat-khau", before, **told).body
    told["moi_lai"] = told["moi"]
    answer = form("POST", "/doi-mat-khau", before, **told)
    assert answer.status == 303
    fresh = answer.headers["set-cookie"].split(";")[0].partition("=")[2]
    assert workflow.who(lan, fresh).login == "lan"
    assert workflow.session_of(lan, before[session.COOKIE]) is None


def test_a_form_too_long_is_not_read(lan):
    assert come_in(thua="x" * 10_000).status == 403


def test_no_script_can_run_on_the_sign_in_page(lan):
    answer = form("GET", "/dang-nhap")
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert "<script" not in answer.body
