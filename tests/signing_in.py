"""Sign in as one of the sample's accounts by the form's own requests: for a browser, and for what has no screen."""

import re
import urllib.error
import urllib.request
from http.client import HTTPMessage
from typing import Any
from urllib.parse import urlencode

from indicators.sample.accounts import PASSWORD

LOGINS = {
    "leadership": "lanhdao",
    "standing_office": "thuongtruc",
    "administrator": "quantri",
    "unit": "608",
}
COOKIE = "bdg_phien"
TOKEN = re.compile(r'name="token" value="(\w+)"')


class _Stay(urllib.request.HTTPRedirectHandler):
    """The cookie comes with the redirect, which need not be followed."""

    def redirect_request(self, *_: Any) -> None:
        return None


def cookies(headers: HTTPMessage) -> dict[str, str]:
    """What an answer sets, by name."""
    pairs = (line.split(";")[0].partition("=") for line in headers.get_all("Set-Cookie") or ())
    return {name: value for name, _, value in pairs}


def post(server: str, path: str, fields: dict[str, str], cookie: str) -> tuple[int, HTTPMessage, str]:
    """Send a form as the page of this server does: status, headers and page of the answer."""
    request = urllib.request.Request(
        server + path,
        urlencode(fields).encode(),
        {"Cookie": cookie, "Origin": server, "Host": server.split("//")[1]},
    )
    try:
        with urllib.request.build_opener(_Stay).open(request, timeout=30) as answer:
            return answer.status, answer.headers, answer.read().decode()
    except urllib.error.HTTPError as answer:
        return answer.code, answer.headers, answer.read().decode()


def knock(server: str, login: str, password: str, back: str = "") -> tuple[int, HTTPMessage, str]:
    """Open the form and send it."""
    with urllib.request.urlopen(f"{server}/dang-nhap", timeout=30) as form:
        before, token = cookies(form.headers), TOKEN.search(form.read().decode())[1]
    cookie = "; ".join(f"{name}={value}" for name, value in before.items())
    return post(server, f"/dang-nhap{back}", {"token": token, "ten": login, "mat_khau": password}, cookie)


def session_cookie(
    server: str, role: str = "standing_office", login: str = "", password: str = PASSWORD
) -> str:
    """The value of the cookie of a new session: of the sample's account of a role, or of a login."""
    status, headers, _ = knock(server, login or LOGINS[role], password)
    assert status == 303, f"{login or LOGINS[role]}: {status}"
    return cookies(headers)[COOKIE]


def sign_in(
    context: Any, server: str, role: str = "standing_office", login: str = "", password: str = PASSWORD
) -> None:
    """From now on every tab of a browser's ``context`` is signed in."""
    value = session_cookie(server, role, login, password)
    context.add_cookies(
        [{"name": COOKIE, "value": value, "url": server, "httpOnly": True, "sameSite": "Lax"}]
    )
