"""Colours have one home; every look a page can name is there."""

import re
import tomllib
from pathlib import Path

import pytest

from indicators.output import colours
from indicators.output.wording import STATUSES
from pages.shared import style

ROOT = Path(__file__).resolve().parents[2]
COLOUR = re.compile(r"#[0-9A-Fa-f]{3,8}\b|rgba?\(")


def test_no_page_spells_a_colour():
    for path in [*ROOT.glob("pages/**/*.py"), *ROOT.glob("pages/**/*.css"), *ROOT.glob("pages/**/*.js")]:
        assert not COLOUR.findall(path.read_text("utf-8")), path


def test_every_status_has_its_colours_in_the_style_sheet():
    for code in STATUSES:
        assert f".tone-{code} {{" in style.style_sheet()


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_both_themes_of_the_server_take_their_colours_from_the_palette(mode):
    theme = tomllib.loads((ROOT / ".streamlit/config.toml").read_text("utf-8"))["theme"][mode]
    named = {"primaryColor": colours.MET, "textColor": colours.INK, "backgroundColor": colours.PAPER}
    for name, colour in named.items():
        assert theme[name] == (colours.in_dark(colour) if mode == "dark" else colour), name


@pytest.mark.parametrize("status", STATUSES.values(), ids=lambda s: s.code)
def test_a_status_stands_out_from_both_grounds_and_its_mark_can_be_read_on_it(status):
    dark = colours.in_dark(status.colour)
    assert colours.contrast(status.colour, colours.PAPER) >= 3
    assert colours.contrast(dark, colours.DARK_PAPER) >= 3
    assert colours.contrast(dark, colours.text_on(dark)) >= 4.5


def test_words_can_be_read_on_both_grounds():
    for ink in (colours.INK, colours.MUTED):
        assert colours.contrast(ink, colours.PAPER) >= 4.5
        assert colours.contrast(colours.in_dark(ink), colours.DARK_PAPER) >= 4.5


def test_a_colour_without_a_dark_one_stays_as_it_is():
    assert colours.in_dark("#ABCDEF") == "#ABCDEF"


def test_every_font_the_style_sheet_names_is_there():
    named = re.findall(r"/giao-dien/chu/([\w.-]+)", style.style_sheet())
    assert set(named) == set(style.FONTS)
    assert sum(path.stat().st_size for path in style.FONTS.values()) < 100_000


def test_the_version_in_the_address_changes_with_the_style_sheet(monkeypatch):
    before = style.version()
    style.version.cache_clear()
    monkeypatch.setattr(style, "style_sheet", lambda: "khác")
    assert style.version() != before
    style.version.cache_clear()
