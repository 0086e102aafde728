"""The sheet as it looks with what was understood of it; a click on a letter, a row number or a cell names it."""

from collections.abc import Callable
from functools import cache

import streamlit as st

from indicators.output.meaning_words import DOUBTS, LOOKS, STATES
from indicators.output.numbers import exact
from indicators.output.tables.understood import Gap, Labels, Painted, PaintedLine, Understood
from indicators.workbook.grid import cell_name
from pages.shared.markup import Piece, safe
from pages.shared.style import STATIC

PICKED = "picked"


@cache
def _grid() -> Callable:
    """The one piece of the page with a script of its own: it only tells which cell was clicked."""
    script = (STATIC / "sheet_picking.js").read_text("utf-8")
    home = '<div class="ui picking"></div>'
    return st.components.v2.component("understood_sheet", html=home, js=script, isolate_styles=False)


def show(made: Understood, key: str, pick: Callable[[str], None]) -> None:
    """Draw the sheet; ``pick`` is told "column:3", "row:11" or "cell:11:3", counted from 0."""
    name = f"sheet_{key}"

    def picked() -> None:
        if at := st.session_state[name].get(PICKED):
            pick(at)

    _grid()(key=name, data={"html": drawn(made)}, on_picked_change=picked)


def legend(made: Understood) -> Piece:
    """The signs and colours of this sheet in words."""
    groups = (("look", LOOKS), ("state", STATES), ("doubt", DOUBTS))
    keys = (
        _key(f"{kind}-{code}", sign, words)
        for kind, signs in groups
        for code, (sign, words) in signs.items()
        if code in made.signs
    )
    return f'<div class="keys">{"".join(keys)}</div>'


def _key(look: str, sign: str, words: str) -> Piece:
    return f'<span><i class="{look}">{safe(sign)}</i>{safe(words)}</span>'


def drawn(made: Understood) -> Piece:
    """The whole table; every text out of the file is escaped here."""
    heads = "".join(
        f'<th scope="col" style="min-width:{width * 0.62:.1f}em"{_faint(hidden)}>'
        f'<button type="button" data-pick="column:{index}" title="Cột {name}: bấm để nói cột này ghi gì">{name}'
        "</button></th>"
        for index, (name, width, hidden) in enumerate(made.columns, made.first_column)
    )
    body = "".join(_block(block, len(made.columns)) for block in made.blocks)
    title = safe(f"Trang tính {made.sheet} và cách hiểu từng cột, từng dòng")
    return (
        f'<div class="scroll whole understood" tabindex="0" role="region" aria-label="{title}"><table class="sheet">'
        f"<thead><tr><td></td>{heads}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _block(block: PaintedLine | Labels | Gap, width: int) -> Piece:
    if isinstance(block, Labels):
        cells = "".join(_label(look, words) for look, words in block.cells)
        return f'<tr class="labels"><th scope="row" title="Cách hiểu từng cột">⇩</th>{cells}</tr>'
    if isinstance(block, Gap):
        more = (
            f"; {exact(block.in_doubt)} dòng trong đó cần xem, có trong danh sách bên dưới"
            if block.in_doubt
            else ""
        )
        words = f"… {exact(block.rows)} dòng không vẽ ở đây{more} …"
        return f'<tr class="gap"><th></th><td colspan="{width}">{safe(words)}</td></tr>'
    return _line(block)


def _label(look: str, words: str) -> Piece:
    sign = f"<i>{safe(LOOKS[look][0])}</i> " if look else ""
    return f'<th class="look-{look}">{sign}{safe(words)}</th>' if look else "<th></th>"


def _line(line: PaintedLine) -> Piece:
    sign, meant = STATES.get(line.state, ("", ""))
    why = f"{meant}{': ' if line.why else ''}{line.why}"
    kinds = " ".join(
        k for k in (f"state-{line.state}" if line.state else "", "hidden-line" if line.hidden else "") if k
    )
    number = (
        f'<th scope="row" title="{safe(why)}"><button type="button" data-pick="row:{line.number - 1}">'
        f"<i>{safe(sign)}</i>{line.number}</button></th>"
    )
    return f'<tr class="{kinds}">{number}{"".join(map(_cell, line.cells))}</tr>'


def _cell(painted: Painted) -> Piece:
    cell, doubt = painted.cell, painted.doubt
    row, column = cell.at
    kinds = [f"look-{painted.look}"] if painted.look else []
    kinds += [f"doubt-{doubt.level}"] if doubt.level else []
    kinds += ["number"] if cell.is_number else []
    spans = "".join(
        f' {name}="{n}"' for name, n in (("rowspan", cell.rows), ("colspan", cell.columns)) if n > 1
    )
    said = f' title="{safe(f"Ô {cell_name(row, column)}: {doubt.said}")}"' if doubt.said else ""
    sign = f"<sup>{safe(DOUBTS[doubt.level][0])}</sup>" if doubt.level else ""
    return f'<td class="{" ".join(kinds)}" data-pick="cell:{row}:{column}"{spans}{said}>{safe(cell.text)}{sign}</td>'


def _faint(hidden: bool) -> Piece:
    return ' class="hidden-line"' if hidden else ""
