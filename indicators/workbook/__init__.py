"""What came: any spreadsheet file as a grid of cells, opened safely; and what our own blank appendix holds."""

from indicators.workbook.grid import Merge, Sheet, Value, Workbook, cell_name, column_name
from indicators.workbook.isolation import open_isolated
from indicators.workbook.opening import digest, open_workbook

__all__ = [
    "Merge",
    "Sheet",
    "Value",
    "Workbook",
    "cell_name",
    "column_name",
    "digest",
    "open_isolated",
    "open_workbook",
]
