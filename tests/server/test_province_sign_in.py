"""The single sign-on's settings, the cookie in which Streamlit leaves what was confirmed, the way there and back."""

import asyncio
import json

import itsdangerous
import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.routing import Route
from streamlit.runtime.secrets import AttrDict

from indicators.access.door import PROOF_SECONDS
from indicators.access.identity_claims import ClaimRules
from indicators.errors import UserError
from pages.server import province_account, province_sign_in, sign_in
from pages.server.gate import SignedInOnly
from pages.shared import session
from tests.server.asking import ask

SECRET = "0123456789abcdef0123456789abcdef"
ORIGIN, USER = "http://127.0.0.1:8501", "_streamlit_user"
AUTH = {
    "redirect_uri": f"{ORIGIN}/oauth2callback", "cookie_secret": SECRET, "client_id": "bdg", "client_secret": "x",
    "server_metadata_url": "http://127.0.0.1:1/.well-known/openid-configuration",
}  # fmt: skip
SETTINGS = {"by_account": True, "role_claim": "roles", "roles": {"bdg-lanh-dao": "leadership"}}
LAN = {"preferred_username": "lan", "name": "Lan", "roles": ["bdg-lanh-dao"], "origin": ORIGIN,
       "provider": "default", "is_logged_in": True}  # fmt: skip
ON_THE_WAY = (
    province_account.START,
    province_account.ARRIVE,
    "/auth/login",
    "/auth/logout",
    "/oauth2callback",
)


class Secrets(dict):
    def load_if_toml_exists(self) -> bool:
        return bool(self)


@pytest.fixture
def configured(monkeypatch):
    """``configured(auth, settings)``: the province as it would be with that file."""

    def by(auth=AUTH, settings=SETTINGS):
        known = Secrets({"auth": AttrDict(auth), "single_sign_on": settings} if auth else {})
        monkeypatch.setattr(province_account, "secrets_singleton", known)
        monkeypatch.setattr("streamlit.auth_util.secrets_singleton", known)
        monkeypatch.setattr(province_account, "get_cookie_secret", lambda: SECRET)
        province_account.province.cache_clear()
        return province_account.province()

    yield by
    province_account.province.cache_clear()


def asked(path: str, routes=(), cookies=None):
    app = SignedInOnly(province_sign_in.ProvinceAnswers(
        Starlette(routes=[*routes, *sign_in.ROUTES, *province_sign_in.ROUTES])
    ))  # fmt: skip
    headers = {"cookie": "; ".join(f"{n}={v}" for n, v in (cookies or {}).items()), "accept": "text/html"}
    return asyncio.run(ask(app, "GET", path, headers))


def signed(claims=LAN, secret=SECRET, salt=USER, age=0) -> dict[str, str]:
    """The cookie as Streamlit would have signed it ``age`` seconds ago."""

    class Then(itsdangerous.TimestampSigner):
        def get_timestamp(self) -> int:
            return super().get_timestamp() - age

    serializer = itsdangerous.URLSafeTimedSerializer(secret, salt=salt, signer=Then)
    return {USER: serializer.dumps(json.dumps(claims))}


# -- settings ------------------------------------------------------------------------------------------------
def test_without_a_file_there_is_no_single_sign_on_and_its_addresses_are_closed(configured, house):
    assert configured(auth=None) is None
    assert [asked(path, cookies=signed()).status for path in ON_THE_WAY] == [401] * len(ON_THE_WAY)
    assert "tài khoản của tỉnh" not in asked("/dang-nhap").body


def test_with_one_the_sign_in_page_shows_the_way_with_the_way_back(configured, house):
    found = configured()
    assert found.origin == ORIGIN
    assert isinstance(found.rules, ClaimRules)
    body = asked("/dang-nhap?ve=%2Funit%3Fround%3D2024").body
    assert 'href="/dang-nhap/tinh?ve=%2Funit%3Fround%3D2024">Đăng nhập bằng tài khoản của tỉnh<' in body


@pytest.mark.parametrize("name", AUTH)
@pytest.mark.parametrize("value", [None, "", 7])
def test_what_is_missing_is_named(configured, name, value):
    with pytest.raises(UserError, match=name):
        configured({k: v for k, v in (AUTH | {name: value}).items() if v is not None})


@pytest.mark.parametrize(
    ("changed", "word"),
    [
        ({"cookie_secret": "ngan"}, "ít nhất 32"),
        ({"redirect_uri": "https://noi-khac.example/oauth2callback"}, "redirect_uri"),
        ({"redirect_uri": f"{ORIGIN}/khac"}, "redirect_uri"), ({"redirect_uri": "oauth2callback"}, "redirect_uri"),
    ],
)  # fmt: skip
def test_a_secret_easily_guessed_and_an_address_that_is_not_ours_are_refused(configured, changed, word):
    with pytest.raises(UserError, match=word):
        configured(AUTH | changed)


# -- the cookie Streamlit leaves -----------------------------------------------------------------------------
def test_what_was_just_confirmed_becomes_a_session_of_ours_and_leads_back(configured, house):
    configured()
    answer = asked(province_account.ARRIVE, cookies=signed() | {"bdg_ve": "/unit?round=2024"})
    assert (answer.status, answer.headers["location"]) == (303, "/unit?round=2024")
    assert "HttpOnly" in answer.headers["set-cookie"]


@pytest.mark.parametrize(
    "cookies",
    [
        {}, {USER: ""}, {USER: "a.b.c"}, {USER: "é"},
        signed(secret="x" * 32), signed(salt="_streamlit_user_tokens"), signed(age=PROOF_SECONDS + 2),
        signed(age=-3600), signed(LAN | {"origin": "https://noi-khac.example"}), signed(LAN | {"provider": "khac"}),
        signed(LAN | {"is_logged_in": False}), signed({}),
    ],
    ids=["none", "empty", "noise", "letters", "other secret", "other cookie", "old", "from the future", "other address",
         "other provider", "not signed in", "nobody"],
)  # fmt: skip
def test_a_cookie_that_is_not_streamlits_word_of_just_now_opens_nothing(configured, house, cookies):
    configured()
    answer = asked(province_account.ARRIVE, cookies=cookies)
    assert (answer.status, answer.headers["location"]) == (303, "/dang-nhap?chua-xac-nhan=1")
    assert session.COOKIE not in answer.headers.get("set-cookie", "")


@pytest.mark.parametrize("path", ["/", "/_stcore/health", "/phien"])
def test_streamlits_cookie_is_no_session(configured, house, path):
    configured()
    assert asked(path, cookies=signed()).status in (303, 401)


def test_who_is_unknown_is_told_whom_to_ask_and_what_they_are_called_is_data(configured, house):
    configured()
    answer = asked(
        province_account.ARRIVE,
        cookies=signed(LAN | {"roles": ["<script>"], "preferred_username": "nguoi.la"}),
    )
    assert answer.status == 403
    assert "Hãy nhờ quản trị hoặc cơ quan thường trực" in answer.body
    assert "nguoi.la" in answer.body
    assert "<script" not in answer.body
    assert session.COOKIE not in answer.headers.get("set-cookie", "")


# -- there and back ------------------------------------------------------------------------------------------
def test_the_button_leads_to_streamlits_own_sign_in(configured, house):
    configured()
    answer = asked(f"{province_account.START}?ve=https://ke-xau.example")
    assert answer.headers["location"].startswith("/auth/login?provider=ey")
    assert answer.headers["set-cookie"].startswith('bdg_ve="/";')


def streamlit_says(path, set_cookie=None, status=302):
    async def said(_request):
        if status != 302:
            return PlainTextResponse("Authentication error", status)
        response = RedirectResponse("/", 302)
        if set_cookie is not None:
            response.set_cookie(USER, set_cookie)
        return response

    return [Route(path, said)]


@pytest.mark.parametrize(
    ("query", "cookie", "to"),
    [
        ("?code=a&state=b", "da-ky", "/dang-nhap/tinh/xong"), ("?code=a&state=b", None, "/dang-nhap?chua-xac-nhan=1"),
        ("?code=a&state=b", "", "/dang-nhap?chua-xac-nhan=1"),
        ("?error=x&error_description=y", "da-ky", "/dang-nhap?chua-xac-nhan=1"),
        ("", None, "/dang-nhap"),
    ],
)  # fmt: skip
def test_after_the_callback_one_goes_where_its_answer_leads(configured, house, query, cookie, to):
    configured()
    answer = asked(f"/oauth2callback{query}", streamlit_says("/oauth2callback", cookie))
    assert (answer.status, answer.headers["location"], answer.body) == (303, to, "")


def test_a_provider_that_does_not_answer_is_a_sentence_on_the_sign_in_page(configured, house):
    configured()
    answer = asked("/auth/login?provider=x", streamlit_says("/auth/login", status=400))
    assert (answer.status, answer.headers["location"]) == (303, "/dang-nhap?chua-xac-nhan=1")
    assert "Tài khoản của tỉnh chưa được xác nhận" in asked("/dang-nhap?chua-xac-nhan=1").body
