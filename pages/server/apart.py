"""A page session stays with the sign-in that began it.

Streamlit lets whoever names a page session take it up again, with its choices and the files it holds. It does so only
for the same user, and this is how it is told who that is (``server.trustedUserHeaders``): a tab left open is not taken
up for the next person at the machine, nor one whose name was found out.
"""

from starlette.types import ASGIApp, Receive, Scope, Send

from pages.server.client import names_of

SIGNED_IN = b"x-signed-in"  # named in .streamlit/config.toml; never taken from outside


class PageSessionsApart:
    """ASGI middleware: every websocket says by a header of ours which sign-in it belongs to."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            scope = {**scope, "headers": said_by_us(scope)}
        await self.app(scope, receive, send)


def said_by_us(scope: Scope) -> list[tuple[bytes, bytes]]:
    """The headers, with ours in the place of any the client sent under its name."""
    others = [(name, value) for name, value in scope["headers"] if name.lower() != SIGNED_IN]
    return [*others, (SIGNED_IN, names_of(scope).get("session", "").encode())]
