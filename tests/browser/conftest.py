"""A real server on a free port with the sample province, and a real Chromium in front of it."""

import io
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from indicators import workflow
from indicators.access.rights import LOCAL_USER
from tests.filling import filled
from tests.signing_in import sign_in

ROOT = Path(__file__).resolve().parents[2]
SCREENSHOTS = Path(__file__).parent / "screenshots"
CHROMIUM = "chromium"
NO_CHROMIUM = "Không có Chromium để chạy kiểm thử trình duyệt. Hãy cài: apt-get install chromium"
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SIZES = {"desktop": (1366, 768), "phone": (390, 844)}
ROUND = "2021-2025"
RESENDING = "608"  # a district whose appendix of the review is accepted already
PATIENCE_SECONDS = 60


def sent_again(house: workflow.House, unit: str, **cells: object) -> bytes:
    """The appendix a unit sent last, with some cells made otherwise."""
    sent = house.store.submissions(round=ROUND, unit=unit)[-1]
    book = openpyxl.load_workbook(io.BytesIO(house.store.original(sent.sha256)))
    for name, value in cells.items():
        book["Phụ lục"][name] = value
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


@pytest.fixture(scope="session")
def folder(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("browser")


@pytest.fixture(scope="session")
def silent_unit(folder) -> str:
    """A district of the review that has sent nothing, in a freshly loaded sample."""
    path = folder / "minh-hoa.duckdb"
    subprocess.run([sys.executable, "-m", "indicators", "--db", str(path), "sample"], cwd=ROOT, check=True)
    house = workflow.open_house(path, "62", sample=True)
    silent = [line.unit.code for line in workflow.board(house, LOCAL_USER, ROUND) if line.submission is None]
    blank = workflow.template(house, LOCAL_USER, ROUND, silent[-1]).content
    (folder / "dung.xlsx").write_bytes(filled(blank))
    (folder / "sai.xlsx").write_bytes(filled(blank, H12=99, N12="<b>chữ</b>"))
    (folder / "gui-lai.xlsx").write_bytes(sent_again(house, RESENDING, H12=99))
    (folder / "khong-phai-bang.xlsx").write_bytes(b"day khong phai la bang tinh")
    house.store.close()
    return silent[-1]


def free_port() -> int:
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return tried.getsockname()[1]


@contextmanager
def serving(database: Path, port: int | None = None) -> Iterator[str]:
    """The address of `streamlit run dashboard.py` before a database."""
    port = port or free_port()
    address = f"http://127.0.0.1:{port}"
    environment = {k: v for k, v in os.environ.items() if k != "INDICATORS_PROVINCE"}
    environment["INDICATORS_DB"] = str(database)
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.headless", "true"]
    command += ["--server.port", str(port)]
    with open(database.with_name("server.log"), "ab") as log:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
        try:
            wait_for(f"{address}/suc-khoe", process)
            yield address
        finally:
            process.terminate()
            process.wait(timeout=20)


@pytest.fixture(scope="session")
def server(folder, silent_unit):
    with serving(folder / "minh-hoa.duckdb") as address:
        yield address


def wait_for(address: str, process: subprocess.Popen) -> None:
    for _ in range(PATIENCE_SECONDS * 4):
        assert process.poll() is None, "Máy chủ dừng trước khi trả lời."
        try:
            urllib.request.urlopen(address, timeout=2).close()
            return
        except OSError:
            time.sleep(0.25)
    raise AssertionError("Máy chủ không trả lời.")


@pytest.fixture(scope="session")
def browser():
    path = shutil.which(CHROMIUM)
    if path is None:
        pytest.fail(NO_CHROMIUM)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture(params=SIZES)
def size(request) -> str:
    return request.param


class Visit:
    """One tab: opens addresses, waits until the script has run, gathers what the console complained of."""

    def __init__(self, page: Page, server: str) -> None:
        self.page, self.server, self.complaints = page, server, []
        page.on("console", self._note)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _note(self, message) -> None:
        # On a deep link Streamlit first probes for its own base path and gets a 404; that is not ours.
        if message.type == "error" and "/_stcore/" not in message.location.get("url", ""):
            self.complaints.append(message.text)

    def open(self, address: str) -> Page:
        self.page.goto(self.server + address)
        self.settle()
        return self.page

    def settle(self) -> None:
        """Wait for the title, for the end of the run, and until no widget is still a grey box."""
        self.page.wait_for_selector("h1", timeout=30_000)
        self.page.wait_for_timeout(600)
        self.page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]", timeout=30_000)
        self.page.locator("[data-testid=stSkeleton]").first.wait_for(state="detached", timeout=30_000)
        self.page.wait_for_timeout(300)

    def shoot(self, name: str) -> None:
        SCREENSHOTS.mkdir(exist_ok=True)
        self.page.screenshot(path=SCREENSHOTS / f"{name}.png")


@pytest.fixture(scope="session")
def windows(browser: Browser, server: str):
    """One window per size for all tests, signed in as the standing office: what a browser keeps is loaded once."""
    opened = {
        name: browser.new_context(viewport={"width": width, "height": height}, locale="vi-VN")
        for name, (width, height) in SIZES.items()
    }
    for context in opened.values():
        sign_in(context, server)
    yield opened
    for context in opened.values():
        context.close()


@pytest.fixture
def visit_at(windows, server: str):
    """``visit_at("phone")``: a fresh tab of that size."""
    tabs = []

    def opened(size: str = "desktop") -> Visit:
        tabs.append(windows[size].new_page())
        return Visit(tabs[-1], server)

    yield opened
    for tab in tabs:
        tab.close()


@pytest.fixture
def visit_as(browser: Browser, server: str):
    """``visit_as("unit", "phone")``: a tab in a window of its own, signed in as that role; "" for a stranger."""
    contexts = []

    def opened(role: str, size: str = "desktop", **more: object) -> Visit:
        width, height = SIZES[size]
        options = {"viewport": {"width": width, "height": height}, "locale": "vi-VN"} | more
        contexts.append(browser.new_context(**options))
        if role:
            sign_in(contexts[-1], server, role)
        return Visit(contexts[-1].new_page(), server)

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def leader(visit_as) -> Visit:
    return visit_as("leadership")


@pytest.fixture
def sender(visit_as) -> Visit:
    """The account of a district."""
    return visit_as("unit")


@pytest.fixture
def office(visit_as) -> Visit:
    return visit_as("standing_office")


@pytest.fixture
def administrator(visit_as) -> Visit:
    return visit_as("administrator")
