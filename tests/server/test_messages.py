"""Over its websocket a browser says what our pages make it say, and nothing else."""

import asyncio
from collections import deque

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg

from pages.server.messages import A_MINUTE, LARGEST_BYTES, WINDOW_SECONDS, KnownMessages, is_needed, too_often


def said(**fields) -> bytes:
    return BackMsg(**fields).SerializeToString()


@pytest.mark.parametrize(
    "message",
    [
        said(rerun_script={"query_string": "round=2021-2025"}),
        said(stop_script=True),
        said(file_urls_request={"file_names": ["a.xlsx"]}),
        said(app_heartbeat=True),
    ],
)
def test_what_pages_say_arrives(message):
    assert is_needed(message)


@pytest.mark.parametrize(
    "message",
    [
        said(clear_cache=True),
        said(set_run_on_save=True),
        said(load_git_info=True),
        said(debug_shutdown_runtime=True),
        said(debug_disconnect_websocket=True),
        said(rerun_script={"query_string": "a" * LARGEST_BYTES}),
        b"\xff\xff",
        b"",
        None,
    ],
)
def test_orders_of_developers_and_what_is_no_message_do_not(message):
    assert not is_needed(message)


def test_who_sends_without_end_is_cut_off():
    came: deque[float] = deque()
    assert [too_often(came, number / 100) for number in range(A_MINUTE + 1)] == [False] * A_MINUTE + [True]
    assert not too_often(came, WINDOW_SECONDS * 3)


def test_the_app_hears_the_rest_in_its_order():
    coming = [b"\xff", said(clear_cache=True), said(app_heartbeat=True), said(stop_script=True)]
    heard, sent = [], []

    async def app(_scope, receive, _send):
        while (message := await receive())["type"] == "websocket.receive":
            heard.append(BackMsg.FromString(message["bytes"]).WhichOneof("type"))

    async def receive():
        return (
            {"type": "websocket.receive", "bytes": coming.pop(0)}
            if coming
            else {"type": "websocket.disconnect"}
        )

    async def send(message):
        sent.append(message)

    asyncio.run(KnownMessages(app)({"type": "websocket"}, receive, send))
    assert heard == ["app_heartbeat", "stop_script"]
    coming += [said(app_heartbeat=True)] * (A_MINUTE + 5)
    asyncio.run(KnownMessages(app)({"type": "websocket"}, receive, send))
    assert [message["type"] for message in sent] == ["websocket.close"]
