"""Scoring a row's words against every known spelling of the indicators.

A word weighs by how few indicators use it; words without content ("của", "tỷ lệ", "đạt") hardly weigh at
all. The score is the weight of a spelling's words that the row has, and, less so, of the row's words that
the spelling has.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from indicators.observations.guards import guards_in
from indicators.observations.text import i_for_y
from indicators.observations.wordlists import folded_words

_COVERAGE_SHARE = (
    0.72  # of the score: how much of the spelling the row covers; the rest is how little the row adds
)
_FILLER_WEIGHT = 0.08
_UNKNOWN_WEIGHT = 1.2  # a word no indicator uses
_TYPO_CREDIT = 0.85  # a word one letter off counts so much
_SHORTEST_TYPO = 3
FILLER = frozenset(i_for_y(word) for word in folded_words("name_words.txt", "filler"))


@dataclass(frozen=True, slots=True)
class Spelling:
    """One known name of an indicator (or look-alike) as weighted words."""

    code: str
    words: frozenset[str]
    weight: float
    guards: frozenset[str]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Every spelling of a strategy; ``weights`` of its words; ``allowed``: guards that may stand in a row,
    per code.
    """

    spellings: tuple[Spelling, ...]
    weights: dict[str, float]
    allowed: dict[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Score:
    """How well a row fits a spelling, 0 to 100. ``guarded``: no guard is missing or foreign."""

    code: str
    points: float
    guarded: bool


def vocabulary(
    names: Mapping[str, Iterable[tuple[str, ...]]], extra: Mapping[str, Iterable[str]]
) -> Vocabulary:
    """``names``: code → its spellings as words; ``extra``: code → guards allowed besides (of numerator,
    unit …).
    """
    weights = _weights({code: {w for words in spelled for w in words} for code, spelled in names.items()})
    spelled = tuple(
        spelling(code, words, weights)
        for code, several in names.items()
        for words in dict.fromkeys(several)
        if words
    )
    allowed = {
        code: frozenset(extra.get(code, ())).union(*(s.guards for s in spelled if s.code == code))
        for code in names
    }
    return Vocabulary(spelled, weights, allowed)


def spelling(code: str, words: tuple[str, ...], weights: Mapping[str, float]) -> Spelling:
    bag = frozenset(words)
    return Spelling(code, bag, sum(weights.get(w, _UNKNOWN_WEIGHT) for w in bag), guards_in(words))


def _weights(words_of_code: Mapping[str, set[str]]) -> dict[str, float]:
    count = len(words_of_code)
    users: dict[str, int] = {}
    for words in words_of_code.values():
        for word in words:
            users[word] = users.get(word, 0) + 1
    return {
        word: _FILLER_WEIGHT if word in FILLER else math.log(1 + count / used) for word, used in users.items()
    }


def understood(words: Iterable[str], weights: Mapping[str, float]) -> dict[str, float]:
    """The row's words, each with its credit: 1 as written, less when a letter is off or two words were
    glued.
    """
    credit: dict[str, float] = {}
    for word in words:
        for meant, share in _meant(word, weights):
            credit[meant] = max(share, credit.get(meant, 0.0))
    return credit


def _meant(word: str, weights: Mapping[str, float]) -> list[tuple[str, float]]:
    if word in weights or len(word) < _SHORTEST_TYPO:
        return [(word, 1.0)]
    for cut in range(2, len(word) - 1):
        if word[:cut] in weights and word[cut:] in weights:
            return [(word[:cut], 1.0), (word[cut:], 1.0)]
    near = [known for known in weights if OSA.distance(word, known, score_cutoff=1) <= 1 and len(known) > 1]
    return [(known, _TYPO_CREDIT) for known in near] or [(word, 1.0)]


def score_all(words: tuple[str, ...], known: Vocabulary) -> list[Score]:
    """The best score of every code, best first."""
    credit = understood(words, known.weights)
    guards = guards_in(words)
    total = sum(known.weights.get(w, _UNKNOWN_WEIGHT) for w in _once(words, known.weights))
    best: dict[str, Score] = {}
    for s in known.spellings:
        found = score(s, credit, total, known.weights, guards, known.allowed[s.code])
        held = best.get(s.code)
        if held is None or (found.points, found.guarded) > (held.points, held.guarded):
            best[s.code] = found
    return sorted(best.values(), key=lambda found: -found.points)


def _once(words: tuple[str, ...], weights: Mapping[str, float]) -> list[str]:
    """Each distinct word of the row as one known word, so that a typo with two readings weighs once."""
    return [_meant(word, weights)[0][0] for word in dict.fromkeys(words)]


def score(
    s: Spelling,
    credit: Mapping[str, float],
    total: float,
    weights: Mapping[str, float],
    guards: frozenset[str],
    allowed: frozenset[str],
) -> Score:
    """One spelling against one row; ``total``: the weight of all the row's words."""
    common = sum(weights.get(w, _UNKNOWN_WEIGHT) * credit[w] for w in s.words if w in credit)
    if not common or not s.weight or not total:
        return Score(s.code, 0.0, False)
    points = _COVERAGE_SHARE * common / s.weight + (1 - _COVERAGE_SHARE) * min(1.0, common / total)
    return Score(s.code, round(100 * points, 1), s.guards <= guards and guards <= allowed)
