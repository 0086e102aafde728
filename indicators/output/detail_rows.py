"""Everything behind the comparison table, one line per value and one per source cell, so that no count is lost."""

from collections.abc import Iterable, Mapping

from indicators.assessment.model import Assessment, Figure, UnitValue
from indicators.catalogue.definitions import Indicator
from indicators.output.comparison_rows import Cell
from indicators.output.numbers import COUNT_FORMAT, excel_format, format_date
from indicators.output.wording import (
    KINDS,
    ORIGINS,
    REASONS,
    STATUSES,
    breakdown_text,
    capitalised,
)

DETAIL_HEADS = (
    "Đơn vị", "Mã đơn vị", "Mã", "Chỉ tiêu", "ĐVT", "Năm", "Kỳ", "Loại", "Phân tổ", "Tử số", "Mẫu số", "Giá trị",
    "Chữ ghi trong ô", "Tự đánh giá", "Nguyên nhân", "Khó khăn, vướng mắc", "Giải pháp", "Ghi chú", "Cách tổng hợp",
    "Đơn vị còn thiếu",
)  # fmt: skip
SOURCE_HEADS = (
    "Mã", "Chỉ tiêu", "Đơn vị", "Mã đơn vị", "Năm", "Kỳ", "Loại", "Phân tổ", "Tử số", "Mẫu số", "Giá trị",
    "Tệp", "Trang tính", "Ô", "Đơn vị gửi", "Đợt",
)  # fmt: skip
PERIOD_CELLS = {"year": "Cả năm", "half": "6 tháng"}
RATE_DECIMALS = 2
Line = tuple[Cell, ...]


def detail_lines(
    assessments: Iterable[Assessment],
    indicators: Mapping[str, Indicator],
    names: Mapping[str, str],
    disaggregated: Iterable[Figure] = (),
) -> list[Line]:
    """A line per value of every unit, then one per disaggregated figure. Values unrounded; heads: ``DETAIL_HEADS``."""
    return [
        *(_value_line(value, indicators[value.indicator], names) for value in _values(assessments)),
        *(_figure_line(figure, indicators[figure.indicator], names) for figure in disaggregated),
    ]


def _values(assessments: Iterable[Assessment]) -> list[UnitValue]:
    return [v for a in assessments for t in a.targets for p in t.parts for v in (*p.series, *p.others)]


def own_figure(value: UnitValue) -> Figure | None:
    """The one figure a value rests on when nothing was added up; None for sums."""
    about = [f for f in value.figures if f.subject == value.unit and not f.breakdown]
    return about[0] if value.origin != "sum" and about else None


def _value_line(value: UnitValue, indicator: Indicator, names: Mapping[str, str]) -> Line:
    figure = own_figure(value)
    missing = ", ".join(names.get(code, code) for code in value.missing)
    reason = REASONS.get(value.reason, "") if value.value is None else ""
    texts = _texts(figure) if figure else ("", "", "", "", "", "")
    return (
        *_place(value.unit, value.indicator, indicator, names),
        *_when(value),
        Cell(""),
        *_numbers(value.numerator, value.denominator, value.value, indicator),
        Cell(texts[0] or reason),
        *(Cell(t) for t in texts[1:]),
        Cell(capitalised(ORIGINS[value.origin])),
        Cell(missing),
    )


def _figure_line(figure: Figure, indicator: Indicator, names: Mapping[str, str]) -> Line:
    return (
        *_place(figure.subject, figure.indicator, indicator, names),
        *_when(figure),
        Cell(breakdown_text(figure.breakdown)),
        *_numbers(figure.numerator, figure.denominator, figure.value, indicator),
        *(Cell(t) for t in _texts(figure)),
        Cell(""),
        Cell(""),
    )


def _place(unit: str, code: str, indicator: Indicator, names: Mapping[str, str]) -> Line:
    return Cell(names.get(unit, unit)), Cell(unit), Cell(code), Cell(indicator.name), Cell(indicator.unit)


def _when(value: UnitValue | Figure) -> Line:
    period = PERIOD_CELLS.get(value.period) or f"Đến {format_date(value.as_of)}"
    return Cell(value.data_year, "0"), Cell(period), Cell(KINDS[value.kind])


def _numbers(
    numerator: float | None, denominator: float | None, value: float | None, indicator: Indicator
) -> Line:
    rate = excel_format(indicator, max(RATE_DECIMALS, indicator.decimals))
    return (
        Cell(numerator, _count_format(numerator)),
        Cell(denominator, _count_format(denominator)),
        Cell(value, rate),
    )


def _count_format(count: float | None) -> str:
    return COUNT_FORMAT if count is None or float(count).is_integer() else "#,##0.0###"


def _texts(figure: Figure) -> tuple[str, str, str, str, str, str]:
    verdict = STATUSES[figure.declared_verdict].word if figure.declared_verdict in STATUSES else ""
    return figure.text, capitalised(verdict), figure.cause, figure.difficulty, figure.solution, figure.note


def source_lines(
    assessments: Iterable[Assessment],
    indicators: Mapping[str, Indicator],
    names: Mapping[str, str],
    disaggregated: Iterable[Figure] = (),
) -> list[Line]:
    """One line per figure a value rests on, each once: where it stands, who sent it. Heads: ``SOURCE_HEADS``."""
    figures = {f.id: f for v in _values(assessments) for f in v.figures} | {f.id: f for f in disaggregated}
    return [_source_line(f, indicators[f.indicator], names) for f in figures.values()]


def _source_line(figure: Figure, indicator: Indicator, names: Mapping[str, str]) -> Line:
    source = figure.source
    return (
        Cell(figure.indicator),
        Cell(indicator.name),
        Cell(names.get(figure.subject, figure.subject)),
        Cell(figure.subject),
        *_when(figure),
        Cell(breakdown_text(figure.breakdown)),
        *_numbers(figure.numerator, figure.denominator, figure.value, indicator),
        Cell(source.file),
        Cell(source.sheet),
        Cell(source.cell),
        Cell(names.get(figure.sender, figure.sender)),
        Cell(figure.round),
    )
