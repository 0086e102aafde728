"""What the program exports, its own intake reads back with nothing lost."""

from indicators.assessment import assess
from indicators.assessment.model import Assessment, Figure, Source
from indicators.catalogue import load
from indicators.catalogue.definitions import Asked
from indicators.observations import read
from indicators.output.comparison import comparison_xlsx
from indicators.workbook import open_workbook

CATALOGUE = load()
ROUND = CATALOGUE.round("2021-2025", "62", False)
SOURCE = Source("s", "phu luc.xlsx", "Phụ lục", "H11")


def figure(number: int, indicator: str, asked: Asked, top: float, bottom: float, text: str = "") -> Figure:
    given = CATALOGUE.indicator(ROUND.strategy, indicator)
    value = None if text else top * given.multiplier / bottom
    counts = (None, None) if text else (top, bottom)
    return Figure(
        f"f{number}", indicator, "62", "62-SNV", ROUND.code, ROUND.data_date, asked.data_year, asked.period,
        asked.kind, asked.as_of, (), *counts, value, False, text, None, "thiếu nguồn", "", "", "ghi chú", SOURCE,
    )  # fmt: skip


def assessed() -> Assessment:
    codes = ("1.1", "2.3", "4.2", "5.4b", "6.1")
    figures = [
        figure(100 * i + j, code, asked, 7 + i + j, 40 + 3 * i)
        for i, code in enumerate(codes)
        for j, asked in enumerate(ROUND.asks)
    ]
    figures.append(figure(901, "2.2", ROUND.asks[3], 0, 0, "khoảng 25,5%"))
    return assess(CATALOGUE, ROUND, "62", tuple(figures))


def test_the_comparison_table_comes_back_with_every_value_count_and_cause() -> None:
    assessment = assessed()
    workbook, refused = open_workbook(comparison_xlsx(CATALOGUE, ROUND, (assessment,)), "so sanh.xlsx")
    assert workbook is not None, refused
    reading = read(workbook, CATALOGUE, CATALOGUE.rounds("62", False), ROUND.code, "62", {})
    values = [
        v for t in assessment.targets for p in t.parts for v in (*p.series, *p.others) if v.value is not None
    ]
    got = {(o.indicator, o.data_year, o.period, o.kind): o for o in reading.observations if not o.breakdown}
    assert len(values) == 5 * len(ROUND.asks)
    for v in values:
        back = got[v.indicator, v.data_year, v.period, v.kind]
        assert (back.numerator, back.denominator, back.value) == (v.numerator, v.denominator, v.value)
        assert (back.subject, back.cause, back.note) == ("62", "thiếu nguồn", "ghi chú")
    assert [o.text for o in reading.observations if o.text] == ["khoảng 25,5%"]
    assert reading.rows.rejected == 0
    assert not [
        f
        for f in reading.findings
        if f.severity == "warns" and f.code not in ("asked_missing", "approximate")
    ]
