"""Which reporting round a title speaks of: by code, by phase ("giai đoạn 2021-2025"), by half-year, by
year.
"""

import re
from collections.abc import Iterable

from indicators.catalogue.definitions import Round
from indicators.observations.text import fold

_CODE, _PHASE, _HALF, _DATE, _YEAR, _LONE_YEAR = 100.0, 95.0, 92.0, 90.0, 85.0, 70.0
_YEARS = r"(20[0-9]{2})"
_PHASE_WORDS = re.compile(rf"{_YEARS}\s*(?:-|den)\s*(?:nam )?{_YEARS}")
_HALF_WORDS = re.compile(
    rf"\b0?6 thang(?: dau nam| dau| dau cua nam)?(?:[ ,;]+[^0-9]{{0,60}}\b0?6 thang cuoi nam)?(?: nam)?\s*{_YEARS}"
)
_DATE_WORDS = re.compile(rf"\b([0-3]?[0-9])\s*[/.-]\s*([01]?[0-9])\s*[/.-]\s*{_YEARS}")
_YEAR_WORDS = re.compile(rf"\bnam\s*{_YEARS}")
_LONE = re.compile(rf"(?<![0-9/.-]){_YEARS}(?![0-9/-])")
_ROUND_CODE = re.compile(r"(?:dot|ky|ki|ma dot|dot bao cao|ky bao cao)\s*:\s*([\w./-]+)")


def find_round(texts: Iterable[str], rounds: Iterable[Round]) -> tuple[tuple[Round, float], ...]:
    """The rounds that titles or a file's name may mean, with scores 0 to 100, best first; empty when none
    fits.

    Below 85 a round is only suggested. A strategy's own span ("Chiến lược … giai đoạn 2021-2030") names no
    round.
    """
    known = tuple(rounds)
    folded = [fold(str(text)) for text in texts]
    best: dict[str, tuple[Round, float]] = {}
    for text in folded:
        beside_spans = _without_spans(text)
        for one in known:
            score = _score(text, beside_spans, one)
            if score > best.get(one.code, (one, 0.0))[1]:
                best[one.code] = (one, score)
    return tuple(sorted(best.values(), key=lambda pair: -pair[1]))


def _score(text: str, beside_spans: str, one: Round) -> float:
    code = fold(one.code)
    named = _ROUND_CODE.search(text)
    if (named and named.group(1).strip(".") == code) or text == code or fold(one.name) in text:
        return _CODE
    for reader in (_by_phase, _by_half, _by_date):
        if score := reader(text, one):
            return score
    return _by_year(beside_spans, one)


def _by_phase(text: str, one: Round) -> float:
    spans = {(first, last) for first, last in _PHASE_WORDS.findall(text)}
    return _PHASE if any(fold(one.code) == f"{first}-{last}" for first, last in spans) else 0.0


def _by_half(text: str, one: Round) -> float:
    """Half-year rounds have a half-year among what they ask."""
    years = {int(year) for year in _HALF_WORDS.findall(text)}
    return _HALF if any(a.period == "half" and a.data_year in years for a in one.asks) else 0.0


def _by_date(text: str, one: Round) -> float:
    day = one.data_date
    found = {(int(d), int(m), int(y)) for d, m, y in _DATE_WORDS.findall(text)}
    return _DATE if (day.day, day.month, day.year) in found else 0.0


def _without_spans(text: str) -> str:
    for pattern in (_PHASE_WORDS, _HALF_WORDS, _DATE_WORDS):
        text = pattern.sub(" ", text)
    return text


def _by_year(text: str, one: Round) -> float:
    """A plain year means the yearly round of that year."""
    if fold(one.code) in _YEAR_WORDS.findall(text):
        return _YEAR
    return _LONE_YEAR if fold(one.code) in _LONE.findall(text) else 0.0
