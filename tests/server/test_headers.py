"""What a browser is told about every answer, and what the server's log is not told."""

import asyncio
import logging

import pytest
from starlette.responses import PlainTextResponse

from indicators.errors import outline
from pages.server.apart import SIGNED_IN, said_by_us
from pages.server.headers import CONTENT_POLICY, SecurityHeaders
from pages.server.logs import without_words
from pages.shared.session import COOKIE
from tests.server.asking import ask, scope_of

SECRET = "Nguyễn Thị Mật"


class Answers:
    def __init__(self, **headers: str) -> None:
        self.headers = {name.replace("_", "-"): value for name, value in headers.items()}

    async def __call__(self, scope, receive, send) -> None:
        await PlainTextResponse("", headers=self.headers)(scope, receive, send)


def headers_of(path: str = "/", scheme: str = "http", **given: str) -> dict[str, str]:
    return asyncio.run(ask(SecurityHeaders(Answers(**given)), path=path, scheme=scheme)).headers


def test_no_script_written_into_a_page_is_run_and_nothing_goes_to_another_site():
    rules = dict(rule.split(" ", 1) for rule in CONTENT_POLICY.split("; "))
    assert rules["default-src"] == "'none'"
    assert rules["script-src"] == "'self' blob:"
    assert rules["connect-src"] == rules["form-action"] == "'self'"
    assert rules["frame-ancestors"] == rules["base-uri"] == rules["object-src"] == "'none'"
    assert "http" not in CONTENT_POLICY
    assert "ws:" not in CONTENT_POLICY


@pytest.mark.parametrize("path", ["/", "/indicator", "/media/a.xlsx", "/_stcore/health", "/dang-nhap"])
def test_what_people_see_is_kept_by_no_browser(path):
    assert headers_of(path, cache_control="public, max-age=9")["cache-control"] == "no-store"


@pytest.mark.parametrize("path", ["/static/js/a.js", "/giao-dien/style.css"])
def test_what_is_the_same_for_all_may_be_kept(path):
    assert headers_of(path, cache_control="public, max-age=9")["cache-control"] == "public, max-age=9"


def test_over_https_the_browser_is_told_to_stay_there_and_cookies_too():
    plain = headers_of(set_cookie="a=1; Path=/")
    assert "strict-transport-security" not in plain
    assert plain["set-cookie"] == "a=1; Path=/"
    secure = headers_of(scheme="https", set_cookie="a=1; Path=/")
    assert secure["strict-transport-security"] == "max-age=31536000"
    assert secure["set-cookie"] == "a=1; Path=/; Secure"
    assert headers_of(scheme="https", set_cookie="a=secure; secure")["set-cookie"] == "a=secure; secure"


def test_whose_page_session_it_is_cannot_be_claimed_from_outside():
    def said(**headers: str) -> list[bytes]:
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        return [
            value for name, value in said_by_us(scope_of("WS", "/", sent, "10.0.0.1")) if name == SIGNED_IN
        ]

    assert said(x_signed_in="abc") == [b""]
    one, other = said(cookie=f"{COOKIE}=1", x_signed_in="abc"), said(cookie=f"{COOKIE}=2")
    assert len(one) == len(other) == 1
    assert one != other


def test_an_exception_is_logged_by_kind_and_place_and_without_its_words(caplog):
    def wrong():
        try:
            int(SECRET)
        except ValueError as error:
            raise LookupError(SECRET) from error

    logging.setLogRecordFactory(without_words)
    try:
        wrong()
    except LookupError as error:
        logging.getLogger("a").exception("lỗi: %s", error)
        logging.getLogger("a").error("lỗi", exc_info=error)
    finally:
        logging.setLogRecordFactory(logging.LogRecord)
    assert SECRET not in caplog.text
    assert caplog.text.count("LookupError") == 3
    assert caplog.text.count("ValueError") == 2
    assert "test_headers.py" in caplog.text


def test_an_exception_that_is_its_own_cause_is_told_once():
    error = ValueError()
    error.__cause__ = error
    assert outline(error) == "ValueError"
