"""Where: units on their map beside their ranking, every one of them a link, a table of the same behind both."""

from collections.abc import Mapping, Sequence

from indicators.assessment.model import Assessment, PartResult, UnitValue
from indicators.catalogue.definitions import Indicator, Unit
from indicators.output.tables.bases import ranking_basis
from indicators.output.tables.standings import nearest_milestone, part_of, values_beside
from indicators.output.tables.unit_bars import UnitBars, unit_bars
from indicators.output.tables.unit_map import POINTS, Spot, UnitMap, unit_map
from indicators.output.tables.unit_ranks import ranks
from indicators.output.wording import Status
from pages.shared import bars, links, markup
from pages.shared.markup import Piece, link, look, safe

HEADS = ("Hạng", "Đơn vị", "Giá trị", "Số đếm, năm", "So với mốc", "Ô số liệu gốc")
NAMES = {"tiles": "Bản đồ ô các huyện, thành phố", "points": "Bản đồ điểm các xã, phường"}
NOTES = {
    "tiles": "Mỗi ô một huyện, thành phố, đặt theo vị trí, phía bắc ở trên; nền đậm hơn là xa mục tiêu hơn.",
    "points": "Mỗi điểm ở giữa một xã, phường; điểm quá gần nhau được tách ra vừa đủ thấy.",
}


def show_where(
    title: str,
    units: Sequence[Unit],
    assessments: Sequence[Assessment],
    part: PartResult,
    indicator: Indicator,
    round: str,
    chosen: str = "",
) -> None:
    """Map and ranking of ``units`` by one part; nothing where none of them is assessed by it, the ranking alone where
    no map is known. ``chosen``: the unit looked at."""
    codes = {u.code for u in units}
    mine = [a for a in assessments if a.unit in codes]
    values = values_beside(mine, part.code)
    if not values:
        return
    by_unit = {v.unit: v for v in values}
    made = unit_bars(values, indicator, nearest_milestone(part), {u.code: u.name for u in units})
    drawn = unit_map(units, made, by_unit)
    cells = {v.unit: links.to_source(v.sources[0], round) for v in values if v.sources}
    ranking = f'<div class="ranking">{bars.bars(made, part.code, round, cells, chosen)}</div>'
    seen = _map(drawn, part.code, round, chosen) if drawn else ""
    markup.section(title)
    markup.show(
        markup.paragraph("lead", ranking_basis([p for a in mine if (p := part_of(a, part.code))])),
        markup.paragraph("chart-title", made.title),
        f'<div class="where {"" if drawn else "alone"}">{seen}{ranking}</div>',
        behind(made, by_unit, part.code, round),
    )


def mini_maps(
    parts: Sequence[PartResult],
    units: Sequence[Unit],
    assessments: Sequence[Assessment],
    indicators: Mapping[str, Indicator],
    round: str,
) -> Piece:
    """One small map per part that has one, its name above it, the statuses below them all; "" where there is none."""
    names = {u.code: u.name for u in units}
    minis, statuses = [], {}
    for part in parts:
        values, indicator = values_beside(assessments, part.code), indicators[part.indicator]
        made = unit_bars(values, indicator, nearest_milestone(part), names)
        drawn = unit_map(units, made, {v.unit: v for v in values})
        if drawn is None:
            continue
        statuses |= {s.status.code: s.status for s in drawn.spots}
        name = link(links.to("indicator", round=round, indicator=part.code), f"{part.code} {indicator.name}")
        minis.append(
            f'<div class="mini"><div class="name">{name}</div>{_map(drawn, part.code, round, "")}</div>'
        )
    legend = "".join(map(markup.chip, statuses.values()))
    return f'<div class="minis">{"".join(minis)}</div><div class="legend">{legend}</div>' if minis else ""


def _map(drawn: UnitMap, code: str, round: str, chosen: str) -> Piece:
    spots = "".join(_spot(spot, drawn, links.to("indicator", round=round, indicator=code, unit=spot.unit),
                          spot.unit == chosen) for spot in drawn.spots)  # fmt: skip
    shape = f"aspect-ratio:{drawn.aspect}" if drawn.kind == POINTS else f"--columns:{drawn.columns}"
    return (
        f'<figure class="map"><ul class="{drawn.kind}" style="{shape}" aria-label="{safe(NAMES[drawn.kind])}">{spots}'
        f'</ul><figcaption class="trust">{safe(NOTES[drawn.kind])}</figcaption>{_legend(drawn)}</figure>'
    )


def _legend(drawn: UnitMap) -> Piece:
    statuses: dict[str, Status] = {
        s.status.code: s.status for s in drawn.spots if s.status.code != "not_judged"
    }
    return f'<div class="legend">{"".join(map(markup.chip, statuses.values()))}</div>'


def _spot(spot: Spot, drawn: UnitMap, address: str, chosen: bool) -> Piece:
    here = ' aria-current="true"' if chosen else ""
    frame = f'href="{safe(address)}" target="_self" aria-label="{safe(spot.said)}" title="{safe(spot.said)}"{here}'
    icon = f'<i aria-hidden="true">{safe(spot.status.icon)}</i>'
    classes = f"{look(spot.status)}{' here' if chosen else ''}"
    if drawn.kind == POINTS:
        place = f"left:{spot.x_pct}%;top:{spot.y_pct}%"
        name = f'<span class="name {spot.side}">{safe(spot.name)}</span>' if spot.side else ""
        return f'<li class="{classes}" style="{place}"><a {frame}>{icon}</a>{name}</li>'
    place = f"grid-row:{spot.row};grid-column:{spot.column};--depth:{spot.depth_pct}%"
    value = f"<b>{safe(spot.value)}</b>" if spot.known else ""
    small = f'<span class="counts">{safe(spot.counts)}</span>' if spot.counts else ""
    word = f'<span class="word">{icon} <em>{safe(spot.status.word)}</em></span>'
    said = f'<span class="name">{safe(spot.name)}</span>{value}{small}{word}'
    return f'<li class="{classes}" style="{place}"><a {frame}>{said}</a></li>'


def behind(made: UnitBars, values: Mapping[str, UnitValue], code: str, round: str) -> Piece:
    """The same as a table, folded away, with the cell each value stands in."""
    placed = ranks(made.bars)
    rows = [
        (
            safe(placed[bar.unit].words if bar.unit in placed else "–"),
            link(links.to("indicator", round=round, indicator=code, unit=bar.unit), bar.name),
            safe(bar.value),
            safe(bar.counts),
            markup.chip(bar.status) if bar.status else "",
            _cells(values.get(bar.unit), round),
        )
        for bar in made.bars
    ]
    whole = markup.table(HEADS, rows, ("short", "", "number", "", "short", "short"))
    return f'<details class="behind"><summary>Bảng số liệu ({len(rows)} đơn vị)</summary>{whole}</details>'


def _cells(value: UnitValue | None, round: str) -> Piece:
    sources = value.sources if value else ()
    return ", ".join(link(links.to_source(s, round), f"{s.sheet} · {s.cell}") for s in sources)
