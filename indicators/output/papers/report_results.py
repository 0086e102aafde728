"""Section II of the report: how every target stands, objective by objective, in sentences made from the figures."""

from dataclasses import replace
from itertools import groupby

from indicators.assessment.model import Assessment, PartResult, TargetResult, UnitValue
from indicators.catalogue.definitions import Indicator
from indicators.output.numbers import format_counts, format_date, format_value
from indicators.output.papers.lines import part_name
from indicators.output.papers.material import Material
from indicators.output.papers.report_blocks import Block, Heading, Paragraph, Piece, bold, plain
from indicators.output.papers.report_tables import objective_table
from indicators.output.papers.trust_words import NO_PARTS, NO_VALUES, trust_sentences
from indicators.output.sentences import (
    broken_sentence,
    counts_at,
    difference_sentences,
    incompleteness,
    overview_sentence,
)
from indicators.output.tables.standings import NOTHING_SAID, anything_known, parts_of, standing_line
from indicators.output.wording import REASONS, capitalised, rule_text


def results(m: Material) -> tuple[Block, ...]:
    """The whole section; one sentence where there is nothing to report."""
    head = Heading(1, "II. KẾT QUẢ THỰC HIỆN CÁC MỤC TIÊU, CHỈ TIÊU")
    if not parts_of(m.assessment):
        return (head, Paragraph((plain(NO_PARTS),)))
    opening = f"Số liệu đến {format_date(m.round.data_date)}, "
    general = [
        overview_sentence(m.assessment),
        *(capitalised(s.removeprefix(opening)) for s in trust_sentences(m)),
    ]
    if not anything_known(m.assessment):
        return (head, Paragraph((plain(f"{NO_VALUES} {general[-1]}"),)))
    said: list[Block] = [head, Paragraph((bold("Đánh giá chung. "), plain(" ".join(general))))]
    groups = groupby(m.assessment.targets, key=lambda t: t.objective)
    for number, (objective, targets) in enumerate(groups, 1):
        said += _objective(number, objective, tuple(targets), m)
    return tuple(said)


def _objective(number: int, code: str, targets: tuple[TargetResult, ...], m: Material) -> list[Block]:
    only = replace(m.assessment, targets=targets, counts=None)
    parts = parts_of(only)
    if not parts:
        return []
    title = f"{number}. Mục tiêu {code}: {m.objectives.get(code, code)}"
    return [
        Heading(2, title),
        Paragraph((plain(standing_sentence(only, m.years)),)),
        *(Paragraph(_sentence(part, m), dash=True) for part in parts),
        objective_table(only, m),
    ]


def standing_sentence(assessment: Assessment, years: tuple[int, ...]) -> str:
    """ "Có 4 chỉ tiêu. Mốc 2025: 3 đạt, 1 đạt một phần; mốc 2030: 4 đúng tiến độ."."""
    counted = [(year, counts) for year in years if (counts := counts_at(assessment, year))]
    said = [
        f"mốc {year}: {', '.join(f'{n} {status.word}' for status, n in counts)}" for year, counts in counted
    ]
    return (
        f"Có {len(assessment.targets)} chỉ tiêu. {capitalised('; '.join(said))}{'.' if said else ''}".strip()
    )


def _sentence(part: PartResult, m: Material) -> tuple[Piece, ...]:
    """The target, the latest value with its counts, the first year of the series, how each milestone stands."""
    indicator = m.indicators[part.indicator]
    line = standing_line(part, indicator)
    wanted = "; ".join(
        f"{rule_text(r.milestone.rule, r.milestone.value, indicator.unit)} đến năm {r.milestone.year}"
        for r in part.milestones
    )
    said = [_values(part, indicator, line.value, line.measure)]
    for cell in line.milestones:
        if cell.status and cell.remark != NOTHING_SAID:
            remark = f" ({cell.remark})" if cell.remark else ""
            said.append(f"Mốc {cell.year}: {cell.status.word}{remark}")
    broken = [broken_sentence(r.broken_years, r.silent_years) for r in part.milestones]
    said += [capitalised(b) for b in dict.fromkeys(broken) if b]
    if part.latest:
        said += [s.rstrip(".") for s in difference_sentences(_telling(part.latest, indicator), indicator)]
    head = f"Chỉ tiêu {part.code}: {part_name(part, m)}"
    return (bold(head), plain(f" ({wanted}). " if wanted else ". "), plain(". ".join(said) + "."))


def _telling(value: UnitValue, indicator: Indicator) -> UnitValue:
    """Without the other way of adding up where both print alike."""
    alike = format_value(value.also, indicator) == format_value(value.value, indicator)
    return replace(value, also=None) if alike else value


def _values(part: PartResult, indicator: Indicator, value: str, measure: str) -> str:
    latest = part.latest
    if latest is None or latest.value is None:
        return capitalised(REASONS.get(latest.reason if latest else part.reason, "") or REASONS["no_data"])
    counts = format_counts(latest.numerator, latest.denominator) if latest.denominator else ""
    beside = ", ".join(w for w in (counts, incompleteness(latest)) if w)
    unit = measure if measure.startswith("/") else f" {measure}" if measure else ""
    return f"Năm {latest.data_year}: {value}{unit}{f' ({beside})' if beside else ''}"
