"""What isolation costs, and what others wait while a file hangs or a huge one is read.

Run: python tests/benchmarks/bench_isolation.py. Prints milliseconds; asserts nothing about them.
"""

import os
import signal
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from threading import Thread

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from indicators.catalogue import load
from indicators.observations.isolated import read_isolated, reading_job_for
from indicators.observations.reading_job import Question
from indicators.workbook import isolation, open_workbook
from indicators.workbook.isolation import Pool
from indicators.workbook.reader_process import Limits
from tests.benchmarks.appendices import PROVINCE, ROUND, SENDER, appendix
from tests.hostile import sheets

FILES, ROUNDS = 20, 5
HANG_SECONDS = 3
PAUSE_SECONDS = 0.02
HUGE = ("cells up to the limit", "text of a thousand diacritics")
MEGABYTE = 1024 * 1024

Open = Callable[[bytes, str], object]


def milliseconds(opened: Open, contents: list[bytes]) -> float:
    """Median over all files and rounds of opening one."""
    return statistics.median(took(opened, content) for content in contents * ROUNDS)


def took(opened: Open, content: bytes) -> float:
    began = time.perf_counter()
    opened(content, "phu-luc.xlsx")
    return (time.perf_counter() - began) * 1000


def waits_while(work: Thread, opened: Open, contents: list[bytes]) -> list[float]:
    """Milliseconds of each file another thread opens while ``work`` goes on."""
    work.start()
    time.sleep(PAUSE_SECONDS)
    waits = [took(opened, contents[0])]
    while work.is_alive():
        waits.append(took(opened, contents[len(waits) % len(contents)]))
        time.sleep(PAUSE_SECONDS)
    return waits


def while_one_hangs(contents: list[bytes]) -> list[float]:
    pool = Pool(Limits(seconds=HANG_SECONDS), kept=2)
    pool.open(contents[0], "x")
    os.kill(pool.pids()[0], signal.SIGSTOP)
    waits = waits_while(Thread(target=pool.open, args=(contents[0], "x")), pool.open, contents)
    pool.stop()
    return waits


def peak_bytes(pid: int) -> int:
    """The most memory a process has held; 0 when it is gone."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM")), 0)


def while_huge_ones_are_read(contents: list[bytes]) -> None:
    """Each huge file: what became of it, what it cost this process and a child, what another user waited."""
    catalogue = load()
    isolation.start(reading_job_for(catalogue))
    question = Question("phu-luc.xlsx", PROVINCE, False, ROUND, SENDER)

    def read(content: bytes, _name: str):
        return read_isolated(content, catalogue, question)

    for content in contents[:4]:
        read(content, "")
    for case in (case for case in sheets.CASES if case.name in HUGE):
        huge, found, peak = case.make(), [], [0]

        def work(huge=huge, found=found):
            began, server = time.perf_counter(), time.thread_time()
            found.append((read(huge, ""), time.perf_counter() - began, time.thread_time() - server))

        def watched(content, name, peak=peak):
            answer = read(content, name)
            peak[0] = max(peak[0], *map(peak_bytes, isolation._pool.pids()))
            return answer

        waits = waits_while(Thread(target=work), watched, contents)
        alone, seconds, server = found[0]
        codes = sorted({f.code for f in (*alone.seen, *alone.reading.findings)})
        print(
            f"{case.name}: {seconds:.1f} s, of them {server:.2f} s in this process; child at most "
            f"{peak[0] / MEGABYTE:.0f} MiB; {', '.join(codes[:3])}\n"
            f"  another user's file meanwhile: {told(waits)}"
        )


def told(waits: list[float]) -> str:
    return f"median {statistics.median(waits):.1f} ms, longest {max(waits):.0f} ms of {len(waits)}"


def main() -> None:
    small, large = ([appendix(seed, rows) for seed in range(FILES)] for rows in (40, 300))
    pool = Pool()
    print(f"first file, cold child: {took(pool.open, small[0]):.0f} ms")
    for rows, contents in ((40, small), (300, large)):
        assert pool.open(contents[0], "a") == open_workbook(contents[0], "a")
        plain, isolated = milliseconds(open_workbook, contents), milliseconds(pool.open, contents)
        print(
            f"3 sheets × {rows} rows × 12 columns, opened: in this process {plain:.1f} ms, in a warm child "
            f"{isolated:.1f} ms (+{isolated - plain:.1f} ms, × {isolated / plain:.2f})"
        )
    pool.stop()
    print(f"another thread while a file hangs {HANG_SECONDS} s: {told(while_one_hangs(small))}")
    while_huge_ones_are_read(small)


if __name__ == "__main__":
    main()
