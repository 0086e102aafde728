"""Readings to table columns and back, without loss: tuples to JSON objects, moments to local time."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta, timezone
from functools import lru_cache
from typing import Any

import pyarrow as pa

from indicators.findings import Finding
from indicators.observations.model import Observation, Reading
from indicators.store.identity import observation_ids

VIETNAM = timezone(timedelta(hours=7))
Pairs = tuple[tuple[str, str], ...]

TEXT, WHOLE, NUMBER, DAY = pa.string(), pa.int32(), pa.float64(), pa.date32()
OBSERVATION = pa.schema(
    {"id": TEXT, "submission": TEXT, "ordinal": WHOLE, "indicator": TEXT, "subject": TEXT, "data_year": WHOLE,
     "period": TEXT, "kind": TEXT, "as_of": DAY, "breakdown": TEXT, "numerator": NUMBER, "denominator": NUMBER,
     "value": NUMBER, "text": TEXT, "declared_verdict": TEXT, "cause": TEXT, "difficulty": TEXT, "solution": TEXT,
     "note": TEXT, "sheet": TEXT, "cell": TEXT}
)  # fmt: skip
NUMBERS = tuple(field.name for field in OBSERVATION if field.type == NUMBER)
COLUMNS = {
    "finding": ("submission", "ordinal", "code", "severity", "sheet", "cell", "params"),
    "ignored_row": ("submission", "ordinal", "sheet", "sheet_row", "reason"),
    "remark": ("submission", "ordinal", "kind", "text", "sheet", "cell"),
}


def observation_table(
    submission: str, observations: Sequence[Observation]
) -> tuple[pa.Table, Mapping[str, Sequence]]:
    """Arrow table of the columns of table observation (thousands of rows go in at once, where one by one is slow), and
    those columns as the database gives them back."""
    columns = _observation_columns(submission, observations)
    try:
        return _arrow(columns), columns
    except UnicodeEncodeError:  # half a character, which a damaged file may hold and no database can
        whole = {name: _whole(column) for name, column in columns.items()}
        return _arrow(whole), whole


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


def _columns(table: str, rows: Sequence[tuple]) -> dict[str, list]:
    return {
        name: _whole(column) for name, column in zip(COLUMNS[table], zip(*rows, strict=True), strict=True)
    }


def _observation_columns(submission: str, observations: Sequence[Observation]) -> dict[str, Sequence]:
    said: dict[str, Sequence] = dict(zip(Observation._fields, zip(*observations, strict=True), strict=True))
    columns = dict(said)
    for name in NUMBERS:
        columns[name] = [None if number is None else float(number) for number in said[name]]
    columns["id"] = observation_ids(submission, said)
    columns["submission"] = [submission] * len(observations)
    columns["ordinal"] = list(range(len(observations)))
    columns["breakdown"] = list(map(lru_cache(pairs_to_json), said["breakdown"]))
    return {name: columns[name] for name in OBSERVATION.names}


def _whole(column: Sequence) -> list:
    return [whole_characters(value) for value in column]


def _arrow(columns: Mapping[str, Sequence]) -> pa.Table:
    return pa.Table.from_arrays([pa.array(columns[f.name], f.type) for f in OBSERVATION], schema=OBSERVATION)
