"""Files are opened in child processes: same answers, and nothing a file does reaches this process."""

import json
import os
import pickle
import signal
import subprocess
import sys
import time
from datetime import date, datetime, timedelta
from datetime import time as clock
from pathlib import Path
from threading import Thread

import pytest

from indicators.errors import TryLater
from indicators.findings import finding
from indicators.workbook import Merge, Sheet, Workbook, isolation, open_isolated, open_workbook, wire
from indicators.workbook.isolation import Pool
from indicators.workbook.reader_process import Limits, NotStarted, ReaderProcess
from indicators.workbook.sheet_wire import plain_workbook, workbook_from

ROOT = Path(__file__).parents[2]


@pytest.fixture
def pool():
    made = Pool(Limits(seconds=2), kept=1, most=2)
    yield made
    made.stop()


def alive(pid: int) -> bool:
    """Whether a process runs; a child of ours until it can be waited for, when its pipes are closed for certain."""
    try:
        return os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None
    except ChildProcessError:  # waited for already, or another's child
        pass
    try:
        os.kill(pid, 0)
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().split()[2]
    except (ProcessLookupError, FileNotFoundError):
        return False


def gone_within(pid: int, seconds: float) -> bool:
    end = time.monotonic() + seconds
    while alive(pid) and time.monotonic() < end:
        time.sleep(0.05)
    return not alive(pid)


def test_a_sound_file_gives_the_same_answer_as_in_this_process(rich_xlsx):
    assert open_isolated(rich_xlsx, "phụ lục.xlsx") == open_workbook(rich_xlsx, "phụ lục.xlsx")


@pytest.mark.parametrize(
    "content", [b"", b"%PDF-1.7", b"PK\x03\x04 cut", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]
)
def test_a_refused_file_gives_the_same_answer_as_in_this_process(content):
    assert open_isolated(content, "x.xlsx") == open_workbook(content, "x.xlsx")


def test_every_value_a_cell_can_hold_passes_unchanged():
    values = ["chữ", "\ud800", 1, 10**30, -0.5, float("inf"), True, None, "", date(2025, 5, 30)]
    values += [datetime(2025, 5, 30, 8, 1), clock(8, 1), timedelta(days=2, seconds=1)]
    sheet = Sheet("T", False, [values, values], (Merge(0, 0, 1, 1),), frozenset({(0, 1)}), frozenset({(1, 1)}),
                  {(0, 2): "#REF!"}, frozenset({1}), frozenset({2}), (0, 3))  # fmt: skip
    answer = Workbook("a.xls", "00", "xls", (sheet,), True), (finding("macros_present"),)
    plain, findings, trouble = wire.unpack(wire.pack(plain_workbook(answer[0]), answer[1]))
    workbook = workbook_from(plain, "a.xls", "00")
    assert (workbook, findings, trouble) == (*answer, "")
    assert [type(v) for v in workbook.sheets[0].rows[0]] == [type(v) for v in values]


SHEET = ("T", True, [[1]], [], [], [], [], [], [], None)
LIES = [
    b"", b"no JSON", b"null", b"\xff", pickle.dumps(os.system), b"[" * 100_000, b"[[]" + b",[]" * 3_000_000 + b"]",
    *(json.dumps(lie).encode() for lie in (
        (None, [], ""),
        (None, [("no_such_code", "", "", ())], ""),
        (None, [("unreadable_file", "", "", ())], ""),
        (None, [("hidden_sheet", "", "", (("name", "x"),))], ""),
        (None, {}, ""),
        (None, [], {"module": "os"}),
        (("exe", False, []), [], ""),
        (("xlsx", False, [(*SHEET[:2], [[["a list"]]], *SHEET[3:])]), [], ""),
        (("xlsx", False, [(*SHEET[:2], [[{"date": "soon"}]], *SHEET[3:])]), [], ""),
        (("xlsx", False, [(*SHEET[:2], [[float("nan")]], *SHEET[3:])]), [], ""),
        (("xlsx", False, [(*SHEET[:2], [[1], [1, 2]], *SHEET[3:])]), [], ""),
        (("xlsx", False, [(*SHEET[:3], [(0, 0, 10**9, 0)], *SHEET[4:])]), [], ""),
        (("xlsx", False, [(*SHEET[:4], [(0.5, 0)], *SHEET[5:])]), [], ""),
    )),
]  # fmt: skip


def test_the_answer_the_lies_are_made_of_would_be_believed():
    truth = json.dumps((("xlsx", False, [SHEET]), [], "")).encode()
    ((workbook, _), _) = isolation._believed(truth, lambda plain: workbook_from(plain, "x", "00"))
    assert workbook == Workbook("x", "00", "xlsx", (Sheet("T", True, [[1]]),))


@pytest.mark.parametrize("data", LIES, ids=range(len(LIES)))
def test_an_answer_of_another_shape_is_not_believed(data):
    with pytest.raises(wire.BrokenAnswer):
        isolation._believed(data, lambda plain: workbook_from(plain, "x", "00"))


@pytest.mark.slow
def test_a_hanging_child_is_ended_and_the_file_is_refused_with_a_sentence(pool, rich_xlsx):
    assert pool.open(rich_xlsx, "x")[0]
    (pid,) = pool.pids()
    os.kill(pid, signal.SIGSTOP)
    began = time.monotonic()
    workbook, findings = pool.open(rich_xlsx, "x")
    assert (workbook, [f.code for f in findings]) == (None, ["file_too_large"])
    assert "mở quá 2 giây" in findings[0].message
    assert "Hãy" in findings[0].message
    assert time.monotonic() - began < 5
    assert not alive(pid)
    assert pool.open(rich_xlsx, "x")[0], "the next file is opened by another process"


def test_a_child_that_dies_at_work_is_one_finding(pool, rich_xlsx):
    assert pool.open(rich_xlsx, "x")[0]
    (pid,) = pool.pids()
    os.kill(pid, signal.SIGSTOP)
    Thread(target=lambda: (time.sleep(0.2), os.kill(pid, signal.SIGKILL))).start()
    workbook, findings = pool.open(rich_xlsx, "x")
    assert (workbook, [f.code for f in findings]) == (None, ["unreadable_file"])
    assert "dừng giữa chừng" in findings[0].message


def test_a_child_that_died_while_it_waited_harms_no_file(pool, rich_xlsx):
    assert pool.open(rich_xlsx, "x")[0]
    (pid,) = pool.pids()
    os.kill(pid, signal.SIGKILL)
    assert gone_within(pid, 5)
    assert pool.open(rich_xlsx, "x")[0]


def test_a_child_that_seems_alive_and_takes_no_file_harms_none(pool, rich_xlsx, monkeypatch):
    assert pool.open(rich_xlsx, "x")[0]
    (pid,) = pool.pids()
    os.kill(pid, signal.SIGKILL)
    assert gone_within(pid, 5)
    monkeypatch.setattr(ReaderProcess, "alive", True)  # what the system says for some moments after its end
    assert pool.open(rich_xlsx, "x")[0]


@pytest.mark.slow
def test_another_file_is_answered_while_one_hangs(pool, rich_xlsx):
    assert pool.open(rich_xlsx, "x")[0]
    os.kill(pool.pids()[0], signal.SIGSTOP)
    answers = []
    hanging = Thread(target=lambda: answers.append(pool.open(rich_xlsx, "hangs")))
    hanging.start()
    time.sleep(0.1)
    assert pool.open(rich_xlsx, "x")[0]
    hanging.join()
    assert answers[0][0] is None


def test_many_threads_get_each_their_own_answer(pool, plain_xlsx, rich_xlsx):
    expected = [open_workbook(content, "x")[0] for content in (plain_xlsx, rich_xlsx)]
    wrong = []

    def ask(which: int) -> None:
        for _ in range(5):
            if pool.open((plain_xlsx, rich_xlsx)[which], "x")[0] != expected[which]:
                wrong.append(which)

    threads = [Thread(target=ask, args=(number % 2,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert len(pool.pids()) == 1


def test_a_process_is_replaced_after_so_many_files(pool, plain_xlsx, monkeypatch):
    monkeypatch.setattr(isolation, "FILES_EACH", 2)
    pool.open(plain_xlsx, "x")
    first = pool.pids()
    pool.open(plain_xlsx, "x")
    assert gone_within(first[0], 5)
    assert pool.open(plain_xlsx, "x")[0]


def test_a_tired_process_serves_until_another_is_ready(pool, plain_xlsx, monkeypatch):
    starting: dict[int, tuple[int, ...]] = {}

    class Watched(ReaderProcess):
        def wait_until_ready(self):
            starting.setdefault(self.pid, pool.pids())
            super().wait_until_ready()

    monkeypatch.setattr(isolation, "FILES_EACH", 1)
    monkeypatch.setattr(isolation, "ReaderProcess", Watched)
    assert pool.open(plain_xlsx, "x")[0]
    tired = next(iter(starting))  # its successor may be coming up already
    assert gone_within(tired, 10)
    _, fresh = starting
    assert starting[fresh] == (tired,), "the tired one was still there when its successor came up"
    assert pool.open(plain_xlsx, "x")[0]


def test_a_server_that_cannot_start_children_says_so_and_blames_no_file(pool, plain_xlsx, monkeypatch):
    def fail(_limits, _lesson):
        raise NotStarted

    monkeypatch.setattr(isolation, "ReaderProcess", fail)
    with pytest.raises(TryLater, match="Hãy báo người quản trị"):
        pool.open(plain_xlsx, "x")


def test_the_child_limits_itself_and_leaves_its_environment_behind(pool, plain_xlsx, monkeypatch):
    monkeypatch.setenv("SECRET_OF_THE_SERVER", "1")
    pool.open(plain_xlsx, "x")
    (pid,) = pool.pids()
    limits = Path(f"/proc/{pid}/limits").read_text()
    assert str(960 * 1024 * 1024) in limits
    for name in ("Max core file size", "Max file size"):
        assert next(line for line in limits.splitlines() if line.startswith(name)).split()[-3:-1] == [
            "0",
            "0",
        ]
    assert b"SECRET" not in Path(f"/proc/{pid}/environ").read_bytes()
    assert sorted(os.readlink(link) for link in Path(f"/proc/{pid}/fd").iterdir())[:1] == ["/dev/null"]


ORPHANS = """
import os, sys
from indicators.workbook import isolation, open_isolated
isolation.start()
open_isolated(open(sys.argv[1], "rb").read(), "x")
print(*isolation._pool.pids(), flush=True)
if sys.argv[2] == "hard": os.kill(os.getpid(), 9)
"""


@pytest.mark.slow
@pytest.mark.parametrize("way", ["soft", "hard"])
def test_no_child_outlives_its_parent(tmp_path, plain_xlsx, way):
    (tmp_path / "a.xlsx").write_bytes(plain_xlsx)
    done = subprocess.run(
        [sys.executable, "-c", ORPHANS, str(tmp_path / "a.xlsx"), way],
        cwd=ROOT, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    pids = [int(word) for word in done.stdout.split()]
    assert len(pids) == isolation.KEPT, done.stderr
    assert all(gone_within(pid, 5) for pid in pids)
