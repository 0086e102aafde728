"""A person at a browser, without the browser: the same requests, cookies and websocket, from a program.

Signs in by the form, opens a page over the websocket, chooses files, uploads them, presses a button, reads what the
page says. Beside it, the server as it is started.
"""

import http.client
import os
import re
import socket
import subprocess
import sys
import time
import uuid
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS, ANSWER_SECONDS = 60, 120
SIGN_IN, CHANGE = "/dang-nhap", "/doi-mat-khau"
TOKEN = re.compile(r'name="token" value="([^"]+)"')


def free_port() -> int:
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return tried.getsockname()[1]


@contextmanager
def running(database: Path, log: Path, **environment: str):
    """(port, process) of `streamlit run dashboard.py` over that database, all it prints going to ``log``."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.headless", "true"]
    command += ["--server.port", str(port)]
    known = {k: v for k, v in os.environ.items() if not k.startswith("INDICATORS_")}
    with open(log, "wb") as out:
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=known | {"INDICATORS_DB": str(database)} | environment,
            stdout=out,
            stderr=out,
        )
        try:
            _wait(port, process)
            yield port, process
        finally:
            process.terminate()
            process.wait(timeout=30)


def _wait(port: int, process: subprocess.Popen) -> None:
    for _ in range(START_SECONDS * 4):
        assert process.poll() is None, "the server ended before it answered"
        try:
            if Person(port).ask("GET", "/suc-khoe").status == 200:
                return
        except OSError:
            time.sleep(0.25)
    raise AssertionError("the server does not answer")


@dataclass
class Answer:
    status: int
    headers: http.client.HTTPMessage
    text: str


@dataclass
class Shown:
    """A page after a run: its texts, and its widgets by label. ``seconds``: from the request to the end of the run."""

    texts: list[str] = field(default_factory=list)
    widgets: dict[str, str] = field(default_factory=dict)
    seconds: float = 0.0


@dataclass
class Person:
    """One browser: its cookies, and one page session once ``open`` was called."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    wire: ClientConnection | None = None
    page_session: str = ""
    states: list[dict] = field(default_factory=list)

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def ask(self, method: str, path: str, body: bytes | None = None, **headers: str) -> Answer:
        """One request with the cookies of this browser; keeps those it is given."""
        sent = {"Cookie": self._cookie()} | {name.replace("_", "-"): value for name, value in headers.items()}
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=ANSWER_SECONDS)
        try:
            connection.request(method, path, body, sent)
            answer = connection.getresponse()
            for cookie in answer.headers.get_all("set-cookie") or []:
                name, _, value = cookie.partition(";")[0].partition("=")
                self.cookies[name] = value
            return Answer(answer.status, answer.headers, answer.read().decode("utf-8", "replace"))
        finally:
            connection.close()

    def post(self, path: str, **fields: str) -> Answer:
        """Fill in and send the form shown at that path."""
        token = TOKEN.search(self.ask("GET", path).text)
        assert token, f"no form at {path}"
        body = urlencode(fields | {"token": token[1]}).encode()
        return self.ask(
            "POST", path, body, Origin=self.origin, Content_Type="application/x-www-form-urlencoded"
        )

    def sign_in(self, login: str, password: str, new: str = "") -> "Person":
        """Come in; with ``new`` change a one-time password for it."""
        answer = self.post(SIGN_IN, ten=login, mat_khau=password)
        assert answer.status == 303, f"{login}: {answer.status}"
        if new:
            assert self.post(CHANGE, cu=password, moi=new, moi_lai=new).status == 303
        assert self.ask("GET", "/_stcore/health").status == 200
        return self

    def connect(self, origin: str | None = "", take_up: str = "") -> "Person":
        """Open the websocket; ``take_up``: a page session to go on with; ``origin``: the site it is asked from."""
        said = ["streamlit", self.cookies.get("_streamlit_xsrf", "none"), *([take_up] if take_up else [])]
        self.wire = connect(
            f"ws://127.0.0.1:{self.port}/_stcore/stream",
            origin=self.origin if origin == "" else origin,
            subprotocols=said,
            additional_headers={"Cookie": self._cookie()},
            max_size=None,
            open_timeout=ANSWER_SECONDS,
            legacy=True,  # stays open until it is closed
        )
        return self

    def open(self, page: str = "", query: str = "") -> Shown:
        """Run a page; the state of its widgets goes with it."""
        message = BackMsg()
        message.rerun_script.page_name, message.rerun_script.query_string = page, query
        for state in self.states:
            message.rerun_script.widget_states.widgets.add(**state)
        began, shown = time.monotonic(), Shown()
        self.say(message)
        while (heard := self.hear()).WhichOneof("type") != "script_finished":
            if heard.WhichOneof("type") == "new_session":
                self.page_session = heard.new_session.initialize.session_id or self.page_session
            elif heard.WhichOneof("type") == "delta":
                _note(shown, heard.delta.new_element)
        shown.seconds = time.monotonic() - began
        return shown

    def say(self, message: BackMsg) -> None:
        assert self.wire is not None
        self.wire.send(message.SerializeToString())

    def hear(self) -> ForwardMsg:
        assert self.wire is not None
        data = self.wire.recv(timeout=ANSWER_SECONDS)
        assert isinstance(data, bytes)
        return ForwardMsg.FromString(data)

    def upload(self, name: str, content: bytes) -> tuple[int, dict]:
        """(status, what a file widget then says of the file)."""
        message = BackMsg()
        message.file_urls_request.request_id = uuid.uuid4().hex
        message.file_urls_request.file_names.append(name)
        message.file_urls_request.session_id = self.page_session
        self.say(message)
        while (heard := self.hear()).WhichOneof("type") != "file_urls_response":
            pass
        urls = heard.file_urls_response.file_urls[0]
        status = self.put(urls.upload_url, name, content)
        return status, {"name": name, "size": len(content), "file_id": urls.file_id, "file_urls": urls}

    def put(self, path: str, name: str, content: bytes) -> int:
        """The status of an upload to that address, as a browser sends it."""
        border = uuid.uuid4().hex
        head = f'--{border}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
        body = head.encode() + content + f"\r\n--{border}--\r\n".encode()
        kind = f"multipart/form-data; boundary={border}"
        token = self.cookies.get("_streamlit_xsrf", "")
        return self.ask("PUT", path, body, Content_Type=kind, X_Xsrftoken=token, Origin=self.origin).status

    def close(self) -> None:
        if self.wire is not None:
            self.wire.close()

    def _cookie(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())


def _note(shown: Shown, element) -> None:
    kind = element.WhichOneof("type")
    inner = getattr(element, kind) if kind else None
    if label := getattr(inner, "label", ""):
        shown.widgets[label] = inner.id
    shown.texts += [text for text in (getattr(inner, "body", ""), getattr(inner, "label", "")) if text]
