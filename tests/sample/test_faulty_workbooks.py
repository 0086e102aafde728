"""Each committed workbook shows its kind of finding, is what the generator makes, and the list tells what it says."""

import re
from datetime import datetime
from pathlib import Path

import pytest

from indicators import workflow
from indicators.access.rights import LOCAL_USER
from indicators.catalogue import load
from indicators.findings import KINDS
from indicators.sample.__main__ import main
from indicators.sample.faults import MARK, ROUND, UNIT, book, changed, column, only_rate, sound
from indicators.sample.faults_listing import FAULTS, LISTING, listing
from indicators.sample.faults_shape import titled
from indicators.workbook import open_workbook

SAMPLES = Path(__file__).parents[2] / "data" / "samples"
OF_TWO_FILES = {"already_received", "revision", "jump_on_last_year", "jump_on_corrected_year"}
OF_NO_FILE = {"file_missing"}
OF_AN_OFFICE = {"sample_file"}
OF_AN_ANSWER = {"read_by_answer"}
OF_A_CLOSED_ROUND = {"round_closed"}
LISTED = re.compile(r"^\| `([^`]+)` \|", re.MULTILINE)


@pytest.fixture(scope="module")
def house():
    opened = workflow.open_house(":memory:", "62", sample=True)
    yield opened
    opened.store.close()


def cells(content, name):
    """Every sheet with its values, and whether it is shown; the bytes of what is no workbook."""
    workbook, findings = open_workbook(content, name)
    if workbook is None:
        return content if findings[0].code != "empty_file" else findings[0].code
    return [
        (s.name, s.visible, s.rows, s.merges, s.hidden_rows, s.hidden_columns, s.errors, s.unvalued)
        for s in workbook.sheets
    ]


def test_every_kind_of_finding_has_one_workbook_unless_it_takes_two_files_or_none():
    assert [f.code for f in FAULTS] == list(dict.fromkeys(f.code for f in FAULTS))
    others = OF_TWO_FILES | OF_NO_FILE | OF_AN_OFFICE | OF_AN_ANSWER | OF_A_CLOSED_ROUND
    assert {f.code for f in FAULTS} | others == set(KINDS)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda f: f.file)
def test_a_workbook_gives_the_kinds_of_its_table_and_no_others(house, fault):
    content = (SAMPLES / fault.file).read_bytes()
    receipt = workflow.check(house, LOCAL_USER, fault.file, content, fault.round or None, fault.unit or None)
    reading = receipt.reading
    assert {f.code for f in reading.findings} == fault.codes
    assert reading.rows.read == reading.rows.taken + reading.rows.rejected + reading.rows.ignored
    assert reading.blocked == any(KINDS[code].severity == "blocks" for code in fault.codes)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda f: f.file)
def test_a_committed_workbook_is_what_the_generator_makes(fault):
    committed = (SAMPLES / fault.file).read_bytes()
    assert cells(committed, fault.file) == cells(fault.content(load()), fault.file)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda f: f.file)
def test_a_workbook_that_opens_is_marked_as_synthetic(fault):
    workbook, _ = open_workbook((SAMPLES / fault.file).read_bytes(), fault.file)
    for sheet in workbook.sheets if workbook else ():
        assert any(MARK in str(v) for row in sheet.rows[:8] for v in row) or sheet.name == "_identity", (
            sheet.name
        )


def test_the_appendix_before_anything_is_wrong_with_it_gives_no_finding(house):
    reading = workflow.check(house, LOCAL_USER, "phu-luc.xlsx", book(sound(house.catalogue))).reading
    assert reading.findings == ()
    assert (reading.unit, reading.round, reading.rows.taken) == (UNIT, ROUND, 14)


@pytest.mark.slow
def test_the_list_of_workbooks_says_what_the_screen_says():
    assert (SAMPLES / LISTING).read_text("utf-8") == listing(load())


def test_the_folder_holds_what_the_list_names_and_nothing_else():
    named = set(LISTED.findall((SAMPLES / LISTING).read_text("utf-8")))
    tables = {"trajectories.csv", "districts.csv", "communes.csv"}
    assert {p.name for p in SAMPLES.iterdir()} == named | {LISTING} | tables


@pytest.mark.slow
def test_one_command_writes_them_all(tmp_path, capsys):
    assert main([str(tmp_path / "moi")]) == 0
    assert len(list((tmp_path / "moi").iterdir())) == len(FAULTS) + 1
    assert main([]) == 2
    assert "Cách dùng" in capsys.readouterr().err


def test_a_folder_that_cannot_be_written_is_said(tmp_path, capsys):
    taken = tmp_path / "tep"
    taken.write_text("x")
    assert main([str(taken)]) == 2
    assert "Không ghi được" in capsys.readouterr().err


# -- kinds that only a second file can show ------------------------------------------------------------------


def in_year(year, *changes):
    """The sound appendix, said to be of another year, after changes."""
    return changed(titled(round=f"Báo cáo năm {year}"), *changes)(load())


@pytest.fixture
def office(tmp_path):
    opened = workflow.open_house(tmp_path / "x.duckdb", "62", sample=True)
    yield opened
    opened.store.close()


def send(house, content, name="phu-luc.xlsx"):
    receipt = workflow.receive(house, LOCAL_USER, name, content, accept=True)
    assert receipt.reading.form == "table"
    return receipt


def codes(receipt):
    return {f.code for f in receipt.reading.findings}


def test_the_same_file_sent_again_is_told_so(office):
    content = book(sound(office.catalogue))
    first, again = send(office, content), send(office, content, "ten-khac.xlsx")
    assert "already_received" not in codes(first)
    assert codes(again) == {"already_received"}
    assert again.same_as == first.submission
    today = datetime.now()
    assert f"{today.day}/{today.month}/{today.year}" in again.reading.findings[0].message
    assert len(workflow.submissions(office, LOCAL_USER)) == 1


def test_a_leap_on_last_year_is_asked_about(office):
    send(office, in_year(2023, only_rate("6.1", 20)))
    receipt = send(office, in_year(2024, only_rate("6.1", 62)))
    found = next(f for f in receipt.reading.findings if f.code == "jump_on_last_year")
    assert (found.cell, codes(receipt)) == ("F17", {"jump_on_last_year"})
    assert "+42,0 điểm phần trăm" in found.message


def test_another_value_for_a_year_already_accepted_is_a_revision(office):
    send(office, in_year(2023, only_rate("6.1", 60)))
    receipt = send(office, in_year(2024, column("Năm 2023", {"6.1": 61})))
    found = next(f for f in receipt.reading.findings if f.code == "revision")
    assert codes(receipt) == {"revision"}
    assert "Năm 2023 ghi 61, khác số đã duyệt 60 (đợt 2023)" in found.message
