"""Tables of duties in a workbook: our own export by its hidden marks, an office's own table by the words of its heads.

Nothing of a file is trusted: a kind, a key or a code that is unknown is a doubt at its cell, never an error.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from indicators.catalogue.duties import DutyKind
from indicators.errors import UserError
from indicators.observations.duty_model import Doubt, DutyFile, DutyRow
from indicators.observations.duty_values import NotRead, Place, read_field
from indicators.observations.gazetteer import place_words
from indicators.observations.text import clean, fold
from indicators.workbook.duty_marks import SCOPE, DutyMark, mark_of, marked_columns, marked_key
from indicators.workbook.grid import Sheet, Value, Workbook, cell_name

HEAD_SEARCH_ROWS = 40
LEAST_HEADS = 2
MOST_ROWS = 5000
# Without its signs "năm" is "nam" (men), a head of other columns: these words are compared with their signs.
SCOPE_WORDS = {False: ("năm kế hoạch", "năm"), True: ("đợt báo cáo", "đợt")}
NUMBERING = ("tt", "stt", "so tt")
GROUP = re.compile(r"^(?:[ivx]+|[a-hk-z]|muc tieu \d+)[.):]?$")
TOTAL = re.compile(r"^(?:tong(?: cong| so| kinh phi)?|cong)\b\W*$")
NO_LINE, GROUP_HEAD, TOTAL_LINE = "không phải dòng của bảng", "dòng nhóm", "dòng tổng"
NOT_FOUND = (
    'Không thấy bảng nào có các cột của "{name}" trong tệp. Đầu cột cần có: {heads}. Hãy dùng biểu trống của chương '
    "trình hoặc ghi lại đầu cột."
)
OF_ANOTHER = (
    "Biểu này là của tỉnh khác hoặc của số liệu minh họa; hãy dùng biểu xuất từ chính chương trình đang mở."
)
TOO_LONG = f"Bảng dài hơn {MOST_ROWS} dòng. Hãy chia thành nhiều tệp."


@dataclass(frozen=True, slots=True)
class Expected:
    """What a file is read against. ``kind``: for tables without our marks, None takes marked ones only; ``scope``: of
    lines that name none."""

    kinds: Mapping[str, DutyKind]
    place: Place
    sample: bool
    kind: str | None
    scope: str


@dataclass(frozen=True, slots=True)
class _Table:
    sheet: Sheet
    kind: DutyKind
    mark: DutyMark | None
    head_row: int
    columns: Mapping[int, str]


def read_duties(workbook: Workbook, expected: Expected) -> DutyFile:
    """Every line of every table found. Raises UserError where there is none, or it is another province's."""
    tables = [table for sheet in workbook.sheets if sheet.visible for table in _tables(sheet, expected)]
    if not tables:
        kind = expected.kinds[expected.kind or next(iter(expected.kinds))]
        heads = ", ".join(f.name for f in kind.fields if f.required)
        raise UserError(NOT_FOUND.format(name=kind.name, heads=heads))
    rows: list[DutyRow] = []
    ignored: list[tuple[str, str]] = []
    for table in tables:
        for row in range(table.head_row + 1, len(table.sheet.rows)):
            _take(table, row, expected, rows, ignored)
        if len(rows) > MOST_ROWS:
            raise UserError(TOO_LONG)
    return DutyFile(tuple(rows), tuple(ignored))


def _tables(sheet: Sheet, expected: Expected) -> Iterator[_Table]:
    mark = mark_of(sheet)
    if mark is not None:
        if (mark.province, mark.sample) != (expected.place.province, expected.sample):
            raise UserError(OF_ANOTHER)
        kind = expected.kinds.get(mark.kind)
        columns = {c: code for c, code in marked_columns(sheet, mark).items() if kind and _known(kind, code)}
        if kind is not None and columns:
            yield _Table(sheet, kind, mark, _head_row(sheet, mark, kind, columns), columns)
    elif expected.kind is not None:
        kind = expected.kinds[expected.kind]
        found = max((_heads(sheet, row, kind) for row in range(min(HEAD_SEARCH_ROWS, len(sheet.rows)))),
                    key=lambda at: len(at[1]), default=(0, {}))  # fmt: skip
        if kind.headline in found[1].values() and len(found[1]) >= LEAST_HEADS:
            yield _Table(sheet, kind, None, *found)


def _known(kind: DutyKind, code: str) -> bool:
    return code == SCOPE or code in kind.by_code


def _head_row(sheet: Sheet, mark: DutyMark, kind: DutyKind, columns: Mapping[int, str]) -> int:
    """The row of the visible heads below the mark: that in which a column says its own name."""
    own = {c: place_words(kind.by_code[code].name) for c, code in columns.items() if code != SCOPE}
    for row in range(mark.row + 1, min(mark.row + HEAD_SEARCH_ROWS, len(sheet.rows))):
        if any(place_words(str(sheet.at(row, c))) == name for c, name in own.items()):
            return row
    return mark.row


def _heads(sheet: Sheet, row: int, kind: DutyKind) -> tuple[int, dict[int, str]]:
    """(row, column → field) by the words of one row, with the head above it where two are stacked. The first column of
    a name counts; a field's own name goes before other ways to say it."""
    words = {SCOPE: list(SCOPE_WORDS[kind.by_round])}
    words |= {f.code: [place_words(w) for w in (f.name, *f.heads)] for f in kind.fields}
    found: dict[int, str] = {}
    for rank in range(max(map(len, words.values()))):
        for column in range(len(sheet.rows[row])):
            texts = _head_texts(sheet, row, column)
            said = [*map(place_words, texts), *(clean(text).lower() for text in texts)]
            hits = (code for code, names in words.items() if rank < len(names) and names[rank] in said)
            code = next((code for code in hits if code not in found.values()), None)
            if code is not None and column not in found:
                found[column] = code
    return row, found


def _head_texts(sheet: Sheet, row: int, column: int) -> tuple[str, ...]:
    own, above = (str(_shown(sheet, r, column)) for r in (row, row - 1))
    return tuple(text for text in (own, f"{above} {own}") if text.strip())


def _shown(sheet: Sheet, row: int, column: int) -> Value:
    """The value of a cell, or of the merged range it lies in."""
    value = sheet.at(row, column)
    if value != "" or row < 0:
        return value
    for m in sheet.merges:
        if m.first_row <= row <= m.last_row and m.first_column <= column <= m.last_column:
            return sheet.at(m.first_row, m.first_column)
    return value


def _take(
    table: _Table, row: int, expected: Expected, rows: list[DutyRow], ignored: list[tuple[str, str]]
) -> None:
    """One row of the grid as a line, or why it is none."""
    key, version = marked_key(table.sheet, table.mark, row) if table.mark else ("", 0)
    values = {code: (column, _down(table.sheet, row, column)) for column, code in table.columns.items()}
    own = {code for code, (column, _) in values.items() if table.sheet.at(row, column) != ""}
    if not own - {SCOPE} and not key:
        others = (v for c, v in enumerate(table.sheet.rows[row]) if c not in table.columns)
        if any(value != "" for value in others):
            ignored.append((cell_name(row, 0), NO_LINE))
        return
    why = _no_line(table, row, values, own) if not key else ""
    if why:
        ignored.append((cell_name(row, values[table.kind.headline][0]), why))
        return
    rows.append(_row(table, row, values, expected, key, version))


def _no_line(table: _Table, row: int, values: Mapping[str, tuple[int, Value]], own: set[str]) -> str:
    """Why a row without a key is no line: a group's head, a total; "" for a line."""
    first = table.kind.headline
    if first not in values:
        return ""
    column, said = values[first]
    if TOTAL.match(fold(str(said))):
        return TOTAL_LINE
    before = [fold(str(value)) for value in table.sheet.rows[row][:column] if value != ""]
    if own <= {first} and any(GROUP.match(word) for word in before):
        return GROUP_HEAD
    return "" if first in own or len(own) > 1 else NO_LINE


def _down(sheet: Sheet, row: int, column: int) -> Value:
    """The value of a cell; of one merged with cells above it in its own column, theirs."""
    value = sheet.at(row, column)
    if value != "":
        return value
    for m in sheet.merges:
        if m.first_column == m.last_column == column and m.first_row < row <= m.last_row:
            return sheet.at(m.first_row, column)
    return value


def _row(
    table: _Table,
    row: int,
    values: Mapping[str, tuple[int, Value]],
    expected: Expected,
    key: str,
    version: int,
) -> DutyRow:
    fields: dict[str, str] = {}
    doubts: list[Doubt] = []
    scope = expected.scope
    for code, (column, value) in values.items():
        cell = cell_name(row, column)
        if trouble := _trouble(table.sheet, row, column):
            doubts.append(Doubt(cell, trouble))
        elif code == SCOPE:
            scope = str(int(value)) if isinstance(value, float) else str(value).strip() or scope
        else:
            try:
                fields[code] = read_field(table.kind.by_code[code], value, expected.place)
            except NotRead as problem:
                doubts.append(Doubt(cell, str(problem)))
    column = values[table.kind.headline][0] if table.kind.headline in values else min(table.columns)
    return DutyRow(
        table.kind.code, table.sheet.name, cell_name(row, column), scope, fields, key, version, tuple(doubts)
    )


def _trouble(sheet: Sheet, row: int, column: int) -> str:
    if (row, column) in sheet.errors:
        return f"Ô này báo lỗi {sheet.errors[row, column]}. Hãy sửa công thức hoặc ghi giá trị."
    if (row, column) in sheet.unvalued:
        return "Ô này là công thức chưa có kết quả. Hãy mở tệp bằng Excel, lưu lại hoặc ghi giá trị."
    return ""
