"""Readings to table columns and back, without loss: tuples to JSON objects, moments to local time."""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta, timezone
from operator import attrgetter
from typing import Any

import pyarrow as pa

from indicators.findings import Finding
from indicators.observations.model import Observation, Reading
from indicators.store.identity import observation_id

VIETNAM = timezone(timedelta(hours=7))
Pairs = tuple[tuple[str, str], ...]

TEXT, WHOLE, NUMBER, DAY = pa.string(), pa.int32(), pa.float64(), pa.date32()
OBSERVATION = pa.schema(
    {"id": TEXT, "submission": TEXT, "ordinal": WHOLE, "indicator": TEXT, "subject": TEXT, "data_year": WHOLE,
     "period": TEXT, "kind": TEXT, "as_of": DAY, "breakdown": TEXT, "numerator": NUMBER, "denominator": NUMBER,
     "value": NUMBER, "text": TEXT, "declared_verdict": TEXT, "cause": TEXT, "difficulty": TEXT, "solution": TEXT,
     "note": TEXT, "sheet": TEXT, "cell": TEXT}
)  # fmt: skip
COLUMNS = {
    "finding": ("submission", "ordinal", "code", "severity", "sheet", "cell", "params"),
    "ignored_row": ("submission", "ordinal", "sheet", "sheet_row", "reason"),
    "remark": ("submission", "ordinal", "kind", "text", "sheet", "cell"),
}
BEFORE_BREAKDOWN = attrgetter("indicator", "subject", "data_year", "period", "kind", "as_of")
AFTER_BREAKDOWN = attrgetter(
    "numerator", "denominator", "value", "text", "declared_verdict", "cause", "difficulty", "solution", "note", "sheet",
    "cell",
)  # fmt: skip


def observation_table(submission: str, observations: Sequence[Observation]) -> pa.Table:
    """Arrow table of the columns of table observation: thousands of rows go in at once, where one by one is slow."""
    rows = [_observation_row(submission, n, one) for n, one in enumerate(observations)]
    try:
        return _arrow(rows)
    except UnicodeEncodeError:  # half a character, which a damaged file may hold and no database can
        return _arrow([tuple(map(whole_characters, row)) for row in rows])


def receipt_columns(submission: str, reading: Reading) -> dict[str, dict[str, list]]:
    """Table → column → values, for what a receipt is printed from; tables without a row are left out.

    Bound as lists: for the few rows a file usually brings, that costs a third of an Arrow table.
    """
    remarks = reading.remarks if not reading.blocked else ()
    rows = {
        "finding": [
            (submission, n, f.code, f.severity, f.sheet, f.cell, pairs_to_json(f.params))
            for n, f in enumerate(reading.findings)
        ],
        "ignored_row": [(submission, n, i.sheet, i.row, i.reason) for n, i in enumerate(reading.ignored)],
        "remark": [(submission, n, r.kind, r.text, r.sheet, r.cell) for n, r in enumerate(remarks)],
    }
    return {table: _columns(table, brought) for table, brought in rows.items() if brought}


def whole_characters(value: object) -> object:
    """Text without lone surrogates (each becomes "?"); anything else as it is."""
    return value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else value


def observation_from(row: Sequence[Any]) -> Observation:
    """From the columns of read/observations.sql after the id."""
    values: list[Any] = [*row[:6], json_to_pairs(row[6]), *row[7:]]
    return Observation(*values)


def finding_from(row: Sequence) -> Finding:
    """From the columns of read/findings.sql."""
    return Finding(*row[:3], json_to_pairs(row[3]))


def local(at: datetime) -> datetime:
    """Moments are kept in the office's local time: one with a time zone is put into Vietnam's, without a zone."""
    return at if at.tzinfo is None else at.astimezone(VIETNAM).replace(tzinfo=None)


def pairs_to_json(pairs: Iterable[tuple[str, str]]) -> str:
    """(("sex", "female"),) → {"sex": "female"}, in the order given."""
    found = dict(pairs)
    return json.dumps(found, ensure_ascii=False) if found else "{}"


def json_to_pairs(text: str) -> Pairs:
    """The reverse of ``pairs_to_json``."""
    return tuple(json.loads(text).items()) if text != "{}" else ()


def _observation_row(submission: str, ordinal: int, one: Observation) -> tuple:
    return (
        observation_id(submission, one), submission, ordinal, *BEFORE_BREAKDOWN(one), pairs_to_json(one.breakdown),
        *AFTER_BREAKDOWN(one),
    )  # fmt: skip


def _columns(table: str, rows: Sequence[tuple]) -> dict[str, list]:
    return {
        name: [whole_characters(value) for value in column]
        for name, column in zip(COLUMNS[table], zip(*rows, strict=True), strict=True)
    }


def _arrow(rows: Sequence[tuple]) -> pa.Table:
    columns = zip(*rows, strict=True)
    arrays = [pa.array(column, field.type) for field, column in zip(OBSERVATION, columns, strict=True)]
    return pa.Table.from_arrays(arrays, schema=OBSERVATION)
