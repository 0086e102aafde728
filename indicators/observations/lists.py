"""Lists of figures, one a line, with columns that say period, kind and breakdown: what our own export holds.

Where a file has such a list, it is read first and speaks for the file: other tables that show the same figures again
are passed over as repeated, and the list of source cells is no table of figures at all.
"""

from dataclasses import dataclass

from indicators.observations.headers import BREAKDOWNS, Breakdown, header_text
from indicators.observations.table import Table
from indicators.observations.text import fold
from indicators.observations.times import Time, read_time
from indicators.workbook.grid import Value

KIND_AND_BREAKDOWN = ("kind_label", "breakdown_label")
SOURCE_MARKS = ("file_label", "cell_label")
NO_LABEL = -1


@dataclass(frozen=True, slots=True)
class Labels:
    """Columns that say of every row its unit, part of the year, kind, breakdown, and words instead of a number."""

    subject_code: int
    period: int
    kind: int
    breakdown: int
    words: int

    @classmethod
    def of(cls, table: Table) -> "Labels":
        roles = ("subject_code", "period_label", "kind_label", "breakdown_label", "text_value")
        return cls(*(NO_LABEL if (c := table.first(r)) is None else c for r in roles))

    def time(self, row: list[Value], year: Time) -> Time:
        """The row's time: the year column's, with the part of the year and the kind from their own columns."""
        part = read_time(fold(header_text(row[self.period]))) if self.period >= 0 else Time()
        kind = read_time(fold(header_text(row[self.kind]))).kind if self.kind >= 0 else None
        as_of = part.as_of or year.as_of
        return Time(year.year or part.year, part.period or year.period, kind or year.kind, as_of, year.phase)

    def is_plan(self, row: list[Value]) -> bool:
        return self.kind >= 0 and fold(header_text(row[self.kind])).startswith("ke hoach")

    def part(self, row: list[Value]) -> Breakdown | None:
        """The breakdown a row states; None where its words are unknown."""
        if self.breakdown < 0 or not (said := fold(header_text(row[self.breakdown]))):
            return ()
        pairs = [BREAKDOWNS.get(word.strip()) for word in said.split(",")]
        return None if None in pairs else tuple(sorted({pair for found in pairs for pair in found or ()}))


def is_list(table: Table) -> bool:
    """A list of figures."""
    return all(table.first(role) is not None for role in KIND_AND_BREAKDOWN) and not is_sources(table)


def is_sources(table: Table) -> bool:
    """A list of the files and cells that figures came from."""
    return all(table.first(role) is not None for role in SOURCE_MARKS)
