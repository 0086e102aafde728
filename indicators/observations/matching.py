"""Which indicator a row names: by its words, never by its number.

An exact name or alias is taken at once. Otherwise every known spelling is scored by its weighted words: a
word that few indicators share weighs much ("thạc", "trai"), one that all share weighs little. A match needs
its distinguishing words (``guards.py``) and a clear lead over the next indicator; else there are only
candidates. A wrong match is worse than none.
"""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from indicators.catalogue import Catalogue
from indicators.catalogue.definitions import LookAlike
from indicators.observations.guards import guards_in
from indicators.observations.known_names import (
    Component,
    KnownNames,
    Words,
    content,
    is_count,
    known_names,
    phrase,
    uncounted,
)
from indicators.observations.names import is_group, name_words
from indicators.observations.spellings import Score, score_all

SURE = 95.0  # from here the name says the same in nearly the same words
LOOSE = 80.0  # taken, and the sender is told what was understood
ASK = 55.0  # not taken; named as a candidate
LEAD = 6.0  # points by which the best must beat the next indicator whose guards fit as well
RIVAL_LEAD = 8.0  # points by which another strategy's indicator must fit better to take the row away
_AHEAD = 1.0  # points by which it must beat one that a guard rules out
_CANDIDATES = 4
TARGET = ("chi", "tieu")
AREA = ("tren", "dia", "ban")
OWN_AREA = {"xa", "phuong", "huyen", "tinh", "thanh", "pho"}
_MEMO = 5_000

Certainty = Literal["sure", "loose", "doubtful", "unknown", "look_alike", "group", "answered"]


@dataclass(frozen=True, slots=True)
class Match:
    """``indicator``: its code, only when sure or loose. ``score`` 0 to 100. ``candidates``: (code, score),
    best first.

    ``look_alike``: the row measures something that merely resembles the indicator. ``certainty`` says which
    case it is; "group" is a heading such as "Mục tiêu 1: …", "answered" what staff said (``answered.py``).
    ``component``: the row names the numerator or denominator of the first candidate rather than its value ("Tổng số
    cơ quan").
    """

    indicator: str | None
    score: float
    candidates: tuple[tuple[str, float], ...] = ()
    look_alike: LookAlike | None = None
    certainty: Certainty = "unknown"
    component: Component = ""


@dataclass(frozen=True, slots=True)
class Matcher:
    """Matches rows of one strategy; build it with ``matcher_for``. ``memo`` spares the work, files repeat
    names.
    """

    strategy: str
    names: KnownNames
    memo: dict[str, Match] = field(default_factory=dict, compare=False, repr=False)

    def match(self, name: str) -> Match:
        """The indicator a row's name means."""
        found = self.memo.get(name)
        if found is None:
            if len(self.memo) >= _MEMO:
                self.memo.clear()
            found = self.memo[name] = _match(self.names, name)
        return found


@lru_cache(maxsize=8)
def matcher_for(catalogue: Catalogue, strategy: str) -> Matcher:
    """The matcher of one strategy's names and aliases, its look-alikes and the names of its objectives."""
    names = known_names(
        catalogue.indicators_of(strategy),
        [i for i in catalogue.indicators.values() if i.strategy != strategy],
        catalogue.aliases.get("indicator", {}),
        catalogue.look_alikes,
        [objective.name for objective in catalogue.strategies[strategy].objectives],
    )
    return Matcher(strategy, names)


def _match(known: KnownNames, name: str) -> Match:
    words = name_words(name)
    if not words or words == TARGET:  # "Chỉ tiêu 1": which, only a heading says
        return Match(None, 0.0)
    if code := _exact_code(known, words):
        return Match(code, 100.0, ((code, 100.0),), certainty="sure")
    if content(words) in known.groups:
        return Match(None, 0.0, certainty="group")
    return _look_alike(known, words) or _component(known, words) or _scored(known, name, words)


def _exact_code(known: KnownNames, words: Words) -> str | None:
    """The one indicator so named; leaving out fillers must not turn a count into a share."""
    codes = known.exact.get(words, frozenset())
    if not codes and words not in known.components and words not in known.rival_names:
        codes = known.exact.get(content(words), frozenset())
        codes = frozenset(code for code in codes if _says_no_more(known, words, code))
    return next(iter(codes)) if len(codes) == 1 else None


def _says_no_more(known: KnownNames, words: Words, code: str) -> bool:
    """Whether the words left out of a name neither make it a count nor tell it from the indicator."""
    foreign = guards_in(words) - known.vocabulary.allowed[code]
    return not foreign and not _counts_instead(known, words, code)


def _counts_instead(known: KnownNames, words: Words, code: str) -> bool:
    """ "Số cơ quan có lãnh đạo nữ" is a count beside the indicator's share, unless a rate itself is so
    named.
    """
    return is_count(words) and code not in known.counted


def _look_alike(known: KnownNames, words: Words) -> Match | None:
    text = phrase(words)
    for alike, found in known.look_alikes:
        if alike in text:
            code = found.indicator.partition("/")[2]
            return Match(None, 100.0, ((code, 100.0),), found, "look_alike")
    return None


def _component(known: KnownNames, words: Words) -> Match | None:
    words = _without_area(words)
    found = known.components.get(words)
    if found is None and is_count(words):
        found = known.counts.get(uncounted(words))
        if (
            found and found[1] == "numerator" and words[0] == "tong"
        ):  # "Tổng số …": which of the two is unsaid
            found = None
    if found is None:
        return None
    code, part = found
    return Match(None, 100.0, ((code, 100.0),), certainty="doubtful", component=part)


def _without_area(words: Words) -> Words:
    """ "Tổng dân số trên địa bàn xã" → "Tổng dân số": the sender's own area says nothing of what is counted."""
    at = next((i for i in range(1, len(words)) if words[i : i + len(AREA)] == AREA), len(words))
    return words[:at] if set(words[at + len(AREA) :]) <= OWN_AREA else words


def _scored(known: KnownNames, name: str, words: Words) -> Match:
    scores = score_all(words, known.vocabulary)
    best = scores[0] if scores else Score("", 0.0, False)
    near = tuple((s.code, s.points) for s in scores[:_CANDIDATES] if s.points >= ASK)
    if near and _stands(known, scores, name, words):
        return Match(best.code, best.points, near, certainty="sure" if best.points >= SURE else "loose")
    if is_group(name):
        return Match(None, best.points, near, certainty="group")
    return Match(None, best.points, near, certainty="doubtful" if near else "unknown")


def _stands(known: KnownNames, scores: list[Score], name: str, words: Words) -> bool:
    """Whether the best score is a match: good enough, well guarded, ahead of the next, no count, nobody
    else's.
    """
    best = scores[0]
    enough = best.points >= (SURE if is_group(name) else LOOSE)
    ahead = all(best.points - s.points >= (LEAD if s.guarded else _AHEAD) for s in scores[1:])
    if not (enough and ahead and best.guarded):
        return False
    return not _counts_instead(known, words, best.code) and not _is_rival(known, words, best)


def _is_rival(known: KnownNames, words: Words, best: Score) -> bool:
    """Whether the row rather is another strategy's indicator, which may sound alike and measure something
    else.
    """
    if words in known.rival_names or content(words) in known.rival_names:
        return True
    rivals = score_all(words, known.rivals)[:1]
    return any(rival.guarded and rival.points >= best.points + RIVAL_LEAD for rival in rivals)
