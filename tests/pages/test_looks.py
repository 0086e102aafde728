"""Colours have one home; every look a page can name is there."""

import re
import tomllib
from pathlib import Path

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


def test_the_theme_of_the_server_takes_its_colours_from_the_palette():
    theme = tomllib.loads((ROOT / ".streamlit/config.toml").read_text("utf-8"))["theme"]
    assert (theme["primaryColor"], theme["textColor"]) == (colours.MET, colours.INK)


def test_the_version_in_the_address_changes_with_the_style_sheet(monkeypatch):
    before = style.version()
    style.version.cache_clear()
    monkeypatch.setattr(style, "style_sheet", lambda: "khác")
    assert style.version() != before
    style.version.cache_clear()
