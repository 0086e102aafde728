"""The picked table: any layout, numbers as numbers, Excel's own charts beside them."""

import io
import zipfile

import openpyxl
import pytest

from indicators.output.figures.camera import SAVE, with_camera
from indicators.output.figures.compare import compare_lines
from indicators.output.pivot_files import pivot_csv, pivot_xlsx
from indicators.output.tables.national import national_signs
from indicators.output.tables.pivot import LAYOUTS, pivot

YEARS = (2021, 2022, 2023, 2024, 2025)


@pytest.fixture
def picked(small):
    def pick(codes=("1.1",), layout="indicator", national=None, years=YEARS):
        return pivot(small.assessments, codes, years, small.indicators, small.names, layout, national)

    return pick


def test_each_value_stands_alone_in_its_cell_so_that_a_copy_stays_a_number(picked):
    made = picked()
    province = made.rows[0]
    assert (province.name, province.cells[made.heads.index("2024") - 1].text) == ("Tỉnh Kon Tum", "42,5%")
    values = [c for row in made.rows for c in row.cells[: made.years]]
    assert values
    assert all(c.text.removesuffix("%").replace(",", "").isdigit() for c in values)


def test_a_unit_with_no_value_in_a_year_has_a_dash_and_no_number(picked):
    cells = {c.text: c.value for row in picked(("1.1", "4.4")).rows for c in row.cells}
    assert cells["–"] is None


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_shows_the_same_numbers(picked, layout):
    def numbers(made):
        return sorted(c.value for row in made.rows for c in row.cells if c.value is not None)

    assert numbers(picked(("1.1", "4.1"), layout)) == numbers(picked(("1.1", "4.1")))


def test_by_year_the_units_are_columns_and_each_year_a_row(picked):
    made = picked(layout="year")
    assert made.heads == ("Năm", "Tỉnh Kon Tum", "TP Kon Tum", "Đắk Glei")
    assert [row.name for row in made.rows][: made.years] == ["2021", "2022", "2023", "2024"]


def test_by_unit_a_unit_is_the_title_of_its_indicators(picked):
    titles = [title for title, _ in picked(("1.1", "4.1"), "unit").groups()]
    assert titles == ["Tỉnh Kon Tum", "Thành phố Kon Tum", "Huyện Đắk Glei"]


def test_a_provincial_target_that_differs_stands_beside_the_national_one(small, picked):
    made = picked(("4.1",), national={("4.1", "2025"): "≤ 111"})
    column = made.heads.index("Mục tiêu 2025") - 1
    assert {row.cells[column].text for row in made.rows} == {"≤ 107 (quốc gia ≤ 111)"}
    own = small.catalogue.target_set("KT")
    assert national_signs(own, own, small.round.data_date, small.indicators) == {("4.1", "2025"): "≤ 107"}


def test_the_heads_tell_parts_of_a_year_from_whole_years_and_a_note_keeps_them_apart(picked):
    made = picked()
    assert "2024" in made.heads
    assert "30/5/2025 (một phần năm)" in made.heads
    assert "Dự kiến 2025 (cả năm)" in made.heads
    assert made.note.startswith("Số một phần năm mới đếm đến ngày đã ghi")
    assert picked(years=(2023, 2024)).note == ""


def test_the_note_stands_in_the_workbook_too(picked):
    sheet = openpyxl.load_workbook(io.BytesIO(pivot_xlsx(picked(), "Sơ kết"))).active
    assert picked().note in {c.value for row in sheet.iter_rows() for c in row}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_workbook_has_numbers_as_numbers_and_charts_of_its_own(picked, layout):
    content = pivot_xlsx(picked(layout=layout), "Sơ kết", "SỐ LIỆU MINH HỌA")
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    numbers = [c.value for row in sheet.iter_rows() for c in row if isinstance(c.value, int | float)]
    assert pytest.approx(48 / 113 * 100) in numbers
    assert len(numbers) >= 12
    assert "SỐ LIỆU MINH HỌA" in {c.value for row in sheet.iter_rows() for c in row}
    parts = zipfile.ZipFile(io.BytesIO(content)).namelist()
    assert any(name.startswith("xl/charts/chart") for name in parts)
    assert not any(name.startswith("xl/media") for name in parts)


def test_indicators_of_a_unit_share_no_axis_and_so_no_chart(picked):
    content = pivot_xlsx(picked(("1.1", "4.1"), "unit"), "Sơ kết")
    assert not any("charts" in name for name in zipfile.ZipFile(io.BytesIO(content)).namelist())


def test_the_csv_keeps_all_digits_and_marks_a_sample(picked):
    text = pivot_csv(picked(), "SỐ LIỆU MINH HỌA").decode("utf-8-sig")
    head, first, *_ = text.splitlines()
    assert head.startswith('"Lưu ý";"Nhóm";"Đơn vị";"2021"')
    assert '"42,4778761061947"' in first
    assert first.startswith('"SỐ LIỆU MINH HỌA"')


def test_a_picture_of_the_chart_is_named_and_marked(picked):
    config = with_camera("Bieu-so-sanh_2024")
    assert config["toImageButtonOptions"]["filename"] == "Bieu-so-sanh_2024"
    assert set(config["locales"]["vi"]["dictionary"].values()) >= {SAVE}
    figure = compare_lines(picked().lines, mark="SỐ LIỆU MINH HỌA")
    assert "SỐ LIỆU MINH HỌA" in "".join(a.text for a in figure.layout.annotations)
