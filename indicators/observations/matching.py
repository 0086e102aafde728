"""Which indicator a row names: by its words, never by its number.

An exact name or alias is taken at once. Otherwise every known spelling is scored by its weighted words: a
word that few indicators share weighs much ("thạc", "trai"), one that all share weighs little. A match needs
its distinguishing words (``guards.py``) and a clear lead over the next indicator; else there are only
candidates. A wrong match is worse than none.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from indicators.catalogue import Catalogue
from indicators.catalogue.definitions import Indicator, LookAlike
from indicators.observations.guards import guards_in
from indicators.observations.names import is_group, name_words
from indicators.observations.spellings import FILLER, Score, Vocabulary, score_all, vocabulary

SURE = 95.0  # from here the name says the same in nearly the same words
LOOSE = 80.0  # taken, and the sender is told what was understood
ASK = 55.0  # not taken; named as a candidate
LEAD = 6.0  # points by which the best must beat the next indicator whose guards fit as well
_AHEAD = 1.0  # points by which it must beat one that a guard rules out
_CANDIDATES = 4
_MEMO = 5_000
_PLURALS = frozenset({"cac", "nhung", "cua"})

Certainty = Literal["sure", "loose", "doubtful", "unknown", "look_alike", "group"]
Component = Literal["", "numerator", "denominator"]


@dataclass(frozen=True, slots=True)
class Match:
    """``indicator``: its code, only when sure or loose. ``score`` 0 to 100. ``candidates``: (code, score),
    best first.

    ``look_alike``: the row measures something that merely resembles the indicator. ``certainty`` says which
    case it is; "group" is a heading such as "Mục tiêu 1: …". ``component``: the row names the numerator or
    denominator of the first candidate rather than its value ("Tổng số cơ quan").
    """

    indicator: str | None
    score: float
    candidates: tuple[tuple[str, float], ...] = ()
    look_alike: LookAlike | None = None
    certainty: Certainty = "unknown"
    component: Component = ""


@dataclass(frozen=True, slots=True)
class Matcher:
    """All spellings of one strategy's indicators, ready to compare; build it with ``matcher_for``.

    ``exact``: words of a name → codes so named. ``components``: words of a numerator or denominator → code
    and which. ``groups``: names of objectives. ``counted``: codes whose own name begins with "Số …", like a
    count.
    """

    strategy: str
    vocabulary: Vocabulary
    exact: dict[tuple[str, ...], frozenset[str]]
    components: dict[tuple[str, ...], tuple[str, Component]] = field(default_factory=dict)
    look_alikes: tuple[tuple[str, LookAlike], ...] = ()
    groups: frozenset[tuple[str, ...]] = frozenset()
    counted: frozenset[str] = frozenset()
    memo: dict[str, Match] = field(default_factory=dict, compare=False, repr=False)

    def match(self, name: str) -> Match:
        """The indicator a row's name means; remembered per spelling, since files repeat the same names."""
        found = self.memo.get(name)
        if found is None:
            if len(self.memo) >= _MEMO:
                self.memo.clear()
            found = self.memo[name] = _match(self, name)
        return found


@lru_cache(maxsize=8)
def matcher_for(catalogue: Catalogue, strategy: str) -> Matcher:
    """The matcher of one strategy's names and aliases, its look-alikes and the names of its objectives."""
    return build_matcher(
        strategy,
        catalogue.indicators_of(strategy),
        catalogue.aliases.get("indicator", {}),
        catalogue.look_alikes,
        [objective.name for objective in catalogue.strategies[strategy].objectives],
    )


def build_matcher(
    strategy: str,
    indicators: Iterable[Indicator],
    aliases: Mapping[str, tuple[str, ...]],
    look_alikes: Iterable[LookAlike] = (),
    objectives: Iterable[str] = (),
) -> Matcher:
    """``aliases``: "2021-2030/1.1" → further spellings."""
    listed = tuple(indicators)
    names = {
        i.code: [name_words(n) for n in (i.name, *aliases.get(f"{strategy}/{i.code}", ()))] for i in listed
    }
    extra = {i.code: guards_in(name_words(f"{i.numerator} {i.denominator} {i.unit}")) for i in listed}
    exact: dict[tuple[str, ...], frozenset[str]] = {}
    for code, spelled in names.items():
        for words in spelled:
            for key in (words, _content(words)):
                exact[key] = exact.get(key, frozenset()) | {code}
    return Matcher(
        strategy=strategy,
        vocabulary=vocabulary(names, extra),
        exact=exact,
        components=_components(listed, exact),
        look_alikes=_look_alikes(strategy, look_alikes),
        groups=frozenset(_content(name_words(name)) for name in objectives),
        counted=frozenset(
            code for code, spelled in names.items() if any(_is_count(words) for words in spelled)
        ),
    )


def _components(
    indicators: tuple[Indicator, ...], exact: Mapping[tuple[str, ...], frozenset[str]]
) -> dict[tuple[str, ...], tuple[str, Component]]:
    """Numerators and denominators whose words name one indicator only and are no indicator's own name."""
    found: dict[tuple[str, ...], tuple[str, Component]] = {}
    shared: set[tuple[str, ...]] = set()
    for i in indicators:
        for part, words in (
            ("numerator", name_words(i.numerator)),
            ("denominator", name_words(i.denominator)),
        ):
            if words in found:
                shared.add(words)
            elif words and words not in exact:
                found[words] = (i.code, part)  # type: ignore[assignment]
    return {words: what for words, what in found.items() if words not in shared}


def _look_alikes(strategy: str, listed: Iterable[LookAlike]) -> tuple[tuple[str, LookAlike], ...]:
    mine = (one for one in listed if one.indicator.partition("/")[0] == strategy)
    return tuple(sorted(((_phrase(name_words(m.words)), m) for m in mine), key=lambda pair: -len(pair[0])))


def _content(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words that carry meaning; all of them if none does."""
    return tuple(w for w in words if w not in FILLER) or words


def _phrase(words: tuple[str, ...]) -> str:
    """The words as a text to be searched in, without the plural's small words."""
    return f" {' '.join(word for word in words if word not in _PLURALS)} "


def _is_count(words: tuple[str, ...]) -> bool:
    return words[:1] == ("so",) or words[:2] == ("tong", "so")


def _match(matcher: Matcher, name: str) -> Match:
    words = name_words(name)
    if not words:
        return Match(None, 0.0)
    codes = matcher.exact.get(words) or matcher.exact.get(_content(words))
    if codes and len(codes) == 1 and not _counts_instead(matcher, words, next(iter(codes))):
        return Match(next(iter(codes)), 100.0, ((next(iter(codes)), 100.0),), certainty="sure")
    if _content(words) in matcher.groups:
        return Match(None, 0.0, certainty="group")
    return _look_alike(matcher, words) or _component(matcher, words) or _scored(matcher, name, words)


def _counts_instead(matcher: Matcher, words: tuple[str, ...], code: str) -> bool:
    """ "Số cơ quan có lãnh đạo nữ" is a count beside the indicator's share, unless the indicator itself is
    so named.
    """
    return _is_count(words) and code not in matcher.counted


def _look_alike(matcher: Matcher, words: tuple[str, ...]) -> Match | None:
    text = _phrase(words)
    for phrase, found in matcher.look_alikes:
        if phrase in text:
            code = found.indicator.partition("/")[2]
            return Match(None, 100.0, ((code, 100.0),), found, "look_alike")
    return None


def _component(matcher: Matcher, words: tuple[str, ...]) -> Match | None:
    if words not in matcher.components:
        return None
    code, part = matcher.components[words]
    return Match(None, 100.0, ((code, 100.0),), certainty="doubtful", component=part)


def _scored(matcher: Matcher, name: str, words: tuple[str, ...]) -> Match:
    scores = score_all(words, matcher.vocabulary)
    near = tuple((s.code, s.points) for s in scores[:_CANDIDATES] if s.points >= ASK)
    if not near:
        return Match(
            None, scores[0].points if scores else 0.0, certainty="group" if is_group(name) else "unknown"
        )
    best = scores[0]
    if not _stands(matcher, best, scores, name, words):
        return Match(None, best.points, near, certainty="group" if is_group(name) else "doubtful")
    return Match(best.code, best.points, near, certainty="sure" if best.points >= SURE else "loose")


def _stands(matcher: Matcher, best: Score, scores: list[Score], name: str, words: tuple[str, ...]) -> bool:
    """Whether the best score is a match: good enough, well guarded, ahead of the next, and no count or
    heading.
    """
    ahead = all(best.points - s.points >= (LEAD if s.guarded else _AHEAD) for s in scores[1:])
    enough = best.points >= (SURE if is_group(name) else LOOSE)
    return enough and best.guarded and ahead and not _counts_instead(matcher, words, best.code)
