from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from indicators.assessment.rules import meets
from indicators.catalogue.definitions import Rule
from indicators.catalogue.rules import parse_rule
from indicators.output.numbers import (
    enough_decimals,
    excel_format,
    format_counts,
    format_date,
    format_moment,
    format_number,
    format_value,
    points,
    shown,
    shown_value,
    suffix,
)  # fmt: skip

SPEC = Path(__file__).parents[1] / "spec" / "numbers.txt"
SPEC_LINES = [line for line in SPEC.read_text("utf-8").splitlines() if line and not line.startswith("#")]
RULES = ("ge", "gt", "le", "lt", "ge~", "ge every year", "between 40 and 60")
numbers = st.floats(-1e6, 1e6, allow_nan=False).map(lambda x: x + 0.0)


@pytest.mark.parametrize("line", SPEC_LINES)
def test_the_table_of_shown_numbers_holds(line):
    rule, target, value, decimals, expected = (field.strip() for field in line.split("|"))
    assert shown(float(value), float(target), parse_rule(rule), int(decimals)) == expected


@given(value=numbers, target=numbers, rule=st.sampled_from(RULES), decimals=st.integers(0, 3), near=st.booleans(),
       step=st.integers(-3_000_000, 3_000_000))  # fmt: skip
@example(value=0, target=60, rule="ge", decimals=1, near=True, step=-1)
@example(value=0, target=30, rule="gt", decimals=0, near=True, step=1)
def test_the_printed_number_held_by_the_rule_gives_the_verdict_of_the_unrounded_value(
    value, target, rule, decimals, near, step
):
    target = round(target, 6)
    value = target + step / 1e7 if near else value
    parsed = parse_rule(rule)
    text = shown(value, target, parsed, decimals)
    printed = float(text.replace(".", "").replace(",", "."))
    assert meets(parsed, printed, target) == meets(parsed, value, target)
    assert 0 <= len(text.partition(",")[2]) <= 6


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [(1234.5, 1, "1.234,5"), (0.05, 1, "0,1"), (-0.04, 1, "0,0"), (2.5, 0, "3"), (1234567, 0, "1.234.567"),
     (113.86766, 2, "113,87"), (None, 1, "–"), (-3.25, 1, "-3,3"), (1e-9, 2, "0,00")],
)  # fmt: skip
def test_numbers_are_written_the_vietnamese_way(value, decimals, expected):
    assert format_number(value, decimals) == expected


def test_a_sign_is_printed_where_a_change_is_meant():
    assert format_number(1, 1, sign=True) == "+1,0"
    assert format_number(-0.7, 1, sign=True) == "-0,7"


def test_trailing_zeros_go_where_asked():
    assert format_number(113.4, 6, 0) == "113,4"
    assert format_number(60, 6, 0) == "60"


def test_a_value_carries_the_unit_of_its_indicator(small):
    assert format_value(42.477, small.indicators["1.1"]) == "42,5%"
    assert format_value(113.87, small.indicators["4.1"]) == "113,9 bé trai/100 bé gái"
    assert format_value(113.87, small.indicators["4.1"], short=True) == "113,9"
    assert format_value(1, small.indicators["4.4"]) == "có"
    assert format_value(None, small.indicators["1.1"]) == "–"
    assert shown_value(59.96, small.indicators["1.1"], 60, Rule("ge", "ge")) == "59,96%"


def test_a_rate_per_hundred_thousand_keeps_its_stroke():
    assert suffix("/100.000 trẻ đẻ sống") == "/100.000 trẻ đẻ sống"
    assert suffix("lần", short=True) == " lần"


def test_differences_of_percentages_are_points():
    assert points(1.04) == "+1,0 điểm"
    assert points(-2.5, short=False) == "-2,5 điểm phần trăm"
    assert points(-0.2, "lần") == "-0,2 lần"


def test_counts_and_dates_look_as_on_paper():
    assert format_counts(48, 113) == "48/113"
    assert format_counts(1234, 5365) == "1.234/5.365"
    assert format_counts(None, 5) == "–"
    assert format_date(date(2025, 6, 5)) == "5/6/2025"
    assert format_moment(datetime(2025, 6, 5, 8, 3)) == "08:03 5/6/2025"


def test_excel_gets_a_format_without_a_language(small):
    assert excel_format(small.indicators["1.1"]) == "#,##0.0"
    assert (
        excel_format(small.indicators["1.1"], enough_decimals(59.96, 60, Rule("ge", "ge"), 1)) == "#,##0.00"
    )
    assert excel_format(small.indicators["4.4"]) == '"có";"có";"không"'
    assert excel_format(None) == "#,##0"
