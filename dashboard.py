"""The entry: `streamlit run dashboard.py`. The server around the pages; nothing here knows of gender equality.

A request meets the middleware in the order in which they stand below: the first ones ask least and refuse most.
"""

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware

from indicators.errors import UserError
from pages.server import assets, health, province_account, province_sign_in, sign_in
from pages.server.apart import PageSessionsApart
from pages.server.doors import Doors
from pages.server.gate import SignedInOnly
from pages.server.headers import SecurityHeaders
from pages.server.kept_files import Kept
from pages.server.limits import Limits
from pages.server.local import LocalOnly, refuse, require_local_address
from pages.server.logs import keep_data_out
from pages.server.messages import KnownMessages
from pages.server.vietnamese_page import VietnamesePage
from pages.shared import session
from pages.shared.messages import show_unexpected

keep_data_out()
require_local_address(st.get_option("server.address"))
try:
    session.opened_house()
    province_account.province()
except UserError as error:
    refuse(str(error))

ROUTES = [*health.ROUTES, *assets.ROUTES, *sign_in.ROUTES, *province_sign_in.ROUTES]
app = st.App(
    "pages/frame.py",
    routes=ROUTES,
    middleware=[
        Middleware(LocalOnly),
        Middleware(SecurityHeaders),
        Middleware(Doors, routes=ROUTES),
        Middleware(Limits),
        Middleware(SignedInOnly),
        Middleware(province_sign_in.ProvinceAnswers),
        Middleware(PageSessionsApart),
        Middleware(KnownMessages),
        Middleware(Kept),
        Middleware(GZipMiddleware, minimum_size=1000, compresslevel=5),
        Middleware(VietnamesePage),
    ],
    lifespan=health.warm,
    on_script_error=show_unexpected,
)
