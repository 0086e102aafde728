"""Units in every usual spelling, the sender of a file, and the round a title speaks of."""

from datetime import date

import pytest

from indicators.catalogue import load
from indicators.observations.gazetteer import place_words
from indicators.observations.places import SURE_PLACE, find_unit, sender_of
from indicators.observations.rounds import find_round

BEFORE = date(2024, 12, 31)
AFTER = date(2025, 12, 31)
KON_TUM, QUANG_NGAI = "62", "51"


def _code(text: str, province: str = KON_TUM, day: date = BEFORE) -> str | None:
    unit, score = find_unit(text, load(), province, day)
    return unit.code if unit is not None and score >= SURE_PLACE else None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("H. Đăk Tô", "612"),
        ("UBND huyện Đắk Tô", "612"),
        ("Huyện Đak Tô", "612"),
        ("Uỷ ban nhân dân huyện Đắk Tô tỉnh Kon Tum", "612"),
        ("HUYEN DAK TO", "612"),
        ("Đắk Tô", "612"),
        ("thị trấn Đăk Tô", "23401"),
        ("TT. Đăk Tô", "23401"),
        ("TP Kon Tum", "608"),
        ("TP. Kon Tum", "608"),
        ("thành phố Kon Tum", "608"),
        ("UBND thành phố Kon Tum", "608"),
        ("tỉnh Kon Tum", "62"),
        ("UBND tỉnh Kon Tum", "62"),
        ("Xã Hòa Bình", "23338"),
        ("xã Hoà Bình", "23338"),
        ("Huyện Đắk Gleii", "610"),
        ("608", "608"),
        ("62-SYT", "62-SYT"),
        ("Sở Y tế", "62-SYT"),
        ("SỞ Y TẾ TỈNH KON TUM", "62-SYT"),
        ("Sở LĐ-TB&XH", "62-SLDTBXH"),
        ("Sở LĐTBXH", "62-SLDTBXH"),
        ("Sở Lao động - TB và XH", "62-SLDTBXH"),
        ("Sở NN&PTNT", "62-SNNPTNT"),
        ("Sở Nông nghiệp và PTNT", "62-SNNPTNT"),
        ("Sở GD&ĐT", "62-SGDDT"),
        ("Sở VHTT&DL", "62-SVHTTDL"),
        ("Sở KH-ĐT", "62-SKHDT"),
        ("Hội LHPN tỉnh", "62-HLHPN"),
        ("Công an tỉnh Kon Tum", "62-CAT"),
    ],
)
def test_a_unit_is_found_in_its_usual_spellings(text: str, code: str) -> None:
    assert _code(text) == code


@pytest.mark.parametrize(
    "text", ["Kon Tum", "Sở", "huyện", "Tổng số", "Cấp xã", "Nguyễn Văn A", "", "Huyện Bình Sơn"]
)
def test_what_names_no_unit_or_several_finds_none(text: str) -> None:
    assert _code(text) is None


@pytest.mark.parametrize(
    ("province", "day"),
    [("62", BEFORE), ("64", BEFORE), ("42", BEFORE), ("51", AFTER), ("64", AFTER), ("42", AFTER)],
)
def test_every_unit_is_found_by_its_own_name_unless_another_has_it_too(province: str, day: date) -> None:
    units = load().units_on(province, day)
    names = [place_words(unit.name) for unit in units]
    own = [unit for unit in units if names.count(place_words(unit.name)) == 1]
    assert [
        (u.name, _code(u.name, province, day)) for u in own if _code(u.name, province, day) != u.code
    ] == []
    twins = [unit for unit in units if names.count(place_words(unit.name)) > 1]
    assert [u.name for u in twins if _code(u.name, province, day) is not None] == []


def test_a_department_is_the_one_of_the_day() -> None:
    assert _code("Sở Nông nghiệp và Môi trường", QUANG_NGAI, AFTER) == "51-SNNMT"
    assert _code("Sở Nông nghiệp và Môi trường") is None


def test_after_the_reform_the_same_name_is_a_commune() -> None:
    assert _code("Xã Đăk Tô", QUANG_NGAI, AFTER) == "23401"
    assert _code("phường Kon Tum", QUANG_NGAI, AFTER) == "23293"


@pytest.mark.parametrize(
    ("titles", "file_name", "code"),
    [
        (["Đơn vị báo cáo: UBND huyện Đăk Tô", "Đơn vị nhận báo cáo: Sở Nội vụ"], "a.xlsx", "612"),
        (
            ["Biểu 01/BC-X", "UBND TỈNH KON TUM\nSỞ Y TẾ", "Đơn vị nhận báo cáo: Sở Nội vụ"],
            "a.xlsx",
            "62-SYT",
        ),
        (["UBND TỈNH KON TUM", "SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI"], "a.xlsx", "62-SLDTBXH"),
        (["Kính gửi: Sở Nội vụ", "ỦY BAN NHÂN DÂN HUYỆN NGỌC HỒI"], "a.xlsx", "611"),
        (["(Kèm theo Báo cáo số 12/BC-UBND ngày 10/12/2024 của UBND huyện Đắk Hà)"], "a.xlsx", "615"),
        (["UBND TỈNH KON TUM"], "a.xlsx", "62"),
        (["PHỤ LỤC"], "PL_huyen Dak To_2024.xlsx", "612"),
        (["PHỤ LỤC"], "Bao cao BDG So Y te 2024.xlsx", "62-SYT"),
        (["PHỤ LỤC", "Kết quả thực hiện"], "phu luc.xlsx", None),
        (["UBND TỈNH KON TUM", "Đơn vị báo cáo: Tổ công tác liên ngành"], "a.xlsx", None),
        (["UBND HUYỆN ĐẮK HÀ", "Đơn vị báo cáo: Tổ công tác liên ngành"], "a.xlsx", "615"),
    ],
)
def test_the_sender_is_whom_the_titles_name(titles: list[str], file_name: str, code: str | None) -> None:
    unit, _ = sender_of(titles, file_name, load(), KON_TUM, BEFORE)
    assert (unit.code if unit else None) == code


def test_the_office_whose_letter_asks_is_only_suggested_as_sender() -> None:
    letter = "(Ban hành kèm theo Công văn số 15 của Sở Nội vụ)"
    report = "(Kèm theo Báo cáo số 15 của UBND huyện Đắk Hà)"
    scores = [sender_of([line], "a.xlsx", load(), KON_TUM, BEFORE)[1] for line in (letter, report)]
    assert scores[0] < SURE_PLACE <= scores[1]


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("Đợt báo cáo: 2021-2025", "2021-2025"),
        ("SƠ KẾT 5 NĂM 2021-2025", "2021-2025"),
        ("sơ kết giai đoạn 2021 - 2025", "2021-2025"),
        ("Từ năm 2021 đến năm 2025", "2021-2025"),
        ("Số liệu đến ngày 30/5/2025", "2021-2025"),
        ("6 tháng đầu năm 2025", "2025-6T"),
        ("Báo cáo kết quả năm 2023", "2023"),
        ("KẾT QUẢ THỰC HIỆN CHIẾN LƯỢC QUỐC GIA GIAI ĐOẠN 2021-2030, NĂM 2024", "2024"),
        ("2022", "2022"),
        ("Chiến lược quốc gia về bình đẳng giới giai đoạn 2021-2030", None),
        ("Nghị quyết 28/NQ-CP ngày 03/3/2021", None),
        ("Kết quả thực hiện", None),
    ],
)
def test_the_round_is_the_one_a_title_speaks_of(title: str, code: str | None) -> None:
    found = find_round([title], load().rounds(KON_TUM, False))
    assert (found[0][0].code if found else None) == code


def test_a_year_alone_in_a_file_name_only_suggests_a_round() -> None:
    (best, score), *_ = find_round(["PL huyen Dak To 2024.xlsx"], load().rounds(KON_TUM, False))
    assert (best.code, score < 85) == ("2024", True)
