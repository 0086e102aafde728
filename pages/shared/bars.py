"""Units beside each other as bars in the page's own markup: they fit a phone, and every unit is a link."""

from indicators.output.tables.unit_bars import UnitBar, UnitBars
from pages.shared import links
from pages.shared.markup import Piece, link, look, paragraph, safe


def bars(made: UnitBars, indicator: str, round: str) -> Piece:
    """One row per unit: name, bar with the target across it, value. A name leads to that unit's own figures."""
    marks = "".join(f'<i class="mark" style="left:{place}%"></i>' for place in made.target_pct)
    rows = "".join(
        _row(bar, made.kind, marks, links.to("indicator", round=round, indicator=indicator, unit=bar.unit))
        for bar in made.bars
    )
    said = " · ".join(word for word in (f"┆ {made.target}" if made.target else "", made.note) if word)
    return f'{paragraph("chart-title", made.title)}{paragraph("trust", said)}<div class="bars">{rows}</div>'


def _row(bar: UnitBar, kind: str, marks: Piece, address: str) -> Piece:
    tone = look(bar.status) if bar.status else "tone-met"
    icon = f"<i>{safe(bar.status.icon)}</i>" if bar.status and bar.at_pct is not None else ""
    return (
        f'<div class="bar-row {tone.split()[0]}"><div class="name">{link(address, bar.name)}</div>'
        f'<div class="track {kind}" aria-hidden="true">{_fill(bar, kind)}{marks}</div>'
        f'<div class="value"><b>{safe(bar.value)}</b> {icon}<span class="small">{safe(bar.counts)}</span></div></div>'
    )


def _fill(bar: UnitBar, kind: str) -> Piece:
    if bar.at_pct is None:
        return '<span class="hatched"></span>'
    side = "left" if kind == "points" else "width"
    return f'<span style="{side}:{bar.at_pct}%"></span>'
