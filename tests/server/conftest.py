"""A house with a door of its own, as the server's gate asks it."""

from dataclasses import replace

import pytest

from indicators import workflow
from indicators.access.door import Door
from pages.shared import session


@pytest.fixture(scope="module")
def opened() -> workflow.House:
    return workflow.open_house(":memory:", "62")


@pytest.fixture
def house(opened, monkeypatch) -> workflow.House:
    made = replace(opened, door=Door())
    monkeypatch.setattr(session, "opened_house", lambda: made)
    return made
