"""What a browser may say over its websocket: what our pages make it say, and no faster than a person.

Streamlit also takes orders that are meant for whoever develops an app: any visitor could empty the caches of all, and
with them the house and everybody's sign-in.
"""

from collections import deque
from time import monotonic

from google.protobuf.message import DecodeError
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg

NEEDED = frozenset(
    {"rerun_script", "stop_script", "file_urls_request", "app_heartbeat", "backend_operation_request"}
)
# Somebody who types and clicks without a pause sends two a second; each may cost a run of a page.
A_MINUTE, WINDOW_SECONDS = 400, 60.0
LARGEST_BYTES = 1_000_000  # choices and typed text; server.maxWidgetStateSize says the same to Streamlit
POLICY_VIOLATION = 1008


class KnownMessages:
    """ASGI middleware: other messages than those needed do not arrive; who sends too many is cut off."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        came: deque[float] = deque()

        async def heard() -> Message:
            while True:
                message = await receive()
                if message["type"] != "websocket.receive":
                    return message
                if too_often(came, monotonic()):
                    await send({"type": "websocket.close", "code": POLICY_VIOLATION})
                    return {"type": "websocket.disconnect", "code": POLICY_VIOLATION}
                if is_needed(message.get("bytes")):
                    return message

        await self.app(scope, heard if scope["type"] == "websocket" else receive, send)


def too_often(came: deque[float], now: float) -> bool:
    """True for a message beyond those allowed in any sixty seconds; notes the moment."""
    came.append(now)
    while came[0] <= now - WINDOW_SECONDS:
        came.popleft()
    return len(came) > A_MINUTE


def is_needed(data: bytes | None) -> bool:
    """True for a message of a kind our pages send."""
    if data is None or len(data) > LARGEST_BYTES:
        return False
    try:
        return BackMsg.FromString(data).WhichOneof("type") in NEEDED
    except DecodeError:
        return False
