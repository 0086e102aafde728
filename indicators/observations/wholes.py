"""Rows that say no more than "Tổng số": the total of the indicator named right above, or the figure a table's title
names beside its parts."""

from typing import Literal

from indicators.catalogue.definitions import Indicator
from indicators.observations.by_sex import whole_of_women
from indicators.observations.checks import is_share
from indicators.observations.context import Context, title_indicator
from indicators.observations.layout import is_blank
from indicators.observations.matching import Match
from indicators.observations.names import name_words
from indicators.observations.naming import Named, has_both_counts, value_cells
from indicators.observations.row_parts import NEAR_ENOUGH, is_rated

RATES = ("rate",)
NEARLY = 85.0  # a heading so like an indicator's name


def heading_of(context: Context, match: Match | None, name: str) -> str:
    """The indicator a row without figures names for the rows below it; "" for none, or for several.

    "Thạc sĩ" is not yet "nữ thạc sĩ trong tổng số thạc sĩ", but its total is that indicator's.
    """
    if match is None or match.look_alike is not None:
        return ""
    if match.indicator or len(match.candidates) != 1 or match.component or match.score < NEARLY:
        return match.indicator or ""
    code = match.candidates[0][0]
    return code if _women_of_all(context.desk.indicators.get(code), name) else ""


def _women_of_all(indicator: Indicator | None, name: str) -> bool:
    """Whether an indicator counts the women among all of those a heading names."""
    bottom = whole_of_women(indicator) if indicator is not None else set()
    return bool(bottom) and bottom <= set(name_words(name))


def of_total(context: Context, row: int, name: str) -> Named | Literal["waits"] | None:
    """What a row of totals gives. None: nothing of its own; "waits": a denominator, which waits for its numerator."""
    if context.name < 0 or context.subject >= 0 or context.rubric.aim or context.rubric.unclear:
        return None
    at, heading = context.heading
    heading = heading if all(is_blank(cells) for cells in context.sheet.rows[at + 1 : row]) else ""
    code = heading or _titled(context)
    if code not in context.desk.indicators:
        return None
    if has_both_counts(context, row, code) or _says_rate(context, row, code):
        return Named(code)
    if not heading or not is_share(context.desk.indicators[code]):
        return None
    if not _counts(context, row, code):
        return Named(code)
    found = Match(None, NEAR_ENOUGH, ((code, NEAR_ENOUGH),), certainty="doubtful", component="denominator")
    taken = context.components.take(context.desk, None, found, name, row, value_cells(context, row))
    return "waits" if taken else None


def _titled(context: Context) -> str:
    """The indicator the title names, where no row so far names one."""
    named = context.parent is not None and context.parent.indicator
    return "" if named else title_indicator(context.desk, context.sheet, context.table)


def _says_rate(context: Context, row: int, code: str) -> bool:
    """Whether the row's own unit of measure, or its cells, say that it gives the rate."""
    if is_rated(context, row):
        return True
    cells = [column for _, column, _ in value_cells(context, row)(code)]
    heads = {c.index: c.role for c in context.table.columns}
    filled = [c for c in cells if context.sheet.rows[row][c] not in ("", None)]
    return bool(filled) and all(
        (row, c) in context.sheet.percent or heads.get(c) in RATES or "%" in str(context.sheet.rows[row][c])
        for c in filled
    )


def _counts(context: Context, row: int, code: str) -> bool:
    """Whether every figure of the row may be a count: whole numbers, or text."""
    cells = (context.sheet.rows[row][column] for _, column, _ in value_cells(context, row)(code))
    return all(not isinstance(v, float) or v.is_integer() for v in cells)
