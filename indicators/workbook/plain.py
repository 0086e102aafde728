"""Words out of files as plain words: signs that nobody sees and that only mislead are taken out at the door.

What is taken: control characters (terminals obey them; a blank stands in their place) and marks that turn the direction
of writing round, behind which "84" is read as "48" and "xslx.exe" as "exe.xlsx". Nothing that is written in Vietnamese
needs them. Everything else stays as it is; markup and formulas are text here and are escaped where they are shown.
"""

import re
from collections.abc import Iterable

_CONTROLS = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f"
_MARKS = r"\u061c\u200e\u200f"  # harmless by themselves, often pasted in from web pages
_TURNS = r"\u202a-\u202e\u2066-\u2069"
_HIDDEN = re.compile(f"[{_CONTROLS}{_MARKS}{_TURNS}]")
_MISLEADING = re.compile(f"[{_CONTROLS}{_TURNS}]")
_CONTROL = re.compile(f"[{_CONTROLS}]")


def has_hidden(texts: Iterable[str]) -> bool:
    """Whether any of the texts has something that ``plain`` takes out."""
    return _HIDDEN.search("\n".join(texts)) is not None


def misleads(text: str) -> bool:
    """Whether the text shows otherwise than it reads, or holds control characters."""
    return _MISLEADING.search(text) is not None


def plain(text: str) -> str:
    """The text without hidden signs."""
    return _HIDDEN.sub("", _CONTROL.sub(" ", text))
