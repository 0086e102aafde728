"""What the surroundings of a table say of it: the strategy its title names, the unit its sheet is named after."""

import re
from collections.abc import Iterable

from indicators.findings import finding
from indicators.observations.context import Context
from indicators.observations.desk import Desk
from indicators.observations.former_units import former_title, is_former
from indicators.observations.table import Table
from indicators.observations.text import fold, short
from indicators.workbook.grid import Sheet, cell_name

STRATEGY = re.compile(r"\bchien luoc\b.*?(20\d\d) ?(?:-|–|—|den|den nam) ?(20\d\d)")
GUIDE = re.compile(r"(?:huong dan|vi du)\b")
EXAMPLE = re.compile(r"^(?:bang |bieu )?vi du\b|\bvi du(?: minh hoa)?\s*:$")
SUBJECT_LEVELS = ("district", "commune")


def shows_how(sheet: Sheet, table: Table) -> bool:
    """Whether a table looks as if it only showed how to fill another one: its sheet is called a guide, or the line
    above it says "Ví dụ:"."""
    above = fold(table.titles[-1]) if table.titles else ""
    return bool(GUIDE.match(fold(sheet.name)) or EXAMPLE.search(above))


def of_other_strategy(desk: Desk, table: Table) -> str:
    """The strategy the nearest title that names one names, where it is known and not the round's; "" otherwise."""
    for line in reversed(table.titles):
        named = {f"{first}-{last}" for first, last in STRATEGY.findall(fold(line))}
        if named:
            other = named & set(desk.catalogue.strategies) - {desk.round.strategy}
            return other.pop() if other and desk.round.strategy not in named else ""
    return ""


def of_former_unit(context: Context) -> bool:
    """Report a table whose title, or the name of whose sheet, says that its figures are of a former unit, where
    neither rows nor columns name others; whether it is one."""
    if context.subject >= 0 or context.sections or any(slot.subject for slot in context.slots):
        return False
    name, table, desk = context.sheet.name, context.table, context.desk
    former = name if is_former(name) else former_title(table.titles, desk.round.name)
    if former:
        where = cell_name(max(table.head_first, 0), 0)
        desk.findings.append(finding("subject_unknown", name, where, name=short(former)))
    return bool(former)


def sheet_subjects(desk: Desk, sheets: Iterable[Sheet]) -> dict[str, str]:
    """Sheet → the district or commune it is named after ("H. Đắk Glei"), where that is not the sender itself."""
    day = desk.round.data_date
    named = {sheet.name: desk.place(sheet.name) for sheet in sheets if not sheet.name.isdecimal()}
    return {
        name: code
        for name, code in named.items()
        if code and code != desk.unit and desk.catalogue.unit(code, day).level in SUBJECT_LEVELS
    }
