"""The board says what every unit sent, how complete that is, and what it still owes."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from indicators import workflow
from indicators.access.rights import LOCAL_USER, Actor
from indicators.catalogue.deadlines import due_day
from indicators.catalogue.definitions import Deadline
from indicators.errors import NotAllowed, NotFound
from indicators.output.numbers import format_date
from indicators.output.tables.board_words import besides_words, missing_words, time_words
from indicators.workflow import chasing, managing_rounds, revising
from tests.filling import filled

ROUND, UNIT, REVIEW = "2024", "608", "2021-2025"
FIGURES = 14  # asked of a district for one year


def send(house, accept=False, unit=UNIT, round=ROUND, **cells):
    blank = workflow.template(house, LOCAL_USER, round, unit)
    return workflow.receive(
        house, LOCAL_USER, blank.name, filled(blank.content, **cells), round, unit, accept
    )


def line_of(house, unit=UNIT, round=ROUND, **asked):
    return chasing.missing_of(house, LOCAL_USER, round, unit, **asked)


def test_a_unit_that_sent_nothing_lacks_everything_it_was_asked(office_house):
    line = line_of(office_house)
    assert (line.progress.stage, line.content.answered, line.content.places) == ("silent", 0, FIGURES)
    assert missing_words(line.content) == "cả 14 chỉ tiêu được giao"


def test_a_row_left_blank_is_named_with_its_year(office_house):
    send(office_house, H13=None, I13=None)
    line = line_of(office_house)
    assert (line.progress.stage, line.progress.owes) == ("waiting", "content")
    assert (line.content.answered, line.content.share_pct) == (13, 92)
    assert missing_words(line.content) == "2.3 (năm 2024)"


def test_a_row_said_to_have_no_figure_is_answered_and_told_apart(office_house):
    send(office_house, H13="Không có số liệu", I13=None)
    line = line_of(office_house)
    assert (line.content.complete, line.progress.owes) == (True, "")
    assert [row.request.indicator for row in line.content.said_none] == ["2.3"]
    assert (line.content.with_figures, line.content.without_figures) == (13, 1)


@pytest.mark.slow
def test_words_wait_for_a_number_until_somebody_stands_for_one(office_house):
    sent = send(office_house, H13="khoảng 50", I13=None)
    assert besides_words(line_of(office_house).content) == "1 số ước chừng chờ xác nhận"
    words = next(
        key for key, o in office_house.store.observations(sent.submission) if o.value is None and o.text
    )
    office_house.store.confirm(words, 50.0, "Sở Nội vụ", datetime.now())
    line = line_of(office_house)
    assert (line.content.with_figures, besides_words(line.content)) == (FIGURES, "")


@pytest.mark.slow
def test_a_figure_that_could_not_be_taken_is_missing_and_its_row_is_counted(office_house):
    send(office_house, H13=99)
    line = line_of(office_house)
    assert missing_words(line.content) == "2.3 (năm 2024)"
    assert besides_words(line.content) == "1 dòng chưa nhận được, cần sửa"


@pytest.mark.slow
def test_a_mended_file_takes_the_place_of_the_returned_one(office_house):
    first = send(office_house, H13=99)
    office_house.store.decide(first.submission, "returned", "Sở Nội vụ", datetime.now(), "Ô H13 sai")
    assert line_of(office_house).progress.owes == "mending"
    send(office_house)
    line = line_of(office_house)
    assert (line.progress.stage, line.progress.owes, line.content.complete) == ("waiting", "", True)


@pytest.mark.slow
def test_a_newer_file_is_measured_beside_the_accepted_one_that_still_counts(office_house):
    accepted = send(office_house, accept=True)
    send(office_house, H13=None, I13=None)
    line = line_of(office_house)
    assert (line.progress.stage, line.sent.counted.id) == ("waiting", accepted.submission)
    assert (line.content.share_pct, line.counted.share_pct) == (92, 100)


def test_a_file_that_was_refused_is_no_file_and_is_not_passed_over(office_house):
    workflow.receive(office_house, LOCAL_USER, "a.xlsx", b"khong phai bang tinh", ROUND, UNIT)
    line = line_of(office_house)
    assert (line.progress.stage, line.sent.refused, line.sent.submission) == ("silent", True, None)


@pytest.mark.slow
def test_what_was_known_before_a_file_came_does_not_know_it(office_house):
    before = datetime.now()
    send(office_house)
    assert line_of(office_house, known_at=before).progress.stage == "silent"
    assert line_of(office_house).progress.stage == "waiting"


def test_the_deadline_is_that_of_the_unit_then_of_its_class_then_of_all(office_house):
    round = workflow.round_of(office_house, "2011-2015")
    unit = office_house.catalogue.unit
    assert due_day(round, unit("62-SYT", round.data_date)) == date(2015, 12, 20)
    assert due_day(round, unit("608", round.data_date)) == date(2015, 12, 22)
    assert chasing.deadline_of(office_house, round, "608") == date(2015, 12, 22)
    own = Deadline("62-SYT", "báo cáo", date(2015, 12, 30))
    prolonged = replace(round, deadlines=(*round.deadlines, own))
    assert due_day(prolonged, unit("62-SYT", round.data_date)) == own.due
    assert due_day(replace(round, deadlines=()), unit("608", round.data_date)) is None


def test_a_unit_whose_deadline_was_put_off_is_not_late_and_the_first_one_is_kept(office_house):
    on = date(2025, 6, 18)
    assert line_of(office_house, round=REVIEW, on=on).progress.days_late == 3
    managing_rounds.extend_round(office_house, LOCAL_USER, REVIEW, date(2025, 6, 20), "Lũ lụt", UNIT)
    line = line_of(office_house, round=REVIEW, on=on)
    assert (line.first_due, line.progress.due, line.progress.days_left) == (
        date(2025, 6, 15),
        date(2025, 6, 20),
        2,
    )
    assert time_words(line.progress) == "còn 2 ngày"
    assert line_of(office_house, "610", REVIEW, on=on).progress.days_late == 3


@pytest.mark.slow
@pytest.mark.parametrize(("day", "late"), [(date(2025, 6, 15), 0), (date(2025, 6, 16), 1)])
def test_the_queue_of_review_and_the_board_call_a_mended_file_equally_late(
    office_house, monkeypatch, day, late
):
    class Clock(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime.combine(day, time(23))

    monkeypatch.setattr("indicators.workflow.intake.datetime", Clock)
    send(office_house, round=REVIEW)
    day += timedelta(days=525)
    send(office_house, round=REVIEW, H13=None, I13=None)
    queue = revising.waiting(office_house, LOCAL_USER, REVIEW)
    assert (
        [w.days_late for w in queue]
        == [line_of(office_house, round=REVIEW).progress.days_late] * 2
        == [late] * 2
    )


@pytest.mark.slow
def test_a_closed_round_is_shown_on_the_day_and_by_the_figures_it_was_closed_with(office_house):
    send(office_house)
    managing_rounds.close_round(office_house, LOCAL_USER, ROUND)
    send(office_house, unit="610")
    assert line_of(office_house).progress.stage == "waiting"
    assert line_of(office_house, "610").progress.stage == "silent"
    assert chasing.day_for(office_house, ROUND) == date.today()


def test_in_a_closed_round_no_day_is_left_for_anything_and_before_its_closing_there_was(office_house):
    managing_rounds.extend_round(office_house, LOCAL_USER, ROUND, date.today() + timedelta(days=9), "Lũ lụt")
    assert "còn " in time_words(line_of(office_house).progress)
    send(office_house, unit="610", H13=None, I13=None)
    managing_rounds.close_round(office_house, LOCAL_USER, ROUND)
    ended = f"đã đóng ngày {format_date(date.today())}"
    silent, short = line_of(office_house), line_of(office_house, "610")
    assert time_words(silent.progress, silent.closed) == ended
    assert time_words(short.progress, short.closed) == f"nộp đúng hạn; {ended}"
    before = line_of(office_house, on=date.today() - timedelta(days=1))
    assert before.closed is None
    managing_rounds.reopen_round(office_house, LOCAL_USER, ROUND, "Đóng nhầm")
    assert line_of(office_house).closed is None


def test_a_units_account_sees_its_own_line_alone(office_house):
    own = Actor("Kon Tum", "unit", UNIT)
    assert [line.unit.code for line in chasing.board_of(office_house, own, ROUND)] == [UNIT]
    with pytest.raises(NotAllowed):
        chasing.missing_of(office_house, own, ROUND, "610")


def test_only_who_may_remind_is_told_who_owes(office_house):
    owed = chasing.owing(office_house, Actor("Sở Nội vụ", "standing_office"), ROUND, date(2025, 6, 20))
    assert {line.progress.owes for line in owed} == {"everything"}
    for role in ("leadership", "administrator"):
        with pytest.raises(NotAllowed):
            chasing.owing(office_house, Actor("ai đó", role), ROUND)
    with pytest.raises(NotAllowed):
        chasing.owing(office_house, Actor("Kon Tum", "unit", UNIT), ROUND)


def test_a_unit_the_round_does_not_ask_is_said_so(office_house):
    with pytest.raises(NotFound, match="không yêu cầu đơn vị 51"):
        line_of(office_house, "51")


@pytest.mark.slow
def test_every_line_agrees_with_its_own_look_and_the_round_s_order(office_house):
    send(office_house)
    lines = chasing.board_of(
        office_house, LOCAL_USER, ROUND, date.today(), datetime.combine(date.today(), time.max)
    )
    assert [line.unit.code for line in lines] == list(workflow.round_of(office_house, ROUND).units)
    assert [line.unit.code for line in lines if line.sent.submission] == [UNIT]
