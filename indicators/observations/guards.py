"""Words that must not be mistaken for one another: boys and girls, victims and perpetrators, primary and
secondary school.

A guard that stands in a known spelling must stand in the row as well; one that stands in the row must be
known of the indicator. The list is in name_words.txt, spellings of the same guard on one line.
"""

from functools import cache, lru_cache

from indicators.observations.names import AGE
from indicators.observations.text import fold, i_for_y
from indicators.observations.wordlists import word_lines

_MEMO = 20_000
Phrase = tuple[str, ...]


@cache
def _guards() -> dict[str, tuple[tuple[str, Phrase], ...]]:
    """First word → the guards that begin with it: (name, all its words)."""
    begun: dict[str, list[tuple[str, Phrase]]] = {}
    for line in word_lines("name_words.txt", "guard"):
        spelled = [i_for_y(fold(word)) for word in line]
        for guard in spelled:
            words = tuple(guard.split())
            begun.setdefault(words[0], []).append((spelled[0], words))
    return {word: tuple(guards) for word, guards in begun.items()}


@lru_cache(maxsize=_MEMO)
def guards_in(words: tuple[str, ...]) -> frozenset[str]:
    """The guards among the words of a name: ("tre", "em", "gai") → {"gai"}."""
    begun = _guards()
    named = (
        name
        for at, word in enumerate(words)
        for name, guard in begun.get(word, ())
        if words[at : at + len(guard)] == guard
    )
    return frozenset((*named, *(word for word in words if word.startswith(AGE))))
