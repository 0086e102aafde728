"""The list and the letters of reminder say what each unit owes, since when, and are noted as handed out."""

import io
import subprocess
import zipfile
from datetime import date, datetime

import openpyxl
import pytest
from docx import Document

from indicators import workflow
from indicators.access.rights import LOCAL_USER, Actor
from indicators.errors import NotAllowed, UserError
from indicators.workflow import managing_rounds, reminding
from tests.filling import filled

pytestmark = pytest.mark.slow

ROUND, SILENT, SHORT, BACK, WHOLE = "2021-2025", "617", "610", "616", "608"
ON = date(2025, 6, 20)
REASON = "Chỉ tiêu 6.1 <b>lớn hơn</b> dân số"


def text_of(content: bytes) -> str:
    document = Document(io.BytesIO(content))
    cells = [c.text for t in document.tables for row in t.rows for c in row.cells]
    return "\n".join([p.text for p in document.paragraphs] + cells)


@pytest.fixture(scope="module")
def office():
    """One unit complete, one short of two rows, one returned, all others silent."""
    house = workflow.open_house(":memory:", "62", sample=False)
    for unit, gone in ((WHOLE, ""), (SHORT, "2.3"), (BACK, "")):
        blank = workflow.template(house, LOCAL_USER, ROUND, unit)
        content = filled(blank.content, **_emptied(blank.content, gone))
        sent = workflow.receive(house, LOCAL_USER, blank.name, content, ROUND, unit, accept=unit != BACK)
        if unit == BACK:
            house.store.decide(sent.submission, "returned", "Sở Nội vụ", datetime.now(), REASON)
    yield house
    house.store.close()


def _emptied(blank: bytes, indicator: str) -> dict[str, None]:
    """The cells of an indicator's counts in 2023 and 2024, to be left blank."""
    sheet = openpyxl.load_workbook(io.BytesIO(blank)).worksheets[0]
    rows = [r for r in range(2, sheet.max_row + 1) if str(sheet.cell(r, 1).value).startswith(f"{indicator}|")]
    columns = [c for c in sheet[1] if str(c.value).startswith(("2023|year|actual|", "2024|year|actual|"))]
    return {f"{c.column_letter}{row}": None for row in rows for c in columns if indicator}


def letter(office, unit: str) -> str:
    return text_of(reminding.reminder_letter(office, LOCAL_USER, ROUND, unit, ON).content)


def test_a_silent_unit_is_told_all_it_was_asked_and_how_late_it_is(office):
    said = letter(office, SILENT)
    assert "Kính gửi: Ủy ban nhân dân huyện Tu Mơ Rông." in said
    assert "Đến ngày 20/6/2025, Sở Nội vụ chưa nhận được phụ lục" in said
    assert "trễ 5 ngày so với thời hạn" in said
    assert "Mỗi chỉ tiêu gửi số liệu: năm 2021–2024, đến 30/5/2025, dự kiến năm 2025." in said
    for request in office.catalogue.requested(workflow.round_of(office, ROUND), SILENT):
        assert request.indicator in said


def test_a_short_appendix_is_asked_for_its_missing_years_alone(office):
    said = letter(office, SHORT)
    assert "năm 2023–2024" in said
    assert "Nữ giám đốc, chủ doanh nghiệp, hợp tác xã" in said
    assert "Cơ quan quản lý nhà nước" not in said


def test_a_returned_file_is_answered_with_the_reason_word_for_word(office):
    said = letter(office, BACK)
    assert f"đã được trả lại để bổ sung với lý do: “{REASON}”" in said
    assert "chưa nhận được bản gửi lại" in said


def test_the_letter_stands_in_the_layout_of_the_decree_with_its_blanks_marked(office):
    content = reminding.reminder_letter(office, LOCAL_USER, ROUND, SILENT, ON).content
    document = Document(io.BytesIO(content))
    said = text_of(content)
    for part in ("ỦY BAN NHÂN DÂN\nTỈNH KON TUM", "SỞ NỘI VỤ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "/SNV-",
                 "V/v đôn đốc", "Kon Tum, ngày", "Nơi nhận:", "- Như trên;", "Lưu: VT", "GIÁM ĐỐC"):  # fmt: skip
        assert part in said
    section = document.sections[0]
    assert (section.page_width.mm, section.page_height.mm) == pytest.approx((210, 297), abs=0.2)
    cells = [c for t in document.tables for row in t.rows for c in row.cells]
    runs = [r for p in [*document.paragraphs, *(p for c in cells for p in c.paragraphs)] for r in p.runs]
    blanks = [r for r in runs if "…" in r.text]
    assert len(blanks) >= 8
    assert all(r.font.highlight_color for r in blanks)


def test_an_extension_is_told_with_both_days():
    house = workflow.open_house(":memory:", "62", sample=False)
    managing_rounds.extend_round(house, LOCAL_USER, ROUND, date(2025, 6, 18), "Lũ lụt", SILENT)
    said = letter(house, SILENT)
    assert "thời hạn ngày 15/6/2025, đã gia hạn đến ngày 18/6/2025" in said
    assert "trễ 2 ngày" in said
    house.store.close()


def test_letters_go_to_those_who_owe_and_to_nobody_else(office):
    letters = dict(reminding.reminder_letters(office, LOCAL_USER, ROUND, ON))
    asked = len(workflow.round_of(office, ROUND).units)
    assert len(letters) == asked - 1
    assert not any("Thanh-pho-Kon-Tum" in name for name in letters)
    with pytest.raises(UserError, match="không còn thiếu"):
        reminding.reminder_letter(office, LOCAL_USER, ROUND, WHOLE, ON)


def test_before_the_deadline_nobody_gets_a_letter_with_the_others(office):
    with pytest.raises(UserError, match="không có đơn vị nào của đợt 2021-2025 trễ hạn"):
        reminding.reminder_letters(office, LOCAL_USER, ROUND, date(2025, 6, 15))
    assert "chưa nhận được phụ lục" in text_of(
        reminding.reminder_letter(office, LOCAL_USER, ROUND, SILENT, date(2025, 6, 15)).content
    )


def test_all_letters_come_in_one_file_and_each_is_noted_in_the_trail(office):
    paper = reminding.reminder_zip(office, LOCAL_USER, ROUND, ON)
    names = zipfile.ZipFile(io.BytesIO(paper.content)).namelist()
    exported = {line.subject for line in workflow.trail(office, LOCAL_USER, acts=("exported",))}
    assert names
    assert set(names) <= exported


def test_the_list_has_a_line_for_every_unit_that_owes_the_most_urgent_first(office):
    paper = reminding.reminder_list(office, LOCAL_USER, ROUND, ON)
    sheet = openpyxl.load_workbook(io.BytesIO(paper.content)).active
    rows = [[c.value for c in row] for row in sheet.iter_rows(min_row=11)]
    heads = [c.value for c in sheet[10]]
    by_unit = {row[heads.index("Mã đơn vị")]: row for row in rows}
    assert WHOLE not in by_unit
    assert by_unit[SHORT][heads.index("Còn thiếu")] == "2.3 (năm 2023–2024)"
    assert by_unit[BACK][heads.index("Lý do trả lại")] == REASON
    assert by_unit[SILENT][heads.index("So với thời hạn")] == "trễ 5 ngày"
    assert by_unit[SILENT][heads.index("Đầy đủ")] == "0%"
    assert sheet["A5"].value == "DANH SÁCH ĐƠN VỊ CẦN ĐÔN ĐỐC BÁO CÁO"


def test_who_may_not_remind_gets_no_paper(office):
    for make in (reminding.reminder_list, reminding.reminder_zip):
        with pytest.raises(NotAllowed):
            make(office, Actor("Lãnh đạo", "leadership"), ROUND, ON)


def test_a_letter_opens_in_libreoffice_on_at_most_two_pages(office, tmp_path):
    for unit in (SILENT, BACK):
        (tmp_path / f"{unit}.docx").write_bytes(
            reminding.reminder_letter(office, LOCAL_USER, ROUND, unit, ON).content
        )
    command = [
        "soffice",
        f"-env:UserInstallation=file://{tmp_path}/home",
        "--headless",
        "--convert-to",
        "pdf",
    ]
    files = sorted(map(str, tmp_path.glob("*.docx")))
    subprocess.run(
        [*command, "--outdir", str(tmp_path), *files], check=True, capture_output=True, timeout=120
    )
    for unit, pages in ((SILENT, 2), (BACK, 1)):
        pdf = str(tmp_path / f"{unit}.pdf")
        said = subprocess.run(["pdftotext", pdf, "-"], check=True, capture_output=True, text=True).stdout
        assert "Kính gửi" in said
        assert said.count("\f") <= pages
