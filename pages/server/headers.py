"""What goes out with every answer so that a browser guards the page it shows."""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# As strict as Streamlit 1.67 can be shown under, tried page by page in a browser.
CONTENT_POLICY = "; ".join(
    (
        "default-src 'none'",
        # Streamlit loads the script of a component of ours from memory (blob:). No script stands in a page.
        "script-src 'self' blob:",
        # It writes style elements and attributes into the page while it runs.
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        # Its widgets carry one font inside their script.
        "font-src 'self' data:",
        "connect-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
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
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), display-capture=(), usb=(), payment=()",
}
# Only files that are the same for everybody may stay in a browser or on the way.
KEPT_FOLDERS = ("/static/", "/giao-dien/")
NOT_KEPT = {"Cache-Control": "no-store"}
OVER_TLS = {"Strict-Transport-Security": "max-age=31536000"}


class SecurityHeaders:
    """ASGI middleware: the same protective headers on every answer; over https, cookies that never leave it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in SECURITY_HEADERS.items():
                    headers.setdefault(name, value)  # a page of ours without Streamlit may be stricter
                if not scope["path"].startswith(KEPT_FOLDERS):
                    headers.update(NOT_KEPT)
                if scope["scheme"] == "https":
                    headers.update(OVER_TLS)
                    message["headers"] = [secured(name, value) for name, value in message["headers"]]
            await send(message)

        await self.app(scope, receive, guarded if scope["type"] == "http" else send)


def secured(name: bytes, value: bytes) -> tuple[bytes, bytes]:
    """A header; a cookie becomes one that is sent over https alone (Streamlit does not know of the proxy)."""
    if name.lower() == b"set-cookie" and b"secure" not in value.lower().replace(b" ", b"").split(b";"):
        return name, value + b"; Secure"
    return name, value
