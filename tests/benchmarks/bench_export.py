"""Export of the provincial table against bare XlsxWriter writing the same cells (aim: within 2 times); and the time per
document of every format, from the store of the sample province to the bytes.

Run: ``python tests/benchmarks/bench_export.py``. Prints one line per measure; the ratio is what counts.
"""

import io
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import xlsxwriter

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from indicators import workflow
from indicators.access.rights import LOCAL_USER
from indicators.assessment import assess
from indicators.assessment.model import Figure, Source
from indicators.catalogue import load
from indicators.output.comparison import comparison_csv, comparison_xlsx
from indicators.output.papers import brief, brief_pdf
from indicators.workflow.paper_material import gather

PROVINCE, DISTRICT, DAY = "62", "612", date(2025, 5, 30)
REPEATS = 9
AIM = 2.0


def figures(catalogue, round) -> list[Figure]:
    """Counts of every asked unit and indicator for five years, as a whole province would have sent them."""
    made = []
    for unit in round.units:
        for request in catalogue.requested(round, unit):
            indicator = catalogue.indicator(round.strategy, request.indicator)
            for year in range(2021, 2026):
                made.append(_figure(indicator, request.subject, unit, round, year, len(made)))
    return made


def _figure(indicator, subject, sender, round, year, n) -> Figure:
    numerator, denominator = 20 + n % 60, 100 + n % 17
    value = numerator * indicator.multiplier / denominator if indicator.kind == "ratio" else 1.0
    counts = (numerator, denominator) if indicator.kind == "ratio" else (None, None)
    source = Source("s", f"phu-luc-{sender}.xlsx", "Biểu 01", f"E{n % 40 + 8}")
    return Figure(
        str(n), indicator.code, subject, sender, round.code, round.data_date, year, "year", "actual", None, (), *counts,
        value, False, "", None, "Thiếu nguồn cán bộ nữ trong quy hoạch", "", "Đào tạo, bồi dưỡng", "", source,
    )  # fmt: skip


def cells_of(content: bytes) -> list[tuple[str, list[tuple[int, int, object]]]]:
    """The cells that were written, sheet by sheet, for the bare writer to write again."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    return [
        (
            s.title,
            [(c.row - 1, c.column - 1, c.value) for row in s.iter_rows() for c in row if c.value is not None],
        )
        for s in book
    ]


def bare(sheets) -> bytes:
    """Bare XlsxWriter: the same values, no layout."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(
        content, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    for name, cells in sheets:
        sheet = book.add_worksheet(name)
        for row, column, value in cells:
            sheet.write(row, column, value)
    book.close()
    return content.getvalue()


def milliseconds(*works: Callable[[], object]) -> list[float]:
    """The best of several runs of each, taken in turn so that a busy machine hurts all alike."""
    times: list[list[float]] = [[] for _ in works]
    for _ in range(REPEATS):
        for place, work in enumerate(works):
            start = time.perf_counter()
            work()
            times[place].append((time.perf_counter() - start) * 1000)
    return [min(t) for t in times]


def main() -> None:
    catalogue = load()
    round = next(r for r in catalogue.rounds(PROVINCE, False) if r.data_date == DAY)
    known = figures(catalogue, round)
    one = (assess(catalogue, round, PROVINCE, known),)
    everyone = (*one, *(assess(catalogue, round, u, known) for u in round.units))
    for name, assessments in (("provincial table", one), ("table with all units", everyone)):
        content = comparison_xlsx(catalogue, round, assessments)
        sheets = cells_of(content)
        ours, base = milliseconds(
            lambda a=assessments: comparison_xlsx(catalogue, round, a), lambda s=sheets: bare(s)
        )
        count = sum(len(cells) for _, cells in sheets)
        print(f"export {name}: {count} cells, {ours:.0f} ms, bare XlsxWriter {base:.0f} ms, "
              f"ratio {ours / base:.2f} (aim {AIM}), {len(content) // 1024} kB")  # fmt: skip
    print(f"export csv: {milliseconds(lambda: comparison_csv(catalogue, round, everyone))[0]:.0f} ms")
    documents()


def documents() -> None:
    """Each format of the sample province's last round, and of one district."""
    house = workflow.open_house(":memory:", PROVINCE, sample=True)
    workflow.load_sample(house, LOCAL_USER)
    round = workflow.known_rounds(house)[-1].code
    for unit in (None, DISTRICT):
        for form in workflow.FORMATS:
            work = lambda f=form, u=unit: workflow.export(house, LOCAL_USER, round, f, u)  # noqa: E731
            size = len(work().content) // 1024
            print(f"document {form} of {unit or PROVINCE}: {milliseconds(work)[0]:.0f} ms, {size} kB")
    made = brief(gather(house, LOCAL_USER, workflow.round_of(house, round), PROVINCE))
    drawn, spoken = milliseconds(lambda: brief_pdf(made), lambda: brief(
        gather(house, LOCAL_USER, workflow.round_of(house, round), PROVINCE)))  # fmt: skip
    print(f"brief: gathered and worded {spoken:.0f} ms, drawn again {drawn:.0f} ms")
    house.store.close()


if __name__ == "__main__":
    main()
