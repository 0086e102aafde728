"""Under which names, and at which address, the program answers."""

import asyncio

import pytest

from pages.server import local
from pages.server.local import LocalOnly, require_local_address, served_names
from tests.server.asking import Reads, ask

OFFICE = "chitieu.kontum.example"


@pytest.fixture(autouse=True)
def names(monkeypatch):
    monkeypatch.setenv(local.NAMES, f" {OFFICE.upper()} ,")
    served_names.cache_clear()
    yield
    served_names.cache_clear()


def status(host: str, arrived_at: str = "127.0.0.1", method: str = "GET") -> int:
    app = Reads()

    async def asked():
        app.leave.set()
        return await ask(LocalOnly(app), method, headers={"host": host}, server=(arrived_at, 8501))

    return asyncio.run(asked()).status


@pytest.mark.parametrize(
    "host", ["127.0.0.1:8501", "localhost", "[::1]:8501", OFFICE, f"{OFFICE}:443", OFFICE.title()]
)
def test_it_answers_under_the_names_it_serves(host):
    assert status(host) == 200


@pytest.mark.parametrize(
    "host", ["", "evil.example", f"{OFFICE}.evil.example", f"evil.example@{OFFICE}", "10.0.0.5"]
)
@pytest.mark.parametrize("method", ["GET", "PUT", "WS"])
def test_another_name_is_refused(host, method):
    assert status(host, method=method) == 421


def test_another_address_is_refused_whatever_the_name():
    assert status(OFFICE, arrived_at="10.0.0.5") == 421


@pytest.mark.parametrize("address", ["0.0.0.0", "::", "", None, "10.0.0.5", OFFICE])
def test_the_program_does_not_start_where_other_machines_could_reach_it(address, capsys):
    with pytest.raises(SystemExit):
        require_local_address(address)
    assert "không qua HTTPS" in capsys.readouterr().err
