"""No file, however broken or malicious, hurts the server, and each refusal is one sentence that names the mend."""

import gc
import re
import time
from collections import Counter
from pathlib import Path
from threading import Event, Thread

import pytest

from indicators.findings import KINDS
from indicators.workbook import isolation, open_isolated, open_workbook
from indicators.workbook.plain import plain
from tests.hostile import archives, binary, books, damage, foreign, markup, opendocument, sheets
from tests.hostile.case import READ, good_xlsx

MODULES = (foreign, archives, markup, books, opendocument, binary, damage, sheets)
CASES = [case for module in MODULES for case in module.CASES]
SECONDS, CHILD_BYTES, SERVER_BYTES = 20, 1024**3, 96 * 1024**2
VIETNAMESE = re.compile("[ạảãàáâậầấẩẫăắằặẳẵđêềếểễệôồốổỗộơớờởỡợưừứửữự]")


def status_bytes(pid: int | str, field: str) -> int:
    """A field of /proc/<pid>/status; 0 when the process is gone."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
        return next((int(line.split()[1]) * 1024 for line in lines if line.startswith(field)), 0)
    except (FileNotFoundError, ProcessLookupError):
        return 0


@pytest.fixture(scope="module", autouse=True)
def watched(ledger):
    """Looks at the memory of the children while the files of this module are opened, and of this process around it."""
    open_isolated(good_xlsx(), "x")
    gc.collect()
    before, over = status_bytes("self", "VmRSS"), Event()

    def watch() -> None:
        while not over.wait(0.02):
            ledger.peak = max(ledger.peak, *(status_bytes(pid, "VmHWM") for pid in isolation._pool.pids()), 0)

    watcher = Thread(target=watch, daemon=True)
    watcher.start()
    yield
    over.set()
    watcher.join()
    gc.collect()
    ledger.server_growth = status_bytes("self", "VmRSS") - before


def test_no_two_files_bear_one_name():
    assert [name for name, times in Counter(case.name for case in CASES).items() if times > 1] == []
    assert len(CASES) > 100


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_hostile_file_is_read_or_refused_with_one_sentence(case, ledger):
    content = case.make()
    began = time.monotonic()
    workbook, findings = open_isolated(content, case.file_name)
    seconds = time.monotonic() - began
    ledger.lines.append((case.name, READ if workbook else findings[0].code, seconds))
    assert seconds < SECONDS
    if workbook is None:
        assert [KINDS[f.code].severity for f in findings] == ["blocks"]
        assert findings[0].code in case.allowed, findings[0].message
        assert "Hãy" in findings[0].message
        assert VIETNAMESE.search(findings[0].message)
        assert len(findings[0].message) < 600
        assert findings[0].message == plain(findings[0].message)
    else:
        assert READ in case.allowed
        assert not any(f.severity == "blocks" for f in findings)
        for sheet in workbook.sheets:
            assert sheet.name == plain(sheet.name)
            assert len({len(row) for row in sheet.rows}) < 2
            assert all(text == plain(text) for row in sheet.rows for text in row if type(text) is str)


@pytest.mark.slow
def test_afterwards_children_stayed_small_and_so_did_the_server(ledger, watched):
    gc.collect()
    assert ledger.peak < CHILD_BYTES
    workbook, findings = open_isolated(good_xlsx(), "phu-luc.xlsx")
    assert (workbook, findings) == open_workbook(good_xlsx(), "phu-luc.xlsx")
