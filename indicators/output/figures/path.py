"""The path of one indicator: what was done, what was planned, what must be reached, where it is heading."""

import plotly.graph_objects as go

from indicators.assessment.model import MilestoneResult, PartResult, UnitValue
from indicators.catalogue.definitions import Indicator
from indicators.output import colours
from indicators.output.figures.style import levels, named, new_figure, padded, year_axis
from indicators.output.numbers import format_counts, true_value
from indicators.output.sentences import incompleteness, pace_sentence
from indicators.output.wording import (
    REASONS,
    capitalised,
    kind_text,
    milestone_status,
    period_text,
    rule_sign,
)

HEIGHT = 400
TARGET_HALF_WIDTH = 0.38
MARKERS = {"actual": "circle-open", "estimate": "triangle-up-open", "projection": "square-open"}
NAMES = {"actual": "Thực hiện một phần năm", "estimate": "Ước thực hiện", "projection": "Dự kiến đơn vị khai"}


def path_chart(part: PartResult, indicator: Indicator, title: str = "") -> go.Figure:
    """The series with both targets. ``customdata`` of a point: [data_year, period, kind]; targets carry their year."""
    figure = new_figure(title or path_title(part, indicator), HEIGHT, hovermode="closest")
    for result in part.milestones:
        _add_projection(figure, part, result, indicator)
    _add_plan(figure, part, indicator)
    _add_actuals(figure, part, indicator)
    for kind in NAMES:
        _add_others(figure, part, indicator, kind)
    for result in part.milestones:
        _add_target(figure, result, indicator)
    figure.update_xaxes(**year_axis(*_years(part)))
    figure.update_yaxes(
        range=_values(part, indicator), title_text=_axis_title(indicator), **_yes_no_ticks(indicator)
    )
    return figure


def path_title(part: PartResult, indicator: Indicator) -> str:
    """A title that says something: the name, the latest value and how it stands at the next milestone."""
    said = [named(indicator)]
    if part.latest and part.latest.value is not None:
        said.append(f"{_true(part.latest.value, part, indicator, short=True)} năm {part.latest.data_year}")
    said += [
        f"mốc {m.milestone.year} {milestone_status(m).word}"
        for m in part.milestones
        if milestone_status(m).code != "not_judged"
    ]
    return f"{said[0]}: {', '.join(said[1:])}" if said[1:] else said[0]


def _axis_title(indicator: Indicator) -> str:
    return "" if indicator.unit in ("%", "có/không") else indicator.unit


def _yes_no_ticks(indicator: Indicator) -> dict[str, object]:
    return (
        {"tickvals": [0, 1], "ticktext": ["không", "có"]}
        if indicator.kind == "yes_no"
        else ({"ticksuffix": "%"} if indicator.unit == "%" else {})
    )


def _years(part: PartResult) -> list[float]:
    years = [v.data_year for v in (*part.series, *part.others)] + [m.milestone.year for m in part.milestones]
    return [min(years, default=2021) - 0.6, max(years, default=2030) + 0.9]


def _values(part: PartResult, indicator: Indicator) -> list[float]:
    if indicator.kind == "yes_no":
        return [-0.25, 1.35]
    found = [v.value for v in (*part.series, *part.others) if v.value is not None]
    for m in part.milestones:
        found += levels(m.milestone)
        if m.outlook and m.outlook.projected is not None:
            found += [m.outlook.projected, *(m.outlook.band or ())]
    return padded(found, indicator.bound_low, indicator.bound_high, 0.16)


def _true(value: float | None, part: PartResult, indicator: Indicator, short: bool = False) -> str:
    return true_value(value, indicator, [m.milestone for m in part.milestones], short)


def _hover(value: UnitValue, part: PartResult, indicator: Indicator) -> str:
    text = _true(value.value, part, indicator)
    lines = [
        f"<b>{text}</b>",
        f"{kind_text(value.kind, value.period)}: {period_text(value.data_year, value.period, value.as_of)}",
    ]
    if value.numerator is not None and value.denominator is not None:
        lines.append(format_counts(value.numerator, value.denominator))
    lines += [line for line in (incompleteness(value), REASONS.get(value.reason, "")) if line]
    return "<br>".join(lines)


def _points(
    figure: go.Figure, values: list[UnitValue], part: PartResult, indicator: Indicator, **look: object
) -> None:
    figure.add_scatter(
        x=[v.data_year for v in values],
        y=[v.value for v in values],
        hovertext=[_hover(v, part, indicator) for v in values],
        customdata=[[v.data_year, v.period, v.kind] for v in values],
        hovertemplate="%{hovertext}<extra></extra>",
        connectgaps=False,
        **look,
    )


def _add_actuals(figure: go.Figure, part: PartResult, indicator: Indicator) -> None:
    known = {v.data_year: v for v in part.series}
    if not known:
        return
    last = max(known)
    labels = [_true(v.value, part, indicator, short=True) if v.data_year == last else "" for v in part.series]
    _points(
        figure, list(part.series), part, indicator, name="Thực hiện cả năm", mode="lines+markers+text",
        text=labels, textposition="top left", textfont={"size": 14, "color": colours.MET},
        line={"color": colours.MET, "width": 3}, marker={"size": 9, "color": colours.MET}, cliponaxis=False,
    )  # fmt: skip


def _add_plan(figure: go.Figure, part: PartResult, indicator: Indicator) -> None:
    plan = sorted(
        (v for v in part.others if v.kind == "plan" and v.value is not None), key=lambda v: v.data_year
    )
    if plan:
        _points(figure, plan, part, indicator, name="Kế hoạch", mode="lines+markers",
                line={"color": colours.MUTED, "width": 2, "dash": "dash"}, marker={"size": 5})  # fmt: skip


def _add_others(figure: go.Figure, part: PartResult, indicator: Indicator, kind: str) -> None:
    values = [v for v in part.others if v.kind == kind and v.value is not None]
    if values:
        _points(
            figure,
            values,
            part,
            indicator,
            name=NAMES[kind],
            mode="markers",
            marker={
                "size": 12,
                "symbol": MARKERS[kind],
                "color": colours.SLOW if kind == "projection" else colours.MET,
                "line": {"width": 2.5},
            },
        )


def _add_projection(
    figure: go.Figure, part: PartResult, result: MilestoneResult, indicator: Indicator
) -> None:
    outlook, last = result.outlook, part.latest
    if outlook is None or outlook.projected is None or last is None or last.value is None:
        return
    start, end = (last.data_year, last.value), (result.milestone.year, outlook.projected)
    if outlook.band:
        low, high = outlook.band
        figure.add_scatter(
            x=[start[0], end[0], end[0], start[0]], y=[start[1], high, low, start[1]], fill="toself", mode="none",
            fillcolor=colours.BAND, hoverinfo="skip", name="Dải theo nhịp các năm qua", legendgroup="band",
            showlegend=not any(t.legendgroup == "band" for t in figure.data),
        )  # fmt: skip
    said = (
        f"<b>{_true(end[1], part, indicator)}</b><br>Dự báo {end[0]}<br>{pace_sentence(outlook, indicator)}"
    )
    figure.add_scatter(
        x=[start[0], end[0]],
        y=[start[1], end[1]],
        mode="lines+markers",
        name="Dự báo theo nhịp hiện nay",
        line={"color": colours.ON_TRACK, "width": 2.5, "dash": "dot"},
        marker={"size": [0, 8], "color": colours.ON_TRACK},
        hovertext=["", said],
        hovertemplate="%{hovertext}<extra></extra>",
        customdata=[[end[0], "outlook", ""]] * 2,
        legendgroup="projection",
        showlegend=not any(t.legendgroup == "projection" for t in figure.data),
    )


def _add_target(figure: go.Figure, result: MilestoneResult, indicator: Indicator) -> None:
    milestone, status = result.milestone, milestone_status(result)
    text = f"{rule_sign(milestone.rule, milestone.value, indicator.unit)} {status.icon}"
    hover = f"<b>Mục tiêu {milestone.year}: {rule_sign(milestone.rule, milestone.value, indicator.unit)}</b>"
    marks = levels(milestone)
    for level in marks:
        figure.add_scatter(
            x=[milestone.year - TARGET_HALF_WIDTH, milestone.year, milestone.year + TARGET_HALF_WIDTH], y=[level] * 3,
            mode="lines", line={"color": colours.TARGET, "width": 4},
            hovertext=f"{hover}<br>{capitalised(status.word)}", hovertemplate="%{hovertext}<extra></extra>",
            customdata=[[milestone.year, "target", ""]] * 3, name="Mục tiêu", legendgroup="target", cliponaxis=False,
            showlegend=not any(t.legendgroup == "target" for t in figure.data),
        )  # fmt: skip
    figure.add_annotation(
        x=milestone.year, y=marks[-1], text=text, showarrow=False, yanchor="bottom", yshift=3,
        font={"size": 13, "color": colours.INK},
    )  # fmt: skip
