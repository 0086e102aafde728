"""The hidden marks by which our own appendix is known again after any office program saved it.

Every sheet of the appendix has a hidden column A and a hidden row 1. A1 holds the whole identity as one text;
the rest of column A holds row keys ("1.1|608"), the rest of row 1 column keys ("2024|year|actual|numerator",
"verdict", "cause_objective"). A separate very hidden sheet repeats the identity as key/value rows. Marks are
looked for, never expected at a fixed place: a row inserted above or a column inserted before does no harm.
"""

from dataclasses import dataclass, fields
from datetime import date
from typing import Literal, cast

from indicators.catalogue.definitions import Asked, Kind, Period
from indicators.workbook.grid import Position, Sheet, Workbook

SCHEMA = "phu-luc-bdg/1"
MAIN_SHEET = "Phụ lục"
REASONS_SHEET = "Thuyết minh"
REMARKS_SHEET = "Kiến nghị"
GUIDE_SHEET = "Hướng dẫn"
IDENTITY_SHEET = "_identity"
KEY_COLUMN = 0
KEY_ROW = 0

FigureRole = Literal["numerator", "denominator", "value"]
FIGURE_ROLES: tuple[FigureRole, ...] = ("numerator", "denominator", "value")
ROW_ROLES = ("verdict", "note")
REASON_ROLES = ("cause_objective", "cause_subjective", "difficulty", "solution")
REMARK_ROLES = ("text",)
TEXT_ROLES = ROW_ROLES + REASON_ROLES + REMARK_ROLES
REMARK_KINDS = ("limits", "lessons", "proposals_2026_2030")

VERDICT_WORDS = {"met": "Đạt", "not_met": "Chưa đạt", "not_assessable": "Không đánh giá được"}
YES_NO_WORDS = {1: "Có", 0: "Không"}

_SEARCH_ROWS, _SEARCH_COLUMNS = 40, 12  # how far somebody may have pushed the marks by inserting


@dataclass(frozen=True, slots=True)
class Identity:
    """Which appendix this is. ``province`` is the code of the round's province, ``unit`` the sender's."""

    schema: str
    round: str
    unit: str
    strategy: str
    province: str
    sample: bool


@dataclass(frozen=True, slots=True)
class ColumnKey:
    """What a column holds: a role, and for figures (``FIGURE_ROLES``) the asked column it belongs to."""

    role: str
    asked: Asked | None = None


@dataclass(frozen=True, slots=True)
class RowKey:
    """What a row is about: one indicator and the unit the figure is about."""

    indicator: str
    subject: str


def column_key_text(key: ColumnKey) -> str:
    """``2025|to_date|actual|numerator|2025-05-30``; a role alone where no asked column belongs to it."""
    if key.asked is None:
        return key.role
    a = key.asked
    texts = [str(a.data_year), a.period, a.kind, key.role]
    return "|".join(texts + ([a.as_of.isoformat()] if a.as_of else []))


def parse_column_key(text: object) -> ColumnKey | None:
    """The inverse of ``column_key_text``; None for anything else."""
    parts = str(text).strip().split("|")
    if len(parts) == 1 and parts[0] in TEXT_ROLES:
        return ColumnKey(parts[0])
    if len(parts) not in (4, 5) or parts[3] not in FIGURE_ROLES:
        return None
    try:
        as_of = date.fromisoformat(parts[4]) if len(parts) == 5 else None
        asked = Asked(int(parts[0]), cast(Period, parts[1]), cast(Kind, parts[2]), as_of)
    except ValueError:
        return None
    return ColumnKey(parts[3], asked)


def row_key_text(indicator: str, subject: str) -> str:
    return f"{indicator}|{subject}"


def parse_row_key(text: object) -> RowKey | None:
    """The inverse of ``row_key_text``; None for anything else."""
    parts = str(text).strip().split("|")
    return RowKey(*parts) if len(parts) == 2 and all(parts) else None


def mark_text(identity: Identity) -> str:
    """The identity as one text: ``phu-luc-bdg/1;round=2024;unit=608;…``."""
    pairs = identity_rows(identity)
    return ";".join([pairs[0][1], *(f"{name}={value}" for name, value in pairs[1:])])


def identity_rows(identity: Identity) -> tuple[tuple[str, str], ...]:
    """Key/value rows of the identity sheet, ``schema`` first; everything is text."""
    return tuple((f.name, _as_text(getattr(identity, f.name))) for f in fields(identity))


def identity(workbook: Workbook) -> Identity | None:
    """Which of our appendices it is, from the identity sheet or any sheet's mark; None if not ours."""
    for sheet in workbook.sheets:
        if sheet.at(0, 0) == "schema" and _is_mark(sheet.at(0, 1)):
            return _identity_from({str(row[0]): _as_text(row[1]) for row in sheet.rows if len(row) > 1})
    for sheet in workbook.sheets:
        where = anchor(sheet)
        if where:
            schema, *pairs = str(sheet.at(*where)).strip().split(";")
            return _identity_from({"schema": schema, **dict(p.split("=", 1) for p in pairs if "=" in p)})
    return None


def anchor(sheet: Sheet) -> Position | None:
    """Where the hidden key row and key column cross; None when the sheet is not one of ours."""
    if not any(map(_is_mark, sheet.texts)):
        return None
    for row, cells in enumerate(sheet.rows[:_SEARCH_ROWS]):
        for column, value in enumerate(cells[:_SEARCH_COLUMNS]):
            if _is_mark(value) and not (row == 0 and sheet.at(0, 0) == "schema"):
                return row, column
    return None


def column_keys(sheet: Sheet) -> dict[int, ColumnKey]:
    """Column index → what the column holds, where it carries a key. Empty when the sheet has no marks."""
    where = anchor(sheet)
    if not where:
        return {}
    keys = {c: parse_column_key(v) for c, v in enumerate(sheet.rows[where[0]]) if c > where[1] and v != ""}
    return {column: key for column, key in keys.items() if key}


def row_keys(sheet: Sheet) -> dict[int, RowKey]:
    """Row index → indicator and subject, where the row carries a key (a copied row carries the same one)."""
    keys = {row: parse_row_key(text) for row, text in _key_column(sheet)}
    return {row: key for row, key in keys.items() if key}


def remark_rows(sheet: Sheet) -> dict[int, str]:
    """Row index → one of ``REMARK_KINDS``, on the sheet of remarks."""
    return {row: str(text) for row, text in _key_column(sheet) if text in REMARK_KINDS}


def _key_column(sheet: Sheet) -> list[tuple[int, object]]:
    where = anchor(sheet)
    if not where:
        return []
    rows = range(where[0] + 1, len(sheet.rows))
    return [(row, sheet.at(row, where[1])) for row in rows if sheet.at(row, where[1]) != ""]


def _identity_from(pairs: dict[str, str]) -> Identity | None:
    names = [f.name for f in fields(Identity)]
    if not all(pairs.get(name) for name in names if name != "sample"):
        return None
    return Identity(**{n: pairs[n] for n in names if n != "sample"}, sample=pairs.get("sample") == "1")


def _is_mark(value: object) -> bool:
    return isinstance(value, str) and SCHEMA in value and value.strip().partition(";")[0] == SCHEMA


def _as_text(value: object) -> str:
    """Text of an identity value; a round code that a program made the number 2024.0 is "2024"."""
    if isinstance(value, bool):
        return "1" if value else "0"
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
