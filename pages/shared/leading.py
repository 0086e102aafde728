"""The first screen's sentence, list and counted lists as markup: every number is a link to what it counts."""

from collections.abc import Iterable, Mapping, Sequence

from indicators.assessment.model import Figure, Source
from indicators.output.sentences import Counted
from indicators.output.tables.bullets import Bullet
from indicators.output.tables.leading import LeadingRow
from indicators.output.wording import Status, short_unit
from pages.shared import links
from pages.shared.markup import Piece, chip, link, look, safe

HEADS = ("Chỉ tiêu", "Mới nhất", "So với mục tiêu", "Đánh giá", "Mỗi năm", "Các năm", "Đầu mối")
KEY = "○ và dải chấm: dự báo theo nhịp các năm qua"
SPARK_WIDTH, SPARK_HEIGHT, PAD = 64, 26, 4  # pixels, as in style.css
THIN = 0.9  # half of the line


def sentence(pieces: Iterable[str | Counted], round: str) -> Piece:
    """The first sentence; a number leads to the list it counts."""
    said = "".join(safe(p) if isinstance(p, str) else _number(p, round) for p in pieces)
    return f'<p class="sentence">{said}</p>'


def counted_address(round: str, year: int, status: str) -> str:
    """The address of the list of targets with a status at a milestone."""
    return links.to("overview", round=round, milestone=year, status=status)


def _number(piece: Counted, round: str) -> Piece:
    if not piece.n:
        return safe(piece.text)
    address = counted_address(round, piece.year, piece.status.code)
    return f'<a class="count" href="{safe(address)}" target="_self">{safe(piece.text)}</a>'


def strips(strips: Iterable[tuple[int, Sequence[tuple[Status, int]]]], round: str) -> Piece:
    """One bar per (milestone year, counts by status); lengths, numbers and words together, each part a link."""
    return f'<div class="strips">{"".join(_strip(year, counts, round) for year, counts in strips if counts)}</div>'


def _strip(year: int, counts: Sequence[tuple[Status, int]], round: str) -> Piece:
    parts = [(s, n, safe(counted_address(round, year, s.code))) for s, n in counts if n]
    bars = "".join(
        f'<span class="{look(s)}" style="flex:{n}" aria-hidden="true"></span>' for s, n, _ in parts
    )
    words = "".join(
        f'<a class="tone-{s.code}" href="{to}" target="_self"><i>{safe(s.icon)}</i><b>{n}</b> {safe(s.word)}</a>'
        for s, n, to in parts
    )
    return f'<div class="strip"><b>Mốc {year}</b><div class="bar">{bars}</div><div class="words">{words}</div></div>'


def leading_list(rows: Sequence[LeadingRow], round: str, leads: Mapping[str, str]) -> Piece:
    """One line per indicator, the whole line a link to its page; it scrolls inside its panel."""
    head = "".join(f'<div role="columnheader">{safe(word)}</div>' for word in HEADS)
    lines = "".join(_line(row, round, leads.get(row.indicator, "")) for row in rows)
    return (
        '<div class="panel" tabindex="0" role="group" aria-label="Danh sách chỉ tiêu">'
        f'<div class="lead-list" role="table" aria-label="Các chỉ tiêu, đánh giá nặng nhất trước">'
        f'<div class="lead-row head" role="row">{head}</div>{lines}</div></div>'
    )


def counted_list(
    rows: Sequence[LeadingRow], round: str, leads: Mapping[str, str], names: Mapping[str, str]
) -> Piece:
    """The same list with the cells each value rests on below it."""
    lines = "".join(_line(row, round, leads.get(row.indicator, "")) + _cells(row, names) for row in rows)
    return f'<div class="lead-list counted" role="table" aria-label="Danh sách đã đếm">{lines}</div>'


def _line(row: LeadingRow, round: str, lead: str) -> Piece:
    address = links.to("indicator", round=round, indicator=row.code)
    name = f'<a href="{safe(address)}" target="_self"><span class="code">{safe(row.code)}</span> {safe(row.name)}</a>'
    measure = f'<span class="small">{safe(row.measure)}</span>' if row.measure else ""
    cells = (
        ("name", name + measure),
        ("value", f"<b>{safe(row.value)}</b>{_small(row.beside)}"),
        ("aim", _bullet(row.bullet, row.statuses) if row.bullet else ""),
        ("status", "".join(_status(year, status, row.bases.get(year, "")) for year, status in row.statuses)),
        ("pace", "".join(f"<span>{safe(word)}</span>" for word in row.pace)),
        ("spark", _spark(row.path)),
        ("who", safe(lead)),
    )
    return (
        '<div class="lead-row" role="row">'
        + "".join(f'<div class="{kind}" role="cell">{cell}</div>' for kind, cell in cells)
        + "</div>"
    )


def _small(words: str) -> Piece:
    return f'<span class="small">{safe(words)}</span>' if words else ""


def _status(year: int, status: Status, basis: str) -> Piece:
    return f'<span class="at">{f"<span>{year}</span>" if year else ""}{chip(status)}{_small(basis)}</span>'


def _bullet(made: Bullet, statuses: Sequence[tuple[int, Status]]) -> Piece:
    """Bar or point in the colour of the first status; the band and the end of the projection; a tick for every target
    with its words."""
    last = len(made.ticks) - 1
    marks = "".join(
        f'<i class="tick{" last" if place == last else ""}" style="left:{at}%"></i>'
        for place, tick in enumerate(made.ticks)
        for at in tick.at_pct
    )
    band = heading = ""
    if made.band_pct:
        low, high = made.band_pct
        band = f'<i class="band" style="left:{low}%;width:{max(high - low, 1):.1f}%"></i>'
    if made.projected_pct is not None:
        heading = f'<i class="heading" style="left:{made.projected_pct}%"></i>'
    tone = f"tone-{statuses[0][1].code}" if statuses else ""
    fill = '<i class="fill hatched"></i>'
    if made.at_pct is not None:
        fill = f'<i class="fill" style="{"left" if made.kind == "points" else "width"}:{made.at_pct}%"></i>'
    aims = " ".join(
        f"<span{' class=last' if place == last else ''}>{tick.year}: <b>{safe(tick.sign)}</b></span>"
        for place, tick in enumerate(made.ticks)
    )
    return (
        f'<div class="bullet {made.kind} {tone}" aria-hidden="true">{band}{fill}{heading}{marks}</div>'
        f'<div class="aims">{aims}</div>'
    )


def _spark(path: Sequence[tuple[float, float]]) -> Piece:
    """The years as a thin line (a polygon there and back) with a dot at the latest."""
    if not path:
        return ""
    wide, high = SPARK_WIDTH - 2 * PAD, SPARK_HEIGHT - 2 * PAD
    at = [(PAD + x * wide / 100, PAD + y * high / 100) for x, y in path]
    there = [f"{x:.1f}px {y - THIN:.1f}px" for x, y in at]
    back = [f"{x:.1f}px {y + THIN:.1f}px" for x, y in reversed(at)]
    x, y = at[-1]
    return (
        f'<div class="path" aria-hidden="true"><i style="clip-path:polygon({",".join(there + back)})"></i>'
        f'<i class="dot" style="left:{x:.1f}px;top:{y:.1f}px"></i></div>'
    )


def _cells(row: LeadingRow, names: Mapping[str, str]) -> Piece:
    """Links to the cells of the value and, where a verdict rests on it, of the declared projection."""
    said = _group("Từ ô", [(f.source, f.round, _sender(f, names)) for f in row.figures])
    said += _group("Dự kiến, từ ô", [(s, "", s.file) for s in row.declared])
    return f'<div class="cells" role="row"><div role="cell">{said}</div></div>' if said else ""


def _sender(figure: Figure, names: Mapping[str, str]) -> str:
    return short_unit(names.get(figure.sender, figure.sender))


def _group(title: str, cells: Sequence[tuple[Source, str, str]]) -> Piece:
    shown = dict.fromkeys((s.submission, s.sheet, s.cell, round, name) for s, round, name in cells)
    if not shown:
        return ""
    linked = " · ".join(
        link(links.to("source", round=round, submission=sub, sheet=sheet, cell=cell), f"{name} {cell}")
        for sub, sheet, cell, round, name in shown
    )
    return f"<p><b>{title}</b> {linked}</p>"
