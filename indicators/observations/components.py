"""Numerator and denominator on rows of their own below (or above) the row of their indicator."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from indicators.catalogue.definitions import Asked
from indicators.findings import finding
from indicators.observations import checks
from indicators.observations.counts_above_rates import is_part
from indicators.observations.desk import Desk
from indicators.observations.known_names import Component, is_count, part_named
from indicators.observations.matching import Match
from indicators.observations.model import Observation
from indicators.observations.names import name_words
from indicators.observations.rows import NUMBERED
from indicators.observations.text import fold
from indicators.observations.thousands import in_full
from indicators.observations.values import parse
from indicators.workbook.grid import Sheet, cell_name

OF_WHICH = re.compile(r"^[\s+*-]*trong đó\s*[:,]?\s*", re.IGNORECASE)
PARTS = {"tu so": "numerator", "mau so": "denominator"}
Columns = Callable[[str], Iterable[tuple[Asked, int, str]]]  # of a row: time, column, the unit its head names


class Count(NamedTuple):
    row: int
    column: int
    value: float


@dataclass(slots=True)
class Components:
    """The rows of a table that give a part of an indicator. ``told``: notes already made once for the table.
    ``near``: the indicator whose count stands in the row before. ``subject``: the unit, where a heading names one.
    ``proven``: rows known to be counts by the rate below them (``counts_above_rates.py``)."""

    sheet: Sheet
    counts: dict[tuple[str, Asked, str], dict[str, Count]] = field(default_factory=dict)
    rows: dict[int, tuple[str, str]] = field(default_factory=dict)
    told: set[str] = field(default_factory=set)
    last: str = ""
    near: str = ""
    subject: str = ""
    counted_by: int = 1
    proven: dict[int, tuple[str, Component]] = field(default_factory=dict)

    @property
    def after_total(self) -> str:
        """The indicator whose denominator stands in the row before; "" for none."""
        if not self.near:  # most rows
            return ""
        last = next(reversed(self.rows.values()), ("", ""))
        return self.near if last == (self.near, "denominator") else ""

    def indicator(self, code: str | None) -> None:
        """The indicator the next "Tử số" and "Mẫu số" rows belong to."""
        self.last, self.near = code or "", ""

    def take(
        self, desk: Desk, parent: Match | None, match: Match, name: str, row: int, columns: Columns
    ) -> bool:
        """Whether the row gives a part of an indicator; its counts wait until the table is read."""
        part = PARTS.get(NUMBERED.sub("", fold(name)).strip(" :.").partition(":")[0].strip(), "")
        code = self.last
        if not part and match.component and match.candidates:
            part, code = match.component, match.candidates[0][0]
        if not part and code in desk.indicators:
            part = part_named(desk.indicators[code], name)
        own = OF_WHICH.sub("", name)
        if not part and self.near and is_count(name_words(own)):
            code, indicator = self.near, desk.indicators[self.near]
            below = "numerator" if self.after_total and is_part(indicator, own) else ""
            part = part_named(indicator, own) or below
        self.near = ""
        code, part = self.proven.get(row, (code, part))
        if not part or not code or code not in desk.indicators:
            return False
        for asked, column, whom in columns(code):
            count = parse(self.sheet.rows[row][column], False, None, "count")
            if count.form == "number" and count.value is not None:
                said = in_full(count.value, self.counted_by)
                self.counts.setdefault((code, asked, whom), {})[part] = Count(row, column, said)
        self.rows[row] = (code, part)
        self.near = code
        return True

    def finish(self, desk: Desk) -> None:
        """Make figures of the counts; a row whose counts made none is rejected."""
        used = set()
        for (code, asked, whom), parts in self.counts.items():
            if len(parts) == 2 and self._figure(desk, code, asked, whom, parts):
                used |= {count.row for count in parts.values()}
        at = {c.row: c.column for parts in self.counts.values() for c in reversed(parts.values())}
        for row, (_, part) in self.rows.items():
            if row in used:
                desk.taken += 1
                continue
            desk.rejected += 1
            have, lacks = ("tử số", "mẫu số") if part == "numerator" else ("mẫu số", "tử số")
            desk.findings.append(
                finding("lone_count", self.sheet.name, cell_name(row, at.get(row, 0)), have=have, lacks=lacks)
            )

    def _figure(self, desk: Desk, code: str, asked: Asked, whom: str, parts: dict[str, Count]) -> bool:
        indicator, top, bottom = desk.indicators[code], parts["numerator"], parts["denominator"]
        subject = whom or self.subject or desk.subject_of(code, self.sheet.name)
        cell = cell_name(top.row, top.column)
        if wrong := checks.check_counts(top.value, bottom.value, indicator):
            desk.findings.append(finding(wrong.code, self.sheet.name, cell, **dict(wrong.params)))
            return False
        value = top.value * indicator.multiplier / bottom.value if bottom.value else None
        if value is None:
            desk.findings.append(finding("nothing_arose", self.sheet.name, cell))
        made = Observation(
            code, subject, asked.data_year, asked.period, asked.kind, asked.as_of, (), top.value, bottom.value, value,
            sheet=self.sheet.name, cell=cell,
        )  # fmt: skip
        at = next((i for i, o in enumerate(desk.observations) if o.key == made.key), None)
        if at is None:
            if not desk.keep((code, subject, asked, ()), cell, self.sheet.name, value):
                return False
            desk.observations.append(made)
        elif not self._complete(desk, at, made):
            return False
        desk.given.add((code, subject, asked))
        return True

    def _complete(self, desk: Desk, at: int, made: Observation) -> bool:
        """Counts given to a figure that so far was a rate only; the rate's cell stays its cell."""
        former = desk.observations[at]
        if former.numerator is not None:
            return False
        if (
            former.value is not None
            and made.value is not None
            and not checks.rate_agrees(former.value, made.value)
        ):
            words = {
                "printed": former.value,
                "numerator": made.numerator,
                "denominator": made.denominator,
                "computed": made.value,
            }
            desk.findings.append(
                finding(
                    "rate_disagrees",
                    former.sheet,
                    former.cell,
                    **{k: checks.plain(v) for k, v in words.items() if v is not None},
                )
            )
        cell = former.cell if former.value is not None else made.cell
        desk.observations[at] = former._replace(
            cell=cell, numerator=made.numerator, denominator=made.denominator, value=made.value
        )
        return True
