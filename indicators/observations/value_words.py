"""The words of cells without a plain number. Spellings are added in value_words.txt; here are signs and
patterns.
"""

import re

from indicators.observations.wordlists import folded_words, word_lines

_FILE = "value_words.txt"

DASHES = frozenset({"-", "–", "—", "--", "---", "_", "/", ".", "−"})
ELLIPSES = frozenset({"…", "...", "....", "……", ".."})
ERRORS = frozenset(
    {"#REF", "#DIV/0", "#N/A", "#NAME", "#VALUE", "#NUM", "#NULL", "#SPILL", "#CALC", "#GETTING_DATA"}
    | {"ERR:502", "ERR:504", "ERR:508", "#FIELD", "#BLOCKED"}
)
YES_MARKS = frozenset({"x", "X", "✓", "✔", "☑", "☒", "√", "×", "v", "V"})
YES = folded_words(_FILE, "yes")
NO = folded_words(_FILE, "no")
NOTHING_AROSE = folded_words(_FILE, "nothing_arose")
NO_DATA = folded_words(_FILE, "no_data")
APPROXIMATE_FOLDED = folded_words(_FILE, "approximate")
APPROXIMATE_ACCENTED = frozenset(word for line in word_lines(_FILE, "approximate_accented") for word in line)


def _any_of(words: frozenset[str]) -> str:
    return f"(?:{'|'.join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))})"


_APPROXIMATE = re.compile(rf"[<>≥≤≈~±≃≅∼]|\b{_any_of(APPROXIMATE_FOLDED)}\b")
_ACCENTED = re.compile(rf"\b{_any_of(APPROXIMATE_ACCENTED)}\b")
_RANGE = re.compile(r"[0-9]\s*%?\s*(?:-|den)\s*[0-9][0-9.,]*\s*%")

UNIT_PATTERN = _any_of(folded_words(_FILE, "unit"))
PREFIX_PATTERN = r"(?:(?:dat|chiem|duy tri|ty le|dat ty le|ket qua|co|la|=)\s*:?\s*)?"


def is_approximate(text: str, folded: str) -> bool:
    """Whether a word or sign makes the number inexact: "trên 26%", "≥60", "40-45%"."""
    return bool(_APPROXIMATE.search(folded) or _ACCENTED.search(text.lower()) or _RANGE.search(folded))
