"""Units beside each other as ranked bars in the page's own markup: they fit a phone, and every unit is a link."""

from collections.abc import Mapping

from indicators.output.tables.unit_bars import UnitBar, UnitBars
from indicators.output.tables.unit_ranks import Rank, ranks
from pages.shared import links
from pages.shared.markup import Piece, link, look, paragraph, safe


def bars(made: UnitBars, indicator: str, round: str, cells: Mapping[str, str], chosen: str = "") -> Piece:
    """One row per unit: rank, name, bar with the target across it, value. A name leads to that unit's own figures, a
    value to its cell. ``cells``: by unit, the address of the cell."""
    marks = "".join(f'<i class="mark" style="left:{place}%"></i>' for place in made.target_pct)
    placed = ranks(made.bars)

    def row(bar: UnitBar) -> Piece:
        name = link(links.to("indicator", round=round, indicator=indicator, unit=bar.unit), bar.name)
        value = link(cells[bar.unit], bar.value) if bar.unit in cells else safe(bar.value)
        return _row(bar, placed.get(bar.unit), name, _track(bar, made.kind, marks), value, bar.unit == chosen)

    rows = "".join(map(row, made.bars))
    said = " · ".join(
        word
        for word in (f"┆ {made.target}, so với giá trị mới nhất" if made.target else "", made.note)
        if word
    )
    return f'{paragraph("trust", said)}<div class="bars ranked">{rows}</div>'


def _row(bar: UnitBar, rank: Rank | None, name: Piece, track: Piece, value: Piece, chosen: bool) -> Piece:
    tone = look(bar.status).split()[0] if bar.status else "tone-met"
    icon = f'<i title="{safe(bar.status.word)}">{safe(bar.status.icon)}</i>' if bar.status and rank else ""
    return (
        f'<div class="bar-row {tone}{" here" if chosen else ""}">'
        f'<div class="rank">{safe(rank.label if rank else "–")}</div><div class="name">{name}</div>{track}'
        f'<div class="value"><b>{value}</b> {icon}<span class="small">{safe(bar.counts)}</span></div></div>'
    )


def _track(bar: UnitBar, kind: str, marks: Piece) -> Piece:
    return f'<div class="track {kind}" aria-hidden="true">{_fill(bar, kind)}{marks}</div>'


def _fill(bar: UnitBar, kind: str) -> Piece:
    if bar.at_pct is None:
        return '<span class="hatched"></span>'
    side = "left" if kind == "points" else "width"
    return f'<span style="{side}:{bar.at_pct}%"></span>'
