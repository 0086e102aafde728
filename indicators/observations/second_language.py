"""Words said a second time in English, as yearbooks print them: "Năm - Year", "Tỷ số giới tính khi sinh/Sex ratio"."""

import re
from functools import cache

from indicators.observations.wordlists import folded_words

# What may stand between the two: then letters without diacritics to the end.
SEPARATOR = re.compile(r"\s*(?:\n|/|\s[-–—]\s|\()\s*(?=[A-Za-z][A-Za-z0-9 .,()%/'\n-]*$)")
WORD = re.compile(r"[a-z]+")


@cache
def _english() -> frozenset[str]:
    return folded_words("name_words.txt", "english")


def own_language(text: str) -> str:
    """The text without what it repeats in English at its end; the text itself where nothing is repeated."""
    for cut in SEPARATOR.finditer(text):
        if cut.start() and not _english().isdisjoint(WORD.findall(text[cut.end() :].lower())):
            return text[: cut.start()]
    return text
