"""One round in tabs: its board in front, what can be done to it beside, what it asks and all that was said of it."""

from collections.abc import Mapping

import streamlit as st

from indicators.access.rights import may
from indicators.workflow.managing_rounds import RoundLine
from pages.shared import markup, rounds_acts, rounds_list, rounds_open
from pages.shared.chasing import show_board
from pages.shared.filters import choose_tab
from pages.shared.session import actor


def show_tabs(line: RoundLine, names: Mapping[str, str]) -> None:
    tabs: dict[str, tuple[str, rounds_acts.Act]] = {"board": ("Theo dõi", _board), **rounds_acts.acts(line)}
    if line.open and may(actor(), "open_round"):
        tabs["change"] = ("Sửa đợt", _change)
    tabs["about"] = ("Nội dung, nhật ký", _about)
    panels = choose_tab("part", {code: title for code, (title, _) in tabs.items()})
    for panel, (_, show) in zip(panels, tabs.values(), strict=True):
        with panel:
            show(line, names)


def _board(line: RoundLine, _: Mapping[str, str]) -> None:
    st.caption("Bấm một ô đếm để chỉ xem các đơn vị đó.")
    show_board(line.round.code)


def _change(line: RoundLine, _: Mapping[str, str]) -> None:
    rounds_open.change_form(line.round)


def _about(line: RoundLine, names: Mapping[str, str]) -> None:
    markup.show(rounds_list.round_facts(line, names))
    if line.acts:
        markup.show(rounds_list.acts_table(line, names))
