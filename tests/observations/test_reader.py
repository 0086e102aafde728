"""Who sent a file, what it lacks, and what is said about the file as a whole."""

import pytest

from indicators.catalogue import load
from indicators.observations import Reading, read
from indicators.workbook.grid import Sheet, Value, Workbook
from tests.real.layouts import sheet, workbook

REACHED = "Dân số được tiếp cận kiến thức cơ bản về bình đẳng giới"
OWNERS = "Nữ giám đốc, chủ doanh nghiệp, hợp tác xã"
HEADS: list[Value] = ["TT", "Chỉ tiêu", "Năm 2024"]


def read_rows(
    *rows: list[Value],
    title: str = "",
    round: str | None = "2024",
    unit: str | None = "608",
    accepted=None,
    name="a.xlsx",
) -> Reading:
    catalogue = load()
    file = workbook(sheet("Biểu 1", [[title], HEADS, *rows]), name=name)
    return read(file, catalogue, catalogue.rounds("62", False), round, unit, lambda _: accepted or {})


def codes(reading: Reading) -> list[str]:
    return [f.code for f in reading.findings if f.code not in ("asked_missing", "not_asked")]


def test_the_unit_and_round_are_read_from_the_titles_when_nobody_chose() -> None:
    reading = read_rows(
        [1, REACHED, 55], title="Đơn vị báo cáo: UBND huyện Đắk Tô, báo cáo năm 2024", round=None, unit=None
    )
    assert (reading.unit, reading.round) == ("612", "2024")


def test_a_file_of_another_unit_is_refused() -> None:
    reading = read_rows([1, REACHED, 55], title="Đơn vị báo cáo: UBND huyện Đắk Tô")
    assert codes(reading) == ["wrong_unit"]
    assert reading.blocked
    assert reading.observations == ()


def test_the_province_in_the_letterhead_is_no_other_sender() -> None:
    assert not read_rows([1, REACHED, 55], title="UBND TỈNH KON TUM").blocked


def test_a_file_titled_for_another_year_is_refused() -> None:
    catalogue = load()
    file = workbook(sheet("Biểu 1", [["BÁO CÁO NĂM 2023"], ["TT", "Chỉ tiêu", "Kết quả"], [1, REACHED, 55]]))
    reading = read(file, catalogue, catalogue.rounds("62", False), "2024", "608")
    assert codes(reading) == ["wrong_round"]


def test_nobody_said_which_unit_or_round() -> None:
    catalogue = load()
    file = workbook(sheet("Biểu 1", [["TT", "Chỉ tiêu", "Kết quả"], [1, REACHED, 55]]))
    reading = read(file, catalogue, catalogue.rounds("62", False))
    assert set(codes(reading)) == {"unit_unknown", "round_unknown"}


def test_the_latest_year_in_the_heads_says_the_round_where_titles_say_nothing() -> None:
    reading = read_rows([1, REACHED, 55], title="Đơn vị báo cáo: UBND huyện Đắk Tô", round=None, unit=None)
    assert (reading.unit, reading.round) == ("612", "2024")


def test_a_unit_that_the_round_does_not_ask_is_refused() -> None:
    assert codes(read_rows([1, REACHED, 55], unit="622")) == ["unit_not_asked"]


def test_what_was_asked_and_is_missing_is_named_once_per_indicator() -> None:
    reading = read_rows([1, REACHED, 55])
    missing = [dict(f.params)["indicator"] for f in reading.findings if f.code == "asked_missing"]
    assert "2.3" in missing
    assert "6.1" not in missing
    assert len(missing) == len(set(missing))


def test_a_unit_that_says_it_has_no_figure_is_not_asked_again() -> None:
    reading = read_rows([1, REACHED, 55], [2, OWNERS, "Không có số liệu"])
    assert "2.3" not in [dict(f.params)["indicator"] for f in reading.findings if f.code == "asked_missing"]


def test_a_row_unknown_to_the_catalogue_is_rejected_with_its_name() -> None:
    reading = read_rows([1, REACHED, 55], [2, "Số cây xanh được trồng", 12])
    assert codes(reading) == ["unknown_row"]
    assert (reading.rows.taken, reading.rows.rejected) == (1, 1)


def test_a_row_of_the_older_strategy_is_left_out_with_its_reason() -> None:
    reading = read_rows([1, REACHED, 55], [2, "Tỷ lệ phá thai", 12])
    assert [i.reason for i in reading.ignored] == ["outside_strategy"]


def test_an_indicator_nobody_asked_of_the_unit_is_kept_and_noted() -> None:
    reading = read_rows([1, REACHED, 55], [2, "Lao động nữ làm công hưởng lương", 43])
    assert [dict(f.params)["indicator"] for f in reading.findings if f.code == "not_asked"] == ["2.1"]
    assert reading.rows.taken == 2


@pytest.mark.parametrize(("last", "leaps"), [(54.0, False), (25.0, False), (24.9, True)])
def test_a_leap_beyond_the_setting_on_last_years_value_is_asked_about(last: float, leaps: bool) -> None:
    reading = read_rows([1, REACHED, 55], accepted={("6.1", "608", 2023): (last, "2023")})
    assert ("jump_on_last_year" in codes(reading)) is leaps


def test_another_value_for_an_accepted_year_is_a_correction() -> None:
    accepted = {("6.1", "608", 2024): (50.0, "2023")}
    assert "revision" in codes(read_rows([1, REACHED, 55], accepted=accepted))


def test_a_hidden_sheet_is_named_and_not_read() -> None:
    catalogue = load()
    shown = sheet("Biểu 1", [HEADS, [1, REACHED, 55]])
    hidden = Sheet("Nháp", False, [HEADS, [1, OWNERS, 28]])
    reading = read(workbook(shown, hidden), catalogue, catalogue.rounds("62", False), "2024", "608")
    assert [o.indicator for o in reading.observations] == ["6.1"]
    assert codes(reading) == ["hidden_sheet"]


def test_hidden_rows_and_columns_are_read_and_said() -> None:
    catalogue = load()
    rows: list[list[Value]] = [HEADS, [1, REACHED, 55]]
    one = Sheet("Biểu 1", True, rows, hidden_rows=frozenset({1}), hidden_columns=frozenset({2}))
    reading = read(workbook(one), catalogue, catalogue.rounds("62", False), "2024", "608")
    assert sorted(codes(reading)) == ["hidden_columns", "hidden_rows"]
    assert reading.rows.taken == 1


def test_a_sheet_of_numbers_without_heads_cannot_be_passed_over() -> None:
    catalogue = load()
    bare = sheet("Khác", [[1, 2, 3], [4, 5, 6], [7, 8, 9]])
    file = workbook(sheet("Biểu 1", [HEADS, [1, REACHED, 55]]), bare)
    reading = read(file, catalogue, catalogue.rounds("62", False), "2024", "608")
    assert ("table_not_recognised", "Khác") in [(f.code, f.sheet) for f in reading.findings]
    assert reading.blocked


def test_a_sheet_without_heads_whose_numbers_begin_anew_continues_nothing() -> None:
    catalogue = load()
    more: list[list[Value]] = [
        [n, name, n + 50, n + 60] for n, name in enumerate((REACHED, OWNERS, "Số lớp"), start=1)
    ]
    file = workbook(sheet("Trang 1", [HEADS, [1, REACHED, 55]]), sheet("Trang 2", more))
    reading = read(file, catalogue, catalogue.rounds("62", False), "2024", "608")
    assert ("table_not_recognised", "Trang 2") in [(f.code, f.sheet) for f in reading.findings]


def test_a_letter_without_a_table_is_no_appendix() -> None:
    catalogue = load()
    file = Workbook(
        "a.xlsx", "0" * 64, "xlsx", (sheet("Thư", [["Kính gửi Sở Nội vụ"], ["Xin gửi báo cáo"]]),)
    )
    reading = read(file, catalogue, catalogue.rounds("62", False), "2024", "608")
    assert codes(reading) == ["no_table"]
    assert reading.form is None


def test_a_share_below_one_without_a_percent_sign_is_asked_about() -> None:
    assert codes(read_rows([1, REACHED, 0.47])) == ["scale_doubt"]


def test_names_in_an_old_encoding_are_read_and_noted() -> None:
    name = "D©n sè ®­îc tiÕp cËn kiÕn thøc c¬ b¶n vÒ b×nh ®¼ng giíi"
    reading = read_rows([1, name, 55])
    assert [o.indicator for o in reading.observations] == ["6.1"]
    assert "legacy_encoding" in codes(reading)


def test_a_department_gives_the_provinces_figure() -> None:
    catalogue = load()
    file = workbook(sheet("Biểu 1", [HEADS, [1, "Tỷ suất sinh ở vị thành niên", 17]]))
    reading = read(file, catalogue, catalogue.rounds("62", False), "2024", "62-SYT")
    assert [(o.indicator, o.subject) for o in reading.observations] == [("4.3", "62")]


def _read_alone(rows: list[list[Value]], *more: Sheet, unit: str, province: str = "62") -> Reading:
    catalogue = load()
    file = workbook(sheet("Biểu 1", rows), *more)
    return read(file, catalogue, catalogue.rounds(province, False), "2024", unit)


def test_a_count_named_as_one_is_no_share() -> None:
    reading = _read_alone(
        [
            ["UBND huyện Đắk Tô, năm 2024"],
            ["5. Số cơ quan, đơn vị có lãnh đạo chủ chốt là nữ", 6],
            ["6. Dân số được tiếp cận kiến thức cơ bản về bình đẳng giới", 61.5],
        ],
        unit="612",
    )
    assert [(o.indicator, o.value) for o in reading.observations] == [("6.1", 61.5)]
    assert ("lone_count", "B2") in [(f.code, f.cell) for f in reading.findings]


def test_levels_below_a_head_that_says_level_are_a_table() -> None:
    reading = _read_alone(
        [
            ["CƠ QUAN QUẢN LÝ NHÀ NƯỚC, CHÍNH QUYỀN ĐỊA PHƯƠNG CÁC CẤP CÓ LÃNH ĐẠO CHỦ CHỐT LÀ NỮ"],
            ["TT", "Cấp", "Tổng số cơ quan", "Số cơ quan có lãnh đạo chủ chốt là nữ", "Tỷ lệ (%)"],
            [1, "Cấp tỉnh", 21, 9, 42.86],
            [2, "Cấp xã", 102, 52, 50.98],
            ["", "Tổng cộng", 123, 61, 49.59],
        ],
        unit="62-SNV",
    )
    whole = [o for o in reading.observations if not o.breakdown]
    assert [(o.indicator, o.numerator, o.denominator, o.cell) for o in whole] == [("1.1", 61, 123, "E5")]


def test_rows_of_numbers_above_the_first_heads_are_told() -> None:
    rows: list[list[Value]] = [
        ["Khối cơ quan", "Ghép", "Của nữ"],
        ["Khối một", 21, 9],
        ["Khối hai", 10, 6],
        ["Khối ba", 102, 52],
        ["TT", "Chỉ tiêu", "Năm 2024 (%)"],
        [1, REACHED, 55],
    ]
    reading = _read_alone(rows, unit="608")
    assert "table_not_recognised" in codes(reading)
    assert "table_not_recognised" not in codes(_read_alone(rows[4:], unit="608"))


def test_a_figure_written_as_a_line_below_a_list_of_communes_is_told() -> None:
    reading = _read_alone(
        [
            ["TT", "Xã", "Dân số được tiếp cận kiến thức cơ bản về bình đẳng giới (%)"],
            [1, "Xã Đăk Hà", 61],
            ["Số xã có ít nhất 4 tin, bài về bình đẳng giới mỗi quý:", 4],
        ],
        unit="617",
    )
    assert ("doubtful_row", "A3") in [(f.code, f.cell) for f in reading.findings]


def test_words_merged_over_number_and_unit_name_the_row() -> None:
    rows: list[list[Value]] = [
        ["Cơ quan có lãnh đạo chủ chốt là nữ, năm 2024"],
        ["TT", "Huyện, thành phố", "Tổng số cơ quan", "Số CQ có lãnh đạo chủ chốt là nữ", "Tỷ lệ (%)"],
        [1, "Đăk Hà", 24, 13, 54.17],
        ["Trung bình cụm 2 huyện", "", 40, 20, 50],
    ]
    reading = _read_alone(rows, unit="62-SNV")
    assert [(o.subject, o.denominator) for o in reading.observations] == [("615", 24)]
    assert "subject_unknown" in codes(reading)


def test_a_head_beside_a_title_that_leaves_open_whether_it_counts_is_not_read() -> None:
    rows: list[list[Value]] = [
        ["TỶ LỆ TRẺ EM DÂN TỘC THIỂU SỐ HOÀN THÀNH CHƯƠNG TRÌNH TIỂU HỌC NĂM 2024"],
        ["TT", "Huyện", "Tổng số trẻ em DTTS", "Trẻ em gái DTTS"],
        [1, "Huyện Đăk Hà", 124, 60],
    ]
    assert _read_alone(rows, unit="62-SGDDT").observations == ()
