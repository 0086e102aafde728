"""Where a reading gathers: the facts it reads by, and what it has found so far.

The facts (catalogue, round, sender) do not change while a file is read; the lists grow row by row.
"""

import re
from dataclasses import dataclass, field
from datetime import date

from indicators.catalogue.catalogue import Catalogue
from indicators.catalogue.definitions import Asked, Indicator, Round
from indicators.findings import Finding, finding
from indicators.observations.answers import IGNORE, NO_ANSWERS, Answers
from indicators.observations.gazetteer import gazetteer
from indicators.observations.headers import Breakdown
from indicators.observations.matching import Matcher, matcher_for
from indicators.observations.model import IgnoredRow, Observation, ReadTable, Remark, RowCount
from indicators.observations.places import SURE_PLACE, find_unit
from indicators.observations.rows import is_total, sub_row
from indicators.observations.text import fold

SAME = 1e-9
BESIDE = r"(?:tong |tong so |tong cong |cong |chung )?(?:toan|ca) "  # beside the districts, or the communes
WHOLES = {
    "department": re.compile(rf"{BESIDE}tinh"),
    "province": re.compile(rf"{BESIDE}tinh"),
    "district": re.compile(rf"{BESIDE}(?:huyen|thanh pho|tp|thi xa|tx)"),
    "commune": re.compile(rf"{BESIDE}(?:xa|phuong|thi tran)"),
}
ABOVE = ("department", "province")
LEADING = " -+•:"
Key = tuple[str, str, Asked, Breakdown]  # indicator, subject, time, breakdown


@dataclass(slots=True)
class Desk:
    """``seen``: figure → its first cell and value. ``answered``: (indicator, subject) said to have no figure.

    ``listed``: a list of figures speaks for the file; ``repeats``: figures met again that only repeat it.
    ``guided``: some tables are no guide to filling others.
    ``subjects``: indicator → whom it is asked about, "" → whom the sender speaks for: a department for its province.
    ``heard``: see ``history``. ``answers``: what staff said, for this sender; ``told``: names of units noted as such.
    """

    catalogue: Catalogue
    round: Round
    unit: str
    matcher: Matcher
    indicators: dict[str, Indicator]
    subjects: dict[str, str]
    findings: list[Finding] = field(default_factory=list)
    observations: list[Observation] = field(default_factory=list)
    ignored: list[IgnoredRow] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    seen: dict[Key, tuple[str, float | None]] = field(default_factory=dict)
    given: set[tuple[str, str, Asked]] = field(default_factory=set)
    answered: set[tuple[str, str]] = field(default_factory=set)
    places: dict[str, str | None] = field(default_factory=dict)
    read: int = 0
    taken: int = 0
    rejected: int = 0
    others: Matcher | None = None
    sheet_subjects: dict[str, str] = field(default_factory=dict)
    heard: list[tuple[int, int]] = field(default_factory=list)
    listed: bool = False
    guided: bool = False
    repeats: int = 0
    answers: Answers = NO_ANSWERS
    told: set[str] = field(default_factory=set)
    tables: list[ReadTable] = field(default_factory=list)

    def ignore(self, sheet: str, row: int, reason: str) -> None:
        """A row that carries no figure; ``row`` from 0."""
        self.ignored.append(IgnoredRow(sheet, row + 1, reason))

    def rows(self) -> RowCount:
        return RowCount(self.read, self.taken, self.rejected, len(self.ignored))

    def subject_of(self, indicator: str, sheet: str = "") -> str:
        """Whom a figure is about where the table names nobody: the unit the sheet is named after, else whom the round
        asks it about, else the sender."""
        if named := self.sheet_subjects.get(sheet):
            return named
        return self.subjects.get(indicator) or self.subjects[""]

    def place(self, text: str) -> str | None:
        """The code of a unit named in a row; None where the name is unknown."""
        if text not in self.places and (told := unit_told(text, self.answers, self.catalogue, self.round)):
            self.places[text] = None if told == IGNORE else told
        if text not in self.places:
            part = sub_row(text) or is_total(text)  # "Cấp tỉnh", "Cộng toàn tỉnh" are like names of offices
            unit, score = (
                (None, 0.0)
                if part
                else find_unit(text, self.catalogue, self.round.province, self.round.data_date)
            )
            sure = unit.code if unit is not None and score >= SURE_PLACE else None
            self.places[text] = sure or self._whole(text)
        return self.places[text]

    def _whole(self, text: str) -> str | None:
        """The province, where one who speaks for it says "Toàn tỉnh"; a district itself, where it says "Toàn huyện"."""
        sender = self.catalogue.unit(self.unit, self.round.data_date)
        whole = WHOLES.get(sender.level)
        if whole is None or not whole.fullmatch(fold(text).strip(LEADING)):
            return None
        return self.round.province if sender.level in ABOVE else self.unit

    def other_strategy(self, name: str) -> str | None:
        """The code ("2011-2020/1.2") of an indicator of another strategy that a row's name surely means."""
        for code in self.catalogue.strategies:
            if code == self.round.strategy:
                continue
            self.others = self.others or matcher_for(self.catalogue, code)
            found = self.others.match(name)
            if found.certainty == "sure" and found.indicator:
                return f"{code}/{found.indicator}"
        return None

    def keep(self, key: Key, cell: str, sheet: str, value: float | None) -> bool:
        """Whether a figure is the first of its kind in the file. A second one is reported and not taken; where a list
        speaks for the file, the same figure in another table merely repeats it."""
        this = cell, value
        first, former = found = self.seen.setdefault(key, this)
        if found is this:
            return True
        if self.listed and same(value, former):
            self.repeats += 1
            return False
        params = {"indicator": key[0], "year": key[2].data_year, "first": first}
        self.findings.append(finding("same_indicator_twice", sheet, cell, **params))
        return False


def unit_told(text: str, answers: Answers, catalogue: Catalogue, round: Round) -> str | None:
    """The unit of the round's day that staff said a text names, or "ignore"; None where nobody did."""
    said = answers.unit(text) if answers.has("unit") else None
    there = said == IGNORE or said in gazetteer(catalogue, round.province, round.data_date).by_code
    return said if there else None


def same(one: float | None, other: float | None) -> bool:
    """Equal but for the dust of binary fractions."""
    if one is None or other is None:
        return one is other
    return abs(one - other) <= SAME * max(1.0, abs(other))


def open_desk(catalogue: Catalogue, round: Round, unit: str, answers: Answers = NO_ANSWERS) -> Desk:
    """A desk for one file of ``unit`` in ``round``."""
    indicators = {i.code: i for i in catalogue.indicators_of(round.strategy)}
    return Desk(
        catalogue,
        round,
        unit,
        _matcher(catalogue, round.strategy),
        indicators,
        _subjects(catalogue, round, unit),
        answers=answers,
    )


def _subjects(catalogue: Catalogue, round: Round, unit: str) -> dict[str, str]:
    """Indicator → subject asked; "" → the sender's own subject: a department speaks for its province."""
    sender = catalogue.unit(unit, round.data_date)
    home = sender.parent if sender.level == "department" else unit
    subjects = {"": home}
    for request in catalogue.requested(round, unit):
        if request.subject == home or request.indicator not in subjects:
            subjects[request.indicator] = request.subject
    return subjects


_MATCHERS: dict[tuple[int, str], tuple[Catalogue, Matcher]] = {}


def _matcher(catalogue: Catalogue, strategy: str) -> Matcher:
    """One matcher per catalogue and strategy: building one costs more than reading a file."""
    key = (id(catalogue), strategy)
    held = _MATCHERS.get(key)
    if held is None or held[0] is not catalogue:
        held = _MATCHERS[key] = (catalogue, matcher_for(catalogue, strategy))
    return held[1]


def in_future(asked: Asked, day: date) -> bool:
    """An actual of a time that had not come on the day the round's data end."""
    if asked.kind != "actual":
        return False
    if asked.as_of is not None:
        return asked.as_of > day
    return asked.data_year > day.year
