"""How the server starts, whether it answers, and how it ends."""

import gc
from contextlib import asynccontextmanager
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from pages.shared import session


async def health(_request: Request) -> JSONResponse:
    """Whether the server answers and its database is open."""
    return JSONResponse({"song": True, "minh_hoa": session.house().store.sample})


@asynccontextmanager
async def warm(_app: Any):
    """Pay for imports and the first opening before the first visitor, and keep what they left out of every later
    garbage collection (Streamlit collects after each run)."""
    session.warm_up()
    gc.collect()
    gc.freeze()
    yield
    session.house().store.close()


ROUTES = (Route("/suc-khoe", health),)
