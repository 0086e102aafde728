"""Where the tables of a sheet are: the header band, found by its words at any row, and what each column holds."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from indicators.observations.headers import KEY_ROLES, RULING_ROLES, Head, header_text, join, read_head
from indicators.observations.meanings import planned, resolve
from indicators.observations.table import VALUE_ROLES, Column, Table, below_wide
from indicators.observations.text import fold
from indicators.observations.unnamed_heads import unnamed_bands
from indicators.workbook.grid import Sheet, Value

BAND_ROWS = 3  # heads come in up to three rows; merged cells may say more
MOST_BAND_ROWS = 6
NO_CONTENT = " \t\n\r\xa0\u200b\ufeff"
LONGEST_HEAD_OF_A_TABLE = 120
KEYS = (KEY_ROLES, ("name_or_target",))
BODY_ROWS = 8  # looked at below heads nobody knows
FEW_COLUMNS = 2  # so many such columns make a table
TITLE_ROWS = 12  # lines above a later table that may be its title
NUMBERING = re.compile(r"\(?\s*(\d{1,2}|[A-Za-zĐđ])\s*\)?|\(?\d{1,2}\)?\s*=.*|\[\d{1,2}\]")
ROW_NUMBER = re.compile(r"\s*\d{1,3}\s*[.)]?\s*")
UNIT_CAPTION = re.compile(r"(?:\bdvt|\bdon vi tinh)\s*:?\s*([^;)]+)")


def tables(sheet: Sheet, told: Sequence[tuple[int, int]] = ()) -> tuple[Table, ...]:
    """The tables of a sheet from top to bottom; () where no header band is found. ``told``: bands (first and last row)
    that somebody pointed at, which go before what the words say."""
    bands = _bands(sheet)
    unnamed = {} if bands or told else unnamed_bands(sheet)
    bands = bands or [(row, row) for row in unnamed]
    if told:
        bands = sorted({*told, *(b for b in bands if all(b[1] < t[0] or b[0] > t[1] for t in told))})
    found = []
    for at, (first, last) in enumerate(bands):
        end = bands[at + 1][0] if at + 1 < len(bands) else len(sheet.rows)
        start = bands[at - 1][1] + 1 if at else 0
        heads = (*unnamed.get(first, ()), *_columns(sheet, first, last))
        spans = beside(heads)
        for span in spans or (None,):
            titles = _titles(sheet, max(start, first - TITLE_ROWS) if at else 0, first, bool(at), span)
            columns = planned(resolve(sheet, _within(heads, span), last + 1, end), titles, sheet.name)
            found.append(Table(first, last, end, columns, titles, _caption(titles), span))
    return tuple(found)


def beside(heads: tuple[Column, ...]) -> tuple[tuple[int, int], ...]:
    """The spans of columns of several tables beside each other: each names its rows and has its values; () for one."""
    starts = []
    for at, column in enumerate(heads):
        if column.role in KEY_ROLES:
            number = at and heads[at - 1].role == "tt" and heads[at - 1].index == column.index - 1
            starts.append(heads[at - 1].index if number else column.index)
    starts = starts[:1] + [s for s in starts[1:] if _valued(heads, starts[0], s)]
    ends = [*(first - 1 for first in starts[1:]), heads[-1].index if heads else 0]
    spans = tuple(zip(starts, ends, strict=True)) if len(starts) > 1 else ()
    same = {c.role for c in heads if c.role in KEY_ROLES and any(c.index in (a, a + 1) for a, _ in spans)}
    return spans if len(same) == 1 and all(_valued(heads, a, b + 1) for a, b in spans) else ()


def _valued(heads: tuple[Column, ...], first: int, end: int) -> bool:
    return any(c.role in VALUE_ROLES for c in heads if first <= c.index < end)


def _within(heads: tuple[Column, ...], span: tuple[int, int] | None) -> tuple[Column, ...]:
    return heads if span is None else tuple(c for c in heads if span[0] <= c.index <= span[1])


def only_span(sheet: Sheet, span: tuple[int, int]) -> Sheet:
    """The sheet with the columns of one table alone; positions stay."""
    first, last = span
    rows = [[v if first <= c <= last else "" for c, v in enumerate(row)] for row in sheet.rows]
    return replace(sheet, rows=rows)


def is_blank(row: Sequence[Value]) -> bool:
    """A row without content; spaces, also no-break ones, are no content."""
    for value in row:  # the first cell of most rows decides
        if value is not None and not (isinstance(value, str) and not value.strip(NO_CONTENT)):
            return False
    return True


def is_numbering(row: Sequence[Value]) -> bool:
    """The line "1 | 2 | 3 = 2/1" that numbers the columns below the heads."""
    texts = [_plain(v) for v in row if v != "" and v is not None]
    if len(texts) < 3 or not all(NUMBERING.fullmatch(t) for t in texts):
        return False
    numbers = [int(m) for t in texts if (m := t.strip("() []").partition("=")[0]).isdigit()]
    letters = "".join(t for t in texts if t.isalpha()).upper()
    if len(numbers) == 1:  # "A | B | C | 1": one column of figures
        return numbers == [1] and len(letters) >= 2 and "ABCDEFGH".startswith(letters)
    return len(numbers) >= 2 and all(0 < b - a <= 2 for a, b in zip(numbers, numbers[1:], strict=False))


def _plain(value: Value) -> str:
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value).strip()


def _bands(sheet: Sheet) -> list[tuple[int, int]]:
    bands: list[tuple[int, int]] = []
    row, floor = 0, 0
    keys = _key_texts(sheet)
    while row < len(sheet.rows):
        if keys.isdisjoint(sheet.rows[row]):  # most rows
            row += 1
            continue
        heads = _heads(sheet.rows[row])
        key = _key(heads)
        if key is None or _has_figures(sheet.rows[row]):
            row += 1
            continue
        last = _extend(sheet, row, key)
        if _is_band(sheet, row, last, heads):
            bands.append((_upwards(sheet, row, floor, key), last))
            row = floor = last + 1
        else:
            row += 1
    return bands


def _has_figures(row: Sequence[Value]) -> bool:
    """Numbers other than years, or a number of its own in the first cell: a row of figures ("5 | Tổng số cơ quan | cơ
    quan | 12/30"), not of heads."""
    first = next((v for v in row if v != "" and v is not None), "")
    numbered = type(first) is str and ROW_NUMBER.fullmatch(first)
    return bool(numbered) or any(type(v) in (int, float) and v and not header_text(v) for v in row)


def _key_texts(sheet: Sheet) -> set[str]:
    """The texts that may head the column by which rows are told apart."""
    wanted = {role for roles in KEYS for role in roles}
    return {text for text in sheet.texts if (head := _head(text)) and head.role in wanted}


def _heads(row: Sequence[Value]) -> list[tuple[int, Head]]:
    return [
        (column, head) for column, value in enumerate(row) if type(value) is str and (head := _head(value))
    ]


def _head(text: str) -> Head | None:
    """The head a short text is; None where its words are none."""
    head = read_head(text) if text and len(text) <= LONGEST_HEAD_OF_A_TABLE else None
    return head if head and head.role else None


def _key(heads: list[tuple[int, Head]]) -> int | None:
    """The column by which rows are told apart; None when this is no row of heads."""
    for roles in KEYS:
        for column, head in heads:
            if head.role in roles:
                return column
    return None


def _is_band(sheet: Sheet, first: int, last: int, heads: list[tuple[int, Head]]) -> bool:
    """A header band names the rows and at least one column of values (or of verdicts) in one of its rows."""
    if len({h.role for _, h in heads}) < 2 and last == first and len(heads) < 2:
        return _names_only(sheet, first, heads) or _numbers_below(sheet, first, last, worded=True)
    below = [h for r in range(first, last + 1) for _, h in _heads([header_text(v) for v in sheet.rows[r]])]
    return (
        any(h.role in VALUE_ROLES or h.role.startswith("verdict") for h in below)
        or _names_only(sheet, first, heads)
        or _numbers_below(sheet, first, last)
    )


def _numbers_below(sheet: Sheet, first: int, last: int, worded: bool = False) -> bool:
    """Several heads not known as roles with numbers below each (units across the columns). ``worded``: none of them
    has a figure in it, as a row of a table might."""
    columns = {
        c
        for row in sheet.rows[first : last + 1]
        for c, v in enumerate(row)
        if isinstance(v, str) and v.strip() and read_head(v).role in ("", "elsewhere")
    }
    if worded and any(map(str.isdigit, "".join(str(v) for v in sheet.rows[first]))):
        return False
    body = sheet.rows[last + 1 : last + 1 + BODY_ROWS]
    return sum(any(type(row[c]) in (int, float) for row in body) for c in columns) >= FEW_COLUMNS


def _names_only(sheet: Sheet, row: int, heads: list[tuple[int, Head]]) -> bool:
    """Units or years down the rows with indicators across: the other heads are long words not known as roles."""
    texts = [v for v in sheet.rows[row] if isinstance(v, str) and v.strip()]
    keyed = any(h.role in ("subject", "year_label") for _, h in heads)
    return (
        keyed
        and len(texts) >= 2
        and sum(len(t) > 15 for t in texts) >= 1
        and all(len(t) < 250 for t in texts)
    )


def _extend(sheet: Sheet, first: int, key: int) -> int:
    """The last row of the band: merged heads say it; else rows of heads below whose key cell is blank."""
    last = max(
        (m.last_row for m in sheet.merges if m.first_row == first and m.first_column <= key <= m.last_column),
        default=first,
    )
    last = min(last, first + MOST_BAND_ROWS - 1)
    end = min(len(sheet.rows), first + BAND_ROWS)
    while last + 1 < end and _continues(sheet, first, last + 1, key):
        last += 1
    return last


def _continues(sheet: Sheet, first: int, row: int, key: int) -> bool:
    cells = {c: v for c, v in enumerate(sheet.rows[row]) if v != "" and v is not None}
    texts = [header_text(v) for v in cells.values()]
    known = len(cells) > 1 and below_wide(sheet, first, row) >= cells.keys()
    read = all(texts) and (known or all(read_head(t).role or read_head(t).time.said for t in texts))
    return bool(cells) and key not in cells and read


def _upwards(sheet: Sheet, row: int, floor: int, key: int) -> int:
    """Heads above the row of names ("Kết quả thực hiện" over the years) where nothing is merged."""
    first = row
    while first - 1 >= floor and row - first < BAND_ROWS - 1:
        cells = [
            (c, header_text(v)) for c, v in enumerate(sheet.rows[first - 1]) if v != "" and v is not None
        ]
        if not cells or any(c <= key for c, _ in cells):
            break
        if not all(read_head(t).role in VALUE_ROLES | {"verdict", *RULING_ROLES} for _, t in cells):
            break
        first -= 1
    return first


def _columns(sheet: Sheet, first: int, last: int) -> tuple[Column, ...]:
    width = len(sheet.rows[first])
    grid = [[header_text(v) for v in sheet.rows[r]] for r in range(first, last + 1)]
    covered = _spread_merges(sheet, grid, first, last)
    _spread_right(grid, covered)
    columns = []
    for c in range(width):
        levels = tuple(dict.fromkeys(line[c] for line in grid if line[c].strip()))
        if levels:
            columns.append(Column(c, _joined(levels), levels))
    return tuple(columns)


@lru_cache(maxsize=1024)
def _joined(levels: tuple[str, ...]) -> Head:
    """The head that the heads of a column make together; the sheets of a workbook repeat theirs."""
    return join(tuple(read_head(text) for text in levels))


def _spread_merges(sheet: Sheet, grid: list[list[str]], first: int, last: int) -> set[tuple[int, int]]:
    covered = set()
    for m in sheet.merges:
        if m.first_row > last or m.last_row < first:
            continue
        text = header_text(sheet.at(m.first_row, m.first_column))
        for r in range(max(m.first_row, first), min(m.last_row, last) + 1):
            for c in range(m.first_column, min(m.last_column, len(grid[0]) - 1) + 1):
                grid[r - first][c] = grid[r - first][c] or text
                covered.add((r - first, c))
    return covered


def _spread_right(grid: list[list[str]], covered: set[tuple[int, int]]) -> None:
    """Without merged ranges (.ods): a blank head above a filled one continues the head to its left."""
    for level in range(len(grid) - 1):
        below = grid[level + 1]
        for c in range(1, len(grid[level])):
            left = grid[level][c - 1]
            blank = not grid[level][c] and (level, c) not in covered
            if blank and below[c] and left and below[c - 1] not in ("", left):
                grid[level][c] = left


def _titles(sheet: Sheet, start: int, end: int, later: bool, span: tuple[int, int] | None) -> tuple[str, ...]:
    """Lines of text above the heads; for a later table only those after the last row with numbers, for one of several
    tables beside each other what stands above it where a line says several things."""
    lines: list[str] = []
    for row in range(start, end):
        cells = sheet.rows[row]
        if later and any(isinstance(v, int | float) for v in cells):
            lines.clear()
            continue
        words = [(c, v) for c, v in enumerate(cells) if isinstance(v, str) and v.strip()]
        above = [(c, v) for c, v in words if span and len(words) > 1 and span[0] <= c <= span[1]]
        lines.extend(v for _, v in above or words)
    return tuple(lines)


def _caption(titles: tuple[str, ...]) -> str:
    for line in reversed(titles):
        found = UNIT_CAPTION.search(fold(line))
        if found:
            return found.group(1).strip(" .")
    return ""
