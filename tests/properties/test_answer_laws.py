"""Answering a question of a file settles that question and leaves every other row as it was."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indicators.catalogue import load
from indicators.observations import read
from indicators.observations.answers import NO_ANSWERS, Answer, Answers
from indicators.observations.questions import questions
from tests.real.layouts import sheet, workbook

pytestmark = pytest.mark.slow

STRATEGY = "2021-2030"
KNOWN = ("6.1", "2.3", "1.1", "4.2")
ANSWERED = ("3.1", "4.4", "6.3")  # indicators no other row of the file names
STRANGE = (
    "Chị em đứng đầu cơ sở", "Việc chung của xã nhà", "Người được nghe nói chuyện", "- Cấp thôn",
    "Kết quả khác trong kỳ", "Trẻ em hoàn thành tiểu học",
)  # fmt: skip
HEADS = ("Năm 2024", "Năm 2023", "Làm được", "Đã hứa 2025", "Tình hình")
CASES = (str, str.upper, str.lower)
numbers = st.integers(1, 99)


@st.composite
def grids(draw):
    catalogue = load()
    names = [catalogue.indicators[STRATEGY, code].name for code in KNOWN]
    heads = draw(st.lists(st.sampled_from(HEADS), min_size=1, max_size=3, unique=True))
    rows = draw(st.lists(st.sampled_from((*names, *STRANGE)), min_size=1, max_size=7, unique=True))
    return [["TT", "Chỉ tiêu", "Năm 2024", *[h for h in heads if h != "Năm 2024"]]] + [
        [n, name, *(draw(numbers) for _ in range(1 + len([h for h in heads if h != "Năm 2024"])))]
        for n, name in enumerate(rows, 1)
    ]


def read_grid(rows, answers=NO_ANSWERS):
    catalogue = load()
    file = workbook(sheet("Biểu 1", rows))
    return read(file, catalogue, catalogue.rounds("62", False), "2024", "608", answers=answers)


def figures(reading, without):
    """Every figure with its cell but for those of some rows."""
    return {(o.key, o.value, o.cell) for o in reading.observations if o.cell[1:] not in without}


def meanings(kind):
    rows = ["ignore", *(f"{STRATEGY}/{code}" for code in ANSWERED)]
    return st.sampled_from(rows if kind == "row" else ["ignore", "target", "note", "plan"])


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(grids(), st.data())
def test_an_answer_settles_its_question_and_changes_no_other_row(rows, data):
    before = read_grid(rows)
    asked = questions(before)
    if not asked:
        return
    one = data.draw(st.sampled_from(asked))
    after = read_grid(rows, Answers((Answer(one.kind, one.words, data.draw(meanings(one.kind))),)))
    assert (one.kind, one.words) not in {(q.kind, q.words) for q in questions(after)}
    assert after.rows.read == after.rows.taken + after.rows.rejected + after.rows.ignored == before.rows.read
    answered = (
        {q.cell[1:] for q in asked if (q.kind, q.words) == (one.kind, one.words)}
        if one.kind == "row"
        else set()
    )
    assert figures(before, answered) == figures(after, answered)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(grids(), st.sampled_from(CASES))
def test_next_years_file_of_the_same_kind_asks_nothing_that_was_answered(rows, case):
    asked = questions(read_grid(rows))
    answers = Answers(tuple(Answer(q.kind, q.words, "ignore" if q.kind == "row" else "note") for q in asked))
    later = [[case(v) if isinstance(v, str) else v + 1 for v in row] for row in rows]
    later[0] = [h.replace("2025", "2027").replace("2024", "2026") if "Năm" not in h else h for h in later[0]]
    assert questions(read_grid(later, answers)) == ()
