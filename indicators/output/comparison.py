"""The comparison table handed over: Excel in the official shape, and CSV that Excel opens rightly in Vietnamese.

Three sheets: the table as a ministry or a people's committee prints it; every value with its counts; every source cell.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass

import xlsxwriter

from indicators.assessment.model import Assessment, Figure
from indicators.catalogue import Catalogue
from indicators.catalogue.definitions import Indicator, Round
from indicators.output.agencies import agencies
from indicators.output.comparison_rows import Comparison, Row, compare, slot_head, slots
from indicators.output.comparison_sheet import TitleBlock, write_comparison
from indicators.output.csv_text import csv_bytes
from indicators.output.detail_rows import DETAIL_HEADS, SOURCE_HEADS, detail_lines, source_lines
from indicators.output.line_sheet import write_lines
from indicators.output.numbers import format_date
from indicators.output.sentences import overview_sentence
from indicators.output.wording import STATUSES, capitalised, place_name
from indicators.output.xlsx_style import OPTIONS, SAMPLE_WORDS, Book

TABLE_SHEET, DETAIL_SHEET, SOURCE_SHEET = "Bảng tổng hợp", "Số liệu chi tiết", "Nguồn số liệu"
TITLE = "BẢNG TỔNG HỢP KẾT QUẢ THỰC HIỆN CÁC MỤC TIÊU, CHỈ TIÊU VỀ BÌNH ĐẲNG GIỚI"
FORM_NUMBER = "Biểu 01/TH-BĐG"


@dataclass(frozen=True, slots=True)
class Names:
    """What the catalogue calls things on the data date, by code; ``parts`` as the target set words them."""

    indicators: dict[str, Indicator]
    objectives: dict[str, str]
    units: dict[str, str]
    parts: dict[str, str]


def names_for(
    catalogue: Catalogue, round: Round, assessments: Sequence[Assessment], more: Sequence[Figure] = ()
) -> Names:
    """Only what the assessments and the figures beside them speak of."""
    strategy = catalogue.strategies[round.strategy]
    parts = [p for a in assessments for t in a.targets for p in t.parts]
    values = [v for p in parts for v in (*p.series, *p.others)]
    codes = {a.unit for a in assessments} | {m for v in values for m in v.missing}
    codes |= {code for v in values for f in v.figures for code in (f.subject, f.sender)}
    codes |= {code for f in more for code in (f.subject, f.sender)}
    spoken = [p.indicator for p in parts] + [f.indicator for f in more]
    return Names(
        {code: catalogue.indicator(round.strategy, code) for code in spoken},
        {o.code: o.name for o in strategy.objectives},
        {code: catalogue.unit(code, round.data_date).name for code in codes},
        {p.code: p.name for a in assessments for p in catalogue.target_set(a.target_set).parts},
    )


def comparison_xlsx(
    catalogue: Catalogue,
    round: Round,
    assessments: Sequence[Assessment],
    disaggregated: Sequence[Figure] = (),
    known: str = "",
) -> bytes:
    """The workbook. The first assessment is the table; all of them are the detail and the sources, with the figures
    for groups (women, the countryside) that stand beside their values. ``known``: which moment's figures these are."""
    first, names = assessments[0], names_for(catalogue, round, assessments, disaggregated)
    content = io.BytesIO()
    workbook = xlsxwriter.Workbook(content, OPTIONS)
    workbook.set_properties({"title": f"{TITLE.capitalize()} - {round.name}"})
    book, block = Book(workbook), title_block(catalogue, round, first, known)
    table = compare(first, names.indicators, names.objectives, names.units, names.parts)
    write_comparison(book, TABLE_SHEET, block, table)
    details = detail_lines(assessments, names.indicators, names.units, disaggregated)
    write_lines(book, DETAIL_SHEET, block, "SỐ LIỆU CHI TIẾT CỦA BẢNG TỔNG HỢP", DETAIL_HEADS, details)
    sources = source_lines(assessments, names.indicators, names.units, disaggregated)
    write_lines(book, SOURCE_SHEET, block, "NGUỒN SỐ LIỆU: TỆP, TRANG TÍNH VÀ Ô", SOURCE_HEADS, sources)
    workbook.close()
    return content.getvalue()


def title_block(catalogue: Catalogue, round: Round, assessment: Assessment, known: str = "") -> TitleBlock:
    """Who reports, on what, to which date; and the words that mark a sample."""
    unit = catalogue.unit(assessment.unit, round.data_date)
    above, agency = agencies(catalogue, round, unit)
    return TitleBlock(
        above=above, agency=agency, form=FORM_NUMBER, title=TITLE, round=round.name,
        data_date=f"(Số liệu đến ngày {format_date(round.data_date)}{f'. {known}' if known else ''})",
        reporter=f"Đơn vị báo cáo: {capitalised(place_name(unit))}",
        sample=SAMPLE_WORDS if round.sample else "",
        summary=overview_sentence(assessment),
    )  # fmt: skip


def comparison_csv(
    catalogue: Catalogue, round: Round, assessments: Sequence[Assessment], known: str = ""
) -> bytes:
    """One line per unit and part, with the same columns as the table and the latest counts beside."""
    names = names_for(catalogue, round, assessments)
    columns = slots(assessments)
    said = names.indicators, names.objectives, names.units, names.parts
    tables = [(a, compare(a, *said, columns)) for a in assessments]
    notice = ". ".join(filter(None, (SAMPLE_WORDS if round.sample else "", known)))
    heads = _csv_heads(tables[0][1], notice)
    rows = [_csv_row(a, t, row, names, notice) for a, t in tables for row in t.rows]
    return csv_bytes(heads, rows)


def _csv_heads(table: Comparison, notice: str) -> list[str]:
    return [
        *(["Lưu ý"] if notice else []), "Đơn vị", "Mã đơn vị", "Mục tiêu", "Mã", "Chỉ tiêu", "ĐVT",
        *(f"Mục tiêu {year}" for year in table.years), *(slot_head(s) for s in (*table.actuals, *table.ahead)),
        f"Đánh giá mốc {table.judged}" if table.judged else "Đánh giá", "Tử số mới nhất", "Mẫu số mới nhất",
        "Nguyên nhân", "Giải pháp", "Ghi chú",
    ]  # fmt: skip


def _csv_row(assessment: Assessment, table: Comparison, row: Row, names: Names, notice: str) -> list[object]:
    part = next(p for t in assessment.targets for p in t.parts if p.code == row.code)
    latest = part.latest
    verdict = capitalised(STATUSES[row.verdict].word) if row.verdict else ""
    return [
        *([notice] if notice else []),
        names.units[assessment.unit],
        assessment.unit,
        row.objective,
        row.code,
        row.name,
        row.unit,
        *row.targets,
        *(c.value for c in row.results),
        verdict,
        latest.numerator if latest else None,
        latest.denominator if latest else None,
        row.cause,
        row.solution,
        row.note,
    ]
