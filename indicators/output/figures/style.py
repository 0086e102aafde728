"""How every figure looks: a light template and its dark twin, Vietnamese fonts and separators, no tool bar."""

import re
import textwrap

import plotly.graph_objects as go
import plotly.io as pio

from indicators.assessment.rules import bounds
from indicators.catalogue.definitions import Indicator, Milestone
from indicators.output import colours

TEMPLATE_NAME = "binh_dang_gioi"
FONT = '"Inter", "Be Vietnam Pro", "Noto Sans", "Segoe UI", Roboto, Arial, sans-serif'
FONT_SIZE = 14
SEPARATORS = ",."
CONFIG = {
    "displayModeBar": False,
    "responsive": True,
    "showTips": False,
    "doubleClick": "reset",
    "scrollZoom": False,
}
TITLE_WIDTH = 42  # fits a phone beside the button that saves the picture
NAME_WIDTH = 64
TAG = re.compile(r"</?b>")

_AXIS = {
    "gridcolor": colours.GRID, "linecolor": colours.LINE, "zeroline": False, "ticks": "", "automargin": True,
    "title": {"font": {"size": 13, "color": colours.MUTED}}, "tickfont": {"size": 13},
}  # fmt: skip

TEMPLATE = go.layout.Template(
    layout={
        "font": {"family": FONT, "size": FONT_SIZE, "color": colours.INK},
        "paper_bgcolor": colours.PAPER,
        "plot_bgcolor": colours.PAPER,
        "colorway": list(colours.SERIES),
        "separators": SEPARATORS,
        "hoverlabel": {"align": "left", "bgcolor": colours.PAPER, "bordercolor": colours.LINE,
                       "font": {"family": FONT, "size": 13, "color": colours.INK}},
        "legend": {"orientation": "h", "x": 0, "xanchor": "left", "y": 0, "yref": "container", "yanchor": "bottom",
                   "font": {"size": 13}},
        "margin": {"l": 8, "r": 16, "t": 56, "b": 8},
        "title": {"x": 0, "xref": "container", "xanchor": "left", "y": 1, "yref": "container", "yanchor": "top",
                  "font": {"size": 15}, "pad": {"l": 8, "t": 20}},
        "xaxis": _AXIS,
        "yaxis": _AXIS,
        "dragmode": False,
    }
)  # fmt: skip
pio.templates[TEMPLATE_NAME] = TEMPLATE


def new_figure(title: str, height: int, **layout: object) -> go.Figure:
    """An empty figure in the house style. ``title`` is wrapped; ``height`` in pixels, the width follows the page."""
    lines = textwrap.wrap(title, TITLE_WIDTH)
    figure = go.Figure(layout={"template": TEMPLATE, "height": height, "title": {"text": "<br>".join(lines)}})
    figure.update_layout(margin_t=30 + 19 * max(1, len(lines)), **layout)
    return figure


def darkened(figure: go.Figure) -> go.Figure:
    """The same figure in the colours of a dark screen."""
    return pio.from_json(colours.in_dark(figure.to_json()))


def spoken(figure: go.Figure) -> list[tuple[str, str]]:
    """(series, what is said at the point) for every point of the figure, each once: the table behind a chart."""
    said = (
        (plain(trace.name), plain(words))
        for trace in figure.data
        if not isinstance(trace.hovertext, str)
        for words in trace.hovertext or ()
        if words
    )
    return list(dict.fromkeys(said))


def plain(words: str | None) -> str:
    """Words of a figure without its line breaks and emphasis."""
    return TAG.sub("", (words or "").replace("<br>", " · "))


def levels(milestone: Milestone) -> list[float]:
    """Where to draw a target: its value, or both ends of a range."""
    return (
        list(bounds(milestone.rule, milestone.value)) if milestone.rule.op == "between" else [milestone.value]
    )


def named(indicator: Indicator) -> str:
    """Code and name for a title, shortened between words."""
    return textwrap.shorten(f"{indicator.code} {indicator.name}", NAME_WIDTH, placeholder=" …")


def wrapped(text: str, width: int = 28, lines: int = 2) -> str:
    """A long Vietnamese name on at most ``lines`` lines of an axis, cut with "…"."""
    return "<br>".join(textwrap.wrap(text, width, max_lines=lines, placeholder=" …", break_long_words=False))


def padded(
    values: list[float], low: float | None = None, high: float | None = None, share: float = 0.12
) -> list[float]:
    """A range around ``values`` with room for labels, not beyond the natural bounds (plus a little for markers)."""
    if not values:
        return [low or 0, high or 100]
    bottom, top = min(values), max(values)
    room = (top - bottom) * share or abs(top) * share or 1
    start, end = bottom - room, top + room
    if low is not None:
        start = max(start, low - room * 0.3)
    if high is not None:
        end = min(end, high + room * 0.5)
    return [start, end]


def year_axis(first: float, last: float) -> dict[str, object]:
    """An axis of every year from ``first`` to ``last``; upright where the width has no room for them side by side."""
    return {
        "range": [first, last],
        "dtick": 1,
        "tickformat": "d",
        "autotickangles": [0, 90],
        "showgrid": False,
    }
