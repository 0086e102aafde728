"""What each file of the catalogue must hold: one strict model per kind of row; a field is a column or a key."""

from typing import Any

from pydantic import BaseModel, ConfigDict

from indicators.catalogue.cells import (
    AliasKind,
    Day,
    IndicatorKind,
    KindName,
    LevelName,
    Levels,
    MaybeDay,
    MaybeNumber,
    MaybeText,
    MaybeWhole,
    Number,
    PeriodName,
    RuleText,
    Text,
    Texts,
    Whole,
    YesNo,
)


class Line(BaseModel):
    """Base of every row: strange fields are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


def columns(model: type[BaseModel]) -> tuple[str, ...]:
    """The column heads of the CSV file that ``model`` describes."""
    return tuple(model.model_fields)


class ObjectiveLine(Line):
    code: Text
    name: Text


class StrategyLine(Line):
    code: Text
    name: Text
    decision: Text
    milestones: tuple[Whole, ...]
    objectives: tuple[ObjectiveLine, ...]


class IndicatorLine(Line):
    strategy: Text
    code: Text
    target: Text
    part: MaybeText
    objective: Text
    name: Text
    unit: Text
    kind: IndicatorKind
    numerator: MaybeText
    denominator: MaybeText
    multiplier: Number
    bound_low: MaybeNumber
    bound_high: MaybeNumber
    decimals: Whole
    additive: YesNo
    additive_note: MaybeText
    sensitive: YesNo
    levels: Levels
    valid_from: MaybeDay
    valid_to: MaybeDay
    verified: MaybeText
    note: MaybeText


class TargetSetLine(Line):
    code: Text
    strategy: Text
    province: Text
    name: Text
    source: Text
    clause: MaybeText = ""
    base: MaybeText = ""
    without: Texts = ()
    sample: YesNo = False


class TargetLine(Line):
    target_set: Text
    target: Text
    code: Text
    indicator: Text
    national: Texts
    name: MaybeText
    year: Whole
    rule: RuleText
    value: Number
    words: Text
    holds_from: MaybeWhole
    valid_from: MaybeDay
    valid_to: MaybeDay
    source: MaybeText
    clause: MaybeText


class SupplierLine(Line):
    strategy: Text
    indicator: Text
    department: Text
    rank: Whole
    valid_from: MaybeDay
    valid_to: MaybeDay


class StandingOfficeLine(Line):
    department: Text
    ministry: Text
    valid_from: MaybeDay
    valid_to: MaybeDay


class DepartmentLine(Line):
    abbreviation: Text
    name: Text
    member: YesNo
    valid_from: MaybeDay
    valid_to: MaybeDay
    successors: Texts
    note: MaybeText


class UnitLine(Line):
    code: Text
    name: Text
    kind: Text
    level: LevelName
    parent: MaybeText
    valid_from: MaybeDay
    valid_to: MaybeDay
    latitude: MaybeNumber
    longitude: MaybeNumber
    tile_row: MaybeWhole
    tile_column: MaybeWhole


class SuccessionLine(Line):
    old: Text
    new: Text
    on: Day
    split: YesNo
    old_parent: Text
    note: MaybeText


class ProgrammeLine(Line):
    decision: Text
    code: Text
    name: Text
    unit: Text
    direction: MaybeText
    milestone_2025: MaybeText
    milestone_2030: MaybeText
    other: MaybeText


class LookAlikeLine(Line):
    indicator: Text
    words: Text
    why: Text


class SexPairLine(Line):
    strategy: Text
    women: Text
    men: Text
    name: Text


class AliasLine(Line):
    kind: AliasKind
    code: Text
    alias: Text


class AskedLine(Line):
    year: Whole
    period: PeriodName
    kind: KindName
    as_of: MaybeDay = None


class DeadlineLine(Line):
    units: Text
    paper: Text
    due: Day


class OnlyLine(Line):
    unit: Text
    indicators: Texts


class RoundLine(Line):
    code: Text
    name: Text
    strategy: Text
    province: Text
    data_date: Day
    judges: tuple[Whole, ...]
    asks: tuple[AskedLine, ...]
    target_set: MaybeText = ""
    units: Texts = ()
    deadlines: tuple[DeadlineLine, ...] = ()
    office_due: MaybeDay = None
    sample: YesNo = False
    source: MaybeText = ""
    indicators: Texts = ()
    only: tuple[OnlyLine, ...] = ()
    former: MaybeText = ""


class SettingsLine(Line):
    on_time_includes_due_day: YesNo = True
    small_count_below: Whole = 5
    stale_after_years: Whole = 2
    outlook_points: Whole = 6
    jump_on_last_year_pct: Number = 30.0
    extra: dict[str, Any] = {}
