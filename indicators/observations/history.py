"""Figures beside what was accepted before: leaps and revisions, among the findings where the figures stand.

What was accepted is known to the server alone and changes with every decision; a file is read without it, and this is
done last.
"""

from dataclasses import replace
from itertools import groupby
from operator import itemgetter

from indicators.catalogue.catalogue import Catalogue
from indicators.catalogue.definitions import Round
from indicators.findings import Finding
from indicators.observations.checks import Accepted, check_history
from indicators.observations.model import Reading

Heard = tuple[tuple[int, int], ...]  # (index of an observation, how many findings stood before its own)


def with_history(
    reading: Reading, heard: Heard, accepted: Accepted, catalogue: Catalogue, round: Round | None
) -> Reading:
    """The reading with a finding for each figure of ``heard`` that leaps or revises, each finding once.

    ``accepted``: (indicator, subject, year) → (accepted value, round) under the strategy of ``round``.
    """
    findings = reading.findings
    if accepted and heard and round is not None:
        findings = _among(findings, _found(reading, heard, accepted, catalogue, round))
    return replace(reading, findings=tuple(dict.fromkeys(findings)))


def _found(
    reading: Reading, heard: Heard, accepted: Accepted, catalogue: Catalogue, round: Round
) -> list[tuple[int, Finding]]:
    """(place among the findings, finding), in the order of the file."""
    indicators = {i.code: i for i in catalogue.indicators_of(round.strategy)}
    jump = catalogue.settings.jump_on_last_year_pct
    given = (reading.observations[index] for index, _ in heard)
    own = {(o.indicator, o.subject, o.data_year): o.value for o in given if o.value is not None}
    return [
        (place, made)
        for index, place in heard
        for one in (reading.observations[index],)
        for made in check_history(one, indicators[one.indicator], accepted, own, round, jump)
    ]


def _among(findings: tuple[Finding, ...], found: list[tuple[int, Finding]]) -> tuple[Finding, ...]:
    """Each new finding before the one that stands at its place."""
    merged: list[Finding] = []
    done = 0
    for place, group in groupby(found, key=itemgetter(0)):
        merged += findings[done:place]
        merged += (made for _, made in group)
        done = place
    return (*merged, *findings[done:])
