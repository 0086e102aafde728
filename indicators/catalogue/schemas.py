"""What each file of the catalogue must hold: one strict model per kind of row, every message in Vietnamese.

A column or key is a field; a CSV cell comes as text, a YAML value already typed.
"""

import re
from datetime import date
from typing import Annotated, Any, Literal, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict

from indicators.catalogue.definitions import Kind, Level, Op, Period, Rule  # noqa: F401  (Op documents Rule)
from indicators.catalogue.rules import parse_rule

NUMBER = re.compile(r"-?\d+(\.\d+)?")
YES_NO = {"yes": True, "no": False}


def _text(value: Any) -> str:
    if value is None or isinstance(value, (dict, list)) or not str(value).strip():
        raise ValueError("đang trống; hãy ghi giá trị")
    return str(value).strip()


def _maybe_text(value: Any) -> str:
    return "" if value is None else str(value).strip()


def _number(value: Any) -> float:
    text = "" if isinstance(value, bool) else str(value).strip()
    if "," in text:
        raise ValueError(
            f'"{text}" dùng dấu phẩy thập phân; hãy ghi bằng dấu chấm, ví dụ {text.replace(",", ".")}'
        )
    if not NUMBER.fullmatch(text):
        raise ValueError(f'"{value}" không phải là số; hãy ghi một số, dùng dấu chấm thập phân')
    return float(text)


def _whole(value: Any) -> int:
    number = _number(value)
    if number != int(number):
        raise ValueError(f'"{value}" không phải số nguyên; hãy ghi số nguyên')
    return int(number)


def _day(value: Any) -> date:
    if isinstance(value, date):
        return value
    try:
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", str(value).strip()):
            raise ValueError
        return date.fromisoformat(str(value).strip())
    except ValueError:
        raise ValueError(f'"{value}" không phải là ngày; hãy ghi dạng YYYY-MM-DD, ví dụ 2025-06-30') from None


def _yes_no(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    if value not in YES_NO:
        raise ValueError(f'"{value}" phải là yes hoặc no; hãy sửa lại')
    return YES_NO[value]


def _list(value: Any) -> tuple[str, ...]:
    """A list within one CSV cell, separated by semicolons; or a YAML list."""
    parts = value if isinstance(value, list) else str(value or "").split(";")
    return tuple(str(part).strip() for part in parts if str(part).strip())


def _rule(value: Any) -> Rule:
    return value if isinstance(value, Rule) else parse_rule(str(value or ""))


def _or_none(check: Any) -> Any:
    return lambda value: None if value is None or value == "" else check(value)


def _one_of(*allowed: str) -> Any:
    def check(value: Any) -> str:
        if value not in allowed:
            raise ValueError(f'"{value}" không dùng được; hãy ghi một trong: {", ".join(allowed)}')
        return value

    return BeforeValidator(check)


LEVELS = get_args(Level)


def _levels(value: Any) -> tuple[str, ...]:
    levels = _list(value)
    if strange := [level for level in levels if level not in LEVELS]:
        raise ValueError(f'"{strange[0]}" không phải là cấp; hãy ghi một trong: {", ".join(LEVELS)}')
    return levels


Text = Annotated[str, BeforeValidator(_text)]
MaybeText = Annotated[str, BeforeValidator(_maybe_text)]
Number = Annotated[float, BeforeValidator(_number)]
MaybeNumber = Annotated[float | None, BeforeValidator(_or_none(_number))]
Whole = Annotated[int, BeforeValidator(_whole)]
MaybeWhole = Annotated[int | None, BeforeValidator(_or_none(_whole))]
Day = Annotated[date, BeforeValidator(_day)]
MaybeDay = Annotated[date | None, BeforeValidator(_or_none(_day))]
YesNo = Annotated[bool, BeforeValidator(_yes_no)]
Texts = Annotated[tuple[str, ...], BeforeValidator(_list)]
Levels = Annotated[tuple[str, ...], BeforeValidator(_levels)]
RuleText = Annotated[Any, BeforeValidator(_rule)]
LevelName = Annotated[Level, _one_of(*LEVELS)]
IndicatorKind = Annotated[Literal["ratio", "yes_no", "number"], _one_of("ratio", "yes_no", "number")]
AliasKind = Annotated[Literal["indicator", "unit", "department"], _one_of("indicator", "unit", "department")]
PeriodName = Annotated[Period, _one_of(*get_args(Period))]
KindName = Annotated[Kind, _one_of(*get_args(Kind))]


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


class SettingsLine(Line):
    on_time_includes_due_day: YesNo = True
    small_count_below: Whole = 5
    stale_after_years: Whole = 2
    outlook_points: Whole = 6
    jump_on_last_year_pct: Number = 30.0
    extra: dict[str, Any] = {}
