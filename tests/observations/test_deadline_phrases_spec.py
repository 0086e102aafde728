"""tests/spec/deadline_phrases.txt, line by line: which days a plan's words for a deadline mean."""

import unicodedata
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.observations.deadline_phrases import Due, read_deadline

SPEC = Path(__file__).parents[1] / "spec" / "deadline_phrases.txt"
CASES = [
    [part.strip() for part in line.split("|")]
    for line in SPEC.read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def expected(starts: str, due: str, again: str) -> Due | None:
    if due == "?":
        return None
    first = None if starts == "-" else date.fromisoformat(starts)
    return Due(first, date.fromisoformat(due), again == "có")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0])
def test_a_phrase_means_the_days_the_table_says(case):
    phrase, year, *days = case
    assert read_deadline(phrase, int(year)) == expected(*days)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0])
def test_capitals_spaces_full_stops_and_the_way_letters_are_stored_change_nothing(case):
    phrase, year, *days = case
    said = f"  {unicodedata.normalize('NFD', phrase.upper()).replace(' ', '  ')}. "
    assert read_deadline(said, int(year)) == expected(*days)


def test_before_a_day_leaves_the_day_out_where_the_office_says_so():
    assert read_deadline("trước ngày 15/6/2025", 2025, False) == Due(None, date(2025, 6, 14))
    assert read_deadline("đến ngày 15/6/2025", 2025, False) == Due(None, date(2025, 6, 15))


@given(st.dates(date(2000, 1, 1), date(2059, 12, 31)), st.integers(2000, 2059))
def test_any_day_written_out_is_that_day_whatever_the_year_of_the_plan(day, year):
    assert read_deadline(f"trước ngày {day.day}/{day.month}/{day.year}", year) == Due(None, day)


@given(st.text(max_size=40), st.integers(2000, 2059))
def test_no_words_at_all_break_the_reading_and_a_start_never_follows_the_end(text, year):
    found = read_deadline(text, year)
    assert found is None or found.starts is None or found.starts <= found.due


@given(st.integers(1, 12), st.integers(2000, 2059))
def test_a_month_ends_the_day_before_the_next_begins(month, year):
    found = read_deadline(f"trong tháng {month}", year)
    assert found
    assert (found.due + timedelta(days=1)).day == 1
    assert found.starts == date(year, month, 1)
