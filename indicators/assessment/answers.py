"""What an appendix answers to each figure asked of it, from its figures and from what its sender was told to add."""

from collections.abc import Collection, Sequence

from indicators.assessment.completeness import Answer, Place
from indicators.catalogue.definitions import Asked, Request
from indicators.catalogue.words import period_words


def answers(
    requests: Sequence[Request],
    asks: Sequence[Asked],
    numbered: Collection[Place],
    worded: Collection[Place],
    told_missing: Sequence[tuple[str, str]],
) -> dict[Place, Answer]:
    """``told_missing``: (indicator, times in words) of the findings "asked_missing", one per row that lacks actual
    figures nobody accounted for. A row without them has said that it has none ("không có số liệu"), in whole."""
    found: dict[Place, Answer] = {}
    told = [
        (indicator, frozenset(period.removeprefix(": ").split(", "))) for indicator, period in told_missing
    ]
    for request in requests:
        places = {asked: (request.indicator, request.subject, asked) for asked in asks}
        found |= {place: "words" for place in places.values() if place in worded}
        found |= {place: "figure" for place in places.values() if place in numbered}
        open_columns = [asked for asked, place in places.items() if place not in found]
        lacking = {period_words(asked): asked for asked in open_columns if asked.kind == "actual"}
        missing = _told(told, request.indicator, lacking.keys()) if lacking else None
        if missing is not None:
            accounted = [asked for words, asked in lacking.items() if words not in missing]
        else:
            accounted = open_columns if lacking else []
        found |= {places[asked]: "none" for asked in accounted}
    return found


def _told(
    told: list[tuple[str, frozenset[str]]], indicator: str, lacking: Collection[str]
) -> frozenset[str] | None:
    """The times one row was told to add, taken off the list: an indicator may be asked about two subjects."""
    for place, (code, times) in enumerate(told):
        if code == indicator and times <= set(lacking):
            return told.pop(place)[1]
    return None
