"""The cell a figure stands in, as it came, with who sent it, when, and what became of it."""

import streamlit as st

from indicators import workflow
from indicators.output.intake_words import SUBMISSION_LOOKS
from indicators.output.numbers import format_moment
from indicators.output.wording import FORMS
from indicators.workflow import exploring, reviewing
from pages.shared import markup, receipts
from pages.shared.filters import may_choose, round_chosen
from pages.shared.markup import section
from pages.shared.queues import submission_label
from pages.shared.session import ask, do
from pages.shared.sheets import sheet

code = round_chosen()
names = ask(exploring.unit_names, code)
sent = {s.id: s for s in do(workflow.submissions, code)}
chosen = may_choose(
    "Phụ lục đã nhận", "submission", tuple(sent), lambda key: submission_label(sent[key], names)
)
if chosen is None:
    st.info("Đợt này chưa nhận phụ lục nào.")
    st.stop()

found, indicators = sent[chosen], ask(exploring.indicators_of, code)
seen = [line.observation for line in do(reviewing.lines_of, chosen)]
page, cell = st.query_params.get("sheet"), st.query_params.get("cell")
if page and cell:
    window = ask(workflow.source, chosen, page, cell)
    section(f"Trang “{page}”, ô {cell}")
    markup.show(
        receipts.figures([f for f in seen if (f.sheet, f.cell) == (page, cell)], indicators, names),
        sheet(window),
    )
markup.show(
    markup.facts(
        (
            ("Tệp", markup.safe(found.file_name)),
            ("Đơn vị gửi", markup.safe(names.get(found.unit or "", found.unit or "chưa rõ"))),
            ("Nhận lúc", markup.safe(f"{format_moment(found.received_at)}, {found.actor}")),
            ("Tình trạng", markup.chip(SUBMISSION_LOOKS[found.status])),
            ("Loại biểu", markup.safe(FORMS[found.form])),
            ("Mã băm SHA-256", f'<code title="{found.sha256}">{found.sha256[:16]}…</code>'),
        )
    )
)
section(f"Số liệu trong tệp: {len(seen)}", "Bấm ô để xem ô đó trong tệp.")
markup.show(receipts.figures(seen, indicators, names, chosen, code))
