"""The plan's other duties: who may write what, what counts, what is late, and that nothing is overwritten unseen."""

from datetime import date, datetime

import pytest

from indicators import workflow
from indicators.access.rights import LOCAL_USER, Actor
from indicators.errors import NotAllowed, NotFound, StoreError, UserError
from indicators.output.papers import brief, report
from indicators.output.papers.report_blocks import Heading, Paragraph, Table
from indicators.workflow import duties, managing_rounds
from indicators.workflow.house import LATEST
from indicators.workflow.paper_material import gather
from tests.workflow.duty_books import DIFFICULTY, MODEL, TASK

OFFICE = Actor("Sở Nội vụ", "standing_office")
LEADER = Actor("Phó Chủ tịch", "leadership")
HEALTH = Actor("Sở Y tế", "unit", "62-SYT")
YOUTH = Actor("Tỉnh đoàn", "unit", "62-TD")
DAY = date(2025, 5, 30)


@pytest.fixture
def house(office_house):
    return office_house


def only(house, actor=LOCAL_USER, **asked):
    (found,) = duties.entries(house, actor, day=DAY, **asked)
    return found


def test_what_is_written_is_kept_as_codes_and_plain_values(house):
    duties.write(house, OFFICE, "task", "2025", {**TASK, "with": "Sở Y tế, H. Đăk Tô", "due_on": "5/3/2025"})
    assert dict(only(house).duty.fields) == {
        "content": "Tập huấn cán bộ cấp xã", "lead": "62-SNV", "with": "62-SYT;612", "deadline": "trong tháng 3",
        "due_on": "2025-03-05", "status": "under_way",
    }  # fmt: skip


def test_a_correction_is_a_new_version_and_the_old_one_is_shown(house):
    key = duties.write(house, OFFICE, "task", "2025", TASK)
    duties.write(house, LOCAL_USER, "task", "2025", {"status": "done"}, key, 1, "Đã tổ chức")
    assert only(house).duty.version == 2
    assert [(w.version, w.actor, w.old, w.new, w.why) for w in duties.history(house, OFFICE, key)] == [
        (1, OFFICE.name, "", "Tập huấn cán bộ cấp xã", ""),
        (2, LOCAL_USER.name, "Tình trạng: Đang thực hiện", "Tình trạng: Đã hoàn thành", "Đã tổ chức"),
    ]


def test_what_was_not_said_before_and_a_day_are_told_as_people_write_them(house):
    key = duties.write(house, OFFICE, "task", "2025", TASK)
    duties.write(house, OFFICE, "task", "2025", {"due_on": "5/3/2025"}, key, 1)
    change = duties.history(house, OFFICE, key)[-1]
    assert change.old.endswith(": chưa ghi")
    assert change.new.endswith(": 5/3/2025")


def test_units_and_amounts_are_told_as_people_write_them(house):
    key = duties.write(house, OFFICE, "task", "2025", {**TASK, "with": "Sở Y tế"})
    duties.write(house, OFFICE, "task", "2025", {"with": "Sở Y tế, H. Đăk Tô"}, key, 1)
    change = duties.history(house, OFFICE, key)[-1]
    assert change.old.endswith(": Sở Y tế")
    assert change.new.endswith(": Sở Y tế; Huyện Đắk Tô")
    funds = {"purpose": "Tập huấn", "source": "Ngân sách tỉnh", "planned": "1250,5"}
    key = duties.write(house, OFFICE, "funding", "2025", funds)
    duties.write(house, OFFICE, "funding", "2025", {"planned": "1300"}, key, 1)
    change = duties.history(house, OFFICE, key)[-1]
    assert (change.old.partition(": ")[2], change.new.partition(": ")[2]) == ("1.250,5", "1.300")


def test_of_two_who_edit_the_same_state_the_second_is_told_and_nothing_of_theirs_is_written(house):
    key = duties.write(house, OFFICE, "task", "2025", TASK)
    duties.write(house, OFFICE, "task", "2025", {"status": "done"}, key, 1)
    with pytest.raises(StoreError, match=r"Sở Nội vụ đã sửa dòng này .* Chưa ghi gì"):
        duties.write(house, LOCAL_USER, "task", "2025", {"product": "Tài liệu"}, key, 1)
    assert only(house).duty.said("product") == ""


def test_a_withdrawn_line_leaves_the_table_and_stays_in_the_trail(house):
    key = duties.write(house, OFFICE, "task", "2025", TASK)
    with pytest.raises(UserError, match="lý do"):
        duties.withdraw(house, OFFICE, key, 1, " ")
    duties.withdraw(house, OFFICE, key, 1, "Ghi nhầm năm")
    assert duties.entries(house, OFFICE) == ()
    acts = [(line.act, line.unit, line.why) for line in workflow.trail(house, LOCAL_USER, unit="62-SNV")]
    assert acts == [("duty_written", "62-SNV", ""), ("duty_withdrawn", "62-SNV", "Ghi nhầm năm")]
    with pytest.raises(NotFound):
        duties.write(house, OFFICE, "task", "2025", TASK, key, 2)


@pytest.mark.parametrize(
    ("values", "day", "state", "late"),
    [
        ({"deadline": "trước ngày 30/5/2025"}, DAY, "ahead", 0),
        ({"deadline": "trước ngày 29/5/2025"}, DAY, "overdue", 1),
        ({"deadline": "trước ngày 29/5/2025", "status": "done"}, DAY, "done", 0),
        ({"deadline": "thường xuyên trong năm"}, DAY, "recurring", 0),
        ({"deadline": "thường xuyên trong năm"}, date(2026, 1, 1), "overdue", 1),
        ({"deadline": "theo hướng dẫn"}, DAY, "undated", 0),
        ({"deadline": "theo hướng dẫn", "due_on": "1/5/2025"}, DAY, "overdue", 29),
    ],
)
def test_a_line_is_overdue_when_its_last_day_is_past_and_nothing_says_it_is_done(
    house, values, day, state, late
):
    duties.write(house, OFFICE, "task", "2025", TASK | values)
    (found,) = duties.entries(house, LEADER, day=day)
    assert (found.state, found.days_late) == (state, late)


def test_lines_are_found_by_kind_unit_plan_and_state(house):
    duties.write(house, OFFICE, "task", "2025", TASK | {"with": "62-SYT"})
    duties.write(house, OFFICE, "task", "2024", TASK | {"deadline": "Quý II", "content": "Kiểm tra"})
    duties.write(house, OFFICE, "model", "2025", MODEL)
    asked = (
        {"kind": "task"},
        {"unit": "62-SYT"},
        {"scopes": ("2024",)},
        {"states": ("overdue",)},
        {"unit": "608"},
    )
    assert [len(duties.entries(house, LEADER, day=DAY, **one)) for one in asked] == [2, 2, 1, 2, 0]


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"lead": "Sở Xây dựng mới"}, "Cơ quan chủ trì"),
        ({"status": "hơi chậm"}, "Chưa thực hiện; Đang thực hiện"),
        ({"due_on": "31/2/2025"}, "không phải là ngày"),
        ({"content": "x" * 5000}, "dài hơn 4000 chữ"),
        ({"content": "  "}, "Hãy ghi mục: Nội dung nhiệm vụ"),
    ],
)
def test_what_is_not_understood_is_told_by_its_field_and_nothing_is_written(house, values, said):
    with pytest.raises(UserError, match=said):
        duties.write(house, OFFICE, "task", "2025", TASK | values)
    assert duties.entries(house, OFFICE) == ()


@pytest.mark.parametrize(
    ("kind", "scope"), [("task", "25"), ("task", "1999"), ("task", "đợt"), ("paper", "1999")]
)
def test_a_plan_or_round_nobody_knows_is_refused(house, kind, scope):
    with pytest.raises(UserError, match="không phải"):
        duties.write(house, OFFICE, kind, scope, TASK)


def test_leaders_see_and_do_not_write(house):
    duties.write(house, OFFICE, "task", "2025", TASK)
    assert len(duties.entries(house, LEADER)) == 1
    with pytest.raises(NotAllowed):
        duties.write(house, LEADER, "task", "2025", TASK)


def test_a_unit_sees_the_lines_that_name_it_and_the_tables_that_are_for_all(house):
    duties.write(house, OFFICE, "task", "2025", TASK | {"with": "62-SYT"})
    duties.write(house, OFFICE, "difficulty", "2025", DIFFICULTY)
    duties.write(
        house, OFFICE, "paper", "2021-2025", {"units": "all", "paper": "Báo cáo", "deadline": "15/6/2025"}
    )
    assert {d.kind.code for d in duties.entries(house, HEALTH)} == {"paper", "task", "difficulty"}
    assert [d.kind.code for d in duties.entries(house, YOUTH)] == ["paper"]
    key = only(house, kind="difficulty").duty.key
    with pytest.raises(NotAllowed):
        duties.history(house, YOUTH, key)


def test_a_unit_fills_status_and_product_of_its_own_task_and_nothing_else(house):
    own = duties.write(house, OFFICE, "task", "2025", TASK | {"lead": "62-SYT"})
    other = duties.write(house, OFFICE, "task", "2025", TASK | {"with": "62-SYT", "content": "Kiểm tra"})
    duties.write(house, HEALTH, "task", "2025", {"status": "done", "product": "02 lớp"}, own, 1)
    for key, version, values in (
        (own, 2, {"deadline": "Quý IV"}),
        (own, 2, {"lead": "62-TD"}),
        (other, 1, {"status": "done"}),
    ):
        with pytest.raises(NotAllowed):
            duties.write(house, HEALTH, "task", "2025", values, key, version)
    with pytest.raises(NotAllowed):
        duties.write(house, HEALTH, "task", "2025", TASK | {"lead": "62-SYT"})
    with pytest.raises(NotAllowed):
        duties.withdraw(house, HEALTH, own, 2, "thôi")


def test_a_unit_raises_difficulties_for_itself_and_the_office_answers(house):
    key = duties.write(house, HEALTH, "difficulty", "2025", DIFFICULTY)
    with pytest.raises(NotAllowed):
        duties.write(
            house, HEALTH, "difficulty", "2025", DIFFICULTY | {"unit": "62-TD", "content": "Việc khác"}
        )
    with pytest.raises(NotAllowed):
        duties.write(house, HEALTH, "difficulty", "2025", {"answer": "tự trả lời"}, key, 1)
    duties.write(
        house, OFFICE, "difficulty", "2025", {"answer": "Đã ban hành biểu mẫu", "status": "answered"}, key, 1
    )
    assert only(house, HEALTH).duty.said("answer") == "Đã ban hành biểu mẫu"
    duties.withdraw(house, HEALTH, key, 2, "Đã giải quyết")


@pytest.mark.parametrize("kind", ["award", "conference", "funding", "paper"])
def test_a_unit_may_fill_nothing_in_the_tables_of_the_office(house, kind):
    definition = house.catalogue.duty(kind)
    assert duties.may_fill(HEALTH, definition, None) == ()
    assert duties.may_fill(OFFICE, definition, None) != ()


def test_a_rebuilt_database_has_the_same_lines_and_a_sound_trail(house):
    key = duties.write(house, OFFICE, "task", "2025", TASK)
    duties.write(house, OFFICE, "task", "2025", {"status": "done"}, key, 1)
    before = duties.entries(house, OFFICE, day=DAY)
    house.store.rebuild(lambda *_: None, replace=True)
    assert duties.entries(house, OFFICE, day=DAY) == before
    assert house.store.problems() == ()


def words(blocks) -> str:
    said = []
    for block in blocks:
        if isinstance(block, Heading):
            said.append(block.text)
        elif isinstance(block, Paragraph):
            said.append("".join(piece.text for piece in block.pieces))
        elif isinstance(block, Table):
            said += [cell.text for row in block.rows for cell in row]
    return "\n".join(said)


def test_the_report_tells_tasks_models_awards_money_by_source_and_difficulties_with_their_answers(house):
    duties.write(house, OFFICE, "task", "2025", TASK)
    duties.write(house, OFFICE, "model", "2025", MODEL)
    duties.write(house, OFFICE, "award", "2025", {"nominee": "Nguyễn Thị A", "sort": "person", "unit": "62-SYT",
                                                  "form": "Bằng khen"})  # fmt: skip
    for source, planned, spent in (("tỉnh", "100", "40,5"), ("tỉnh", "50", "0"), ("khác", "10", "10")):
        money = {"purpose": f"Chi {planned}", "source": source, "planned": planned, "spent": spent}
        duties.write(house, OFFICE, "funding", "2024", money)
    duties.write(
        house,
        OFFICE,
        "difficulty",
        "2023",
        DIFFICULTY | {"proposal": "Ban hành biểu", "answer": "Đã ban hành"},
    )
    duties.write(house, OFFICE, "task", "2019", TASK | {"content": "Việc của giai đoạn trước"})
    material = gather(house, LOCAL_USER, workflow.round_of(house, "2021-2025"), "62")
    said = words(report(material).body)
    for expected in (
        "Kế hoạch 160 triệu đồng, thực hiện 50,5 triệu đồng (31,6%).", "Ngân sách tỉnh\n150\n40,5\nNguồn khác\n10\n10",
        "Kế hoạch có 1 nhiệm vụ: 0 đã xong, 1 quá hạn (tính đến 30/5/2025).", "6. Mô hình", "Câu lạc bộ\nSở Y tế\n5",
        "7. Đề nghị khen thưởng", "Nguyễn Thị A", "Đề xuất: Ban hành biểu. Trả lời: Đã ban hành.",
    ):  # fmt: skip
        assert expected in said
    assert "giai đoạn trước" not in said
    assert "Kế hoạch có 1 nhiệm vụ: 0 đã xong, 1 quá hạn (tính đến 30/5/2025)." in brief(material).trust


def test_a_report_without_any_line_keeps_the_blanks_of_its_outline(house):
    said = words(report(gather(house, LOCAL_USER, workflow.round_of(house, "2021-2025"), "62")).body)
    assert "[… ghi kinh phí theo nguồn và theo năm …]" in said
    assert "Thực hiện nhiệm vụ của kế hoạch" not in said


@pytest.mark.slow
def test_the_report_of_a_closed_round_tells_duties_as_they_stood_when_it_was_closed(house, monkeypatch):
    def told(seen):
        made = gather(seen, LOCAL_USER, workflow.round_of(seen, "2021-2025"), "62")
        return [(one.duty.said("content"), one.state) for one in made.duties]

    key = duties.write(house, OFFICE, "task", "2025", TASK)
    gone = duties.write(house, OFFICE, "task", "2025", TASK | {"content": "Hội thi"})
    managing_rounds.close_round(house, OFFICE, "2021-2025")
    before = told(house)
    assert before == [("Tập huấn cán bộ cấp xã", "overdue"), ("Hội thi", "overdue")]
    duties.write(house, OFFICE, "task", "2025", {"status": "done"}, key, 1)
    duties.withdraw(house, OFFICE, gone, 1, "ghi nhầm")

    class PutBack(datetime):
        @classmethod
        def now(cls, tz=None):
            return cls(2020, 1, 1)

    monkeypatch.setattr(duties, "datetime", PutBack)
    duties.write(house, OFFICE, "task", "2025", TASK | {"content": "Viết sau, ngày cũ"})
    assert told(house) == before
    assert sorted(told(house.at(LATEST))) == [
        ("Tập huấn cán bộ cấp xã", "done"),
        ("Viết sau, ngày cũ", "overdue"),
    ]
    assert len(duties.entries(house, OFFICE, "task")) == 2


def test_the_papers_of_a_round_are_told_first_due_in_front_and_the_late_ones_marked(house):
    for paper, words in (
        ("Báo cáo", "trước ngày 15/6/2025"),
        ("Hồ sơ khen thưởng", "20/5/2025"),
        ("Tham luận", "sau hội nghị"),
    ):
        duties.write(house, OFFICE, "paper", "2021-2025", {"units": "all", "paper": paper, "deadline": words})
    duties.write(
        house, OFFICE, "paper", "2024", {"units": "all", "paper": "Của đợt khác", "deadline": "20/5/2025"}
    )
    told = duties.papers_due(house, HEALTH, "2021-2025", DAY)
    assert [(one.duty.said("paper"), one.state, one.days_late) for one in told] == [
        ("Hồ sơ khen thưởng", "overdue", 10),
        ("Báo cáo", "ahead", 0),
        ("Tham luận", "undated", 0),
    ]
