"""Streamlit's own files, kept as they were compressed the first time."""

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send


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
            if not answer:  # the browser went away before there was one
                return
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
