"""The nouns of the plan's other duties: a line as it is kept, a line as a file has it, what a file would change."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

ChangeState = Literal["new", "changed", "unchanged", "doubt"]


@dataclass(frozen=True, slots=True)
class Duty:
    """One line of a table of duties as it stands. ``kind``: a key of ``Catalogue.duties``. ``scope``: the year of the
    plan ("2025") or the code of the round; ``year``: what a phrase without a year means. ``fields``: field → text as
    ``duty_values`` writes it, without empty ones.
    ``version``: how often it was written, by which concurrent edits are told; 0 where it is not kept yet.
    """

    key: str
    kind: str
    scope: str
    year: int
    fields: Mapping[str, str]
    version: int = 0
    at: datetime | None = None
    actor: str = ""

    def said(self, code: str) -> str:
        """A field's text, "" where it is empty."""
        return self.fields.get(code, "") if code else ""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a cell cannot be taken as it is."""

    cell: str
    sentence: str


@dataclass(frozen=True, slots=True)
class DutyRow:
    """One row of a file. ``fields`` holds every column the sheet has, "" for an empty cell. ``key``, ``version``: the
    hidden marks of a row that was exported, "" and 0 for none.
    """

    kind: str
    sheet: str
    cell: str
    scope: str
    fields: Mapping[str, str]
    key: str = ""
    version: int = 0
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class DutyFile:
    """All the lines a file has. ``ignored``: (cell, why) of rows that are no lines: group heads, totals, signatures."""

    rows: tuple[DutyRow, ...]
    ignored: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class DutyChange:
    """What writing one row would do. ``duty`` as it would stand; ``was`` as it stands. ``asks``: what a person should
    look at, without being an error. ``changed``: names of fields. A row with ``doubts`` writes nothing.
    """

    state: ChangeState
    row: DutyRow
    duty: Duty
    was: Duty | None = None
    doubts: tuple[Doubt, ...] = ()
    asks: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
