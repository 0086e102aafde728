"""Which addresses are open, by which method, and for requests from which site. Everything else does not exist.

Streamlit 1.67 answers more than our pages need (statistics, an interface for agents, old components, health checks of
the script, any address with its one page); what is not in the table below is closed before Streamlit sees it.
"""

import re
from collections.abc import Sequence

from starlette.datastructures import Headers
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Match
from starlette.types import ASGIApp, Receive, Scope, Send

from pages.server.refusals import NO_STORE, refusal
from pages.server.sign_in_page import CONTENT_POLICY, no_such_page
from pages.shared.places import PLACES

READ = frozenset({"GET", "HEAD"})
# A page session and a file in it are named by Streamlit with UUIDs; a download by the hash of its content, or by 32
# digits when it is made as the button is pressed.
SESSION, FILE, DOWNLOAD = r"[0-9a-f-]{36}", r"[0-9a-f-]{36}", r"[0-9a-f]{32,64}\.[a-z0-9]{1,8}"
STREAMLIT = (
    # the one page, under the address of each of ours
    (READ, "/(" + "|".join(re.escape(place.address) for place in PLACES.values()) + ")"),
    # its scripts, styles, fonts and pictures
    (READ, r"/static/[\w./-]+"),
    (READ, r"/favicon\.png"),
    # asked by its script before it connects
    (READ, r"/_stcore/(health|host-config)"),
    # a file chosen, a file taken away, a paper handed over
    (frozenset({"PUT", "DELETE"}), f"/_stcore/upload_file/{SESSION}/{FILE}"),
    (READ, f"/media/{DOWNLOAD}"),
    # the province's single sign-on; they lead to the first page where none is configured
    (frozenset({"GET"}), r"/auth/(login|logout)|/oauth2callback"),
)
OPEN = tuple((methods, re.compile(pattern)) for methods, pattern in STREAMLIT)
SOCKET = "/_stcore/stream"

NOT_FOUND, WRONG_METHOD, FOREIGN = 404, 405, 403
NOT_FOUND_SENTENCE = "Không có trang này."
WRONG_METHOD_SENTENCE = "Địa chỉ này không nhận kiểu yêu cầu như vậy."
FOREIGN_SENTENCE = "Yêu cầu đến từ một trang khác nên không được nhận."


class Doors:
    """ASGI middleware: 404 and 405 for what is not in the tables, 403 for what another site asks to have changed."""

    def __init__(self, app: ASGIApp, routes: Sequence[BaseRoute]) -> None:
        """``routes``: those of our own, open beside Streamlit's."""
        self.app, self.routes = app, routes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await self._socket(scope, receive, send)
        elif methods := open_methods(scope["path"]) | self._own_methods(scope):
            if scope["method"] not in methods:
                await refusal(WRONG_METHOD, WRONG_METHOD_SENTENCE)(scope, receive, send)
            elif scope["method"] not in READ and not from_our_site(scope):
                await refusal(FOREIGN, FOREIGN_SENTENCE)(scope, receive, send)
            else:
                await self.app(scope, receive, send)
        else:
            await not_found(scope)(scope, receive, send)

    async def _socket(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["path"] != SOCKET:
            await refusal(NOT_FOUND, NOT_FOUND_SENTENCE)(scope, receive, send)
        elif not (from_our_site(scope) and "origin" in Headers(scope=scope)):
            await refusal(FOREIGN, FOREIGN_SENTENCE)(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    def _own_methods(self, scope: Scope) -> frozenset[str]:
        found = (route for route in self.routes if route.matches(scope)[0] != Match.NONE)
        return frozenset().union(*(getattr(route, "methods", None) or () for route in found))


def not_found(scope: Scope) -> Response:
    """A page for a person who typed an address, a sentence for anything else."""
    if scope["method"] in READ and "text/html" in Headers(scope=scope).get("accept", ""):
        return HTMLResponse(
            no_such_page(), NOT_FOUND, headers=NO_STORE | {"Content-Security-Policy": CONTENT_POLICY}
        )
    return refusal(NOT_FOUND, NOT_FOUND_SENTENCE, hang_up=scope["method"] not in READ)


def open_methods(path: str) -> frozenset[str]:
    """The methods by which Streamlit may be asked for that path; empty when it may not."""
    return frozenset().union(*(methods for methods, pattern in OPEN if pattern.fullmatch(path)))


def from_our_site(scope: Scope) -> bool:
    """False when the browser says that a page of another site (or of another port) sent the request.

    Stricter than Streamlit, which takes any page of this machine for its own. A program that says nothing has no
    browser's cookie to misuse.
    """
    headers = Headers(scope=scope)
    origin = headers.get("origin")
    if origin is None:
        return headers.get("sec-fetch-site", "same-origin") in {"same-origin", "none"}
    return origin.partition("://")[2] == headers.get("host")
