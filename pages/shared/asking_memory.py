"""Answers that are remembered: what was said of which words, by whom, when, for whom; and how to take one back."""

from collections.abc import Callable, Mapping

import streamlit as st

from indicators.access.rights import may
from indicators.errors import UserError
from indicators.output.meaning_words import KINDS, meaning_text
from indicators.output.numbers import format_date
from indicators.store.model import GivenAnswer
from indicators.workflow import answering, exploring, looking
from pages.shared import markup
from pages.shared.filters import newest
from pages.shared.markup import plain, safe
from pages.shared.session import actor, ask, do

MOST_SHOWN = 50  # newest first
TOLD = "withdrawn"


def show(units: Mapping[str, str], again: Callable[[], None]) -> None:
    """The list, folded away; nothing where nothing was said. ``again`` reads the files of the page once more."""
    given: tuple[GivenAnswer, ...] = do(answering.answers)
    if told := st.session_state.pop(TOLD, None):
        st.info(plain(told))
    if not given:
        return
    with st.expander(f"Câu trả lời đã ghi nhớ ({len(given)})", icon=":material/history:"):
        st.caption("Tệp sau có cùng chữ được đọc theo các câu này. Chữ ghi không dấu, không kèm năm.")
        sought = (
            st.text_input("Tìm trong câu trả lời", key="sought_answer") if len(given) > MOST_SHOWN else ""
        )
        words = [(one, _words(one, units)) for one in given]
        found = [(one, said) for one, said in words if sought.lower() in f"{one.words} {said}".lower()]
        for one, said in found[:MOST_SHOWN]:
            _line(one, said, again)
        if len(found) > MOST_SHOWN:
            st.caption(f"Còn {len(found) - MOST_SHOWN} câu cũ hơn; gõ vào ô tìm để thấy.")


def _words(one: GivenAnswer, units: Mapping[str, str]) -> str:
    indicators = ask(exploring.indicators_of, newest(ask(looking.rounds)))
    return meaning_text(one.kind, one.meaning, indicators, units)


def _line(one: GivenAnswer, said: str, again: Callable[[], None]) -> None:
    left, right = st.columns([8, 1], vertical_alignment="center")
    whom = f"chỉ đơn vị {one.scope}" if one.scope else "mọi đơn vị"
    told = f"{KINDS[one.kind]} · cho {whom} · {one.actor}, {format_date(one.at)}"
    with left:
        markup.show(
            f'<div class="asked"><q>{safe(one.words)}</q> → {safe(said)}<span class="small">{safe(told)}</span></div>'
        )
    right.button(
        "Bỏ",
        key=f"withdraw_{one.kind}_{one.scope}_{one.words}",
        help="Các tệp đọc sau sẽ được hỏi lại",
        disabled=not may(actor(), "answer", one.scope),
        on_click=_withdraw,
        args=(one, again),
    )


def _withdraw(one: GivenAnswer, again: Callable[[], None]) -> None:
    try:
        do(answering.withdraw, one.kind, one.words, one.scope)
    except UserError as error:
        st.session_state[TOLD] = str(error)
        return
    st.session_state[TOLD] = f"Đã bỏ câu trả lời cho “{one.words}”; các tệp đọc sau sẽ được hỏi lại."
    again()
