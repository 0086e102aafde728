"""Units beside each other: ranked bars with the target, missing units hatched at the end and never as zero."""

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go

from indicators.assessment.model import UnitValue
from indicators.assessment.rules import meets
from indicators.catalogue.definitions import Indicator, Milestone
from indicators.output import colours
from indicators.output.figures.style import HATCH, levels, named, new_figure, wrapped
from indicators.output.numbers import format_counts, format_value, shown_value
from indicators.output.sentences import incompleteness
from indicators.output.wording import REASONS, STATUSES, Status, rule_sign, short_unit

ROW_HEIGHT = 30
FRAME_HEIGHT = 110
MISSING_SHARE = 0.16  # of the axis: long enough to see the hatching, plainly not a value
LOWER_IS_BETTER = ("le", "lt")
SMALL_DENOMINATOR = 50
ROOM_FOR_LABELS = 1.36
Known = tuple[float, UnitValue]  # a value that is there, and whose it is


def unit_bars(
    values: Sequence[UnitValue],
    indicator: Indicator,
    milestone: Milestone | None,
    names: Mapping[str, str],
    title: str = "",
) -> go.Figure:
    """One bar per unit, best first. ``names``: unit code → name. ``customdata``: [unit, data_year] for clicks."""
    known = _ranked([(v.value, v) for v in values if v.value is not None], milestone)
    missing = [v for v in values if v.value is None]
    rows = [*(v for _, v in known), *missing]
    labels = [wrapped(short_unit(names.get(v.unit, v.unit)), 26, 2) for v in rows]
    figure = new_figure(
        title or _title(known, missing, indicator, milestone), FRAME_HEIGHT + ROW_HEIGHT * len(rows)
    )
    end = _end(known, milestone)
    _add_known(figure, known, indicator, milestone)
    _add_missing(figure, missing, len(known), end)
    if milestone and milestone.rule.op != "yes":
        _add_target(figure, milestone, indicator)
    figure.update_yaxes(
        tickvals=list(range(len(rows))), ticktext=labels, range=[len(rows) - 0.4, -0.9], showgrid=False
    )
    figure.update_xaxes(range=[0, end * ROOM_FOR_LABELS], title_text="" if indicator.unit == "%" else indicator.unit,
                        ticksuffix="%" if indicator.unit == "%" else "")  # fmt: skip
    figure.update_layout(bargap=0.32, showlegend=bool(milestone and missing), barmode="overlay")
    return figure.update_layout(margin_t=figure.layout.margin.t + 22)


def _ranked(known: list[Known], milestone: Milestone | None) -> list[Known]:
    low_first = milestone is not None and milestone.rule.op in LOWER_IS_BETTER
    return sorted(known, key=lambda pair: pair[0] if low_first else -pair[0])


def _end(known: list[Known], milestone: Milestone | None) -> float:
    return max([number for number, _ in known] + (levels(milestone) if milestone else []), default=0) or 1


def unit_status(value: UnitValue, milestone: Milestone) -> Status:
    """Whether one unit's value reaches the target: met or not met; hatched where there is no value."""
    if value.value is None:
        return STATUSES[value.reason if value.reason in STATUSES else "no_data"]
    return STATUSES["met" if meets(milestone.rule, value.value, milestone.value) else "not_met"]


def _title(
    known: list[Known], missing: list[UnitValue], indicator: Indicator, milestone: Milestone | None
) -> str:
    said = named(indicator)
    if milestone is None:
        return f"{said}: {len(known)}/{len(known) + len(missing)} đơn vị có số liệu"
    reached = sum(meets(milestone.rule, number, milestone.value) for number, _ in known)
    sign = rule_sign(milestone.rule, milestone.value, indicator.unit)
    gap = f", {len(missing)} chưa có số liệu" if missing else ""
    return f"{said}: {reached}/{len(known)} đơn vị đạt mức {sign} của mốc {milestone.year}{gap}"


def _label(value: UnitValue, indicator: Indicator, milestone: Milestone | None) -> str:
    text = (
        format_value(value.value, indicator, short=True)
        if milestone is None
        else (shown_value(value.value, indicator, milestone.value, milestone.rule, short=True))
    )
    small = value.denominator is not None and value.denominator < SMALL_DENOMINATOR
    counts = f" ({format_counts(value.numerator, value.denominator)})" if small else ""
    return f"{text}{counts}{' ' + unit_status(value, milestone).icon if milestone else ''}"


def _hover(value: UnitValue, indicator: Indicator, milestone: Milestone | None) -> str:
    lines = [f"<b>{_label(value, indicator, milestone)}</b> năm {value.data_year}"]
    if value.numerator is not None and value.denominator is not None:
        lines.append(format_counts(value.numerator, value.denominator))
    return "<br>".join(lines + [line for line in [incompleteness(value)] if line])


def _add_known(
    figure: go.Figure, known: list[Known], indicator: Indicator, milestone: Milestone | None
) -> None:
    values = [v for _, v in known]
    colour = [unit_status(v, milestone).colour for v in values] if milestone else colours.MET
    figure.add_bar(
        x=[number for number, _ in known], y=list(range(len(known))), orientation="h", marker_color=colour,
        showlegend=False,
        text=[_label(v, indicator, milestone) for v in values], textposition="outside", cliponaxis=False,
        constraintext="none",
        textfont={"color": colours.INK, "size": 13}, hovertext=[_hover(v, indicator, milestone) for v in values],
        hovertemplate="%{hovertext}<extra></extra>", customdata=[[v.unit, v.data_year] for v in values],
    )  # fmt: skip


def _add_missing(figure: go.Figure, missing: list[UnitValue], start: int, end: float) -> None:
    if not missing:
        return
    words = [REASONS.get(v.reason) or REASONS["no_data"] for v in missing]
    figure.add_bar(
        x=[end * MISSING_SHARE] * len(missing), y=list(range(start, start + len(missing))), orientation="h",
        marker={"color": colours.HATCH_PAPER, "pattern": HATCH, "line": {"color": colours.LINE, "width": 1}},
        text=words, textposition="outside", constraintext="none",
        textfont={"color": colours.MUTED, "size": 13}, hovertext=words, name="Chưa có số liệu",
        hovertemplate="%{hovertext}<extra></extra>", customdata=[[v.unit, v.data_year] for v in missing],
    )  # fmt: skip


def _add_target(figure: go.Figure, milestone: Milestone, indicator: Indicator) -> None:
    for level in levels(milestone):
        figure.add_shape(type="line", x0=level, x1=level, y0=0, y1=1, yref="paper", layer="above",
                         line={"color": colours.TARGET, "width": 2, "dash": "dash"})  # fmt: skip
    figure.add_annotation(
        x=levels(milestone)[-1],
        y=1,
        yref="paper",
        yanchor="bottom",
        showarrow=False,
        font_size=13,
        text=f"mục tiêu {milestone.year}: {rule_sign(milestone.rule, milestone.value, indicator.unit)}",
    )
