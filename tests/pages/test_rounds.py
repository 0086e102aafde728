"""The page of rounds: open one from a former one, prolong, close; what was closed is shown as it was closed."""

from datetime import date

import pytest

from indicators import workflow
from indicators.access.rights import LOCAL_USER, Actor
from indicators.workflow import managing_rounds
from tests.pages.conftest import ROUND, run_page

PAGE = "staff/rounds.py"
OFFICE = Actor("Sở Nội vụ", "standing_office")


@pytest.fixture
def house(own):
    """The same house the pages have."""
    from pages.shared import session

    return session.house()


def shown(app) -> str:
    return " ".join(block.proto.body for block in app.get("html"))


def press(app, label: str):
    next(b for b in app.button if b.label == label).click()
    return app.run()


@pytest.mark.slow
def test_the_page_lists_every_round_with_its_state_and_its_deadline(own):
    app = run_page(PAGE)
    assert app.title[0].value == "Đợt báo cáo"
    assert not app.exception
    for words in (
        "2021-2025 · Sơ kết 5 năm",
        "Đã hết hạn",
        "mọi đơn vị (báo cáo): 15/6/2025",
        "4/28",
        "3/28",
    ):
        assert words in shown(app)


@pytest.mark.slow
def test_a_round_is_opened_from_a_former_one_and_a_wrong_one_is_refused_in_words(own, house):
    app = run_page(PAGE)
    app.selectbox(key="former_round").set_value("2024").run()
    app.date_input(key="data_date_2024").set_value(date(2025, 6, 29)).run()
    app = press(app, "Mở đợt")
    assert "Số thực hiện năm 2025" not in " ".join(e.value for e in app.error)
    assert "Đã mở đợt 2025" in app.success[0].value
    assert "2025" in [r.code for r in workflow.known_rounds(house)]
    app.selectbox(key="former_round").set_value("2024").run()
    app.date_input(key="data_date_2024").set_value(date(2026, 12, 31)).run()
    assert "Tỉnh Kon Tum không tồn tại vào ngày đó" in app.warning[0].value
    assert [b.label for b in app.button if b.label == "Mở đợt"] == []


@pytest.mark.slow
def test_the_round_that_is_proposed_may_be_opened_though_the_province_has_been_merged_since(own):
    app = run_page(PAGE)
    assert app.date_input(key="data_date_2021-2025").value == date(2025, 6, 30)
    assert not app.warning
    assert "Mở đợt" in [b.label for b in app.button]


@pytest.mark.slow
def test_closing_holds_the_figures_and_later_pages_say_whose_day_they_are_of(own, house):
    before = workflow.assess(house, LOCAL_USER, ROUND)
    app = press(run_page(PAGE, managed=ROUND), "Đóng đợt")
    assert "Đã đóng đợt 2021-2025" in app.success[0].value
    assert "đúng như khi đóng đợt" in app.info[0].value
    listed = shown(app).partition("</table>")[0]
    assert f'Đã đóng</span><span class="small">ngày {date.today():%-d/%-m/%Y}' in listed
    managing_rounds.allow_correction(house, LOCAL_USER, ROUND, "612", "Gửi nhầm tệp")
    paper = workflow.template(house, LOCAL_USER, ROUND, "612")
    from tests.filling import filled

    workflow.receive(house, LOCAL_USER, paper.name, filled(paper.content), ROUND, "612", True, why="Gửi nhầm")
    first = run_page("leadership/overview.py", round=ROUND)
    assert f"Số liệu đã chốt ngày {date.today():%-d/%-m/%Y}" in shown(first)
    assert "Từ khi đóng đợt số liệu đã thay đổi" in shown(first)
    assert "Số liệu đã chốt" not in shown(run_page("leadership/overview.py", round=ROUND, known="now"))
    assert workflow.assess(house, LOCAL_USER, ROUND) == before


@pytest.mark.slow
def test_leadership_sees_the_rounds_and_can_do_nothing_to_them(own, signed_in_as):
    signed_in_as(Actor("Phó Chủ tịch", "leadership"))
    app = run_page(PAGE)
    assert "Sơ kết 5 năm" in shown(app)
    assert [b.label for b in app.button if b.label in ("Mở đợt", "Đóng đợt", "Gia hạn", "Sửa đợt")] == []


def test_no_page_of_an_open_round_offers_another_day(page):
    app = page("leadership/overview.py", round=ROUND)
    assert "Theo số liệu" not in [box.label for box in app.selectbox]
