"""The nouns of the catalogue: frozen values, no behaviour beyond reading themselves.

Codes are those of the official lists: units ``VN``, ``62``, ``608``, ``23473``, ``62-SYT``; parts ``3.2a``.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

Level = Literal["country", "province", "district", "commune", "department"]
Period = Literal["year", "half", "to_date"]
Kind = Literal["actual", "estimate", "projection", "plan"]
Op = Literal["ge", "gt", "le", "lt", "between", "yes"]


def _within(start: date | None, day: date, end: date | None) -> bool:
    return (start is None or start <= day) and (end is None or day <= end)


@dataclass(frozen=True, slots=True)
class Indicator:
    """One measurable part of a strategy. ``value = numerator / denominator * multiplier`` in ``unit``.

    ``kind``: ``ratio`` has counts; ``yes_no`` is 1 or 0; ``number`` is a bare value without counts.
    ``bound_low``/``bound_high``: natural bounds of the value (0 and 100 for shares), None where unbounded.
    ``decimals``: decimals usually printed. ``additive`` False: a survey figure for the province only.
    ``sensitive``: counts of people harmed, masked when small. ``levels``: units with a figure of their own.
    """

    strategy: str
    code: str
    target: str
    part: str
    objective: str
    name: str
    unit: str
    kind: Literal["ratio", "yes_no", "number"]
    numerator: str
    denominator: str
    multiplier: float
    bound_low: float | None
    bound_high: float | None
    decimals: int
    additive: bool
    additive_note: str
    sensitive: bool
    levels: frozenset[str]
    verified: str
    note: str
    valid_from: date | None = None  # one that a later decision redefined has an end, its successor a start
    valid_to: date | None = None

    def valid_on(self, day: date) -> bool:
        return _within(self.valid_from, day, self.valid_to)


@dataclass(frozen=True, slots=True)
class Rule:
    """How a value is held against a target. ``about`` ("khoảng") changes the wording, not the comparison.

    ``text`` is the rule as the catalogue spells it (``ge``, ``ge~``, ``ge every year``, ``yes``,
    ``between 40 and 60 every year``). ``low``/``high`` are set for ``between`` only. ``every_year``: must
    hold in every year from the milestone's ``holds_from``.
    """

    text: str
    op: Op
    every_year: bool = False
    about: bool = False
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Milestone:
    """What one part must reach by one year: in force from ``valid_from`` until ``valid_to`` (None: open)."""

    year: int
    rule: Rule
    value: float
    words: str
    holds_from: int | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    source: str = ""
    clause: str = ""
    differs: bool = False  # from the national value of the same year


@dataclass(frozen=True, slots=True)
class TargetPart:
    """A line of a target set: its own code, its indicator, the national parts it answers to."""

    target: str
    code: str
    indicator: str
    name: str
    national: tuple[str, ...]
    milestones: tuple[Milestone, ...]

    def milestones_on(self, day: date) -> tuple[Milestone, ...]:
        """The milestones in force on ``day``, by year."""
        in_force = (m for m in self.milestones if _within(m.valid_from, day, m.valid_to))
        return tuple(sorted(in_force, key=lambda m: m.year))


@dataclass(frozen=True, slots=True)
class TargetSet:
    """National (``province`` = VN) or provincial targets under one strategy; ``parts`` in printed order."""

    code: str
    strategy: str
    province: str
    name: str
    source: str
    sample: bool
    parts: tuple[TargetPart, ...]


@dataclass(frozen=True, slots=True)
class Objective:
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Strategy:
    """A national strategy; ``milestones`` are its years, e.g. (2025, 2030)."""

    code: str
    name: str
    decision: str
    milestones: tuple[int, ...]
    objectives: tuple[Objective, ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """An administrative unit or department in one period of validity: the key is code **and** period."""

    code: str
    name: str
    kind: str
    level: Level
    parent: str
    valid_from: date | None = None
    valid_to: date | None = None
    latitude: float | None = None
    longitude: float | None = None
    tile_row: int | None = None
    tile_column: int | None = None

    def valid_on(self, day: date) -> bool:
        return _within(self.valid_from, day, self.valid_to)


@dataclass(frozen=True, slots=True)
class Succession:
    """An old unit became (part of) a new one on ``on``. ``split``: the old unit went to several new ones."""

    old: str
    new: str
    on: date
    split: bool
    old_parent: str


@dataclass(frozen=True, slots=True)
class StandingOffice:
    """Who collects the reports in every province, and the ministry it reports to. ``department``: abbreviation."""

    department: str
    ministry: str
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class Supplier:
    """Who supplies an indicator ("strategy/code"): ``rank`` 1 is the lead. ``department``: the abbreviation."""

    indicator: str
    department: str
    rank: int
    valid_from: date | None = None
    valid_to: date | None = None

    def valid_on(self, day: date) -> bool:
        return _within(self.valid_from, day, self.valid_to)


@dataclass(frozen=True, slots=True)
class Department:
    """A department or body that every province has; a ``member`` of the Ban VSTBPN reports in every round.

    ``successors``: the abbreviations that took over its work when it ended.
    """

    abbreviation: str
    name: str
    member: bool
    valid_from: date | None = None
    valid_to: date | None = None
    successors: tuple[str, ...] = ()
    note: str = ""


class Asked(NamedTuple):
    """One column of figures a round asks for. ``as_of`` only for ``to_date``."""

    data_year: int
    period: Period
    kind: Kind
    as_of: date | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """``units``: departments, districts, communes, all, or one unit code; ``paper``: what is due."""

    units: str
    paper: str
    due: date


@dataclass(frozen=True, slots=True)
class Round:
    """A reporting round. ``judges``: milestone years that get a verdict. ``units``, ``indicators`` (() for all): codes
    asked; ``only``: (unit, codes) asked of single units instead. ``former``: the round it was opened from."""

    code: str
    name: str
    strategy: str
    province: str
    target_set: str
    data_date: date
    judges: tuple[int, ...]
    asks: tuple[Asked, ...]
    units: tuple[str, ...]
    deadlines: tuple[Deadline, ...]
    office_due: date | None
    sample: bool
    source: str = ""
    indicators: tuple[str, ...] = ()
    only: tuple[tuple[str, tuple[str, ...]], ...] = ()
    former: str = ""


@dataclass(frozen=True, slots=True)
class Request:
    """One figure asked of a unit: the indicator, and the unit the figure is about."""

    indicator: str
    subject: str


@dataclass(frozen=True, slots=True)
class Programme:
    """A line of a programme beside the strategy; milestone texts as printed, empty where there is none."""

    decision: str
    code: str
    name: str
    unit: str
    direction: str
    milestone_2025: str
    milestone_2030: str
    other: str


@dataclass(frozen=True, slots=True)
class LookAlike:
    """Words that resemble an indicator but measure another thing (people, not organs): refused, with why."""

    indicator: str  # "strategy/code"
    words: str
    why: str


@dataclass(frozen=True, slots=True)
class SexPair:
    """Two indicators of a strategy that measure the same: ``women`` of women or girls, ``men`` of men or boys."""

    strategy: str
    women: str
    men: str
    name: str


@dataclass(frozen=True, slots=True)
class Settings:
    """Values recalled or reasoned, which an office may correct in settings.yaml."""

    on_time_includes_due_day: bool = True
    small_count_below: int = 5
    stale_after_years: int = 2
    outlook_points: int = 6
    jump_on_last_year_pct: float = 30.0
    extra: dict[str, object] = field(default_factory=dict)
