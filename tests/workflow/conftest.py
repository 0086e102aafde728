import pytest

from indicators import workflow


@pytest.fixture
def sample_house(tmp_path):
    """An empty database of the sample province."""
    house = workflow.open_house(tmp_path / "sample.duckdb", "62", sample=True)
    yield house
    house.store.close()


@pytest.fixture
def office_house(tmp_path):
    """An empty database of Kon Tum's own office."""
    house = workflow.open_house(tmp_path / "office.duckdb", "62", sample=False)
    yield house
    house.store.close()


@pytest.fixture
def country_house(tmp_path):
    """An empty database of the country."""
    house = workflow.open_house(tmp_path / "country.duckdb", "VN", sample=False)
    yield house
    house.store.close()
