"""Tables of duties as files: what is exported comes back unchanged, an office's own table is read by its heads, and a
file writes all it says or nothing."""

import io
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import date, datetime
from functools import partial
from threading import Barrier, BrokenBarrierError

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indicators import workflow
from indicators.access.rights import LOCAL_USER, Actor
from indicators.catalogue import load
from indicators.errors import NotAllowed, StoreError, UserError
from indicators.observations.duty_model import Duty
from indicators.observations.text import clean
from indicators.output.duty_words import field_words
from indicators.store.duties import write_duties
from indicators.workflow import duties, duty_files
from tests.workflow.duty_books import MODEL, TASK, book, changed, saved

HEALTH = Actor("Sở Y tế", "unit", "62-SYT")
LEADER = Actor("Phó Chủ tịch", "leadership")
TASK_SHEET = "Nhiệm vụ của kế hoạch"
HEADS = (
    "TT",
    "Đơn vị chủ trì",
    "Nội dung công việc",
    "Thời gian hoàn thành",
    "Đơn vị phối hợp",
    "Kết quả thực hiện",
)
ROWS = (
    ("I", "", "Công tác chỉ đạo", "", "", ""),
    (1, "SỞ NỘI VỤ", "Ban hành kế hoạch", "trong tháng 1", "Sở Tài chính, Sở Tư pháp", "Hoàn thành"),
    (2, "Sở Y tế tỉnh Kon Tum", "Khám sức khỏe", date(2025, 9, 30), "H. Đăk Tô; Sa Thầy", ""),
    ("", "", "Tổng cộng", "", "", ""),
)


@pytest.fixture
def house(office_house):
    return office_house


def states(seen) -> dict[str, int]:
    return seen.counts


def doubts(seen) -> list[tuple[str, str]]:
    return [(d.cell, d.sentence) for change in seen.doubtful for d in change.doubts]


def test_a_table_that_two_write_at_once_is_written_once(house, monkeypatch):
    content = book(HEADS, *ROWS)
    both, plain = Barrier(2), duty_files.changes

    def changes(*told):
        found = plain(*told)
        with suppress(BrokenBarrierError):
            both.wait(0.5)  # for the other to look too, if it can
        return found

    def write(_: int) -> dict[str, int]:
        return states(duty_files.import_(house, LOCAL_USER, "ke-hoach.xlsx", content, "task", "2025"))

    monkeypatch.setattr(duty_files, "changes", changes)
    with ThreadPoolExecutor(2) as hands:
        assert sorted(hands.map(write, range(2)), key=str) == [{"new": 2}, {"unchanged": 2}]
    assert len(duties.entries(house, LOCAL_USER)) == 2


def test_an_offices_own_table_is_read_by_its_heads_in_any_order_and_written_whole(house):
    content = book(("UBND TỈNH KON TUM",), (), HEADS, *ROWS)
    seen = duty_files.import_check(house, LOCAL_USER, "ke-hoach.xlsx", content, "task", "2025")
    assert states(seen) == {"new": 2}
    assert seen.ignored == (("C4", "dòng nhóm"), ("C7", "dòng tổng"))
    assert duties.entries(house, LOCAL_USER) == ()
    duty_files.import_(house, LOCAL_USER, "ke-hoach.xlsx", content, "task", "2025")
    first, second = (d.duty.fields for d in duties.entries(house, LOCAL_USER))
    assert second == {"content": "Ban hành kế hoạch", "lead": "62-SNV", "with": "62-STC;62-STP",
                      "deadline": "trong tháng 1", "status": "done"}  # fmt: skip
    assert first == {"content": "Khám sức khỏe", "lead": "62-SYT", "with": "612;616", "deadline": "30/9/2025"}


def test_the_same_table_again_changes_nothing_and_a_cell_made_otherwise_changes_that_line(house):
    content = book(HEADS, *ROWS)
    duty_files.import_(house, LOCAL_USER, "a.xlsx", content, "task", "2025")
    assert states(duty_files.import_(house, LOCAL_USER, "a.xlsx", content, "task", "2025")) == {
        "unchanged": 2
    }
    done = changed(content, "Kế hoạch", F4="Đang thực hiện")
    seen = duty_files.import_(house, LOCAL_USER, "a.xlsx", done, "task", "2025")
    assert states(seen) == {"changed": 1, "unchanged": 1}
    assert seen.to_write[0].changed == ("Tình trạng",)
    key = seen.to_write[0].duty.key
    assert [w.why for w in duties.history(house, LOCAL_USER, key)] == ["Nhập từ tệp a.xlsx"] * 2


def test_heads_in_two_rows_and_cells_merged_downwards_are_read(house):
    content = book(
        ("TT", "Mô hình", "Đơn vị", "Thành viên", "", "Kiến nghị"), ("", "", "", "Nam", "Nữ", ""),
        (1, "Câu lạc bộ A", "Sở Y tế", 3, 12, "duy trì"), (2, "Câu lạc bộ B", "", 4, 15, "nhân rộng"),
        merges=("A1:A2", "B1:B2", "C1:C2", "D1:E1", "F1:F2", "C3:C4"),
    )  # fmt: skip
    duty_files.import_(house, LOCAL_USER, "m.xlsx", content, "model", "2025")
    found = [dict(d.duty.fields) for d in duties.entries(house, LOCAL_USER)]
    assert found[1] == {
        "name": "Câu lạc bộ B",
        "unit": "62-SYT",
        "men": "4",
        "women": "15",
        "proposal": "extend",
    }


def test_one_row_in_doubt_keeps_the_whole_file_out_and_every_doubt_names_its_cell(house):
    rows = (
        (3, "Sở Xây dựng mới", "Việc lạ", "Quý II", "", "hơi chậm"),
        (4, "Sở Nội vụ", "", "Quý II", "", "xong"),
    )
    content = book(HEADS, *ROWS, *rows)
    seen = duty_files.import_check(house, LOCAL_USER, "a.xlsx", content, "task", "2025")
    assert states(seen) == {"new": 2, "doubt": 2}
    assert [cell for cell, _ in doubts(seen)] == ["B6", "F6", "C7"]
    with pytest.raises(UserError, match=r"Chưa ghi gì: 2 dòng chưa rõ\. Kế hoạch, ô B6: Cơ quan chủ trì"):
        duty_files.import_(house, LOCAL_USER, "a.xlsx", content, "task", "2025")
    assert duties.entries(house, LOCAL_USER) == ()


def test_a_deadline_nobody_can_date_is_asked_and_does_not_keep_the_file_out(house):
    content = book(HEADS, (1, "Sở Nội vụ", "Triển khai", "theo hướng dẫn của Trung ương", "", ""))
    seen = duty_files.import_(house, LOCAL_USER, "a.xlsx", content, "task", "2025")
    assert seen.changes[0].asks[0].startswith('Thời hạn "theo hướng dẫn của Trung ương" không nêu được ngày')
    assert duties.entries(house, LOCAL_USER)[0].state == "undated"


def test_a_line_written_twice_in_a_file_is_a_doubt(house):
    line = (1, "Sở Nội vụ", "Kiểm tra", "Quý II", "", "")
    seen = duty_files.import_check(house, LOCAL_USER, "a.xlsx", book(HEADS, line, line), "task", "2025")
    assert states(seen) == {"doubt": 2}


def test_an_export_that_is_older_than_what_is_kept_writes_nothing_over_it(house):
    key = duties.write(house, LOCAL_USER, "task", "2025", TASK)
    paper = duty_files.export(house, LOCAL_USER, "task")
    duties.write(house, LOCAL_USER, "task", "2025", {"status": "done"}, key, 1)
    seen = duty_files.import_check(house, LOCAL_USER, paper.name, paper.content)
    assert "sửa sau khi tệp được xuất" in doubts(seen)[0][1]


def test_a_row_added_to_an_export_is_new_and_an_emptied_line_is_not_taken_for_a_withdrawal(house):
    duties.write(house, LOCAL_USER, "task", "2025", TASK)
    content = duty_files.export(house, LOCAL_USER, "task", scope="2025").content
    added = changed(content, TASK_SHEET, C8="Việc mới", D8="Sở Y tế", F8="Quý IV")
    assert states(duty_files.import_check(house, LOCAL_USER, "a.xlsx", added)) == {"new": 1, "unchanged": 1}
    emptied = changed(content, TASK_SHEET, **dict.fromkeys(("C7", "D7", "F7", "I7"), None))
    seen = duty_files.import_check(house, LOCAL_USER, "a.xlsx", emptied)
    assert [said for _, said in doubts(seen)] == [
        f"{name}: đang trống; hãy ghi giá trị."
        for name in ("Nội dung nhiệm vụ", "Cơ quan chủ trì", "Thời hạn")
    ]


def test_a_blank_form_holds_its_lists_and_says_nothing(house):
    paper = duty_files.export(house, LOCAL_USER, "task", scope="2025", blank=True)
    assert paper.name.startswith("Bieu-nhiem-vu_task_2025_Kon-Tum_")
    assert states(duty_files.import_check(house, LOCAL_USER, paper.name, paper.content)) == {}
    sheet = openpyxl.load_workbook(io.BytesIO(paper.content))[TASK_SHEET]
    lists = [rule.formula1 for rule in sheet.data_validations.dataValidation]
    assert '"Chưa thực hiện,Đang thực hiện,Đã hoàn thành,Không thực hiện"' in lists
    assert any("Đơn vị" in formula for formula in lists)
    assert sheet.column_dimensions["A"].hidden
    assert sheet.row_dimensions[1].hidden


def test_what_people_typed_stays_text_in_the_export(house):
    duties.write(
        house, LOCAL_USER, "task", "2025", TASK | {"content": '=HYPERLINK("http://x","y")', "note": "@SUM(1)"}
    )
    content = duty_files.export(house, LOCAL_USER, "task").content
    cells = openpyxl.load_workbook(io.BytesIO(content))[TASK_SHEET]
    assert (cells["C7"].value, cells["C7"].data_type) == ('=HYPERLINK("http://x","y")', "s")
    assert states(duty_files.import_check(house, LOCAL_USER, "a.xlsx", content)) == {"unchanged": 1}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.xlsx", b"khong phai bang tinh"),
        ("a.xlsx", b""),
        ("a.xlsx", b"PK\x03\x04" + b"\x00" * 64),
        ("~$a.xlsx", b"\x05Nguyen"),
        ("a.xlsx", book(("x",), ("y",))),
        ("a.xlsx", book(("nhiem-vu-bdg/1;kind=task;province=42;sample=0", "content"), ("", "x"))),
        ("a.xlsx", book(("nhiem-vu-bdg/1;kind=không;province=62;sample=0", "content"), ("", "x"))),
    ],
)
def test_a_file_that_is_no_table_of_ours_or_theirs_is_refused_in_a_sentence(house, name, content):
    with pytest.raises(UserError) as refused:
        duty_files.import_check(house, LOCAL_USER, name, content, "task", "2025")
    assert str(refused.value).endswith(".")


@pytest.mark.parametrize(
    "key",
    ["task-000000000000@1", "@", "x@-1", "x@99999999999999999999", "'; DROP TABLE event; --@1", "a@b@2"],
)
def test_a_forged_mark_is_a_doubt_or_a_new_line_and_never_another_line(house, key):
    duties.write(house, LOCAL_USER, "model", "2025", MODEL)
    content = duty_files.export(house, LOCAL_USER, "model").content
    forged = changed(content, "Mô hình", A7=key, C7="Mô hình khác")
    seen = duty_files.import_check(house, LOCAL_USER, "a.xlsx", forged)
    assert states(seen) in ({"doubt": 1}, {"new": 1})
    assert [d.duty.said("name") for d in duties.entries(house, LOCAL_USER)] == ["Câu lạc bộ"]


def test_a_cell_in_error_is_a_doubt(house):
    made = openpyxl.load_workbook(io.BytesIO(book(HEADS, (1, "Sở Nội vụ", "Kiểm tra", "Quý II", "", ""))))
    made.worksheets[0]["F2"] = "=1/0"
    seen = duty_files.import_check(house, LOCAL_USER, "a.xlsx", saved(made), "task", "2025")
    assert [cell for cell, _ in doubts(seen)] == ["F2"]


def test_a_unit_takes_in_only_what_it_may_write(house):
    own = book(("Khó khăn", "Đơn vị", "Kiến nghị"), ("Thiếu biểu mẫu", "Sở Y tế", "Ban hành"))
    assert states(duty_files.import_(house, HEALTH, "a.xlsx", own, "difficulty", "2025")) == {"new": 1}
    others = book(
        ("Khó khăn", "Đơn vị", "Trả lời"),
        ("Việc khác", "Tỉnh đoàn", ""),
        ("Việc nữa", "Sở Y tế", "Tự trả lời"),
    )
    seen = duty_files.import_check(house, HEALTH, "a.xlsx", others, "difficulty", "2025")
    assert [said for _, said in doubts(seen)] == [
        "Đơn vị chỉ ghi dòng của chính mình.",
        "Đơn vị không sửa mục Trả lời; cơ quan thường trực ghi mục này.",
    ]
    with pytest.raises(NotAllowed):
        duty_files.import_check(house, LEADER, "a.xlsx", own, "difficulty", "2025")


def test_leaders_are_handed_the_tables_and_that_is_noted(house):
    duties.write(house, LOCAL_USER, "task", "2025", TASK)
    paper = duty_files.export(house, LEADER, "task")
    (line,) = workflow.trail(house, LOCAL_USER, acts=("exported",))
    assert (line.actor, line.subject) == (LEADER.name, paper.name)


def test_several_lines_are_written_together_or_not_at_all(house):
    kinds, database = house.catalogue.duties, house.store.database
    lines = [Duty("", "model", "2025", 2025, {"name": f"Mô hình {n}", "unit": "62-SYT"}) for n in range(3)]
    lines.append(Duty("model-khong-co", "model", "2025", 2025, {"name": "x", "unit": "62-SYT"}, 7))
    with pytest.raises(StoreError):
        write_duties(
            database, lines, kinds, partial(field_words, names={}), "Lan", datetime(2025, 5, 30, 8, 0)
        )
    assert duties.entries(house, LOCAL_USER) == ()
    assert house.store.problems() == ()


LETTERS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co"))
TEXT = st.text(LETTERS, min_size=1, max_size=60).filter(clean)  # signs nobody sees are no words
UNITS = st.sampled_from(["62-SNV", "62-SYT", "62-SVHTTDL", "608", "612", "23473", "62-SLDTBXH", "62"])
VALUES = {
    "text": TEXT, "deadline": TEXT, "unit": UNITS, "units": st.lists(UNITS, max_size=3, unique=True).map(";".join),
    "date": st.dates(date(2000, 1, 1), date(2059, 12, 31)).map(date.isoformat),
    "number": st.integers(0, 10**9).map(str), "money": st.integers(0, 10**9).map(lambda n: n / 8),
}  # fmt: skip


@st.composite
def lines(draw):
    """A kind, and values for its fields as they are typed."""
    kind = draw(st.sampled_from(list(load().duties.values())))
    values = {}
    for field in kind.fields:
        if field.required or draw(st.booleans()):
            codes = [c.code for c in field.choices]
            values[field.code] = draw(st.sampled_from(codes) if codes else VALUES[field.type])
    return kind, values


@pytest.mark.slow
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines())
def test_whatever_was_written_comes_back_from_its_export_unchanged(house, line):
    kind, values = line
    scope = "2021-2025" if kind.by_round else "2025"
    key = duties.write(house, LOCAL_USER, kind.code, scope, values)
    paper = duty_files.export(house, LOCAL_USER, kind.code, scope=scope)
    mine = [
        c
        for c in duty_files.import_check(house, LOCAL_USER, paper.name, paper.content).changes
        if c.row.key == key
    ]
    assert [(c.state, c.doubts) for c in mine] == [("unchanged", ())]
    duties.withdraw(house, LOCAL_USER, key, 1, "xong")
