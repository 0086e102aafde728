"""Which database is opened: the one the environment names, with its own province and kind."""

import pytest

from indicators import workflow
from indicators.errors import StoreError
from indicators.workflow.house import open_chosen


@pytest.fixture
def named(tmp_path, monkeypatch):
    """A path that INDICATORS_DB names; no province is set."""
    path = tmp_path / "named.duckdb"
    monkeypatch.setenv("INDICATORS_DB", str(path))
    monkeypatch.delenv("INDICATORS_PROVINCE", raising=False)
    return path


def made(path, province: str, sample: bool) -> None:
    workflow.open_house(path, province, sample).store.close()


def chosen(**wanted) -> tuple[str, bool]:
    house = open_chosen(**wanted)
    house.store.close()
    return house.store.province, house.store.sample


@pytest.mark.parametrize(("province", "sample"), [("62", True), ("62", False), ("42", False), ("VN", False)])
def test_an_existing_database_keeps_its_province_and_kind(named, province, sample):
    made(named, province, sample)
    assert chosen() == (province, sample)


def test_another_province_than_asked_for_is_refused(named, monkeypatch):
    made(named, "42", sample=False)
    monkeypatch.setenv("INDICATORS_PROVINCE", "62")
    with pytest.raises(StoreError, match="42"):
        chosen()


def test_the_sample_is_never_loaded_into_the_data_of_an_office(named):
    made(named, "62", sample=False)
    with pytest.raises(StoreError, match="minh họa"):
        chosen(sample=True)


def test_a_missing_database_is_created_for_the_province_asked_for(named, monkeypatch):
    monkeypatch.setenv("INDICATORS_PROVINCE", "42")
    assert chosen() == ("42", False)
    assert named.exists()


def test_looking_creates_no_database(named):
    chosen(create=False)
    assert not named.exists()
