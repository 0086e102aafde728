"""Backups by the clock: when one is due, what is kept, what is told when one fails."""

import zipfile
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, time, timedelta

import pytest

from indicators.access.rights import LOCAL_USER, Actor
from indicators.errors import NotAllowed, StoreError, UserError
from indicators.store.restoring import require_restorable
from indicators.workflow import scheduled_backups
from indicators.workflow.scheduled_backups import (
    CLOCK_BACK,
    OVERDUE,
    Schedule,
    backup_now,
    backup_standing,
    is_due,
    keep_backups,
    schedule_chosen,
)

TWO = time(2)
DAY = timedelta(days=1)


def at(text: str) -> datetime:
    return datetime.strptime(text, "%d/%m/%Y %H:%M")


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "sao-luu"
    made.mkdir()
    return made


def files(folder) -> list[str]:
    return sorted(f.name[-19:] for f in folder.iterdir())


def standing(house, schedule, now):
    return backup_standing(house, LOCAL_USER, schedule, now)


@pytest.mark.parametrize(
    ("now", "newest", "due"),
    [
        ("15/06/2025 01:59", "14/06/2025 02:00", False),
        ("15/06/2025 02:00", "14/06/2025 02:00", True),
        ("15/06/2025 02:00", "15/06/2025 02:00", False),
        ("15/06/2025 09:00", "15/06/2025 02:01", False),
        ("15/06/2025 09:00", "14/06/2025 02:00", True),  # the server was down at two
        ("15/06/2025 01:00", "12/06/2025 02:00", True),  # for days
        ("15/06/2025 01:00", None, True),  # the first start
        ("14/06/2025 02:30", "15/06/2025 02:00", False),  # the clock was put back a day
    ],
)
def test_a_backup_is_due_when_none_is_younger_than_the_last_hour_it_was_asked_for(now, newest, due):
    assert is_due(TWO, at(now), at(newest) if newest else None) is due


def test_the_environment_says_where_when_and_how_many(tmp_path):
    assert schedule_chosen({}) is None
    assert schedule_chosen({"INDICATORS_BACKUP_FOLDER": str(tmp_path)}) == Schedule(tmp_path, TWO, 30)
    more = {"INDICATORS_BACKUP_AT": "23:30", "INDICATORS_BACKUP_KEEP": "7"}
    assert schedule_chosen({"INDICATORS_BACKUP_FOLDER": "/x", **more}).at == time(23, 30)


@pytest.mark.parametrize(
    "wrong", [{"INDICATORS_BACKUP_AT": "25:99"}, {"INDICATORS_BACKUP_AT": "hai giờ"}, {"INDICATORS_BACKUP_KEEP": "0"},
              {"INDICATORS_BACKUP_KEEP": "-3"}, {"INDICATORS_BACKUP_KEEP": "nhiều"}],
)  # fmt: skip
def test_a_time_or_a_number_that_is_none_is_told_at_once(wrong):
    [name] = wrong
    with pytest.raises(UserError, match=name):
        schedule_chosen({"INDICATORS_BACKUP_FOLDER": "/x", **wrong})


@pytest.mark.slow
def test_one_is_made_a_day_whole_and_the_trail_says_so(office_house, folder):
    schedule = Schedule(folder, TWO, 30)
    for hour in ("15/06/2025 02:00", "15/06/2025 02:01", "15/06/2025 23:59", "16/06/2025 02:00"):
        assert keep_backups(office_house, schedule, at(hour))
    assert files(folder) == ["20250615-020000.zip", "20250616-020000.zip"]
    for file in folder.iterdir():
        require_restorable(file)
    [first, _] = office_house.store.events("backed_up")
    assert (first.actor, first.at) == ("chương trình, theo lịch", at("15/06/2025 02:00"))
    told = standing(office_house, schedule, at("16/06/2025 10:00"))
    assert (told.last, told.wrong) == (at("16/06/2025 02:00"), "")


@pytest.mark.slow
def test_backups_begun_in_the_same_second_are_all_kept_under_numbered_names(office_house, folder):
    schedule, now = Schedule(folder, TWO, 2), at("15/06/2025 02:00")
    with ThreadPoolExecutor(2) as clerks:
        made = list(clerks.map(lambda _: backup_now(office_house, LOCAL_USER, schedule, now), range(2)))
    assert len({f.name for f in made}) == 2
    for file in made:
        require_restorable(file)
    plain = min(made, key=lambda f: len(f.name))
    assert [f.name for f in made if f != plain] == [plain.name.replace(".zip", "-1.zip")]
    backup_now(office_house, LOCAL_USER, schedule, now)
    assert not plain.exists(), "two are kept, and of one second the unnumbered is the oldest"


@pytest.mark.slow
def test_a_clock_put_back_makes_no_second_one_and_is_told(office_house, folder):
    schedule = Schedule(folder, TWO, 30)
    keep_backups(office_house, schedule, at("15/06/2025 02:00"))
    before = {f.name: f.read_bytes() for f in folder.iterdir()}
    for hour in ("14/06/2025 02:00", "15/06/2025 01:00", "15/06/2025 02:00"):
        assert keep_backups(office_house, schedule, at(hour))
    assert {f.name: f.read_bytes() for f in folder.iterdir()} == before
    assert standing(office_house, schedule, at("14/06/2025 02:00")).wrong == CLOCK_BACK


@pytest.mark.slow
def test_old_ones_go_only_when_they_are_ours_and_enough_good_newer_ones_are_there(office_house, folder):
    schedule, first = Schedule(folder, TWO, 2), at("15/06/2025 02:00")
    for day in range(2):
        keep_backups(office_house, schedule, first + day * DAY)
    [oldest, newer] = sorted(folder.iterdir())
    newer.write_bytes(newer.read_bytes()[:-200])  # cut short on the disk: it does not count as kept
    foreign = folder / oldest.name.replace("20250615", "20240101")
    with zipfile.ZipFile(foreign, "w") as other:
        other.writestr("tep.txt", "của người khác")
    mine = folder / "bao-cao.zip"
    mine.write_bytes(b"x")
    keep_backups(office_house, schedule, first + 2 * DAY)
    assert oldest.exists(), "with it two good ones are there"
    keep_backups(office_house, schedule, first + 3 * DAY)
    assert not oldest.exists()
    assert newer.exists()
    assert foreign.exists()
    assert mine.exists()
    assert [e.subject for e in office_house.store.events("backup_removed")] == [oldest.name]


@pytest.mark.slow
def test_a_disk_that_is_not_plugged_in_is_a_failure_told_once_a_day_until_one_is_made(office_house, tmp_path):
    schedule, now = Schedule(tmp_path / "o-dia-ngoai", TWO, 30), at("15/06/2025 02:00")
    for minutes in (0, 30, 60):
        assert not keep_backups(office_house, schedule, now + timedelta(minutes=minutes))
    assert not schedule.folder.exists()
    assert len(office_house.store.events("backup_failed")) == 1
    assert "Không thấy thư mục sao lưu" in standing(office_house, schedule, now).wrong
    schedule.folder.mkdir()
    assert keep_backups(office_house, schedule, now + timedelta(minutes=90))
    assert standing(office_house, schedule, now + timedelta(minutes=91)).wrong == ""


@pytest.mark.slow
def test_one_that_could_not_be_restored_does_not_stand_for_a_backup(office_house, folder, monkeypatch):
    def refuse(file):
        raise StoreError(f"Bản sao lưu {file} đã bị sửa.")

    schedule, now = Schedule(folder, TWO, 30), at("15/06/2025 02:00")
    with monkeypatch.context() as patch:
        patch.setattr(scheduled_backups, "require_restorable", refuse)
        assert not keep_backups(office_house, schedule, now)
    assert [f.name.endswith(".hong") for f in folder.iterdir()] == [True]
    assert "đã bị sửa" in standing(office_house, schedule, now).wrong
    assert keep_backups(office_house, schedule, now + timedelta(minutes=30))
    assert standing(office_house, schedule, now + timedelta(hours=1)).wrong == ""


@pytest.mark.slow
def test_a_backup_that_did_not_come_is_overdue_an_hour_later(office_house, folder):
    schedule = Schedule(folder, TWO, 30)
    keep_backups(office_house, schedule, at("15/06/2025 02:00"))
    assert standing(office_house, schedule, at("16/06/2025 02:30")).wrong == ""
    assert standing(office_house, schedule, at("16/06/2025 03:30")).wrong == OVERDUE


def test_how_backups_stand_is_for_whoever_may_make_one(office_house):
    with pytest.raises(NotAllowed):
        backup_standing(office_house, Actor("Sở Nội vụ", "standing_office"), None, at("15/06/2025 02:00"))
