"""Units beside each other as ranked bars in the page's own markup: they fit a phone, and every unit is a link."""

from indicators.output.tables.unit_bars import UnitBar, UnitBars
from indicators.output.tables.unit_ranks import Rank, ranks
from pages.shared import links
from pages.shared.markup import Piece, link, look, paragraph, safe


def bars(made: UnitBars, indicator: str, round: str, chosen: str = "") -> Piece:
    """One row per unit: rank, name, bar with the target across it, value. A name leads to that unit's own figures."""
    marks = "".join(f'<i class="mark" style="left:{place}%"></i>' for place in made.target_pct)
    placed = ranks(made.bars)
    rows = "".join(
        _row(
            bar, made.kind, marks, links.to("indicator", round=round, indicator=indicator, unit=bar.unit),
            placed.get(bar.unit), bar.unit == chosen,
        )
        for bar in made.bars
    )  # fmt: skip
    said = " · ".join(
        word
        for word in (f"┆ {made.target}, so với giá trị mới nhất" if made.target else "", made.note)
        if word
    )
    return f'{paragraph("trust", said)}<div class="bars ranked">{rows}</div>'


def _row(bar: UnitBar, kind: str, marks: Piece, address: str, rank: Rank | None, chosen: bool) -> Piece:
    tone = look(bar.status) if bar.status else "tone-met"
    icon = f'<i title="{safe(bar.status.word)}">{safe(bar.status.icon)}</i>' if bar.status and rank else ""
    place = f'<div class="rank">{safe(rank.label if rank else "–")}</div>'
    return (
        f'<div class="bar-row {tone.split()[0]}{" here" if chosen else ""}">{place}'
        f'<div class="name">{link(address, bar.name)}</div>'
        f'<div class="track {kind}" aria-hidden="true">{_fill(bar, kind)}{marks}</div>'
        f'<div class="value"><b>{safe(bar.value)}</b> {icon}<span class="small">{safe(bar.counts)}</span></div></div>'
    )


def _fill(bar: UnitBar, kind: str) -> Piece:
    if bar.at_pct is None:
        return '<span class="hatched"></span>'
    side = "left" if kind == "points" else "width"
    return f'<span style="{side}:{bar.at_pct}%"></span>'
