"""Deciding about a submission: accept, return with a reason, stand for a number where the file gave words."""

from collections.abc import Mapping, Sequence

import streamlit as st

from indicators import workflow
from indicators.assessment.model import Source
from indicators.catalogue.definitions import Indicator
from indicators.errors import UserError
from indicators.output.intake_words import before_text, change_text, time_text, value_text
from indicators.store.model import Submission
from indicators.workflow.reviewing import Line, number_of
from pages.shared import links
from pages.shared.markup import Piece, grouped, link, plain, safe, section
from pages.shared.messages import show_user_error
from pages.shared.receipts import group_title
from pages.shared.session import do

DECIDED = {
    "accepted": "Đã duyệt {file}. Số liệu đã vào các bảng và biểu.",
    "returned": "Đã trả lại {file} kèm lý do.",
}
TOLD = "decided"


def decide(sent: Submission) -> None:
    """The two buttons; a return without a reason is not a return."""
    if told := st.session_state.pop(TOLD, None):
        st.success(plain(told))
    if sent.status not in ("waiting", "accepted", "returned"):
        return
    with st.form(f"decide_{sent.id}", border=True):
        reason = st.text_input(
            "Lý do (bắt buộc khi trả lại)", placeholder="Ví dụ: ô D12 tử số lớn hơn mẫu số"
        )
        with st.container(horizontal=True):
            accept = st.form_submit_button(
                "Duyệt", icon=":material/check:", type="primary", disabled=sent.status == "accepted"
            )
            back = st.form_submit_button(
                "Trả lại", icon=":material/undo:", disabled=sent.status == "returned"
            )
    if back and not reason.strip():
        st.error("Hãy ghi lý do trả lại để đơn vị biết phải sửa gì.")
    elif accept or back:
        _carry_out(sent, "accepted" if accept else "returned", reason.strip())


def _carry_out(sent: Submission, decision: str, reason: str) -> None:
    try:
        do(workflow.decide, sent.id, decision, reason)
    except UserError as error:
        show_user_error(error)
        return
    st.session_state[TOLD] = DECIDED[decision].format(file=sent.file_name)
    st.rerun()


def confirm(lines: Sequence[Line], indicators: Mapping[str, Indicator]) -> None:
    """For every figure that came as words: the words, and a place for the number somebody stands for."""
    words = [line for line in lines if line.waits_for_number]
    if not words:
        return
    section(
        "Số ước chừng chờ xác nhận",
        "Chữ trong ô được giữ nguyên; số xác nhận được ghi kèm tên người xác nhận.",
    )
    for line in words:
        seen = line.observation
        with st.form(f"confirm_{line.id}", border=True):
            st.text(f"{seen.indicator} {indicators[seen.indicator].name} · {time_text(seen)}: “{seen.text}”")
            with st.container(horizontal=True, vertical_alignment="bottom"):
                typed = st.text_input("Số xác nhận", placeholder="50,9", width=160)
                reason = st.text_input("Căn cứ")
                pressed = st.form_submit_button("Xác nhận", icon=":material/task_alt:")
        if pressed:
            _confirm(line, typed, reason)


def _confirm(line: Line, typed: str, reason: str) -> None:
    try:
        do(workflow.confirm, line.id, number_of(typed), reason)
    except UserError as error:
        show_user_error(error)
        return
    st.session_state[TOLD] = f"Đã ghi nhận số {typed} cho “{line.observation.text}”."
    st.rerun()


def beside(
    lines: Sequence[Line],
    indicators: Mapping[str, Indicator],
    names: Mapping[str, str],
    submission: str,
    round: str,
) -> Piece:
    """Every figure, by indicator, with the accepted one before it, the difference, and a link to its cell."""
    rows = (_row(line, indicators[line.observation.indicator], names, submission, round) for line in lines)
    heads = ("Năm, loại số", "Giá trị", "Đã duyệt trước", "Chênh lệch", "Trang · ô")
    return grouped(heads, rows, ("", "number", "number", "number", "short"))


def _row(
    line: Line, indicator: Indicator, names: Mapping[str, str], submission: str, round: str
) -> tuple[Piece, tuple[Piece, ...]]:
    seen = line.observation
    place = Source(submission, "", seen.sheet, seen.cell)
    return group_title(seen.indicator, indicator.name, names.get(seen.subject, seen.subject)), (
        safe(time_text(seen)),
        safe(value_text(seen, indicator)),
        safe(before_text(line.before, indicator)),
        safe(change_text(line.difference, indicator)),
        link(links.to_source(place, round), f"{seen.sheet} · {seen.cell}"),
    )
