"""Plotly figures from assessed values: pure functions, keys in ``customdata`` so that a click leads to the source."""

from indicators.output.figures.compare import Line, compare_lines
from indicators.output.figures.path import path_chart
from indicators.output.figures.style import CONFIG, TEMPLATE, TEMPLATE_NAME

__all__ = [
    "CONFIG", "TEMPLATE", "TEMPLATE_NAME", "Line", "compare_lines", "path_chart",
]  # fmt: skip
