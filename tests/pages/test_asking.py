"""What is in doubt in a file is asked on the page where it was sent, answered there, and not asked again."""

import io

import openpyxl
import pytest

from indicators import workflow
from indicators.access import rights
from indicators.access.rights import Actor
from indicators.errors import UserError
from indicators.output.tables.sheet_cells import Cell
from indicators.output.tables.understood import Doubt, Painted, PaintedLine, Understood
from indicators.workflow import answering
from pages.shared import session
from pages.shared.asking_sheet import drawn
from pages.shared.markup import plain

UNIT = "Miền cao nguyên phía đông"
HEADS = ("#", "Điều theo dõi", "Quân số", "Chị em", "Ghi thêm")
STRANGE_HEADS = plain(" | ".join(HEADS))
ROWS = (
    (1, "Chị em giữ ghế đầu tại các cơ quan", 40, 17),
    (2, "Chị em đứng tên cơ sở làm ăn", 120, 33),
    (3, "Sinh hoạt câu lạc bộ", 9, 3),
)


def strange(year: int = 2024, unit: str = UNIT, title: str = "SỔ TAY SỐ LIỆU NĂM {}") -> bytes:
    """An appendix in words nobody has used before."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in ((f"Đơn vị báo cáo: {unit}",), (title.format(year),), (), HEADS, *ROWS):
        sheet.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


@pytest.fixture
def home(tmp_path):
    """An empty sample province of its own."""
    path = tmp_path / "hoi.duckdb"
    workflow.open_house(path, "62", sample=True).store.close()
    return path


@pytest.fixture
def check(home, page, monkeypatch):
    """The submit page with these files in the uploader, checked: ``check(("a.xlsx", content), …)``."""

    def checked(*files: tuple[str, bytes]):
        monkeypatch.setenv("INDICATORS_DB", str(home))
        app = page("staff/submit.py")
        app.file_uploader[0].set_value([(name, content, "") for name, content in files]).run()
        return press(app, "Kiểm tra")

    return checked


def press(app, label: str):
    next(b for b in app.button if b.label == label).click().run()
    assert not app.exception
    return app


def save(app):
    return press(app, "Lưu câu trả lời và đọc lại")


def questions(app) -> list[str]:
    """The words that are asked about, as they stand in the file."""
    return [str(box.label).partition("? ")[2] for box in app.selectbox if str(box.label).partition("? ")[2]]


def choose(app, said: str, meaning: str):
    box = next(b for b in app.selectbox if str(b.label).endswith(f"? {said}"))
    box.set_value(meaning)


def receipts(app) -> str:
    return " ".join(piece.proto.body for piece in app.get("html"))


def answered(app):
    """Every question of the strange appendix, step by step."""
    choose(app, UNIT, "613")
    save(app)
    choose(app, STRANGE_HEADS, "1")
    save(app)
    for said, meaning in (
        ("Điều theo dõi", "name"),
        ("Quân số", "denominator@2024"),
        ("Chị em", "female@2024"),
    ):
        choose(app, said, meaning)
    save(app)
    for (_, said, *_), meaning in zip(ROWS, ("2021-2030/1.1", "2021-2030/2.3", "ignore"), strict=True):
        choose(app, said, meaning)
    return save(app)


@pytest.mark.slow
def test_an_appendix_in_unknown_words_is_read_after_its_questions_are_answered(check):
    app = check(("la.xlsx", strange()))
    assert "Đọc 0 dòng" in receipts(app)
    assert questions(app) == [UNIT]
    answered(app)
    assert "Đọc 3 dòng = nhận 2 + loại 0 + bỏ qua 1" in receipts(app)
    assert "Huyện Kon Plông" in receipts(app)
    assert questions(app) == []
    press(app, "Gửi")
    assert "Chờ duyệt" in receipts(app)


@pytest.mark.slow
def test_the_file_of_another_year_asks_nothing(check):
    answered(check(("la.xlsx", strange())))
    app = check(("nam-khac.xlsx", strange(2023)))
    assert questions(app) == []
    assert "nhận 2" in receipts(app)
    assert "Báo cáo năm 2023" in receipts(app)


@pytest.mark.slow
def test_one_answer_serves_every_file_on_the_page(check):
    app = check(("a.xlsx", strange()), ("b.xlsx", strange(2023)))
    assert questions(app) == [UNIT, UNIT]
    choose(app, UNIT, "613")
    save(app)
    assert receipts(app).count("Huyện Kon Plông · Báo cáo năm") == 2


@pytest.mark.slow
def test_a_refused_answer_says_so_at_its_line_and_loses_no_other(check, monkeypatch):
    app = check(("la.xlsx", strange()))
    choose(app, UNIT, "613")
    save(app)
    choose(app, STRANGE_HEADS, "1")
    save(app)
    kept = answering.answer

    def refusing(house, actor, kind, words, meaning, *rest, **named):
        if words == "quan so":
            raise UserError("Không ghi được câu này.")
        kept(house, actor, kind, words, meaning, *rest, **named)

    monkeypatch.setattr(answering, "answer", refusing)
    choose(app, "Quân số", "denominator@2024")
    choose(app, "Chị em", "female@2024")
    save(app)
    assert [e.value for e in app.error] == ["Không ghi được câu này."]
    assert questions(app)[:2] == ["Điều theo dõi", "Quân số"]
    assert next(b for b in app.selectbox if str(b.label).endswith("? Quân số")).value == "denominator@2024"
    assert "la.xlsx" in receipts(app)


@pytest.mark.slow
def test_pressing_without_a_choice_says_so_and_reads_nothing(check):
    app = save(check(("la.xlsx", strange())))
    assert [e.value for e in app.error] == ["Chưa chọn câu trả lời nào."]
    assert questions(app) == [UNIT]


@pytest.mark.slow
def test_a_file_that_names_neither_round_nor_unit_has_both_chosen_for_it_alone(check):
    named_nowhere = strange(unit="", title="SỔ TAY SỐ LIỆU")
    app = check(("la.xlsx", named_nowhere))
    next(b for b in app.selectbox if b.label == "Đợt báo cáo của tệp").set_value("2024")
    next(b for b in app.selectbox if b.label == "Đơn vị gửi tệp").set_value("613")
    save(app)
    assert "Huyện Kon Plông · Báo cáo năm 2024" in receipts(app)
    assert questions(app) == [STRANGE_HEADS]


@pytest.mark.slow
def test_an_answer_for_one_unit_is_kept_for_that_unit(check):
    app = check(("la.xlsx", strange()))
    choose(app, UNIT, "613")
    save(app)
    choose(app, STRANGE_HEADS, "1")
    app.radio[0].set_value("Chỉ đơn vị gửi tệp này")
    save(app)
    assert [(a.kind, a.scope) for a in session.ask(answering.answers)] == [("heads", "613"), ("unit", "")]


@pytest.mark.slow
def test_what_was_read_can_be_said_to_be_otherwise(check):
    app = answered(check(("la.xlsx", strange())))
    next(b for b in app.selectbox if str(b.label).startswith("Cột hoặc dòng")).set_value("row:5").run()
    assert questions(app) == [ROWS[1][1]]
    choose(app, ROWS[1][1], "ignore")
    save(app)
    assert "nhận 1 + loại 0 + bỏ qua 2" in receipts(app)


@pytest.mark.slow
def test_an_answer_taken_back_is_asked_again(check):
    app = answered(check(("la.xlsx", strange())))
    app.button(key="withdraw_row__chi em dung ten co so lam an").click().run()
    assert questions(app) == [ROWS[1][1]]
    assert "Đã bỏ câu trả lời" in app.info[0].value


@pytest.mark.slow
def test_the_account_of_a_unit_answers_for_its_own_files_alone(check, signed_in_as):
    signed_in_as(Actor("huyện Kon Plông", "unit", "613"))
    app = check(("la.xlsx", strange(unit="UBND huyện Kon Plông")))
    assert app.radio[0].options == ["Chỉ đơn vị gửi tệp này"]
    choose(app, STRANGE_HEADS, "1")
    save(app)
    assert [(a.kind, a.scope, a.actor) for a in session.do(answering.answers)] == [
        ("heads", "613", "huyện Kon Plông")
    ]


@pytest.mark.slow
def test_who_may_not_answer_is_told_who_may(check, monkeypatch, signed_in_as):
    monkeypatch.setitem(rights.RIGHTS, "unit", rights.RIGHTS["unit"] - {"answer"})
    signed_in_as(Actor("huyện Kon Plông", "unit", "613"))
    app = check(("la.xlsx", strange(unit="UBND huyện Kon Plông")))
    assert questions(app) == []
    assert any("cơ quan thường trực trả lời" in said.value for said in app.caption)


def test_words_of_a_file_are_drawn_as_words():
    hostile = "<img src=x onerror=alert(1)>"
    line = PaintedLine(
        1, False, "", hostile, (Painted(Cell((0, 0), hostile, False, False), "", Doubt("asked", hostile)),)
    )
    found = drawn(Understood(hostile, 0, (("A", 9, False),), (line,)))
    assert "<img" not in found
    assert found.count("&lt;img src=x") == 4
