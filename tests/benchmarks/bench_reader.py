"""What reading observations costs beside opening the file: 3 sheets × 300 rows × 12 columns, as a big appendix.

Run: python tests/benchmarks/bench_reader.py [--profile]
"""

import cProfile
import pstats
import sys
import time

from indicators.catalogue import load
from indicators.observations import read
from indicators.workbook.grid import Sheet, Value, Workbook

SHEETS, ROWS, COLUMNS, TIMES = 3, 300, 12, 20
YEARS = (2021, 2022, 2023, 2024)
BARE_READ_MS = 11  # python-calamine reading the same file


def appendix() -> Workbook:
    """Communes down the rows under each indicator's name; counts and rate under four years."""
    catalogue = load()
    day = catalogue.round("2024", "62", False).data_date
    units = [u.name for u in catalogue.units_on("62", day, "commune")]
    names = [i.name for i in catalogue.indicators_of("2021-2030")]
    heads: list[list[Value]] = [
        ["UBND TỈNH KON TUM"],
        ["KẾT QUẢ THỰC HIỆN"],
        [
            "TT",
            "Chỉ tiêu",
            "Đơn vị",
            *(f"Năm {y}" if i == 0 else "" for y in YEARS for i in range(2)),
            "Ghi chú",
        ],
        ["", "", "", *("Tử số" if i == 0 else "Mẫu số" for _ in YEARS for i in range(2)), ""],
    ]
    sheets = []
    for s in range(SHEETS):
        body: list[list[Value]] = [
            [float(r + 1), names[(r + s * ROWS) // len(units) % len(names)], units[r % len(units)]]
            + [float(v) for y in range(4) for v in (10 + (r + y) % 30, 50 + r % 7)]
            + [""]
            for r in range(ROWS)
        ]
        rows = [row + [""] * (COLUMNS - len(row)) for row in heads + body]
        sheets.append(Sheet(f"Biểu {s + 1}", True, rows))
    return Workbook("lon.xlsx", "0" * 64, "xlsx", tuple(sheets))


def main() -> None:
    catalogue, workbook = load(), appendix()
    rounds = catalogue.rounds("62", False)

    def once():
        return read(workbook, catalogue, rounds, "2024", "62")

    started = time.perf_counter()
    reading = once()
    cold = (time.perf_counter() - started) * 1000
    spent = []
    for _ in range(TIMES):
        started = time.perf_counter()
        once()
        spent.append((time.perf_counter() - started) * 1000)
    best, middle = min(spent), sorted(spent)[TIMES // 2]
    print(
        f"rows {reading.rows.read}, observations {len(reading.observations)}, findings {len(reading.findings)}"
    )
    print(
        f"first {cold:.1f} ms, best {best:.1f} ms, median {middle:.1f} ms; bare calamine about {BARE_READ_MS} ms"
    )
    if "--profile" in sys.argv:
        profile = cProfile.Profile()
        profile.runcall(once)
        pstats.Stats(profile).sort_stats("tottime").print_stats(18)


if __name__ == "__main__":
    main()
