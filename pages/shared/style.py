"""The one style sheet and the one script of the frame: colours from the product's palette, sizes from style.css."""

from functools import cache
from hashlib import sha256
from pathlib import Path

from indicators.output import colours
from indicators.output.intake_words import SEVERITY_LOOKS, SUBMISSION_LOOKS
from indicators.output.wording import STATUSES

STATIC = Path(__file__).parent / "static"
MARK = str(STATIC / "mark.svg")


@cache
def style_sheet() -> str:
    """The whole style sheet as text."""
    tones = {
        "ink": colours.INK,
        "muted": colours.MUTED,
        "line": colours.LINE,
        "grid": colours.GRID,
        "faint": colours.tint(colours.GRID, 0.5),
        "met": colours.MET,
        "slow": colours.SLOW,
        "paper": colours.PAPER,
        "hatch": colours.tint(colours.NO_DATA, 0.45),
        "sample": colours.NEAR,
        "sample-soft": colours.tint(colours.NEAR),
    }
    variables = "".join(f"--{name}: {tone};" for name, tone in tones.items())
    looks = "".join(
        f".tone-{s.code} {{--tone: {s.colour}; --soft: {s.soft}; --on: {s.text_colour};}}\n"
        for s in (*STATUSES.values(), *SUBMISSION_LOOKS.values(), *SEVERITY_LOOKS.values())
    )
    return f":root {{{variables}}}\n{looks}{(STATIC / 'style.css').read_text('utf-8')}"


@cache
def script() -> str:
    """What runs in the browser, as text."""
    return (STATIC / "frame.js").read_text("utf-8")


@cache
def version() -> str:
    """Changes with style and script, so that a browser may keep both for good."""
    return sha256((style_sheet() + script()).encode()).hexdigest()[:12]
