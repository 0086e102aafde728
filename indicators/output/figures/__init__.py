"""Plotly figures from assessed values: pure functions, keys in ``customdata`` so that a click leads to the source."""

from indicators.output.figures.bars import unit_bars
from indicators.output.figures.bullet import bullet, bullet_list
from indicators.output.figures.compare import Line, compare_bars, compare_lines
from indicators.output.figures.heat import heat_table
from indicators.output.figures.pairs import Pair, dumbbell
from indicators.output.figures.path import path_chart
from indicators.output.figures.strip import status_strip
from indicators.output.figures.style import CONFIG, TEMPLATE, TEMPLATE_NAME

__all__ = [
    "CONFIG", "TEMPLATE", "TEMPLATE_NAME", "Line", "Pair", "bullet", "bullet_list", "compare_bars", "compare_lines",
    "dumbbell", "heat_table", "path_chart", "status_strip", "unit_bars",
]  # fmt: skip
