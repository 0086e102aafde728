"""The boundary of each check of a figure."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from indicators.catalogue import load
from indicators.observations import checks

INDICATORS = load().indicators
SHARE = INDICATORS["2021-2030", "2.3"]
AT_BIRTH = INDICATORS["2021-2030", "4.1"]
HOURS = INDICATORS["2021-2030", "3.1"]


@pytest.mark.parametrize(
    ("printed", "computed", "agrees"),
    [
        (46.67, 14 / 30 * 100, True),
        (46.7, 14 / 30 * 100, True),
        (47.0, 14 / 30 * 100, True),
        (46.6, 14 / 30 * 100, False),
        (113.5, 6109 / 5365 * 100, False),
        (113.87, 6109 / 5365 * 100, True),
        (12.5, 12.55, True),
        (12.5, 12.5501, False),
    ],
)
def test_a_printed_rate_may_be_rounded_but_not_cut_off(printed: float, computed: float, agrees: bool) -> None:
    assert checks.rate_agrees(printed, computed) is agrees


@given(
    shown=some.integers(0, 3),
    units=some.integers(0, 999_999),
    apart=some.floats(-1.0, 1.0),
)
def test_a_rate_agrees_within_half_of_the_last_decimal_it_shows(shown: int, units: int, apart: float) -> None:
    printed = round(units / 10**shown, shown)
    decimals = len(f"{printed:.6f}".rstrip("0").partition(".")[2])
    computed = printed + apart
    half = 0.5 * 10**-decimals
    if abs(abs(apart) - half) > 1e-6 * half + 2e-9 * max(1.0, computed):  # not on the boundary itself
        assert checks.rate_agrees(printed, computed) is (abs(apart) < half)


def test_only_a_part_of_a_whole_cannot_exceed_it() -> None:
    assert checks.check_counts(6109, 5365, AT_BIRTH) is None
    assert checks.check_counts(15.5, 8.6, HOURS) is None
    assert checks.check_counts(30, 30, SHARE) is None
    wrong = checks.check_counts(31, 30, SHARE)
    assert wrong is not None
    assert wrong.code == "numerator_over_denominator"


def test_things_are_counted_in_whole_numbers_hours_are_not() -> None:
    assert checks.fractional(48.5, 113, SHARE) == 48.5
    assert checks.fractional(15.5, 8.6, HOURS) is None


@pytest.mark.parametrize(
    ("value", "code"), [(0, None), (100, None), (100.01, "share_out_of_range"), (-1, "negative_number")]
)
def test_a_share_lies_between_0_and_100(value: float, code: str | None) -> None:
    wrong = checks.check_value(value, SHARE)
    assert (wrong.code if wrong else None) == code


@pytest.mark.parametrize(
    ("found", "expected", "differs"),
    [
        ("%", "%", False),
        ("Phần trăm", "%", False),
        ("Tỷ lệ %", "%", False),
        ("Người", "%", False),
        ("Lần", "%", True),
        ("lần", "lần", False),
        ("%", "lần", True),
        ("/1.000 trẻ đẻ sống", "/100.000 trẻ đẻ sống", True),
        ("/100.000 trẻ đẻ sống", "/100.000 trẻ đẻ sống", False),
        ("‰", "/100.000 trẻ đẻ sống", True),
        ("‰", "ca sinh/1.000 nữ 15-19", False),
        ("‰", "%", True),
        ("bé trai/100 bé gái", "bé trai/100 bé gái", False),
        ("", "%", False),
    ],
)
def test_a_unit_of_measure_other_than_the_catalogues_is_seen(
    found: str, expected: str, differs: bool
) -> None:
    assert checks.measure_differs(found, expected) is differs


@pytest.mark.parametrize(
    "text",
    ["Nguyễn Thị Minh", "LÊ VĂN AN", "Đ/c Trần Văn Bình, Phó Chủ tịch", "bà Phạm Thị Hoa", "Y tá: bà Y Blum"],
)
def test_a_name_of_a_person_is_seen(text: str) -> None:
    assert checks.names_person(text)


@pytest.mark.parametrize(
    "text",
    [
        "Hà Nội",
        "Chưa có kinh phí",
        "Lê Lợi",
        "Phường Lê Lợi",
        "Hà Tĩnh",
        "Sở Nội vụ",
        "Cao hơn năm trước",
        "",
        "Đạt",
    ],
)
def test_places_and_plain_words_are_no_names(text: str) -> None:
    assert not checks.names_person(text)
