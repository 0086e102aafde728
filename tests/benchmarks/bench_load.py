"""Loading appendices, whole way into the store, beside programs that merely read the same bytes.

Run: python tests/benchmarks/bench_load.py [files]. Prints milliseconds a file and ratios; asserts nothing. Files go in
by portions, each portion in turn with the others' programs: the best portion is what a machine with nothing else to do
would take. Processor time is that of this process and its children. bench_stages.py says where it goes.
"""

import gc
import io
import os
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import pandas
from python_calamine import CalamineWorkbook

from indicators import workflow
from indicators.access.rights import LOCAL_USER
from indicators.workbook import isolation
from tests.benchmarks.appendices import PROVINCE, ROUND, SENDER, appendix

LARGE_ROWS, SMALL_ROWS = 300, 40
PORTION, WARM_FILES = 20, 8
BARE, SLOW, OURS = "bare calamine", "pandas openpyxl, reading", "load"


def bare_calamine(contents: list[bytes]) -> None:
    for content in contents:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        for name in book.sheet_names:
            book.get_sheet_by_name(name).to_python(skip_empty_area=False)


def pandas_openpyxl(contents: list[bytes]) -> None:
    for content in contents[: max(1, len(contents) // 4)] * 4:
        pandas.read_excel(io.BytesIO(content), sheet_name=None, header=None, engine="openpyxl")


def load(house: workflow.House, contents: list[bytes]) -> None:
    """Receive every file; each must be stored."""
    files = ((f"{number}.xlsx", content) for number, content in enumerate(contents))
    for receipt in workflow.receive_all(house, LOCAL_USER, files, ROUND, SENDER):
        assert not receipt.reading.blocked, receipt.reading.findings[:3]
        assert receipt.submission


def spent(work: Callable[[list[bytes]], None], contents: list[bytes]) -> tuple[float, float]:
    """(milliseconds on the clock, on the processors) a file."""
    start, used = time.perf_counter(), _processors()
    work(contents)
    clock, processors = time.perf_counter() - start, _processors() - used
    return clock * 1000 / len(contents), processors * 1000 / len(contents)


def _processors() -> float:
    """Seconds of processor time of this process and of the children that read files."""
    ticks = 0
    for pid in isolation._pool.pids():
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return time.process_time() + ticks / os.sysconf("SC_CLK_TCK")


def measure(rows: int, files: int) -> None:
    """Print what each program took for ``files`` files of three sheets of ``rows`` rows."""
    contents = [appendix(seed, rows) for seed in range(files)]
    portions = [contents[start : start + PORTION] for start in range(0, files, PORTION)]
    with tempfile.TemporaryDirectory() as folder:
        house = workflow.open_house(Path(folder) / "bench.duckdb", PROVINCE, False)
        load(house, [appendix(10_000 + number, 5) for number in range(WARM_FILES)])
        gc.collect()
        gc.freeze()  # as the server does once it is warm
        programs = {BARE: bare_calamine, SLOW: pandas_openpyxl, OURS: partial(load, house)}
        took: dict[str, list[tuple[float, float]]] = {name: [] for name in programs}
        for portion in portions:
            for name, work in programs.items():
                took[name].append(spent(work, portion))
        house.store.close()
    best = {name: [min(column) for column in zip(*times, strict=True)] for name, times in took.items()}
    middle = {name: [median(column) for column in zip(*times, strict=True)] for name, times in took.items()}
    print(f"{files} files of 3 sheets × {rows} rows × 12 columns, portions of {PORTION}; milliseconds a file")
    print(
        f"  {'':28}{'clock: best':>12}{'median':>9}{'processors: best':>18}{'median':>9}{'best × calamine':>17}"
    )
    for name in programs:
        cells = best[name][0], middle[name][0], best[name][1], middle[name][1], best[name][0] / best[BARE][0]
        print(f"  {name:28}{cells[0]:12.1f}{cells[1]:9.1f}{cells[2]:18.1f}{cells[3]:9.1f}{cells[4]:17.2f}")
    print(f"  load / pandas openpyxl = {best[OURS][0] / best[SLOW][0]:.2f}")


def main(files: int = 200) -> None:
    for rows in (LARGE_ROWS, SMALL_ROWS):
        measure(rows, files)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
