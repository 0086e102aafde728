"""Who asks, in tests of pages: nobody has a cookie there, so one function is given an answer."""

from collections.abc import Callable

import pytest

from indicators import workflow
from indicators.__main__ import main
from indicators.access import passwords
from indicators.access.rights import LOCAL_USER, Actor


@pytest.fixture
def signed_in_as(monkeypatch) -> Callable[[Actor], None]:
    """``signed_in_as(Actor("…", "unit", "608"))``: from now on pages of this test are asked for by that actor."""
    from pages.shared import session  # Streamlit takes a second: only where pages are tested

    def asked_for_by(asker: Actor) -> None:
        monkeypatch.setattr(session, "signed_in", lambda: asker)
        monkeypatch.setattr(session, "token", lambda: None)

    return asked_for_by


@pytest.fixture
def whoever_may_all(signed_in_as) -> None:
    """Pages are asked for by the person at the machine, who has every right."""
    signed_in_as(LOCAL_USER)


@pytest.fixture
def nobody_signed_in(monkeypatch) -> None:
    """A browser without a cookie, or with one whose session has ended."""
    from pages.shared import session

    monkeypatch.setattr(session, "signed_in", lambda: workflow.who(session.house(), None))


@pytest.fixture
def quick_passwords(monkeypatch) -> None:
    """One guess costs next to nothing: for tests of everything but the cost itself."""
    monkeypatch.setattr(passwords, "COST", passwords.Cost(passes=1, memory_kib=8, threads=1))


@pytest.fixture
def run(tmp_path, capsys, monkeypatch):
    """Run a command against one temporary office database; (exit code, stdout, stderr)."""
    monkeypatch.setenv("INDICATORS_PROVINCE", "62")
    monkeypatch.delenv("INDICATORS_DB", raising=False)

    def command(*words):
        code = main(["--db", str(tmp_path / "office.duckdb"), *map(str, words)])
        out = capsys.readouterr()
        return code, out.out, out.err

    return command
