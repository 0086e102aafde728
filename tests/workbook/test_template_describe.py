"""What the appendix of one unit holds, by the shipped catalogue."""

from datetime import date
from types import SimpleNamespace

import pytest

from indicators import catalogue
from indicators.catalogue.definitions import Asked
from indicators.catalogue.words import asked_words
from indicators.workbook.template import LastFigure, describe


@pytest.fixture(scope="module")
def facts():
    return catalogue.load()


def spec(facts, unit, round="2021-2025", province="62", last=None, sample=False):
    return describe(facts, facts.round(round, province, sample), unit, last)


def test_a_unit_is_shown_only_what_it_is_asked_for(facts):
    for unit in ("608", "62-SYT", "62-SNV"):
        asked = facts.requested(facts.round("2021-2025", "62", False), unit)
        assert {(row.indicator, row.subject) for row in spec(facts, unit).rows} == {
            (request.indicator, request.subject) for request in asked
        }


def test_a_department_sees_the_province_apart_from_itself(facts):
    sections = spec(facts, "62-SNV").sections
    assert [section.title for section in sections] == [
        "Số liệu toàn tỉnh (đơn vị chủ trì)",
        "Số liệu của cơ quan",
    ]
    assert {row.subject for row in sections[0].rows} == {"62"}
    assert {row.subject for row in sections[1].rows} == {"62-SNV"}


def test_a_district_has_one_section_and_reports_through_its_committee(facts):
    made = spec(facts, "608")
    assert [section.title for section in made.sections] == [""]
    assert made.sender == "UBND thành phố Kon Tum"
    assert made.form_number == "Biểu 02/BĐG"


def test_the_report_goes_to_the_office_of_its_day(facts):
    assert spec(facts, "608").recipient == "Sở Nội vụ"
    assert spec(facts, "608", round="2024").recipient == "Sở Lao động - Thương binh và Xã hội"


def test_targets_stand_in_words_for_both_milestones(facts):
    row = next(row for row in spec(facts, "608").rows if row.indicator == "1.1")
    assert spec(facts, "608").milestones == (2025, 2030)
    assert row.targets == ("đạt 60%", "đạt 75%")
    assert row.objective == "Mục tiêu 1: Chính trị"


def test_every_asked_period_has_its_heading(facts):
    assert [column.title for column in spec(facts, "608").columns][-3:] == [
        "Năm 2024",
        "Đến 30/5/2025",
        "Dự kiến năm 2025",
    ]


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (Asked(2024, "year", "actual"), "Năm 2024"),
        (Asked(2025, "half", "actual"), "6 tháng đầu năm 2025"),
        (Asked(2025, "year", "estimate"), "Ước thực hiện năm 2025"),
        (Asked(2025, "to_date", "actual", date(2025, 5, 30)), "Đến 30/5/2025"),
        (Asked(2026, "year", "plan"), "Kế hoạch năm 2026"),
    ],
)
def test_an_asked_column_is_called_as_offices_call_it(asked, words):
    assert asked_words(asked) == words


def test_last_periods_figure_stands_beside_the_cells_to_fill(facts):
    former = SimpleNamespace(value=42.48, numerator=48, denominator=113, data_year=2023)
    rows = spec(facts, "608", last={("1.1", "608"): former}).rows
    assert next(row for row in rows if row.indicator == "1.1").last == LastFigure(2023, 42.48, 48, 113)
    assert next(row for row in rows if row.indicator == "2.3").last is None


def test_the_nearest_deadline_named_for_the_class_of_unit_is_printed(facts):
    assert spec(facts, "62-SYT", round="2011-2015").due == date(2015, 12, 20)
    assert spec(facts, "608", round="2011-2015").due == date(2015, 12, 22)


def test_only_a_share_of_a_whole_keeps_its_numerator_within_its_denominator(facts):
    rows = {row.indicator: row for row in spec(facts, "62-SYT").rows}
    assert rows["1.1"].numerator_within_denominator
    assert not rows["4.1"].numerator_within_denominator
