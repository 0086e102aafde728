"""Staff say what a row, a unit, a column or a head is; the answer is kept, and the next file needs no question."""

from collections.abc import Sequence
from datetime import date
from io import BytesIO

import openpyxl
import pytest

from indicators import workflow
from indicators.access.rights import Actor
from indicators.errors import NotAllowed, NotFound, UserError
from indicators.observations.answers import heads_words
from indicators.workbook.grid import Value

OFFICE = Actor("Sở Nội vụ", "standing_office")
DISTRICT = Actor("UBND huyện Đắk Glei", "unit", "610")
LEADER = Actor("Phó Chủ tịch", "leadership")
REACHED = "Dân số được tiếp cận kiến thức cơ bản về bình đẳng giới"
OWNERS = "Nữ giám đốc, chủ doanh nghiệp, hợp tác xã"
STRANGE = "Chị em đứng đầu cơ sở"
SENDER = "Đơn vị báo cáo: Phòng LĐ-TB Tu Mơ Rông"
Rows = Sequence[Sequence[Value]]


def book(*rows: Sequence[Value]) -> bytes:
    made = openpyxl.Workbook()
    for row in rows:
        made.active.append(list(row))
    kept = BytesIO()
    made.save(kept)
    return kept.getvalue()


def appendix(*rows: Sequence[Value], year: int = 2024, title: str = "") -> bytes:
    return book([title], ["TT", "Chỉ tiêu", f"Năm {year}"], *rows)


def received(house, content, round="2024", unit="610", name="a.xlsx"):
    return workflow.receive(house, OFFICE, name, content, round, unit)


def asked(house, receipt):
    return [(q.kind, q.said) for q in workflow.questions(house, OFFICE, receipt)]


def answer_all(house, receipt, meanings, scope=""):
    for question in workflow.questions(house, OFFICE, receipt):
        if question.said in meanings:
            meaning = meanings[question.said]
            workflow.answer(house, OFFICE, question.kind, question.words, meaning, scope, round="2024")


def figures(receipt):
    return [(o.indicator, o.subject, o.data_year, o.value, o.cell) for o in receipt.reading.observations]


def told(receipt):
    return [(f.cell, f.message) for f in receipt.reading.findings if f.code == "read_by_answer"]


def test_an_answered_row_is_read_in_this_file_and_in_next_years(office_house):
    first = workflow.check(
        office_house, OFFICE, "a.xlsx", appendix([1, REACHED, 55], [2, STRANGE, 33]), "2024", "610"
    )
    assert asked(office_house, first) == [("row", STRANGE)]
    answer_all(office_house, first, {STRANGE: "2021-2030/2.3"})
    again = workflow.check(
        office_house, OFFICE, "a.xlsx", appendix([1, REACHED, 55], [2, STRANGE, 33]), "2024", "610"
    )
    assert figures(again) == [("6.1", "610", 2024, 55, "C3"), ("2.3", "610", 2024, 33, "C4")]
    assert told(again) == [
        ("B4", f'"{STRANGE}" được hiểu là chỉ tiêu 2.3, theo trả lời đã ghi cho loại tệp này.')
    ]
    other = appendix([4, "CHI EM DUNG DAU CO SO", 41], year=2023)
    before = workflow.check(office_house, OFFICE, "b.xlsx", other, "2023", "610")
    assert figures(before) == [("2.3", "610", 2023, 41, "C3")]
    assert asked(office_house, before) == []


def test_a_sender_named_as_only_staff_know_is_known_from_then_on(office_house):
    content = appendix([1, REACHED, 55], title=SENDER)
    refused = workflow.receive(office_house, OFFICE, "a.xlsx", content, "2024")
    assert [f.code for f in refused.reading.findings] == ["unit_unknown"]
    [question] = workflow.questions(office_house, OFFICE, refused)
    assert (question.kind, question.cell, question.said) == ("unit", "A1", "Phòng LĐ-TB Tu Mơ Rông")
    assert question.candidates[0] == "617"
    workflow.answer(office_house, OFFICE, "unit", question.words, "617")
    taken = workflow.receive(office_house, OFFICE, "a.xlsx", content, "2024")
    assert (taken.reading.unit, figures(taken)) == ("617", [("6.1", "617", 2024, 55, "C3")])
    assert told(taken)[0][0] == "A1"
    chosen = workflow.check(office_house, OFFICE, "a.xlsx", content, "2024", "610")
    assert [f.code for f in chosen.reading.findings if f.severity == "blocks"] == ["wrong_unit"]


def test_a_table_nobody_could_read_is_read_once_staff_pointed_at_its_head_and_columns(office_house):
    head = ["Thứ", "Công việc", "Con số", "Đã hứa"]
    rows = [head, [1, REACHED, 55, 60], [2, OWNERS, 33, 40], [3, "Tỷ lệ nữ thạc sĩ", 50, 51]]
    content = book(["Kính gửi: Sở Nội vụ"], *rows)
    lost = workflow.check(office_house, OFFICE, "a.xlsx", content, "2024", "610")
    [question] = workflow.questions(office_house, OFFICE, lost)
    assert (question.kind, question.cell, question.words) == ("heads", "A2", heads_words(head))
    workflow.answer(office_house, OFFICE, "heads", heads_words(head), "1")
    seen = workflow.check(office_house, OFFICE, "a.xlsx", content, "2024", "610")
    assert asked(office_house, seen) == [("column", word) for word in head]
    meanings = {"Thứ": "tt", "Công việc": "name", "Con số": "result@2024", "Đã hứa": "target"}
    answer_all(office_house, seen, meanings)
    read = workflow.check(office_house, OFFICE, "a.xlsx", content, "2024", "610")
    assert figures(read) == [
        ("6.1", "610", 2024, 55, "C3"), ("2.3", "610", 2024, 33, "C4"), ("5.4a", "610", 2024, 50, "C5"),
    ]  # fmt: skip
    assert asked(office_house, read) == []
    a_year_before = workflow.check(office_house, OFFICE, "b.xlsx", content, "2023", "610")
    assert {year for _, _, year, *_ in figures(a_year_before)} == {2023}


def test_a_table_that_staff_say_holds_no_figures_is_passed_over_row_by_row(office_house):
    plan = [["Thứ", "Công việc", "Con số"], [1, "Họp", 5], [2, "Tập huấn", 3], [3, "Kiểm tra", 2]]
    workflow.answer(office_house, OFFICE, "heads", heads_words(plan[0]), "ignore")
    content = book(["TT", "Chỉ tiêu", "Năm 2024"], [1, REACHED, 55], [], *plan)
    read = workflow.check(office_house, OFFICE, "a.xlsx", content, "2024", "610").reading
    assert [i.row for i in read.ignored if i.reason == "answered_ignore"] == [5, 6, 7]
    assert (read.rows.taken, read.rows.ignored) == (1, 3)


def test_a_row_that_staff_say_is_no_indicator_is_passed_over_and_counted(office_house):
    first = workflow.check(
        office_house, OFFICE, "a.xlsx", appendix([1, REACHED, 55], [2, STRANGE, 33]), "2024", "610"
    )
    answer_all(office_house, first, {STRANGE: "ignore"})
    rows = workflow.check(
        office_house, OFFICE, "a.xlsx", appendix([1, REACHED, 55], [2, STRANGE, 33]), "2024", "610"
    ).reading
    assert [(i.row, i.reason) for i in rows.ignored] == [(4, "answered_ignore")]
    assert (rows.rows.read, rows.rows.taken, rows.rows.rejected, rows.rows.ignored) == (2, 1, 0, 1)


def test_counts_on_rows_of_their_own_become_a_share_by_two_answers(office_house):
    content = appendix([1, "Chị em giữ ghế", 48], [2, "Toàn bộ ghế", 113])
    first = workflow.check(office_house, OFFICE, "a.xlsx", content, "2024", "610")
    parts = {"Chị em giữ ghế": "2021-2030/2.3:numerator", "Toàn bộ ghế": "2021-2030/2.3:denominator"}
    answer_all(office_house, first, parts)
    [seen] = workflow.check(office_house, OFFICE, "a.xlsx", content, "2024", "610").reading.observations
    assert (seen.indicator, seen.numerator, seen.denominator, seen.cell) == ("2.3", 48, 113, "C3")


def test_a_short_row_is_answered_together_with_the_row_it_stands_under(office_house):
    rows = appendix(["I", "Chị em ở cơ sở sản xuất kinh doanh", None], ["", "- Làm chủ", 33],
                    ["II", "Chị em ở nơi thờ tự trong làng", None], ["", "- Làm chủ", 44])  # fmt: skip
    first = workflow.check(office_house, OFFICE, "a.xlsx", rows, "2024", "610")
    asking = workflow.questions(office_house, OFFICE, first)
    assert [q.cell for q in asking] == ["B4", "B6"]
    workflow.answer(office_house, OFFICE, "row", asking[0].words, "2021-2030/2.3")
    again = workflow.check(office_house, OFFICE, "a.xlsx", rows, "2024", "610")
    assert figures(again) == [("2.3", "610", 2024, 33, "C4")]
    assert [q.cell for q in workflow.questions(office_house, OFFICE, again)] == ["B6"]


def test_an_answer_for_one_unit_holds_for_its_files_alone_and_before_the_general_one(office_house):
    content = appendix([2, STRANGE, 33])
    first = workflow.check(office_house, OFFICE, "a.xlsx", content, "2024", "610")
    answer_all(office_house, first, {STRANGE: "2021-2030/2.3"}, scope="610")
    assert figures(workflow.check(office_house, OFFICE, "a.xlsx", content, "2024", "610"))
    assert not figures(workflow.check(office_house, OFFICE, "a.xlsx", content, "2024", "608"))
    answer_all(office_house, first, {STRANGE: "2021-2030/6.1"})
    assert [
        f[0] for f in figures(workflow.check(office_house, OFFICE, "a.xlsx", content, "2024", "610"))
    ] == ["2.3"]
    assert [
        f[0] for f in figures(workflow.check(office_house, OFFICE, "a.xlsx", content, "2024", "608"))
    ] == ["6.1"]


def test_a_withdrawn_answer_is_asked_again(office_house):
    content = appendix([2, STRANGE, 33])
    first = workflow.check(office_house, OFFICE, "a.xlsx", content, "2024", "610")
    answer_all(office_house, first, {STRANGE: "2021-2030/2.3"})
    [given] = workflow.answers(office_house, OFFICE)
    assert (given.meaning, given.actor, given.at.date()) == ("2021-2030/2.3", "Sở Nội vụ", date.today())
    workflow.withdraw(office_house, OFFICE, "row", given.words)
    assert workflow.answers(office_house, OFFICE) == ()
    assert asked(office_house, workflow.check(office_house, OFFICE, "a.xlsx", content, "2024", "610"))
    with pytest.raises(NotFound, match="Không có câu trả lời nào"):
        workflow.withdraw(office_house, OFFICE, "row", given.words)


def test_the_same_file_again_is_the_next_version_only_if_an_answer_lets_it_say_more(office_house):
    content = appendix([1, REACHED, 55], [2, STRANGE, 33])
    first = received(office_house, content)
    assert received(office_house, content).same_as == first.submission
    workflow.answer(office_house, OFFICE, "row", "khong lien quan", "ignore")
    assert received(office_house, content).same_as == first.submission
    answer_all(office_house, first, {STRANGE: "2021-2030/2.3"})
    second = received(office_house, content)
    assert second.submission not in (None, first.submission)
    assert len(figures(second)) == 2
    assert received(office_house, content).same_as == second.submission
    assert len(workflow.submissions(office_house, OFFICE)) == 2


def test_a_rebuild_reads_each_file_with_what_was_known_when_it_came(office_house):
    content = appendix([1, REACHED, 55], [2, STRANGE, 33])
    first = received(office_house, content)
    answer_all(office_house, first, {STRANGE: "2021-2030/2.3"})
    received(office_house, content)
    [given] = workflow.answers(office_house, OFFICE)
    workflow.withdraw(office_house, OFFICE, "row", given.words)
    received(office_house, appendix([1, REACHED, 56], [2, STRANGE, 34]))
    report = workflow.rebuild(office_house, Actor("quản trị", "administrator"))
    assert (report.differences, report.submissions, report.observations) == ((), 3, 4)
    assert office_house.store.problems() == ()


def test_the_office_answers_for_everybody_a_unit_for_itself_and_leadership_not_at_all(office_house):
    workflow.answer(office_house, DISTRICT, "row", "viec cua huyen", "ignore", "610")
    for actor, scope in ((DISTRICT, ""), (DISTRICT, "608"), (LEADER, ""), (LEADER, "610")):
        with pytest.raises(NotAllowed):
            workflow.answer(office_house, actor, "row", "viec khac", "ignore", scope)
        with pytest.raises(NotAllowed):
            workflow.withdraw(office_house, actor, "row", "viec cua huyen", scope)
    content = appendix([2, STRANGE, 33])
    receipt = workflow.check(office_house, OFFICE, "a.xlsx", content, "2024", "610")
    assert workflow.questions(office_house, LEADER, receipt) == ()
    assert [q.said for q in workflow.questions(office_house, DISTRICT, receipt)] == [STRANGE]
    workflow.answer(office_house, OFFICE, "row", "viec cua nguoi khac", "ignore", "608")
    assert [a.words for a in workflow.answers(office_house, DISTRICT)] == ["viec cua huyen"]


@pytest.mark.parametrize(
    ("kind", "meaning"),
    [
        ("row", "1.1"), ("row", "2021-2030/99"), ("row", "2021-2030/1.1:half"), ("row", "2021-2030/1.1:"),
        ("unit", "huyện"), ("column", "kết quả"), ("column", "result@24"), ("column", "result+maybe"),
        ("heads", "4"), ("heads", ""),
    ],
)  # fmt: skip
def test_a_meaning_that_is_none_is_refused_in_one_sentence(office_house, kind, meaning):
    with pytest.raises(UserError, match="không dùng được"):
        workflow.answer(office_house, OFFICE, kind, "chu nao do", meaning)
    assert workflow.answers(office_house, OFFICE) == ()


def test_nothing_is_kept_for_no_words_or_for_a_unit_nobody_knows(office_house):
    with pytest.raises(UserError, match="Không có chữ nào"):
        workflow.answer(office_house, OFFICE, "row", " ", "ignore")
    with pytest.raises(NotFound):
        workflow.answer(office_house, OFFICE, "row", "chu", "ignore", scope="không có")
