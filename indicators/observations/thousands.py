"""Counts printed in thousands: "Đơn vị tính: Nghìn người" above the grid, or "(nghìn người)" in all heads of counts."""

import re
from functools import lru_cache

from indicators.observations.table import Table
from indicators.observations.text import fold
from indicators.observations.unpivot import PARTS

THINGS = r"(?:nguoi|lao dong|phu nu|nu|tre em|tre|em|hoc sinh|dan|luot nguoi)"
CAPTION = re.compile(rf"(?:nghin|ngan|1\.?000) {THINGS}(?:(?:,| va|;) ?%)?")
IN_A_HEAD = re.compile(rf"\((?:dvt ?:? ?)?(?:nghin|ngan|1\.?000) {THINGS}\)")
DECIMALS = 6  # 52.8 thousand are 52800, not 52799.99999999999


def counted_by(table: Table) -> int:
    """1000 where the counts of a table are printed in thousands, else 1; heads that differ say nothing."""
    if CAPTION.fullmatch(fold(table.caption_unit)):
        return 1000
    heads = [fold(c.head.words) for c in table.columns if c.role in PARTS]
    return 1000 if heads and all(IN_A_HEAD.search(words) for words in heads) else 1


@lru_cache(maxsize=256)
def is_in_thousands(measure: str) -> bool:
    """Whether a unit of measure counts things by the thousand."""
    return CAPTION.fullmatch(fold(measure)) is not None and "%" not in measure


def in_full(count: float, by: int) -> float:
    """A count as it was meant."""
    return round(count * by, DECIMALS)
