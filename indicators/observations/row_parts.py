"""Rows known by the row above them: women out of a total, boys and girls of the new-born, the rate of two counts."""

import re

from indicators.observations.by_sex import ratio_of
from indicators.observations.checks import counts_things
from indicators.observations.context import Context
from indicators.observations.known_names import Component, is_count
from indicators.observations.matching import LOOSE, Match
from indicators.observations.measures import things_in
from indicators.observations.names import name_words
from indicators.observations.rows import RATE_ALONE, rate_words, sub_row
from indicators.observations.text import fold
from indicators.observations.unpivot import FEMALE, MALE, counted_sexes

RATED = re.compile(r"[%‰]|phan tram|ti le|ty le|/ ?1[0. ]|\btren 1\d*[., ]?0")
NEAR_ENOUGH = 90.0  # the score told of a row named like its numerator
RATE_OF_WOMEN = ("ty le nu", "ti le nu")


def part_by_word(context: Context, row: int, name: str) -> Match | None:
    """ "Trong đó: nữ" in the row after the total of an indicator that counts women: its numerator. Men likewise."""
    code, part = context.components.after_total, sub_row(name)
    if not code or part not in (FEMALE, MALE) or is_rated(context, row):
        return None
    sexes = counted_sexes(context.desk.indicators[code])
    if sexes[0] != part[0][1] or sexes[1] == sexes[0]:
        return None
    return Match(None, NEAR_ENOUGH, ((code, NEAR_ENOUGH),), certainty="doubtful", component="numerator")


def born(context: Context, row: int, name: str) -> Match | None:
    """ "Trong đó: nam", "nữ" below "Số trẻ đẻ sống": boys and girls of the ratio at birth."""
    part = sub_row(name)
    if part not in (FEMALE, MALE) or is_rated(context, row):
        return None
    above = (context.text(r, context.name) for r in (row - 1, row - 2))
    whole = next((text for text in above if sub_row(text) not in (FEMALE, MALE)), "")
    code = ratio_of(context.desk.indicators.values(), whole)
    component: Component = "numerator" if part == MALE else "denominator"
    return (
        Match(None, NEAR_ENOUGH, ((code, NEAR_ENOUGH),), certainty="doubtful", component=component)
        if code
        else None
    )


def counts_of_total(context: Context, row: int, name: str, match: Match) -> bool:
    """Whether a row after the total of an indicator names that indicator and counts things: its numerator."""
    total = context.components.after_total
    if (
        not total
        or match.look_alike
        or not counts_things(context.text(row, context.measure) or things_in(name))
    ):
        return False
    near = match.candidates[:1] and match.candidates[0][0] == total and match.score >= LOOSE
    return match.indicator == total or bool(near and not match.component and is_count(name_words(name)))


def rate_of_counts(context: Context, row: int, name: str) -> str:
    """The indicator whose counts stand in the rows before, where this one gives "Tỷ lệ" and no more; "" for none."""
    words = rate_words(name)
    code = context.components.near
    if not code or words not in RATE_ALONE and words not in RATE_OF_WOMEN:
        return ""
    if words in RATE_OF_WOMEN and counted_sexes(context.desk.indicators[code])[0] != "female":
        return ""
    return code


def is_rated(context: Context, row: int) -> bool:
    """Whether the unit of measure beside or above a row is a share or a rate."""
    return bool(RATED.search(fold(context.text(row, context.measure) or context.table.unit_above)))
