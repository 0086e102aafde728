"""Lines of the trail as a table, newest first, with the way to the file or unit concerned; whether its seals hold."""

from collections.abc import Hashable, Sequence

import streamlit as st

from indicators.output.numbers import format_moment, format_number
from indicators.output.tables.trail_sheet import ToldLine
from indicators.workflow import TrailLine, looking
from indicators.workflow.trail_paper import SealStanding, check_seals
from pages.shared import links
from pages.shared.markup import Piece, link, plain, safe, table
from pages.shared.session import ask, do

PAGE_LINES = 50
PAGE, ASKED = "page", "trail_asked"
TOLD_AT_MOST = 10  # broken seals named
HEADS, KINDS = ("Lúc", "Ai", "Việc", "Cũ → mới", "Vì sao"), ("short", "", "", "", "")


def passed(lines: int, asked: Hashable) -> int:
    """How many lines stand before the page that is chosen; the choice is offered where there are several pages, and the
    address keeps it until something else is ``asked``."""
    pages, widget = max(1, -(-lines // PAGE_LINES)), "choose_page"
    if st.session_state.get(ASKED, asked) != asked:
        st.query_params.pop(PAGE, None)
    st.session_state[ASKED] = asked
    said = st.query_params.get(PAGE, "")
    page = min(max(int(said), 1), pages) if said.isascii() and said.isdigit() else 1
    if pages > 1:
        st.session_state[widget] = page
        st.pagination(
            pages, key=widget, on_change=lambda: st.query_params.update({PAGE: st.session_state[widget]})
        )
    return (page - 1) * PAGE_LINES


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
