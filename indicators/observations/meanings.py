"""Heads with two meanings ("Mục tiêu", "Đơn vị", "Đạt") settled by what stands below and beside them."""

import re

from indicators.observations.former_units import is_former
from indicators.observations.headers import UNTIL_YEAR, Head, header_text, read_head
from indicators.observations.rated_counts import by_their_rates, when
from indicators.observations.result_or_rate import (
    counts_of_a_total,
    pairs_beside_rates,
    settle_rates,
    shares_of_women,
)
from indicators.observations.rows import RESULTS, is_rate_alone
from indicators.observations.table import VALUE_ROLES, Column
from indicators.observations.text import fold
from indicators.observations.times import read_time
from indicators.observations.values import parse
from indicators.workbook.grid import Sheet, Value

LOOKED_AT_ROWS = 60
FEW_YEARS = 2  # columns of different years
MEASURE = re.compile(r"[%‰]|/ ?1|\btren 1\d*[., ]?0")
COUNTED = re.compile(r"\((?:so )?(?:nguoi|co quan|don vi|ca|vu|dn|doanh nghiep|luot nguoi)\)")
QUANTITY = ("so luong", "sl")
SO_FAR = "luy ke"
IN_THE_PERIOD = re.compile(r"\btrong ky\b|\bky nay\b")
AIMED = re.compile(
    r"\b(?:chi tieu|muc tieu) (?:ke hoach|phan dau|giao)"
    r"|\bgiao (?:cac )?chi tieu|\bchi tieu(?: \w+){0,6} giao (?:nam|giai doan|cho)|\bke hoach (?:cac )?chi tieu"
)
ACHIEVED = re.compile(r"\b(?:ket qua|tinh hinh|thuc hien|bao cao|so lieu|tong hop|danh gia|thong ke)\b")
PLAN_TITLE = re.compile(
    r"(?:(?:[ivx]{1,4}|\d{1,2}|[a-d])\s*[.)/-]\s*|bang \d+\s*[.:]\s*)?(?:cac )?"
    r"(?:ke hoach|chi tieu ke hoach|chi tieu (?:ke hoach )?(?:duoc )?giao|ke hoach (?:duoc )?giao)"
    r"(?: (?:nam |den nam |giai doan )?20\d\d(?: ?- ?20\d\d)?)?\s*[:.]?"
)
SUMS = ("cong", "tong nam nu", "ca hai gioi", "nam va nu", "nam nu")
MEASURES = frozenset(
    ( "lan", "nguoi", "co quan", "phan tram", "ty le", "ty le %", "be trai/100 be gai", "co/khong", "ca",
     "vu", "gio", "gio/tuan", "dn", "so luong", "don vi", "tre", "tre em", "em", "hoc sinh", "luot nguoi", "lao dong",
     "nan nhan", "ho", "co so", "tin, bai", "tin bai", "bai", "be trai/be gai", "nam/nu", "nghin nguoi")
)  # fmt: skip


def resolve(sheet: Sheet, columns: tuple[Column, ...], start: int, end: int) -> tuple[Column, ...]:
    """Settle the heads that have two meanings, by what stands below them."""
    names = [c for c in columns if c.role in ("name", "name_or_target")]
    roles: dict[int, str] = {}
    if names:
        best = max(names, key=lambda c: (_letters(sheet, c.index, start, end), -c.index))
        worded = best.role == "name" or _letters(sheet, best.index, start, end) > 0
        roles = {c.index: "name" if c is best and worded else "target" for c in names}
    for c in columns:
        if c.role == "subject" and _is_measure(sheet, c.index, start, end):
            roles[c.index] = "unit_of_measure"
    if names and any(c.role == "elsewhere" for c in columns):  # "Cả nước | Tỉnh": results of both
        roles |= {
            c.index: "result"
            for c in columns
            if c.role == "subject" and _holds_results(sheet, c.index, start, end)
        }
    if names:  # "Xã, phường" over "Xã Ia Chim | Xã Ngọk Bay": units across the columns
        roles |= dict.fromkeys(_units_under_one_head(columns), "")
        # "Phân tổ" over "Tổng số", "Trong đó đạt", "Tỷ lệ": the parts of a figure, not of the population
        roles |= {
            c.index: ""
            for c in columns
            if c.role == "breakdown_label" and _tells_rates(sheet, c.index, start, end)
        }
    years = [c for c in columns if c.role == "year_label"]
    if names and not years and (timed := _times_down(sheet, columns, names, start, end)) is not None:
        roles[timed] = "year_label"
    if names:  # "Năm báo cáo" beside "Năm trước": the results of the year
        roles |= {c.index: "result" for c in years if _holds_results(sheet, c.index, start, end)}
    elif _names_below_year(sheet, columns, years, start, end):
        roles[years[0].index] = "name"
    if len(years) > 1:  # "Năm" beside "Kỳ": the year, and which part of it
        roles |= {c.index: "period_label" for c in years if c.head.core.startswith("ky")}
    if "name" in roles.values() or not names:
        roles |= _verdict_columns(columns)
    roles |= dict.fromkeys(_under_unknown_words(columns), "")
    roles |= dict.fromkeys((*_until_years(columns), *_milestones(columns)), "target")
    roles |= _rates_among_results(columns) | _before_sums(columns)
    roles |= _sums_of_sexes(columns) | _counts_beside_rates(columns)
    open_roles = (c for c in columns if roles.get(c.index, c.role) in (*VALUE_ROLES, ""))
    roles |= {c.index: "elsewhere" for c in open_roles if is_former(c.head.words)}
    settled = tuple(_with_role(c, roles.get(c.index, c.role)) for c in columns)
    for settle in (by_their_rates, pairs_beside_rates, shares_of_women, settle_rates, counts_of_a_total):
        proven = settle(sheet, settled, start, end)
        settled = tuple(_with_role(c, proven.get(c.index, c.role)) for c in settled)
    return settled


def _units_under_one_head(columns: tuple[Column, ...]) -> list[int]:
    """The columns whose upper head says that units stand below it, and whose lower heads are words nobody knows."""
    under = [
        c for c in columns if c.role == "subject" and len(c.levels) > 1 and not read_head(c.levels[-1]).role
    ]
    return [c.index for c in under] if len(under) > 1 else []


def _times_down(
    sheet: Sheet, columns: tuple[Column, ...], names: list[Column], start: int, end: int
) -> int | None:
    """The column that gives nothing but times, several of them to one name, and whose head says nothing better: "Mốc"
    over the years down the rows. A deadline, one to each name, is none."""
    rows = range(start, min(end, start + LOOKED_AT_ROWS))
    for c in columns:
        if c.role in ("", "target") and c.head.core and c.index < columns[-1].index:
            at = [r for r in rows if sheet.rows[r][c.index] not in ("", None)]
            if not any(sheet.rows[r][n.index] == "" for r in at[1:] for n in names):
                continue
            heads = [read_head(header_text(sheet.rows[r][c.index])) for r in at]
            if len({h.time for h in heads}) > 1 and all(h.time.said and not h.core for h in heads):
                return c.index
    return None


def _names_below_year(
    sheet: Sheet, columns: tuple[Column, ...], years: list[Column], start: int, end: int
) -> bool:
    """ "Năm | 2021 | 2022": the word heads the years beside it, and names of rows stand below it."""
    dated = {c.head.time.year for c in columns if c.role in VALUE_ROLES} - {None}
    if len(years) != 1 or len(dated) < FEW_YEARS or any(c.role == "subject" for c in columns):
        return False
    cells = (sheet.rows[r][years[0].index] for r in range(start, min(end, start + LOOKED_AT_ROWS)))
    said = [fold(v) if type(v) is str else header_text(v) for v in cells if v not in ("", None)]
    return bool(said) and not any(read_time(words).said for words in said[:1])


def _counts_beside_rates(columns: tuple[Column, ...]) -> dict[int, str]:
    """ "Số lượng | Tỷ lệ (%)", "Kết quả (người) | Tỷ lệ": of whom the count is stays unsaid; the rate is the result."""
    rates = [when(c) for c in columns if c.role == "rate"]
    counts = (
        c
        for c in columns
        if c.head.core in QUANTITY or c.role == "result" and COUNTED.search(fold(c.head.words))
    )
    return {c.index: "" for c in counts if when(c) in rates}


def _rates_among_results(columns: tuple[Column, ...]) -> dict[int, str]:
    """ "Đã thực hiện | Kết quả (%)": of two results of one time, the one with the percent sign is the rate."""
    results = [c for c in columns if c.role == "result"]
    bare = [when(c) for c in results if "%" not in c.head.words]
    return {c.index: "rate" for c in results if "%" in c.levels[-1] and c.head.core and when(c) in bare}


def planned(columns: tuple[Column, ...], titles: tuple[str, ...], sheet_name: str) -> tuple[Column, ...]:
    """Bare years below a title of targets ("Chỉ tiêu kế hoạch … năm 2025") that speaks of no results are plans; so is
    all that is not called a result where the line right above, or else the sheet, is called "Kế hoạch năm 2025"."""
    lines = [fold(line) for line in titles]
    nearest = lines[-1] if lines else ""
    achieved = any(ACHIEVED.search(line) for line in lines)
    if PLAN_TITLE.fullmatch(nearest) or not achieved and PLAN_TITLE.fullmatch(fold(sheet_name)):
        return tuple(
            _with_role(c, "plan") if c.role in VALUE_ROLES and not RESULTS & {*map(_core, c.levels)} else c
            for c in columns
        )
    if not any(AIMED.search(line) for line in lines) or achieved:
        return columns
    return tuple(_with_role(c, "plan") if c.role == "result" and _is_bare_year(c) else c for c in columns)


def _core(level: str) -> str:
    return read_head(level).core


def _before_sums(columns: tuple[Column, ...]) -> dict[int, str]:
    """ "Thực hiện trong kỳ | Lũy kế": the figure of the year is the sum so far. Beside several years it is none's."""
    results = [c for c in columns if c.role in ("result", "rate")]
    sums = [c for c in results if SO_FAR in fold(c.head.words)]
    if not sums:
        return {}
    if len({c.head.time.year for c in results if c not in sums} - {None}) > 1:
        return {c.index: "" for c in sums if c.head.time.phase or not c.head.time.said}
    return {c.index: "" for c in results if IN_THE_PERIOD.search(fold(c.head.words))}


def _sums_of_sexes(columns: tuple[Column, ...]) -> dict[int, str]:
    """ "Cộng" beside men and women is their sum; anywhere else it may add up years, and is left unread."""
    sexes = {c.head.time for c in columns if c.role in ("female", "male")}
    return {c.index: "denominator" for c in columns if c.head.core in SUMS and c.head.time in sexes}


def _verdict_columns(columns: tuple[Column, ...]) -> dict[int, str]:
    """A lone "Đạt" column under a head of results is no verdict mark but a result ("Số đạt")."""
    marks = [c for c in columns if c.role.startswith("verdict_")]
    if len(marks) == 1 and len(marks[0].levels) > 1 and read_head(marks[0].levels[0]).role == "result":
        return {marks[0].index: "result"}
    return {}


def _under_unknown_words(columns: tuple[Column, ...]) -> list[int]:
    """Bare years below words nobody knows ("Cam kết" over 2025) where other columns surely hold results: they may be
    targets, so they are left unread and reported."""
    values = [c for c in columns if c.role in VALUE_ROLES]
    unknown = [
        c.index
        for c in values
        if c.head.time.said and _is_bare_year(c) and any(_says_unknown(level) for level in c.levels)
    ]
    return unknown if len(unknown) < len(values) else []


def _until_years(columns: tuple[Column, ...]) -> list[int]:
    """ "Chỉ tiêu cụ thể" over "Đến năm 2025": words that could name rows, over the years by which something is due."""
    return [
        c.index
        for c in columns
        if c.role == "result"
        and c.head.time.kind is None
        and UNTIL_YEAR.search(fold(c.levels[-1]))
        and any(read_head(level).role == "name" for level in c.levels[:-1])
    ]


def _milestones(columns: tuple[Column, ...]) -> list[int]:
    """ "2025 | 2030" beside "Kết quả năm 2024": bare years with a gap, all after those that say they are results."""
    dated = [(c.head.time.year, c) for c in columns if c.role in VALUE_ROLES and c.head.time.year]
    bare = {c.index: year for year, c in dated if _is_bare_year(c)}
    last = max((year for year, c in dated if c.index not in bare), default=0)
    years = set(bare.values())
    apart = len(years) > 1 and max(years) - min(years) >= len(years)
    return list(bare) if last and apart and min(years) > last else []


def _is_bare_year(column: Column) -> bool:
    return all(not head.core or not head.role for head in map(read_head, column.levels))


def _says_unknown(level: str) -> bool:
    head = read_head(level)
    return not head.role and bool(head.core)


def _with_role(column: Column, role: str) -> Column:
    if role == column.role:
        return column
    h = column.head
    return Column(column.index, Head(role, h.time, h.breakdown, h.words, h.core), column.levels)


def _letters(sheet: Sheet, column: int, start: int, end: int) -> int:
    texts = (sheet.rows[r][column] for r in range(start, min(end, start + LOOKED_AT_ROWS)))
    return sum(len(t) for t in texts if isinstance(t, str) and any(c.isalpha() for c in t))


def _tells_rates(sheet: Sheet, column: int, start: int, end: int) -> bool:
    texts = (sheet.rows[r][column] for r in range(start, min(end, start + LOOKED_AT_ROWS)))
    return any(type(t) is str and is_rate_alone(t) for t in texts)


def _holds_results(sheet: Sheet, column: int, start: int, end: int) -> bool:
    """Whether numbers that are no years stand in a column, as numbers or typed ("45,5%", "7/7 = 100%")."""
    cells = [v for r in range(start, min(end, start + LOOKED_AT_ROWS)) if (v := sheet.rows[r][column]) != ""]
    return bool(cells) and all(_is_result(v) for v in cells)


def _is_result(value: Value) -> bool:
    if type(value) is str:
        return not read_time(fold(value)).said and parse(value).form in ("number", "counts", "dash")
    return type(value) in (int, float) and not header_text(value)


def _is_measure(sheet: Sheet, column: int, start: int, end: int) -> bool:
    texts = [
        fold(t)
        for r in range(start, min(end, start + LOOKED_AT_ROWS))
        if isinstance(t := sheet.rows[r][column], str) and t
    ]
    said = sum(t in MEASURES or MEASURE.search(t) is not None for t in texts)
    return bool(texts) and said * 2 >= len(texts)
