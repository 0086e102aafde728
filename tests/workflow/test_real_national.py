"""Published national results, laid out as the real forms, loaded for the country and judged as the Government did."""

import io

import openpyxl
import pytest

from indicators import workflow
from indicators.access.rights import LOCAL_USER
from tests.real import layouts


def xlsx(workbook) -> bytes:
    """A laid-out workbook as the bytes of a real .xlsx, merges included."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for sheet in workbook.sheets:
        made = book.create_sheet(sheet.name)
        for row in sheet.rows:
            made.append([None if value == "" else value for value in row])
        for m in sheet.merges:
            made.merge_cells(
                start_row=m.first_row + 1, start_column=m.first_column + 1,
                end_row=m.last_row + 1, end_column=m.last_column + 1,
            )  # fmt: skip
    memory = io.BytesIO()
    book.save(memory)
    return memory.getvalue()


@pytest.fixture
def judged(country_house):
    """Load one year's table and judge it; code of part → result at 2025."""

    def load(year):
        receipt = workflow.receive(
            country_house,
            LOCAL_USER,
            f"{year}.xlsx",
            xlsx(layouts.national(year)),
            str(year),
            "VN",
            accept=True,
        )
        assert receipt.accepted, receipt.reading.findings
        assessment = workflow.assess(country_house, LOCAL_USER, str(year))
        parts = {p.code: p for t in assessment.targets for p in t.parts}
        return receipt, {
            c: next(m for m in p.milestones if m.milestone.year == 2025) for c, p in parts.items()
        }

    return load


# indicator, verdict, value: as the Government printed its own judgement of 2023.
GOVERNMENT_2023 = [
    ("2.2", "met", 26.22),
    ("2.3", "met", 28.2),
    ("3.3", "met", 100),
    ("3.1", "not_met", 16.13 / 8.75),
    ("2.1", "met", 50.9),
]


@pytest.mark.parametrize(("code", "verdict", "value"), GOVERNMENT_2023)
def test_the_judgement_of_2023_agrees_with_the_government_s(judged, code, verdict, value):
    _, results = judged(2023)
    assert results[code].verdict == verdict
    assert results[code].basis == "provisional"
    assert results[code].judged_value == pytest.approx(value)


def test_the_business_figure_of_2023_describes_2020_and_says_so(judged):
    receipt, results = judged(2023)
    assert results["2.3"].judged_year == 2020
    assert "data_year_differs" in {f.code for f in receipt.reading.findings}


@pytest.mark.parametrize(
    ("code", "verdict"),
    [("2.3", "met"), ("3.1", "not_met"), ("2.1", "not_assessable"), ("2.2", "not_assessable")],
)
def test_the_judgement_of_2024_leaves_what_was_only_said_to_be_about_unconfirmed(judged, code, verdict):
    receipt, results = judged(2024)
    assert results[code].verdict == verdict
    about = {o.indicator: o for o in receipt.reading.observations if o.text.startswith("khoảng")}
    assert set(about) == {"2.1", "2.2"}
    assert all(o.value is None for o in about.values())


def test_a_confirmed_number_counts_from_then_on(judged, country_house):
    receipt, _ = judged(2024)
    stored = country_house.store.observations(receipt.submission)
    two_two = next(key for key, o in stored if o.indicator == "2.2")
    workflow.confirm(country_house, LOCAL_USER, two_two, 25.5, "Bộ Nội vụ xác nhận bằng điện thoại")
    assessment = workflow.assess(country_house, LOCAL_USER, "2024")
    part = next(p for t in assessment.targets for p in t.parts if p.code == "2.2")
    assert part.verdict == "met"
    assert part.latest.value == 25.5
    assert part.latest.figures[0].confirmed


@pytest.mark.parametrize("year", [2023, 2024])
def test_organs_with_women_leaders_have_no_pooled_counts_so_nothing_is_compared(judged, year):
    receipt, results = judged(year)
    assert results["1.1"].verdict == "not_assessable"
    assert "several_values" in {f.code for f in receipt.reading.findings}


def test_women_leaders_of_2019_are_read_whole_and_refused_as_organs(country_house):
    receipt = workflow.receive(
        country_house,
        LOCAL_USER,
        "nu-lanh-dao.xlsx",
        xlsx(layouts.women_leaders()),
        "2019",
        "VN",
        accept=True,
    )
    reading = receipt.reading
    assert not receipt.accepted
    assert reading.rows.read == 5
    assert (reading.rows.taken, reading.rows.rejected, reading.rows.ignored) == (0, 4, 1)
    refused = [f for f in reading.findings if f.code == "counts_other_thing"]
    assert {f.cell for f in refused} == {"B4", "B6", "B7", "B8"}
    assert any("đếm người" in f.message for f in refused)
    assert not reading.observations
