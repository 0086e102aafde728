"""Every original read again gives the same rows; an original that was changed or is gone is told."""

import json

import pytest

from indicators import workflow
from indicators.__main__ import main
from indicators.access.rights import LOCAL_USER, Actor
from indicators.errors import NotAllowed, UserError
from indicators.sample import write_file
from indicators.sample.faults import changed, only_rate
from indicators.sample.faults_listing import FAULTS
from indicators.sample.faults_shape import titled

pytestmark = pytest.mark.slow

REVIEW = "2021-2025"
TEMPLATES = [("2023", "612"), ("2024", "612"), (REVIEW, "612"), ("2024", "62-TK"), (REVIEW, "62-SYT")]
FAULTY = ["unreadable_file", "wrong_unit", "approximate", "legacy_encoding"]  # two refused, two taken
FACTS = ("observation", "finding", "ignored_row", "remark", "submission")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "small.duckdb"


@pytest.fixture
def house(path):
    """Ten files: accepted, superseded, returned, waiting and refused ones, a number confirmed and one taken back."""
    opened = workflow.open_house(path, "62", sample=True)
    fill(opened)
    yield opened
    opened.store.close()


def fill(house):
    for round, unit in TEMPLATES:
        file = write_file(house.catalogue, workflow.round_of(house, round), unit)
        send(house, file.name, file.content, round, unit, accept=True)
    for fault in (f for f in FAULTS if f.code in FAULTY):
        content = fault.content(house.catalogue)
        send(
            house,
            fault.file,
            content,
            fault.round or None,
            fault.unit or None,
            accept=fault.code == "approximate",
        )
    leap = changed(titled(round="Báo cáo năm 2023"), only_rate("6.1", 3))(house.catalogue)
    returned = send(house, "nhay-vot.xlsx", leap)
    workflow.decide(house, LOCAL_USER, returned, "returned", "Chỉ tiêu 6.1 giảm bất thường, đề nghị rà soát.")
    words = [key for s in house.store.submissions() for key, o in house.store.observations(s.id) if o.text]
    assert len(words) == 2
    workflow.confirm(house, LOCAL_USER, words[0], 48.4, "Xác nhận qua điện thoại")
    workflow.confirm(house, LOCAL_USER, words[1], 60, "Nhầm")
    house.store.confirm(words[1], None, "Sở Nội vụ", house.store.submissions()[0].received_at, "Rút lại")


def send(house, name, content, round=None, unit=None, accept=False):
    return workflow.receive(house, LOCAL_USER, name, content, round, unit, accept=accept).submission


def everything(house):
    """Every row of every table of facts, each as its columns and values."""
    return {table: house.store.database.ask_named(f"read/compare_{table}") for table in FACTS} | {
        s.id: (s, house.store.reading(s.id), house.store.decisions(s.id), house.store.confirmations(s.id))
        for s in house.store.submissions()
    }


def test_the_small_database_has_something_of_everything(house):
    status = [s.status for s in house.store.submissions()]
    assert {one: status.count(one) for one in status} == {
        "accepted": 5, "superseded": 1, "returned": 1, "waiting": 1, "refused": 2
    }  # fmt: skip
    codes = {f.code for s in house.store.submissions() for f in house.store.findings(s.id)}
    assert {"approximate", "legacy_encoding", "wrong_unit", "unreadable_file", "jump_on_last_year"} <= codes


def test_reading_every_original_again_gives_the_same_rows(house):
    before, sealed = everything(house), house.store.database.ask("read/last_seal")
    report = workflow.rebuild(house, LOCAL_USER)
    assert report.differences == ()
    stored = house.store.submissions()
    assert report.submissions == len(stored) == 10
    assert report.observations == sum(s.observations for s in stored) > 100
    assert report.findings == sum(s.blocks + s.warns + s.notes for s in stored)
    assert everything(house) == before
    assert house.store.database.ask("read/last_seal") == sealed
    assert house.store.problems() == ()


def test_the_same_holds_after_the_database_was_closed_and_opened(house, path):
    before = everything(house)
    house.store.close()
    again = workflow.open_house(path, sample=True)
    assert everything(again) == before
    assert workflow.rebuild(again, LOCAL_USER).differences == ()
    again.store.close()


def original_of(house, name):
    (found,) = (s for s in house.store.submissions() if s.file_name == name)
    return house.store.originals / found.sha256[:2] / found.sha256


def test_an_original_changed_on_disk_is_told_and_nothing_is_lost(house):
    before = everything(house)
    target = original_of(house, "nhay-vot.xlsx")
    content = bytearray(target.read_bytes())
    content[len(content) // 2] ^= 0xFF
    target.write_bytes(content)
    with pytest.raises(UserError, match=f"{target.name[:12]}… đã bị thay đổi trên đĩa"):
        workflow.rebuild(house, LOCAL_USER)
    assert everything(house) == before
    assert not list(house.store.path.parent.glob("*.rebuild*"))


def test_an_original_that_is_gone_is_told(house):
    target = original_of(house, "nhay-vot.xlsx")
    target.unlink()
    with pytest.raises(UserError, match=f"Không tìm thấy bản gốc có mã {target.name[:12]}"):
        workflow.rebuild(house, LOCAL_USER)


def test_a_stored_row_that_was_tampered_with_is_told_by_file_and_cell(house, path):
    """A number altered in the database behind the product's back."""
    (approximate,) = (s for s in house.store.submissions() if s.file_name == "loi-so-uoc-chung.xlsx")
    key, seen = next((k, o) for k, o in house.store.observations(approximate.id) if o.indicator == "2.3")
    house.store.close()
    tamper(path, key)
    again = workflow.open_house(path, sample=True)
    (told,) = workflow.rebuild(again, LOCAL_USER).differences
    assert (told.table, told.file_name, told.sheet, told.cell) == (
        "observation", "loi-so-uoc-chung.xlsx", seen.sheet, seen.cell
    )  # fmt: skip
    assert "numerator=999999.0" in told.before
    assert f"numerator={seen.numerator}" in told.after
    again.store.close()


def tamper(path, key):
    import duckdb

    with duckdb.connect(str(path)) as connection:
        connection.execute("update observation set numerator = 999999 where id = ?", [key])


def test_the_command_line_lists_differences_and_ends_with_2(house, path, capsys):
    house.store.close()
    assert main(["--db", str(path), "rebuild", "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert (document["submissions"], document["differences"]) == (10, [])
    tamper_any(path)
    assert main(["--db", str(path), "rebuild", "--json"]) == 2
    out, err = capsys.readouterr()
    (told,) = json.loads(out)["differences"]
    assert (told["table"], told["file_name"]) == ("observation", "loi-so-uoc-chung.xlsx")
    assert told["before"] == "numerator=999999.0"
    assert main(["--db", str(path), "rebuild"]) == 2
    out, err = capsys.readouterr()
    assert "1 khác biệt" in out
    assert "loi-so-uoc-chung.xlsx Biểu 02 F7: đã lưu numerator=999999.0; nay đọc được numerator=" in err


def tamper_any(path):
    again = workflow.open_house(path, sample=True)
    (found,) = (s for s in again.store.submissions() if s.file_name == "loi-so-uoc-chung.xlsx")
    key = next(k for k, o in again.store.observations(found.id) if o.numerator)
    again.store.close()
    tamper(path, key)


def test_only_the_office_may_rebuild(house):
    with pytest.raises(NotAllowed):
        workflow.rebuild(house, Actor("lãnh đạo", "leadership"))
