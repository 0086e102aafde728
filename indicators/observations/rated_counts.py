"""Counts known by the rate printed beside them: "Phát hiện 60 | Được tư vấn 45 | Tỷ lệ 75" needs no known heads.

Where every row's rate is one column's number out of another's, those columns are numerator and denominator, whatever
their heads say. Columns of plans and comparisons are never asked.
"""

from collections.abc import Iterable
from itertools import permutations

from indicators.observations.checks import rate_agrees
from indicators.observations.headers import Breakdown
from indicators.observations.table import Column
from indicators.observations.times import Time
from indicators.observations.values import parse
from indicators.workbook.grid import Sheet

LOOKED_AT_ROWS = 60
NEAR = 3  # columns to the left of a rate in which its counts may stand
BASES = (100, 1, 1_000, 100_000)
COUNTS = ("", "numerator", "denominator", "female", "male")
RESULTS = ("result", "verdict_met")  # "Tổng số | Kết quả | Tỷ lệ", "Tổng số | Đạt | Tỷ lệ"
DONE = (
    "ty le hoan thanh",
    "ti le hoan thanh",
    "ty le thuc hien",
    "ti le thuc hien",
)  # of pupils, or of a plan
Triple = tuple[float, ...]


def by_their_rates(sheet: Sheet, columns: tuple[Column, ...], start: int, end: int) -> dict[int, str]:
    """Column → role, for columns that the rates beside them prove to be numerators and denominators."""
    roles: dict[int, str] = {}
    for rate in columns:
        counts = [c for c in columns if _beside(c, rate)] if _is_rate_head(rate) else []
        if len(counts) < 2 or _known(counts) and rate.role != "comparison":
            continue
        rows = range(start, min(end, start + LOOKED_AT_ROWS))
        proven = [pair for pair in permutations(counts, 2) if is_proven(sheet, (*pair, rate), rows)]
        if len(proven) > 1:  # "41 | 41 | 100" proves both ways: then the heads that are known decide
            proven = [(top, bottom) for top, bottom in proven if _fit(top, bottom)]
        if len(proven) == 1:
            top, bottom = proven[0]
            roles |= {top.index: "numerator", bottom.index: "denominator"}
            if rate.role == "comparison":
                roles[rate.index] = "rate"
    return roles


def when(column: Column) -> tuple[Time, Breakdown]:
    """What columns of one figure share; that a result happened need not be said of the rate beside it."""
    time = column.head.time
    return time._replace(kind=None) if time.kind == "actual" else time, column.head.breakdown


def _is_rate_head(column: Column) -> bool:
    return column.role in ("rate", "result") or column.role == "comparison" and column.head.core in DONE


def _beside(column: Column, rate: Column) -> bool:
    counted = column.role in COUNTS or column.role in RESULTS and rate.role == "rate"
    return counted and 0 < rate.index - column.index <= NEAR and when(column) == when(rate)


def _fit(top: Column, bottom: Column) -> bool:
    """Whether the known one of two heads agrees to be the numerator, or the denominator, that it is taken for."""
    roles = top.role, bottom.role
    return roles[0] != "denominator" and roles[1] not in ("numerator", "female") and roles != ("", "")


def _known(counts: list[Column]) -> bool:
    """Whether the heads alone tell the counts apart."""
    roles = {c.role for c in counts}
    return "denominator" in roles and bool(roles & {"numerator", "female"}) and "" not in roles


def is_proven(sheet: Sheet, columns: tuple[Column, ...], rows: Iterable[int]) -> bool:
    """Whether the third column is the first out of the second in every row that has all three."""
    triples = [t for row in rows if (t := _numbers(sheet, row, columns)) is not None]
    return bool(triples) and all(_is_rate(*t) for t in triples)


def _numbers(sheet: Sheet, row: int, columns: tuple[Column, ...]) -> Triple | None:
    found = []
    for at, column in enumerate(columns):
        share = (row, column.index) in sheet.percent
        parsed = parse(sheet.rows[row][column.index], share, None, "value" if at == 2 else "count")
        if parsed.form != "number" or parsed.value is None:
            return None
        found.append(parsed.value)
    return tuple(found)


def _is_rate(top: float, bottom: float, rate: float) -> bool:
    return bottom > 0 and any(rate_agrees(rate, top * base / bottom) for base in BASES)
