"""Every colour of the product, once. Status colours are 3:1 or more on white, told apart without red and green."""

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


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def tint(colour: str, share: float = SOFT_SHARE) -> str:
    """``colour`` mixed into white: 1 is the colour itself, 0 is white. "#rrggbb" in and out."""
    return "#" + "".join(f"{round(255 + (c - 255) * share):02X}" for c in _channels(colour))


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
