"""Leaps and revisions stand among the findings of a file where their figures stand."""

import pytest

from indicators.catalogue import load
from indicators.observations import read
from indicators.observations.history import with_history
from indicators.observations.reader import read_alone
from indicators.workbook.grid import Sheet, Workbook

REACHED = "Tỷ lệ dân số được tiếp cận kiến thức cơ bản về bình đẳng giới"
SERVED = (
    "Tỷ lệ người bị bạo lực gia đình, bạo lực trên cơ sở giới được tiếp cận ít nhất một dịch vụ hỗ trợ cơ bản"
)
ROWS = [
    ["Đơn vị báo cáo: UBND tỉnh Kon Tum", "", "", ""],
    ["TT", "Chỉ tiêu", "ĐVT", "Kết quả năm 2024"],
    [1, REACHED, "người/ngày", 55],
    [2, SERVED, "người/ngày", 60],
]
FILE = Workbook("a.xlsx", "0" * 64, "xlsx", (Sheet("Biểu", True, ROWS),))


@pytest.fixture(scope="module")
def asked():
    catalogue = load()
    return catalogue, catalogue.rounds("62", False), "2024", "608"


def test_each_leap_stands_before_what_was_found_further_down(asked):
    catalogue, rounds, round, unit = asked
    alone = read(FILE, catalogue, rounds, round, unit)
    codes = [o.indicator for o in alone.observations]
    assert len(codes) == 2
    accepted = {
        (code, o.subject, 2023): (1.0, "2023") for code, o in zip(codes, alone.observations, strict=True)
    }
    found = read(FILE, catalogue, rounds, round, unit, lambda _: accepted).findings
    at_cells = [f.code for f in found if f.cell]
    assert at_cells == ["jump_on_last_year", "unit_of_measure", "jump_on_last_year", "unit_of_measure"]
    assert [f for f in found if f.code != "jump_on_last_year"] == list(alone.findings)


def test_a_file_read_without_what_was_accepted_is_completed_by_it_later(asked):
    catalogue, rounds, round, unit = asked
    reading, heard = read_alone(FILE, catalogue, rounds, round, unit)
    accepted = {(o.indicator, o.subject, 2024): (1.0, "2023") for o in reading.observations}
    known = next(r for r in rounds if r.code == round)
    assert with_history(reading, heard, accepted, catalogue, known) == read(
        FILE, catalogue, rounds, round, unit, lambda _: accepted
    )


TWO_YEARS = [
    ROWS[0],
    ["TT", "Chỉ tiêu", "ĐVT", "Năm 2023", "Năm 2024"],
    [1, REACHED, "%", 52, 55],
]


@pytest.mark.parametrize(
    ("last_year", "accepted", "said"),
    [
        (52, 5, None),  # the file corrects last year's figure, and does not leap from the correction
        (5, 52, "số năm 2023 ghi trong chính tệp này (5)"),
        (5, 5.001, "số đã duyệt năm 2023 (5,001)"),  # rounded alike: no correction
        (None, 5, "số đã duyệt năm 2023 (5)"),
    ],
)
def test_a_figure_is_held_against_what_its_own_file_says_of_last_year_where_that_corrects_it(
    asked, last_year, accepted, said
):
    catalogue, rounds, round, unit = asked
    rows = [*TWO_YEARS[:2], [*TWO_YEARS[2][:3], last_year, 55]]
    file = Workbook("a.xlsx", "0" * 64, "xlsx", (Sheet("Biểu", True, rows),))
    known = {("6.1", "608", 2023): (float(accepted), "2023")}
    found = read(file, catalogue, rounds, round, unit, lambda _: known).findings
    told = [f.message for f in found if f.code.startswith("jump_")]
    assert len(told) == (said is not None)
    assert said is None or said in told[0]
