"""Any units, indicators and years beside their targets, as lines."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from indicators.catalogue.definitions import Indicator, Milestone
from indicators.output import colours
from indicators.output.figures.style import named, new_figure, padded, wrapped, year_axis
from indicators.output.numbers import format_value
from indicators.output.wording import rule_sign

HEIGHT = 420
DASHES = ("solid", "dash", "dot", "dashdot")
SYMBOLS = ("circle", "square", "diamond", "triangle-up", "x", "cross", "star", "triangle-down")


@dataclass(frozen=True, slots=True)
class Line:
    """A named series: ``points`` are (year, value in the indicator's unit or None). ``key`` goes into customdata."""

    key: str
    label: str
    indicator: Indicator
    points: tuple[tuple[int, float | None], ...]


def compare_lines(
    lines: Sequence[Line], milestones: Sequence[Milestone] = (), title: str = "", mark: str = ""
) -> go.Figure:
    """One line per series; a year without data breaks the line. ``customdata``: [key, year]. ``mark``: words that must
    go wherever the picture goes."""
    figure = new_figure(title or _title(lines), HEIGHT + 14 * (len(lines) // 3))
    for n, line in enumerate(lines):
        colour = colours.SERIES[n % len(colours.SERIES)]
        figure.add_scatter(
            x=[year for year, _ in line.points], y=[v for _, v in line.points], mode="lines+markers", connectgaps=False,
            name=wrapped(line.label, 34, 1), customdata=[[line.key, year] for year, _ in line.points],
            line={"color": colour, "width": 2.5, "dash": DASHES[n // len(colours.SERIES) % len(DASHES)]},
            marker={"size": 9, "symbol": SYMBOLS[n % len(SYMBOLS)]}, hovertext=_hovers(line),
            hovertemplate="%{hovertext}<extra></extra>",
        )  # fmt: skip
    _add_target_ticks(figure, lines, milestones)
    if mark:
        figure.add_annotation(
            text=f"<b>{mark}</b>", xref="paper", yref="paper", x=1, y=1, xanchor="right", yanchor="bottom",
            showarrow=False, font={"size": 12, "color": colours.SLOW},
        )  # fmt: skip
    figure.update_xaxes(**year_axis(*_years(lines, milestones)))
    return figure.update_yaxes(range=_range(lines, milestones), **_axis(lines))


def _years(lines: Sequence[Line], milestones: Sequence[Milestone]) -> tuple[float, float]:
    years = [year for line in lines for year, _ in line.points] + [m.year for m in milestones]
    return min(years, default=2021) - 0.5, max(years, default=2030) + 0.6


def _units(lines: Sequence[Line]) -> set[str]:
    return {line.indicator.unit for line in lines}


def _axis(lines: Sequence[Line]) -> dict[str, object]:
    units = _units(lines)
    if units == {"%"}:
        return {"ticksuffix": "%"}
    return (
        {"title_text": next(iter(units))}
        if len(units) == 1
        else {"title_text": "theo đơn vị tính của từng chỉ tiêu"}
    )


def _title(lines: Sequence[Line]) -> str:
    names = {named(line.indicator) for line in lines}
    last = [v for line in lines for _, v in line.points[-1:] if v is not None]
    if len(names) != 1 or len(last) < 2:
        return "So sánh " + (names.pop() if len(names) == 1 else f"{len(names)} chỉ tiêu")
    indicator = lines[0].indicator
    low, high = format_value(min(last), indicator, short=True), format_value(max(last), indicator, short=True)
    return f"{names.pop()}: năm cuối từ {low} đến {high}"


def _hovers(line: Line) -> list[str]:
    return [f"<b>{'chưa có số liệu' if v is None else format_value(v, line.indicator)}</b><br>{line.label}, {year}"
            for year, v in line.points]  # fmt: skip


def _range(lines: Sequence[Line], milestones: Sequence[Milestone]) -> list[float]:
    values = [v for line in lines for _, v in line.points if v is not None] + [m.value for m in milestones]
    lows = {line.indicator.bound_low for line in lines}
    highs = {line.indicator.bound_high for line in lines}
    return padded(values, lows.pop() if len(lows) == 1 else None, highs.pop() if len(highs) == 1 else None)


def _target_text(milestone: Milestone, lines: Sequence[Line]) -> str:
    unit = lines[0].indicator.unit if lines else ""
    return f"mục tiêu {milestone.year}: {rule_sign(milestone.rule, milestone.value, unit)}"


def _add_target_ticks(figure: go.Figure, lines: Sequence[Line], milestones: Sequence[Milestone]) -> None:
    for milestone in milestones:
        if milestone.rule.op in ("yes", "between"):
            continue
        figure.add_scatter(
            x=[milestone.year - 0.35, milestone.year, milestone.year + 0.35], y=[milestone.value] * 3,
            mode="lines", showlegend=False, line={"color": colours.TARGET, "width": 4}, cliponaxis=False,
            hovertemplate=f"{_target_text(milestone, lines)}<extra></extra>",
        )  # fmt: skip
        said = rule_sign(milestone.rule, milestone.value, lines[0].indicator.unit if lines else "")
        figure.add_annotation(
            x=milestone.year, y=milestone.value, text=said, showarrow=False, yanchor="bottom", yshift=3
        )
