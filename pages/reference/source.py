"""The cell a figure stands in, as it came, with who sent it, when, and what became of it."""

import streamlit as st

from indicators import workflow
from indicators.workflow import exploring
from pages.shared import markup, receipts, stories
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

story, indicators = do(workflow.story, chosen), ask(exploring.indicators_of, code)
page, cell = st.query_params.get("sheet"), st.query_params.get("cell")
if page and cell:
    here = [f for f in story.figures if (f.sheet, f.cell) == (page, cell)]
    view = ask(workflow.source, chosen, page, cell, bool(st.query_params.get("words")))
    page, cell = view.sheet, view.cell  # what was written about the figure may stand elsewhere
    section(f"Trang “{page}”, ô {cell}")
    markup.show(receipts.figures(here, indicators, names), sheet(view))
markup.show(stories.facts(story, names))
section(
    f"Các bản của đơn vị trong đợt: {len(story.versions)}",
    "Bản duyệt sau cùng được tính; các bản khác vẫn được giữ.",
)
markup.show(stories.versions(story, code, page, cell))
section(f"Số liệu trong tệp: {len(story.figures)}", "Bấm ô để xem ô đó trong tệp.")
markup.show(receipts.figures(story.figures, indicators, names, chosen, code))
