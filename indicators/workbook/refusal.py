"""Limits on what is opened at all, and how the room says no inside itself."""

from collections.abc import Iterable

from indicators.findings import Finding, finding
from indicators.workbook.grid import Sheet

MAX_FILE_BYTES = 10 * 1024 * 1024
MAX_MEMBERS = 2_000
MAX_UNPACKED_BYTES = 100 * 1024 * 1024
MAX_RATIO = 100
SMALL_MEMBER_BYTES = 1024 * 1024  # below this the ratio says nothing: a blank sheet compresses well
MAX_ROWS = 20_000
MAX_COLUMNS = 500
MAX_AREA = 2_000_000  # rows × columns of one sheet; a grid is kept whole in memory
MAX_TOTAL_AREA = 4_000_000  # of all sheets together
MAX_TEXT = 32_767  # letters in one cell, as in Excel


class Refusal(Exception):
    """A file that is not opened; carries the blocking finding. Never leaves the room."""

    def __init__(self, code: str, reason: str = "") -> None:
        super().__init__(code)
        self.finding: Finding = finding(code, reason=reason) if reason else finding(code)


def refuse_unless_bounded(sheet: str, height: int, width: int) -> None:
    """Refuse a sheet whose farthest cell would make the grid larger than any appendix is."""
    if height > MAX_ROWS or width > MAX_COLUMNS or height * width > MAX_AREA:
        raise Refusal(
            "file_too_large",
            reason=f'trang "{sheet}" có ô ở tận dòng {height}, cột {width} '
            f"(tối đa {MAX_ROWS} dòng, {MAX_COLUMNS} cột, {MAX_AREA} ô)",
        )


def checked_whole(sheets: Iterable[Sheet]) -> tuple[Sheet, ...]:
    """The sheets, counted while they come; refuses when together they are too large, or two bear one name."""
    kept: list[Sheet] = []
    names: set[str] = set()
    area = 0
    for sheet in sheets:
        area += len(sheet.rows) * len(sheet.rows[0]) if sheet.rows else 0
        if area > MAX_TOTAL_AREA:
            raise Refusal("file_too_large", reason=f"các trang cộng lại hơn {MAX_TOTAL_AREA} ô")
        if sheet.name in names:
            raise Refusal("unreadable_file", reason=f'có hai trang cùng tên "{sheet.name[:50]}".')
        names.add(sheet.name)
        kept.append(sheet)
    return tuple(kept)
