"""What the province lacks, in cases and by unit: one sentence, one line per unit, and the rule of sharing."""

from collections.abc import Mapping
from dataclasses import dataclass

from indicators.assessment import CaseGap, UnitShare
from indicators.catalogue.definitions import Indicator, Milestone
from indicators.output.numbers import format_counts, format_number
from indicators.output.wording import rule_text, short_unit

NAMED = 3  # units the sentence names; the rest are counted
ALIKE_NAMED = 3  # more of them with the same share as the last one named
# How a numerator of the catalogue begins → how it is counted in a sentence.
COUNTED_AS = (("tổng số ", ""), ("số ", ""), ("dân số ", "người dân "))
RULE = (
    "Cách chia: số cả tỉnh còn thiếu chia cho các đơn vị đang dưới mức, theo tỷ lệ số mỗi đơn vị đang thiếu; "
    "phần vượt của đơn vị khác làm nhẹ phần của tất cả. Tổng các phần bằng đúng số cả tỉnh thiếu."
)


@dataclass(frozen=True, slots=True)
class CaseGapLine:
    """One unit: ``share`` of the whole need, what it lacks itself, its counts; ``length_pct`` of the longest bar."""

    unit: str
    name: str
    share: str
    lacking: str
    counts: str
    length_pct: float


def case_gap_sentence(
    gap: CaseGap, indicator: Indicator, milestone: Milestone, data_year: int, names: Mapping[str, str]
) -> str:
    """ "Cần thêm 9 cơ quan … để đạt 60%: 6 ở Đắk Glei, 3 ở Sa Thầy."; or that the units together have reached it."""
    aim = f"{rule_text(milestone.rule, milestone.value, indicator.unit)} (mốc {milestone.year})"
    basis = f"Theo số đếm năm {data_year} của {gap.counted} đơn vị"
    if not gap.needed:
        below = f"; {gap.below} đơn vị còn dưới mức, phần vượt của đơn vị khác bù lại" if gap.below else ""
        return f"{basis}, cộng lại đã đáp ứng mức {aim}{below}."
    change = "cần thêm" if gap.needed > 0 else "cần giảm"
    return f"{basis}: {change} {_number(gap.needed)} {counted(indicator)} để {aim}: {', '.join(_where(gap, names))}."


def _where(gap: CaseGap, names: Mapping[str, str]) -> list[str]:
    """The largest shares by name; those equal to the last of them by name or number; the sum of what is left."""
    sharing = [u for u in gap.units if u.share]
    last = sharing[:NAMED][-1].share if sharing else 0
    alike = [u for u in sharing[NAMED:] if u.share == last]
    if len(alike) <= ALIKE_NAMED:
        named, alike = sharing[: NAMED + len(alike)], []
    else:
        named = sharing[:NAMED]
    rest = sharing[len(named) + len(alike) :]
    said = [f"{_number(u.share)} ở {_name(u, names)}" for u in named]
    if alike:
        said[-1] += f" và {len(alike)} đơn vị khác cùng mức (mỗi nơi {_number(last)})"
    if rest:
        said.append(f"{_number(sum(u.share for u in rest))} ở {len(rest)} đơn vị còn lại")
    return said


def counted(indicator: Indicator) -> str:
    """What is counted, as a sentence says it after a number: "cơ quan có ít nhất một lãnh đạo chủ chốt là nữ"."""
    said = indicator.numerator[:1].lower() + indicator.numerator[1:]
    for start, instead in COUNTED_AS:
        if said.startswith(start):
            return instead + said.removeprefix(start)
    return said


def case_gap_lines(gap: CaseGap, names: Mapping[str, str]) -> tuple[CaseGapLine, ...]:
    """The units on which a share falls, the largest first."""
    longest = max((abs(u.share) for u in gap.units), default=0)
    return tuple(
        CaseGapLine(
            u.unit,
            _name(u, names),
            _number(u.share),
            f"riêng đơn vị thiếu {_number(u.lacking)}"
            if u.lacking > 0
            else f"riêng đơn vị thừa {_number(u.lacking)}",
            format_counts(u.numerator, u.denominator),
            round(100 * abs(u.share) / longest, 1),
        )
        for u in gap.units
        if u.share
    )


def silent_sentence(gap: CaseGap, names: Mapping[str, str]) -> str:
    """Which units gave no counts and so stand outside the sum; "" where all did."""
    if not gap.silent:
        return ""
    listed = ", ".join(short_unit(names.get(unit, unit)) for unit in gap.silent)
    return f"Chưa tính {len(gap.silent)} đơn vị chưa có số đếm: {listed}."


def _name(unit: UnitShare, names: Mapping[str, str]) -> str:
    return short_unit(names.get(unit.unit, unit.unit))


def _number(count: int) -> str:
    return format_number(abs(count))
