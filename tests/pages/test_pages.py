"""Every page stands in the frame, says what it is, honours its address, and never shows a traceback."""

import re

import pytest

from pages.shared.markup import plain
from pages.shared.places import PLACES

ROUND = "2021-2025"
ALL_PAGES = [(place.path, place.title) for place in PLACES.values()]


def html_of(app) -> str:
    return "\n".join(str(piece.proto.body) for piece in app.get("html"))


def text_of(app) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html_of(app)))


@pytest.mark.parametrize(("path", "title"), ALL_PAGES)
def test_every_page_shows_its_title_and_no_error(page, path, title):
    app = page(path)
    assert not app.exception
    assert not app.error
    assert [t.value for t in app.title] == [title]


@pytest.mark.parametrize(("path", "title"), ALL_PAGES)
def test_sample_figures_are_marked_on_every_page(page, path, title):
    assert "SỐ LIỆU MINH HỌA — không phải số liệu thật" in html_of(page(path))


def test_the_overview_says_where_the_province_stands_and_what_it_rests_on(page):
    said = text_of(page(round=ROUND))
    assert "mốc 2025" in said
    assert "mốc 2030" in said
    assert "4/28 đơn vị đã nộp, 24 chưa nộp, 3 đã duyệt" in said


def test_the_number_of_units_that_did_not_send_leads_to_who_they_are(page):
    found = html_of(page(round=ROUND))
    assert f"/?round={ROUND}&amp;units=silent" in found
    app = page(round=ROUND, units="silent")
    said, listed = text_of(app), html_of(app).split("<tbody>")[1]
    assert "24 đơn vị chưa nộp" in said
    assert listed.count("<tr>") == 24
    assert "unit=612" in listed
    assert "unit=608" not in listed
    assert "15/6/2025" in said


def test_a_name_on_the_overview_leads_to_its_indicator_with_every_filter(page):
    assert f"/indicator?round={ROUND}&amp;indicator=1.1" in html_of(page(round=ROUND))


def test_an_address_with_an_indicator_opens_that_indicator(page):
    app = page("leadership/indicator.py", round=ROUND, indicator="6.1", unit="608")
    assert app.selectbox(key="choose_indicator").value == "6.1"
    assert app.selectbox(key="choose_unit").value == "608"
    assert "80,0" in text_of(app)


def test_an_address_with_a_code_nobody_knows_falls_back_to_the_first_choice(page):
    app = page("leadership/indicator.py", round="1999", indicator="9.9")
    assert not app.exception
    assert app.selectbox(key="choose_round").value == ROUND
    assert app.selectbox(key="choose_indicator").value == "1.1"


def test_the_round_chosen_on_one_page_stays_on_the_next(page):
    app = page()
    app.selectbox(key="choose_round").set_value("2023").run()
    app.switch_page("leadership/unit.py").run()
    assert app.selectbox(key="choose_round").value == "2023"


def test_from_an_indicator_every_figure_is_one_click_from_its_cell(page):
    found = html_of(page("leadership/indicator.py", round=ROUND, indicator="6.1", unit="608"))
    assert re.search(
        r"/source\?round=2021-2025&amp;submission=[0-9a-z]+&amp;sheet=[^&]+&amp;cell=[A-Z]+[0-9]+", found
    )


def test_the_source_page_outlines_the_cell_and_says_who_sent_it(page):
    found = html_of(page("leadership/indicator.py", round=ROUND, indicator="6.1", unit="608"))
    submission = re.search(r"submission=([0-9a-z]+)", found)[1]
    app = page("reference/source.py", round=ROUND, submission=submission, sheet="Phụ lục", cell="H12")
    assert 'class="here number">40<' in html_of(app)
    assert "Thành phố Kon Tum" in text_of(app)


def test_words_asked_for_where_a_unit_wrote_none_lead_to_the_figure_itself(page):
    found = html_of(page("leadership/indicator.py", round=ROUND, indicator="6.1", unit="608"))
    submission = re.search(r"submission=([0-9a-z]+)", found)[1]
    app = page(
        "reference/source.py", round=ROUND, submission=submission, sheet="Phụ lục", cell="H12", words="1"
    )
    assert 'class="here number">40<' in html_of(app)


def test_a_cell_that_is_none_is_refused_with_a_sentence(page):
    app = page("reference/source.py", round=ROUND, sheet="Phụ lục", cell="<script>")
    assert not app.exception
    assert "không phải địa chỉ ô" in app.error[0].value


def test_a_department_that_has_no_indicators_of_its_own_says_where_to_look(page):
    app = page("leadership/unit.py", round=ROUND, unit="62-TK")
    assert not app.exception


def test_words_are_found_in_the_catalogue_without_diacritics(page):
    app = page("reference/catalogue.py", round=ROUND)
    app.text_input(key="words").set_value("bao luc gia dinh").run()
    assert not app.exception
    first = html_of(app).split("<tbody>")[1].split("</tbody>")[0]
    assert re.findall(r'data-head="Mã">([^<]*)<', first) == ["3.2a"]


def test_the_catalogue_stands_in_tables_whose_words_wrap(page):
    app = page("reference/catalogue.py", round=ROUND)
    assert not app.dataframe
    assert "Cơ quan quản lý nhà nước, chính quyền địa phương có lãnh đạo chủ chốt là nữ" in html_of(app)


def test_words_the_catalogue_does_not_hold_are_said_not_to_be_there(page):
    app = page("reference/catalogue.py", round=ROUND, words="khongcotunay")
    assert {i.value for i in app.info} == {"Không có dòng nào chứa các từ này."}


def test_the_review_shows_the_waiting_submission_with_its_findings_in_place(page):
    app = page("staff/review.py", round=ROUND)
    assert "Đang chờ duyệt: 1" in text_of(app)
    assert "Tử số 99 lớn hơn mẫu số 50" in text_of(app)
    assert 'class="here number">99<' in html_of(app)


def test_a_return_without_a_reason_is_refused(page):
    app = page("staff/review.py", round=ROUND)
    next(b for b in app.button if b.label == "Trả lại").click().run()
    assert "Hãy ghi lý do trả lại" in app.error[0].value


def test_comparing_nothing_asks_for_a_choice(page):
    app = page("leadership/compare.py", round=ROUND, units="", indicators="1.1")
    assert "Hãy chọn ít nhất một đơn vị" in app.info[0].value


def test_the_picked_table_can_be_had_in_every_form(page):
    app = page("leadership/compare.py", round=ROUND, units="62", indicators="1.1")
    labels = {button.proto.label for button in app.get("download_button")}
    assert {f"Tải bảng đã chọn ({form})" for form in ("Word", "PDF", "CSV")} < labels
    assert "Tải bảng đã chọn kèm biểu (Excel)" in labels


def test_words_out_of_a_file_are_shown_and_never_run(page):
    found = html_of(page("staff/review.py", round=ROUND))
    assert "&lt;img src=x onerror=alert(1)&gt;" in found
    assert "<img" not in found


def test_markup_in_a_message_stays_words():
    assert plain("[bấm](http://x) *đậm* <b>") == r"\[bấm\]\(http\://x\) \*đậm\* \<b\>"


@pytest.mark.parametrize(("path", "title"), ALL_PAGES)
def test_an_office_that_has_received_nothing_sees_every_page_without_the_mark_of_the_sample(
    empty_page, path, title
):
    app = empty_page(path)
    assert not app.exception
    assert not app.error
    assert [t.value for t in app.title] == [title]
    assert "MINH HỌA" not in html_of(app)


@pytest.mark.parametrize(
    "page_path", ["leadership/overview.py", "leadership/indicator.py", "leadership/compare.py"]
)
def test_an_office_that_has_received_nothing_is_told_what_to_do_next(empty_page, page_path):
    app = empty_page(page_path)
    assert app.info[0].value.startswith("Chưa có số liệu nào được duyệt")
    assert "/submit" in html_of(app)


def test_the_unit_page_opens_at_the_first_district(page):
    assert page("leadership/unit.py", round=ROUND).selectbox(key="choose_unit").value == "608"


def test_a_unit_s_targets_come_in_the_order_of_the_first_screen_which_is_said(page):
    said = text_of(page("leadership/unit.py", round=ROUND, unit="608"))
    assert "Xếp theo đánh giá mốc 2025: " in said
    assert "Xếp theo đánh giá mốc 2025: " in text_of(page("leadership/overview.py", round=ROUND))
