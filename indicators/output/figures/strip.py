"""How many targets stand where: one stacked strip per milestone, every segment with its number, icon and word."""

from collections.abc import Sequence

import plotly.graph_objects as go

from indicators.output import colours
from indicators.output.figures.style import HATCH, new_figure
from indicators.output.wording import Status, capitalised

STRIP_HEIGHT = 62
FRAME_HEIGHT = 84
WIDE_SHARE = (
    0.13  # a segment narrower than this carries number and icon only; its word is in the legend below
)
Row = tuple[int, str, Sequence[tuple[Status, int]]]


def status_strip(rows: Sequence[Row], title: str = "") -> go.Figure:
    """``rows``: (milestone year, label, counts per status). ``customdata`` of a segment: [year, status code]."""
    figure = new_figure(title or _title(rows), FRAME_HEIGHT + STRIP_HEIGHT * len(rows))
    shown_in_legend: set[str] = set()
    for place, (year, _, counts) in enumerate(rows):
        total = sum(n for _, n in counts) or 1
        for status, n in counts:
            if n:
                _add_segment(figure, place, year, status, n, n / total, status.code not in shown_in_legend)
                shown_in_legend.add(status.code)
    figure.update_layout(barmode="stack", bargap=0.28, uniformtext={"mode": "show", "minsize": 12})
    figure.update_xaxes(visible=False, range=[0, max((sum(n for _, n in c) for _, _, c in rows), default=1)])
    figure.update_yaxes(tickvals=list(range(len(rows))), ticktext=[label for _, label, _ in rows], showgrid=False,
                        range=[len(rows) - 0.5, -0.5], tickfont_size=14)  # fmt: skip
    return figure


def _title(rows: Sequence[Row]) -> str:
    said = []
    for year, _, counts in rows:
        good = sum(n for s, n in counts if s.code in ("met", "early", "holding", "on_track"))
        words = "đạt" if any(s.code == "met" for s, _ in counts) else "đạt sớm hoặc đúng tiến độ"
        said.append(f"mốc {year}: {good}/{sum(n for _, n in counts)} chỉ tiêu {words}")
    return capitalised("; ".join(said))


def _add_segment(
    figure: go.Figure, place: int, year: int, status: Status, n: int, share: float, in_legend: bool
) -> None:
    word = capitalised(status.word)
    text = f"<b>{n}</b> {status.icon}" + (f" {word}" if share >= WIDE_SHARE else "")
    look = {"color": status.colour, "line": {"color": colours.PAPER, "width": 2}}
    if status.hatched:
        look |= {"color": colours.HATCH_PAPER, "pattern": HATCH}
    figure.add_bar(
        x=[n], y=[place], orientation="h", name=f"{status.icon} {word}", legendgroup=status.code, showlegend=in_legend,
        marker=look, text=text, textposition="inside", insidetextanchor="middle", textangle=0, constraintext="none",
        textfont={"size": 14, "color": colours.INK if status.hatched else status.text_colour},
        hovertemplate=f"<b>{n} chỉ tiêu {status.word}</b><br>{status.meaning}<extra></extra>",
        customdata=[[year, status.code]],
    )  # fmt: skip
