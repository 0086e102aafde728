"""A reading as plain values and back, column by column; what comes back is checked as a stranger's word.

The process that read the file has touched it, so codes must be the catalogue's, words ours, numbers finite, and every
count must add up before a Reading is made.
"""

import re
import sys
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from typing import Any, get_args

from indicators.catalogue.catalogue import Catalogue
from indicators.catalogue.definitions import Kind, Period
from indicators.observations.history import Heard
from indicators.observations.model import (
    DeclaredVerdict,
    IgnoredRow,
    Observation,
    ReadColumn,
    Reading,
    ReadTable,
    Remark,
    RowCount,
)
from indicators.workbook.refusal import MAX_COLUMNS, MAX_ROWS
from indicators.workbook.template_keys import REMARK_KINDS
from indicators.workbook.wire import findings_from, plain_findings, require

FIELDS = Observation._fields
EACH_ITS_OWN = "cell"  # this column is always sent whole, so its length is the number of observations
YEARS = range(1900, 2201)
LARGEST = sys.float_info.max
FORMS = (None, "template", "table")
_NUMBER_TYPES = frozenset({int, float, type(None)})
_CELL = re.compile(r"[A-Z]{1,3}[1-9][0-9]{0,6}")


def plain_reading(reading: Reading, heard: Heard) -> tuple:
    """A reading as numbers, texts, dates, lists."""
    seen = reading.observations
    return (
        (reading.form, reading.unit, reading.round),
        (reading.rows.read, reading.rows.taken, reading.rows.rejected, reading.rows.ignored),
        [(i.sheet, i.row, i.reason) for i in reading.ignored],
        [_packed(name, column) for name, column in zip(FIELDS, zip(*seen, strict=True), strict=True)]
        if seen
        else [],
        plain_findings(reading.findings),
        [(r.kind, r.text, r.sheet, r.cell) for r in reading.remarks],
        [_plain_table(table) for table in reading.tables],
        list(zip(*heard, strict=True)),
    )


def reading_from(plain: Any, catalogue: Catalogue, rounds: Collection[str]) -> tuple[Reading, Heard]:
    """From ``plain_reading``; ``rounds``: the codes of those the office knows. Raises BrokenAnswer and what Python
    raises for values of another shape."""
    (form, unit, round), counted, ignored, columns, told, remarks, tables, heard = plain
    require(form in FORMS, unit is None or unit in catalogue.units_by_code, round is None or round in rounds)
    rows = RowCount(*counted)
    require(all(type(count) is int and count >= 0 for count in counted))
    require(rows.read == rows.taken + rows.rejected + rows.ignored, rows.ignored == len(ignored))
    observations = _observations(columns, catalogue) if columns else ()
    findings = findings_from(told)
    reading = Reading(
        form, unit, round, rows, tuple(_ignored(*one) for one in ignored), observations, findings,
        tuple(_remark(*one) for one in remarks), tuple(_table(*one) for one in tables),
    )  # fmt: skip
    return reading, _heard(heard, len(observations), len(findings))


def _heard(columns: Any, observations: int, findings: int) -> Heard:
    if not columns:
        return ()
    indexes, places = columns
    require({*map(type, indexes), *map(type, places)} == {int})
    require(min(indexes) >= 0, max(indexes) < observations, min(places) >= 0, max(places) <= findings)
    return tuple(zip(indexes, places, strict=True))


def _plain_table(one: ReadTable) -> tuple:
    columns = [(c.index, c.role, c.words, c.time) for c in one.columns]
    return one.sheet, one.head_first, one.head_last, one.body_end, columns


def _packed(name: str, column: tuple[Any, ...]) -> tuple[bool, Any]:
    """(True, its one value) for a column that says the same throughout, else (False, its values)."""
    if name != EACH_ITS_OWN and column.count(column[0]) == len(column):
        return True, column[0]
    return False, column


def _observations(columns: Any, catalogue: Catalogue) -> tuple[Observation, ...]:
    require(len(columns) == len(FIELDS))
    packed = dict(zip(FIELDS, columns, strict=True))
    constant, cells = packed[EACH_ITS_OWN]
    require(constant is False, type(cells) is list)
    checks = _checks(catalogue)
    made = [_column(checks[name], len(cells), *packed[name]) for name in FIELDS]
    return tuple(map(Observation._make, zip(*made, strict=True)))


def _column(
    check: Callable[[list[Any]], Sequence[Any]], length: int, constant: bool, told: Any
) -> Sequence[Any]:
    if constant:
        return list(check([told])) * length
    require(type(told) is list, len(told) == length)
    return check(told)


def _checks(catalogue: Catalogue) -> Mapping[str, Callable[[list[Any]], Sequence[Any]]]:
    """What each column must hold: field → the check that gives its values."""
    indicators = {code for _, code in catalogue.indicators}
    known = {
        "indicator": _one_of(indicators), "subject": _one_of(catalogue.units_by_code.keys()),
        "data_year": _years, "period": _one_of(get_args(Period)), "kind": _one_of(get_args(Kind)),
        "as_of": _days, "breakdown": _breakdowns, "numerator": _numbers, "denominator": _numbers, "value": _numbers,
        "declared_verdict": _one_of((*get_args(DeclaredVerdict), None)), "cell": _cells,
    }  # fmt: skip
    return {name: known.get(name, _texts) for name in FIELDS}


def _one_of(words: Collection[Any]) -> Callable[[list[Any]], Sequence[Any]]:
    def check(column: list[Any]) -> Sequence[Any]:
        require(set(column) <= set(words))
        return column

    return check


def _texts(column: list[Any]) -> Sequence[str]:
    require(set(map(type, column)) <= {str})
    return column


def _cells(column: list[Any]) -> Sequence[str]:
    require(all(map(_CELL.fullmatch, column)))
    return column


def _years(column: list[Any]) -> Sequence[int]:
    require(all(type(year) is int and year in YEARS for year in set(column)))
    return column


def _numbers(column: list[Any]) -> Sequence[float | None]:
    require(_NUMBER_TYPES.issuperset(map(type, column)))
    numbers = [n for n in column if n is not None]
    require(not numbers or min(numbers) >= -LARGEST and max(numbers) <= LARGEST)
    return column


def _days(column: list[Any]) -> Sequence[date | None]:
    require(set(map(type, column)) <= {date, type(None)})
    return column


def _breakdowns(column: list[Any]) -> Sequence[tuple[tuple[str, str], ...]]:
    pairs = [tuple((name, value) for name, value in told) for told in column]
    require(all(type(word) is str for told in pairs for pair in told for word in pair))
    return pairs


def _ignored(sheet: str, row: int, reason: str) -> IgnoredRow:
    require(type(sheet) is str, type(row) is int, row > 0, type(reason) is str)
    return IgnoredRow(sheet, row, reason)


def _table(sheet: str, head_first: int, head_last: int, body_end: int, columns: list[list[Any]]) -> ReadTable:
    require(type(sheet) is str, all(type(row) is int for row in (head_first, head_last, body_end)))
    require(0 <= head_first <= head_last <= body_end <= MAX_ROWS)
    return ReadTable(sheet, head_first, head_last, body_end, tuple(_read_column(*one) for one in columns))


def _read_column(index: int, role: str, words: str, time: str) -> ReadColumn:
    require(
        type(index) is int, 0 <= index < MAX_COLUMNS, all(type(text) is str for text in (role, words, time))
    )
    return ReadColumn(index, role, words, time)


def _remark(kind: str, text: str, sheet: str, cell: str) -> Remark:
    require(kind in (*REMARK_KINDS, "other"), type(text) is str, type(sheet) is str, type(cell) is str)
    return Remark(kind, text, sheet, cell)
