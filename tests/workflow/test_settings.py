"""What the program runs with is told to whoever keeps it; a backup may be made at once."""

from datetime import datetime, time, timedelta

import pytest

from indicators import workflow
from indicators.access.rights import LOCAL_USER, Actor
from indicators.errors import NotAllowed, StoreError, UserError
from indicators.output.size_words import size_words
from indicators.store.restoring import require_restorable
from indicators.workflow.scheduled_backups import Schedule, backup_now
from indicators.workflow.settings import settings
from tests.filling import filled

NOW = datetime(2025, 6, 15, 9, 30)
KEEPER = Actor("Quản trị", "administrator", login="quantri")


@pytest.fixture
def schedule(tmp_path):
    made = tmp_path / "sao-luu"
    made.mkdir()
    return Schedule(made, time(2), 2)


def test_the_database_is_told_with_its_place_and_what_it_takes(office_house):
    blank = workflow.template(office_house, LOCAL_USER, "2024", "608")
    content = filled(blank.content)
    workflow.receive(office_house, LOCAL_USER, blank.name, content, "2024", "608")
    found = settings(office_house, KEEPER, None, NOW)
    assert found.database == office_house.store.path
    assert found.size_bytes >= office_house.store.path.stat().st_size > 0
    assert (found.submissions, found.originals, found.originals_bytes) == (1, 1, len(content))
    assert (found.province.code, found.sample) == ("62", False)
    assert (found.backups.schedule, found.last_backup) == (None, None)
    with pytest.raises(NotAllowed):
        settings(office_house, Actor("Sở Nội vụ", "standing_office"), None, NOW)


def test_a_backup_made_at_once_is_whole_and_told_with_who_made_it(office_house, schedule):
    made = backup_now(office_house, KEEPER, schedule, NOW)
    require_restorable(made)
    found = settings(office_house, KEEPER, schedule, NOW)
    assert (found.last_backup.actor, found.last_backup.kind) == ("Quản trị", "backed_up")
    assert (found.backups.last, found.backups.wrong) == (NOW, "")
    for later in (1, 2):
        backup_now(office_house, KEEPER, schedule, NOW + timedelta(minutes=later))
    assert len(list(schedule.folder.iterdir())) == 2
    assert not made.exists()


def test_without_a_folder_or_with_one_that_is_gone_nothing_is_made(office_house, schedule):
    with pytest.raises(UserError, match="INDICATORS_BACKUP_FOLDER"):
        backup_now(office_house, KEEPER, None, NOW)
    schedule.folder.rmdir()
    with pytest.raises(StoreError, match="Không thấy thư mục sao lưu"):
        backup_now(office_house, KEEPER, schedule, NOW)
    assert not schedule.folder.exists()
    assert settings(office_house, KEEPER, None, NOW).last_backup is None


@pytest.mark.parametrize(
    ("size", "said"), [(0, "0 byte"), (1023, "1.023 byte"), (1536, "1,5 KB"), (10 * 2**20, "10,0 MB")]
)
def test_a_size_is_said_in_the_largest_measure_it_fills(size, said):
    assert size_words(size) == said
