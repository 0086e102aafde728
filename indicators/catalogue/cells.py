"""The values a cell or key may hold: text, number, day, yes or no, list, level, rule; messages in Vietnamese.

A CSV cell comes as text, a YAML value already typed; both are accepted. Each type is for a field of schemas.py.
"""

import re
from datetime import date
from typing import Annotated, Any, Literal, get_args

from pydantic import BeforeValidator

from indicators.catalogue.definitions import Kind, Level, Period, Rule
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


def one_of(*allowed: str) -> Any:
    """A validator that lets only these words pass."""

    def check(value: Any) -> str:
        if value not in allowed:
            raise ValueError(f'"{value}" không dùng được; hãy ghi một trong: {", ".join(allowed)}')
        return value

    return BeforeValidator(check)


LEVELS = get_args(Level)


def _levels(value: Any) -> frozenset[str]:
    levels = _list(value)
    if strange := [level for level in levels if level not in LEVELS]:
        raise ValueError(f'"{strange[0]}" không phải là cấp; hãy ghi một trong: {", ".join(LEVELS)}')
    return frozenset(levels)


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
Levels = Annotated[frozenset[str], BeforeValidator(_levels)]
RuleText = Annotated[Any, BeforeValidator(_rule)]
LevelName = Annotated[Level, one_of(*LEVELS)]
IndicatorKind = Annotated[Literal["ratio", "yes_no", "number"], one_of("ratio", "yes_no", "number")]
AliasKind = Annotated[Literal["indicator", "unit", "department"], one_of("indicator", "unit", "department")]
PeriodName = Annotated[Period, one_of(*get_args(Period))]
KindName = Annotated[Kind, one_of(*get_args(Kind))]
