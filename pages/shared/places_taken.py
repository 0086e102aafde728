"""Where one unit lies among those of its kind: a row per indicator with all of them on its axis."""

from collections.abc import Sequence

from indicators.output.tables.unit_positions import Position
from pages.shared import links
from pages.shared.markup import Piece, link, look, safe

HEAD = (
    '<div class="place-row head"><div>Mã</div><div>Chỉ tiêu</div><div>Thứ hạng</div>'
    "<div>Giữa các đơn vị (┆ mục tiêu)</div><div>Giá trị</div></div>"
)
NO_RANK = "chưa xếp hạng"


def places_taken(found: Sequence[Position], round: str, unit: str) -> Piece:
    """Rank, axis and value; the name of an indicator leads to the unit's own figures."""
    rows = "".join(
        _row(position, links.to("indicator", round=round, indicator=position.code, unit=unit))
        for position in found
    )
    return f'<div class="places">{HEAD}{rows}</div>'


def _row(position: Position, address: str) -> Piece:
    rank = f"<b>{safe(position.rank.words)}</b>" if position.rank else safe(NO_RANK)
    tone = look(position.status) if position.status else ""
    return (
        f'<div class="place-row {tone.split()[0] if tone else ""}"><div class="code">{safe(position.code)}</div>'
        f'<div class="name">{link(address, position.name)}</div><div class="rank">{rank}</div>{_axis(position)}'
        f'<div class="value"><b>{safe(position.value)}</b>'
        f'<span class="small">{safe(position.counts)}</span></div></div>'
    )


def _axis(position: Position) -> Piece:
    if position.own_pct is None:
        return '<div class="axis hatched" aria-hidden="true"></div>'
    others = "".join(f'<s style="left:{place}%"></s>' for place in position.others_pct)
    marks = "".join(f'<i class="mark" style="left:{place}%"></i>' for place in position.target_pct)
    return (
        f'<div class="axis" aria-hidden="true">{others}{marks}<b style="left:{position.own_pct}%"></b></div>'
    )
