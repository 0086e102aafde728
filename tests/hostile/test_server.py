"""While hostile files come in, the server's memory stays flat, its reading ends, and other users are answered."""

import gc
import time
from threading import Thread

import pytest

from indicators import workflow
from indicators.access.rights import LOCAL_USER
from indicators.workbook import open_isolated
from tests.hostile.case import good_xlsx
from tests.hostile.test_hostile import CASES, SECONDS, status_bytes

HEAVY = (
    "four hundred thousand strings",
    "a string of 1 MB in ten thousand cells",
    "a string of 2 kB in fifty thousand cells",
    "cells up to the limit",
    "zip bomb, eleven parts of 10 MB each",
)
GROWTH_BYTES = 24 * 1024 * 1024
ANSWER_SECONDS = 3.0

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def heavy():
    return [(case.make(), case.file_name) for case in CASES if case.name in HEAVY]


@pytest.fixture
def house():
    opened = workflow.open_house(":memory:", "62", sample=True)
    yield opened
    opened.store.close()


def open_all(files):
    for content, name in files:
        open_isolated(content, name)
    gc.collect()


def test_the_memory_of_the_server_stays_flat(heavy):
    assert len(heavy) == len(HEAVY)
    open_all(heavy)
    before = status_bytes("self", "VmRSS")
    open_all(heavy)
    assert status_bytes("self", "VmRSS") - before < GROWTH_BYTES


def test_another_user_is_answered_while_hostile_files_are_opened(heavy):
    open_isolated(good_xlsx(), "x")
    threads = [Thread(target=open_all, args=(heavy,)) for _ in range(2)]
    for thread in threads:
        thread.start()
    waits = []
    while any(thread.is_alive() for thread in threads):
        began = time.monotonic()
        assert open_isolated(good_xlsx(), "phu-luc.xlsx")[0]
        waits.append(time.monotonic() - began)
        time.sleep(0.1)
    assert max(waits) < ANSWER_SECONDS


@pytest.mark.parametrize(
    "name", ["a thousand sheets", "cells up to the limit", "fifty thousand merges", "merges that overlap",
             "a name with a script", "text of a thousand diacritics", "text that formats itself",
             "numbers out of range", "a million empty rows with a format", "commands as text",
             "text with half a letter"]
)  # fmt: skip
def test_what_is_read_of_a_hostile_file_is_also_understood_in_time(house, name):
    case = next(case for case in CASES if case.name == name)
    began = time.monotonic()
    receipt = workflow.check(house, LOCAL_USER, case.file_name, case.make())
    assert receipt.reading.findings
    assert time.monotonic() - began < SECONDS


def test_a_hostile_file_is_received_as_refused_and_its_original_is_kept(tmp_path):
    house = workflow.open_house(tmp_path / "a.duckdb", "62", sample=True)
    case = next(case for case in CASES if case.name == "a name that climbs out")
    receipt = workflow.receive(house, LOCAL_USER, "../../phu-luc.xlsx", case.make())
    assert receipt.reading.blocked
    assert house.store.original(receipt.sha256) == case.make()
    assert sorted(path.name for path in tmp_path.parent.iterdir() if "phu-luc" in path.name) == []
    house.store.close()
