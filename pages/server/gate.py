"""ASGI middleware: nobody but who is signed in gets an answer of Streamlit's, be it page, file, upload or websocket."""

import asyncio
from urllib.parse import quote

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from indicators.workflow.signing_in import ENDED
from pages.server.province_account import open_to_strangers
from pages.server.visitors import session_of
from pages.shared.places import PLACES

OPEN = frozenset({"/dang-nhap", "/suc-khoe"})
OPEN_FOLDERS = ("/giao-dien/",)  # our own style, script and fonts: the sign-in page needs them
PAGES = frozenset({f"/{place.address}" for place in PLACES.values()} | {"/doi-mat-khau"})
WHILE_CHANGING = frozenset({"/doi-mat-khau", "/dang-xuat"})
POLICY_VIOLATION = 1008
LOOK_EVERY_SECONDS = 2.0  # how soon a quiet tab learns that its session has ended


class SignedInOnly:
    """Pages of strangers become the sign-in page, everything else of theirs is refused; those with a one-time password
    get to the page where they change it, and no further."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan" or is_open(scope):
            await self.app(scope, receive, send)
            return
        found = session_of(scope)
        if found and (not found.must_change or scope["path"] in WHILE_CHANGING):
            await (self._socket if scope["type"] == "websocket" else self.app)(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": POLICY_VIOLATION})
        else:
            await refusal(scope, "/doi-mat-khau" if found else "/dang-nhap")(scope, receive, send)

    async def _socket(self, scope: Scope, receive: Receive, send: Send) -> None:
        """A websocket lives as long as its session: looked at with every message, and every few seconds in between."""
        closed = False

        async def close() -> None:
            nonlocal closed
            if not closed:
                closed = True
                await send({"type": "websocket.close", "code": POLICY_VIOLATION, "reason": "signed out"})

        async def guarded_receive() -> Message:
            pending = asyncio.ensure_future(receive())
            try:
                while True:
                    done, _ = await asyncio.wait({pending}, timeout=LOOK_EVERY_SECONDS)
                    if session_of(scope, touch=bool(done)) is None:
                        await close()
                        return {"type": "websocket.disconnect", "code": POLICY_VIOLATION}
                    if done:
                        return pending.result()
            finally:
                pending.cancel()

        async def guarded_send(message: Message) -> None:
            if not closed:
                await send(message)

        await self.app(scope, guarded_receive, guarded_send)


def is_open(scope: Scope) -> bool:
    """What strangers get too: the sign-in page, what it looks like, and whether the server answers."""
    path = scope["path"]
    if scope["type"] != "http":
        return False
    return path in OPEN or path.startswith(OPEN_FOLDERS) or open_to_strangers(path)


def refusal(scope: Scope, instead: str) -> Response:
    """For a page asked for by a browser the way to the right one; 401 for anything else."""
    wants_page = "text/html" in Headers(scope=scope).get("accept", "") and scope["path"] in PAGES
    if scope["method"] in ("GET", "HEAD") and wants_page:
        asked = scope["path"] + (
            f"?{scope['query_string'].decode('latin-1')}" if scope["query_string"] else ""
        )
        back = f"?ve={quote(asked, safe='')}" if asked != "/" else ""
        return RedirectResponse(instead + back, 303, headers={"Cache-Control": "no-store"})
    return PlainTextResponse(ENDED, 401, headers={"Cache-Control": "no-store"})
