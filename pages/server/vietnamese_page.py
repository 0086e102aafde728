"""Streamlit's one HTML page, made Vietnamese and ours before it leaves."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import streamlit as st
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages.shared import style
from pages.shared.places import PRODUCT

# Before Streamlit's own script, so that it starts in the theme the reader chose.
FIRST = (
    '<link rel="stylesheet" href="/giao-dien/style.css?v={version}">'
    '<script defer fetchpriority="high" src="/giao-dien/frame.js?v={version}"></script>'
)
FONTS = "".join(
    f'<link rel="preload" href="/giao-dien/chu/{name}" as="font" type="font/woff2" crossorigin>'
    for name in ("inter.woff2", "inter-vi.woff2")
)
ITS_TITLE = b"<title>Streamlit</title>"
HEAD_STARTS = b'<meta charset="UTF-8" />'
UNUSED_FONT = re.compile(rb'<link\s+rel="preload"[^>]*SourceSans[^>]*/>')  # 170 kB nobody sees
# Neither is needed, and the policy lets no script stand in the page itself.
NEEDLESS = re.compile(
    rb"<script>\s*window\.prerenderReady = false\s*</script>|<!--.*?-->|<link rel=\"service-desc\"[^>]*/>",
    re.DOTALL,
)
NO_SCRIPT = re.compile(rb"<noscript>.*?</noscript>", re.DOTALL)
ASK_FOR_SCRIPT = "<noscript><p>Hãy bật JavaScript trong trình duyệt để xem trang này.</p></noscript>"
# Pieces Streamlit fetches only when its script has told it what stands on a page.
PIECES = ("Html", "purify.es", "Selectbox", "useMenuTrigger", "useSyncComboBoxEnterTargetFocus", "Tabs")
# The chart library takes a second of the browser's time: fetched behind everything else, made ready beside the page's
# own thread as only a module is, and not started until a chart asks for it, so that the words on the page stand first.
CHARTS, WITH_CHARTS = ("PlotlyChart",), ("indicator", "compare")
STARTED = '<link class="early" rel="modulepreload" crossorigin href="./static/js/{name}">'
FETCHED = '<link rel="modulepreload" fetchpriority="low" crossorigin href="./static/js/{name}">'


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
    """Send Streamlit's page with its language, style and script; a page of our own as it is."""
    if ITS_TITLE not in body:
        await send(start)
        await send({"type": "http.response.body", "body": body})
        return
    first, late = FIRST.format(version=style.version()), early(path.strip("/")) + FONTS
    body = body.replace(b'<html lang="en">', b'<html lang="vi">', 1)
    body = body.replace(HEAD_STARTS, HEAD_STARTS + first.encode(), 1)
    body = body.replace(b"</head>", late.encode() + b"</head>", 1)
    body = body.replace(ITS_TITLE, f"<title>{PRODUCT}</title>".encode(), 1)
    body = NO_SCRIPT.sub(ASK_FOR_SCRIPT.encode(), NEEDLESS.sub(b"", UNUSED_FONT.sub(b"", body)))
    headers = MutableHeaders(raw=start["headers"])
    headers["content-length"] = str(len(body))
    for name in ("etag", "last-modified"):
        del headers[name]
    await send(start)
    await send({"type": "http.response.body", "body": body})


@cache
def early(address: str) -> str:
    """Links that fetch, with the page itself, the pieces of Streamlit it will ask for once it runs."""
    charts = _files(CHARTS) if address in WITH_CHARTS else ()
    return "".join(
        [STARTED.format(name=n) for n in _files(PIECES)] + [FETCHED.format(name=n) for n in charts]
    )


def _files(pieces: Iterable[str]) -> list[str]:
    static = Path(st.__file__).parent / "static" / "static" / "js"
    return [found.name for piece in pieces for found in static.glob(f"{piece}.*.js")]
