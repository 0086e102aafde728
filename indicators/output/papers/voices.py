"""The units' own words for a paper: the same words once, with everybody who wrote them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from indicators.output.wording import short_unit

MOST_NAMED = 4


@dataclass(frozen=True, slots=True)
class Voice:
    """``text`` as it was written; ``units``: codes of who wrote it, in order of appearance."""

    text: str
    units: tuple[str, ...]


def voices(said: Iterable[tuple[str, str]]) -> tuple[Voice, ...]:
    """(text, unit) → every text once, what most units wrote first."""
    found: dict[str, dict[str, None]] = {}
    for text, unit in said:
        if words := text.strip():
            found.setdefault(words, {})[unit] = None
    made = (Voice(text, tuple(units)) for text, units in found.items())
    return tuple(sorted(made, key=lambda v: -len(v.units)))


def who(units: Sequence[str], names: Mapping[str, str], most: int = MOST_NAMED) -> str:
    """ "Đăk Hà, Sa Thầy và 3 đơn vị khác"."""
    named = [short_unit(names.get(code, code)) for code in units]
    rest = len(named) - most
    if rest <= 1:
        return ", ".join(named)
    return f"{', '.join(named[:most])} và {rest} đơn vị khác"
