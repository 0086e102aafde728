"""The page of the plan's other duties: tables by kind, what is late, a line filled in, who may do what."""

import pytest

from indicators import workflow
from indicators.access.rights import LOCAL_USER, Actor
from indicators.workflow import duties, duty_files
from pages.shared import session
from tests.pages.test_pages import html_of, text_of

pytestmark = pytest.mark.slow  # each runs pages in a database of its own

PAGE = "staff/duties.py"
HOSTILE = "<img src=x onerror=alert(1)> [bấm](http://example.com) $x$"
TASK = {"content": "Tập huấn cấp xã", "lead": "62-SNV", "with": "62-SYT", "deadline": "trong tháng 3"}
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture
def home(tmp_path, monkeypatch, page):
    """A sample province with a late task, one with no day, and hostile words."""
    path = tmp_path / "nhiem-vu.duckdb"
    house = workflow.open_house(path, "62", sample=True)
    duties.write(house, LOCAL_USER, "task", "2025", TASK)
    duties.write(house, LOCAL_USER, "task", "2025", TASK | {"content": HOSTILE, "deadline": "theo hướng dẫn"})
    duties.write(house, LOCAL_USER, "difficulty", "2025", {"content": "Thiếu biểu mẫu", "unit": "62-SYT"})
    house.store.close()
    monkeypatch.setenv("INDICATORS_DB", str(path))
    return page


def press(app, label: str):
    next(button for button in app.button if button.label == label).click()
    return app.run()


def test_the_table_tells_what_is_late_and_what_has_no_day(home):
    said = text_of(home(PAGE, kind="task"))
    assert "2 nhiệm vụ: 1 quá hạn, 1 chưa rõ ngày hạn; tính đến 30/5/2025." in said
    assert "đến 31/3/2025, quá 60 ngày" in said


def test_words_of_a_line_are_shown_as_words(home):
    found = html_of(home(PAGE))
    assert "<img src=x" not in found
    assert "&lt;img src=x onerror=alert(1)&gt; [bấm](http://example.com) $x$" in found


def test_the_address_chooses_table_plan_and_state(home):
    app = home(PAGE, kind="task", scope="2025", state="overdue")
    assert "1 nhiệm vụ: 1 quá hạn" in text_of(app)
    assert "Thiếu biểu mẫu" in text_of(home(PAGE, kind="difficulty"))
    assert "Chưa có nhiệm vụ nào như đã chọn." in [
        i.value for i in home(PAGE, kind="task", scope="2021").info
    ]


def test_a_new_line_is_written_from_the_form_and_told(home):
    app = home(PAGE, kind="funding")
    app.text_area(key="new_funding_0_purpose").set_value("Truyền thông")
    app.selectbox(key="new_funding_0_source").set_value("province")
    app.text_input(key="new_funding_0_planned").set_value("1.250,5")
    app = press(app, "Thêm dòng")
    assert [s.value for s in app.success] == ["Đã ghi dòng."]
    assert "Kế hoạch 1.250,5 triệu đồng, thực hiện 0 triệu đồng (0,0%)." in text_of(app)


def test_a_form_that_lacks_something_says_what_and_keeps_what_was_typed(home):
    app = home(PAGE, kind="funding")
    app.text_area(key="new_funding_0_purpose").set_value("Truyền thông")
    app.text_input(key="new_funding_0_planned").set_value("nhiều")
    app = press(app, "Thêm dòng")
    assert "không phải là số" in app.error[0].value
    assert app.text_area(key="new_funding_0_purpose").value == "Truyền thông"


def test_a_line_changed_meanwhile_is_told_and_not_overwritten(home):
    home(PAGE)
    key = line_of("Tập huấn")
    app = home(PAGE, kind="task", line=key)
    duties.write(session.house(), LOCAL_USER, "task", "2025", {"status": "done"}, key, 1)
    app.text_input(key=f"{key}_1_product").set_value("Tài liệu")
    app = press(app, "Ghi")
    assert "đã sửa dòng này" in app.error[0].value
    assert [w.version for w in duties.history(session.house(), LOCAL_USER, key)] == [1, 2]


def line_of(words: str) -> str:
    """The key of a task by the words it begins with."""
    found = duties.entries(session.house(), LOCAL_USER, "task")
    return next(one.duty.key for one in found if one.duty.said("content").startswith(words))


def test_leaders_see_the_table_and_no_form(home, signed_in_as):
    signed_in_as(Actor("Phó Chủ tịch", "leadership"))
    app = home(PAGE, kind="task")
    assert "1 quá hạn" in text_of(app)
    assert not app.button
    assert not app.text_area


def test_a_unit_is_offered_what_it_may_fill_and_sees_its_own_lines(home, signed_in_as):
    signed_in_as(Actor("Sở Y tế", "unit", "62-SYT"))
    app = home(PAGE, kind="difficulty")
    assert "Thiếu biểu mẫu" in text_of(app)
    assert app.text_area(key="new_difficulty_0_content")
    assert "new_difficulty_0_answer" not in {box.key for box in app.text_input}
    signed_in_as(Actor("Tỉnh đoàn", "unit", "62-TD"))
    assert "Thiếu biểu mẫu" not in text_of(home(PAGE, kind="difficulty"))


def test_a_file_is_looked_at_before_it_is_written(home):
    app = home(PAGE, kind="difficulty", scope="2025")
    other = {"content": "Thiếu kinh phí", "unit": "62-TD"}
    duties.write(session.house(), LOCAL_USER, "difficulty", "2025", other)
    content = duty_files.export(session.house(), LOCAL_USER, "difficulty").content
    key = next(d.duty.key for d in duties.entries(session.house(), LOCAL_USER, "difficulty", "62-TD"))
    duties.withdraw(session.house(), LOCAL_USER, key, 1, "thử")
    app.file_uploader[0].set_value(("a.xlsx", content, XLSX)).run()
    assert "Dòng này không còn trong chương trình" in text_of(app)
    assert next(b for b in app.button if b.label == "Ghi 0 dòng").disabled


def test_the_page_of_a_unit_lists_the_lines_that_name_it(home):
    said = text_of(home("leadership/unit.py", round="2021-2025", unit="62-SYT"))
    assert "3 dòng có tên đơn vị, 1 quá hạn." in said
    assert "Thiếu biểu mẫu" in said
