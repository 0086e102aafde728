"""Workbooks of duties as offices make them, and lines to write."""

import io
from collections.abc import Sequence

import openpyxl

TASK = {
    "content": "Tập huấn cán bộ cấp xã",
    "lead": "Sở Nội vụ",
    "deadline": "trong tháng 3",
    "status": "Đang thực hiện",
}
MODEL = {"name": "Câu lạc bộ", "unit": "62-SYT", "women": 5, "proposal": "keep"}
DIFFICULTY = {"content": "Thiếu số liệu cấp xã", "unit": "62-SYT"}


def book(*rows: Sequence[object], merges: Sequence[str] = (), title: str = "Kế hoạch") -> bytes:
    """An .xlsx of one sheet with these rows from A1."""
    made = openpyxl.Workbook()
    sheet = made.worksheets[0]
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    for area in merges:
        sheet.merge_cells(area)
    return saved(made)


def changed(content: bytes, sheet: str, **cells: object) -> bytes:
    """The same workbook with some cells made otherwise, saved by another program."""
    made = openpyxl.load_workbook(io.BytesIO(content))
    for name, value in cells.items():
        made[sheet][name] = value
    return saved(made)


def saved(made: openpyxl.Workbook) -> bytes:
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()
