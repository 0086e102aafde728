"""Women and men beside each other: two points and the gap between them."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from indicators.catalogue.definitions import Indicator
from indicators.output import colours
from indicators.output.figures.style import named, new_figure, padded, wrapped
from indicators.output.numbers import format_value, points

ROW_HEIGHT = 46
FRAME_HEIGHT = 124
ROOM_FOR_LABELS = 0.35  # of the spread, on both sides


@dataclass(frozen=True, slots=True)
class Pair:
    """Both values in the indicator's unit; ``key`` goes into customdata, ``label`` on the axis."""

    key: str
    label: str
    women: float | None
    men: float | None


def dumbbell(pairs: Sequence[Pair], indicator: Indicator, title: str = "") -> go.Figure:
    """One row per pair; a missing sex leaves its point out. ``customdata``: [key, sex]."""
    figure = new_figure(title or _title(pairs, indicator), FRAME_HEIGHT + ROW_HEIGHT * len(pairs))
    whole = [(y, p) for y, p in enumerate(pairs) if _gap(p) is not None]
    figure.add_scatter(
        x=[x for _, p in whole for x in (p.women, p.men, None)], y=[y for row, _ in whole for y in (row, row, None)],
        mode="lines", line={"color": colours.LINE, "width": 4}, hoverinfo="skip", showlegend=False,
    )  # fmt: skip
    for sex, name, colour, symbol in (
        ("female", "Nữ", colours.WOMEN, "circle"),
        ("male", "Nam", colours.MEN, "square"),
    ):
        _add_sex(figure, pairs, indicator, sex, name, colour, symbol)
    figure.update_yaxes(tickvals=list(range(len(pairs))), ticktext=[wrapped(p.label, 22, 2) for p in pairs],
                        range=[len(pairs) - 0.4, -0.6], showgrid=False)  # fmt: skip
    values = [v for p in pairs for v in (p.women, p.men) if v is not None]
    return figure.update_xaxes(
        ticksuffix="%" if indicator.unit == "%" else "", range=padded(values, share=ROOM_FOR_LABELS)
    )


def _value(pair: Pair, sex: str) -> float | None:
    return pair.women if sex == "female" else pair.men


def _gap(pair: Pair) -> float | None:
    """Women less men; None where one is missing."""
    return None if pair.women is None or pair.men is None else pair.women - pair.men


def _title(pairs: Sequence[Pair], indicator: Indicator) -> str:
    gaps = [(gap, p.label) for p in pairs if (gap := _gap(p)) is not None]
    if not gaps:
        return f"{named(indicator)}: chưa có số liệu tách theo giới"
    gap, label = max(gaps, key=lambda pair: abs(pair[0]))
    said = points(gap, indicator.unit, indicator.decimals)
    return f"{named(indicator)}: chênh lệch nữ so với nam lớn nhất {said} ({label})"


def _add_sex(
    figure: go.Figure,
    pairs: Sequence[Pair],
    indicator: Indicator,
    sex: str,
    name: str,
    colour: str,
    symbol: str,
) -> None:
    rows = [(y, p, v) for y, p in enumerate(pairs) if (v := _value(p, sex)) is not None]
    sides = ["middle right" if v >= (_value(p, "male" if sex == "female" else "female") or 0) else "middle left"
             for _, p, v in rows]  # fmt: skip
    figure.add_scatter(
        x=[v for _, _, v in rows], y=[y for y, _, _ in rows], mode="markers+text", name=name, cliponaxis=False,
        marker={"size": 13, "color": colour, "symbol": symbol}, textposition=sides,
        text=[f" {format_value(v, indicator, short=True)} " for _, _, v in rows], textfont_color=colour,
        hovertemplate=f"{name}: %{{text}}<extra></extra>", customdata=[[p.key, sex] for _, p, _ in rows],
    )  # fmt: skip
