"""What the sender to a closed round is asked before anything is sent: why the figures are corrected."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from indicators import workflow
from indicators.output.numbers import format_date
from indicators.workflow import Receipt, managing_rounds
from pages.shared.markup import plain
from pages.shared.session import ask, do

CLOSED = "Đợt {round} đã đóng ngày {day}; số liệu đã chốt không đổi. {mend}"
MAY = "Tệp gửi bây giờ là đính chính, phải kèm lý do."
MAY_NOT = "Muốn đính chính, hãy đề nghị cơ quan thường trực cho phép."


def receiving(round: str | None, unit: str | None) -> Callable[..., Receipt]:
    """The verb that takes a file; of a closed round with the reason typed here."""
    if not round or not ask(managing_rounds.is_closed, round):
        return workflow.receive
    closing = ask(managing_rounds.closings, round)[-1]
    allowed = do(managing_rounds.may_send, round, unit or "")
    day, mend = format_date(closing.at.date()), MAY if allowed else MAY_NOT
    st.warning(plain(CLOSED.format(round=round, day=day, mend=mend)))
    why = (
        st.text_input("Lý do đính chính", key=f"correction_{round}", placeholder="Bắt buộc")
        if allowed
        else ""
    )
    return partial(workflow.receive, why=why)
