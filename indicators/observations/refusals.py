"""Rows that name no indicator of the round: why, as a finding at the row or as a reason to leave it out."""

from indicators.observations.answered import asking
from indicators.observations.context import Context
from indicators.observations.matching import Match
from indicators.observations.rows import is_group
from indicators.observations.text import short
from indicators.observations.values import parse

EMPTY_NAME = "(trống)"


def refuse(context: Context, row: int, name: str, match: Match) -> None:
    """A row that names no indicator of the round: why, as a finding or as a reason."""
    desk, said = context.desk, short(name) or EMPTY_NAME
    if match.look_alike is not None:
        code = match.look_alike.indicator.partition("/")[2]
        context.find(
            row, context.name, "counts_other_thing", name=said, indicator=code, why=match.look_alike.why
        )
    elif _is_heading(context, row, name, match):
        desk.ignore(context.sheet.name, row, "group_row")
    elif elsewhere := desk.other_strategy(name):
        context.find(row, context.name, "not_in_strategy", name=said, indicator=elsewhere)
        desk.ignore(context.sheet.name, row, "outside_strategy")
    else:
        _unknown(context, row, name, match)


def _unknown(context: Context, row: int, name: str, match: Match) -> None:
    said, asked = short(name) or EMPTY_NAME, asking(context, row, name, match)
    known = context.desk.indicators
    names = [f"{code} ({known[code].name})" for code, _ in match.candidates if code in known]
    if match.certainty == "doubtful" and names:
        context.find(
            row, context.name, "doubtful_row", name=said, candidates=" hoặc ".join(names[:3]), **asked
        )
        return
    near = f" (gần nhất: {names[0]})" if names else ""
    context.find(row, context.name, "unknown_row", name=said, near=near, **asked)


def _is_heading(context: Context, row: int, name: str, match: Match) -> bool:
    """A group row whose value cells hold no number ("I. Lĩnh vực chính trị", "Mục tiêu 1: …")."""
    if match.certainty != "group" and not is_group(context.text(row, context.number), name):
        return False
    cells = context.sheet.rows[row]
    return not any(
        parse(cells[c]).form in ("number", "counts", "approximate", "several") for c in context.value_columns
    )
