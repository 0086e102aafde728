"""What stands in place of charts while nothing of a round counts yet: where it is, and what to do next."""

import streamlit as st

from indicators import workflow
from indicators.output.tables.standings import anything_known
from indicators.workflow import exploring
from pages.shared import links, markup
from pages.shared.session import ask

STEPS = (
    ("submit", "Nộp phụ lục", "tải biểu trống của từng đơn vị, gửi cho đơn vị điền; nhận lại tệp ở đúng trang này."),
    ("review", "Duyệt số liệu", "xem chỗ sai, duyệt hoặc trả lại; số đã duyệt mới vào bảng và biểu."),
    ("catalogue", "Danh mục chỉ tiêu", "xem chỉ tiêu, mục tiêu các mốc và nơi cung cấp số liệu của đợt."),
)  # fmt: skip


def stop_where_nothing_counts(round: str) -> None:
    """End the page with the next steps when no accepted figure speaks of the province yet."""
    if anything_known(ask(workflow.assess, round)):
        return
    rests = ask(exploring.rests_on, round)
    st.info(
        f"Chưa có số liệu nào được duyệt để đánh giá: {rests.sent}/{rests.asked} đơn vị đã nộp, "
        f"{rests.accepted} đã duyệt."
    )
    steps = (
        f"<li>{markup.link(links.to(to, round=round), name)}: {markup.safe(do)}</li>"
        for to, name, do in STEPS
        if links.to(to)
    )
    markup.show(f'<ol class="steps">{"".join(steps)}</ol>')
    st.stop()
