"""What isolation costs, and what others wait while a file hangs.

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

from indicators.workbook import open_workbook
from indicators.workbook.isolation import Pool
from indicators.workbook.reader_process import Limits
from tests.benchmarks.appendices import appendix

FILES, ROUNDS = 20, 5
HANG_SECONDS = 3


def milliseconds(opened: Callable[[bytes, str], object], contents: list[bytes]) -> float:
    """Median over all files and rounds of opening one."""
    times = []
    for content in contents * ROUNDS:
        began = time.perf_counter()
        opened(content, "phu-luc.xlsx")
        times.append(time.perf_counter() - began)
    return statistics.median(times) * 1000


def first(pool: Pool, content: bytes) -> float:
    began = time.perf_counter()
    pool.open(content, "phu-luc.xlsx")
    return (time.perf_counter() - began) * 1000


def while_one_hangs(contents: list[bytes]) -> tuple[float, float]:
    """(median, longest) wait in milliseconds of another thread while one child stands still."""
    pool = Pool(Limits(seconds=HANG_SECONDS), kept=2)
    pool.open(contents[0], "x")
    os.kill(pool.pids()[0], signal.SIGSTOP)
    hanging = Thread(target=pool.open, args=(contents[0], "x"))
    hanging.start()
    time.sleep(0.05)
    waits = []
    while hanging.is_alive():
        waits.append(first(pool, contents[len(waits) % len(contents)]))
    pool.stop()
    return statistics.median(waits), max(waits)


def main() -> None:
    small, large = ([appendix(seed, rows) for seed in range(FILES)] for rows in (40, 300))
    pool = Pool()
    print(f"first file, cold child: {first(pool, small[0]):.0f} ms")
    for rows, contents in ((40, small), (300, large)):
        assert pool.open(contents[0], "a") == open_workbook(contents[0], "a")
        plain, isolated = milliseconds(open_workbook, contents), milliseconds(pool.open, contents)
        print(
            f"3 sheets × {rows} rows × 12 columns: in this process {plain:.1f} ms, in a warm child {isolated:.1f} ms"
            f" (+{isolated - plain:.1f} ms, × {isolated / plain:.2f})"
        )
    pool.stop()
    median, longest = while_one_hangs(small)
    print(
        f"another thread while a file hangs {HANG_SECONDS} s: median {median:.1f} ms, longest {longest:.0f} ms"
    )


if __name__ == "__main__":
    main()
