"""How long opening a workbook takes beside a bare calamine read of the same bytes.

Run as a script: ``python tests/benchmarks/bench_read.py``. Prints milliseconds per workbook and the ratio (aim: ≤ 3).
"""

import io
import random
import statistics
import time
from collections.abc import Callable

import python_calamine
import xlsxwriter

from indicators.workbook import open_workbook

WORKBOOKS, SHEETS, ROWS, COLUMNS = 30, 3, 300, 12
REPEATS = 3


def make_workbook(seed: int, sheets: int = SHEETS, rows: int = ROWS, columns: int = COLUMNS) -> bytes:
    """A workbook as offices send them: texts, counts, percentages, formulas with results, a merge, a hidden row."""
    dice = random.Random(seed)
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    percent = book.add_format({"num_format": "0.0%"})
    for number in range(sheets):
        sheet = book.add_worksheet(f"Bảng {number + 1}")
        sheet.merge_range(0, 0, 0, columns - 1, "Kết quả thực hiện các chỉ tiêu bình đẳng giới")
        sheet.set_row(rows // 2, None, None, {"hidden": True})
        for row in range(1, rows):
            sheet.write_string(row, 0, f"Chỉ tiêu số {row}: tỷ lệ nữ trong ngành {dice.randint(1, 40)}")
            for column in range(1, columns - 2):
                sheet.write_number(row, column, dice.randint(0, 9999))
            sheet.write_number(row, columns - 2, dice.random(), percent)
            sheet.write_formula(row, columns - 1, f"=B{row + 1}/C{row + 1}", None, dice.random())
    book.close()
    return target.getvalue()


def bare(content: bytes) -> None:
    """All values of all sheets, as calamine gives them."""
    book = python_calamine.load_workbook(io.BytesIO(content))
    for name in book.sheet_names:
        book.get_sheet_by_name(name).to_python(skip_empty_area=False)


def ours(content: bytes) -> None:
    workbook, findings = open_workbook(content, "phu-luc.xlsx")
    assert workbook
    assert not findings


def milliseconds(read: Callable[[bytes], None], contents: list[bytes]) -> float:
    """Median over repeats of the mean time for one workbook."""
    times = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        for content in contents:
            read(content)
        times.append((time.perf_counter() - start) / len(contents) * 1000)
    return statistics.median(times)


def main() -> None:
    contents = [make_workbook(seed) for seed in range(WORKBOOKS)]
    for read in (bare, ours):
        read(contents[0])
    plain, whole = milliseconds(bare, contents), milliseconds(ours, contents)
    size = len(contents[0]) // 1024
    print(f"{WORKBOOKS} workbooks of {SHEETS} sheets x {ROWS} rows x {COLUMNS} columns, {size} KB each")
    print(
        f"bare calamine {plain:.1f} ms, open_workbook {whole:.1f} ms, ratio {whole / plain:.2f} (aim: at most 3)"
    )


if __name__ == "__main__":
    main()
