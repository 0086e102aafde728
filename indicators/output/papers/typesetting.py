"""A paper as PDF: values go to Typst as data, the fonts travel with the product."""

import json
import re
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import typst

from indicators.output import colours

FONTS = Path(__file__).parents[1] / "fonts"
STANDARDS = ("ua-1",)  # accessible: tagged, titled, in Vietnamese
DRAWN_ON = datetime(2025, 1, 1, tzinfo=UTC)  # equal values give equal bytes, so no clock is read
BOX = "□"
_BLANK = re.compile("[\x00-\x20\x7f-\x9f\u2028\u2029]+")
PALETTE = {
    "ink": colours.INK, "muted": colours.MUTED, "line": colours.LINE, "grid": colours.GRID, "met": colours.MET,
    "on_track": colours.ON_TRACK, "not_met": colours.NOT_MET, "no_data": colours.NO_DATA,
    "hatch_paper": colours.HATCH_PAPER, "sample": colours.SLOW,
}  # fmt: skip


def typeset(layout: Path, values: dict[str, Any]) -> bytes:
    """The PDF of a layout (``.typ``) with what it says; the same values give the same bytes."""
    said = json.dumps(_drawn(values) | {"colours": PALETTE}, ensure_ascii=False)
    return typst.compile(
        layout.read_bytes(), format="pdf", font_paths=_fonts(), sys_inputs={"values": said},
        pdf_standards=list(STANDARDS), timestamp=DRAWN_ON,
    )  # fmt: skip


def drawable(text: str) -> str:
    """The text on one line, with a box for every character none of our fonts has: an accessible PDF refuses them."""
    return _undrawable().sub(BOX, _BLANK.sub(" ", text))


def _drawn(value: Any) -> Any:
    if isinstance(value, str):
        return drawable(value)
    if isinstance(value, dict):
        return {key: _drawn(one) for key, one in value.items()}
    return [_drawn(one) for one in value] if isinstance(value, list | tuple) else value


@cache
def _undrawable() -> re.Pattern[str]:
    """Everything outside the ranges of ``fonts/drawable.txt``."""
    ranges = (line.split("-") for line in (FONTS / "drawable.txt").read_text("ascii").split())
    spans = (f"{re.escape(chr(int(r[0], 16)))}-{re.escape(chr(int(r[-1], 16)))}" for r in ranges)
    return re.compile(f"[^{''.join(spans)}]")


@cache
def _fonts() -> Any:
    """Ours alone: a paper does not depend on what a machine happens to have."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
