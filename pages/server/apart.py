"""A page session stays with the sign-in that began it.

Streamlit lets whoever names a page session take it up again, with its choices and the files it holds. It does so only
for the same user, and this is how it is told who that is (``server.trustedUserHeaders``): a tab left open is not taken
up for the next person at the machine, nor one whose name was found out. Nor does it ask whose page a file is put into
or taken from; here it is asked.
"""

import re

from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import runtime

from pages.server.client import names_of
from pages.server.refusals import refusal
from pages.shared.session import COOKIE

SIGNED_IN = b"x-signed-in"  # named in .streamlit/config.toml; never taken from outside
UPLOAD_ADDRESS = re.compile(r"/_stcore/upload_file/([^/]+)/[^/]+")
NOT_THEIRS, NOT_THEIRS_SENTENCE = 403, "Trang nhận tệp này thuộc một lần đăng nhập khác."


class PageSessionsApart:
    """ASGI middleware: every websocket says by a header of ours which sign-in it belongs to; 403 for files of a page
    that another sign-in has open."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            scope = {**scope, "headers": said_by_us(scope)}
        elif (upload := UPLOAD_ADDRESS.fullmatch(scope.get("path", ""))) and not is_theirs(scope, upload[1]):
            await refusal(NOT_THEIRS, NOT_THEIRS_SENTENCE)(scope, receive, send)
            return
        await self.app(scope, receive, send)


def said_by_us(scope: Scope) -> list[tuple[bytes, bytes]]:
    """The headers, with ours in the place of any the client sent under its name."""
    others = [(name, value) for name, value in scope["headers"] if name.lower() != SIGNED_IN]
    return [*others, (SIGNED_IN, names_of(scope).get("session", "").encode())]


def is_theirs(scope: Scope, page_session: str) -> bool:
    """False when the page is open in a browser that signed in otherwise; one that is not open Streamlit refuses."""
    client = runtime.get_instance().get_client(page_session) if runtime.exists() else None
    opened = client.client_context if client else None
    return opened is None or opened.cookies.get(COOKIE) == HTTPConnection(scope).cookies.get(COOKIE)
