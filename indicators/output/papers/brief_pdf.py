"""The brief as a PDF of two A4 pages: the values go to Typst as data, the fonts travel with the product."""

import json
from dataclasses import asdict
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import typst

from indicators.output import colours
from indicators.output.papers.brief_model import Brief

LAYOUT = Path(__file__).with_name("brief.typ")
FONTS = Path(__file__).parents[1] / "fonts"
STANDARDS = ("ua-1",)  # accessible: tagged, titled, in Vietnamese
DRAWN_ON = datetime(2025, 1, 1, tzinfo=UTC)  # equal values give equal bytes, so no clock is read
PALETTE = {
    "ink": colours.INK, "muted": colours.MUTED, "line": colours.LINE, "grid": colours.GRID, "met": colours.MET,
    "on_track": colours.ON_TRACK, "not_met": colours.NOT_MET, "no_data": colours.NO_DATA,
    "hatch_paper": colours.HATCH_PAPER, "sample": colours.SLOW,
}  # fmt: skip


def brief_pdf(made: Brief) -> bytes:
    """The PDF; the same brief gives the same bytes."""
    values = json.dumps(asdict(made) | {"colours": PALETTE}, ensure_ascii=False)
    return typst.compile(
        LAYOUT.read_bytes(), format="pdf", font_paths=_fonts(), sys_inputs={"brief": values},
        pdf_standards=list(STANDARDS), timestamp=DRAWN_ON,
    )  # fmt: skip


@cache
def _fonts() -> Any:
    """Ours alone: a paper does not depend on what a machine happens to have."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
