"""Lines of the trail as a table, newest first, with the way to the file or unit concerned; whether its seals hold."""

from collections.abc import Sequence

import streamlit as st

from indicators.output.numbers import format_moment, format_number
from indicators.output.tables.trail_sheet import ToldLine
from indicators.workflow import TrailLine, looking
from indicators.workflow.trail_paper import SealStanding, check_seals
from pages.shared import links
from pages.shared.markup import Piece, link, plain, safe, table
from pages.shared.session import ask, do

PAGE_LINES = 50
TOLD_AT_MOST = 10  # broken seals named
HEADS, KINDS = ("Lúc", "Ai", "Việc", "Cũ → mới", "Vì sao"), ("short", "", "", "", "")


def page_of(lines: Sequence[TrailLine]) -> Sequence[TrailLine]:
    """The lines of the page that is chosen, newest first; the choice is offered where there are several."""
    pages = max(1, -(-len(lines) // PAGE_LINES))
    page = st.pagination(pages, key=f"page_of_{pages}") if pages > 1 else 1
    newest = lines[::-1]
    return newest[(page - 1) * PAGE_LINES : page * PAGE_LINES]


def trail_table(lines: Sequence[TrailLine], told: Sequence[ToldLine]) -> Piece:
    """``told``: the same lines in words."""
    asked = {(r.code, unit) for r in ask(looking.rounds) for unit in r.units}
    return table(HEADS, (_row(one, words, asked) for one, words in zip(lines, told, strict=True)), KINDS)


def _row(line: TrailLine, told: ToldLine, asked: set[tuple[str, str]]) -> tuple[Piece, ...]:
    file = links.to("review", round=line.round, submission=line.id) if line.act == "received" else ""
    unit = links.to("unit", round=line.round, unit=line.unit) if (line.round, line.unit) in asked else ""
    beside = [link(unit, told.unit), safe(told.round and f"đợt {told.round}"), safe(told.detail)]
    small = " · ".join(filter(None, beside))
    deed = link(file, told.deed) + (f'<span class="small">{small}</span>' if small else "")
    change = " → ".join(filter(None, (told.old, told.new)))
    return safe(format_moment(told.at)), safe(told.actor), f"<div>{deed}</div>", safe(change), safe(told.why)


def seal_line() -> None:
    """A button, for the check takes its time; then whether every write is as it was sealed."""
    if not st.button("Kiểm tra niêm phong", icon=":material/verified:"):
        return
    with st.spinner("Đang đối chiếu từng mục với dấu niêm"):
        found: SealStanding = do(check_seals)
    entries = format_number(found.entries, 0)
    if not found.problems:
        st.success(f"Niêm phong nguyên vẹn: {entries} mục.")
        return
    named = "".join(f"\n- {plain(p.title)}: {plain(p.detail)}" for p in found.problems[:TOLD_AT_MOST])
    st.error(f"Niêm phong không nguyên vẹn: {len(found.problems)} chỗ trong {entries} mục.\n{named}")
