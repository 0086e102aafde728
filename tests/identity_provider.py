"""A small but true OpenID provider as a process of its own: discovery, authorization code with PKCE, RS256, sign-out.

``python -m tests.identity_provider PORT PEOPLE REDIRECT``: PEOPLE is a JSON file, name at the provider → claims. What a
claim of the name "!…" says, it does wrong on purpose, so that it can be seen whether anybody notices.
"""

import json
import secrets
import sys
import time
from base64 import b64decode, urlsafe_b64encode
from hashlib import sha256
from html import escape
from pathlib import Path
from urllib.parse import unquote, urlencode

import uvicorn
from joserfc import jwt
from joserfc.jwk import RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

PORT, PEOPLE, REDIRECT = int(sys.argv[1]), json.loads(Path(sys.argv[2]).read_text("utf-8")), sys.argv[3]
ISSUER = f"http://127.0.0.1:{PORT}"
CLIENT, SECRET, PASSWORD = "bdg", "bi-mat-cua-may-khach", "mat-khau-o-tinh"
KEY, OTHER_KEY = (RSAKey.generate_key(2048, {"kid": "khoa-1"}) for _ in range(2))
COOKIE, LASTS_SECONDS = "tinh_phien", 300
codes: dict[str, dict] = {}  # code → what was asked and by whom
signed_in: dict[str, str] = {}  # cookie → name


def discovery(_request: Request) -> Response:
    return JSONResponse(
        {
            "issuer": ISSUER,
            "authorization_endpoint": f"{ISSUER}/authorize",
            "token_endpoint": f"{ISSUER}/token",
            "userinfo_endpoint": f"{ISSUER}/userinfo",
            "jwks_uri": f"{ISSUER}/jwks",
            "end_session_endpoint": f"{ISSUER}/logout",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "code_challenge_methods_supported": ["S256"],
            "token_endpoint_auth_methods_supported": ["client_secret_basic"],
        }
    )


def jwks(_request: Request) -> Response:
    return JSONResponse({"keys": [KEY.as_dict(private=False)]})


async def authorize(request: Request) -> Response:
    """GET: the form. POST: back to the client with a code."""
    asked = dict(request.query_params)
    known = asked.get("client_id") == CLIENT and asked.get("redirect_uri") == REDIRECT
    if not (known and asked.get("response_type") == "code" and asked.get("code_challenge_method") == "S256"):
        return PlainTextResponse("invalid_request", 400)
    if request.method == "GET":
        who = signed_in.get(request.cookies.get(COOKIE, ""), "")
        return HTMLResponse(
            "<!DOCTYPE html><html lang=vi><meta charset=utf-8><title>Tài khoản của tỉnh</title>"
            f'<h1>Tài khoản của tỉnh</h1><p id="who">{escape(who)}</p><form method="post">'
            '<input name="name"><input name="password" type="password"><button>Đồng ý</button></form>'
        )
    fields = await request.form()
    name = str(fields["name"])
    if name not in PEOPLE or fields["password"] != PASSWORD:
        answer = {"error": "access_denied", "error_description": "sai", "state": asked["state"]}
        return RedirectResponse(f"{REDIRECT}?{urlencode(answer)}", 302)
    code, kept = secrets.token_urlsafe(16), secrets.token_urlsafe(16)
    codes[code], signed_in[kept] = asked | {"name": name}, name
    response = RedirectResponse(f"{REDIRECT}?{urlencode({'code': code, 'state': asked['state']})}", 302)
    response.set_cookie(COOKIE, kept, httponly=True)
    return response


async def token(request: Request) -> Response:
    fields = await request.form()
    asked = codes.pop(str(fields.get("code")), None)
    client = b64decode(request.headers.get("authorization", "").removeprefix("Basic ")).decode()
    if unquote(client) != f"{CLIENT}:{SECRET}":
        return JSONResponse({"error": "invalid_client"}, 401)
    proof = sha256(str(fields.get("code_verifier", "")).encode()).digest()
    if asked is None or urlsafe_b64encode(proof).rstrip(b"=").decode() != asked["code_challenge"]:
        return JSONResponse({"error": "invalid_grant"}, 400)
    return JSONResponse(
        {
            "access_token": secrets.token_urlsafe(16),
            "token_type": "Bearer",
            "expires_in": LASTS_SECONDS,
            "id_token": id_token(asked),
        }
    )


def id_token(asked: dict) -> str:
    person, now = PEOPLE[asked["name"]], int(time.time())
    claims = {
        "iss": ISSUER,
        "sub": f"so-{asked['name']}",
        "aud": CLIENT,
        "iat": now,
        "exp": now + LASTS_SECONDS,
    }
    claims |= {"nonce": asked["nonce"], "preferred_username": asked["name"]}
    claims |= {name: value for name, value in person.items() if not name.startswith("!")}
    claims |= {name[1:]: value for name, value in person.items() if name.startswith("!") and name != "!key"}
    return jwt.encode({"alg": "RS256", "kid": "khoa-1"}, claims, OTHER_KEY if "!key" in person else KEY)


def userinfo(_request: Request) -> Response:
    return JSONResponse({"error": "invalid_token"}, 401)


def logout(request: Request) -> Response:
    """End the session at the provider, for a client that says by an ID token whose it is."""
    asked = request.query_params
    try:
        jwt.decode(asked.get("id_token_hint", ""), KEY, algorithms=["RS256"])
    except Exception:
        return PlainTextResponse("invalid id_token_hint", 400)
    if asked.get("post_logout_redirect_uri") != REDIRECT:
        return PlainTextResponse("invalid post_logout_redirect_uri", 400)
    signed_in.pop(request.cookies.get(COOKIE, ""), None)
    return RedirectResponse(REDIRECT, 302)


app = Starlette(
    routes=[
        Route("/.well-known/openid-configuration", discovery),
        Route("/jwks", jwks),
        Route("/authorize", authorize, methods=["GET", "POST"]),
        Route("/token", token, methods=["POST"]),
        Route("/userinfo", userinfo),
        Route("/logout", logout),
    ]
)

if __name__ == "__main__":
    uvicorn.run(app, host="127.0.0.1", port=PORT, log_level="warning")
