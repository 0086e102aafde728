"""What a judgement rests on, in one sentence: declared projections and actual figures never pass for each other."""

from collections.abc import Iterable, Sequence

from indicators.assessment.model import Figure, MilestoneResult, PartResult
from indicators.catalogue.definitions import Indicator
from indicators.output.numbers import shown_value
from indicators.output.wording import milestone_of

MARKS = {"projection": "dk", "provisional": "t"}  # beside the icon in a cell of a heat table
NOT_SENT = "Đơn vị chưa nộp phụ lục đợt này"
SHORT_BASES = {"projection": "theo dự kiến", "provisional": "tạm"}


def mark_at(part: PartResult, year: int) -> str:
    """ "dk" where the verdict rests on a declared projection, "t" where on another year's figure; "" otherwise."""
    result = milestone_of(part, year)
    return MARKS.get(result.basis or "", "") if result and result.judged_value is not None else ""


def table_basis(parts: Sequence[PartResult], year: int) -> str:
    """ "Mốc 2025 theo số thực hiện cả năm 2025; ô ghi “dk” theo số dự kiến …"; "" where nothing is concluded."""
    results = [found for part in parts if (found := milestone_of(part, year))]
    judged = [m for m in results if m.verdict and m.judged_value is not None]
    if judged:
        return f"Mốc {year} theo {'; '.join(_judged_by(judged, year))}."
    if any(m.outlook and m.outlook.projected is not None for m in results):
        return f"Mốc {year} theo dự báo từ số thực hiện các năm qua."
    return ""


def _judged_by(judged: Sequence[MilestoneResult], year: int) -> list[str]:
    bases = {m.basis for m in judged}
    said = [f"số thực hiện cả năm {year}"] if "actual" in bases else []
    if "projection" in bases:
        said.append(f"số dự kiến cả năm nơi chưa có số thực hiện năm {year} (ô ghi “{MARKS['projection']}”)")
    if "provisional" in bases:
        years = years_text(m.judged_year for m in judged if m.basis == "provisional" and m.judged_year)
        said.append(f"số thực hiện năm {years}, tạm tính (ô ghi “{MARKS['provisional']}”)")
    return said


def ranking_basis(parts: Sequence[PartResult]) -> str:
    """ "Theo số thực hiện mới nhất (2024)."; and that a conclusion elsewhere rests on projections, where one does."""
    years = years_text(p.latest.data_year for p in parts if p.latest and p.latest.value is not None)
    if not years:
        return ""
    said = f"Theo số thực hiện mới nhất ({years})"
    ahead = years_text(
        m.milestone.year for p in parts for m in p.milestones if mark_at(p, m.milestone.year) == "dk"
    )
    return f"{said}; đánh giá mốc {ahead} theo số dự kiến cả năm nên có thể khác." if ahead else f"{said}."


def unsent_sentence(figures: Iterable[Figure], round: str) -> str:
    """Whose the figures of a unit without an appendix of ``round`` are: of earlier rounds, sent by others."""
    whose = {figure.round == round for figure in figures}
    said = [
        words
        for now, words in ((False, "của các đợt trước"), (True, "do đơn vị khác gửi trong đợt"))
        if now in whose
    ]
    return NOT_SENT + (f"; số dưới đây là {' và '.join(said)}." if said else ".")


def years_text(years: Iterable[int]) -> str:
    """ "2024", "2023, 2024": each once, in order."""
    return ", ".join(map(str, sorted(set(years))))


def chip_basis(result: MilestoneResult, indicator: Indicator) -> str:
    """ "theo dự kiến 1,68 (2025)": what stands at a chip that does not rest on a full year's figure of its year."""
    word = SHORT_BASES.get(result.basis or "")
    if not word or result.judged_value is None:
        return ""
    aim = result.milestone
    value = shown_value(result.judged_value, indicator, aim.value, aim.rule, short=True)
    return f"{word} {value} ({result.judged_year})" if result.judged_year else f"{word} {value}"
