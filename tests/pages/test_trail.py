"""The trail on its page: newest first, filtered, handed over; whether its seals hold."""

import pytest

from indicators import workflow
from indicators.access.rights import Actor
from indicators.errors import NotSignedIn
from pages.shared import session, trail_list
from tests.pages.conftest import run_page
from tests.pages.test_pages import html_of, text_of

PAGE = "administration/trail.py"
KEEPER = Actor("Quản trị", "administrator")


@pytest.fixture(autouse=True)
def _an_administrator_looks(_somebody_is_signed_in, signed_in_as) -> None:
    signed_in_as(KEEPER)


@pytest.mark.slow
def test_the_newest_is_first_with_who_what_and_the_way_to_the_unit(page):
    app = page(PAGE)
    said = text_of(app)
    assert said.index("Huyện Ngọc Hồi") < said.index("Huyện Đắk Glei")
    assert "11 mục, mới nhất ở trên." in said
    assert "người dùng tại máy" in said
    assert 'href="/unit?round=2021-2025&amp;unit=608"' in html_of(app)
    assert [b.proto.label for b in app.get("download_button")] == ["Tải nhật ký (Excel)"]


@pytest.mark.slow
def test_the_address_filters_by_act_unit_and_days(page):
    assert "3 mục" in text_of(page(PAGE, act="accepted"))
    assert "3 mục" in text_of(page(PAGE, unit="608"))
    assert "1 mục" in text_of(page(PAGE, unit="608", act="received"))
    assert "Không có mục nào như vậy" in page(PAGE, until="2020-01-01").info[0].value
    assert "11 mục" in text_of(page(PAGE, since="2020-01-01", in_round="2021-2025"))


@pytest.mark.slow
def test_the_address_names_the_page_until_something_else_is_asked(page, monkeypatch):
    monkeypatch.setattr(trail_list, "PAGE_LINES", 3)
    first, last = html_of(page(PAGE)), page(PAGE, page="4")
    assert first.count("<tr>") - 1 == 3
    assert html_of(last).count("<tr>") - 1 == 2
    assert "11 mục" in text_of(last)
    for wrong in ("99", "-1", "x"):
        assert not page(PAGE, page=wrong).exception
    next(box for box in last.selectbox if box.label == "Loại việc").set_value("accepted").run()
    assert "page" not in last.query_params
    assert html_of(last).count("<tr>") - 1 == 3


@pytest.mark.slow
def test_the_seals_are_held_against_the_writes_when_asked(page):
    app = page(PAGE)
    assert not app.success
    next(b for b in app.button if b.label == "Kiểm tra niêm phong").click().run()
    assert app.success[0].value.startswith("Niêm phong nguyên vẹn: ")


@pytest.mark.slow
def test_leaders_and_units_have_no_such_page(page, signed_in_as):
    for asker in (Actor("Lãnh đạo", "leadership"), Actor("Kon Tum", "unit", "608")):
        signed_in_as(asker)
        assert "Nhật ký" not in [t.value for t in page().title]


@pytest.mark.slow
def test_who_came_in_and_what_was_handed_out_stands_there_at_once(own):
    first = run_page(PAGE)
    assert "11 mục" in text_of(first)
    house = session.opened_house()
    workflow.note_export(house, KEEPER, "bao-cao.docx", b"", "2021-2025", "608")
    with pytest.raises(NotSignedIn):
        workflow.sign_in(house, "ai-do", "sai")
    again = run_page(PAGE)
    assert "13 mục" in text_of(again)
    assert "bao-cao.docx" in text_of(again)
    acts = next(box for box in again.selectbox if box.label == "Loại việc").options
    assert "đăng nhập sai" in [act.casefold() for act in acts]
