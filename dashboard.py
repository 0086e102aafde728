"""The entry: `streamlit run dashboard.py`. The server around the pages; nothing here knows of gender equality.

There is no sign-in yet, so the server serves the person at this machine and nobody else: it refuses to listen on an
address another machine could reach, requests that arrive by one, and requests under a foreign name (DNS rebinding).
"""

import gc
import re
import sys
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path
from typing import Any, NoReturn

import streamlit as st
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from indicators.errors import UserError
from pages.shared import session, style
from pages.shared.messages import show_unexpected
from pages.shared.places import PRODUCT

LOCAL = frozenset({"127.0.0.1", "localhost", "::1"})
REFUSED = 2
MISDIRECTED = 421
CONTENT_POLICY = "; ".join(
    (
        "default-src 'self'",
        # Streamlit starts with an inline script, st.html runs ours, and its table and chart libraries compile code.
        "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self' ws: data: blob:",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
SECURITY_HEADERS = {
    "Content-Security-Policy": CONTENT_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}

# Before Streamlit's own script, so that it starts in the theme the reader chose.
FIRST = (
    '<link rel="stylesheet" href="/giao-dien/style.css?v={version}">'
    '<script defer fetchpriority="high" src="/giao-dien/frame.js?v={version}"></script>'
)
FONTS = "".join(
    f'<link rel="preload" href="/giao-dien/chu/{name}" as="font" type="font/woff2" crossorigin>'
    for name in ("inter.woff2", "inter-vi.woff2")
)
HEAD_STARTS = b'<meta charset="UTF-8" />'
UNUSED_FONT = re.compile(rb'<link\s+rel="preload"[^>]*SourceSans[^>]*/>')  # 170 kB nobody sees
NO_SCRIPT = re.compile(rb"<noscript>.*?</noscript>", re.DOTALL)
ASK_FOR_SCRIPT = "<noscript><p>Hãy bật JavaScript trong trình duyệt để xem trang này.</p></noscript>"
# Pieces Streamlit fetches only when its script has told it what stands on a page.
PIECES = ("Html", "purify.es", "Selectbox", "useMenuTrigger", "useSyncComboBoxEnterTargetFocus", "Tabs")
WITH_CHARTS = ("indicator", "compare")
KEEP = {"Cache-Control": "public, max-age=31536000, immutable"}


def refuse(sentence: str) -> NoReturn:
    """Say why on stderr and end with exit code 2."""
    print(sentence, file=sys.stderr, flush=True)
    raise SystemExit(REFUSED)


def require_local_address(address: str | None) -> None:
    """End the program unless the server was told to listen on this machine only."""
    if address not in LOCAL:
        refuse(
            f'Không khởi động: địa chỉ "{address or "mọi địa chỉ"}" mở chương trình cho máy khác mà chưa có '
            "đăng nhập. Hãy dùng --server.address 127.0.0.1."
        )


class LocalOnly:
    """ASGI middleware: 421 for a request that did not come to this machine's own name and address."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan" or is_local(scope):
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        else:
            sentence = "Chương trình chỉ phục vụ tại máy này (127.0.0.1)."
            await PlainTextResponse(sentence, MISDIRECTED)(scope, receive, send)


def is_local(scope: Scope) -> bool:
    """True when the Host header names this machine and the connection arrived at its loopback address."""
    host = Headers(scope=scope).get("host", "")
    name = host[1:].split("]")[0] if host.startswith("[") else host.rsplit(":", 1)[0]
    arrived_at = (scope.get("server") or ("",))[0]
    return name in LOCAL and arrived_at in LOCAL


class Kept:
    """ASGI middleware: what Streamlit's own files came to, compressed once and for all."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.kept: dict[str, list[Message]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not is_plain_file(scope):
            await self.app(scope, receive, send)
            return
        path = scope["path"]
        if path not in self.kept:
            answer: list[Message] = []

            async def noted(message: Message) -> None:
                answer.append(message)

            await self.app(scope, receive, noted)
            body = b"".join(message.get("body", b"") for message in answer[1:])
            answer = [answer[0], {"type": "http.response.body", "body": body}]
            if answer[0]["status"] == 200:
                self.kept[path] = answer
        else:
            answer = self.kept[path]
        for message in answer:
            # What passes on the way out adds headers to the list it is given.
            await send({**message, "headers": list(message["headers"])} if "headers" in message else message)


def is_plain_file(scope: Scope) -> bool:
    """True for a whole file of Streamlit's own, asked for by a browser that takes gzip."""
    if scope["type"] != "http" or scope["method"] != "GET" or not scope["path"].startswith("/static/"):
        return False
    asked = Headers(scope=scope)
    conditional = any(name in asked for name in ("range", "if-none-match", "if-modified-since"))
    return "gzip" in asked.get("accept-encoding", "") and not conditional


class SecurityHeaders:
    """ASGI middleware: the same protective headers on every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(SECURITY_HEADERS)
            await send(message)

        await self.app(scope, receive, guarded if scope["type"] == "http" else send)


class VietnamesePage:
    """ASGI middleware: Streamlit's one HTML page comes out in Vietnamese, with our style and script in its head."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        start: Message = {}
        body: list[bytes] = []

        async def mended(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start" and is_page(message):
                start = message
            elif start and message["type"] == "http.response.body":
                body.append(message.get("body", b""))
                if not message.get("more_body"):
                    await send_page(b"".join(body), start, send, scope["path"])
            else:
                await send(message)

        # Compression is done once, around this middleware: here the page must come as text.
        headers = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
        await self.app({**scope, "headers": headers}, receive, mended)


def is_page(message: Message) -> bool:
    """True for the start of an HTML answer that has a body to mend."""
    return message["status"] == 200 and Headers(raw=message["headers"]).get("content-type", "").startswith(
        "text/html"
    )


async def send_page(body: bytes, start: Message, send: Send, path: str) -> None:
    """Send the page with its language, style and script."""
    first, late = FIRST.format(version=style.version()), early(path.strip("/")) + FONTS
    body = body.replace(b'<html lang="en">', b'<html lang="vi">', 1)
    body = body.replace(HEAD_STARTS, HEAD_STARTS + first.encode(), 1)
    body = body.replace(b"</head>", late.encode() + b"</head>", 1)
    body = body.replace(b"<title>Streamlit</title>", f"<title>{PRODUCT}</title>".encode(), 1)
    body = NO_SCRIPT.sub(ASK_FOR_SCRIPT.encode(), UNUSED_FONT.sub(b"", body))
    headers = MutableHeaders(raw=start["headers"])
    headers["content-length"] = str(len(body))
    for name in ("etag", "last-modified"):
        del headers[name]
    await send(start)
    await send({"type": "http.response.body", "body": body})


@cache
def early(address: str) -> str:
    """Links that fetch, with the page itself, the pieces of Streamlit it will ask for once it runs."""
    static = Path(st.__file__).parent / "static" / "static" / "js"
    pieces = (*PIECES, *(("PlotlyChart",) if address in WITH_CHARTS else ()))
    files = [found.name for piece in pieces for found in static.glob(f"{piece}.*.js")]
    return "".join(
        f'<link class="early" rel="modulepreload" crossorigin href="./static/js/{name}">' for name in files
    )


async def style_sheet(_request: Request) -> Response:
    return Response(style.style_sheet(), media_type="text/css", headers=KEEP)


async def script(_request: Request) -> Response:
    return Response(style.script(), media_type="text/javascript", headers=KEEP)


async def font(request: Request) -> Response:
    """One of the fonts of the style sheet."""
    found = style.FONTS.get(request.path_params["name"])
    if found is None:
        return PlainTextResponse("Không có phông chữ này.", 404)
    return Response(found.read_bytes(), media_type="font/woff2", headers=KEEP)


async def health(_request: Request) -> JSONResponse:
    """Whether the server answers and its database is open."""
    return JSONResponse({"song": True, "minh_hoa": session.house().store.sample})


@asynccontextmanager
async def warm(_app: Any):
    """Pay for imports and the first opening before the first visitor, and keep what they left out of every later
    garbage collection (Streamlit collects after each run)."""
    session.warm_up()
    gc.collect()
    gc.freeze()
    yield
    session.house().store.close()


require_local_address(st.get_option("server.address"))
try:
    session.house()
except UserError as error:
    refuse(str(error))

app = st.App(
    "pages/frame.py",
    routes=[
        Route("/suc-khoe", health),
        Route("/giao-dien/style.css", style_sheet),
        Route("/giao-dien/frame.js", script),
        Route("/giao-dien/chu/{name}", font),
    ],
    middleware=[
        Middleware(LocalOnly),
        Middleware(SecurityHeaders),
        Middleware(Kept),
        Middleware(GZipMiddleware, minimum_size=1000, compresslevel=5),
        Middleware(VietnamesePage),
    ],
    lifespan=warm,
    on_script_error=show_unexpected,
)
