"""One machine only: without sign-in the program refuses addresses, connections and host names of other machines."""

import sys
from typing import NoReturn

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

LOCAL = frozenset({"127.0.0.1", "localhost", "::1"})
REFUSED = 2
MISDIRECTED = 421


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
