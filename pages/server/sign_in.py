"""Coming in, going out, a new password: plain pages that need no script."""

from collections.abc import Callable
from functools import partial
from typing import Any
from urllib.parse import quote

from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from indicators import workflow
from indicators.access.sessions import form_token
from indicators.errors import NotSignedIn, UserError
from indicators.workflow import SignedIn
from pages.server import province_account, sign_in_page
from pages.server.visitors import (
    BEFORE,
    cookie_of,
    fields_of,
    fresh_secret,
    hand_out,
    is_ours,
    local_path,
    session_of,
)
from pages.shared import session

IN, OUT, CHANGE = "/dang-nhap", "/dang-xuat", "/doi-mat-khau"
NOT_CONFIRMED = "chua-xac-nhan"
NOT_CONFIRMED_SENTENCE = (
    "Tài khoản của tỉnh chưa được xác nhận. Hãy thử lại; nếu vẫn không vào được thì báo quản trị."
)
FORM_TOO_OLD = "Trang này đã mở quá lâu. Hãy thử lại."
NOT_OURS = "Yêu cầu không đến từ trang của chương trình nên không được thực hiện."
TWO_DIFFER = "Hai lần nhập mật khẩu mới không giống nhau."
UNSTORED = {"Cache-Control": "no-store", "Content-Security-Policy": sign_in_page.CONTENT_POLICY}
ONE_AT_A_TIME = (
    1  # checking a password takes a core and 64 MB; whoever else comes waits without holding a thread
)
_turns: list[CapacityLimiter] = []


async def sign_in(request: Request) -> Response:
    """GET: the form, or the way on for who is in already. POST: begin a session."""
    back = local_path(request.query_params.get("ve"))
    if request.method != "POST":
        found = session_of(request.scope)
        error = NOT_CONFIRMED_SENTENCE if NOT_CONFIRMED in request.query_params else ""
        return go(_after(back, found.must_change)) if found else _ask_in(request, back, error=error)
    fields, secret = await fields_of(request), cookie_of(request.scope, BEFORE)
    login = fields.get("ten", "")
    if not is_ours(request, fields, secret):
        return _ask_in(request, back, login, FORM_TOO_OLD, 403)
    address = request.client.host if request.client else ""
    try:
        begun: SignedIn = await _in_turn(
            workflow.sign_in, session.opened_house(), login, fields.get("mat_khau", ""), address
        )
    except NotSignedIn as error:
        return _ask_in(request, back, login, str(error), 401)
    # Whoever was in by this browser before is out.
    await to_thread.run_sync(
        workflow.sign_out, session.opened_house(), cookie_of(request.scope, session.COOKIE)
    )
    response = go(_after(back, begun.must_change))
    response.delete_cookie(BEFORE, path="/")
    return hand_out(response, request, session.COOKIE, begun.token)


async def sign_out(request: Request) -> Response:
    """End the session in every tab."""
    token = cookie_of(request.scope, session.COOKIE)
    if not is_ours(request, await fields_of(request), token):
        return PlainTextResponse(NOT_OURS, 403, headers=UNSTORED)
    await to_thread.run_sync(workflow.sign_out, session.opened_house(), token)
    response = _out_of_the_province() if province_account.holds_identity(request.scope) else go(IN)
    response.delete_cookie(session.COOKIE, path="/")
    return response


async def change_password(request: Request) -> Response:
    """GET: the form. POST: set the new password and begin a new session."""
    back, token = local_path(request.query_params.get("ve")), cookie_of(request.scope, session.COOKIE)
    if request.method != "POST":
        return _ask_new(request, back)
    fields = await fields_of(request)
    if not is_ours(request, fields, token):
        return _ask_new(request, back, FORM_TOO_OLD, 403)
    if fields.get("moi") != fields.get("moi_lai"):
        return _ask_new(request, back, TWO_DIFFER, 400)
    try:
        begun: SignedIn = await _in_turn(
            workflow.change_password,
            session.opened_house(),
            token,
            fields.get("cu", ""),
            fields.get("moi", ""),
        )
    except NotSignedIn as error:
        return _ask_in(request, back, "", str(error), 401)
    except UserError as error:
        return _ask_new(request, back, str(error), 400)
    return hand_out(go(back), request, session.COOKIE, begun.token)


def _ask_in(request: Request, back: str, login: str = "", error: str = "", status: int = 200) -> Response:
    secret = cookie_of(request.scope, BEFORE) or fresh_secret()
    way = _address(province_account.START, back) if province_account.province() else ""
    page = sign_in_page.sign_in(_address(IN, back), form_token(secret), login, error, way)
    return hand_out(HTMLResponse(page, status, headers=UNSTORED), request, BEFORE, secret)


def _ask_new(request: Request, back: str, error: str = "", status: int = 200) -> Response:
    found, token = session_of(request.scope), cookie_of(request.scope, session.COOKIE)
    if found is None or token is None:
        return _ask_in(request, back)
    page = sign_in_page.new_password(
        _address(CHANGE, back), form_token(token), found.actor.name, found.must_change, error, back
    )
    return HTMLResponse(page, status, headers=UNSTORED)


def _out_of_the_province() -> Response:
    """By a page, for the browser lets no form of ours lead to another site: on to the provider, to end there, too."""
    headers = UNSTORED | {"Refresh": f"0; url={province_account.LOGOUT}"}
    return HTMLResponse(sign_in_page.going_out(province_account.LOGOUT), headers=headers)


def _after(back: str, must_change: bool) -> str:
    return _address(CHANGE, back) if must_change else back


def _address(page: str, back: str) -> str:
    return page if back == "/" else f"{page}?ve={quote(back, safe='')}"


def go(address: str) -> Response:
    """On to another page of this address."""
    return RedirectResponse(address, 303, headers={"Cache-Control": "no-store"})


async def _in_turn(verb: Callable[..., Any], *args: Any) -> Any:
    """In a thread, for it computes for long; in turn, so that a crowd at eight o'clock does not fill the memory."""
    if not _turns:
        _turns.append(CapacityLimiter(ONE_AT_A_TIME))
    return await to_thread.run_sync(partial(verb, *args), limiter=_turns[0])


async def still_in(_request: Request) -> Response:
    """For the script of an open tab: 204 while its session lasts; the gate answers 401 after that."""
    return Response(status_code=204, headers={"Cache-Control": "no-store"})


ROUTES = (
    Route("/phien", still_in),
    Route(IN, sign_in, methods=["GET", "POST"]),
    Route(OUT, sign_out, methods=["POST"]),
    Route(CHANGE, change_password, methods=["GET", "POST"]),
)
