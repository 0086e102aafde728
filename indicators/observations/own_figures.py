"""Whether a department's figures are about itself or about the whole province, by what they count."""

import re
from functools import lru_cache

from indicators.catalogue.definitions import Indicator
from indicators.observations.desk import Desk
from indicators.observations.gazetteer import gazetteer
from indicators.observations.rows import sub_row
from indicators.observations.table import Table
from indicators.observations.text import fold
from indicators.workbook.grid import Sheet

BELOW = ({"level": "district"}, {"level": "commune"})
ORGANS = "co quan"
OWN_STAFF = re.compile(r"\b(?:trong|tai|cua|thuoc) (?:co quan|don vi|so)$")


def has_levels_below(sheet: Sheet, table: Table) -> bool:
    """Whether rows of a table are about a level no department has ("Cấp huyện", "- Cấp xã")."""
    column = table.first("name")
    if column is None:
        return False
    names = {row[column] for row in sheet.rows[table.head_last + 1 : table.body_end]}
    return any(type(name) is str and dict(sub_row(name)) in BELOW for name in names)


def of_own_staff(desk: Desk, indicator: Indicator, name: str) -> str | None:
    """The sender, where a row counts those "trong cơ quan" and departments have such a figure; None otherwise."""
    level = desk.catalogue.unit(desk.unit, desk.round.data_date).level
    own = level == "department" and level in indicator.levels and OWN_STAFF.search(fold(name))
    return desk.unit if own else None


def is_of_province(desk: Desk, indicator: Indicator, denominator: float | None) -> bool:
    """Whether a department's figure counts more organs than the province has communes: none has so many of its own."""
    if denominator is None or not _counts_organs(indicator):
        return False
    known = gazetteer(desk.catalogue, desk.round.province, desk.round.data_date).by_code.values()
    return denominator > sum(unit.level == "commune" for unit in known) > 0


@lru_cache(maxsize=256)
def _counts_organs(indicator: Indicator) -> bool:
    return ORGANS in fold(indicator.denominator)
