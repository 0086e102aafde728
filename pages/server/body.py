"""The body of a request, counted and timed while it arrives."""

import asyncio
from dataclasses import dataclass
from time import monotonic

from starlette.requests import ClientDisconnect
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages.server.refusals import refusal

TOO_LARGE, TOO_SLOW = 413, 408
TOO_LARGE_SENTENCE = "Nội dung gửi lên lớn hơn {limit}. Hãy gửi tệp nhỏ hơn."
TOO_SLOW_SENTENCE = "Nội dung gửi lên chậm quá nên đã dừng nhận. Hãy kiểm tra đường truyền rồi gửi lại."


@dataclass(frozen=True, slots=True)
class Bounds:
    """At most ``size`` bytes, all within ``seconds``, never ``silence`` seconds without a byte."""

    size: int
    seconds: float
    silence: float

    @property
    def spoken(self) -> str:
        """The size as people say it: "10 MB", "64 kB"."""
        return f"{self.size // 2**20} MB" if self.size >= 2**20 else f"{self.size // 2**10} kB"

    def too_large(self) -> Response:
        return refusal(TOO_LARGE, TOO_LARGE_SENTENCE.format(limit=self.spoken))


async def within(bounds: Bounds, app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    """Let the app read no more than the bounds allow; the refusal is sent here and the app sees the client leave."""
    watched = _Watched(bounds, scope, receive, send)
    try:
        await app(scope, watched.receive, watched.send)
    except ClientDisconnect:
        if not watched.refused:
            raise


class _Watched:
    """The two ends of one request."""

    def __init__(self, bounds: Bounds, scope: Scope, receive: Receive, send: Send) -> None:
        self.bounds, self.scope, self._receive, self._send = bounds, scope, receive, send
        self.size, self.began = 0, monotonic()
        self.whole = self.started = self.refused = False

    async def receive(self) -> Message:
        if self.refused:
            return {"type": "http.disconnect"}
        if self.whole:
            return await self._receive()
        left = self.bounds.seconds - (monotonic() - self.began)
        try:
            message = await asyncio.wait_for(self._receive(), max(0.0, min(left, self.bounds.silence)))
        except TimeoutError:
            return await self._refuse(refusal(TOO_SLOW, TOO_SLOW_SENTENCE))
        if message["type"] == "http.request":
            self.size += len(message.get("body", b""))
            self.whole = not message.get("more_body", False)
        return message if self.size <= self.bounds.size else await self._refuse(self.bounds.too_large())

    async def send(self, message: Message) -> None:
        if not self.refused:
            self.started = True
            await self._send(message)

    async def _refuse(self, answer: Response) -> Message:
        self.refused = True
        if not self.started:
            await answer(self.scope, self._receive, self._send)
        return {"type": "http.disconnect"}
