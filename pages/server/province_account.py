"""The province's single sign-on: whether it is configured, and whom Streamlit's sign-in has just confirmed.

Streamlit (``st.login``) speaks with the provider and leaves what it confirmed in a signed cookie of its own, good for
30 days. Here that cookie is no session: it is looked at once, right after, and exchanged for one of ours.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit

from starlette.requests import HTTPConnection
from starlette.types import Scope
from streamlit.auth_util import (
    encode_provider_token,
    get_cookie_with_chunks,
    get_origin_from_redirect_uri,
    get_validated_redirect_uri,
)
from streamlit.runtime.secrets import secrets_singleton
from streamlit.web.server.server_util import get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from indicators.access.door import PROOF_SECONDS
from indicators.access.identity_claims import ClaimRules, Person, person_of, rules_from
from indicators.errors import UserError
from pages.server.local import served_names

START, ARRIVE = "/dang-nhap/tinh", "/dang-nhap/tinh/xong"
LOGIN, LOGOUT, CALLBACK = "/auth/login", "/auth/logout", "/oauth2callback"  # Streamlit's own
PROVIDER = "default"  # the one provider that stands in [auth] itself
NEEDED = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")
SHORTEST_SECRET = 32
DAY = 86_400


@dataclass(frozen=True, slots=True)
class Province:
    """``origin``: the address people know the program by, "https://bdg.tinh.gov.vn"."""

    origin: str
    rules: ClaimRules


@cache
def province() -> Province | None:
    """The single sign-on as it was configured when the server started; None without. Raises UserError."""
    if not secrets_singleton.load_if_toml_exists() or "auth" not in secrets_singleton:
        return None
    auth = secrets_singleton["auth"]
    require_complete(auth)
    origin, back = get_origin_from_redirect_uri(), get_validated_redirect_uri()
    address = urlsplit(origin or "")
    if not origin or not back or address.hostname not in served_names():
        raise UserError(
            f"[auth]: redirect_uri phải là địa chỉ của chương trình, kết thúc bằng {CALLBACK}; "
            "tên máy phải có trong INDICATORS_HOSTS."
        )
    return Province(origin, rules_from(secrets_singleton.get("single_sign_on", {})))


def require_complete(auth: Mapping[str, Any]) -> None:
    """Raise UserError for what is missing: who knows the cookie's secret can be anybody."""
    for name in NEEDED:
        if not isinstance(auth.get(name), str) or not auth[name]:
            raise UserError(f"[auth]: thiếu {name}. Xem .streamlit/secrets.example.toml.")
    if len(auth["cookie_secret"]) < SHORTEST_SECRET:
        raise UserError(f"[auth]: cookie_secret phải là chuỗi ngẫu nhiên, ít nhất {SHORTEST_SECRET} ký tự.")


def open_to_strangers(path: str) -> bool:
    """True for what somebody needs on the way to the provider and back; never where none is configured."""
    return path in {START, ARRIVE, LOGIN, LOGOUT, CALLBACK} and province() is not None


def way_to_provider() -> str:
    """The address at which Streamlit begins, as ``st.login`` builds it; good for two minutes."""
    return f"{LOGIN}?provider={encode_provider_token(PROVIDER)}"


def holds_identity(scope: Scope) -> bool:
    """True when the browser still holds what Streamlit confirmed once, old or new: to be cleared when one goes out."""
    return province() is not None and USER_COOKIE_NAME in HTTPConnection(scope).cookies


def confirmed(scope: Scope) -> tuple[Person, str] | None:
    """Whom the provider has just confirmed, and the name of this one confirmation; None where there is none, where it
    is older than two minutes, or where the signature, the address or the provider is another."""
    configured, cookies = province(), HTTPConnection(scope).cookies
    if configured is None:
        return None

    def signed(name: str) -> bytes | None:
        value = cookies.get(name, "").encode("latin-1", "replace")
        return decode_signed_value(get_cookie_secret(), name, value, PROOF_SECONDS / DAY)

    found = get_cookie_with_chunks(signed, USER_COOKIE_NAME)
    claims = json.loads(found) if found else {}
    said = (claims.get("origin"), claims.get("provider"), claims.get("is_logged_in"))
    if said != (configured.origin, PROVIDER, True):
        return None
    return person_of(claims, configured.rules), sha256(cookies[USER_COOKIE_NAME].encode()).hexdigest()
