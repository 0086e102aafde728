"""Who says what about a unit: its own figure, the lead department's, another supplier's, in that order."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from indicators.assessment.model import Figure
from indicators.assessment.rules import share
from indicators.catalogue.definitions import Indicator

if TYPE_CHECKING:
    from indicators.catalogue import Catalogue

Ranks = Mapping[date, Mapping[str, int]]  # data date of a round -> supplier -> 0 for the lead
NOT_A_SUPPLIER = 99


@dataclass(frozen=True, slots=True)
class Voice:
    origin: Literal["own", "lead", "other"]
    figure: Figure


def ranks_of(catalogue: "Catalogue", indicator: Indicator, province: str, days: Iterable[date]) -> Ranks:
    """The suppliers on each day: who was the lead when a figure was sent stays the lead for that figure."""
    return {
        day: {code: rank for rank, code in enumerate(catalogue.suppliers(indicator, province, day))}
        for day in set(days)
    }


def voices(figures: Iterable[Figure], subject: str, ranks: Ranks) -> tuple[Voice, ...]:
    """The latest word of each who speaks about ``subject``, by precedence; ``figures`` come newest first.

    The lead is one voice however often the supplier changed; any other sender is a voice of its own.
    """
    latest: dict[str, tuple[tuple[int, float, int, str], Voice]] = {}
    for f in figures:
        rank = ranks.get(f.data_date, {}).get(f.sender, NOT_A_SUPPLIER)
        origin = "own" if f.sender == subject else "lead" if rank == 0 else "other"
        speaker = f.sender if origin == "other" else origin
        order = (("own", "lead", "other").index(origin), -f.data_date.toordinal(), rank, f.sender)
        latest.setdefault(speaker, (order, Voice(origin, f)))
    return tuple(voice for _, voice in sorted(latest.values(), key=lambda pair: pair[0]))


def counts_in(figure: Figure, indicator: Indicator) -> tuple[float, float] | None:
    """Numerator and denominator with which the figure can enter a sum; None where one is lacking. A denominator of
    0 (nothing arose) needs no numerator."""
    if indicator.kind != "ratio" or figure.denominator is None:
        return None
    if figure.numerator is None and figure.denominator != 0:
        return None
    return figure.numerator or 0.0, figure.denominator


def has_counts(figure: Figure, indicator: Indicator) -> bool:
    """True when the figure can enter a sum."""
    return counts_in(figure, indicator) is not None


def has_number(figure: Figure, indicator: Indicator) -> bool:
    """True when the figure says a number at all: counts, a bare rate, a yes or no, or that nothing arose."""
    return figure.value is not None or has_counts(figure, indicator)


def value_of(figure: Figure, indicator: Indicator) -> float | None:
    """In the indicator's unit, from the counts where there are any; None for text and where nothing arose."""
    counts = counts_in(figure, indicator)
    if counts is None:
        return figure.value
    numerator, denominator = counts
    return share(numerator, denominator, indicator.multiplier) if denominator else None


def is_unconfirmed_text(figure: Figure) -> bool:
    """ "khoảng 50,9%" speaks of a number without giving it; "không có số liệu" has no digit and says there
    is none."""
    return any(letter.isdigit() for letter in figure.text)
