"""Everything rows may be called under one strategy, gathered from the catalogue once and ready to compare."""

from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from indicators.catalogue.definitions import Indicator, LookAlike
from indicators.observations.guards import guards_in
from indicators.observations.names import name_words
from indicators.observations.spellings import FILLER, Vocabulary, vocabulary

Words = tuple[str, ...]
Component = Literal["", "numerator", "denominator"]

_LIKE_A_PART, _APART = 0.6, 0.15  # of a part's words; and how much less the other part may have
_ALIKE = 0.8  # share of the words two names of one thing have in common
_PLURALS = frozenset({"cac", "nhung", "cua"})


@dataclass(frozen=True, slots=True)
class KnownNames:
    """``exact``: words of a name → codes so named. ``components``: words of a numerator or denominator →
    code and which; ``counts``: the same without "số", "tổng số". ``look_alikes``: phrase → what it measures.
    ``groups``: names of objectives. ``counted``: rates that may themselves be named "Số …". ``rivals``: the
    indicators of other strategies, ``rival_names`` their exact names.
    """

    vocabulary: Vocabulary
    exact: dict[Words, frozenset[str]]
    components: dict[Words, tuple[str, Component]]
    counts: dict[Words, tuple[str, Component]]
    look_alikes: tuple[tuple[str, LookAlike], ...]
    groups: frozenset[Words]
    counted: frozenset[str]
    rivals: Vocabulary
    rival_names: frozenset[Words]


def known_names(
    indicators: Iterable[Indicator],
    others: Iterable[Indicator],
    aliases: Mapping[str, tuple[str, ...]],
    look_alikes: Iterable[LookAlike],
    objectives: Iterable[str],
) -> KnownNames:
    """``indicators`` of one strategy, ``others`` of the rest; ``aliases``: "2021-2030/1.1" → further
    spellings.
    """
    mine, foreign = tuple(indicators), tuple(others)
    names = {i.code: _spelled(i, aliases) for i in mine}
    extra = {i.code: guards_in(name_words(f"{i.numerator} {i.denominator} {i.unit}")) for i in mine}
    rivals = {
        f"{i.strategy}/{i.code}": _spelled(i, aliases)
        for i in foreign
        if not any(_same_measure(i, own) for own in mine)
    }
    exact = _exact(names)
    return KnownNames(
        vocabulary=vocabulary(names, extra),
        exact=exact,
        components=_components(mine, name_words, exact),
        counts=_counts(mine, exact),
        look_alikes=_look_alikes(mine, look_alikes),
        groups=frozenset(content(name_words(name)) for name in objectives),
        counted=frozenset(i.code for i in mine if i.unit != "%" and any(map(is_count, names[i.code]))),
        rivals=vocabulary(rivals, {}),
        rival_names=frozenset(_exact(rivals)),
    )


def _same_measure(one: Indicator, other: Indicator) -> bool:
    """Two strategies' words for one and the same share: the row then is this strategy's, whoever's words it uses."""
    return one.kind == other.kind == "ratio" and one.multiplier == other.multiplier and all(
        _alike(getattr(one, part), getattr(other, part)) for part in ("numerator", "denominator")
    )  # fmt: skip


def _alike(one: str, other: str) -> bool:
    return _common(one, other) >= _ALIKE


def _common(one: str, other: str) -> float:
    """The share of words two texts have in common."""
    mine, theirs = (set(content(name_words(text))) for text in (one, other))
    return len(mine & theirs) / len(mine | theirs) if mine | theirs else 0.0


def part_named(indicator: Indicator, name: str) -> Component:
    """The part of an indicator that a row below it names in words much like the catalogue's; "" for none."""
    said = f"{indicator.name} {indicator.numerator} {indicator.denominator}"
    # another level of school, the other sex
    if not guards_in(name_words(name)) <= guards_in(name_words(said)):
        return ""
    top, bottom = _common(name, indicator.numerator), _common(name, indicator.denominator)
    if max(top, bottom) < _LIKE_A_PART or abs(top - bottom) < _APART:
        return ""
    return "numerator" if top > bottom else "denominator"


def only_in(indicator: Indicator, name: str) -> bool:
    """Whether all that a name says stands in the catalogue's words of an indicator ("1. Tiểu học")."""
    said = {*content(name_words(name))}
    return bool(said) and said <= {
        *name_words(f"{indicator.name} {indicator.numerator} {indicator.denominator}")
    }


def content(words: Words) -> Words:
    """The words that carry meaning; all of them if none does."""
    return tuple(word for word in words if word not in FILLER) or words


def phrase(words: Words) -> str:
    """The words as a text to be searched in, without the plural's small words."""
    return f" {' '.join(word for word in words if word not in _PLURALS)} "


def is_count(words: Words) -> bool:
    """ "Số cơ quan …", "Tổng số …": a count, not a share."""
    return words[:1] == ("so",) or words[:2] == ("tong", "so")


def uncounted(words: Words) -> Words:
    """ "Số người …", "Tổng số người …", "Tổng người …" → "người …"."""
    rest = words[1:] if words[:1] == ("tong",) else words
    return rest[1:] if rest[:1] == ("so",) else rest


def _spelled(indicator: Indicator, aliases: Mapping[str, tuple[str, ...]]) -> list[Words]:
    known = aliases.get(f"{indicator.strategy}/{indicator.code}", ())
    return [name_words(name) for name in (indicator.name, *known)]


def _exact(names: Mapping[str, list[Words]]) -> dict[Words, frozenset[str]]:
    """Words of a name, whole and without fillers → the codes so named."""
    exact: dict[Words, frozenset[str]] = {}
    for code, spelled in names.items():
        for words in spelled:
            for key in {words, content(words)}:
                exact[key] = exact.get(key, frozenset()) | {code}
    return exact


def _components(
    indicators: tuple[Indicator, ...], spelled: Callable[[str], Words], exact: Container[Words]
) -> dict[Words, tuple[str, Component]]:
    """Numerators and denominators whose words name one indicator only and are no indicator's own name."""
    found: dict[Words, list[tuple[str, Component]]] = {}
    for i in indicators:
        parts: tuple[tuple[Component, str], ...] = (
            ("numerator", i.numerator),
            ("denominator", i.denominator),
        )
        for part, text in parts:
            found.setdefault(spelled(text), []).append((i.code, part))
    return {
        words: what[0] for words, what in found.items() if words and len(what) == 1 and words not in exact
    }


def _counts(
    indicators: tuple[Indicator, ...], exact: Mapping[Words, frozenset[str]]
) -> dict[Words, tuple[str, Component]]:
    """Numerators and denominators without "số"; and the names of shares, for "Số …" before one is its numerator where
    it says what makes the numerator of the denominator ("đã được hỗ trợ")."""
    telling = {
        i.code: {*content(name_words(i.numerator))} - {*content(name_words(i.denominator))}
        for i in indicators
        if i.kind == "ratio" and i.unit == "%"
    }
    named = {words: next(iter(codes)) for words, codes in exact.items() if len(codes) == 1}
    numerators: dict[Words, tuple[str, Component]] = {
        words: (code, "numerator") for words, code in named.items() if telling.get(code, set()) & {*words}
    }
    return numerators | _components(indicators, lambda text: uncounted(name_words(text)), ())


def _look_alikes(
    mine: tuple[Indicator, ...], listed: Iterable[LookAlike]
) -> tuple[tuple[str, LookAlike], ...]:
    """Those of the strategy, the longest phrase first."""
    keys = {f"{i.strategy}/{i.code}" for i in mine}
    chosen = ((phrase(name_words(one.words)), one) for one in listed if one.indicator in keys)
    return tuple(sorted(chosen, key=lambda pair: -len(pair[0])))
