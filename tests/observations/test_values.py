"""What a cell says where a table cannot show it: dates, truth values, doubt, speed."""

from datetime import date, datetime, time

import pytest

from indicators.catalogue import load
from indicators.observations.values import parse

NEW = "2021-2030"


@pytest.mark.parametrize("moment", [date(2025, 5, 30), datetime(2025, 5, 30, 7, 0), time(14, 30)])
def test_a_date_where_a_number_belongs_is_a_date_and_no_number(moment: object) -> None:
    read = parse(moment, False)
    assert (read.form, read.value) == ("date", None)


def test_a_date_is_shown_as_vietnamese_write_it() -> None:
    assert parse(datetime(2025, 5, 30), False).text == "30/05/2025"


def test_true_and_false_are_yes_and_no() -> None:
    assert [parse(v, False).value for v in (True, False)] == [1.0, 0.0]
    assert parse(True, False).form == "yes_no"


@pytest.mark.parametrize("nothing", [None, "", "  ", "\u00a0", "\u200b", "'"])
def test_a_cell_with_nothing_to_see_is_empty(nothing: object) -> None:
    assert parse(nothing, False).form == "empty"


@pytest.mark.parametrize("bad", [float("nan"), float("inf")])
def test_a_number_that_is_none_is_an_error(bad: float) -> None:
    assert parse(bad, False).form == "error"


def test_a_percent_format_leaves_text_alone() -> None:
    assert parse("46,67%", True).value == 46.67


def test_a_rate_per_another_base_is_no_number_and_says_why() -> None:
    read = parse("62/1.000", False, load().indicator(NEW, "4.2"))
    assert (read.form, read.value, read.doubt) == ("text", None, "base")


def test_a_lone_separator_with_three_digits_is_doubtful_where_both_readings_are_possible() -> None:
    assert parse("113.867", False, load().indicator(NEW, "4.1")).doubt == "separator"
    assert parse("12,345", False, None, "count").doubt == "separator"


def test_a_share_cannot_be_in_thousands_so_there_is_no_doubt() -> None:
    assert parse("12.345", False, load().indicator(NEW, "1.1")).doubt == ""


def test_vietnamese_thousands_in_a_count_are_not_doubtful() -> None:
    assert parse("12.345", False, None, "count").doubt == ""


def test_counts_that_may_be_a_month_say_so() -> None:
    assert parse("3/2025", False, load().indicator(NEW, "1.1")).doubt == "date"


def test_counts_of_hours_have_decimals_though_three_digits_follow() -> None:
    read = parse("16,125/8,750", False, load().indicator(NEW, "3.1"))
    assert (read.numerator, read.denominator) == (16.125, 8.75)


def test_the_text_of_an_inexact_number_is_kept_as_written() -> None:
    assert parse(" khoảng\u00a050,9% ", False).text == "khoảng 50,9%"
