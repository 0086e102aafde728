"""The way to the province's provider and back, around the addresses at which Streamlit does the talking."""

from urllib.parse import parse_qs

from anyio import to_thread
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from indicators import workflow
from indicators.errors import NotSignedIn
from pages.server import province_account, sign_in_page
from pages.server.province_account import ARRIVE, CALLBACK, LOGIN, START
from pages.server.sign_in import IN, NOT_CONFIRMED, UNSTORED, go
from pages.server.visitors import cookie_of, hand_out, local_path, session_of
from pages.shared import session

BACK = "bdg_ve"  # where somebody wanted to go before the provider asked who they are
FAILED = f"{IN}?{NOT_CONFIRMED}=1"
OF_AN_ANSWER = {"state", "code", "error"}
SEE_OTHER, BAD_REQUEST, FORBIDDEN = 303, 400, 403


async def start(request: Request) -> Response:
    """To the provider, unless somebody is in already."""
    back = local_path(request.query_params.get("ve"))
    if province_account.province() is None or session_of(request.scope):
        return go(back)
    return hand_out(go(province_account.way_to_provider()), request, BACK, back)


async def arrive(request: Request) -> Response:
    """Exchange what has just been confirmed for a session of ours; a page that says whom to ask for who is unknown."""
    back, found = local_path(cookie_of(request.scope, BACK)), province_account.confirmed(request.scope)
    configured = province_account.province()
    if configured is None or found is None:
        return go(FAILED)
    house, address = session.opened_house(), request.client.host if request.client else ""
    person, proof = found
    try:
        begun = await to_thread.run_sync(
            workflow.sign_in_by_province, house, person, configured.rules.by_account, proof, address
        )
    except NotSignedIn as error:
        return HTMLResponse(sign_in_page.not_known(str(error), person.login), FORBIDDEN, headers=UNSTORED)
    await to_thread.run_sync(workflow.sign_out, house, cookie_of(request.scope, session.COOKIE))
    response = go(back)
    response.delete_cookie(BACK, path="/")
    return hand_out(response, request, session.COOKIE, begun.token)


class ProvinceAnswers:
    """ASGI middleware: after Streamlit's callback a person goes to where they become one of ours; what failed becomes a
    sentence on the sign-in page."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope["path"] if scope["type"] == "http" else ""
        if path not in (LOGIN, CALLBACK):
            await self.app(scope, receive, send)
        elif path == CALLBACK and "error" in asked(scope):
            # Streamlit would only write the provider's words into the log, and they are whatever the address says.
            await go(FAILED)(scope, receive, send)
        else:
            await self.app(scope, receive, lambda message: send(led(message, scope)))


def led(message: Message, scope: Scope) -> Message:
    """An answer of Streamlit's with the address where the person goes on; its few words are not shown."""
    to = elsewhere(message, scope) if message["type"] == "http.response.start" else None
    if to:
        message = {**message, "status": SEE_OTHER, "headers": list(message["headers"])}
        headers = MutableHeaders(scope=message)
        headers["location"], headers["content-length"] = to, "0"
    elif message["type"] == "http.response.body":
        message = {**message, "body": b""}
    return message


def elsewhere(start: Message, scope: Scope) -> str | None:
    """Where an answer leads instead; None for the one that leads to the provider."""
    if scope["path"] == LOGIN:
        return FAILED if start["status"] >= BAD_REQUEST else None
    if any(is_confirmation(name, value) for name, value in start["headers"]):
        return ARRIVE
    return FAILED if OF_AN_ANSWER & asked(scope) else IN


def is_confirmation(name: bytes, value: bytes) -> bool:
    """True for the cookie in which Streamlit leaves who it was; False for the one that takes it away."""
    said = value.partition(b";")[0].partition(b"=")
    return (
        name.lower() == b"set-cookie" and said[0] == USER_COOKIE_NAME.encode() and said[2] not in (b"", b'""')
    )


def asked(scope: Scope) -> set[str]:
    """The names of what the address says."""
    return set(parse_qs(scope["query_string"].decode("latin-1"), keep_blank_values=True))


ROUTES = (Route(START, start, methods=["GET"]), Route(ARRIVE, arrive, methods=["GET"]))
