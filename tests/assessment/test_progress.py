"""tests/spec/board_status.txt: where a unit stands in a round."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.assessment.progress import OWED, STAGES, Sent, progress

SPEC = Path(__file__).parents[1] / "spec" / "board_status.txt"
DAYS = st.dates(date(2025, 5, 1), date(2025, 8, 1))


def _rows():
    lines = (line for line in SPEC.read_text("utf-8").splitlines() if line and line[0] != "#")
    return [tuple(cell.strip() for cell in line.split("|")) for line in lines]


def _day(said: str) -> date | None:
    if said == "-":
        return None
    day, month = map(int, said.split("/"))
    return date(2025, month, day)


def _sent(said: str) -> Sent | None:
    if said == "-":
        return None
    words = said.removesuffix(" in part").split()
    decided = _day(words[2]) if len(words) > 2 else None
    return Sent(_day(words[0]), words[1], decided, said.endswith("in part"))


@pytest.mark.parametrize("row", _rows(), ids=lambda row: row[-1])
def test_a_unit_stands_as_the_table_says(row):
    due, in_time, on, sent, content, stage, left, late, owes, owed, _ = row
    found = progress(_day(due), _day(on), _sent(sent), content == "whole", in_time == "yes")
    assert found.stage == stage
    assert found.days_left == (None if left == "-" else int(left))
    assert (found.days_late, found.owes, found.days_owed) == (int(late), owes.replace("-", ""), int(owed))


def test_the_table_has_every_stage_and_everything_that_can_be_owed():
    assert {row[5] for row in _rows()} == set(STAGES)
    assert {row[8].replace("-", "") for row in _rows()} == set(OWED)


@given(DAYS, DAYS, st.booleans())
def test_silence_is_late_from_the_first_day_that_is_not_in_time(due, on, includes):
    found = progress(due, on, None, False, includes)
    last = due if includes else due - timedelta(days=1)
    assert found.late == (on > last)
    assert found.days_left + found.days_late == max(found.days_left, 0)
    assert found.chased == (on > last)


@given(DAYS, DAYS, DAYS, st.booleans())
def test_a_due_day_that_is_late_is_a_deadline_one_day_earlier(due, on, first, complete):
    sent = Sent(first, "waiting")
    strict = progress(due, on, sent, complete, includes_due_day=False)
    earlier = progress(due - timedelta(days=1), on, sent, complete)
    assert strict == replace(earlier, due=due)


@given(DAYS, DAYS, st.integers(1, 40), DAYS, st.sampled_from(["waiting", "accepted", "returned"]))
def test_a_later_deadline_makes_nobody_later(due, on, more, first, status):
    sent = Sent(first, status, first)
    before, after = progress(due, on, sent, True), progress(due + timedelta(days=more), on, sent, True)
    assert after.days_late <= before.days_late
    assert after.days_owed <= before.days_owed


@given(DAYS, DAYS, DAYS, DAYS)
def test_a_returned_file_that_was_mended_owes_nothing_and_is_as_late_as_its_first_file(due, on, first, back):
    returned = progress(due, on, Sent(first, "returned", back), True)
    mended = progress(due, on, Sent(first, "waiting"), True)
    assert returned.owes == "mending"
    assert (mended.owes, mended.chased, mended.days_owed) == ("", False, 0)
    assert mended.days_late == returned.days_late
