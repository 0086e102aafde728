"""The brief as a PDF of two A4 pages."""

from dataclasses import asdict
from pathlib import Path

from indicators.output.papers.brief_model import Brief
from indicators.output.papers.typesetting import typeset

LAYOUT = Path(__file__).with_name("brief.typ")


def brief_pdf(made: Brief) -> bytes:
    """The PDF; the same brief gives the same bytes."""
    return typeset(LAYOUT, asdict(made))
