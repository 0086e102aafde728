"""Women and men beside each other, by unit or by year: two marks on one axis, and the gap in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from indicators.catalogue.definitions import Indicator
from indicators.output.numbers import EMPTY, PERCENT, format_number, format_value, suffix

PAD = 0.12  # of the spread, on both sides
NARROWEST = 4.0  # an axis of less than this many units would make a trifle look like a gulf


@dataclass(frozen=True, slots=True)
class Pair:
    """Both values in the indicator's unit; ``key``: the unit's code or the year."""

    key: str
    label: str
    women: float | None
    men: float | None


@dataclass(frozen=True, slots=True)
class SexGap:
    """``women_pct``, ``men_pct``: where they lie on the common axis, None where there is no value."""

    key: str
    label: str
    women: str
    men: str
    women_pct: float | None
    men_pct: float | None
    words: str


@dataclass(frozen=True, slots=True)
class SexGaps:
    """``title`` says what the rows together show; ``axis``: both ends of it in words."""

    title: str
    axis: tuple[str, str]
    rows: tuple[SexGap, ...]


def sex_gaps(pairs: Sequence[Pair], indicator: Indicator) -> SexGaps:
    """The rows as they come, those without both sexes last. ``indicator`` says unit of measure and decimals."""
    values = [v for p in pairs for v in (p.women, p.men) if v is not None]
    low, high = _axis(values, indicator)

    def at(value: float | None) -> float | None:
        return None if value is None else round(100 * (value - low) / (high - low), 2)

    rows = [
        SexGap(p.key, p.label, format_value(p.women, indicator, short=True), format_value(p.men, indicator, short=True),
               at(p.women), at(p.men), gap_words(p.women, p.men, indicator))
        for p in sorted(pairs, key=lambda p: p.women is None or p.men is None)
    ]  # fmt: skip
    ends = (format_value(low, indicator, 0, short=True), format_value(high, indicator, 0, short=True))
    return SexGaps(_title(pairs, indicator), ends, tuple(rows))


def gap_words(women: float | None, men: float | None, indicator: Indicator) -> str:
    """ "nữ thấp hơn nam 12,3 điểm phần trăm", "nữ ngang nam"; what is missing where one is."""
    if women is None or men is None:
        missing = [word for word, value in (("nữ", women), ("nam", men)) if value is None]
        return f"chưa có số liệu {' và '.join(missing)}"
    size = format_number(abs(women - men), max(1, indicator.decimals), 1)
    if not any(digit in size for digit in "123456789"):
        return "nữ ngang nam"
    unit = " điểm phần trăm" if indicator.unit == PERCENT else suffix(indicator.unit)
    return f"nữ {'thấp' if women < men else 'cao'} hơn nam {size}{unit}"


def _axis(values: Sequence[float], indicator: Indicator) -> tuple[float, float]:
    if not values:
        return 0.0, 1.0
    low, high = min(values), max(values)
    room = max((high - low) * PAD, (NARROWEST - (high - low)) / 2, 0.5)
    start, end = low - room, high + room
    if indicator.bound_low is not None:
        start = max(start, indicator.bound_low)
    if indicator.bound_high is not None:
        end = min(end, indicator.bound_high)
    return (start, end) if end > start else (start, start + 1)


def _title(pairs: Sequence[Pair], indicator: Indicator) -> str:
    both = [p for p in pairs if p.women is not None and p.men is not None]
    if not both:
        return "Chưa có số liệu tách theo giới"
    lower = sum((p.women or 0) < (p.men or 0) for p in both)
    widest = max(both, key=lambda p: abs((p.women or 0) - (p.men or 0)))
    words = gap_words(widest.women, widest.men, indicator)
    if words == EMPTY or len(both) == 1:
        return f"{widest.label}: {words}"
    return f"Nữ thấp hơn nam ở {lower}/{len(both)} nơi; chênh nhiều nhất ở {widest.label}: {words}"
