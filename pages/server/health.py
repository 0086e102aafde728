"""How the server starts, whether it answers, and how it ends."""

import gc
from contextlib import asynccontextmanager
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from indicators import workflow
from indicators.workflow.targets import note_targets
from pages.server import backups
from pages.server.at_once import answer_at_once
from pages.shared import session

FIRST_SIGN_IN = """
  Chưa có tài khoản nào nên đã mở tài khoản quản trị đầu tiên. Mật khẩu chỉ dùng một lần và chỉ in ra lần này:
    Tên đăng nhập: {login}
    Mật khẩu:      {password}
"""


async def health(_request: Request) -> JSONResponse:
    """Whether the server answers and its database is open."""
    return JSONResponse({"song": True, "minh_hoa": session.opened_house().store.sample})


def announce_first_administrator() -> None:
    """Where there is no account yet, say once by which one the first person comes in."""
    made = workflow.first_administrator(session.opened_house())
    if made:
        print(FIRST_SIGN_IN.format(login=made[0], password=made[1]), flush=True)


@asynccontextmanager
async def warm(_app: Any):
    """Pay for imports and the first opening before the first visitor, and keep what they left out of every later
    garbage collection."""
    announce_first_administrator()
    note_targets(session.opened_house())
    answer_at_once()
    session.warm_up()
    gc.collect()
    gc.freeze()
    async with backups.kept(session.opened_house()):
        yield
    session.opened_house().store.close()


ROUTES = (Route("/suc-khoe", health),)
