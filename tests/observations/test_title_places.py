"""Places that titles name among other words, and whom they make the figures about."""

from datetime import date

import pytest

from indicators.catalogue import load
from indicators.observations.desk import open_desk
from indicators.observations.table import Table
from indicators.observations.title_places import places_in, table_subject
from indicators.workbook.grid import Sheet

DAY = date(2024, 12, 31)


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ("KẾT QUẢ THỰC HIỆN NĂM 2024 - HUYỆN ĐẮK TÔ", ["612"]),
        ("Tổng hợp 5 năm trên địa bàn huyện Tu Mơ Rông", ["617"]),
        ("Kết quả theo huyện, thành phố", []),
        ("Thành phố Kon Tum, ngày 10 tháng 12 năm 2024", []),
        ("Đơn vị nhận báo cáo: UBND huyện Đắk Tô", []),
        ("(Kèm theo Công văn số 12 của UBND huyện Đắk Tô)", []),
        ("SỞ NỘI VỤ TỈNH KON TUM", []),
    ],
)
def test_a_place_is_found_inside_a_title_but_not_in_addresses_dates_and_letters(line, codes):
    assert [unit.code for unit in places_in(line, load(), "62", DAY)] == codes


@pytest.mark.parametrize(
    ("unit", "titles", "subject"),
    [
        ("62-SNV", ("SỞ NỘI VỤ TỈNH KON TUM", "Kết quả năm 2024 - Huyện Đắk Tô"), "612"),
        ("62-STP", ("SỞ TƯ PHÁP TỈNH KON TUM", "Biểu số liệu năm 2024"), ""),
        ("62-STP", ("SỞ TƯ PHÁP", "Số liệu nữ thạc sĩ toàn tỉnh năm 2024"), "62"),
        ("62-STP", ("SỞ TƯ PHÁP", "Số liệu nữ thạc sĩ tỉnh Kon Tum năm 2024"), "62"),
        ("62-STP", ("SỞ TƯ PHÁP", "Số liệu nữ thạc sĩ của Sở, tỉnh Kon Tum năm 2024"), ""),
        ("62-MTTQ", ("BÁO CÁO CỦA ỦY BAN MTTQ VIỆT NAM TỈNH KON TUM",), ""),
        ("616", ("UBND huyện Sa Thầy", "Xã Rờ Kơi"), "23530"),
        ("616", ("UBND huyện Sa Thầy", "so với huyện Đắk Tô"), ""),
    ],
)
def test_a_title_says_whom_the_figures_of_its_table_are_about(unit, titles, subject):
    round = next(r for r in load().rounds("62", False) if r.code == "2024")
    desk = open_desk(load(), round, unit)
    assert table_subject(desk, Sheet("Biểu", True, []), Table(2, 2, 4, (), titles)) == subject
