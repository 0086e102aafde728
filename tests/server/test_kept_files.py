"""Streamlit's own files are made once; a visitor who goes away in the middle leaves nothing broken behind."""

import asyncio

from pages.server.kept_files import Kept

SCOPE = {
    "type": "http",
    "method": "GET",
    "path": "/static/js/a.js",
    "headers": [(b"accept-encoding", b"gzip")],
}


class Files:
    """An application with one file, which it first fails to hand over as often as it is told."""

    def __init__(self, gone: int = 0, status: int = 200) -> None:
        self.asked, self.gone, self.status = 0, gone, status

    async def __call__(self, _scope, _receive, send) -> None:
        self.asked += 1
        if self.asked <= self.gone:
            return
        await send({"type": "http.response.start", "status": self.status, "headers": [(b"x", b"1")]})
        await send({"type": "http.response.body", "body": b"ab", "more_body": True})
        await send({"type": "http.response.body", "body": b"c"})


def get(app: Kept) -> list[dict]:
    said: list[dict] = []

    async def ask() -> None:
        async def send(message: dict) -> None:
            said.append(message)

        await app(SCOPE, None, send)

    asyncio.run(ask())
    return said


def test_a_file_is_made_once_and_given_whole_each_time():
    files = Files()
    app = Kept(files)
    assert [get(app)[1]["body"] for _ in range(3)] == [b"abc"] * 3
    assert files.asked == 1


def test_whoever_goes_away_before_an_answer_gets_none_and_the_next_one_does():
    app = Kept(Files(gone=1))
    assert get(app) == []
    assert get(app)[1]["body"] == b"abc"


def test_what_is_not_there_is_asked_for_again():
    files = Files(status=404)
    app = Kept(files)
    assert [get(app)[0]["status"] for _ in range(2)] == [404, 404]
    assert files.asked == 2
