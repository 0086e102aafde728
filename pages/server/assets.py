"""The style, script and fonts of the frame, which a browser may keep for good."""

from pathlib import Path

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from pages.shared import style

KEEP = {"Cache-Control": "public, max-age=31536000, immutable"}


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


async def mark(_request: Request) -> Response:
    return Response(Path(style.MARK).read_bytes(), media_type="image/svg+xml", headers=KEEP)


ROUTES = (
    Route("/giao-dien/mark.svg", mark),
    Route("/giao-dien/style.css", style_sheet),
    Route("/giao-dien/frame.js", script),
    Route("/giao-dien/chu/{name}", font),
)
