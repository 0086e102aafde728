"""Scoring a row's words against every known spelling of the indicators.

A word weighs by how few indicators use it; words without content ("của", "tỷ lệ", "đạt") hardly weigh at
all. The score is the weight of a spelling's words that the row has, and, less so, of the row's words that
the spelling has.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from rapidfuzz.distance import OSA

from indicators.observations.guards import guards_in
from indicators.observations.text import i_for_y
from indicators.observations.wordlists import abbreviations, folded_words

_COVERAGE_SHARE = (
    0.72  # of the score: how much of the spelling the row covers; the rest is how little the row adds
)
_FILLER_WEIGHT = 0.08
_UNKNOWN_WEIGHT = 1.2  # a word no indicator uses
_TYPO_CREDIT = 0.85  # a word one letter off counts so much
_SHORTEST_TYPO = 3
_SHORTEST_CERTAIN = 4  # a shorter mistyped word earns credit but proves no guard
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
    return Spelling(code, bag, math.fsum(weights.get(w, _UNKNOWN_WEIGHT) for w in bag), guards_in(words))


def _weights(words_of_code: Mapping[str, set[str]]) -> dict[str, float]:
    count = len(words_of_code)
    users: dict[str, int] = {}
    for words in words_of_code.values():
        for word in words:
            users[word] = users.get(word, 0) + 1
    return {
        word: _FILLER_WEIGHT if word in FILLER else math.log(1 + count / used)
        for word, used in sorted(users.items())
    }


class Reading(NamedTuple):
    """What one written word stands for: known words, the credit each gets, and whether a guard may rest on them."""

    words: tuple[str, ...]
    credit: float = 1.0
    certain: bool = True


def _credit(readings: Iterable[Reading]) -> dict[str, float]:
    """The row's words as known ones, each with its credit: 1 as written, less when a letter is off."""
    credit: dict[str, float] = {}
    for reading in readings:
        for word in reading.words:
            credit[word] = max(reading.credit, credit.get(word, 0.0))
    return credit


def _read(word: str, weights: Mapping[str, float]) -> Reading:
    """The word itself, two words glued together, the words one letter off, or a mistyped abbreviation."""
    if word in weights or len(word) < _SHORTEST_TYPO:
        return Reading((word,))
    for cut in range(2, len(word) - 1):
        if word[:cut] in weights and word[cut:] in weights:
            return Reading((word[:cut], word[cut:]))
    near = [known for known in weights if len(known) > 1 and OSA.distance(word, known, score_cutoff=1) <= 1]
    if near:
        return Reading(tuple(near), _TYPO_CREDIT, len(near) == 1 and len(word) >= _SHORTEST_CERTAIN)
    return _abbreviated(word) or Reading((word,))


def _abbreviated(word: str) -> Reading | None:
    """ "dttts" → dan, toc, thieu, so; only where one abbreviation alone is that near."""
    if len(word) < _SHORTEST_CERTAIN:
        return None
    near = [long for short, long in abbreviations() if OSA.distance(word, short, score_cutoff=1) <= 1]
    return Reading(tuple(near[0].split()), _TYPO_CREDIT) if len(near) == 1 else None


def score_all(words: tuple[str, ...], known: Vocabulary) -> list[Score]:
    """The best score of every code, best first."""
    readings = [_read(word, known.weights) for word in words]
    credit = _credit(readings)
    certain = tuple(word for reading in readings if reading.certain for word in reading.words)
    guards = guards_in(certain) | guards_in(words)  # as written too: no indicator may use a guard's words
    meant = {
        word for reading in readings for word in (reading.words if reading.certain else reading.words[:1])
    }
    total = math.fsum(known.weights.get(word, _UNKNOWN_WEIGHT) for word in meant)
    best: dict[str, Score] = {}
    for s in known.spellings:
        found = score(s, credit, total, known.weights, guards, known.allowed[s.code])
        held = best.get(s.code)
        if held is None or (found.points, found.guarded) > (held.points, held.guarded):
            best[s.code] = found
    return sorted(best.values(), key=lambda found: -found.points)


def score(
    s: Spelling,
    credit: Mapping[str, float],
    total: float,
    weights: Mapping[str, float],
    guards: frozenset[str],
    allowed: frozenset[str],
) -> Score:
    """One spelling against one row; ``total``: the weight of all the row's words."""
    common = math.fsum(weights.get(w, _UNKNOWN_WEIGHT) * credit[w] for w in s.words if w in credit)
    if not common or not s.weight or not total:
        return Score(s.code, 0.0, False)
    points = _COVERAGE_SHARE * common / s.weight + (1 - _COVERAGE_SHARE) * min(1.0, common / total)
    return Score(s.code, round(100 * points, 1), s.guards <= guards and guards <= allowed)
