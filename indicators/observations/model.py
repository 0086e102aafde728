"""What a spreadsheet says: observations with their cells, findings, and a count of rows that adds up."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

from indicators.catalogue.definitions import Kind, Period
from indicators.findings import Finding

DeclaredVerdict = Literal["met", "partly_met", "not_met", "not_assessable"]


class Observation(NamedTuple):
    """One figure, about one unit (``subject``), for one year, from one cell. A tuple, for a file brings thousands.

    ``value`` is in the unit of the indicator (60 means 60%; yes is 1, no is 0), computed from the counts when both are
    given; None when there is only text ("khoảng 50,9%"), kept in ``text``, or when nothing arose (denominator 0).
    ``cell`` is the cell of the value, or of the numerator where only counts are given.
    ``breakdown`` is a sorted tuple of pairs: () or (("sex", "female"),), (("level", "commune"),), (("area", "rural"),).
    """

    indicator: str
    subject: str
    data_year: int
    period: Period
    kind: Kind
    as_of: date | None = None
    breakdown: tuple[tuple[str, str], ...] = ()
    numerator: float | None = None
    denominator: float | None = None
    value: float | None = None
    text: str = ""
    declared_verdict: DeclaredVerdict | None = None
    cause: str = ""
    difficulty: str = ""
    solution: str = ""
    note: str = ""
    sheet: str = ""
    cell: str = ""

    @property
    def key(self) -> tuple[object, ...]:
        """What makes two observations of one file the same figure."""
        return (
            self.indicator, self.subject, self.data_year, self.period, self.kind, self.as_of, self.breakdown,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class IgnoredRow:
    """A row that carries no figure, and why: one of group_row, total_row, header_continued, footnote, signature,
    text_only, no_value, guide, outside_strategy, repeated (figures another table of the file gives already),
    answered_ignore (the office said it is none of the indicators)."""

    sheet: str
    row: int  # from 1, as the sheet shows it
    reason: str


@dataclass(frozen=True, slots=True)
class RowCount:
    """Rows below the heads that are not blank: ``read == taken + rejected + ignored``, always."""

    read: int = 0
    taken: int = 0
    rejected: int = 0
    ignored: int = 0


@dataclass(frozen=True, slots=True)
class Remark:
    """The unit's own words for the round: ``kind`` is limits, lessons, proposals_2026_2030 or other."""

    kind: str
    text: str
    sheet: str
    cell: str


@dataclass(frozen=True, slots=True)
class ReadColumn:
    """A column of a recognised table: its place from 0, its role ("" where unknown), the words of its head as they are
    found in answers, and the time its head names in words ("năm 2024, ước"; "" for none)."""

    index: int
    role: str
    words: str
    time: str = ""


@dataclass(frozen=True, slots=True)
class ReadTable:
    """A table as it was recognised; rows from 0: heads ``head_first..head_last``, the body up to ``body_end`` (out)."""

    sheet: str
    head_first: int
    head_last: int
    body_end: int
    columns: tuple[ReadColumn, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one file says. ``form``: template (ours), table (recognised), None (nothing recognised).

    ``unit`` is the sender's code, ``round`` the round's code; None when the file does not say and nobody chose.
    ``tables``: what was recognised where, to show it beside the file; not kept and no part of what the file says.
    """

    form: Literal["template", "table"] | None
    unit: str | None
    round: str | None
    rows: RowCount = RowCount()
    ignored: tuple[IgnoredRow, ...] = ()
    observations: tuple[Observation, ...] = ()
    findings: tuple[Finding, ...] = ()
    remarks: tuple[Remark, ...] = field(default=())
    tables: tuple[ReadTable, ...] = field(default=(), compare=False)

    @property
    def blocked(self) -> bool:
        """True when one finding refuses the whole file."""
        return any(f.severity == "blocks" for f in self.findings)
