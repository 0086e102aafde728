"""A small sample province: one lead department, two districts accepted, one waiting; every page runs on it."""

import shutil
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from indicators import workflow
from indicators.access.rights import LOCAL_USER
from indicators.workflow import looking
from tests.filling import filled

ROUND = "2021-2025"
FIRST = "leadership/overview.py"
DISTRICTS = ("608", "610")
WAITING = "611"
HOSTILE = "<img src=x onerror=alert(1)> [bấm](http://example.com)"


def send(house: workflow.House, unit: str, accept: bool, **cells: object) -> None:
    paper = workflow.template(house, LOCAL_USER, ROUND, unit)
    workflow.receive(house, LOCAL_USER, paper.name, filled(paper.content, **cells), ROUND, unit, accept)


@pytest.fixture(scope="session")
def database(tmp_path_factory):
    path = tmp_path_factory.mktemp("pages") / "minh-hoa.duckdb"
    house = workflow.open_house(path, "62", sample=True)
    for unit in (*DISTRICTS, "62-SNV"):
        send(house, unit, accept=True)
    send(house, WAITING, accept=False, H12=99, K12=HOSTILE)
    house.store.close()
    return path


@pytest.fixture(autouse=True)
def _somebody_is_signed_in(whoever_may_all) -> None:
    """A test that wants another asks for ``signed_in_as``."""


def run_page(path: str, **filters: str) -> AppTest:
    app = AppTest.from_file("../../pages/frame.py", default_timeout=20)
    for name, value in filters.items():
        app.query_params[name] = value
    app.run()
    if path != FIRST:
        app.switch_page(path)
        for name, value in filters.items():
            app.query_params[name] = value
        app.run()
    return app


@pytest.fixture
def page(database, monkeypatch) -> Callable[..., AppTest]:
    """A page of the frame, run: ``page("leadership/unit.py", unit="608")``; filters as they stand in the address."""
    monkeypatch.setenv("INDICATORS_DB", str(database))
    monkeypatch.delenv("INDICATORS_PROVINCE", raising=False)
    return lambda path=FIRST, **filters: run_page(path, **filters)


@pytest.fixture
def own(database, tmp_path, monkeypatch):
    """A copy of the sample province that a test may write to."""
    path = tmp_path / database.name
    shutil.copy(database, path)
    shutil.copytree(f"{database}.originals", f"{path}.originals")
    monkeypatch.setenv("INDICATORS_DB", str(path))
    monkeypatch.delenv("INDICATORS_PROVINCE", raising=False)
    return path


@pytest.fixture(scope="session", params=["42", "VN"])
def office(request, tmp_path_factory):
    """An empty office database of a province and of the country, as on the first day."""
    return tmp_path_factory.mktemp("office") / f"{request.param}.duckdb", request.param


@pytest.fixture
def empty_page(office, monkeypatch) -> Callable[..., AppTest]:
    """A page of an office that has received nothing yet."""
    monkeypatch.setenv("INDICATORS_DB", str(office[0]))
    monkeypatch.setenv("INDICATORS_PROVINCE", office[1])
    return lambda path=FIRST, **filters: run_page(path, **filters)


@pytest.fixture(scope="session")
def full(tmp_path_factory):
    """A round in which every unit has been accepted."""
    path = tmp_path_factory.mktemp("full") / "minh-hoa.duckdb"
    house = workflow.open_house(path, "62", sample=True)
    for unit in looking.asked_units(house, LOCAL_USER, ROUND):
        send(house, unit.code, accept=True)
    house.store.close()
    return path


@pytest.fixture
def full_page(full, monkeypatch) -> Callable[..., AppTest]:
    """A page of the province whose units have all reported."""
    monkeypatch.setenv("INDICATORS_DB", str(full))
    monkeypatch.delenv("INDICATORS_PROVINCE", raising=False)
    return lambda path=FIRST, **filters: run_page(path, **filters)
