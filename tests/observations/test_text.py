"""Words as people type them: one form to show, one to compare, and the old encodings brought to Unicode."""

import csv
import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from indicators.observations.legacy import TCVN3, VNI
from indicators.observations.text import clean, decode_legacy, decode_legacy_all, fold, i_for_y, joined

FACTS = Path(__file__).parents[1] / "facts"
LEGACY = [
    ("tỷ lệ lãnh đạo nữ", "tû lÖ l·nh ®¹o n÷", "tyû leä laõnh ñaïo nöõ"),
    ("chỉ tiêu", "chØ tiªu", "chæ tieâu"),
    ("Sở Y tế", "Së Y tÕ", "Sôû Y teá"),
    ("Đơn vị báo cáo", "§¬n vÞ b¸o c¸o", "Ñôn vò baùo caùo"),
    ("người bị bạo lực gia đình", "ng\u00adêi bÞ b¹o lùc gia ®×nh", "ngöôøi bò baïo löïc gia ñình"),
    ("thực hiện năm 2024", "thùc hiÖn n¨m 2024", "thöïc hieän naêm 2024"),
]


def _facts_words() -> list[str]:
    cells = []
    for path in sorted(FACTS.glob("*.tsv")):
        with path.open(encoding="utf-8") as file:
            cells += [cell for row in csv.reader(file, delimiter="\t") for cell in row if cell]
    return cells


FACT_CELLS = _facts_words()
FACT_WORDS = sorted({word for cell in FACT_CELLS for word in cell.split()})


@pytest.mark.parametrize(("unicode_text", "tcvn3", "vni"), LEGACY)
def test_tcvn3_and_vni_are_recognised_by_their_words(unicode_text: str, tcvn3: str, vni: str) -> None:
    assert decode_legacy(tcvn3) == (unicode_text, "TCVN3")
    assert decode_legacy(vni) == (unicode_text, "VNI")


def test_no_printed_name_is_taken_for_legacy_text() -> None:
    assert [cell for cell in FACT_CELLS if decode_legacy(cell) != (cell, None)] == []


@given(st.lists(st.sampled_from(FACT_WORDS), min_size=1, max_size=12).map(" ".join))
def test_right_vietnamese_is_never_altered(text: str) -> None:
    assert decode_legacy(text) == (text, None)


@given(st.text(alphabet=st.characters(max_codepoint=127)))
def test_ascii_is_never_altered(text: str) -> None:
    assert decode_legacy(text) == (text, None)


@pytest.mark.parametrize(
    "text", ["30 ÷ 40", "10 µm", "25°C", "café", "São Paulo", "El Niño", "± 5 m²", "naïve"]
)
def test_signs_and_foreign_words_are_no_legacy_text(text: str) -> None:
    assert decode_legacy(text) == (text, None)


def test_a_sheet_is_decided_once_so_that_short_cells_follow_the_long_ones() -> None:
    cells, encoding = decode_legacy_all(["tû lÖ l·nh ®¹o n÷", "cã", "60%", "chØ tiªu", "2024"])
    assert encoding == "TCVN3"
    assert cells == ("tỷ lệ lãnh đạo nữ", "có", "60%", "chỉ tiêu", "2024")


def test_one_odd_cell_does_not_turn_a_unicode_sheet() -> None:
    cells = ("Tỷ lệ lãnh đạo nữ", "có", "Sở Y tế", "n÷ l·nh", "Đạt")
    assert decode_legacy_all(cells) == (cells, None)


def test_unicode_cells_in_a_legacy_sheet_stay() -> None:
    cells, encoding = decode_legacy_all(["tyû leä", "laõnh ñaïo nöõ", "Sở Nội vụ", "chæ tieâu"])
    assert (encoding, cells[2]) == ("VNI", "Sở Nội vụ")


def test_the_tables_are_whole() -> None:
    vowels = "aăâeêioôơuưy"
    marked = {
        unicodedata.normalize("NFC", v + tone) for v in vowels for tone in "\u0300\u0301\u0303\u0309\u0323"
    }
    letters = marked | set("ăâêôơưđ")
    assert letters <= set(TCVN3.values())
    assert letters <= set(VNI.values())


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Tỷ\u00a0lệ  nữ\n", "Tỷ lệ nữ"),
        ("\u200bTỷ\u00ad lệ\ufeff", "Tỷ lệ"),
        ("\u202dTỷ lệ\u202c\u2066 nữ\u2069", "Tỷ lệ nữ"),  # pasted out of a chat
        ("\u202a", ""),
        (unicodedata.normalize("NFD", "Tỷ lệ nữ"), "Tỷ lệ nữ"),
        ("６０％", "60%"),
    ],
)
def test_clean_text_has_nothing_invisible(typed: str, shown: str) -> None:
    assert clean(typed) == shown


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Luật1", "luat"),
        ("là nữ2", "la nu"),
        ("LÀ NỮ1", "la nu"),
        ("Tỷ lệ(1)", "ty le"),
        ("Tỷ lệ¹", "ty le"),
        ("Nghị định[12]", "nghi dinh"),
        ("lớp 1", "lop 1"),
        ("lớp1", "lop1"),
        ("quý1", "quy1"),
        ("15-40", "15-40"),
        ("5.2a", "5.2a"),
        ("2282/QĐ-TTg", "2282/qd-ttg"),
        ("năm2025", "nam2025"),
        ("CO2", "co2"),
        ("14(30)", "14(30)"),
    ],
)
def test_a_footnote_digit_goes_and_a_meant_digit_stays(typed: str, folded: str) -> None:
    assert fold(typed) == folded


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hòa", "hoà"),
        ("Mỹ", "Mĩ"),
        ("quản lý", "quản lí"),
        ("Quý", "Quí"),
        ("Đắk Tô", "Đăk Tô"),
        ("Đắk", "Dak"),
        ("tỷ", "tỉ"),
    ],
)
def test_spellings_of_one_word_are_one(one: str, other: str) -> None:
    assert i_for_y(fold(one)) == i_for_y(fold(other))


def test_those_who_are_hit_and_those_who_hit_stay_apart() -> None:
    assert i_for_y(fold("gây")) != i_for_y(fold("gái"))


@given(st.text(max_size=60))
@example("A\xadÀ")
@example("n\xad\u0300")
def test_folding_and_cleaning_never_fail_and_settle(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert "  " not in fold(text)


@pytest.mark.parametrize(
    ("texts", "whole"),
    [
        (("thiếu nguồn", "chậm quy hoạch"), "thiếu nguồn; chậm quy hoạch"),
        (("Kinh phí hạn hẹp.", "Cán bộ kiêm nhiệm."), "Kinh phí hạn hẹp; Cán bộ kiêm nhiệm."),
        (("một;", "hai!", "ba"), "một; hai!; ba"),
        (("", "một", ""), "một"),
        ((), ""),
    ],
)
def test_texts_are_joined_without_two_marks_in_a_row(texts, whole):
    assert joined(texts) == whole
