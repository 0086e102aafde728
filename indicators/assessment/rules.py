"""How a value is held against a target: always the unrounded value, never a tolerance.

Values come from counts, so a share is computed once, from whole numbers where there are whole numbers, and
rounded to the nearest float only at the end: 57 of 100 is exactly 57, while 0.57 * 100 is not.
"""

from collections.abc import Iterable
from fractions import Fraction

from indicators.catalogue.definitions import Rule


def share(numerator: float, denominator: float, multiplier: float) -> float:
    """``numerator / denominator * multiplier``, correctly rounded; the denominator is not 0."""
    if _whole(numerator) and _whole(denominator) and _whole(multiplier):
        return int(numerator) * int(multiplier) / int(denominator)
    return float(_exact(numerator) * _exact(multiplier) / _exact(denominator))


def total(values: Iterable[float]) -> float:
    """Σ as a clerk would write it: 0,1 + 0,2 is 0,3."""
    values = tuple(values)
    if all(_whole(v) for v in values):
        return float(sum(int(v) for v in values))
    return float(sum((_exact(v) for v in values), Fraction(0)))


def meets(rule: Rule, value: float, target: float) -> bool:
    """True when the unrounded value reaches the target; "khoảng" gives no tolerance; yes is 1, no is 0."""
    match rule.op:
        case "ge" | "yes":
            return value >= target
        case "gt":
            return value > target
        case "le":
            return value <= target
        case "lt":
            return value < target
        case "between":
            low, high = bounds(rule, target)
            return low <= value <= high


def change_needed(rule: Rule, value: float, target: float) -> float:
    """The signed change that would bring the value to the target, in the indicator's unit; 0 when it is met.

    0 too when a strict target is exactly equalled: what is missing then is less than any number.
    """
    if meets(rule, value, target):
        return 0.0
    if rule.op != "between":
        return target - value
    low, high = bounds(rule, target)
    return low - value if value < low else high - value


def missing(rule: Rule, value: float, target: float, least: float) -> float:
    """What is still missing to the target: 0 when met, else at least ``least``, so that it divides."""
    return 0.0 if meets(rule, value, target) else max(abs(change_needed(rule, value, target)), least)


def stricter(rule: Rule, target: float, other_rule: Rule, other: float) -> bool:
    """True when every value that reaches ``target`` reaches ``other`` too, and not the other way round; False where the
    two ask in opposite directions, as a least and a most do."""
    if "between" in (rule.op, other_rule.op):
        if rule.op != other_rule.op:
            return False
        (low, high), (their_low, their_high) = bounds(rule, target), bounds(other_rule, other)
        return low >= their_low and high <= their_high and (low, high) != (their_low, their_high)
    mine, theirs = _direction(rule), _direction(other_rule)
    asked, asked_there = (mine * target, _strict(rule)), (theirs * other, _strict(other_rule))
    return mine == theirs and asked > asked_there


def _direction(rule: Rule) -> int:
    return -1 if rule.op in ("le", "lt") else 1


def _strict(rule: Rule) -> bool:
    return rule.op in ("gt", "lt")


def bounds(rule: Rule, target: float) -> tuple[float, float]:
    """The two ends of a ``between`` rule; where the rule names none, the target and its mirror on 100."""
    low = target if rule.low is None else rule.low
    return low, (100 - low if rule.high is None else rule.high)


def _whole(value: float) -> bool:
    return value % 1 == 0


def _exact(value: float) -> Fraction:
    """The decimal number that was written, not the binary one nearest to it."""
    return Fraction(str(value))
