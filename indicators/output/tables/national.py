"""The national target beside each of a province's own."""

from collections.abc import Mapping
from datetime import date

from indicators.catalogue.definitions import Indicator, Milestone, TargetSet
from indicators.output.wording import rule_sign


def national_milestones(own: TargetSet, country: TargetSet, day: date) -> dict[tuple[str, int], Milestone]:
    """(part code of ``own``, year) → the national milestone in force on ``day`` that it answers to; none of a part the
    country does not have."""
    theirs = {part.code: part.milestones_on(day) for part in country.parts}
    found: dict[tuple[str, int], Milestone] = {}
    for part in own.parts:
        for milestone in (m for code in part.national for m in theirs.get(code, ())):
            found.setdefault((part.code, milestone.year), milestone)
    return found


def national_signs(
    own: TargetSet, country: TargetSet, day: date, indicators: Mapping[str, Indicator]
) -> dict[tuple[str, str], str]:
    """(part code, year) → the national target in signs, for the targets of a province that differ from it."""
    found = national_milestones(own, country, day)
    return {
        (part.code, str(m.year)): rule_sign(theirs.rule, theirs.value, indicators[part.indicator].unit)
        for part in own.parts
        for m in part.milestones_on(day)
        if m.differs and (theirs := found.get((part.code, m.year))) and part.indicator in indicators
    }
