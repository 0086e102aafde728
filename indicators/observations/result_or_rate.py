""" "Kết quả | Tỷ lệ": which of two columns of one time is the figure, told by what stands below them.

The rate is the figure where the result counts something ("14 | 46,67"), and a mere comparison where it is the result's
share of a plan ("KH 50 | TH 45,5 | 91%") or stands beside results that are rates themselves. A rate below "Nữ" is the
share of women only where the counts beside it prove it.
"""

from collections.abc import Iterable

from indicators.observations.checks import rate_agrees
from indicators.observations.headers import ROLES, read_head
from indicators.observations.rated_counts import LOOKED_AT_ROWS, is_proven, when
from indicators.observations.table import VALUE_ROLES, Column
from indicators.observations.values import Parsed, parse
from indicators.workbook.grid import Sheet

LONGEST_PLAIN = 5  # words of a head such as "kết quả thực hiện đạt được"; more of them name an indicator
PAIRED = ("", "result", "numerator", "denominator", "female")
AIMS = ("plan", "target")
Rows = Iterable[int]


def settle_rates(sheet: Sheet, columns: tuple[Column, ...], start: int, end: int) -> dict[int, str]:
    """Column → role, for plain results and plain rates of one time."""
    rows = range(start, min(end, start + LOOKED_AT_ROWS))
    roles: dict[int, str] = {}
    for rate in columns:
        if rate.role == "rate" and _is_plain(rate):
            for result in columns:
                if result.role == "result" and _is_plain(result) and when(result) == when(rate):
                    roles |= _settle(sheet, columns, (result, rate), rows)
    return roles


def pairs_beside_rates(sheet: Sheet, columns: tuple[Column, ...], start: int, end: int) -> dict[int, str]:
    """A column of "14/30" beside the rate of its time holds the counts, whatever its head says."""
    rows = range(start, min(end, start + LOOKED_AT_ROWS))
    rates = [when(c) for c in columns if c.role == "rate"]
    roles: dict[int, str] = {}
    for column in columns:
        if column.role in PAIRED and when(column) in rates and _holds_pairs(sheet, column, rows):
            others = [
                c for c in columns if c.role == "numerator" and c is not column and when(c) == when(column)
            ]
            roles |= {} if others else {column.index: "numerator"}
    return roles


def _holds_pairs(sheet: Sheet, column: Column, rows: Rows) -> bool:
    texts = [v for r in rows if isinstance(v := sheet.rows[r][column.index], str) and v.strip()]
    return bool(texts) and all("/" in t and parse(t, False, None, "count").form == "counts" for t in texts)


def shares_of_women(sheet: Sheet, columns: tuple[Column, ...], start: int, end: int) -> dict[int, str]:
    """A rate below "Nữ" that is women out of the total of its time, row by row."""
    rows = range(start, min(end, start + LOOKED_AT_ROWS))
    women = [c for c in columns if c.role == "female"]
    totals = [c for c in columns if c.role == "denominator"]
    return {
        c.index: "rate"
        for c in columns
        if _is_rate_of_women(c)
        for top in women
        for bottom in totals
        if when(top) == when(bottom) == when(c) and is_proven(sheet, (top, bottom, c), rows)
    }


def counts_of_a_total(sheet: Sheet, columns: tuple[Column, ...], start: int, end: int) -> dict[int, str]:
    """ "Tổng số | Kết quả" without a rate: the result counts out of the total where no row has more than it. Where one
    has, neither is read."""
    rows = range(start, min(end, start + LOOKED_AT_ROWS))
    roles: dict[int, str] = {}
    for total in (c for c in columns if c.role == "denominator"):
        beside = [c for c in columns if c is not total and when(c) == when(total) and c.role in VALUE_ROLES]
        if len(beside) == 1 and beside[0].role == "result" and _is_bare(sheet, beside[0], rows):
            both = [(_number(sheet, r, beside[0]), _number(sheet, r, total)) for r in rows]
            fits = all(top <= bottom for top, bottom in both if top is not None and bottom is not None)
            roles |= {beside[0].index: "numerator"} if fits else {beside[0].index: "", total.index: ""}
    return roles


def _is_bare(sheet: Sheet, column: Column, rows: Rows) -> bool:
    """Whether a column holds whole numbers that neither its head nor a cell calls percent."""
    cells = [value for r in rows if (value := _cell(sheet, r, column))]
    numbers = [c for c in cells if c.form == "number" and c.value is not None]
    signed = "%" in column.head.words or any(c.has_percent_sign for c in cells)
    shown = any((r, column.index) in sheet.percent for r in rows)
    whole = all(float(c.value).is_integer() for c in numbers if c.value is not None)
    return bool(numbers) and len(numbers) == len(cells) and whole and not signed and not shown


def _number(sheet: Sheet, row: int, column: Column) -> float | None:
    found = _cell(sheet, row, column)
    return found.value if found else None


def _is_rate_of_women(column: Column) -> bool:
    if column.role or len(column.levels) < 2 or read_head(column.levels[-1]).role != "rate":
        return False
    return any(read_head(level).role == "female" for level in column.levels[:-1])


def _is_plain(column: Column) -> bool:
    core = column.head.core
    return core in ROLES or not core or column.role == "result" and len(core.split()) <= LONGEST_PLAIN


def _settle(
    sheet: Sheet, columns: tuple[Column, ...], pair: tuple[Column, Column], rows: Rows
) -> dict[int, str]:
    result, rate = pair
    read = [(r, _cell(sheet, r, result), _cell(sheet, r, rate)) for r in rows]
    both = [(r, value, share) for r, value, share in read if value and share]
    if not both:
        return {}
    aims = [c for c in columns if c.role in AIMS]
    if any(_is_share_of(sheet, aim, both) for aim in aims):
        return {rate.index: "comparison"}
    results = [value for _, value, _ in both if value.form in ("number", "counts")]
    if any(v.form == "counts" or v.has_percent_sign or not float(v.value or 0).is_integer() for v in results):
        return {rate.index: "comparison"}
    return {result.index: "", rate.index: ""} if aims else {result.index: ""}


def _cell(sheet: Sheet, row: int, column: Column) -> Parsed | None:
    """The cell parsed; None where it is empty. An error or a formula without result is there too."""
    at = (row, column.index)
    if at in sheet.errors or at in sheet.unvalued:
        return Parsed("error")
    parsed = parse(sheet.rows[row][column.index], at in sheet.percent, None, "value")
    return None if parsed.form in ("empty", "dash") else parsed


def _is_share_of(sheet: Sheet, aim: Column, both: list[tuple[int, Parsed, Parsed]]) -> bool:
    """Whether every rate is the result's share of the plan, in percent."""
    shares = []
    for row, result, rate in both:
        planned = parse(sheet.rows[row][aim.index], (row, aim.index) in sheet.percent, None, "value").value
        if planned and result.value is not None and rate.value is not None:
            shares.append(rate_agrees(rate.value, result.value / planned * 100))
    return bool(shares) and all(shares)
