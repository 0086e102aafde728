import csv
import io

import openpyxl
import pytest

from indicators.output.comparison import comparison_csv, comparison_xlsx
from indicators.output.csv_text import BOM, guarded, number_text
from indicators.output.file_names import file_name


@pytest.fixture(scope="module")
def book(small):
    content = comparison_xlsx(small.catalogue, small.round, small.assessments)
    return openpyxl.load_workbook(io.BytesIO(content))


@pytest.fixture(scope="module")
def lines(small):
    text = comparison_csv(small.catalogue, small.round, small.assessments).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def row_of(sheet, code):
    return next(r for r in sheet.iter_rows() if r[0].value == code)


def heads_of(sheet):
    """Column by its two heads, merged bands spread over their columns."""
    found, band = {}, ""
    for place in range(1, sheet.max_column + 1):
        band = sheet.cell(10, place).value or band
        found[(band, sheet.cell(11, place).value)] = place - 1
    return found


def words_of(sheet):
    return [str(c.value) for row in sheet.iter_rows() for c in row if c.value is not None]


def test_the_table_has_the_heads_of_the_official_form(book):
    heads = heads_of(book["Bảng tổng hợp"])
    for wanted in [("TT", None), ("Mục tiêu, chỉ tiêu", None), ("ĐVT", None), ("Mục tiêu", "Đến năm 2025"),
                   ("Mục tiêu", "Đến năm 2030"), ("Kết quả thực hiện", 2021), ("Kết quả thực hiện", "30/5/2025"),
                   ("Ước, dự kiến", "Dự kiến 2025"), ("Đánh giá mốc 2025", "Đạt"), ("Đánh giá mốc 2025", "Chưa đạt"),
                   ("Đánh giá mốc 2025", "Không đánh giá được"), ("Nguyên nhân", None), ("Giải pháp", None),
                   ("Ghi chú", None)]:  # fmt: skip
        assert wanted in heads


def test_heads_are_merged_over_their_columns(book):
    merged = {str(m) for m in book["Bảng tổng hợp"].merged_cells.ranges}
    assert {"A10:A11", "D10:E10", "F10:J10"} <= merged


def test_values_are_numbers_unrounded_with_enough_decimals_shown(book):
    sheet, heads = book["Bảng tổng hợp"], heads_of(book["Bảng tổng hợp"])
    cell = row_of(sheet, "1.1")[heads[("Kết quả thực hiện", 2024)]]
    assert cell.value == pytest.approx(48 * 100 / 113, abs=1e-12)
    assert cell.number_format == "#,##0.0"
    close = row_of(sheet, "2.2")[heads[("Kết quả thực hiện", 2024)]]
    assert (close.value, close.number_format) == (29.96, "#,##0.00")


def test_the_verdict_is_an_x_in_one_column_and_its_basis_a_word_in_the_note(book):
    sheet, heads = book["Bảng tổng hợp"], heads_of(book["Bảng tổng hợp"])
    for code, word in (("1.1", "Chưa đạt"), ("2.2", "Đạt"), ("4.4", "Không đánh giá được")):
        marks = {h[1]: row_of(sheet, code)[c].value for h, c in heads.items() if h[0] == "Đánh giá mốc 2025"}
        assert [h for h, v in marks.items() if v == "x"] == [word]
    assert "Theo dự kiến" in row_of(sheet, "1.1")[heads[("Ghi chú", None)]].value
    assert "đơn vị khai" in row_of(sheet, "1.1")[heads[("Ghi chú", None)]].value
    assert "8/10 đơn vị có dự kiến" in row_of(sheet, "1.1")[heads[("Ghi chú", None)]].value
    assert "Tạm" in row_of(sheet, "2.2")[heads[("Ghi chú", None)]].value


def test_a_missing_value_is_a_mark_and_never_a_zero(book):
    sheet, heads = book["Bảng tổng hợp"], heads_of(book["Bảng tổng hợp"])
    assert row_of(sheet, "4.4")[heads[("Kết quả thực hiện", 2024)]].value == "…"


def test_no_text_of_a_unit_becomes_a_formula(book):
    cells = [c for sheet in book for row in sheet.iter_rows() for c in row]
    assert not [c.coordinate for c in cells if c.data_type == "f"]
    assert any(str(c.value).startswith("=HYPERLINK") for c in cells)


def test_the_title_block_names_who_reports_and_to_which_date(book):
    words = " ".join(words_of(book["Bảng tổng hợp"]))
    for wanted in ("TỈNH KON TUM", "SỞ NỘI VỤ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
                   "BẢNG TỔNG HỢP KẾT QUẢ THỰC HIỆN CÁC MỤC TIÊU, CHỈ TIÊU", "Đơn vị báo cáo: Tỉnh Kon Tum",
                   "30/5/2025"):  # fmt: skip
        assert wanted in words


def test_a_sample_is_marked_on_every_sheet(book):
    assert len(book.sheetnames) == 3
    for sheet in book:
        assert "SỐ LIỆU MINH HỌA" in words_of(sheet)


def test_every_sheet_prints_on_a4_landscape_one_page_wide_with_repeated_heads(book):
    for sheet in book:
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.print_title_rows


def test_the_detail_holds_every_count_of_every_unit(book, small):
    sheet = book["Số liệu chi tiết"]
    heads = [c.value for c in sheet[10]]
    found = {
        (row["Mã đơn vị"], row["Mã"], row["Năm"], row["Kỳ"], row["Loại"], row["Tử số"], row["Mẫu số"]): row[
            "Giá trị"
        ]
        for row in (dict(zip(heads, [c.value for c in r], strict=True)) for r in sheet.iter_rows(min_row=11))
    }
    kinds = {"actual": "Thực hiện", "estimate": "Ước thực hiện", "projection": "Dự kiến", "plan": "Kế hoạch"}
    periods = {"year": "Cả năm", "to_date": "Đến 30/5/2025"}
    for assessment in small.assessments:
        for value in (v for t in assessment.targets for p in t.parts for v in (*p.series, *p.others)):
            row = (value.unit, value.indicator, value.data_year, periods[value.period], kinds[value.kind],
                   value.numerator, value.denominator)  # fmt: skip
            assert found[row] == (
                value.value if value.value is None else pytest.approx(value.value, rel=1e-14)
            )


def test_every_figure_has_its_file_sheet_and_cell(book):
    sheet = book["Nguồn số liệu"]
    heads = [c.value for c in sheet[10]]
    rows = [dict(zip(heads, [c.value for c in r], strict=True)) for r in sheet.iter_rows(min_row=11)]
    assert {"Tệp": "phu-luc-kon-tum.xlsx", "Trang tính": "Biểu 01", "Ô": "E12"}.items() <= rows[0].items()
    keys = [(r["Mã"], r["Mã đơn vị"], r["Năm"], r["Kỳ"], r["Loại"]) for r in rows]
    assert len(keys) == len(set(keys))


def test_csv_opens_in_a_vietnamese_excel(small):
    content = comparison_csv(small.catalogue, small.round, small.assessments)
    text = content.decode("utf-8")
    assert text.startswith(BOM)
    assert text.splitlines()[0].count('";"') > 10
    assert '"42,4778761061947"' in text


def test_csv_has_a_line_for_every_unit_and_part(lines):
    assert {(r["Mã đơn vị"].strip(), r["Mã"].strip()) for r in lines} == {
        (u, c) for u in ("62", "608", "610") for c in ("1.1", "2.2", "4.1", "4.4")
    }
    assert all(r["Lưu ý"] == "SỐ LIỆU MINH HỌA" for r in lines)
    assert lines[0]["Tử số mới nhất"] == "48"


def test_csv_text_that_would_run_or_convert_is_guarded(lines):
    assert lines[0]["Giải pháp"].startswith("\t=HYPERLINK")
    for dangerous in ("=1+1", "+1", "-1", "@SUM(A1)", "|calc", "1.1", "48/113", "30/5/2025", " =1", "\t=1"):
        assert guarded(dangerous).startswith("\t")
    assert guarded("Thiếu nguồn") == "Thiếu nguồn"
    assert guarded("…") == "…"


def test_csv_numbers_keep_all_their_digits():
    assert number_text(48.0) == "48"
    assert number_text(42.47787610619469) == "42,4778761061947"
    assert number_text(-0.5) == "-0,5"


def test_a_file_is_named_after_what_it_holds(small):
    assert file_name("bang-so-sanh", small.round, small.units["62"], "xlsx") == (
        "Bang-so-sanh_2021-2025_Kon-Tum_20250530_minh-hoa.xlsx"
    )
    assert "Thanh-pho-Kon-Tum" in file_name("phu-luc", small.round, small.units["608"], "xlsx")
    assert "Huyen-Dak-Glei" in file_name("phu-luc", small.round, small.units["610"], "xlsx")
