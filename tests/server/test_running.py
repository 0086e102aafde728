"""The server as it is started, asked as a browser asks it and as no browser would."""

import contextlib
import http.client
import subprocess
import sys
import time
from pathlib import Path

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from websockets.exceptions import InvalidStatus

from pages.server.limits import HELD_FILES
from pages.shared.session import COOKIE
from tests.server.person import ROOT, Person, running

pytestmark = pytest.mark.slow

PASSWORD = "minh-hoa-2025"
MARK = "DauVet"  # stands in everything private that a person of these tests says
MB = 2**20
UPLOADS_EACH, GROWTH_MB = 100, 60
UPLOADER, CHECK = "Phụ lục (.xlsx, .xls, .xlsm, .ods)", "Kiểm tra"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("running")


@pytest.fixture(scope="module")
def server(folder):
    """(port, process) of a server with the sample province and its accounts."""
    database = folder / "minh-hoa.duckdb"
    subprocess.run(
        [sys.executable, "-m", "indicators", "--db", str(database), "sample"], cwd=ROOT, check=True
    )
    with running(database, folder / "server.log") as started:
        yield started


@pytest.fixture
def person(server):
    """``person("608")``: somebody signed in."""
    came = []

    def signed_in(login: str) -> Person:
        came.append(Person(server[0]).sign_in(login, PASSWORD))
        return came[-1]

    yield signed_in
    for one in came:
        one.close()


def resident_mb(pid: int) -> float:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024


@pytest.mark.parametrize("origin", ["http://evil.example", "http://localhost:8501", None])
def test_a_websocket_of_another_site_is_not_opened_with_a_good_cookie(person, origin):
    with pytest.raises(InvalidStatus) as refused:
        person("608").connect(origin=origin)
    assert refused.value.response.status_code == 403


def test_a_stranger_opens_no_websocket_and_uploads_nothing(server, person):
    member = person("608").connect()
    member.open("submit")
    stranger = Person(server[0])
    with pytest.raises(InvalidStatus):
        stranger.connect()
    address = f"/_stcore/upload_file/{member.page_session}/00000000-0000-4000-8000-000000000000"
    assert stranger.put(address, "a.xlsx", b"a") == 401


def test_a_page_is_taken_up_by_the_sign_in_that_began_it_and_by_no_other(person):
    one, other = person("608").connect(), person("62-snv")
    one.open("submit")
    mine = one.page_session
    other.connect(take_up=mine).open("submit")
    assert other.page_session != mine
    other.close()
    one.close()
    one.connect(take_up=mine).open("submit")
    assert one.page_session == mine
    one.close()
    other.connect(take_up=mine).open("submit")
    assert other.page_session != mine


def test_a_file_is_put_into_no_page_of_another_sign_in(person):
    one, other = person("608").connect(), person("62-snv").connect()
    one.open("submit")
    other.open("submit")
    address = f"/_stcore/upload_file/{one.page_session}/00000000-0000-4000-8000-000000000000"
    assert other.put(address, "a.xlsx", b"a") == 403
    token = other.cookies["_streamlit_xsrf"]
    assert other.ask("DELETE", address, X_Xsrftoken=token, Origin=other.origin).status == 403
    assert one.put(address, "a.xlsx", b"a") == 204


def test_nobody_empties_the_caches_of_all(person):
    one, other = person("608").connect(), person("62-snv").connect()
    one.open("submit")
    one.say(BackMsg(clear_cache=True))
    one.open("submit")
    assert other.open("submit").widgets, "still signed in"


def test_a_body_without_an_announced_size_is_cut_off_on_the_wire(server, person):
    member = person("608").connect()
    member.open("submit")
    connection = http.client.HTTPConnection("127.0.0.1", server[0], timeout=30)
    connection.putrequest(
        "PUT", f"/_stcore/upload_file/{member.page_session}/00000000-0000-4000-8000-000000000000"
    )
    token = member.cookies["_streamlit_xsrf"]
    for name, value in (
        ("Transfer-Encoding", "chunked"), ("Cookie", f"{COOKIE}={member.cookies[COOKIE]}; _streamlit_xsrf={token}"),
        ("Content-Type", "multipart/form-data; boundary=a"), ("X-Xsrftoken", token), ("Origin", member.origin),
    ):  # fmt: skip
        connection.putheader(name, value)
    connection.endheaders()
    head = b'--a\r\nContent-Disposition: form-data; name="file"; filename="a.xlsx"\r\n\r\n'
    connection.send(f"{len(head):x}\r\n".encode() + head + b"\r\n")
    sent = 0
    with contextlib.suppress(OSError):
        for _ in range(64):
            connection.send(b"100000\r\n" + bytes(MB) + b"\r\n")
            sent += 1
            time.sleep(0.01)  # so that it can hear that it was cut off
    assert 10 <= sent < 20


def test_memory_is_flat_after_two_hundred_uploads_and_a_page_holds_no_more_than_it_may(server, person):
    people = [person("608").connect(), person("62-snv").connect()]
    for one in people:
        one.open("submit")
        for _ in range(5):
            take_away(one, put_in(one))
    before = resident_mb(server[1].pid)
    for one in people:
        for _ in range(UPLOADS_EACH):
            take_away(one, put_in(one))
    assert resident_mb(server[1].pid) - before < GROWTH_MB, "200 files of 2 MB came and went"
    keeper = person("lanhdao").connect()
    keeper.open()
    statuses = [keeper.put(address_of(keeper, number), "a.xlsx", b"a") for number in range(HELD_FILES + 1)]
    assert statuses == [204] * HELD_FILES + [413]


def address_of(one: Person, number: int) -> str:
    return f"/_stcore/upload_file/{one.page_session}/00000000-0000-4000-8000-{number:012d}"


def put_in(one: Person) -> str:
    status, said = one.upload("a.xlsx", bytes(2 * MB))
    assert status == 204
    return said["file_urls"].delete_url


def take_away(one: Person, address: str) -> None:
    token = one.cookies["_streamlit_xsrf"]
    assert one.ask("DELETE", address, X_Xsrftoken=token, Origin=one.origin).status == 204


def test_the_log_knows_nobody(server, person, folder):
    stranger = Person(server[0])
    stranger.post("/dang-nhap", ten=f"{MARK}-ten", mat_khau=f"{MARK}-mat-khau")
    member = person("608").connect()
    page = member.open("submit", f"unit={MARK}&round={MARK}")
    chosen = [
        member.upload(f"Nguyễn Thị {MARK}.xlsx", content)[1] for content in (b"PK" + MARK.encode() * 99, b"")
    ]
    member.states = [
        {"id": page.widgets[UPLOADER], "file_uploader_state_value": {"uploaded_file_info": chosen}}
    ]
    page = member.open("submit")
    member.states.append({"id": page.widgets[CHECK], "trigger_value": True})
    assert any(MARK in text for text in member.open("submit").texts), "the page names the file"
    member.ask("GET", f"/{MARK}")
    member.ask("GET", f"/?{MARK}={MARK}", User_Agent=MARK, Referer=f"{member.origin}/{MARK}")
    member.say(BackMsg(rerun_script={"query_string": MARK, "page_script_hash": MARK, "fragment_id": MARK}))
    member.close()
    log = (folder / "server.log").read_text("utf-8", "replace")
    assert log, "nothing was printed at all"
    for private in (MARK, member.cookies[COOKIE], member.cookies["_streamlit_xsrf"], PASSWORD):
        assert private not in log
