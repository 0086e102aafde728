"""How long the store takes, beside what DuckDB itself takes. Run: python tests/benchmarks/bench_store.py

Prints milliseconds (median) for keeping an original, recording a small and a large submission, deciding, and asking for
figures of a province of 150 submissions, beside a bare BEGIN; INSERT; COMMIT of one row.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import duckdb

from indicators.findings import finding
from indicators.observations.model import Observation, Reading, RowCount
from indicators.store import Store, open_store

START = datetime(2025, 1, 1)
SMALL, LARGE = 40, 4000
SUBMISSIONS = 150
DATA_DATE = date(2024, 12, 31)


def reading(unit: str, size: int) -> Reading:
    taken = tuple(
        Observation("1.1", unit, 2021 + n % 4, "year", "actual", numerator=48.0, denominator=113.0, value=4800 / 113,
                    cause="Thiếu nguồn cán bộ" if n % 5 == 0 else "", sheet="Phụ lục", cell=f"F{n}")
        for n in range(size)
    )  # fmt: skip
    found = tuple(finding("hidden_rows", "Phụ lục", f"B{n}", row=n) for n in range(size // 20))
    return Reading("template", unit, "2024", RowCount(size, size, 0, 0), (), taken, found)


def timed(work: Callable[[], object]) -> float:
    """Milliseconds."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def bare_transaction(folder: Path) -> float:
    with duckdb.connect(str(folder / "bare.duckdb"), config={"threads": "2"}) as connection:
        connection.execute("CREATE TABLE t (id VARCHAR, n INTEGER)")

        def once() -> None:
            cursor = connection.cursor()
            cursor.execute("BEGIN")
            cursor.execute("INSERT INTO t VALUES (?, ?)", ["a", 1])
            cursor.execute("COMMIT")

        return median(timed(once) for _ in range(100))


def fill(store: Store, size: int, count: int, prefix: str) -> dict[str, float]:
    """Median milliseconds of keeping, recording and accepting ``count`` submissions of ``size`` observations."""
    kept, recorded, decided = [], [], []
    for n in range(count):
        unit, at = f"{prefix}{n}", START + timedelta(minutes=len(store.submissions()))
        content, what, ids = f"{unit}{size}".encode(), reading(unit, size), []
        sha256 = store.keep_original(content, "a.xlsx")
        kept.append(timed(lambda c=content: store.keep_original(c + b"!", "a.xlsx")))
        recorded.append(
            timed(
                lambda w=what, s=sha256, a=at, i=ids: i.append(
                    store.record(w, s, "a.xlsx", "tôi", a, DATA_DATE)
                )
            )
        )
        decided.append(
            timed(lambda i=ids, a=at: store.decide(i[0], "accepted", "tôi", a + timedelta(seconds=1)))
        )
    return {"keep": median(kept), "record": median(recorded), "decide": median(decided)}


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        bare = bare_transaction(folder)
        store = open_store(folder / "bench.duckdb", "62", sample=True)
        fill(store, SMALL, 5, "warm")
        small = fill(store, SMALL, SUBMISSIONS, "small")
        figures = median(timed(store.figures) for _ in range(15))
        count = len(store.figures())
        asked = {
            "submissions()": median(timed(store.submissions) for _ in range(15)),
            "accepted_values()": median(timed(store.accepted_values) for _ in range(15)),
        }
        large = fill(store, LARGE, 5, "large")
        store.close()
    show("bare BEGIN; INSERT; COMMIT of one row", bare, bare)
    show("keep an original (fsync)", small["keep"], bare)
    show(f"record {SMALL} observations", small["record"], bare)
    show(f"record {LARGE} observations", large["record"], bare)
    show("decide", small["decide"], bare)
    show(f"figures(), {count} figures", figures, bare)
    for what, took in asked.items():
        show(what, took, bare)


def show(what: str, took_ms: float, bare_ms: float) -> None:
    print(f"{what:<40}{took_ms:8.1f} ms {took_ms / bare_ms:7.1f} x bare")


if __name__ == "__main__":
    main()
