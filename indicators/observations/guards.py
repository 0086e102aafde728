"""Words that must not be mistaken for one another: boys and girls, victims and perpetrators, primary and
secondary school.

A guard that stands in a known spelling must stand in the row as well; one that stands in the row must be
known of the indicator. The list is in name_words.txt, spellings of the same guard on one line.
"""

import re
from functools import cache

from indicators.observations.names import AGE
from indicators.observations.text import fold, i_for_y
from indicators.observations.wordlists import word_lines


@cache
def _guards() -> tuple[tuple[str, re.Pattern[str]], ...]:
    lines = [[i_for_y(fold(word)) for word in line] for line in word_lines("name_words.txt", "guard")]
    return tuple((line[0], re.compile(rf"\b(?:{'|'.join(line)})\b")) for line in lines)


def guards_in(words: tuple[str, ...]) -> frozenset[str]:
    """The guards among the words of a name: ("tre", "em", "gai") → {"gai"}."""
    text = " ".join(words)
    named = (name for name, pattern in _guards() if pattern.search(text))
    return frozenset((*named, *(word for word in words if word.startswith(AGE))))
