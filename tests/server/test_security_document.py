"""docs/security.md names tests and files that are there, and every requirement of level 1."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "docs/security.md").read_text("utf-8")
STATES = {"met", "partly", "not met", "not applicable", "operator"}
# The requirements of level 1 in ASVS 5.0.0.
LEVEL_1 = """
1.2.1 1.2.2 1.2.3 1.2.4 1.2.5 1.3.1 1.3.2 1.5.1 2.1.1 2.2.1 2.2.2 2.3.1 3.2.1 3.2.2 3.3.1 3.4.1 3.4.2 3.5.1 3.5.2 3.5.3
4.1.1 4.4.1 5.2.1 5.2.2 5.3.1 5.3.2 6.1.1 6.2.1 6.2.2 6.2.3 6.2.4 6.2.5 6.2.6 6.2.7 6.2.8 6.3.1 6.3.2 6.4.1 6.4.2
7.2.1 7.2.2 7.2.3 7.2.4 7.4.1 7.4.2 8.1.1 8.2.1 8.2.2 8.3.1 9.1.1 9.1.2 9.1.3 9.2.1 10.4.1 10.4.2 10.4.3 10.4.4 10.4.5
11.3.1 11.3.2 11.4.1 12.1.1 12.2.1 12.2.2 13.4.1 14.2.1 14.3.1 15.1.1 15.2.1 15.3.1
"""
ROWS = [line.split(" | ") for line in TEXT.splitlines() if re.match(r"\| \d+\.\d+\.\d+", line)]


@pytest.mark.parametrize("link", sorted(set(re.findall(r"\]\(\.\./([^)]+)\)", TEXT))))
def test_what_it_points_at_is_there(link):
    assert (ROOT / link).exists()


@pytest.mark.parametrize("name", sorted(set(re.findall(r"`((?:[a-z_]+/)*[a-z_]+\.py)`", TEXT))))
def test_a_module_it_names_is_there(name):
    folders = ("", "pages/server", "indicators")
    assert any((ROOT / folder / name).is_file() for folder in folders), name


def test_every_requirement_of_level_1_has_one_line_and_a_state():
    told = [number for row in ROWS for number in re.findall(r"\d+\.\d+\.\d+", row[0])]
    assert len(LEVEL_1.split()) == 70
    assert set(LEVEL_1.split()) <= set(told)
    assert len(told) == len(set(told))
    assert {row[2] for row in ROWS} <= STATES


def test_the_limits_it_states_are_those_of_the_program():
    from pages.server import limits

    page, everybody = limits.HELD_BYTES // limits.MB, limits.ALL_HELD_BYTES // limits.MB
    stated = f"{limits.HELD_FILES} files and {page} MB a page, {everybody} MB for all pages"
    uploads = limits.UPLOADS["session"]
    assert stated in " ".join(TEXT.split())
    assert f"{uploads.at_once} uploads at once and {uploads.a_minute} a minute" in " ".join(TEXT.split())
    assert f"{limits.SOCKETS['session'].at_once} pages open in a session" in " ".join(TEXT.split())
