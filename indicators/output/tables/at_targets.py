"""Where the latest value stands against every target at once, and how the targets differ from the country's."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from indicators.assessment.model import MilestoneResult, PartResult
from indicators.assessment.rules import change_needed, meets, stricter
from indicators.catalogue.definitions import Indicator, Milestone
from indicators.output.numbers import (
    MOST_DECIMALS,
    PERCENT,
    format_number,
    shown_value,
    suffix,
    true_decimals,
)
from indicators.output.sentences import broken_sentence
from indicators.output.wording import BASES, BASES_SHOWN, STATUSES, capitalised, rule_sign

NOT_MET = "chưa đạt"


def standing_sentences(part: PartResult, indicator: Indicator) -> tuple[str, tuple[str, ...]]:
    """("Số năm 2024 chưa đạt mốc nào", ("Mốc 2025: ≤ 107 – còn phải giảm 2,76", "Mốc 2030: …")); nothing where no value
    can be held against a target."""
    latest = part.latest
    if latest is None or latest.value is None or not part.milestones:
        return "", ()
    value = latest.value
    said = tuple(_one(m, value, part, indicator) for m in part.milestones)
    return f"Số năm {latest.data_year} {_together(part.milestones, value)}", said


def _together(results: Sequence[MilestoneResult], value: float) -> str:
    """ "đạt cả hai mốc", "chưa đạt mốc nào", "đạt mốc 2025, chưa đạt mốc 2030"."""
    reached = [_reaches(m.milestone, value) for m in results]
    if len(results) > 1 and len(set(reached)) == 1:
        every = "cả hai mốc" if len(results) == 2 else "mọi mốc"
        return f"đạt {every}" if reached[0] else f"{NOT_MET} mốc nào"
    pairs = sorted(zip(reached, results, strict=True), key=lambda pair: not pair[0])
    return ", ".join(f"{'đạt' if met else NOT_MET} mốc {m.milestone.year}" for met, m in pairs)


def _reaches(milestone: Milestone, value: float) -> bool:
    return meets(milestone.rule, value, milestone.value)


def _one(result: MilestoneResult, value: float, part: PartResult, indicator: Indicator) -> str:
    aim = result.milestone
    sign = rule_sign(aim.rule, aim.value, indicator.unit)
    decimals = true_decimals(value, indicator, [m.milestone for m in part.milestones])
    said = [f"Mốc {aim.year}: {sign} – {_margin(aim, value, indicator, decimals)}"]
    if broken := broken_sentence(result.broken_years, ()):
        said.append(broken)
    if result.verdict in ("met", "not_met") and (result.verdict == "met") != _reaches(aim, value):
        said.append(_otherwise(result, indicator))
    return ", ".join(filter(None, said))


def _otherwise(result: MilestoneResult, indicator: Indicator) -> str:
    """What the verdict rests on, where it says another thing than the latest value: "theo dự kiến 82,00% thì đạt"."""
    if result.basis not in BASES_SHOWN or result.judged_value is None:
        return ""
    aim = result.milestone
    value = shown_value(result.judged_value, indicator, aim.value, aim.rule, short=True)
    return f"{BASES[result.basis]} {value} thì {STATUSES[result.verdict or 'no_data'].word}"


def _margin(aim: Milestone, value: float, indicator: Indicator, decimals: int) -> str:
    """ "đạt, vượt 1,90 điểm", "còn thiếu 8,30 điểm", "còn phải giảm 2,76"; with no number where there is none."""
    met, op = _reaches(aim, value), aim.rule.op
    if op == "yes" or (met and op == "between"):
        return "đạt" if met else NOT_MET
    gap = value - aim.value if met else change_needed(aim.rule, value, aim.value)
    if not gap:
        return "đạt đúng mức" if met else f"{NOT_MET}, mới bằng mức"
    size = _size(abs(gap), indicator, decimals)
    if met:
        return f"đạt, {'vượt' if gap > 0 else 'thấp hơn'} {size}"
    return f"còn thiếu {size}" if gap > 0 else f"còn phải giảm {size}"


def _size(gap: float, indicator: Indicator, decimals: int) -> str:
    """A difference without its sign, never printed as nothing."""
    while decimals < MOST_DECIMALS and not float(f"{gap:.{decimals}f}"):
        decimals += 1
    return format_number(gap, decimals) + (
        " điểm" if indicator.unit == PERCENT else suffix(indicator.unit, True)
    )


def country_sentences(
    part: PartResult, indicator: Indicator, national: Mapping[int, Milestone]
) -> tuple[str, ...]:
    """How the targets differ from the national ones (``national`` by year), and which of two milestones asks for more
    where it is the earlier; none for targets the country does not have."""
    return tuple(
        filter(
            None, (_beside_country(part, indicator, national), _earlier_asks_more(part, indicator, national))
        )
    )


def _beside_country(part: PartResult, indicator: Indicator, national: Mapping[int, Milestone]) -> str:
    own = [m.milestone for m in part.milestones if m.milestone.year in national]
    apart = [m for m in own if m.differs]
    if not own:
        return ""
    if not apart:
        return "Mục tiêu của tỉnh bằng mục tiêu quốc gia ở mọi mốc."
    said = [_against_country(m, national[m.year], part, indicator) for m in apart]
    alike = [str(m.year) for m in own if not m.differs]
    said += [f"mốc {', '.join(alike)} như nhau"] if alike else []
    return f"So với quốc gia: {', '.join(said)}."


def _against_country(own: Milestone, theirs: Milestone, part: PartResult, indicator: Indicator) -> str:
    """ "mốc 2025 chặt hơn (quốc gia ≤ 111, số năm 2024 đạt)"."""
    how = "chặt hơn" if _asks_more(own, theirs) else "nới hơn" if _asks_more(theirs, own) else "khác"
    said = [f"quốc gia {rule_sign(theirs.rule, theirs.value, indicator.unit)}"]
    if part.latest and part.latest.value is not None:
        met = _reaches(theirs, part.latest.value)
        said.append(f"số năm {part.latest.data_year} {'đạt' if met else NOT_MET}")
    return f"mốc {own.year} {how} ({', '.join(said)})"


def _earlier_asks_more(part: PartResult, indicator: Indicator, national: Mapping[int, Milestone]) -> str:
    """A reader expects the later milestone to ask for more; where it does not, that is said, with the reason if it is
    that the province set one of the two by itself."""
    for earlier, later in pairwise(m.milestone for m in part.milestones):
        if not _asks_more(earlier, later):
            continue
        own = earlier.differs and not later.differs and later.year in national
        why = " vì tỉnh tự đặt" if own else ""
        sign = rule_sign(earlier.rule, earlier.value, indicator.unit)
        return capitalised(
            f"mốc {earlier.year} chặt hơn cả mốc {later.year}{why}; giữ được {sign} là đạt cả hai."
        )
    return ""


def _asks_more(one: Milestone, other: Milestone) -> bool:
    return stricter(one.rule, one.value, other.rule, other.value)
