"""Ten people upload five workbooks each at the same moment while others read. Run: python tests/drills/uploads.py

A real server process; every person signs in by the form and speaks to it as a browser does: page, websocket, uploads
with the token, a press of "Gửi" (`tests/server/person.py`). Counts what was acknowledged on the page, what is stored,
what is stored twice, and how long readers waited for a page: its HTML, a new websocket, the run to its end. What a
browser then needs to draw is not in it (`tests/benchmarks/bench_browser.py` times that).

Prints the counts; exits 1 when anything was lost or doubled or the readers' p95 is a second or more.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from threading import Barrier, Event, Thread

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from indicators import workflow
from indicators.access.rights import LOCAL_USER
from tests.filling import filled
from tests.server.person import Person, running

ROUND = "2021-2025"
PEOPLE, FILES_EACH, READERS = 10, 5, 4
READS_EVERY_SECONDS = 1.0  # a reader looks at a page before asking for the next
PAGES = ("", "indicator", "sector", "unit", "compare")
UPLOADER, SEND, RECEIVED = "Phụ lục (.xlsx, .xls, .xlsm, .ods)", "Gửi", "Chờ duyệt"
PASSWORD, NEW_PASSWORD = "minh-hoa-2025", "bon mua xuan ha thu dong"
READER = "lanhdao"
GATHERING_SECONDS = 120
P95_SECONDS = 1.0
MB = 2**20


@dataclass
class Sender:
    """A unit's account, the workbooks it sends, and what its page said of them."""

    login: str
    once: str
    books: list[tuple[str, bytes]]
    uploaded: int = 0
    acknowledged: int = 0
    seconds: float = 0.0


@dataclass
class Reads:
    """Seconds of every page a reader asked for."""

    quiet: list[float] = field(default_factory=list)
    busy: list[float] = field(default_factory=list)


def prepare(database: Path) -> list[Sender]:
    """The sample province with an account for each of ten units, and five different workbooks of each."""
    subprocess.run(
        [sys.executable, "-m", "indicators", "--db", str(database), "sample"],
        cwd=ROOT, check=True, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    house = workflow.open_house(database, "62", sample=True)
    asked = [unit for unit in workflow.asked_units(house, LOCAL_USER, ROUND) if unit.level == "district"]
    senders = []
    for unit in asked[:PEOPLE]:
        blank = workflow.template(house, LOCAL_USER, ROUND, unit.code).content
        books = [(f"{unit.code}-{n}.xlsx", filled(blank, H12=40 - n)) for n in range(FILES_EACH)]
        login = f"gui-{unit.code}"
        once = workflow.open_account(house, LOCAL_USER, login, unit.name, "unit", unit.code)
        senders.append(Sender(login, once, books))
    house.store.close()
    assert len(senders) == PEOPLE, f"only {len(senders)} units to send"
    return senders


def send(port: int, sender: Sender, together: Barrier) -> None:
    """Sign in, open the page, and with all others at once: choose the files, press the button."""
    person = Person(port).sign_in(sender.login, sender.once, NEW_PASSWORD).connect()
    page = person.open("submit")
    together.wait(timeout=GATHERING_SECONDS)
    began = time.monotonic()
    sent = [person.upload(name, content) for name, content in sender.books]
    sender.uploaded = sum(status == 204 for status, _ in sent)
    chosen = {"uploaded_file_info": [said for _, said in sent]}
    person.states = [{"id": page.widgets[UPLOADER], "file_uploader_state_value": chosen}]
    page = person.open("submit")
    person.states.append({"id": page.widgets[SEND], "trigger_value": True})
    page = person.open("submit")
    sender.seconds = time.monotonic() - began
    sender.acknowledged = sum('class="receipt' in text and RECEIVED in text for text in page.texts)
    person.close()


def read(port: int, reader: Person, page: str) -> float:
    """Seconds until a page that is opened anew has run to its end."""
    began = time.monotonic()
    assert reader.ask("GET", f"/{page}").status == 200
    shown = reader.connect().open(page, f"round={ROUND}")
    seconds = time.monotonic() - began
    reader.close()
    assert shown.texts, "a page without a word"
    return seconds


@contextmanager
def reading(port: int, reads: list[float]):
    """Readers who go from page to page meanwhile."""
    over = Event()

    def go_on(number: int) -> None:
        reader, at = Person(port).sign_in(READER, PASSWORD), number
        while not over.is_set():
            reads.append(read(port, reader, PAGES[at % len(PAGES)]))
            at += 1
            over.wait(READS_EVERY_SECONDS)

    threads = [Thread(target=go_on, args=(number,)) for number in range(READERS)]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        over.set()
        for thread in threads:
            thread.join()


def stored(database: Path, senders: list[Sender]) -> Counter[str]:
    """How often the store has each of the workbooks that were sent, by hash."""
    sent = {sha256(content).hexdigest() for sender in senders for _, content in sender.books}
    house = workflow.open_house(database, "62", sample=True)
    found = Counter(s.sha256 for s in house.store.submissions() if s.sha256 in sent)
    assert not house.store.problems()
    house.store.close()
    return found


def p95(seconds: list[float]) -> float:
    return statistics.quantiles(seconds, n=20, method="inclusive")[-1]


def resident_mb(pid: int) -> float:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024


def processor_seconds(pid: int) -> float:
    """Of a process and of those it has started (those that ended count once they are waited for)."""
    family = [pid, *map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split())]
    times = [Path(f"/proc/{one}/stat").read_text().rsplit(")", 1)[1].split() for one in family]
    return sum(int(t) for fields in times for t in fields[11:15]) / os.sysconf("SC_CLK_TCK")


def drill(folder: Path) -> bool:
    """The whole of it; True when nothing was lost or doubled and readers did not wait."""
    database, reads = folder / "uploads.duckdb", Reads()
    senders = prepare(database)
    with running(database, folder / "server.log") as (port, process):
        with reading(port, reads.quiet):
            time.sleep(15)
        before, before_cpu, began = resident_mb(process.pid), processor_seconds(process.pid), time.monotonic()
        with reading(port, reads.busy), ThreadPoolExecutor(PEOPLE) as people:
            together = Barrier(PEOPLE)
            list(people.map(lambda sender: send(port, sender, together), senders))
        after, after_cpu = resident_mb(process.pid), processor_seconds(process.pid)
        lasted = time.monotonic() - began
    found = stored(database, senders)
    whole = PEOPLE * FILES_EACH
    uploaded, acknowledged = sum(s.uploaded for s in senders), sum(s.acknowledged for s in senders)
    doubled = sum(count - 1 for count in found.values())
    print(f"  {PEOPLE} people, {whole} workbooks at once: {uploaded} uploaded, {acknowledged} acknowledged, "
          f"{len(found)} stored, {whole - len(found)} lost, {doubled} doubled")  # fmt: skip
    waits = sorted(sender.seconds for sender in senders)
    print(f"  from choosing to receipts of five: {waits[0]:.1f} to {waits[-1]:.1f} s a person")
    for title, seconds in (("alone", reads.quiet), ("meanwhile", reads.busy)):
        middle = statistics.median(seconds)
        print(
            f"  {READERS} readers {title}: {len(seconds)} pages, median {middle:.2f} s, p95 {p95(seconds):.2f} s"
        )
    print(f"  machine: {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}; the server and its readers of files took "
          f"{after_cpu - before_cpu:.0f} s of processor time in {lasted:.0f} s")  # fmt: skip
    print(f"  server memory {before:.0f} → {after:.0f} MB")
    return uploaded == acknowledged == len(found) == whole and not doubled and p95(reads.busy) < P95_SECONDS


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        sys.exit(not drill(Path(name)))
