"""What can be done to one round, each in a tab: a later deadline, closing, opening again, a correction let in."""

from collections.abc import Callable, Mapping
from datetime import date

import streamlit as st

from indicators import workflow
from indicators.access.rights import may
from indicators.errors import UserError
from indicators.output.numbers import format_date
from indicators.output.round_words import proof_words
from indicators.workflow import managing_rounds, snapshots
from indicators.workflow.managing_rounds import RoundLine
from indicators.workflow.papers import ZIP, templates_name
from pages.shared.downloads import offer_bytes
from pages.shared.markup import plain
from pages.shared.messages import show_user_error
from pages.shared.session import actor, ask, do, house

TOLD = "round_told"
ABOVE, BELOW = "above", "below"  # the list of rounds; what is done to one
EVERYBODY = ""
WIDTH = 640  # px: a line of a form is read, not looked across
Act = Callable[[RoundLine, Mapping[str, str]], None]
EXTENDED = "Đã gia hạn đợt {round} cho {whom} đến hết ngày {due}."
CLOSING = "Số liệu đang có được chốt: sau này lúc nào cũng xem lại được đúng như hôm nay. Sau đó chỉ nhận đính chính."


def told(place: str = ABOVE) -> None:
    """What became of the last press, said once, where it was pressed."""
    if said := st.session_state.pop(f"{TOLD}_{place}", None):
        st.success(plain(said))


def carry_out(work: Callable[[], object], said: str, place: str = BELOW) -> None:
    """Do it and say so; a refusal is its own sentence."""
    try:
        work()
    except UserError as error:
        show_user_error(error)
        return
    st.session_state[f"{TOLD}_{place}"] = said
    st.rerun()


def offer_templates(round: str) -> None:
    """The blank appendices of every unit in one file."""
    home, asker = house(), actor()
    if may(asker, "template") and asker.role != "unit":
        offer_bytes(
            "Tải biểu trống của mọi đơn vị (zip)",
            lambda: workflow.templates_zip(home, asker, round).content,
            templates_name(home, round),
            ZIP,
            f"templates_{round}",
        )


def acts(line: RoundLine) -> dict[str, tuple[str, Act]]:
    """Code → (title, what shows its form): those the actor may press and the state of the round allows."""
    asker = actor()
    return {
        code: (title, show)
        for code, title, right, while_open, show in ACTS
        if line.open is while_open and may(asker, right)
    }


def show_proof(line: RoundLine, names: Mapping[str, str]) -> None:
    """Whether what the round was closed with comes out the same today."""
    found = ask(snapshots.proof, line.round.code)
    if found is None or line.open:
        return
    said = proof_words(found.equal, [names.get(code, code) for code in found.differing], found.same_catalogue)
    (st.info if found.equal else st.warning)(plain(said))


def _extend(line: RoundLine, names: Mapping[str, str]) -> None:
    code = line.round.code
    with st.form(f"extend_{code}", border=False, width=WIDTH):
        unit = st.selectbox(
            "Cho", [EVERYBODY, *line.round.units], format_func=lambda u: names.get(u, "Mọi đơn vị")
        )
        due = st.date_input("Hạn mới", date.today(), format="DD/MM/YYYY")
        why = st.text_input("Lý do gia hạn", placeholder="Bắt buộc")
        pressed = st.form_submit_button("Gia hạn", icon=":material/event:")
    if pressed:
        said = EXTENDED.format(round=code, whom=names.get(unit, "mọi đơn vị"), due=format_date(due))
        carry_out(lambda: do(managing_rounds.extend_round, code, due, why, unit), said)


def _close(line: RoundLine, _: Mapping[str, str]) -> None:
    code = line.round.code
    with st.form(f"close_{code}", border=False, width=WIDTH):
        st.caption(CLOSING)
        why = st.text_input("Ghi chú", placeholder="Không bắt buộc")
        pressed = st.form_submit_button("Đóng đợt", icon=":material/lock:")
    if pressed:
        carry_out(lambda: do(managing_rounds.close_round, code, why), f"Đã đóng đợt {code} và chốt số liệu.")


def _reopen(line: RoundLine, _: Mapping[str, str]) -> None:
    code = line.round.code
    with st.form(f"reopen_{code}", border=False, width=WIDTH):
        why = st.text_input("Lý do mở lại", placeholder="Bắt buộc")
        pressed = st.form_submit_button("Mở lại đợt", icon=":material/lock_open:")
    if pressed:
        carry_out(lambda: do(managing_rounds.reopen_round, code, why), f"Đã mở lại đợt {code}.")


def _allow(line: RoundLine, names: Mapping[str, str]) -> None:
    code = line.round.code
    with st.form(f"allow_{code}", border=False, width=WIDTH):
        unit = st.selectbox("Đơn vị", line.round.units, format_func=lambda u: names.get(u, u))
        why = st.text_input("Lý do cho nộp đính chính", placeholder="Bắt buộc")
        pressed = st.form_submit_button("Cho nộp đính chính", icon=":material/edit_note:")
    if pressed:
        said = f"{names.get(unit, unit)} được nộp một bản đính chính cho đợt {code}."
        carry_out(lambda: do(managing_rounds.allow_correction, code, unit, why), said)


# code, title, right, of an open round or a closed one, its form
ACTS: tuple[tuple[str, str, str, bool, Act], ...] = (
    ("extend", "Gia hạn", "extend_round", True, _extend),
    ("close", "Đóng đợt", "close_round", True, _close),
    ("correct", "Cho nộp đính chính", "correct_after_closing", False, _allow),
    ("reopen", "Mở lại đợt", "close_round", False, _reopen),
)
