"""Bullets: latest values of indicators of one unit of measure, a tick per milestone, and where they head."""

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go

from indicators.assessment.model import PartResult
from indicators.catalogue.definitions import Indicator
from indicators.output import colours
from indicators.output.figures.style import HATCH, new_figure, wrapped
from indicators.output.numbers import format_counts, true_value
from indicators.output.wording import STATUSES, Status, milestone_status, rule_sign

ROW_HEIGHT = 48
FRAME_HEIGHT = 160
TICK_REACH = 0.36


def bullet(part: PartResult, indicator: Indicator) -> go.Figure:
    """One indicator as one bullet."""
    return bullet_list((part,), {indicator.code: indicator}, f"{part.code} {indicator.name}")


def bullet_list(
    parts: Sequence[PartResult], indicators: Mapping[str, Indicator], title: str = ""
) -> go.Figure:
    """Bullets on one axis. ``customdata``: [part code]. Raises ValueError when the parts differ in unit of measure."""
    units = {indicators[p.indicator].unit for p in parts}
    if len(units) > 1:
        raise ValueError(f"bullets need one unit of measure, got {sorted(units)}")
    unit = next(iter(units), "%")
    figure = new_figure(
        title or "Giá trị mới nhất so với mục tiêu từng mốc", FRAME_HEIGHT + ROW_HEIGHT * len(parts)
    )
    _add_values(figure, parts, indicators)
    _add_missing(figure, parts)
    _add_projections(figure, parts, indicators)
    _add_ticks(figure, parts)
    labels = [wrapped(f"{p.code} {indicators[p.indicator].name}", 24, 2) for p in parts]
    figure.update_yaxes(
        tickvals=list(range(len(parts))), ticktext=labels, range=[len(parts) - 0.5, -0.5], showgrid=False
    )
    figure.update_xaxes(
        range=[0, _end(parts) * 1.06],
        ticksuffix="%" if unit == "%" else "",
        title_text="" if unit == "%" else unit,
    )
    figure.update_layout(barmode="overlay", bargap=0.45)
    return figure


def _end(parts: Sequence[PartResult]) -> float:
    marks = [m.milestone.value for p in parts for m in p.milestones] + [
        p.latest.value for p in parts if _known(p)
    ]
    marks += [m.outlook.projected or 0 for p in parts for m in p.milestones if m.outlook]
    return max(marks, default=1) or 1


def part_status(part: PartResult) -> Status:
    """The status at the nearest milestone that says something."""
    return milestone_status(part.milestones[0]) if part.milestones else STATUSES["no_data"]


def _known(part: PartResult) -> bool:
    return part.latest is not None and part.latest.value is not None


def _text(part: PartResult, indicator: Indicator) -> str:
    value = true_value(part.latest.value, indicator, [m.milestone for m in part.milestones], short=True)
    return f"{value} {part_status(part).icon}" if part.milestones else value


def _hover(part: PartResult, indicator: Indicator) -> str:
    lines = [f"<b>{_text(part, indicator)}</b> năm {part.latest.data_year}"]
    if part.latest.numerator is not None and part.latest.denominator is not None:
        lines.append(format_counts(part.latest.numerator, part.latest.denominator))
    lines += [f"Mốc {m.milestone.year}: {rule_sign(m.milestone.rule, m.milestone.value, indicator.unit)}, "
              f"{milestone_status(m).word}" for m in part.milestones]  # fmt: skip
    return "<br>".join(lines)


def _add_values(figure: go.Figure, parts: Sequence[PartResult], indicators: Mapping[str, Indicator]) -> None:
    rows = [(y, p, indicators[p.indicator]) for y, p in enumerate(parts) if _known(p)]
    figure.add_bar(
        x=[p.latest.value for _, p, _ in rows],
        y=[y for y, _, _ in rows],
        orientation="h",
        name="Giá trị mới nhất",
        marker_color=[colours.MUTED if part_status(p).hatched else part_status(p).colour for _, p, _ in rows],
        text=[_text(p, i) for _, p, i in rows],
        textposition="inside",
        insidetextanchor="start",
        constraintext="none",
        textfont_size=13,
        showlegend=False,
        hovertext=[_hover(p, i) for _, p, i in rows],
        hovertemplate="%{hovertext}<extra></extra>",
        customdata=[[p.code] for _, p, _ in rows],
    )


def _add_missing(figure: go.Figure, parts: Sequence[PartResult]) -> None:
    rows = [(y, p) for y, p in enumerate(parts) if not _known(p)]
    if rows:
        reach = max([m.milestone.value for p in parts for m in p.milestones], default=1) * 0.12
        figure.add_bar(
            x=[reach] * len(rows), y=[y for y, _ in rows], orientation="h", name="Chưa có số liệu",
            marker={"color": colours.HATCH_PAPER, "pattern": HATCH, "line": {"color": colours.LINE, "width": 1}},
            hovertemplate="chưa có số liệu<extra></extra>", customdata=[[p.code] for _, p in rows],
        )  # fmt: skip


def _add_projections(
    figure: go.Figure, parts: Sequence[PartResult], indicators: Mapping[str, Indicator]
) -> None:
    rows = [
        (y, p, m)
        for y, p in enumerate(parts)
        for m in p.milestones
        if m.outlook and m.outlook.projected is not None
    ]
    if rows:
        figure.add_scatter(
            x=[m.outlook.projected for _, _, m in rows],
            y=[y for y, _, _ in rows],
            mode="markers",
            name="Dự báo",
            marker={
                "symbol": "diamond",
                "size": 11,
                "color": colours.ON_TRACK,
                "line": {"color": colours.PAPER, "width": 1.5},
            },
            hovertext=[
                f"Dự báo {m.milestone.year}: {true_value(m.outlook.projected, indicators[p.indicator], [m.milestone])}"
                for _, p, m in rows
            ],
            hovertemplate="%{hovertext}<extra></extra>",
            customdata=[[p.code] for _, p, _ in rows],
        )


def _add_ticks(figure: go.Figure, parts: Sequence[PartResult]) -> None:
    """A tick per milestone: the nearest thick, the later thin; drawn as one broken line per milestone year."""
    years = sorted({m.milestone.year for p in parts for m in p.milestones})
    for place, year in enumerate(years):
        xs: list[float | None] = []
        ys: list[float | None] = []
        for y, part in enumerate(parts):
            for m in part.milestones:
                if m.milestone.year == year:
                    xs += [m.milestone.value, m.milestone.value, None]
                    ys += [y - TICK_REACH, y + TICK_REACH, None]
        figure.add_scatter(x=xs, y=ys, mode="lines", name=f"Mục tiêu {year}", hoverinfo="skip",
                           line={"color": colours.TARGET, "width": 4 if place == 0 else 2,
                                 "dash": "solid" if place == 0 else "dot"})  # fmt: skip
