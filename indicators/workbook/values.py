"""Values by calamine, and their assembly with the facts into a Sheet."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import replace

import python_calamine

from indicators.workbook.facts import SheetFacts
from indicators.workbook.grid import Merge, Position, Sheet, Value, cell_name
from indicators.workbook.plain import has_hidden, misleads, plain
from indicators.workbook.refusal import MAX_TEXT, Refusal, checked_whole, refuse_unless_bounded

_DAMAGED = "nội dung bảng tính bị hỏng."


def open_values(content: bytes) -> python_calamine.CalamineWorkbook:
    """The workbook as calamine sees it; raises Refusal when it cannot."""
    return guarded(python_calamine.load_workbook, io.BytesIO(content))


def guarded(call, *arguments):
    """Run a call into calamine. Its Rust panics are BaseExceptions and would end the program: they become Refusals."""
    try:
        return call(*arguments)
    except (KeyboardInterrupt, SystemExit):
        raise
    except python_calamine.PasswordError as error:
        raise Refusal("password_protected") from error
    except MemoryError as error:
        raise Refusal("file_too_large", reason="không đủ bộ nhớ để mở") from error
    except BaseException as error:
        raise Refusal("unreadable_file", reason=_DAMAGED) from error


def read_sheets(book: python_calamine.CalamineWorkbook, facts: Sequence[SheetFacts]) -> tuple[Sheet, ...]:
    """Every worksheet in the order of the file. ``facts``: of every sheet that the file names, in the same order."""
    metas = book.sheets_metadata
    known = facts if len(facts) == len(metas) else [SheetFacts()] * len(metas)
    return checked_whole(
        sheet(meta.name, is_visible(meta), read_rows(book, meta.name), found)
        for meta, found in zip(metas, known, strict=True)
        if is_worksheet(meta)
    )


def is_worksheet(meta: python_calamine.SheetMetadata) -> bool:
    return meta.typ == python_calamine.SheetTypeEnum.WorkSheet


def is_visible(meta: python_calamine.SheetMetadata) -> bool:
    return meta.visible == python_calamine.SheetVisibleEnum.Visible


def read_rows(book: python_calamine.CalamineWorkbook, name: str) -> list[list[Value]]:
    """All values of a sheet from A1, whole numbers as int, empty cells as ""."""
    stored = guarded(book.get_sheet_by_name, name)
    refuse_unless_bounded(plain(name), stored.total_height, stored.total_width)
    found = guarded(lambda: stored.to_python(skip_empty_area=False))
    # plain_number, written out: this is the innermost loop of every upload
    return [
        [
            value
            if type(value) is not float
            else int(value)
            if value.is_integer()
            else value
            if value == value
            else ""
            for value in row
        ]
        for row in found
    ]


def sheet(name: str, visible: bool, rows: list[list[Value]], facts: SheetFacts) -> Sheet:
    """Rows of equal width that cover every fact; error texts stand in their cells; hidden signs are taken out.

    Raises Refusal for an endless text.
    """
    height, width = max(len(rows), _last_row(facts)), max(len(rows[0]) if rows else 0, _last_column(facts))
    if rows and len(rows[0]) < width:
        rows = [row + [""] * (width - len(row)) for row in rows]
    rows += [[""] * width for _ in range(height - len(rows))]
    for (row, column), text in facts.errors.items():
        rows[row][column] = text
    made = Sheet(
        name=plain(name),
        visible=visible,
        rows=rows,
        merges=tuple(m for m in (_cut(merge, height, width) for merge in facts.merges) if m),
        percent=facts.percent,
        unvalued=facts.unvalued,
        errors={spot: plain(text) for spot, text in facts.errors.items()},
        hidden_rows=frozenset(row for row in facts.hidden_rows if row < height),
        hidden_columns=frozenset(column for column in facts.hidden_columns if column < width),
    )
    if max(map(len, made.texts), default=0) > MAX_TEXT:
        _refuse_text(made)
    return _cleaned(made) if has_hidden(made.texts) else made


def _cleaned(one: Sheet) -> Sheet:
    """The sheet with hidden signs taken out of all texts, and the first cell where they mislead."""
    rows = [[plain(value) if type(value) is str else value for value in row] for row in one.rows]
    spots = (spot for spot, text in _texts(one) if misleads(text))
    return replace(one, rows=rows, cleaned=next(spots, None))


def _refuse_text(one: Sheet) -> None:
    for (row, column), text in _texts(one):
        if len(text) > MAX_TEXT:
            place = f'trang "{one.name}", ô {cell_name(row, column)}'
            raise Refusal("file_too_large", reason=f"{place} có {len(text)} chữ (tối đa {MAX_TEXT})")


def _texts(one: Sheet) -> Iterator[tuple[Position, str]]:
    """Every cell that holds a text, row by row."""
    for row, values in enumerate(one.rows):
        for column, value in enumerate(values):
            if type(value) is str:
                yield (row, column), value


def plain_number(value: float) -> Value:
    """A whole number as int, no number ("") for NaN, anything else as it is."""
    if value % 1 == 0:
        return int(value)
    return value if value == value else ""


def _last_row(facts: SheetFacts) -> int:
    return max((row + 1 for row, _ in (*facts.errors, *facts.unvalued)), default=0)


def _last_column(facts: SheetFacts) -> int:
    return max((column + 1 for _, column in (*facts.errors, *facts.unvalued)), default=0)


def _cut(merge: Merge, height: int, width: int) -> Merge | None:
    """The part of a merge inside the grid; None when nothing of it holds a value."""
    if merge.first_row >= height or merge.first_column >= width:
        return None
    return Merge(
        merge.first_row,
        merge.first_column,
        min(merge.last_row, height - 1),
        min(merge.last_column, width - 1),
    )
