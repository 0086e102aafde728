"""Every colour of the product, once. Status colours are 3:1 or more on their ground, told apart without red and green.

The names are the colours on white, which paper and figures use; ``DARK`` says what each becomes on a dark screen.
"""

import re
from collections.abc import Mapping

MET = "#0B5FA5"
ON_TRACK = "#3E8FCB"
NEAR = "#B8860B"
SLOW = "#C8501E"
NOT_MET = "#7A1F3D"
NO_DATA = "#8A8F98"

WOMEN = "#6A3D9A"  # never pink and blue
MEN = "#4D7C8A"

INK = "#1F2933"
DARKEST = "#10161D"  # on a status colour, where ink is not dark enough
MUTED = "#5B6572"
LINE = "#C9CED6"
GRID = "#E8EBEF"
PAPER = "#FFFFFF"
HATCH_PAPER = "#F1F2F4"
TARGET = "#1F2933"
BAND = "rgba(62,143,203,0.16)"

SERIES = (MET, SLOW, "#2F7F6F", WOMEN, NEAR, "#4D7C8A", NOT_MET, "#5B6572")

SOFT_SHARE = 0.16
DARK_PAPER = "#12181F"
DARK: Mapping[str, str] = {
    MET: "#3F9AE8", ON_TRACK: "#9DD0F7", NEAR: "#D9B13B", SLOW: "#F07A45", NOT_MET: "#D65A82", NO_DATA: "#8A94A0",
    WOMEN: "#B48AE0", MEN: "#7FB3C4", "#2F7F6F": "#58B5A2",
    INK: "#E6EAF0", DARKEST: "#F5F8FB", MUTED: "#A7B2BF", LINE: "#414D5A", GRID: "#2A343F",
    PAPER: DARK_PAPER, HATCH_PAPER: "#1B232C", BAND: "rgba(157,208,247,0.20)",
}  # fmt: skip


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def tint(colour: str, share: float = SOFT_SHARE, ground: str = PAPER) -> str:
    """``colour`` mixed into ``ground``: 1 is the colour itself, 0 is the ground. "#rrggbb" in and out."""
    mixed = zip(_channels(colour), _channels(ground), strict=True)
    return "#" + "".join(f"{round(g + (c - g) * share):02X}" for c, g in mixed)


def luminance(colour: str) -> float:
    """Relative luminance after WCAG 2, 0 to 1."""
    red, green, blue = (
        c / 255 / 12.92 if c / 255 <= 0.04045 else ((c / 255 + 0.055) / 1.055) ** 2.4
        for c in _channels(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio after WCAG 2, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def text_on(colour: str) -> str:
    """White or the darkest ink, whichever reads better on ``colour``."""
    return PAPER if contrast(PAPER, colour) >= contrast(DARKEST, colour) else DARKEST


def in_dark(text: str) -> str:
    """A text (a figure as JSON, a colour) with every colour as it is on a dark screen; others stay."""
    return _LIGHT.sub(lambda found: DARK[found[0]], text)


_LIGHT = re.compile("|".join(map(re.escape, DARK)))
