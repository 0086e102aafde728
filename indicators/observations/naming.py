"""Which indicator and which unit a row is about; a row that says neither gets its finding or its reason here."""

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from indicators.observations.aims import result_of_parent, time_alone
from indicators.observations.answered import asking, ignores, note_row, note_unit, pass_row, told_of
from indicators.observations.answers import IGNORE, unit_words
from indicators.observations.by_sex import pair_named
from indicators.observations.context import COUNTRY, Context
from indicators.observations.headers import Breakdown, read_head
from indicators.observations.known_names import is_count, only_in
from indicators.observations.listed_units import unit_coded, unit_listed
from indicators.observations.matching import Match
from indicators.observations.names import name_words
from indicators.observations.own_figures import of_own_staff
from indicators.observations.refusals import EMPTY_NAME, refuse
from indicators.observations.row_parts import (
    NEAR_ENOUGH,
    RATED,
    born,
    counts_of_total,
    is_rated,
    part_by_word,
    rate_of_counts,
)
from indicators.observations.rows import NUMBERED, sub_row
from indicators.observations.sections import UNKNOWN
from indicators.observations.text import fold, short
from indicators.observations.times import NO_TIME, Time
from indicators.observations.values import parse
from indicators.observations.wider_names import match_wider, named_as_count, told_by_columns
from indicators.workbook.grid import Value


class Named(NamedTuple):
    """``indicator`` "" where the columns name the indicators; ``subject`` None where the row names no unit; ``time``:
    all that its name says."""

    indicator: str
    breakdown: Breakdown = ()
    subject: str | None = None
    time: Time = NO_TIME


def name_row(context: Context, row: int, name: str) -> Named | None:
    """What a row with figures is about. None: not taken, a finding or a reason was noted, or its counts wait."""
    told = told_of(context, row, name)
    if told is not None and ignores(told):
        pass_row(context, row, name, told)
        return None
    if context.rubric.unclear:
        context.find(row, context.name, "unknown_row", name=short(f"{context.rubric.words}: {name}"), near="")
        return None
    subject = context.section or None
    if context.section == UNKNOWN:
        _nobody(context, row, context.section_name)
        return None
    if context.subject >= 0:
        said = context.whom(row)
        subject = _unit(context, row, said)
        if said and subject is None:
            _nobody(context, row, said)
            return None
        if subject is not None and context.desk.answers.has("unit"):
            note_unit(context, row, said, subject)
    if told is not None:
        return _by_answer(context, row, name, told, subject)
    if context.name >= 0:
        return _by_name(context, row, name, subject)
    if context.title_indicator or any(slot.indicator for slot in context.slots):
        return Named(context.title_indicator, (), subject)
    shown = short(name) or EMPTY_NAME
    place = max(context.subject, context.year)
    context.find(row, place, "unknown_row", name=shown, near="", **asking(context, row, name))
    return None


def _unit(context: Context, row: int, said: str) -> str | None:
    """The code of the unit a row names, by its code or by the words ``said``; None where it names none, or nobody knows
    it."""
    if context.labels.subject_code >= 0:
        coded = unit_coded(context.desk, context.text(row, context.labels.subject_code))
        if coded is not None:
            return coded
    return unit_listed(context.desk, context.kinds, said, context.listed) if said else None


def _nobody(context: Context, row: int, said: str) -> None:
    """A row about a unit nobody knows, or about none as somebody said."""
    if context.desk.answers.unit(said) == IGNORE:
        context.desk.ignore(context.sheet.name, row, "answered_ignore")
    else:
        words = unit_words(said)
        context.find(
            row, max(context.subject, context.name), "subject_unknown", name=short(said), words=words
        )


def _by_answer(context: Context, row: int, name: str, told: Match, subject: str | None) -> Named | None:
    """A row that is what somebody said it is. None: a count, which waits for the other one."""
    context.parent, context.parent_name = told, name
    context.components.indicator(told.candidates[0][0])
    note_row(context, row, name, told)
    if told.component:
        context.components.take(context.desk, None, told, name, row, value_cells(context, row))
        return None
    return Named(told.candidates[0][0], (), subject)


def _by_name(context: Context, row: int, name: str, subject: str | None) -> Named | None:
    desk, parent = context.desk, context.parent
    more = context.text(row, context.wider.second)
    match, cut = match_wider(desk.matcher, name, more, context.wider)
    if context.wider.of_women or context.wider.parted:
        match = told_by_columns(desk.matcher, desk.indicators, name, more, context.wider, match)
    if match.indicator is None:
        bare = named_as_count(desk.matcher, name, match)
        if bare is not match and (is_rated(context, row) or has_both_counts(context, row, bare.indicator)):
            match = bare
    if counts_of_total(context, row, name, match):
        match = replace(match, indicator=None, certainty="doubtful", component="numerator")
    if match.component == "numerator" and _states_value(context, row, name, match):
        match = replace(match, indicator=match.candidates[0][0], score=NEAR_ENOUGH, certainty="loose")
    if match.indicator is None and match.look_alike is None:
        if counted := part_by_word(context, row, name):
            context.components.take(desk, parent, counted, name, row, value_cells(context, row))
            return None
        if child := born(context, row, name):
            context.components.take(desk, parent, child, name, row, value_cells(context, row))
            return None
        if own := rate_of_counts(context, row, name) or result_of_parent(context, name):
            return Named(own, (), subject)
        if parent is not None and parent.indicator and (time := time_alone(context, name)).said:
            return Named(parent.indicator, (), subject, time)
        if (part := sub_row(name)) and parent is not None and (parent.look_alike or parent.indicator):
            return _part_of(context, row, name, parent, part, subject)
        if context.components.take(desk, parent, match, name, row, value_cells(context, row)):
            return None
        if parent is not None and parent.indicator and (there := desk.place(name)):
            return Named(parent.indicator, (), there)
        if joined := _with_parent(context, name, match):
            return Named(joined, (), subject)
        if both := pair_named(desk.matcher, context.table, name, match, _says_rate(context, row)):
            return Named(both, (), subject)
        if desk.round.province != COUNTRY and read_head(NUMBERED.sub("", name)).role == "elsewhere":
            desk.ignore(context.sheet.name, row, "total_row")
            return None
    context.parent, context.parent_name = match, name
    context.components.indicator(match.indicator)
    if match.indicator is None:
        refuse(context, row, name, match)
        return None
    if match.certainty == "loose":
        told = {"name": short(name), "indicator": match.indicator, "score": round(match.score)}
        context.find(row, context.name, "matched_loosely", **told, **asking(context, row, name, match))
    if context.wider.of_women and subject is None:
        subject = of_own_staff(desk, desk.indicators[match.indicator], name)
    return Named(match.indicator, cut, subject)


def _states_value(context: Context, row: int, name: str, match: Match) -> bool:
    """Whether a row named like the numerator of an indicator ("Người gây bạo lực được tư vấn") states its value: both
    counts stand in the row, or its unit is a share or a rate. Below the indicator's own row it is its count."""
    code = match.candidates[0][0]
    if code == context.components.last:
        return False
    rated = is_rated(context, row) or not context.wider.parted and RATED.search(fold(name))
    if rated and not is_count(name_words(name)):
        return True
    return has_both_counts(context, row, code)


def has_both_counts(context: Context, row: int, code: str | None) -> bool:
    """Whether the numerator and the denominator of an indicator stand in the row, in two cells or in one."""
    cells = context.sheet.rows[row]
    plan = [c for _, c, _ in context.plan(code or "", NO_TIME, ())]
    return any(
        c.numerator >= 0 <= c.denominator
        and "" not in (cells[c.numerator], cells[c.denominator])
        or c.value >= 0
        and _is_pair(cells[c.value])
        for c in plan
    )


def _is_pair(value: Value) -> bool:
    """ "80/102": both counts in one cell."""
    return isinstance(value, str) and "/" in value and parse(value).form == "counts"


def _says_rate(context: Context, row: int) -> Callable[[str], bool]:
    """Whether a head, or the unit of measure of the row, says that rates stand there."""
    rated = is_rated(context, row)
    return lambda words: rated or RATED.search(fold(words)) is not None


def _with_parent(context: Context, name: str, match: Match) -> str:
    """The indicator that a heading and the row below it name together: "Trẻ em DTTS hoàn thành tiểu học", "- Trẻ em
    trai". It must be one of those the heading alone may mean, or, below "1. Tiểu học", those the row alone may mean."""
    parent, possible = context.parent, {code for code, _ in match.candidates}
    if parent is None or parent.indicator or parent.look_alike or not (parent.candidates or possible):
        return ""
    both = context.desk.matcher.match(f"{context.parent_name} {NUMBERED.sub('', name)}")
    if not both.indicator or both.certainty not in ("sure", "loose"):
        return ""
    if not parent.candidates and not only_in(context.desk.indicators[both.indicator], context.parent_name):
        return ""
    return both.indicator if both.indicator in (dict(parent.candidates) or possible) else ""


def _part_of(
    context: Context, row: int, name: str, parent: Match, part: Breakdown, subject: str | None
) -> Named | None:
    """ "Cấp xã" under an indicator is a breakdown of it; under a look-alike it is refused with it."""
    if parent.look_alike is not None:
        refuse(context, row, name, parent)
        return None
    return Named(parent.indicator or "", part, subject)


def value_cells(context: Context, row: int):
    def cells(code: str):
        plan = context.plan(code, context.row_time(row), context.rubric.breakdown)
        return [
            (c.asked, c.value if c.value >= 0 else c.numerator, c.subject)
            for _, c, late in plan
            if not late and not c.breakdown
        ]

    return cells
