"""Rows that say no more than "Kế hoạch" or "Thực hiện" below, or beside, the name of their indicator."""

from indicators.observations.context import Context
from indicators.observations.headers import read_head
from indicators.observations.rows import NUMBERED, RESULTS, is_aim_alone, is_rate_alone
from indicators.observations.text import fold
from indicators.observations.times import NO_TIME, Time, is_of_a_part

NO_RESULTS = ("target", "plan", "comparison", "name_or_target")


def is_aim(context: Context, row: int) -> bool:
    """Whether a row holds a target, a plan or a comparison: its heading says so, its year ("Mục tiêu 2025"), the second
    column of its name, or all of its name below its indicator ("- Kế hoạch")."""
    if context.rubric.aim:
        return True
    said = context.text(row, context.year) if context.year >= 0 else ""
    if said and (read_head(said).role in NO_RESULTS or is_of_a_part(fold(said))):
        return True
    part = context.text(row, context.wider.second) if context.wider.second >= 0 else ""
    if not part and context.parent is not None and context.parent.indicator:
        part = context.text(row, context.name)
    return bool(part) and (is_aim_alone(part) or context.wider.compared and is_rate_alone(part))


def time_alone(context: Context, name: str) -> Time:
    """The time a row says and no more, below its indicator: "- Năm 2022", where no head of the table names a year."""
    head = read_head(NUMBERED.sub("", name))
    if head.core or is_of_a_part(fold(name)) or any(slot.time.year for slot in context.slots):
        return NO_TIME
    return head.time


def result_of_parent(context: Context, name: str) -> str:
    """The indicator of the row above where this one says "- Thực hiện" and no more; "" for none."""
    parent, head = context.parent, read_head(NUMBERED.sub("", name))
    return (parent.indicator or "") if parent and head.role == "result" and head.core in RESULTS else ""
