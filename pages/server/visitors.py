"""Whose request this is: the cookie of a session, and the token that proves a form to be one of ours."""

import secrets
from hmac import compare_digest
from urllib.parse import parse_qs

from starlette.requests import HTTPConnection, Request
from starlette.responses import Response
from starlette.types import Scope

from indicators import workflow
from indicators.access.sessions import Session, form_token
from pages.server.doors import from_our_site
from pages.shared import session

BEFORE = "bdg_truoc_khi_vao"  # held by a browser that is shown the sign-in form
FORM_BYTES = 8_192
SAFE_PROTOCOLS = frozenset({"https", "wss"})


def cookie_of(scope: Scope, name: str) -> str | None:
    """The value of a cookie the request brings; None without one."""
    return HTTPConnection(scope).cookies.get(name)


def session_of(scope: Scope, touch: bool = True) -> Session | None:
    """The session of the request while it lasts."""
    return workflow.session_of(session.opened_house(), cookie_of(scope, session.COOKIE), touch)


def hand_out(response: Response, request: Request, name: str, value: str) -> Response:
    """Give the browser a cookie no script can read, gone when the browser is closed."""
    secure = request.scope["scheme"] in SAFE_PROTOCOLS
    response.set_cookie(name, value, path="/", httponly=True, samesite="lax", secure=secure)
    return response


def fresh_secret() -> str:
    return secrets.token_urlsafe(24)


async def fields_of(request: Request) -> dict[str, str]:
    """The fields of a posted form; none of one that is too long or was not made by a form."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > FORM_BYTES:
            return {}
    found = parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=20)
    return {name: values[0] for name, values in found.items()}


def is_ours(request: Request, fields: dict[str, str], secret: str | None) -> bool:
    """True for a form of ours that this browser was shown."""
    if not secret or not from_our_site(request.scope):
        return False
    return compare_digest(fields.get("token", ""), form_token(secret))


def local_path(asked: str | None) -> str:
    """Where to go on: a path of this very address; the first page for anything else."""
    path = asked or "/"
    plain = path.isprintable() and "\\" not in path
    return path if plain and path.startswith("/") and not path.startswith("//") else "/"
