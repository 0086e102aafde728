"""Deciding about a submission: accept it or parts of it, return it, stand for a number where the file gave words."""

from collections.abc import Mapping, Sequence

import streamlit as st

from indicators import workflow
from indicators.assessment.model import Source
from indicators.catalogue.definitions import Indicator
from indicators.errors import UserError
from indicators.findings import Finding
from indicators.output.decision_words import choice_text
from indicators.output.intake_words import SUBMISSION_LOOKS, before_text, change_text, time_text, value_text
from indicators.output.numbers import format_moment
from indicators.store.model import DecisionCode, Submission
from indicators.workflow.reviewing import Line, number_of
from pages.shared import links
from pages.shared.markup import Piece, chip, grouped, link, plain, safe, section
from pages.shared.messages import show_user_error
from pages.shared.receipts import group_title
from pages.shared.session import do

DECIDED = {
    "accepted": "Đã duyệt {file}. Số liệu đã vào các bảng và biểu.",
    "accepted_in_part": "Đã duyệt {file} một phần: chưa nhận {left_out}. Phần còn lại đã vào các bảng và biểu.",
    "returned": "Đã trả lại {file} kèm lý do.",
}
TOLD, REFUSED = "decided", "refused"
TICK = "take_{}_{}"  # the submission, the indicator
REASON = "Lý do (bắt buộc khi trả lại hoặc để lại chỉ tiêu)"
EXAMPLE = "Ví dụ: ô D12 tử số lớn hơn mẫu số"
NOW_OPEN = "Đang mở để xem tiếp: {file}."
LATER = "Đơn vị đã gửi bản mới hơn lúc {at}: {file}. Nên xem bản mới trước khi duyệt bản này."
Doubts = Mapping[str, Sequence[Finding]]


def _told(sent: Submission) -> None:
    """What the last decision came to, where it was taken: the page now shows the next file that waits."""
    if said := st.session_state.pop(TOLD, None):
        st.success(plain(f"{said} {NOW_OPEN.format(file=sent.file_name)}"))
    if refused := st.session_state.pop(REFUSED, None):
        show_user_error(refused)


def decide(
    sent: Submission,
    lines: Sequence[Line],
    indicators: Mapping[str, Indicator],
    doubts: Doubts,
    later: Submission | None,
) -> None:
    """Take the file, or of it the indicators ticked; or give it back.

    What a button does is bound to the state that stood here when it was shown, whatever was decided meanwhile.
    """
    _told(sent)
    if sent.status not in ("waiting", "accepted", "returned", "superseded"):
        return
    if later:
        st.warning(plain(LATER.format(at=format_moment(later.received_at), file=later.file_name)))
    stands = sent.status in ("accepted", "superseded")
    with st.form(f"decide_{sent.id}", border=True):
        codes = _choices(sent, lines, indicators, doubts)
        st.text_input(REASON, placeholder=EXAMPLE, key=f"reason_{sent.id}")
        with st.container(horizontal=True):
            st.form_submit_button(
                "Duyệt lại theo lựa chọn trên" if stands else "Duyệt",
                icon=":material/check:",
                type="secondary" if stands else "primary",
                on_click=_carry_out,
                args=(sent, "accepted", codes),
            )
            st.form_submit_button(
                "Rút quyết định duyệt và trả lại" if stands else "Trả lại",
                icon=":material/undo:",
                disabled=sent.status == "returned",
                on_click=_carry_out,
                args=(sent, "returned", ()),
            )


def _choices(
    sent: Submission, lines: Sequence[Line], indicators: Mapping[str, Indicator], doubts: Doubts
) -> tuple[str, ...]:
    """A tick for every indicator of the file, where there are several; their codes."""
    by_code: dict[str, list[Line]] = {}
    for line in lines:
        by_code.setdefault(line.observation.indicator, []).append(line)
    if len(by_code) < 2:
        return ()
    with st.expander("Duyệt một phần: bỏ chọn chỉ tiêu chưa nhận", expanded=bool(doubts or sent.left_out)):
        for code, of_one in by_code.items():
            text = _choice(indicators[code], of_one, len(doubts.get(code, ())))
            st.checkbox(plain(text), code not in sent.left_out, key=TICK.format(sent.id, code))
    return tuple(by_code)


def _choice(indicator: Indicator, lines: Sequence[Line], doubts: int) -> str:
    shown = max(lines, key=_telling)
    seen = shown.observation
    value = f"{time_text(seen)}: {value_text(seen, indicator)}"
    change = change_text(shown.difference, indicator)
    before = f"{before_text(shown.before, indicator)} ({change})" if change else ""
    return choice_text(indicator.code, indicator.name, value, len(lines) - 1, before, doubts)


def _telling(line: Line) -> tuple[bool, bool, bool, int]:
    """The figure that says most of an indicator in one line: one with a value before it, else a result, the latest."""
    seen = line.observation
    return line.before is not None, seen.value is not None, seen.kind == "actual", seen.data_year


def _carry_out(sent: Submission, decision: DecisionCode, codes: Sequence[str]) -> None:
    reason = st.session_state[f"reason_{sent.id}"].strip()
    left_out = tuple(code for code in codes if not st.session_state[TICK.format(sent.id, code)])
    try:
        do(workflow.decide, sent.id, decision, reason, left_out, sent.state)
    except UserError as error:
        st.session_state[REFUSED] = error
        return
    said = DECIDED["accepted_in_part" if left_out else decision]
    st.session_state[TOLD] = said.format(file=sent.file_name, left_out=", ".join(left_out))
    st.query_params.pop("submission", None)


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
                st.text_input("Số xác nhận", placeholder="50,9", width=160, key=f"number_{line.id}")
                st.text_input("Căn cứ", key=f"basis_{line.id}")
                st.form_submit_button("Xác nhận", icon=":material/task_alt:", on_click=_confirm, args=(line,))


def _confirm(line: Line) -> None:
    typed, basis = st.session_state[f"number_{line.id}"], st.session_state[f"basis_{line.id}"].strip()
    try:
        do(workflow.confirm, line.id, number_of(typed), basis, line.state)
    except UserError as error:
        st.session_state[REFUSED] = error
        return
    st.session_state[TOLD] = f"Đã ghi nhận số {typed} cho “{line.observation.text}”."


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
        safe(value_text(seen, indicator))
        + (f" {chip(SUBMISSION_LOOKS['not_taken'])}" if line.left_out else ""),
        safe(before_text(line.before, indicator)),
        safe(change_text(line.difference, indicator)),
        link(links.to_source(place, round), f"{seen.sheet} · {seen.cell}"),
    )
