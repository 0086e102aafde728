"""The names a client goes by when it is counted: the session it signed in with, and its address."""

from hashlib import sha256

from starlette.requests import HTTPConnection
from starlette.types import Scope

from pages.shared.session import COOKIE

EVERYBODY = "everybody"


def names_of(scope: Scope) -> dict[str, str]:
    """``{"everybody": "", "address": "10.0.0.7", "session": hash of the cookie}``; no session before sign-in.

    A cookie can be made up, an address cannot: whoever changes cookies to be counted anew meets the address' limit.
    The cookie itself is not kept, so that no list in memory lets anyone in.
    """
    connection = HTTPConnection(scope)
    names = {EVERYBODY: "", "address": connection.client.host if connection.client else ""}
    if kept := connection.cookies.get(COOKIE):
        names["session"] = sha256(kept.encode()).hexdigest()
    return names
