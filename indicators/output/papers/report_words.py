"""Sections III and IV of the report: limits, causes, solutions, proposals in the units' own words, with who said it."""

from indicators.assessment.model import PartResult
from indicators.output.papers.lines import part_name
from indicators.output.papers.material import Material
from indicators.output.papers.report_blocks import (
    Block,
    Heading,
    Paragraph,
    Piece,
    blank,
    bold,
    italic,
    plain,
)
from indicators.output.papers.report_duties import difficulties
from indicators.output.papers.troubles import spoken_of
from indicators.output.papers.trust_words import quiet_sentence
from indicators.output.papers.voices import Voice, voices, who
from indicators.output.tables.case_gap_lines import case_gap_sentence
from indicators.output.tables.standings import parts_of, standing_line
from indicators.output.wording import REMARKS, milestone_of, rule_sign, status_of

CAUSES = ("Nguyên nhân",)
TROUBLES = ("Khó khăn, vướng mắc",)
SOLUTIONS = ("Giải pháp đề xuất",)
EVERYBODY = 99
NOBODY = "Chưa đơn vị nào ghi trong phụ lục của đợt này."


def causes(m: Material) -> tuple[Block, ...]:
    """Section III."""
    said: list[Block] = [
        Heading(1, "III. TỒN TẠI, HẠN CHẾ VÀ NGUYÊN NHÂN"),
        Heading(2, f"1. Các chỉ tiêu chưa đạt, chậm hoặc có nguy cơ ở mốc {m.focus}"),
    ]
    for part in m.behind():
        said += [Paragraph(_standing(part, m)), *_where(part, m)]
        said += _quoted("Nguyên nhân", spoken_of(part, m, CAUSES), m)
        said += _quoted("Khó khăn, vướng mắc", spoken_of(part, m, TROUBLES), m)
    if not m.behind():
        said.append(Paragraph((plain(quiet_sentence(m) or NOBODY),)))
    said += [Heading(2, "2. Tồn tại, hạn chế do các đơn vị nêu"), *_raised(m)]
    said += [
        Heading(2, "3. Nhận định chung"),
        Paragraph((blank("ghi nguyên nhân khách quan, chủ quan chung"),)),
    ]
    return tuple(said)


def solutions(m: Material) -> tuple[Block, ...]:
    """Section IV."""
    said: list[Block] = [
        Heading(1, "IV. GIẢI PHÁP, KIẾN NGHỊ VÀ BÀI HỌC KINH NGHIỆM"),
        Heading(2, "1. Giải pháp do các đơn vị đề xuất"),
    ]
    proposed = [(part, found) for part in parts_of(m.assessment) if (found := spoken_of(part, m, SOLUTIONS))]
    for part, found in proposed:
        said += _quoted(f"Chỉ tiêu {part.code}", found, m)
    if not proposed:
        said.append(Paragraph((plain(NOBODY),)))
    said += [Heading(2, "2. Bài học kinh nghiệm"), *_general("lessons", m)]
    said += [Heading(2, f"3. {REMARKS['proposals_2026_2030']}"), *_general("proposals_2026_2030", m)]
    said += [*_general("other", m, silent="")]
    said += [
        Heading(2, "4. Phương hướng, nhiệm vụ thời gian tới"),
        Paragraph((blank("ghi phương hướng, nhiệm vụ"),)),
    ]
    return tuple(said)


def _standing(part: PartResult, m: Material) -> tuple[Piece, ...]:
    line = standing_line(part, m.indicators[part.indicator])
    result = milestone_of(part, m.focus)
    lead = m.leads.get(part.indicator, "") if m.whole else ""
    target = (
        rule_sign(result.milestone.rule, result.milestone.value, m.indicators[part.indicator].unit)
        if result
        else ""
    )
    facts = f": {status_of(result).word}; {line.value} ({line.beside}) so với mục tiêu {target}"
    return (
        bold(f"Chỉ tiêu {part.code} {part_name(part, m)}"),
        plain(f"{facts}. Đầu mối: {lead}." if lead else f"{facts}."),
    )


def _where(part: PartResult, m: Material) -> list[Block]:
    """How many cases are lacking together, and at which units."""
    gap, result = m.lacking.get(part.code), milestone_of(part, m.focus)
    if gap is None or result is None or part.latest is None:
        return []
    indicator = m.indicators[part.indicator]
    sentence = case_gap_sentence(gap, indicator, result.milestone, part.latest.data_year, m.names)
    return [Paragraph((plain(sentence),))]


def _quoted(title: str, found: tuple[Voice, ...], m: Material) -> list[Block]:
    return [
        Paragraph(
            (
                plain(f"{title}: "),
                italic(f"“{voice.text}”"),
                plain(f" ({who(voice.units, m.names, EVERYBODY)})"),
            ),
            dash=True,
        )
        for voice in found
    ]


def _raised(m: Material) -> tuple[Block, ...]:
    """Limits written in the appendices, then difficulties raised beside them."""
    found = difficulties(m)
    return *_general("limits", m, "" if found else NOBODY), *found


def _general(kind: str, m: Material, silent: str = NOBODY) -> list[Block]:
    found = voices((s.text, s.unit) for s in m.spoken if s.kind == kind)
    if not found:
        return [Paragraph((plain(silent),))] if silent else []
    return [
        Paragraph((italic(f"“{voice.text}”"), plain(f" ({who(voice.units, m.names, EVERYBODY)})")), dash=True)
        for voice in found
    ]
