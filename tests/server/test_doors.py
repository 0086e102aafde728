"""Only what the pages need is open, and only for our own pages."""

import asyncio

import pytest
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from pages.server.doors import Doors
from pages.shared.places import PLACES
from tests.server.asking import HOST, UPLOAD, Reads, ask

OURS = f"http://{HOST}"
DOWNLOAD = f"/media/{'a' * 56}.xlsx"


async def own(_request):
    return PlainTextResponse("của mình")


def asked(method: str, path: str, **headers: str):
    app = Doors(Reads(), routes=[Route("/dang-nhap", own, methods=["GET", "POST"])])

    async def and_leave():
        app.app.leave.set()
        return await ask(
            app, method, path, {name.replace("_", "-"): value for name, value in headers.items()}
        )

    return asyncio.run(and_leave())


@pytest.mark.parametrize("address", [place.address for place in PLACES.values()])
def test_every_page_is_open(address):
    assert asked("GET", f"/{address}").status == 200


@pytest.mark.parametrize(
    ("method", "path"),
    [("GET", "/static/js/index.CE0vAqKO.js"), ("HEAD", "/favicon.png"), ("GET", "/_stcore/health"),
     ("GET", "/_stcore/host-config"), ("PUT", UPLOAD), ("DELETE", UPLOAD), ("GET", DOWNLOAD), ("POST", "/dang-nhap"),
     ("GET", "/dang-nhap")]
)  # fmt: skip
def test_what_pages_need_is_open(method, path):
    assert asked(method, path).status == 200


@pytest.mark.parametrize(
    "path",
    ["/_stcore/metrics", "/_stcore/agent/openapi.json", "/_stcore/agent/mcp", "/_stcore/agent/interact",
     "/_stcore/script-health-check", "/_stcore/bidi-components/a/b.js", "/component/a/index.html", "/app/static/a",
     "/_stcore/upload_file/a/b", "/media/../../etc/passwd", "/media/a", "/.streamlit/config.toml", "/manifest.json",
     "/indicator/_stcore/metrics", "//example.com", "/static/a b", "/dashboard.py"]
)  # fmt: skip
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_what_streamlit_has_besides_does_not_exist(method, path):
    answer = asked(method, path)
    assert (answer.status, answer.body) == (404, "Không có trang này.")


@pytest.mark.parametrize(
    ("method", "path"),
    [("POST", "/"), ("PUT", "/indicator"), ("OPTIONS", UPLOAD), ("POST", UPLOAD), ("GET", UPLOAD), ("TRACE", "/"),
     ("DELETE", DOWNLOAD), ("PUT", "/dang-nhap"), ("OPTIONS", "/_stcore/health")]
)  # fmt: skip
def test_an_open_address_takes_its_own_methods_only(method, path):
    assert asked(method, path).status == 405


FOREIGN = [
    "http://evil.example",
    f"http://{HOST}.evil.example",
    f"http://{HOST}:9000",
    "null",
    "http://localhost",
    "",
]


@pytest.mark.parametrize("origin", FOREIGN)
@pytest.mark.parametrize(("method", "path"), [("PUT", UPLOAD), ("DELETE", UPLOAD), ("POST", "/dang-nhap")])
def test_another_site_changes_nothing(method, path, origin):
    assert asked(method, path, origin=origin).status == 403
    assert asked(method, path, sec_fetch_site="cross-site").status == 403
    assert asked(method, path, origin=OURS).status == 200


@pytest.mark.parametrize("origin", FOREIGN)
def test_the_websocket_is_not_opened_for_another_site(origin):
    answer = asked("WS", "/_stcore/stream", origin=origin)
    assert (answer.status, answer.accepted) == (403, False)


def test_the_websocket_is_opened_for_our_pages_and_at_its_address_alone():
    assert asked("WS", "/_stcore/stream", origin=OURS).accepted
    assert not asked("WS", "/_stcore/stream").accepted, "browsers always say where they are"
    assert not asked("WS", "/another", origin=OURS).accepted
