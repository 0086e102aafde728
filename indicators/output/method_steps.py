""" "Cách tính": every step from the counts to the verdict or outlook of one part, with every input, in Vietnamese."""

from itertools import combinations
from statistics import median

from indicators.assessment.model import MilestoneResult, PartResult, UnitValue
from indicators.catalogue.definitions import Indicator, Milestone
from indicators.output.numbers import exact, format_date, format_number, format_value, shown_value, true_value
from indicators.output.sentences import (
    broken_sentence,
    difference_sentences,
    incompleteness,
    pace_sentence,
    projection_beside,
    target_sentence,
)
from indicators.output.wording import (
    BASES,
    CONFIDENCES,
    ORIGINS,
    REASONS,
    capitalised,
    milestone_status,
    rule_sign,
)

OUTLOOK_POINTS = 6
PACE_DECIMALS = 3


def steps(part: PartResult, indicator: Indicator) -> tuple[str, ...]:
    """The numbered steps for the "Cách tính" box; each is one sentence."""
    found = list(_value_steps(part, indicator))
    for milestone in part.milestones:
        found += (
            _verdict_steps(milestone, indicator)
            if milestone.verdict
            else _outlook_steps(part, milestone, indicator)
        )
    if part.projection:
        found.append(capitalised(projection_beside(part.projection, indicator)) + ".")
    return tuple(found)


def _value_steps(part: PartResult, indicator: Indicator) -> tuple[str, ...]:
    value = part.latest
    if value is None:
        return ("Chưa có số liệu chính thức của năm nào.",)
    if value.value is None:
        return (f"Năm {value.data_year}: {REASONS[value.reason] or 'chưa có số liệu'}.",)
    said = [f"Năm {value.data_year}, {ORIGINS[value.origin]}: {_arithmetic(value, part, indicator)}."]
    if value.units_expected:
        given = value.units_expected - value.units_missing
        missing = incompleteness(value)
        said.append(
            f"Cộng số đếm của {given}/{value.units_expected} đơn vị" + (f" ({missing})." if missing else ".")
        )
    said += difference_sentences(value, indicator)
    if value.sources:
        said.append(f"Lấy từ {len(value.sources)} ô số liệu gốc.")
    return tuple(said)


def _arithmetic(value: UnitValue, part: PartResult, indicator: Indicator) -> str:
    """ "17 / 37 × 100 = 45,9%", naming what is counted."""
    result = true_value(value.value, indicator, _targets(part))
    if value.numerator is None or value.denominator is None:
        return f"giá trị báo cáo {result}"
    factor = "" if indicator.multiplier == 1 else f" × {exact(indicator.multiplier)}"
    named = f" ({indicator.numerator} / {indicator.denominator})" if indicator.numerator else ""
    return f"{exact(value.numerator)} / {exact(value.denominator)}{factor} = {result}{named}"


def _verdict_steps(result: MilestoneResult, indicator: Indicator) -> list[str]:
    milestone, status = result.milestone, milestone_status(result)
    said = [
        f"{target_sentence(milestone, indicator)}"
        + (f" (nguyên văn: “{milestone.words}”)." if milestone.words else ".")
    ]
    if result.judged_value is not None:
        value = shown_value(result.judged_value, indicator, milestone.value, milestone.rule)
        basis = f" ({BASES[result.basis]})" if result.basis else ""
        sign = rule_sign(milestone.rule, milestone.value, indicator.unit)
        said.append(
            f"So sánh số chưa làm tròn của năm {result.judged_year}{basis}: {value} với {sign} → {status.word}."
        )
    else:
        said.append(f"Kết luận mốc {milestone.year}: {status.word}" + _because(result) + ".")
    years = broken_sentence(result.broken_years, result.silent_years)
    return said + ([f"Các năm phải giữ: {years}."] if years else [])


def _because(result: MilestoneResult) -> str:
    return f" ({REASONS[result.reason]})" if REASONS.get(result.reason) else ""


def _outlook_steps(part: PartResult, result: MilestoneResult, indicator: Indicator) -> list[str]:
    milestone, outlook, status = result.milestone, result.outlook, milestone_status(result)
    said = [f"{target_sentence(milestone, indicator)}."]
    if outlook is None:
        return [*said, f"Mốc {milestone.year}: {status.word} ({status.meaning})."]
    if outlook.pace_per_year is None or outlook.projected is None:
        return [*said, f"Triển vọng mốc {milestone.year}: {status.word} ({status.meaning})."]
    said += _slope_steps(part, indicator)
    value = true_value(outlook.projected, indicator, [milestone])
    said.append(
        f"Dự báo {milestone.year} = giá trị cuối + nhịp × số năm còn lại = {value}; "
        f"{pace_sentence(outlook, indicator)}."
    )
    if outlook.band:
        low, high = (format_value(b, indicator) for b in outlook.band)
        trust = f"; {CONFIDENCES[outlook.confidence]}" if outlook.confidence else ""
        said.append(
            f"Dải dự báo {low} đến {high}: độ tản của các nhịp đã qua, không phải khoảng tin cậy thống kê{trust}."
        )
    if outlook.shortfall is not None:
        rest = format_number(outlook.shortfall * 100, 1)
        said.append(
            f"Phần còn thiếu ở mốc so với phần thiếu hiện nay: {rest}% → {status.word} ({status.meaning})."
        )
    else:
        said.append(f"Triển vọng: {status.word} ({status.meaning}).")
    years = broken_sentence(result.broken_years, result.silent_years)
    return said + ([f"Các năm phải giữ: {years}."] if years else [])


def _targets(part: PartResult) -> list[Milestone]:
    return [m.milestone for m in part.milestones]


def _slope_steps(part: PartResult, indicator: Indicator) -> list[str]:
    points = [(v.data_year, v.value) for v in part.series if v.value is not None][-OUTLOOK_POINTS:]
    slopes = [(b[1] - a[1]) / (b[0] - a[0]) for a, b in combinations(points, 2)]
    if not slopes:
        return []
    listed = ", ".join(
        f"{year}: {true_value(value, indicator, _targets(part), short=True)}" for year, value in points
    )
    paces = "; ".join(format_number(s, PACE_DECIMALS, 1, sign=True) for s in sorted(slopes))
    middle = format_number(median(slopes), PACE_DECIMALS, 1, sign=True)
    return [f"Chuỗi số chính thức: {listed}.",
            f"Nhịp mỗi năm = trung vị của {len(slopes)} cặp năm ({paces}) = {middle}."]  # fmt: skip


def source_lines(value: UnitValue) -> tuple[str, ...]:
    """One line per figure a value was made of: who sent it, for which day, in which file, sheet and cell."""
    return tuple(
        f"{f.sender}: {f.source.file}, trang “{f.source.sheet}”, ô {f.source.cell} "
        f"(số liệu đến {format_date(f.data_date)})"
        for f in value.figures
    )
