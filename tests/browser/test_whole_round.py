"""One round as its people drive it in browsers: the office opens it, six units report, it is closed and corrected.

The server stops before the closing and after the last step, so that the figures the verbs give then can be compared.
"""

import io
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from datetime import date, timedelta

import openpyxl
import pytest
from docx import Document

from indicators import workflow
from indicators.access.passwords import hashed
from indicators.access.rights import LOCAL_USER, Actor
from indicators.output.contract import assessment_json
from indicators.sample.accounts import PASSWORD
from indicators.store.accounts import set_password
from indicators.workflow import snapshots
from indicators.workflow.house import LATEST
from tests.browser.conftest import ROOT, SIZES, Visit, free_port, serving
from tests.browser.desk import (
    day_told,
    decide,
    download,
    marked_copy,
    press,
    said,
    saved,
    turn_to,
    type_day,
    unfold,
    upload,
)
from tests.filling import filled
from tests.signing_in import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.slow]

FORMER, CODE = "2021-2025", "2021-2025-BS"
NAME = "Sơ kết 5 năm 2021-2025, số liệu bổ sung"
DATA_DATE, OVER = date(2025, 6, 29), date(2025, 7, 10)  # departments were to report by the day that is over
LATE, SILENT = "62-STP", "62-SNG"
WHOLE, WRONG, STRANGE, PART = "608", "610", "611", "612"
ASKED = {
    LATE: "Sở Tư pháp", SILENT: "Sở Ngoại vụ", WHOLE: "Thành phố Kon Tum", WRONG: "Huyện Đắk Glei",
    STRANGE: "Huyện Ngọc Hồi", PART: "Huyện Đắk Tô",
}  # fmt: skip
OWN_WORD = "mưa rơi trên mái nhà rông"
WHY_BACK, WHY_PART = "Ô H12: tử số lớn hơn mẫu số", "Chỉ tiêu 2.3 chưa khớp sổ đăng ký"
WHY_LATER, WHY_CORRECT = "Đoàn công tác nước ngoài về muộn", "Cộng nhầm cột nam vào cột nữ"
DONE = (
    "round_opened", f"received {WHOLE}", f"received {WRONG}", f"received {STRANGE}", f"received {PART}",
    f"received {LATE}", f"returned {WRONG}", f"received {WRONG}", f"round_extended {SILENT}", f"received {SILENT}",
    f"received {LATE}", f"accepted {PART}", f"accepted {WHOLE}", f"accepted {WRONG}", f"accepted {STRANGE}",
    f"accepted {LATE}", f"accepted {SILENT}", "round_closed", f"correction_allowed {WHOLE}", f"corrected {WHOLE}",
    f"received {WHOLE}", f"accepted {WHOLE}",
)  # fmt: skip
BY_UNITS = ("received", "corrected")  # all else is done by the office
OFFICE = "Cán bộ cơ quan thường trực (thuongtruc)"


class People:
    """A window for the office, one for the units and one for a leader; whoever comes to a window signs in there."""

    def __init__(self, browser, server: str) -> None:
        self.server, self.visits = server, []
        width, height = SIZES["desktop"]
        self.windows = {
            name: browser.new_context(viewport={"width": width, "height": height}, locale="vi-VN")
            for name in ("office", "unit", "leader")
        }

    def at(self, window: str, login: str, password: str = PASSWORD) -> Visit:
        context = self.windows[window]
        for tab in context.pages:
            tab.close()
        context.clear_cookies()
        if login:
            sign_in(context, self.server, login=login, password=password)
        self.visits.append(Visit(context.new_page(), self.server))
        return self.visits[-1]

    def leave(self) -> None:
        """Everybody closes their tabs, so that none complains of a server that is gone."""
        for context in self.windows.values():
            for tab in context.pages:
                tab.close()

    def unit(self, code: str) -> Visit:
        """The account of a unit, at the page where it sends."""
        visit = self.at("unit", code.lower(), OWN_WORD if code == WRONG else PASSWORD)
        visit.open(f"/submit?for_round={CODE}&for_unit={code}")
        return visit


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    path = tmp_path_factory.mktemp("whole-round") / "minh-hoa.duckdb"
    subprocess.run([sys.executable, "-m", "indicators", "--db", str(path), "sample"], cwd=ROOT, check=True)
    return path


@pytest.fixture(scope="module")
def one_time_password(database) -> str:
    """Accounts for the units that have none; one of them has still to choose its own password."""
    house, keeper = (
        workflow.open_house(database, "62", sample=True),
        Actor("Quản trị hệ thống", "administrator"),
    )
    new = {
        unit: workflow.open_account(house, keeper, unit.lower(), name, "unit", unit)
        for unit, name in ASKED.items()
        if unit != WHOLE
    }
    for unit in set(new) - {WRONG}:
        at = house.door.now()
        set_password(house.store.database, unit.lower(), hashed(PASSWORD), False, keeper.name, at)
    house.store.close()
    return new[WRONG]


def test_a_round_is_opened_reported_chased_mended_accepted_closed_and_shown_again_to_the_digit(
    browser, database, one_time_password
):
    port = free_port()
    with serving(database, port) as server:
        people = People(browser, server)
        office = people.at("office", "thuongtruc")
        open_the_round(office)
        blanks = unpacked(download(office, "Tải biểu trống của mọi đơn vị (zip)"))
        assert set(blanks) == set(ASKED)

        whole(people.unit(WHOLE), blanks)
        first_sign_in(people, one_time_password)
        wrong_counts(people.unit(WRONG), blanks)
        another_s_file_then_its_own(people.unit(STRANGE), blanks)
        no_spreadsheet_then_one(people.unit(PART), blanks)
        late_and_short(people.unit(LATE), blanks)

        the_board_shows_who_owes_what(office)
        letters_go_to_those_who_are_late(office)
        decide(office, CODE, "610-lan-1.xlsx", "Trả lại", WHY_BACK)
        mended_in_the_marked_copy(people.unit(WRONG))
        prolong(office)
        in_time_after_all(people.unit(SILENT), blanks)
        upload(people.unit(LATE), filled(blanks[LATE]), "stp-du.xlsx")

        decide(office, CODE, "612.xlsx", "Duyệt", WHY_PART, without="2.3")
        for file in ("608.xlsx", "610-lan-2.xlsx", "611.xlsx", "stp-du.xlsx", "sng.xlsx"):
            decide(office, CODE, file, "Duyệt")
            assert f"Đã duyệt {file}" in said(office)
        everybody_is_in(office)
        people.leave()

    before, began = figures(database), date.today()
    with serving(database, port):
        office = people.at("office", "thuongtruc")
        close(office)
        frozen = what_the_leader_sees(people.at("leader", "lanhdao"), began)
        assert "đang +0,00 điểm/năm" in frozen
        correct(office, people, blanks)
        leader = people.at("leader", "lanhdao")
        assert what_the_leader_sees(leader, began) == frozen
        assert "Từ khi đóng đợt số liệu đã thay đổi" in said(leader)
        today = what_the_leader_sees(leader, began, "&known=now")
        assert "đang +6,67 điểm/năm" in today  # 20 of 50 in 2021 where 40 of 50 were said
        assert today != frozen
        leader.shoot("whole-round-today")
        people.leave()
    assert [complaint for visit in people.visits for complaint in visit.complaints] == []

    assert figures(database) == before
    assert figures(database, LATEST) != before
    assert steps(database) == list(DONE)


def open_the_round(office: Visit) -> None:
    page = office.open(f"/rounds?managed={FORMER}")
    unfold(page, "Mở đợt mới")
    form = page.locator("[data-testid=stExpander]").filter(has_text="Mở đợt mới")
    type_day(form.get_by_label("Ngày chốt số liệu").first, DATA_DATE)
    office.settle()
    form.get_by_label("Mã đợt").fill(CODE)
    form.get_by_label("Tên đợt").fill(NAME)
    type_day(form.get_by_label("Hạn nộp: mọi đơn vị").first, date.today() + timedelta(days=10))
    type_day(form.get_by_label("Hạn nộp: sở, ban, ngành").first, OVER)
    few = form.get_by_label("Chỉ hỏi các đơn vị")
    for code in ASKED:
        few.click()
        few.press_sequentially(f"({code})")
        page.get_by_role("option").first.click()
    page.keyboard.press("Escape")
    office.shoot("whole-round-opening")
    press(office, "Mở đợt")
    assert "hãy sửa ngày" in said(office)  # the ministry's day still stands before the units'
    type_day(form.get_by_label("Văn phòng báo cáo").first, date.today() + timedelta(days=15))
    press(office, "Mở đợt")
    assert f"Đã mở đợt {CODE}: {NAME}." in said(office)
    office.open(f"/rounds?managed={CODE}")
    office.shoot("whole-round-opened")


def unpacked(bundle: bytes) -> Mapping[str, bytes]:
    """Unit → its blank appendix."""
    with zipfile.ZipFile(io.BytesIO(bundle)) as files:
        return {name.partition("_")[0]: files.read(name) for name in files.namelist()}


def whole(unit: Visit, blanks: Mapping[str, bytes]) -> None:
    upload(unit, filled(blanks[WHOLE]), "608.xlsx")
    assert "Chờ duyệt" in unit.page.inner_text(".receipt")


def first_sign_in(people: People, given: str) -> None:
    """With the password that works once, then with the unit's own."""
    page = people.at("unit", "").page
    page.goto(f"{people.server}/submit")
    page.fill("#ten", WRONG)
    page.fill("#mat_khau", given)
    page.get_by_role("button", name="Đăng nhập").click()
    for name, value in (("cu", given), ("moi", OWN_WORD), ("moi_lai", OWN_WORD)):
        page.fill(f"#{name}", value)
    page.get_by_role("button", name="Đổi mật khẩu").click()
    people.visits[-1].settle()
    assert ASKED[WRONG] in page.locator(".account").inner_text()


def wrong_counts(unit: Visit, blanks: Mapping[str, bytes]) -> None:
    upload(unit, filled(blanks[WRONG], H12=99), "610-lan-1.xlsx")
    assert "Tử số 99 lớn hơn mẫu số 50" in said(unit)


def another_s_file_then_its_own(unit: Visit, blanks: Mapping[str, bytes]) -> None:
    upload(unit, filled(blanks[PART]), "612-nham.xlsx")
    unit.shoot("whole-round-another-s-file")
    assert unit.page.locator(".receipt", has_text="Chờ duyệt").count() == 0
    unit.open(f"/submit?for_round={CODE}&for_unit={STRANGE}")
    upload(unit, filled(blanks[STRANGE]), "611.xlsx")
    assert "Chờ duyệt" in unit.page.inner_text(".receipt")


def no_spreadsheet_then_one(unit: Visit, blanks: Mapping[str, bytes]) -> None:
    upload(unit, b"day khong phai la bang tinh", "anh-chup.xlsx")
    assert "Tệp này không phải bảng tính" in said(unit)
    unit.shoot("whole-round-no-spreadsheet")
    unit.open(f"/submit?for_round={CODE}&for_unit={PART}")
    upload(unit, filled(blanks[PART]), "612.xlsx")
    assert "Chờ duyệt" in unit.page.inner_text(".receipt")


def late_and_short(unit: Visit, blanks: Mapping[str, bytes]) -> None:
    upload(unit, emptied(filled(blanks[LATE]), "5.4b"), "stp-thieu.xlsx")
    unit.open(f"/submit?for_round={CODE}&for_unit={LATE}")
    told = unit.page.locator(".own").inner_text()
    assert "Trễ hạn" in told
    assert "Còn thiếu: 5.4b" in told
    unit.shoot("whole-round-late-unit")


def emptied(content: bytes, indicator: str) -> bytes:
    """The appendix with nothing in the rows of an indicator."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book.worksheets[0]
    roles = [c.column for c in sheet[1] if str(c.value).count("|") >= 3]
    for row in range(2, sheet.max_row + 1):
        for column in roles if str(sheet.cell(row, 1).value).startswith(f"{indicator}|") else ():
            sheet.cell(row, column).value = None
    return saved(book)


def line_of(visit: Visit, unit: str) -> str:
    board = visit.page.locator("table", has=visit.page.get_by_role("columnheader", name="Còn thiếu"))
    return board.locator("tr", has_text=ASKED[unit]).inner_text()


def the_board_shows_who_owes_what(office: Visit) -> None:
    office.open(f"/rounds?managed={CODE}")
    for unit in (WHOLE, WRONG, STRANGE, PART, LATE):
        assert "Chờ duyệt" in line_of(office, unit)
    assert "Chưa nộp" in line_of(office, SILENT)
    assert "Trễ hạn" in line_of(office, SILENT)
    assert "Trễ hạn" in line_of(office, LATE)
    assert "Thiếu nội dung" in line_of(office, LATE)
    assert "nộp đúng hạn" in line_of(office, WHOLE)
    office.page.locator(".tiles").scroll_into_view_if_needed()
    office.shoot("whole-round-board")


def letters_go_to_those_who_are_late(office: Visit) -> None:
    with zipfile.ZipFile(io.BytesIO(download(office, "Công văn đôn đốc (Word, zip)"))) as files:
        letters = [words_of(files.read(name)) for name in files.namelist()]
    silent, short = sorted(letters, key=len, reverse=True)
    assert f"Kính gửi: {ASKED[SILENT]}." in silent
    assert "chưa nhận được phụ lục" in silent
    assert f"Kính gửi: {ASKED[LATE]}." in short
    assert "5.4b" in short
    assert "5.4a" not in short


def words_of(letter: bytes) -> str:
    document = Document(io.BytesIO(letter))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(p.text for p in document.paragraphs), *cells])


def mended_in_the_marked_copy(unit: Visit) -> None:
    told = said(unit)
    assert "Cần sửa và gửi lại: 1" in told
    assert f"Lý do: {WHY_BACK}" in told
    book = marked_copy(unit)
    sheet = book["Phụ lục"]
    assert "99" in sheet["H12"].comment.text
    sheet["H12"] = 46
    upload(unit, saved(book), "610-lan-2.xlsx")
    unit.open(f"/submit?for_round={CODE}&for_unit={WRONG}")
    assert "Cần sửa và gửi lại" not in said(unit)


def prolong(office: Visit) -> None:
    page = office.open(f"/rounds?managed={CODE}")
    form = turn_to(page, "Gia hạn")
    form.get_by_label("Cho", exact=False).first.click()
    page.get_by_role("option", name=ASKED[SILENT]).click()
    type_day(form.get_by_label("Hạn mới").first, date.today() + timedelta(days=5))
    form.get_by_label("Lý do gia hạn").fill(WHY_LATER)
    press(office, "Gia hạn")
    office.shoot("whole-round-prolonged")
    turn_to(page, "Theo dõi")
    assert "gia hạn từ 10/7/2025" in line_of(office, SILENT)
    assert "Trễ hạn" not in line_of(office, SILENT)


def in_time_after_all(unit: Visit, blanks: Mapping[str, bytes]) -> None:
    upload(unit, filled(blanks[SILENT]), "sng.xlsx")
    unit.open(f"/submit?for_round={CODE}&for_unit={SILENT}")
    assert "nộp đúng hạn" in unit.page.locator(".own").inner_text()


def everybody_is_in(office: Visit) -> None:
    office.open(f"/rounds?managed={CODE}")
    assert all("Đã duyệt" in line_of(office, unit) for unit in ASKED if unit != PART)
    assert "Duyệt một phần" in line_of(office, PART)
    assert "Không nhận: 2.3" in line_of(office, PART)
    assert "2.3 (cả 6 cột)" in line_of(office, PART)
    assert "nộp trễ" in line_of(office, LATE)


def close(office: Visit) -> None:
    page = office.open(f"/rounds?managed={CODE}")
    turn_to(page, "Đóng đợt")
    press(office, "Đóng đợt")
    assert f"Đã đóng đợt {CODE} và chốt số liệu." in said(office)
    assert "đến từng chữ số" in said(office)
    office.shoot("whole-round-closed")


def what_the_leader_sees(leader: Visit, began: date, known: str = "") -> str:
    """The value of 1.1 of the unit that corrects it, as the leader's page gives it."""
    page = leader.open(f"/indicator?round={CODE}&indicator=1.1&unit={WHOLE}{known}")
    closed = page.locator(".known-banner", has_text="Số liệu đã chốt ngày")
    assert closed.count() == (0 if known else 1)
    assert known or day_told(page, began) in closed.inner_text()
    leader.shoot("whole-round-leader")
    return page.locator(".facts").first.inner_text()


def correct(office: Visit, people: People, blanks: Mapping[str, bytes]) -> None:
    corrected = filled(blanks[WHOLE], H12=20)
    unit = people.unit(WHOLE)
    assert "hãy đề nghị cơ quan thường trực cho phép" in said(unit)
    page = office.open(f"/rounds?managed={CODE}")
    form = turn_to(page, "Cho nộp đính chính")
    form.get_by_label("Đơn vị", exact=False).first.click()
    page.get_by_role("option", name=ASKED[WHOLE]).click()
    form.get_by_label("Lý do cho nộp đính chính").fill(WHY_CORRECT)
    press(office, "Cho nộp đính chính")
    unit = people.unit(WHOLE)
    upload(unit, corrected, "608-dinh-chinh.xlsx", WHY_CORRECT)
    unit.shoot("whole-round-correction")
    decide(office, CODE, "608-dinh-chinh.xlsx", "Duyệt")
    assert "Đã duyệt 608-dinh-chinh.xlsx" in said(office)


def figures(database, moment=None) -> Mapping[str, object]:
    """Unit → its assessment as JSON, the province's too; of a closed round as it was closed, unless asked otherwise."""
    house = workflow.open_house(database, None, None)
    try:
        judged = workflow.assess_units(house.at(moment), LOCAL_USER, CODE, ("62", *ASKED))
        return {one.unit: assessment_json(one) for one in judged}
    finally:
        house.store.close()


def steps(database) -> list[str]:
    """Act and unit of everything done to the round, in the order of writing; each by whom it had to be."""
    house = workflow.open_house(database, None, None)
    try:
        told = {one.split()[0] for one in DONE}
        lines = workflow.trail(house, LOCAL_USER, told, round=CODE)
        for line in lines:
            who = f"{ASKED[line.unit]} ({line.unit.lower()})" if line.act in BY_UNITS else OFFICE
            assert line.actor == who
        assert snapshots.proof(house, LOCAL_USER, CODE).equal
        return [f"{line.act} {line.unit}".strip() for line in lines]
    finally:
        house.store.close()
