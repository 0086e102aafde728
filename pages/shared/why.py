"""Why: what is lacking and where, women beside men, and what the units say of it."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from indicators.assessment import CaseGap
from indicators.assessment.model import Figure
from indicators.catalogue.definitions import Indicator, Milestone
from indicators.output.tables import case_gap_lines as lacking
from indicators.output.tables.case_gap_lines import CaseGapLine
from indicators.output.tables.reasons import SILENT_NOW, Reason, now_and_before, round_words
from indicators.output.tables.sex_gaps import SexGap, SexGaps
from indicators.output.tables.standings import Said
from pages.shared import links, markup
from pages.shared.markup import Piece, link, paragraph, safe, table

SHOWN = 5  # units whose words stand open; the rest is folded away
LACKING_SHOWN = 8
HEADS = ("Đơn vị", "Nguyên nhân", "Giải pháp")


def show_case_gap(
    gap: CaseGap,
    indicator: Indicator,
    milestone: Milestone,
    data_year: int,
    names: Mapping[str, str],
    code: str,
    round: str,
) -> None:
    """The sentence, one bar per unit on which a share falls, who stands outside the sum, and the rule."""
    rows = [
        _lack(line, links.to("indicator", round=round, indicator=code, unit=line.unit))
        for line in lacking.case_gap_lines(gap, names)
    ]
    first, rest = rows[:LACKING_SHOWN], rows[LACKING_SHOWN:]
    markup.show(
        paragraph("finding-sentence", lacking.case_gap_sentence(gap, indicator, milestone, data_year, names)),
        "".join(first),
        _folded(f"{len(rest)} đơn vị khác", "".join(rest)),
        paragraph("trust", lacking.silent_sentence(gap, names)),
        paragraph("trust", lacking.RULE) if rows else "",
    )


def _folded(title: str, inside: Piece) -> Piece:
    return f'<details class="behind"><summary>{safe(title)}</summary>{inside}</details>' if inside else ""


def _lack(line: CaseGapLine, address: str) -> Piece:
    return (
        f'<div class="lack"><div class="name">{link(address, line.name)}</div>'
        f'<div class="track" aria-hidden="true"><span style="width:{line.length_pct}%"></span></div>'
        f'<div class="value"><b>{safe(line.share)}</b> '
        f'<span class="small">{safe(line.lacking)} · có {safe(line.counts)}</span></div></div>'
    )


def sex_dumbbells(made: SexGaps, addresses: Mapping[str, str]) -> Piece:
    """One row per unit or year: two marks on one axis and the gap in words. ``addresses`` of the keys that have one."""
    rows = "".join(_dumbbell(row, addresses.get(row.key, "")) for row in made.rows)
    low, high = made.axis
    head = (
        '<div class="pair head"><div><span class="key women">●</span> Nữ <span class="key men">■</span> Nam</div>'
        f'<div class="ends"><span>{safe(low)}</span><span>{safe(high)}</span></div><div></div></div>'
    )
    return f'{paragraph("chart-title", made.title)}<div class="pairs">{head}{rows}</div>'


def _dumbbell(row: SexGap, address: str) -> Piece:
    name = link(address, row.label) if address else safe(row.label)
    known = [place for place in (row.women_pct, row.men_pct) if place is not None]
    rod = (
        f'<span class="rod" style="left:{min(known)}%;width:{max(known) - min(known):.2f}%"></span>'
        if known
        else ""
    )
    marks = "".join(
        f'<span class="dot {sex}" style="left:{place}%"></span>'
        for sex, place in (("men", row.men_pct), ("women", row.women_pct))
        if place is not None
    )
    return (
        f'<div class="pair"><div class="name">{name}</div><div class="axis" aria-hidden="true">{rod}{marks}</div>'
        f'<div class="value">{safe(row.words)}'
        f'<span class="small">nữ {safe(row.women)} · nam {safe(row.men)}</span></div></div>'
    )


def show_reasons(found: Sequence[Reason]) -> None:
    """What the units wrote, by unit, each text with its cell; those behind the first few folded away. Words of earlier
    rounds stand apart, under their round. Nothing where nobody wrote."""
    if not found:
        return
    now, before = [r for r in found if not r.earlier], [r for r in found if r.earlier]
    first, rest = now[:SHOWN], now[SHOWN:]
    old = f"{SILENT_NOW}: {len(before)} đơn vị, lời của đợt trước"
    markup.section("Nguyên nhân và giải pháp", "Nguyên văn các đơn vị ghi trong phụ lục, kèm đợt và ô.")
    markup.show(
        _reasons(first) if first else "",
        _folded(f"{len(rest)} đơn vị khác", _reasons(rest) if rest else ""),
        _folded(old, _reasons(before)) if now and before else "",
        paragraph("lead", f"{old}:") + _reasons(before) if before and not now else "",
    )


def _reasons(found: Sequence[Reason]) -> Piece:
    rows = ((_who(r), _said((*r.causes, *r.notes)), _said(r.solutions)) for r in found)
    return table(HEADS, rows, ("name", "", ""))


def _who(reason: Reason) -> Piece:
    """A unit, and under it the round its words are of, where that is an earlier one."""
    return safe(reason.name) + (
        f'<span class="small">{safe(reason.earlier)}</span>' if reason.earlier else ""
    )


def show_own_words(figures: Sequence[Figure], round: str) -> None:
    """What one unit wrote of its indicators in the round; words of earlier rounds behind a fold, or in the open under
    a sentence where the unit wrote nothing now."""
    now, before = now_and_before(figures, round)
    if not (now or before):
        return
    markup.section("Đơn vị giải trình", "Nguyên văn trong phụ lục đợt này." if now else "")
    earlier = "".join(_quote(s, f"{round_words(s.figure)} · ") for s in before)
    if now:
        fold = _folded(f"Lời của các đợt trước ({len(before)})", earlier)
        markup.show("".join(_quote(s) for s in now), fold)
    else:
        markup.show(paragraph("lead", f"{SILENT_NOW}. Dưới đây là lời của các đợt trước."), earlier)


def _quote(said: Said, when: str = "") -> Piece:
    """``when``: the round and its date, of words that are not of the round looked at."""
    source = said.figure.source
    cell = link(links.to_words(source, said.figure.round), "ô có lời này")
    about = safe(f"{when}{said.kind} · {said.figure.indicator} · ")
    return f'<div class="said"><span class="small">{about}{cell}</span><br>{safe(said.text)}</div>'


def _said(words: Sequence[Said]) -> Piece:
    """The texts of one cell together, under the link to it."""
    return "".join(
        f'<div class="quote">{"<br>".join(safe(s.text) for s in said)} {_cell(next(iter(same)))}</div>'
        for said, same in _by_cell(words)
    )


def _by_cell(words: Sequence[Said]) -> list[tuple[tuple[Said, ...], tuple[Said, ...]]]:
    groups = (tuple(group) for _, group in groupby(words, key=lambda s: s.figure.source))
    return [(group, group) for group in groups]


def _cell(said: Said) -> Piece:
    """The words may stand in another table of the file than the figure, and may be of an earlier round."""
    source, round = said.figure.source, said.figure.round
    return f'<span class="small">{link(links.to_words(source, round), f"đợt {round}, ô có lời này")}</span>'
