"""A request as the server program hands it on, without a socket: what comes back, and what the app got to read."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from starlette.requests import Request
from starlette.responses import PlainTextResponse

UPLOAD = "/_stcore/upload_file/00000000-0000-4000-8000-000000000001/00000000-0000-4000-8000-000000000002"
HOST = "chitieu.example"


@dataclass
class Answer:
    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    body: str = ""
    accepted: bool = False


class Reads:
    """An app that reads the whole body and notes its size; a websocket it accepts and leaves when told."""

    def __init__(self) -> None:
        self.sizes: list[int] = []
        self.leave = asyncio.Event()

    async def __call__(self, scope, receive, send) -> None:
        if scope["type"] == "websocket":
            await send({"type": "websocket.accept"})
            await self.leave.wait()
            return
        self.sizes.append(len(await Request(scope, receive).body()))
        await PlainTextResponse("vào")(scope, receive, send)


def scope_of(method: str, path: str, headers: dict[str, str], address: str, **more: Any) -> dict[str, Any]:
    path, _, query = path.partition("?")
    return {
        "type": "websocket" if method == "WS" else "http",
        "method": method,
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "headers": [(n.lower().encode(), v.encode()) for n, v in ({"host": HOST} | headers).items()],
        "client": (address, 50000),
        "server": ("127.0.0.1", 8501),
        "scheme": "http",
        "extensions": {"websocket.http.response": {}},
    } | more


async def ask(
    app: Callable,
    method: str = "GET",
    path: str = "/",
    headers: dict[str, str] | None = None,
    chunks: Sequence[bytes] = (b"",),
    pause: float = 0,
    address: str = "10.0.0.1",
    **more: Any,
) -> Answer:
    """What the app answers to a body that comes in these chunks, ``pause`` seconds between them, and then goes on
    being open."""
    answer, coming = Answer(), list(chunks)

    async def receive():
        if method == "WS":
            return {"type": "websocket.connect"}
        if pause:
            await asyncio.sleep(pause)
        if not coming:
            await asyncio.Event().wait()
        return {"type": "http.request", "body": coming.pop(0), "more_body": bool(coming)}

    async def send(message):
        kind = message["type"].removeprefix("websocket.")
        answer.accepted |= kind == "accept"
        if kind == "http.response.start":
            answer.status = message["status"]
            answer.headers = {n.decode().lower(): v.decode() for n, v in message["headers"]}
        elif kind == "http.response.body":
            answer.body += message.get("body", b"").decode()

    await app(scope_of(method, path, headers or {}, address, **more), receive, send)
    return answer
