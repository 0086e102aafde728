"""Scoring a row's words against every known spelling of the indicators.

A word weighs by how few indicators use it; words without content ("của", "tỷ lệ", "đạt") hardly weigh at
all. The score is the weight of a spelling's words that the row has, and, less so, of the row's words that
the spelling has.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from indicators.observations.guards import guards_in
from indicators.observations.text import i_for_y
from indicators.observations.wordlists import abbreviations, folded_words

_COVERAGE_SHARE = (
    0.72  # of the score: how much of the spelling the row covers; the rest is how little the row adds
)
_ADDS_LITTLE = 1 - _COVERAGE_SHARE
_ROUNDED = 0.1  # points are told to one decimal
_FILLER_WEIGHT = 0.08
_UNKNOWN_WEIGHT = 1.2  # a word no indicator uses
_TYPO_CREDIT = 0.85  # a word one letter off counts so much
_SHORTEST_TYPO, _LONGEST_TYPO = 3, 60  # no two known words glued together are as long
_SHORTEST_CERTAIN = 4  # a shorter mistyped word earns credit but proves no guard
_MEMO = 20_000
FILLER = frozenset(i_for_y(word) for word in folded_words("name_words.txt", "filler"))


@dataclass(frozen=True, slots=True)
class Spelling:
    """One known name of an indicator (or look-alike) as weighted words."""

    code: str
    words: frozenset[str]
    weight: float
    guards: frozenset[str]


class Reading(NamedTuple):
    """What one written word stands for: known words, the credit each gets, and whether a guard may rest on them."""

    words: tuple[str, ...]
    credit: float = 1.0
    certain: bool = True


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Every spelling of a strategy; ``weights`` of its words; ``allowed``: guards that may stand in a row,
    per code. ``users``: word → the places in ``spellings`` of those that use it. ``memo``: words read before.
    """

    spellings: tuple[Spelling, ...]
    weights: dict[str, float]
    allowed: dict[str, frozenset[str]]
    users: dict[str, tuple[int, ...]]
    memo: dict[str, Reading] = field(default_factory=dict, compare=False, repr=False)

    def read(self, word: str) -> Reading:
        """What a written word stands for; words repeat, from name to name more than names do."""
        if word in self.weights or not _SHORTEST_TYPO <= len(word) <= _LONGEST_TYPO:
            return Reading((word,))
        found = self.memo.get(word)
        if found is None:
            if len(self.memo) >= _MEMO:
                self.memo.clear()
            found = self.memo[word] = _read(word, self.weights)
        return found


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
    users: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(spelled):
        for word in one.words:
            users[word].append(at)
    return Vocabulary(spelled, weights, allowed, {word: tuple(places) for word, places in users.items()})


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


def _credit(readings: Iterable[Reading]) -> dict[str, float]:
    """The row's words as known ones, each with its credit: 1 as written, less when a letter is off."""
    credit: dict[str, float] = {}
    for reading in readings:
        for word in reading.words:
            credit[word] = max(reading.credit, credit.get(word, 0.0))
    return credit


def _read(word: str, weights: Mapping[str, float]) -> Reading:
    """Two words glued together, the words one letter off, a mistyped abbreviation, else the word itself."""
    for cut in range(2, len(word) - 1):
        if word[:cut] in weights and word[cut:] in weights:
            return Reading((word[:cut], word[cut:]))
    if near := _one_letter_off(word, [known for known in weights if len(known) > 1]):
        return Reading(near, _TYPO_CREDIT, len(near) == 1 and len(word) >= _SHORTEST_CERTAIN)
    return _abbreviated(word) or Reading((word,))


def _one_letter_off(word: str, known: Sequence[str]) -> tuple[str, ...]:
    """Those of the known words, in their order."""
    found = extract(word, known, scorer=OSA.distance, processor=None, limit=None, score_cutoff=1)
    return tuple(near for near, _, _ in sorted(found, key=lambda one: one[2]))


def _abbreviated(word: str) -> Reading | None:
    """ "dttts" → dan, toc, thieu, so; only where one abbreviation alone is that near."""
    if len(word) < _SHORTEST_CERTAIN:
        return None
    near = [long for short, long in abbreviations() if OSA.distance(word, short, score_cutoff=1) <= 1]
    return Reading(tuple(near[0].split()), _TYPO_CREDIT) if len(near) == 1 else None


def score_all(words: tuple[str, ...], known: Vocabulary) -> list[Score]:
    """The best score of every code, best first."""
    readings = [known.read(word) for word in words]
    certain = tuple(word for reading in readings if reading.certain for word in reading.words)
    guards = guards_in(certain) | guards_in(words)  # as written too: no indicator may use a guard's words
    meant = {
        word for reading in readings for word in (reading.words if reading.certain else reading.words[:1])
    }
    total = math.fsum(known.weights.get(word, _UNKNOWN_WEIGHT) for word in meant)
    best = {s.code: (0.0, False) for s in known.spellings}
    for at, shared in _shared(_credit(readings), known).items():
        s = known.spellings[at]
        common, held = math.fsum(shared), best[s.code]
        added = common / total
        points = 100 * (_COVERAGE_SHARE * common / s.weight + _ADDS_LITTLE * (added if added < 1 else 1.0))
        if points > held[0] - _ROUNDED:
            found = round(points, 1), s.guards <= guards <= known.allowed[s.code]
            if found > held:
                best[s.code] = found
    return sorted((Score(code, *found) for code, found in best.items()), key=lambda found: -found.points)


def _shared(credit: Mapping[str, float], known: Vocabulary) -> dict[int, list[float]]:
    """Place of a spelling → the worth of each word it has in common with a row; those without one are left out."""
    shared: dict[int, list[float]] = defaultdict(list)
    for word, part in credit.items():
        if users := known.users.get(word):
            worth = known.weights[word] * part
            for at in users:
                shared[at].append(worth)
    return shared
