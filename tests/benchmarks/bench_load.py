"""Loading appendices, whole way into the store, beside programs that merely read the same bytes.

Run: python tests/benchmarks/bench_load.py [files]. Prints milliseconds a file and ratios; asserts nothing.
"""

import gc
import io
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import pandas
from python_calamine import CalamineWorkbook

from indicators import workflow
from indicators.access.rights import LOCAL_USER
from tests.benchmarks.appendices import PROVINCE, ROUND, SENDER, appendix

LARGE_ROWS, SMALL_ROWS = 300, 40


def bare_calamine(contents: list[bytes]) -> float:
    start = time.perf_counter()
    for content in contents:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        for name in book.sheet_names:
            book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    return time.perf_counter() - start


def pandas_openpyxl(contents: list[bytes]) -> float:
    start = time.perf_counter()
    for content in contents:
        pandas.read_excel(io.BytesIO(content), sheet_name=None, header=None, engine="openpyxl")
    return time.perf_counter() - start


def load(contents: list[bytes]) -> tuple[float, int]:
    """(seconds, observations stored) for receiving every file into a new database."""
    with tempfile.TemporaryDirectory() as folder:
        house = workflow.open_house(Path(folder) / "bench.duckdb", PROVINCE, False)
        workflow.receive(house, LOCAL_USER, "warm.xlsx", appendix(10_000, 5), ROUND, SENDER)
        gc.collect()
        gc.freeze()  # as the server does once it is warm
        stored, start = 0, time.perf_counter()
        files = ((f"{number}.xlsx", content) for number, content in enumerate(contents))
        for receipt in workflow.receive_all(house, LOCAL_USER, files, ROUND, SENDER):
            assert not receipt.reading.blocked, receipt.reading.findings[:3]
            stored += len(receipt.reading.observations)
        seconds = time.perf_counter() - start
        house.store.close()
    return seconds, stored


def main(files: int = 200) -> None:
    for rows in (LARGE_ROWS, SMALL_ROWS):
        contents = [appendix(seed, rows) for seed in range(files)]
        bare, ours = bare_calamine(contents), load(contents)
        sample = contents[: max(1, files // 4)]
        slow = pandas_openpyxl(sample) * len(contents) / len(sample)
        print(f"{files} files of 3 sheets × {rows} rows × 12 columns, {ours[1]} observations stored")
        for name, seconds in (("bare calamine", bare), ("pandas openpyxl, reading", slow), ("load", ours[0])):
            print(f"  {name:28}{seconds / files * 1000:9.1f} ms a file{seconds / bare:8.2f} × calamine")
        print(f"  load / pandas openpyxl = {ours[0] / slow:.2f}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
