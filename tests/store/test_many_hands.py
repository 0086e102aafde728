"""Several people at once, and a power cut in the middle."""

import random
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from store_material import accept, reading, send

from indicators.store import open_store

ROOT = Path(__file__).resolve().parents[2]
HANDS = 8
EACH = 6
ROWS = 400

WRITE_UNTIL_KILLED = """
import sys
sys.path.insert(0, sys.argv[2])
from store_material import accept, observation, reading, send
from indicators.store import open_store
store = open_store(sys.argv[1], "62")
many = [observation(f"F{n}", data_year=n) for n in range(400)]
print("open", flush=True)
for n in range(100000):
    id = send(store, reading(*many, unit=str(n)), minutes=n, content=str(n).encode())
    print(id, flush=True)
"""


@pytest.mark.slow
def test_eight_threads_write_and_read_one_store(path):
    store = open_store(path, "62")

    def work(hand: int) -> int:
        seen = 0
        for n in range(EACH):
            id = send(store, reading(unit=f"u{hand}"), minutes=n, content=f"{hand}-{n}".encode())
            accept(store, id, n + 1)
            assert store.reading(id).unit == f"u{hand}"
            seen += len([f for f in store.figures() if f.sender == f"u{hand}"])
        return seen

    with ThreadPoolExecutor(HANDS) as hands:
        assert list(hands.map(work, range(HANDS))) == [EACH] * HANDS
    assert len(store.submissions()) == HANDS * EACH
    assert [s.status for s in store.submissions()].count("accepted") == HANDS
    assert store.problems() == ()
    store.close()


def test_questions_go_on_while_the_database_is_exchanged(path):
    store = open_store(path, "62")
    accept(store, send(store, reading()))

    def ask(_: int) -> int:
        return len(store.figures())

    with ThreadPoolExecutor(HANDS) as hands:
        asked = [hands.submit(ask, n) for n in range(60)]
        again = store.rebuild(lambda content, name, round, unit, known: reading(), replace=True)
        asked += [hands.submit(ask, n) for n in range(20)]
        assert {one.result() for one in asked} == {1}
    assert again.replaced
    store.close()


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_a_submission_cut_off_by_a_power_cut_is_there_whole_or_not_at_all(path, seed):
    arguments = [sys.executable, "-c", WRITE_UNTIL_KILLED, str(path), str(Path(__file__).parent)]
    writer = subprocess.Popen(arguments, stdout=subprocess.PIPE, cwd=ROOT, text=True)
    assert writer.stdout.readline() == "open\n"
    time.sleep(0.6 + random.Random(seed).random())
    writer.kill()
    told = writer.stdout.read().split("\n")[:-1]
    writer.wait()
    store = open_store(path, "62")
    there = store.submissions()
    assert {s.observations for s in there} == {ROWS}
    assert set(told) <= {s.id for s in there}
    assert len(there) - len(told) <= 1
    assert len(store.observations(there[-1].id)) == ROWS
    assert store.problems() == ()
    store.close()
