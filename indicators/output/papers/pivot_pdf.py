"""The picked table as a PDF: A4 on its side, heads on every page."""

from dataclasses import asdict
from pathlib import Path

from indicators.output.papers.pivot_paper import PivotPaper
from indicators.output.papers.typesetting import typeset

LAYOUT = Path(__file__).with_name("pivot.typ")


def pivot_pdf(made: PivotPaper) -> bytes:
    """The PDF; the same table gives the same bytes."""
    return typeset(LAYOUT, asdict(made))
