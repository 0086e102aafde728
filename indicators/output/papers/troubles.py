"""What is behind: where, in cases and units, and why, as the units wrote it."""

from indicators.assessment import CaseGap, cases_needed
from indicators.assessment.case_gap import counts_cases
from indicators.assessment.model import PartResult
from indicators.catalogue.definitions import Indicator
from indicators.output.numbers import format_number
from indicators.output.papers.brief_model import Pull, Quote, Trouble
from indicators.output.papers.lines import line_of
from indicators.output.papers.material import Material
from indicators.output.papers.voices import Voice, voices, who
from indicators.output.tables.case_gap_lines import case_gap_lines, counted
from indicators.output.tables.standings import figures_of, part_of, said_of
from indicators.output.wording import capitalised, milestone_of, status_of

MOST_UNITS, MOST_VOICES, LONGEST_VOICE = 4, 2, 230
HIDDEN = "Số theo đơn vị không in ở đây: số người bị hại nhỏ có thể chỉ ra một người."
PROVINCE_ONLY = "Chỉ tiêu này không tính ra số còn thiếu của từng đơn vị."
ALL_REACH = "Cộng số các đơn vị thì đã đạt mức này."


def trouble(part: PartResult, m: Material) -> Trouble:
    """One part that is behind at the milestone in focus."""
    line = line_of(part, m)
    result = milestone_of(part, m.focus)
    end = next(e for e in line.ends if e.year == m.focus)
    said = (
        f"{line.value} ({line.beside})",
        f"mục tiêu {end.year}: {end.target}",
        end.remark,
        own_need(part, m),
    )
    gap = m.lacking.get(part.code)
    need = need_sentence(gap, m.indicators[part.indicator]) if gap else ""
    pulls = _pulls(gap, m) if gap else ()
    return Trouble(
        part.code, line.name, status_of(result), "; ".join(w for w in said if w), line.lead, need, pulls,
        _note(part, gap, m), _quotes(part, m),
    )  # fmt: skip


def need_sentence(gap: CaseGap, indicator: Indicator) -> str:
    """ "Cần thêm 39 cơ quan có …, chia theo đơn vị:"; "" where the counts reach the target together."""
    if not gap.needed:
        return ""
    return f"{capitalised(cases_text(gap.needed))} {counted(indicator)}, chia theo đơn vị:"


def cases_text(cases: int) -> str:
    """ "cần thêm 9", "cần giảm 40": a signed change in whole cases."""
    return f"{'cần thêm' if cases > 0 else 'cần giảm'} {format_number(abs(cases))}"


def own_need(part: PartResult, m: Material) -> str:
    """For a unit's own paper: "theo số năm 2024 cần thêm 3"; "" where cases say nothing, or nothing is lacking."""
    latest, result, indicator = part.latest, milestone_of(part, m.focus), m.indicators[part.indicator]
    if m.whole or result is None or latest is None or not latest.denominator or not counts_cases(indicator):
        return ""
    rule, target = result.milestone.rule, result.milestone.value
    cases = cases_needed(rule, latest.numerator or 0, latest.denominator, indicator.multiplier, target)
    return f"theo số năm {latest.data_year} {cases_text(cases)}" if cases else ""


def _pulls(gap: CaseGap, m: Material) -> tuple[Pull, ...]:
    return tuple(
        Pull(line.name, cases_text(share.share), line.counts, line.length_pct)
        for line, share in zip(case_gap_lines(gap, m.names), (u for u in gap.units if u.share), strict=True)
    )[:MOST_UNITS]


def _note(part: PartResult, gap: CaseGap | None, m: Material) -> str:
    """What to know of the units that are not named."""
    if not m.whole:
        return ""
    if m.indicators[part.indicator].sensitive:
        return HIDDEN
    if gap is None:
        return PROVINCE_ONLY
    if not gap.needed:
        return ALL_REACH
    rest = sum(bool(u.share) for u in gap.units) - MOST_UNITS
    said = [f"{rest} đơn vị khác cũng còn thiếu"] if rest > 0 else []
    said += [f"{len(gap.silent)} đơn vị chưa có số"] if gap.silent else []
    return capitalised(f"{'; '.join(said)}.") if said else ""


def spoken_of(part: PartResult, m: Material, kinds: tuple[str, ...]) -> tuple[Voice, ...]:
    """What units wrote in this round about one part, of the kinds of ``said_of``; on a paper about the whole also those
    whose figures stand beside its own, as on the screen."""
    everybody = (part, *(theirs for unit in m.units if (theirs := part_of(unit, part.code))))
    figures = [f for one in everybody for f in figures_of(one) if f.round == m.round.code]
    return voices((s.text, s.figure.sender) for s in said_of(figures) if s.kind in kinds)


def _quotes(part: PartResult, m: Material) -> tuple[Quote, ...]:
    groups = (
        ("Nguyên nhân", ("Nguyên nhân", "Khó khăn, vướng mắc")),
        ("Giải pháp đề xuất", ("Giải pháp đề xuất",)),
    )
    return tuple(
        Quote(title, shortened(voice.text), who(voice.units, m.names))
        for title, kinds in groups
        for voice in spoken_of(part, m, kinds)[:MOST_VOICES]
    )


def shortened(text: str, most: int = LONGEST_VOICE) -> str:
    """The words on one line, cut between words; what is left out is marked."""
    flat = " ".join(text.split())
    if len(flat) <= most:
        return flat
    return f"{flat[:most].rsplit(' ', 1)[0]} […]"
