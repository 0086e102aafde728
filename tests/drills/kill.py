"""Kill a process that loads and accepts, at random instants, again and again. Run: python tests/drills/kill.py [kills]

An office's process is killed with SIGKILL (its child processes too) anywhere between its start and its last file. After
each kill: what was acknowledged is there whole, anything else wholly there or wholly absent, the check finds nothing.
Prints the counts; exits 1 when anything was lost or half.
"""

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from indicators import workflow
from indicators.access.rights import LOCAL_USER
from indicators.sample import senders, write_file

KILLS = 200
FILES = 90
AFTER_OPENING_SECONDS = 2.5
KILLS_IN_ONE_DATABASE = 10
SHARE_WHILE_OPENING = 0.2
WORKER = """
import sys
from pathlib import Path
from indicators import workflow
from indicators.access.rights import LOCAL_USER
house = workflow.open_house(sys.argv[1], "62", sample=True)
print("open", flush=True)
known = {s.file_name for s in house.store.submissions()}
for path in sorted(Path(sys.argv[2]).iterdir()):
    if path.name not in known:
        receipt = workflow.receive(house, LOCAL_USER, path.name, path.read_bytes())
        print("received", path.name, receipt.submission, flush=True)
        if not receipt.reading.blocked:
            workflow.decide(house, LOCAL_USER, receipt.submission, "accepted")
            print("accepted", path.name, receipt.submission, flush=True)
"""


@dataclass
class Counts:
    """``ended``: processes done before they were killed. ``silent``: there whole though nobody was told.

    ``lost``, ``half``, ``unsound``: must stay empty.
    """

    kills: int = 0
    ended: int = 0
    before_opening: int = 0
    received: int = 0
    accepted: int = 0
    silent: set[str] = field(default_factory=set)
    slowest_check_seconds: float = 0.0
    lost: list[str] = field(default_factory=list)
    half: list[str] = field(default_factory=list)
    unsound: list[str] = field(default_factory=list)


def write_files(folder: Path, number: int = FILES) -> dict[str, int]:
    """The first appendices of the sample; name → how many figures it brings."""
    folder.mkdir(parents=True)
    house = workflow.open_house(":memory:", "62", sample=True)
    expected = {}
    for round, unit in senders(workflow.known_rounds(house))[:number]:
        file = write_file(house.catalogue, round, unit)
        (folder / file.name).write_bytes(file.content)
        reading = workflow.check(house, LOCAL_USER, file.name, file.content).reading
        expected[file.name] = 0 if reading.blocked else len(reading.observations)
    house.store.close()
    return expected


def run_and_kill(database: Path, files: Path, opening: bool, seconds: float) -> tuple[list[list[str]], bool]:
    """What the process acknowledged until it was killed; whether it had ended by itself.

    ``seconds``: after its start where ``opening``, else after the database was open.
    """
    command = [sys.executable, "-c", WORKER, str(database), str(files)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT, start_new_session=True)
    assert process.stdout
    first = "" if opening else process.stdout.readline()
    time.sleep(seconds)
    ended = process.poll() is not None
    if not ended:
        os.killpg(process.pid, signal.SIGKILL)
    # what stands before the last line break was said whole
    told = [line.split() for line in (first + process.stdout.read()).split("\n")[:-1]]
    process.wait()
    return told, ended


def look(database: Path, expected: dict[str, int], told: list[list[str]], counts: Counts) -> None:
    """Open what is left, hold it against what was acknowledged."""
    start = time.perf_counter()
    house = workflow.open_house(database, "62", sample=True)
    store = house.store
    there = {s.id: s for s in store.submissions()}
    counts.unsound += [f"{p.check} {p.subject} {p.detail}" for p in store.problems()]
    for act, name, id in (line for line in told if line[0] != "open"):
        found = there.get(id)
        if found is None or (act == "accepted" and found.status not in ("accepted", "superseded")):
            counts.lost.append(f"{act} {name}")
    counts.silent |= there.keys() - {line[2] for line in told if len(line) == 3}
    counts.half += [s.file_name for s in there.values() if s.observations != expected[s.file_name]]
    store.close()
    counts.slowest_check_seconds = max(counts.slowest_check_seconds, time.perf_counter() - start)


def drill(folder: Path, kills: int, seed: int, number: int = FILES) -> Counts:
    """``kills`` kills of processes over files of the sample; a fresh database now and then."""
    rng, counts = random.Random(seed), Counts()
    expected = write_files(folder / "files", number)
    opening = _seconds_to_open(folder)
    acknowledged: list[list[str]] = []
    while counts.kills < kills:
        database = folder / f"kill-{(counts.kills + counts.ended) // KILLS_IN_ONE_DATABASE}.duckdb"
        acknowledged = acknowledged if database.exists() else []
        early = rng.random() < SHARE_WHILE_OPENING
        wait = rng.uniform(0, opening if early else AFTER_OPENING_SECONDS)
        told, ended = run_and_kill(database, folder / "files", early, wait)
        acknowledged += told
        counts.kills += not ended
        counts.ended += ended
        counts.before_opening += not told
        counts.received += sum(line[0] == "received" for line in told)
        counts.accepted += sum(line[0] == "accepted" for line in told)
        look(database, expected, acknowledged, counts)
    return counts


def _seconds_to_open(folder: Path) -> float:
    start = time.perf_counter()
    command = [sys.executable, "-c", WORKER, str(folder / "first.duckdb"), str(folder / "files")]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT, start_new_session=True)
    assert process.stdout
    process.stdout.readline()
    seconds = time.perf_counter() - start
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    return seconds


def main() -> int:
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else KILLS
    with tempfile.TemporaryDirectory() as folder:
        counts = drill(Path(folder), kills, seed=kills)
    print(f"kills {counts.kills}, of them before the database was open {counts.before_opening}")
    print(f"processes that had ended before they were killed {counts.ended}")
    print(f"acknowledged: received {counts.received}, accepted {counts.accepted}")
    print(f"there whole though nobody was told {len(counts.silent)}")
    print(f"lost {len(counts.lost)}, half {len(counts.half)}, unsound {len(counts.unsound)}")
    print(f"opening and checking after a kill took at most {counts.slowest_check_seconds:.1f} s")
    for problem in counts.lost + counts.half + counts.unsound:
        print(" ", problem)
    return 1 if counts.lost or counts.half or counts.unsound else 0


if __name__ == "__main__":
    sys.exit(main())
