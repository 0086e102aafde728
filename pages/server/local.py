"""Reached from this machine alone: by its own name, or by the names of the HTTPS server that stands before it here."""

import os
import sys
from functools import cache
from typing import NoReturn

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from pages.server.refusals import refusal

LOCAL = frozenset({"127.0.0.1", "localhost", "::1"})
NAMES = "INDICATORS_HOSTS"  # names people type, with commas between; "" for this machine alone
REFUSED = 2
MISDIRECTED = 421
MISDIRECTED_SENTENCE = "Máy chủ này không phục vụ dưới tên đó."


def refuse(sentence: str) -> NoReturn:
    """Say why on stderr and end with exit code 2."""
    print(sentence, file=sys.stderr, flush=True)
    raise SystemExit(REFUSED)


def require_local_address(address: str | None) -> None:
    """End the program unless the server was told to listen on this machine only: passwords need HTTPS, and the
    program leaves that to a server made for it."""
    if address not in LOCAL:
        refuse(
            f'Không khởi động: địa chỉ "{address or "mọi địa chỉ"}" mở chương trình cho máy khác mà không qua HTTPS. '
            "Hãy dùng --server.address 127.0.0.1 và đặt một máy chủ HTTPS phía trước (docs/security.md)."
        )


@cache
def served_names() -> frozenset[str]:
    """The names under which the program may be asked for, from the environment."""
    return LOCAL | {name.strip().lower() for name in os.environ.get(NAMES, "").split(",") if name.strip()}


class LocalOnly:
    """ASGI middleware: 421 for a request that did not come to this machine's own address, under a name it serves
    (another site may give its own name our address: DNS rebinding)."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan" or is_local(scope):
            await self.app(scope, receive, send)
        else:
            await refusal(MISDIRECTED, MISDIRECTED_SENTENCE)(scope, receive, send)


def is_local(scope: Scope) -> bool:
    """True when the connection arrived at the loopback address and the one Host header is a name we serve."""
    hosts = Headers(scope=scope).getlist("host")
    host = hosts[0].lower() if len(hosts) == 1 else ""
    name = host[1:].split("]")[0] if host.startswith("[") else host.rsplit(":", 1)[0]
    arrived_at = (scope.get("server") or ("",))[0]
    return name in served_names() and arrived_at in LOCAL
