"""Units × indicators as coloured cells with an icon each; what cannot be judged is hatched, never coloured."""

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go

from indicators.output import colours
from indicators.output.figures.style import HATCH, new_figure, wrapped
from indicators.output.wording import STATUSES, Status, capitalised, short_unit

CELL_HEIGHT = 34
FRAME_HEIGHT = 96
HOVER_WIDTH = 40
COLOURS = tuple(dict.fromkeys(s.colour for s in STATUSES.values()))
Key = tuple[str, str]


def heat_table(
    units: Sequence[Key],
    indicators: Sequence[Key],
    statuses: Mapping[Key, Status],
    values: Mapping[Key, str] | None = None,
    title: str = "",
) -> go.Figure:
    """``units`` and ``indicators``: (code, name) in order; ``statuses`` and ``values`` by (unit, indicator code).

    A pair without a status is "chưa có số liệu". ``customdata`` of a cell: [unit, indicator].
    """
    values = values or {}
    found = {(u, i): statuses.get((u, i), STATUSES["no_data"]) for u, _ in units for i, _ in indicators}
    figure = new_figure(title or _title(units, found), FRAME_HEIGHT + CELL_HEIGHT * len(units))
    hover = [
        [_hover(u, i, found[u[0], i[0]], values.get((u[0], i[0]), "")) for i in indicators] for u in units
    ]
    figure.add_heatmap(
        z=[[COLOURS.index(found[u, i].colour) for i, _ in indicators] for u, _ in units],
        colorscale=_scale(), zmin=0, zmax=len(COLOURS) - 1, showscale=False, xgap=2, ygap=2,
        hovertext=hover, hovertemplate="%{hovertext}<extra></extra>",
        customdata=[[[u, i] for i, _ in indicators] for u, _ in units],
    )  # fmt: skip
    _add_hatching(figure, units, indicators, found)
    _add_icons(figure, units, indicators, found)
    figure.update_xaxes(tickvals=list(range(len(indicators))), ticktext=[code for code, _ in indicators], side="top",
                        showgrid=False, range=[-0.5, len(indicators) - 0.5], tickangle=0)  # fmt: skip
    figure.update_yaxes(tickvals=list(range(len(units))), ticktext=[wrapped(short_unit(n), 26, 2) for _, n in units],
                        showgrid=False, range=[len(units) - 0.5, -0.5])  # fmt: skip
    figure.update_layout(barmode="overlay", showlegend=False)
    return figure.update_layout(margin_t=figure.layout.margin.t + 18)


def _scale() -> list[list[object]]:
    """A stepped scale: one flat colour per status, no mixture between two."""
    steps = len(COLOURS)
    edges = [(n / steps, (n + 1) / steps, colour) for n, colour in enumerate(COLOURS)]
    return [point for start, end, colour in edges for point in ([start, colour], [end, colour])]


def _title(units: Sequence[Key], found: Mapping[Key, Status]) -> str:
    weak = {"not_met", "not_moving", "slow", "at_risk"}
    count = {u: sum(found[key].code in weak for key in found if key[0] == u) for u, _ in units}
    behind = max(units, key=lambda u: count[u[0]], default=None)
    if behind is None or not count[behind[0]]:
        return "Không đơn vị nào có chỉ tiêu đang chậm hoặc chưa đạt"
    return f"{behind[1]} có nhiều chỉ tiêu chậm hoặc chưa đạt nhất: {count[behind[0]]}"


def _hover(unit: Key, indicator: Key, status: Status, value: str) -> str:
    said = f"<b>{unit[1]}</b><br>{wrapped(f'{indicator[0]} {indicator[1]}', HOVER_WIDTH, 1)}<br>"
    return said + f"{status.icon} {capitalised(status.word)}" + (f": {value}" if value else "")


def _add_hatching(
    figure: go.Figure, units: Sequence[Key], indicators: Sequence[Key], found: Mapping[Key, Status]
) -> None:
    cells = [
        (x, y) for y, (u, _) in enumerate(units) for x, (i, _) in enumerate(indicators) if found[u, i].hatched
    ]
    if cells:
        figure.add_bar(
            x=[x for x, _ in cells], y=[0.94] * len(cells), base=[y - 0.47 for _, y in cells], width=0.94,
            marker={"color": colours.HATCH_PAPER, "pattern": HATCH, "line": {"width": 0}}, hoverinfo="skip",
        )  # fmt: skip


def _add_icons(
    figure: go.Figure, units: Sequence[Key], indicators: Sequence[Key], found: Mapping[Key, Status]
) -> None:
    cells = [(x, y, found[u, i]) for y, (u, _) in enumerate(units) for x, (i, _) in enumerate(indicators)]
    figure.add_scatter(
        x=[x for x, _, _ in cells], y=[y for _, y, _ in cells], mode="text", text=[s.icon for _, _, s in cells],
        textfont={"size": 14, "color": [colours.INK if s.hatched else s.text_colour for _, _, s in cells]},
        hoverinfo="skip",
    )  # fmt: skip
