"""What one client, one address and everybody together may ask of the server: sizes, counts, rates and times.

These hold for whatever reaches the port, with or without a browser: the widgets' own limits are only politeness.
"""

from collections import Counter
from collections.abc import Generator
from contextlib import contextmanager
from time import monotonic

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from pages.server import held_uploads
from pages.server.allowances import Allowance, Counted
from pages.server.apart import UPLOAD_ADDRESS
from pages.server.body import Bounds, within
from pages.server.client import names_of
from pages.server.province_account import CALLBACK, LOGIN, LOGOUT
from pages.server.refusals import refusal

MB, KB = 2**20, 2**10

# The longest address of ours is a page with its filters (300 bytes); a single sign-on comes back with about 2 kB.
LONGEST_ADDRESS = 4 * KB
# A browser sends 2 kB; the cookies of a single sign-on add up to 16. uvicorn itself stops reading at 64.
MOST_HEADERS, LARGEST_HEADERS = 100, 32 * KB

# The largest workbook intake reads is 10 MB; around it stand the borders of the form and a file name.
UPLOAD = Bounds(10 * MB + 64 * KB, seconds=300, silence=20)  # 10 MB in 300 s is a rural line of 0,3 Mbit/s
# Forms of ours hold a name and a password.
FORM = Bounds(16 * KB, seconds=20, silence=10)
# Nothing else has a body.
NO_BODY = Bounds(0, seconds=20, silence=10)

# A browser sends six at once; the whole round of a province (100 units) may be dropped into one page. Many people of
# one office may share an address, and all of them send on the last day.
UPLOADS = {"session": Allowance(12, 150), "address": Allowance(60, 400), "everybody": Allowance(80, 800)}
# Each sign-in costs the server a hash that is slow on purpose; at eight o'clock a whole office comes from one address.
FORMS = {"session": Allowance(4, 30), "address": Allowance(40, 120), "everybody": Allowance(60, 300)}
ASK_THE_PROVIDER = frozenset(
    {LOGIN, LOGOUT, CALLBACK}
)  # the server itself asks the province's provider; as forms
# A person has some tabs, an office many people. A closed tab keeps its memory for two minutes more, hence the rate.
SOCKETS = {"session": Allowance(30, 120), "address": Allowance(300, 600), "everybody": Allowance(500, 1200)}

# What a tab may keep in memory, and all tabs together, so that uploads alone cannot fill a machine of 2 GB.
HELD_FILES, HELD_BYTES, ALL_HELD_BYTES = 120, 60 * MB, 500 * MB
TAB_FORGOTTEN_SECONDS = (
    120.0  # Streamlit keeps a closed tab's files that long (server.disconnectedSessionTTL)
)

LONG_ADDRESS_SENTENCE = "Địa chỉ dài quá. Hãy mở lại từ trang đầu."
LARGE_HEADERS_SENTENCE = "Phần đầu của yêu cầu lớn quá. Hãy xóa cookie của trang này rồi mở lại."
OFTEN_SENTENCE = "Máy chủ đang nhận nhiều yêu cầu từ nơi này. Hãy đợi rồi thử lại."
MANY_FILES_SENTENCE = (
    f"Mỗi lần chọn được nhiều nhất {HELD_FILES} tệp, cả thảy {HELD_BYTES // MB} MB. "
    "Hãy gửi các tệp đã chọn, tải lại trang rồi chọn tiếp."
)
FULL_SENTENCE = "Máy chủ đang giữ nhiều tệp chờ gửi. Hãy thử lại sau vài phút."


class Limits:
    """ASGI middleware: 408, 413, 414, 429, 431 or 503 with a sentence for what goes beyond; else the request passes."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.uploads, self.forms, self.sockets = Counted(UPLOADS), Counted(FORMS), Counted(SOCKETS)
        self.coming: Counter[str] = Counter()  # bytes uploads under way may still add to what each page holds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
        elif answer := head_refusal(scope):
            await answer(scope, receive, send)
        elif scope["type"] == "websocket":
            await self._through(self.sockets, None, scope, receive, send)
        elif scope["method"] == "PUT" and (upload := UPLOAD_ADDRESS.fullmatch(scope["path"])):
            await self._upload(upload[1], scope, receive, send)
        elif scope["method"] == "POST":
            await self._through(self.forms, FORM, scope, receive, send)
        elif scope["path"] in ASK_THE_PROVIDER:
            await self._through(self.forms, NO_BODY, scope, receive, send)
        else:
            await self._bounded(NO_BODY, scope, receive, send)

    async def _upload(self, session: str, scope: Scope, receive: Receive, send: Send) -> None:
        coming = announced(scope)
        coming = UPLOAD.size if coming is None else min(coming, UPLOAD.size)
        held = held_uploads.holding(session)
        if answer := room_refusal(held, coming, self.coming[session], self.coming.total()):
            await answer(scope, receive, send)
            return
        with self._expecting(session, coming):
            await self._through(self.uploads, UPLOAD, scope, receive, send)

    @contextmanager
    def _expecting(self, session: str, size: int) -> Generator[None]:
        self.coming[session] += size
        try:
            yield
        finally:
            self.coming[session] -= size
            self.coming += Counter()  # forgets the sessions from which nothing comes any more

    async def _through(
        self, counted: Counted, bounds: Bounds | None, scope: Scope, receive: Receive, send: Send
    ) -> None:
        names = names_of(scope)
        if wait := counted.enter(names, monotonic()):
            await refusal(429, OFTEN_SENTENCE, wait)(scope, receive, send)
            return
        try:
            if bounds is None:
                await self.app(scope, receive, send)
            else:
                await self._bounded(bounds, scope, receive, send)
        finally:
            counted.leave(names)

    async def _bounded(self, bounds: Bounds, scope: Scope, receive: Receive, send: Send) -> None:
        if (announced(scope) or 0) > bounds.size:
            await bounds.too_large()(scope, receive, send)
        else:
            await within(bounds, self.app, scope, receive, send)


def announced(scope: Scope) -> int | None:
    """The size the request says its body has; None when it does not say (a chunked one)."""
    size = Headers(scope=scope).get("content-length", "")
    return int(size) if size.isascii() and size.isdigit() else None


def head_refusal(scope: Scope) -> Response | None:
    """What is wrong with the request before its body: a long address, large or many headers."""
    if len(scope.get("raw_path") or b"") + len(scope.get("query_string", b"")) > LONGEST_ADDRESS:
        return refusal(414, LONG_ADDRESS_SENTENCE)
    headers = scope["headers"]
    if (
        len(headers) > MOST_HEADERS
        or sum(len(name) + len(value) for name, value in headers) > LARGEST_HEADERS
    ):
        return refusal(431, LARGE_HEADERS_SENTENCE)
    return None


def room_refusal(held: held_uploads.Holding, size: int, coming: int, all_coming: int) -> Response | None:
    """What is wrong with keeping one more file of ``size`` bytes beside what is held and what is still coming."""
    if held.files >= HELD_FILES or held.size + coming + size > HELD_BYTES:
        return refusal(413, MANY_FILES_SENTENCE)
    if held.all_size + all_coming + size > ALL_HELD_BYTES:
        return refusal(503, FULL_SENTENCE, TAB_FORGOTTEN_SECONDS)
    return None
