"""Limits on what is opened at all, and how the room says no inside itself."""

from indicators.findings import Finding, finding

MAX_FILE_BYTES = 10 * 1024 * 1024
MAX_MEMBERS = 2_000
MAX_UNPACKED_BYTES = 100 * 1024 * 1024
MAX_RATIO = 100
SMALL_MEMBER_BYTES = 1024 * 1024  # below this the ratio says nothing: a blank sheet compresses well
MAX_ROWS = 20_000
MAX_COLUMNS = 500
MAX_AREA = 2_000_000  # rows × columns of one sheet; a grid is kept whole in memory


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
