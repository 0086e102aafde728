"""Units beside each other as ranked bars with the target: words and lengths; a missing unit is never zero."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from indicators.assessment.model import UnitValue
from indicators.assessment.rules import meets
from indicators.catalogue.definitions import Indicator, Milestone
from indicators.output.figures.style import levels
from indicators.output.numbers import format_counts, format_value, shown_value
from indicators.output.sentences import incompleteness
from indicators.output.wording import REASONS, STATUSES, Status, rule_sign, short_unit

LOWER_IS_BETTER = ("le", "lt")
CLOSE = 0.2  # values this near each other (of the largest) look alike as bars from zero: they become points
PAD = 0.15  # of the spread, on both sides of points
FROM_ZERO, POINTS = "bars", "points"
NOT_FROM_ZERO = "Trục không bắt đầu từ 0."


@dataclass(frozen=True, slots=True)
class UnitBar:
    """One unit: ``at_pct`` is where its value lies on the axis, 0 to 100; None where there is no value."""

    unit: str
    name: str
    value: str
    counts: str
    status: Status | None
    at_pct: float | None


@dataclass(frozen=True, slots=True)
class UnitBars:
    """``kind``: bars from zero, or points on a stretched axis. ``target_pct``: where the target lies on the axis."""

    title: str
    kind: str
    target: str
    target_pct: tuple[float, ...]
    note: str
    bars: tuple[UnitBar, ...]


def unit_bars(
    values: Sequence[UnitValue], indicator: Indicator, milestone: Milestone | None, names: Mapping[str, str]
) -> UnitBars:
    """Best first by the direction of the target, units without a value last. ``names``: unit code → name."""
    known = _ranked([v for v in values if v.value is not None], milestone)
    missing = [v for v in values if v.value is None]
    marks = _marks(milestone)
    low, high = axis([v.value for v in known if v.value is not None], marks)

    def at(number: float) -> float:
        return round(100 * (number - low) / (high - low), 2)

    bars = [
        _bar(v, indicator, milestone, names, None if v.value is None else at(v.value))
        for v in (*known, *missing)
    ]
    target = f"mục tiêu {milestone.year}: {_sign(milestone, indicator)}" if milestone and marks else ""
    return UnitBars(
        _title(known, missing, indicator, milestone), POINTS if low else FROM_ZERO, target,
        tuple(at(mark) for mark in marks), NOT_FROM_ZERO if low else "", tuple(bars),
    )  # fmt: skip


def unit_status(value: UnitValue, milestone: Milestone) -> Status:
    """Whether one unit's value reaches the target: met or not met; hatched where there is no value."""
    if value.value is None:
        return _missing_status(value)
    return STATUSES["met" if meets(milestone.rule, value.value, milestone.value) else "not_met"]


def _missing_status(value: UnitValue) -> Status:
    """Not published, not collected, not assessable: each says so; anything else is "chưa có số liệu"."""
    return STATUSES[value.reason if value.reason in STATUSES else "no_data"]


def _marks(milestone: Milestone | None) -> list[float]:
    return levels(milestone) if milestone and milestone.rule.op != "yes" else []


def axis(numbers: Sequence[float], marks: Sequence[float]) -> tuple[float, float]:
    """Both ends: from zero, or around values that lie close together far from zero."""
    low, high = min((*numbers, *marks), default=0), max((*numbers, *marks), default=1)
    if low > 0 and len(numbers) > 1 and high - low < CLOSE * high:
        pad = (high - low) * PAD or high * PAD
        return low - pad, high + pad
    return 0, max(high, 0) or 1


def _ranked(known: list[UnitValue], milestone: Milestone | None) -> list[UnitValue]:
    low_first = milestone is not None and milestone.rule.op in LOWER_IS_BETTER
    return sorted(known, key=lambda v: (v.value or 0) if low_first else -(v.value or 0))


def _bar(
    value: UnitValue, indicator: Indicator, milestone: Milestone | None, names: Mapping[str, str], at: float | None
) -> UnitBar:  # fmt: skip
    name = short_unit(names.get(value.unit, value.unit))
    if value.value is None:
        word = REASONS.get(value.reason) or REASONS["no_data"]
        return UnitBar(value.unit, name, word, "", _missing_status(value), None)
    if milestone is None:
        text = format_value(value.value, indicator, short=True)
    else:
        text = shown_value(value.value, indicator, milestone.value, milestone.rule, short=True)
    counts = format_counts(value.numerator, value.denominator) if value.denominator else ""
    said = " · ".join(word for word in (counts, f"năm {value.data_year}", incompleteness(value)) if word)
    return UnitBar(
        value.unit, name, text, said, unit_status(value, milestone) if milestone else None, at
    )  # fmt: skip


def _title(
    known: list[UnitValue], missing: list[UnitValue], indicator: Indicator, milestone: Milestone | None
) -> str:
    hidden = sum(v.reason == "suppressed" for v in missing)
    silent = len(missing) - hidden
    gap = (f", {silent} chưa có số liệu" if silent else "") + (f", {hidden} không công bố" if hidden else "")
    if milestone is None:
        return f"{len(known)}/{len(known) + len(missing)} đơn vị có số liệu"
    reached = sum(meets(milestone.rule, v.value, milestone.value) for v in known if v.value is not None)
    aim = f"{_sign(milestone, indicator)} của mốc {milestone.year}"
    return f"{reached}/{len(known)} đơn vị đạt mức {aim} theo số thực hiện{gap}"


def _sign(milestone: Milestone, indicator: Indicator) -> str:
    return rule_sign(milestone.rule, milestone.value, indicator.unit)
