"""A unit gets its own workbook back, marked; mended and sent again, it is the next version, its findings are gone."""

import io
import json
import re
import shutil
import subprocess
import warnings
from pathlib import Path

import openpyxl
import pytest

from indicators import workflow
from indicators.__main__ import main
from indicators.access.rights import LOCAL_USER, Actor
from indicators.errors import NotAllowed, UserError
from indicators.findings import KINDS, Finding
from indicators.output.template import write_template
from indicators.sample.faults_listing import FAULTS
from indicators.sample.files import filled
from indicators.workbook import open_workbook
from indicators.workbook.marking_model import FILLS, LIST_SHEET
from indicators.workbook.template import column_keys, describe, row_keys
from indicators.workflow.marking import copy_name, halves

SAMPLES = Path(__file__).resolve().parents[2] / "data" / "samples"
UNOPENED = {
    "unreadable_file", "not_a_spreadsheet", "file_too_large", "password_protected", "html_as_spreadsheet",
    "csv_as_spreadsheet", "unsafe_file", "lock_file", "empty_file",
}  # fmt: skip
ROUND, UNIT = "2024", "612"


def checked(house, content, name="bang.xlsx", **chosen):
    return workflow.check(house, LOCAL_USER, name, content, **chosen)


def copy_of(house, content, name="bang.xlsx", **chosen):
    return workflow.marked_copy(house, LOCAL_USER, name, content, checked(house, content, name, **chosen))


def loaded(content):
    """As openpyxl sees it; a warning is a failure."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return openpyxl.load_workbook(io.BytesIO(content))


def saved(book):
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def commented(book):
    return {(s.title, c.coordinate) for s in book.worksheets[1:] for row in s for c in row if c.comment}


def places(reading):
    return {(f.sheet, f.cell) for f in reading.findings if f.cell}


def converted(source, ending, folder):
    """The file as LibreOffice saves it in another format."""
    soffice = shutil.which("soffice")
    assert soffice, "Cần LibreOffice để kiểm tra: apt-get install libreoffice-calc-nogui"
    subprocess.run(
        [soffice, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", ending,
         "--outdir", str(folder), str(source)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return (folder / f"{source.stem}.{ending}").read_bytes()


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.file)
def test_every_sample_that_opens_is_marked_at_the_cells_of_its_findings(sample_house, fault):
    content, chosen = (
        (SAMPLES / fault.file).read_bytes(),
        {"round": fault.round or None, "unit": fault.unit or None},
    )
    if fault.code in UNOPENED:
        with pytest.raises(UserError, match="Không có bản đánh dấu"):
            copy_of(sample_house, content, fault.file, **chosen)
        return
    before = checked(sample_house, content, fault.file, **chosen)
    paper = copy_of(sample_house, content, fault.file, **chosen)
    book = loaded(paper.content)
    assert commented(book) == places(before.reading)
    for sheet, cell in places(before.reading):
        assert book[sheet][cell].fill.fgColor.rgb[2:] in {fill[1:] for fill in FILLS.values()}
    assert_links_lead_somewhere(book)
    assert any(c.value == "SỐ LIỆU MINH HỌA" for row in book.worksheets[0] for c in row)
    after = checked(sample_house, paper.content, fault.file, **chosen)
    told = tuple(f for f in before.reading.findings if f.code != "macros_present")
    assert after.reading.findings == told
    assert after.reading.rows == before.reading.rows
    assert after.reading.observations == before.reading.observations


def assert_links_lead_somewhere(book):
    for row in book.worksheets[0]:
        for cell in row:
            if cell.hyperlink:
                sheet, _, place = cell.hyperlink.location.rpartition("!")
                assert book[sheet.strip("'").replace("''", "'")][place] is not None


def test_a_foreign_table_marked_mended_and_sent_again_is_the_next_version(sample_house):
    content = (SAMPLES / "loi-thieu-mau-so.xlsx").read_bytes()
    first = workflow.receive(sample_house, LOCAL_USER, "dak-to.xlsx", content, accept=True)
    copy = workflow.marked_copy(sample_house, LOCAL_USER, "", None, first.submission)
    (noted,) = workflow.trail(sample_house, LOCAL_USER, acts=("exported",))
    assert (noted.subject, noted.unit) == (copy.name, first.reading.unit)
    book = loaded(copy.content)
    book["Biểu 02"]["E18"] = book["Biểu 02"]["D18"].value
    second = workflow.receive(sample_house, LOCAL_USER, copy.name, saved(book), accept=True)
    assert second.reading.findings == ()
    assert (second.reading.unit, second.reading.round) == (first.reading.unit, first.reading.round)
    assert second.submission != first.submission
    status = {s.id: s.status for s in workflow.submissions(sample_house, LOCAL_USER)}
    assert status == {first.submission: "superseded", second.submission: "accepted"}


def test_our_own_appendix_marked_mended_and_sent_again_has_no_findings_left(sample_house):
    found = workflow.round_of(sample_house, ROUND)
    spec = describe(sample_house.catalogue, found, UNIT)
    content = write_template(spec, filled(sample_house.catalogue, found, UNIT, spec))
    sound = {f.code for f in checked(sample_house, content).reading.findings}
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = open_workbook(content, "a")[0].sheets[0]
    columns = {key.role: c + 1 for c, key in column_keys(sheet).items() if key.asked}
    at = {key.indicator: r + 1 for r, key in row_keys(sheet).items()}
    main = book[sheet.name]
    wrong = {
        "6.1": ("numerator", -5),
        "6.2": ("denominator", "chưa rà soát"),
        "2.3": ("numerator", 10_000_000),
    }
    right = {}
    for code, (role, value) in wrong.items():
        cell = main.cell(at[code], columns[role])
        right[cell.coordinate], cell.value = cell.value, value
    faulty = checked(sample_house, saved(book))
    assert {cell for _, cell in places(faulty.reading)} >= right.keys()
    copy = copy_of(sample_house, saved(book))
    mended = loaded(copy.content)
    for cell, value in right.items():
        mended[sheet.name][cell] = value
    again = checked(sample_house, saved(mended), copy.name)
    assert again.reading.form == "template"
    assert {f.code for f in again.reading.findings} == sound
    assert again.reading.rows == checked(sample_house, content).reading.rows


def test_a_copy_of_a_copy_has_one_list_and_marks_of_the_last_check_only(sample_house):
    content = (SAMPLES / "loi-so-am.xlsx").read_bytes()
    once = copy_of(sample_house, content)
    twice = copy_of(sample_house, once.content, once.name)
    assert loaded(twice.content).sheetnames == [LIST_SHEET, "Biểu 02"]
    assert commented(loaded(twice.content)) == commented(loaded(once.content))
    assert twice.name == once.name == "bang_danh-dau.xlsx"


@pytest.mark.slow
@pytest.mark.parametrize("ending", ["xls", "ods"])
def test_formats_nobody_writes_come_back_as_xlsx_and_the_first_sheet_says_so(sample_house, tmp_path, ending):
    content = converted(SAMPLES / "loi-so-am.xlsx", ending, tmp_path)
    paper = copy_of(sample_house, content, f"bang.{ending}")
    assert paper.name == "bang_danh-dau.xlsx"
    book = loaded(paper.content)
    assert any(f"Tệp gốc là .{ending}" in str(c.value) for row in book.worksheets[0] for c in row)
    before, after = checked(sample_house, content, f"bang.{ending}"), checked(sample_house, paper.content)
    assert commented(book) == places(before.reading) != set()
    assert after.reading.observations == before.reading.observations
    assert after.reading.findings == before.reading.findings


def test_macros_go_back_to_the_sender_alone(sample_house):
    name = "luu-y-tep-co-macro.xlsm"
    content = (SAMPLES / name).read_bytes()
    receipt = checked(sample_house, content, name)
    sender = Actor("huyện Đắk Tô", "unit", UNIT)
    assert workflow.marked_copy(sample_house, LOCAL_USER, name, content, receipt).name.endswith(".xlsx")
    kept = workflow.marked_copy(sample_house, sender, name, content, receipt, keep_macros=True)
    assert kept.name.endswith(".xlsm")
    assert open_workbook(kept.content, kept.name)[0].macros
    with pytest.raises(NotAllowed):
        workflow.marked_copy(sample_house, LOCAL_USER, name, content, receipt, keep_macros=True)


def test_who_may_not_check_a_unit_s_file_gets_no_copy_of_it(sample_house):
    content = (SAMPLES / "loi-so-am.xlsx").read_bytes()
    receipt = checked(sample_house, content)
    for actor in (Actor("lãnh đạo", "leadership"), Actor("huyện khác", "unit", "614")):
        with pytest.raises(NotAllowed):
            workflow.marked_copy(sample_house, actor, "bang.xlsx", content, receipt)


def test_a_receipt_of_another_file_marks_nothing(sample_house):
    receipt = checked(sample_house, (SAMPLES / "loi-so-am.xlsx").read_bytes())
    other = (SAMPLES / "loi-thieu-chi-tieu.xlsx").read_bytes()
    with pytest.raises(UserError, match="đã khác"):
        workflow.marked_copy(sample_house, LOCAL_USER, "bang.xlsx", other, receipt)


@pytest.mark.parametrize(("given", "expected"), [
    ("Biểu 02.xls", "Biểu 02_danh-dau.xlsx"),
    ("bang_danh-dau.xlsx", "bang_danh-dau.xlsx"),
    ("../../etc/passwd", "passwd_danh-dau.xlsx"),
    ('C:\\hồ sơ\\a<b>"c.xlsx', "a b c_danh-dau.xlsx"),
    ("\u202exslx.exe\x00", "xslx_danh-dau.xlsx"),
    ("", "phu-luc_danh-dau.xlsx"),
])  # fmt: skip
def test_the_name_of_a_copy_is_a_name_and_never_a_path(given, expected):
    assert copy_name(given, "xlsx") == expected


@pytest.mark.parametrize("code", KINDS)
def test_every_sentence_is_cut_where_the_mend_begins_and_nothing_is_lost(code):
    words = tuple((p, f"Hãy {p}. x") for p in re.findall(r"{(\w+)}", KINDS[code].template))
    seen = Finding(code, params=words)
    what, mend = halves(seen)
    assert what
    assert mend
    assert re.search(r"[Hh]ãy|cần sửa|Hệ thống", mend)
    said = seen.message.replace(" ", "").casefold()
    assert what.replace(" ", "").casefold() in said or what == KINDS[code].title


def test_the_command_line_writes_the_marked_copy_beside_the_receipt(tmp_path, capsys, monkeypatch):
    monkeypatch.delenv("INDICATORS_DB", raising=False)
    monkeypatch.setenv("INDICATORS_PROVINCE", "62")
    database, target = ["--db", str(tmp_path / "office.duckdb")], tmp_path / "danh-dau.xlsx"
    file = str(SAMPLES / "loi-so-am.xlsx")
    code = main([*database, "check", file, "--unit", UNIT, "--json", "--annotate", str(target)])
    (receipt,) = json.loads(capsys.readouterr().out)
    assert code == (2 if any(f["severity"] == "blocks" for f in receipt["findings"]) else 0)
    assert loaded(target.read_bytes()).sheetnames[0] == LIST_SHEET
    assert main([*database, "check", str(SAMPLES / "loi-tep-trong.xlsx"), "--annotate", str(target)]) == 2
    assert "Không có bản đánh dấu" in capsys.readouterr().err
    assert main([*database, "check", file, file, "--annotate", str(target)]) == 2
