"""The one style sheet and the one script of the frame: colours from the product's palette, sizes from style.css."""

from functools import cache
from hashlib import sha256
from pathlib import Path

from indicators.output import colours
from indicators.output.account_words import ACCOUNT_LOOKS
from indicators.output.colours import in_dark, text_on, tint
from indicators.output.duty_words import CHANGE_LOOKS, DUTY_LOOKS
from indicators.output.intake_words import SEVERITY_LOOKS, SUBMISSION_LOOKS
from indicators.output.round_words import ROUND_LOOKS
from indicators.output.tables.board_words import FLAG_LOOKS
from indicators.output.wording import STATUSES

STATIC = Path(__file__).parent / "static"
MARK = str(STATIC / "mark.svg")
FONTS = {name: STATIC / "fonts" / name for name in ("inter.woff2", "inter-vi.woff2", "marks.woff2")}
LOOKS = (
    *STATUSES.values(), *SUBMISSION_LOOKS.values(), *SEVERITY_LOOKS.values(), *DUTY_LOOKS.values(),
    *CHANGE_LOOKS.values(), *ACCOUNT_LOOKS.values(), *ROUND_LOOKS.values(), *FLAG_LOOKS.values(),
)  # fmt: skip
FAINT, HATCH, SOFT_DARK = 0.5, 0.45, 0.24


def _tones(dark: bool) -> dict[str, str]:
    """The variables every rule draws on, by name."""

    def tone(colour: str) -> str:
        return in_dark(colour) if dark else colour

    paper = tone(colours.PAPER)
    names = {
        "ink": colours.INK,
        "darkest": colours.DARKEST,
        "muted": colours.MUTED,
        "line": colours.LINE,
        "grid": colours.GRID,
        "paper": colours.PAPER,
        "met": colours.MET,
        "near": colours.NEAR,
        "slow": colours.SLOW,
        "not-met": colours.NOT_MET,
        "on-track": colours.ON_TRACK,
        "no-data": colours.NO_DATA,
        "women": colours.WOMEN,
        "men": colours.MEN,
        "sample": colours.NEAR,
    }
    tones = {name: tone(colour) for name, colour in names.items()}
    return tones | {
        "faint": tint(tones["grid"], FAINT, paper),
        "hatch": tint(tones["no-data"], HATCH, paper),
        "sample-soft": tint(tones["sample"], ground=paper),
        "band": tint(tones["on-track"], SOFT_DARK, paper),
    }


def _variables(tones: dict[str, str]) -> str:
    return "".join(f"--{name}: {tone};" for name, tone in tones.items())


def dark_variables() -> str:
    """The colours of the dark screen by name, for a page no script tells its theme."""
    return _variables(_tones(dark=True))


def _dark_look(colour: str, code: str) -> str:
    tone = in_dark(colour)
    soft = tint(tone, SOFT_DARK, colours.DARK_PAPER)
    return f":root[data-theme=dark] .tone-{code} {{--tone: {tone}; --soft: {soft}; --on: {text_on(tone)};}}\n"


@cache
def style_sheet() -> str:
    """The whole style sheet as text: light everywhere, dark on a screen that asks for it (paper is always light)."""
    light = "".join(
        f".tone-{s.code} {{--tone: {s.colour}; --soft: {s.soft}; --on: {s.text_colour};}}\n" for s in LOOKS
    )
    dark = "".join(_dark_look(s.colour, s.code) for s in LOOKS)
    return (
        f":root {{{_variables(_tones(dark=False))}}}\n{light}@media screen {{\n"
        f":root[data-theme=dark] {{color-scheme: dark; {_variables(_tones(dark=True))}}}\n{dark}}}\n"
        + "".join(path.read_text("utf-8") for path in _sheets())
    )


def _sheets() -> list[Path]:
    """The common sheet first, then those of single pages, which may build on it."""
    return sorted(STATIC.glob("*.css"), key=lambda path: (path.name != "style.css", path.name))


@cache
def script() -> str:
    """What runs in the browser, as text: the built-in words first, then what uses them."""
    return "\n".join((STATIC / name).read_text("utf-8") for name in ("words.js", "session.js", "frame.js"))


@cache
def version() -> str:
    """Changes with style and script, so that a browser may keep both for good."""
    return sha256((style_sheet() + script()).encode()).hexdigest()[:12]
