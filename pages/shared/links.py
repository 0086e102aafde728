"""Addresses of pages: a link carries every filter, so that it reproduces the view and opens in a new tab."""

from urllib.parse import urlencode

from indicators.access.rights import may
from indicators.assessment.model import Source
from pages.shared.places import PLACES
from pages.shared.session import actor


def to(page: str, **filters: object) -> str:
    """The address of a page ("indicator", …) with its filters; empty ones are left out. "" for a page that is not for
    whoever asks: what would lead there is plain text."""
    if not may(asker := actor(), PLACES[page].right, asker.unit):
        return ""
    chosen = {name: value for name, value in filters.items() if value not in (None, "")}
    return f"/{PLACES[page].address}" + (f"?{urlencode(chosen)}" if chosen else "")


def to_words(source: Source, round: str = "") -> str:
    """The address of what was written about the figure of a cell."""
    return to(
        "source", round=round, submission=source.submission, sheet=source.sheet, cell=source.cell, words="1"
    )


def to_source(source: Source, round: str = "") -> str:
    """The address of the cell a figure stands in."""
    return to("source", round=round, submission=source.submission, sheet=source.sheet, cell=source.cell)
