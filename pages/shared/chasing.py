"""The board of a round: counts by stage that filter, a line per unit, what to hand over; and one unit's own line."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from urllib.parse import urlencode, urlsplit

import streamlit as st

from indicators import workflow
from indicators.access.rights import may
from indicators.output.tables.board_words import fits
from indicators.output.wording import LEVELS, capitalised
from indicators.workflow import chasing, duties, reminding
from indicators.workflow.chasing import Chased
from indicators.workflow.papers import FORMATS
from pages.shared.chasing_pieces import board_table, due_line, own_line, papers, tiles
from pages.shared.downloads import offer_bytes
from pages.shared.filters import may_choose
from pages.shared.markup import paragraph, show
from pages.shared.session import actor, ask, house

STAGE, DAY, LEVEL = "stage", "on", "level"  # filters in the address
EVERY_LEVEL = "Mọi nhóm đơn vị"
NOTHING = "Không có đơn vị nào ở mục này."
NOBODY_LATE = "Không có đơn vị nào hết hạn mà còn thiếu báo cáo."


def show_board(round: str) -> None:
    """Every unit of the round this reader may see, as it stands or stood on a day that can be chosen."""
    which, when = st.columns([3, 2], vertical_alignment="bottom")
    with when:
        day = _day(round)
    lines: Sequence[Chased] = ask(chasing.board_of, round, day, _known_at(round, day))
    stage = st.query_params.get(STAGE, "")
    with which:
        level = _level(lines)
    show(
        tiles(lines, stage, _address()),
        due_line(lines, house().catalogue.settings.on_time_includes_due_day),
        papers(ask(duties.papers_due, round, day), round, day)
        if may(actor(), "see_duties", actor().unit)
        else "",
    )
    if may(actor(), "remind"):
        _offer(round, day, lines)
    shown = [c for c in lines if fits(stage, c.progress, c.content) and level in (None, c.unit.level)]
    urgent = chasing.by_urgency(shown)
    show(board_table(urgent, round, may(actor(), "decide")) if shown else paragraph("lead", NOTHING))


def show_own(round: str, unit: str) -> None:
    """How one unit stands, and what is missing of it; nothing for who may not read it or where it is not asked."""
    if may(actor(), "read", unit) and unit in {u.code for u in ask(workflow.asked_units, round)}:
        show(own_line(ask(chasing.missing_of, round, unit, chasing.day_for(house(), round))))


def _day(round: str) -> date:
    """The day asked for in the address, else today, or the closing of a round that is closed."""
    asked, widget = st.query_params.get(DAY, ""), f"choose_{DAY}"
    try:
        day = date.fromisoformat(asked)
    except ValueError:
        day = chasing.day_for(house(), round)
    st.session_state[widget] = day
    return st.date_input(
        "Tính đến ngày", key=widget, format="DD/MM/YYYY",
        on_change=lambda: st.query_params.update({DAY: st.session_state[widget].isoformat()}),
    )  # fmt: skip


def _known_at(round: str, day: date) -> datetime | None:
    """Of a day that is over, only what was known by its end."""
    return datetime.combine(day, time.max) if day < chasing.day_for(house(), round) else None


def _level(lines: Sequence[Chased]) -> str | None:
    """A class of units; None for all."""
    levels = tuple(dict.fromkeys(line.unit.level for line in lines))
    return may_choose(
        "Nhóm đơn vị", LEVEL, levels, lambda level: capitalised(LEVELS[level]), placeholder=EVERY_LEVEL
    )


def _address() -> Callable[[str], str]:
    """The page that is shown, with another choice of stage and all its other filters."""
    here, filters = urlsplit(st.context.url or "").path or "/", st.query_params.to_dict()
    return lambda stage: f"{here}?{urlencode({**filters, STAGE: stage})}"


def _offer(round: str, day: date, lines: Sequence[Chased]) -> None:
    """The list and the letters; no letters where nobody is overdue."""
    home, asker = house(), actor()
    late = sum(line.progress.chased for line in lines)
    show(paragraph("lead", f"{late} đơn vị đã hết hạn mà còn thiếu báo cáo." if late else NOBODY_LATE))
    with st.container(horizontal=True):
        offer_bytes(
            "Danh sách đôn đốc (Excel)", lambda: reminding.reminder_list(home, asker, round, day).content,
            reminding.list_name(home, round, day), FORMATS["xlsx"], "reminder_list",
        )  # fmt: skip
        if late:
            offer_bytes(
                "Công văn đôn đốc (Word, zip)", lambda: reminding.reminder_zip(home, asker, round, day).content,
                reminding.zip_name(home, round, day), reminding.ZIP, "reminder_letters",
            )  # fmt: skip
