"""Columns that count something else than the indicator their table is about: "Tổng số lãnh đạo | Số nữ lãnh đạo" below
"Cơ quan có lãnh đạo chủ chốt là nữ", cases where persons are asked, households where enterprises are."""

import re
from collections.abc import Iterable

from indicators.catalogue.definitions import Indicator
from indicators.findings import finding
from indicators.observations.desk import Desk
from indicators.observations.headers import PARENTHESES
from indicators.observations.table import Column, Table
from indicators.observations.text import fold, short
from indicators.workbook.grid import Sheet, cell_name

COUNTS = ("numerator", "denominator", "female")
COUNTED = re.compile(r"^(?:trong do\W+)?(?:tong )?(?:so )?(?:luong )?(?:nu |cac )?(.+)")
PEOPLE = re.compile(
    r"(?:lanh dao|can bo|cong chuc|vien chuc|dang vien|nhan vien|nguoi|cap uy vien|dai bieu)\b"
)
ORGANS = re.compile(r"\b(?:co quan|doanh nghiep|xa, phuong|dai(?! bieu)|co so)\b")
EVENTS = re.compile(r"(vu|ho|lop|buoi|cuoc|mo hinh)\b")
OTHER_THING = "đầu cột đếm đối tượng khác"


def without_other_counts(
    desk: Desk, sheet: Sheet, table: Table, columns: Iterable[Column], codes: dict[int, str], titled: str
) -> tuple[dict[int, str], str]:
    """The indicators of columns and of the title, less those whose columns count another thing, which are reported."""
    wrong = set()
    for column in columns:
        indicator = desk.indicators.get(codes.get(column.index, titled))
        if indicator and column.role in COUNTS and _is_other(indicator, column.levels[-1]):
            wrong.add(indicator.code)
            told = {"name": short(column.head.words), "indicator": indicator.code, "why": OTHER_THING}
            where = cell_name(max(table.head_last, 0), column.index)
            desk.findings.append(finding("counts_other_thing", sheet.name, where, **told))
    if not wrong:
        return codes, titled
    return {at: code for at, code in codes.items() if code not in wrong}, "" if titled in wrong else titled


def _is_other(indicator: Indicator, head: str) -> bool:
    counted = COUNTED.match(PARENTHESES.sub(" ", fold(head)).strip())
    thing = counted.group(1) if counted else ""
    own = fold(f"{indicator.numerator} {indicator.denominator}")
    if PEOPLE.match(thing) and ORGANS.search(fold(indicator.denominator)):
        return True
    event = EVENTS.match(thing)
    return bool(event) and not re.search(rf"\b{event.group(1)}\b", own)
