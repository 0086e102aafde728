"""The documents tell the truth about the tree: what they name is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
ARCHITECTURE = ROOT / "docs/architecture.md"
PAGES = {"pages": ROOT / "pages", "server": ROOT / "pages/server"}
ROOM = re.compile(r"^\*\*(\w+)/\*\*")
MODULE = re.compile(r"\b[a-z_]+\*?\.py\b")
LINK = re.compile(r"\]\((\.\./[^)]+)\)")


def named_modules() -> list[tuple[str, str]]:
    """(room, file name or pattern) of every module that "Inside each room" names."""
    inside = ARCHITECTURE.read_text("utf-8").partition("## Inside each room")[2].partition("\n## ")[0]
    found, room = [], ""
    for line in inside.splitlines():
        room = match[1] if (match := ROOM.match(line)) else room
        found += [(room, name) for name in MODULE.findall(line) if room]
    return found


@pytest.mark.parametrize(("room", "name"), named_modules())
def test_a_module_the_architecture_names_is_in_its_room(room, name):
    folder = PAGES.get(room, ROOT / "indicators" / room)
    assert list(folder.glob(name)), f"docs/architecture.md names {room}/{name}, which is not there"


@pytest.mark.parametrize("link", LINK.findall(ARCHITECTURE.read_text("utf-8")))
def test_a_link_of_the_architecture_leads_somewhere(link):
    assert (ARCHITECTURE.parent / link).resolve().exists()


def test_every_table_of_rules_is_listed():
    listed = {Path(link).name for link in LINK.findall(ARCHITECTURE.read_text("utf-8"))}
    assert {path.name for path in (ROOT / "tests/spec").iterdir()} <= listed
