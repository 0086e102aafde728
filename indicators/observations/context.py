"""A table being read: its slots, its naming columns, and which cells of a row make which figures."""

import re
from dataclasses import dataclass, field

from indicators.catalogue.definitions import Indicator
from indicators.catalogue.words import period_words
from indicators.findings import finding
from indicators.observations.across import (
    indicator_columns,
    of_one_indicator,
    of_the_country,
    unit_columns,
    with_sexes,
)
from indicators.observations.by_sex import JOINT, cells_by_sex, whole_of_women
from indicators.observations.components import Components
from indicators.observations.counts_above_rates import counts_above_rates, counts_in_blocks
from indicators.observations.desk import Desk, in_future
from indicators.observations.headers import Breakdown, header_text
from indicators.observations.listed_units import kinds_in
from indicators.observations.lists import Labels
from indicators.observations.matching import Match
from indicators.observations.other_counts import without_other_counts
from indicators.observations.row_texts import TextColumns
from indicators.observations.rows import NUMBERED
from indicators.observations.rubrics import NO_RUBRIC, Rubric, rubrics
from indicators.observations.sections import headings, sections
from indicators.observations.table import Table
from indicators.observations.text import fold
from indicators.observations.thousands import counted_by
from indicators.observations.times import Time, read_sheet_time, read_time
from indicators.observations.unpivot import (
    Cells,
    Slot,
    as_the_round_asks,
    asked_of,
    cells_for,
    slots,
    title_time,
)
from indicators.observations.wider_names import NOTHING_MORE, WOMEN, Wider, wider
from indicators.workbook.grid import Sheet, Value, cell_name

SHORTEST_TITLE = 8
SHORTEST_WORDS = 6  # letters; "VIII" numbers a row
COUNTRY = "VN"
DIVIDED = re.compile(
    r"\s*[,(–-]?\s*\b(?:chia|phân|tính|tổng hợp)?\s*theo\b.*$", re.IGNORECASE
)  # "… chia theo huyện"
Plan = tuple[tuple[Indicator, Cells, bool], ...]  # True: the time had not come when the round's data end


@dataclass(slots=True)
class Context:
    """``number``, ``name``, ``subject``, ``year``, ``measure``: columns, -1 where there is none.

    ``parent``: the last row that named an indicator, for the rows below that name a part of it; ``parent_name``: its
    words. ``signing``: below the signatures. ``sections``: headings that name units (``sections.py``); ``section``: the
    unit of the last one, None above the first. ``rubrics``, ``rubric``: the same of other headings (``rubrics.py``).
    ``heading``: the last row with a name alone, and its indicator; ``noting``: below "Ghi chú:". ``kinds``: of
    units, by the head of their column; ``listed``: whom its names mean.
    """

    desk: Desk
    sheet: Sheet
    table: Table
    slots: tuple[Slot, ...]
    title: Time
    title_indicator: str
    texts: TextColumns
    number: int
    name: int
    subject: int
    year: int
    measure: int
    value_columns: tuple[int, ...]
    components: Components
    merged: dict[tuple[int, int], tuple[int, int]]
    labels: Labels
    wider: Wider = NOTHING_MORE
    parent: Match | None = None
    parent_name: str = ""
    signing: bool = False
    sections: dict[int, tuple[str, str]] = field(default_factory=dict)
    section: str | None = None
    section_name: str = ""
    rubrics: dict[int, Rubric] = field(default_factory=dict)
    rubric: Rubric = NO_RUBRIC
    heading: tuple[int, str] = (0, "")
    noting: bool = False
    kinds: tuple[str, ...] = ()
    listed: dict[str, str | None] = field(default_factory=dict)
    plans: dict[tuple[str, Time, Breakdown], Plan] = field(default_factory=dict)

    def text(self, row: int, column: int) -> str:
        """The words of a naming cell; a merged range speaks for every row it covers. "" for column -1."""
        if column < 0:
            return ""
        value = self.sheet.rows[row][column]
        if type(value) is str and value:
            return value
        if self.merged and (row, column) in self.merged:
            value = self.sheet.at(*self.merged[row, column])
        return value if isinstance(value, str) else as_text(value)

    def whom(self, row: int) -> str:
        """The words of a row in the column of units; where that is blank, those in the column of numbers, as of a row
        whose words are merged over both ("Trung bình cụm 2 huyện")."""
        said = self.text(row, self.subject).strip()
        beside = "" if said else self.text(row, self.number).strip()
        return said or (beside if sum(map(str.isalpha, beside)) >= SHORTEST_WORDS else "")

    def row_time(self, row: int) -> Time:
        """The time the year column of a row names, or the heading above it."""
        if self.year < 0:
            return self.rubric.time
        cells = self.sheet.rows[row]
        said = header_text(cells[self.year]) or self.text(row, self.year)
        return self.labels.time(cells, read_time(fold(said)))

    def find(self, row: int, column: int, code: str, /, **params: object) -> None:
        self.desk.findings.append(finding(code, self.sheet.name, cell_name(row, max(column, 0)), **params))

    def about(self, indicator: str) -> str:
        """Whom a figure is about where its row and its column name nobody."""
        return self.section or self.desk.subject_of(indicator, self.sheet.name)

    def begin_section(self, row: int) -> None:
        """From a heading that names a unit on, the rows are about it; counts that waited are the former unit's."""
        if row in self.rubrics:
            self.components.finish(self.desk)
            self.rubric = self.rubrics[row]
            self.components = self._components(self.section or "")
        if row in self.sections:
            self.components.finish(self.desk)
            self.section, self.section_name = self.sections[row]
            self.components = self._components(self.section)

    def _components(self, subject: str) -> Components:
        return Components(
            self.sheet, told=self.components.told, subject=subject, proven=self.components.proven,
            counted_by=self.components.counted_by,
        )  # fmt: skip

    def plan(self, code: str, row_time: Time, breakdown: Breakdown) -> Plan:
        """Which cells of a row make which figures of an indicator ("" where the columns name the indicators)."""
        key = (code, row_time, breakdown)
        made = self.plans.get(key)
        if made is None:
            made = self.plans[key] = self._plan(code, row_time, breakdown)
        return made

    def _plan(self, code: str, row_time: Time, breakdown: Breakdown) -> Plan:
        made = []
        for slot in self.slots:
            indicator = self.desk.indicators.get(slot.indicator or code)
            if indicator is None and JOINT not in code:
                continue
            said = asked_of(slot.time, self.desk.round, row_time, self.title)
            asked = as_the_round_asks(said, self.desk.round)
            if asked != said and asked.period == "to_date":
                self._tell_to_date(slot, period_words(asked).removeprefix("đến "), asked.data_year)
            late = in_future(asked, self.desk.round.data_date)
            if indicator is None:
                pairs = cells_by_sex(slot, code, asked)
                made += [(self.desk.indicators[one], cells, late) for one, cells in pairs]
                continue
            for cells in cells_for(slot, indicator, asked):
                both = tuple(sorted(set(cells.breakdown) | set(breakdown)))
                made.append((indicator, cells._replace(breakdown=both, subject=slot.subject), late))
        return tuple(made)

    def _tell_to_date(self, slot: Slot, as_of: str, year: int) -> None:
        column = min(slot.columns.values())
        told = f"{column}"
        if told not in self.components.told:
            self.components.told.add(told)
            self.find(max(self.table.head_last, 0), column, "read_to_date", year=year, as_of=as_of)


def open_table(desk: Desk, sheet: Sheet, table: Table) -> Context:
    """A table ready to be read row by row."""
    at = {
        r: -1 if (c := table.first(r)) is None else c
        for r in ("name", "tt", "subject", "year_label", "unit_of_measure")
    }
    across = {} if at["name"] >= 0 else indicator_columns(desk.matcher, table)
    columns = tuple(across[c.index][1] if c.index in across else c for c in table.columns)
    if desk.round.province == COUNTRY:
        columns = of_the_country(columns)
    codes = with_sexes(desk.indicators, columns, {i: code for i, (code, _) in across.items()})
    titled = "" if at["name"] >= 0 else title_indicator(desk, sheet, table)
    if len(whole := set(codes.values()) | {titled} - {""}) == 1 and of_one_indicator(columns, codes):
        titled, codes = whole.pop(), {}
    codes, titled = without_other_counts(desk, sheet, table, columns, codes, titled)
    columns, subjects = unit_columns(desk, columns) if at["name"] >= 0 > at["subject"] else (columns, {})
    made = slots(columns, codes, subjects)
    titled = "" if codes else titled
    more = wider(sheet, table, at["name"])
    naming = [c for c in (*(at[r] for r in ("name", "subject", "year_label")), more.second) if c >= 0]
    labels = Labels.of(table)
    speak = made if at["name"] >= 0 or titled else tuple(slot for slot in made if slot.indicator)
    used = {c for slot in speak for c in slot.columns.values()} | (
        {labels.words} if labels.words >= 0 else set()
    )
    when = title_time((*table.titles, *name_heads(table)))
    if when.year is None and when.period is None:
        when = read_sheet_time(fold(sheet.name))
    heads = headings(sheet, table, (at["tt"], at["name"]), used) if at["name"] >= 0 > at["subject"] else {}
    values = tuple(sorted(used))
    proven = counts_above_rates(desk, sheet, table, at["name"], values) if at["name"] >= 0 else {}
    if more.parted:
        proven |= counts_in_blocks(desk, sheet, table, at["name"], values)
    return Context(
        desk, sheet, table, made, when, titled, TextColumns.of(table), at["tt"], at["name"],
        at["subject"], at["year_label"], at["unit_of_measure"], values,
        Components(sheet, proven=proven, counted_by=counted_by(table)),
        _merged(sheet, table, naming), labels, more,
        sections=sections(desk, heads), rubrics=rubrics(desk, sheet, table, heads) if heads else {},
        kinds=kinds_in(next((c.head.words for c in columns if c.index == at["subject"]), "")),
    )  # fmt: skip


def name_heads(table: Table) -> tuple[str, ...]:
    """The head of the names speaks of the table's time too ("Chỉ tiêu năm 2023")."""
    return tuple(c.head.words for c in table.columns if c.role == "name")


def title_indicator(desk: Desk, sheet: Sheet, table: Table) -> str:
    """The indicator the lines above a table name, the nearest first; "" where none does."""
    for line in (*reversed(table.titles), sheet.name):
        for part in (line, line.partition(":")[2], DIVIDED.sub("", line)):
            match = desk.matcher.match(part) if len(part) > SHORTEST_TITLE else None
            if match is not None and match.indicator:
                return match.indicator
            if (
                match is not None
                and table.first("female") is not None
                and (code := _women_of(desk, match, part))
            ):
                return code
    return ""


def _women_of(desk: Desk, match: Match, part: str) -> str:
    """The indicator of the women among those a title names, where women have a column; "" for none."""
    if match.look_alike or not match.candidates:
        return ""
    women = desk.matcher.match(f"{WOMEN} {NUMBERED.sub('', part)}")
    sure = women.indicator if women.certainty == "sure" else None
    return sure if sure in desk.indicators and whole_of_women(desk.indicators[sure]) else ""


def _merged(sheet: Sheet, table: Table, columns: list[int]) -> dict[tuple[int, int], tuple[int, int]]:
    """Cells of the naming columns covered by a merged range → the cell that holds its text."""
    covered = {}
    for m in sheet.merges:
        if m.first_row <= table.head_last or m.last_row == m.first_row:
            continue
        for c in columns:
            if m.first_column <= c <= m.last_column:
                rows = range(m.first_row + 1, m.last_row + 1)
                covered.update({(r, c): (m.first_row, m.first_column) for r in rows})
    return covered


def as_text(value: Value) -> str:
    """A cell as words: the number 2024.0 is "2024"."""
    if value is None:
        return ""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
