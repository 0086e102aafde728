"""What is waiting: look at the receipt and the figures, then accept all or some of it, or return it with a reason."""

import streamlit as st

from indicators import workflow
from indicators.workflow import exploring, looking, mending, reviewing
from pages.shared import decisions, links, markup, receipts, waiting
from pages.shared.changes import show_changes
from pages.shared.downloads import offer_marked
from pages.shared.filters import may_choose, round_chosen
from pages.shared.markup import section
from pages.shared.mending import show_version
from pages.shared.queues import submission_label
from pages.shared.session import ask, do

code = round_chosen()
names = ask(exploring.unit_names, code)
indicators = ask(exploring.indicators_of, code)
round_name = next(r.name for r in ask(looking.rounds) if r.code == code)

queue = waiting.show(code, names)
markup.show(f'<p class="lead">{markup.link(links.to("rounds", managed=code), "Bảng theo dõi của đợt")}</p>')

sent = {s.id: s for s in do(workflow.submissions, code)}
order = [w.submission.id for w in queue] + [s.id for s in sent.values() if s.status != "waiting"]
chosen = may_choose("Phụ lục", "submission", order, lambda key: submission_label(sent[key], names))
if chosen is None:
    st.info("Chưa có phụ lục nào trong đợt này. Các đơn vị nộp ở trang Nộp phụ lục.")
    st.stop()
receipt = do(workflow.receipt_of, chosen)
lines = do(reviewing.lines_of, chosen)
section(sent[chosen].file_name)
markup.show(
    receipts.head(receipt, names.get(sent[chosen].unit or "", ""), round_name),
    receipts.remarks(receipt.reading),
)
show_version(chosen)
if sent[chosen].observations:
    show_changes(chosen, code, names)
later = next((w.later for w in queue if w.submission.id == chosen), None)
decisions.decide(sent[chosen], lines, indicators, do(mending.doubts_by_indicator, chosen), later)
decisions.confirm(lines, indicators)

found = receipt.reading.findings
offer_marked(receipt)
receipts.findings(found, do(reviewing.stored_windows, chosen, receipts.places(found)))
section(f"Số liệu trong phụ lục: {len(lines)}")
markup.show(decisions.beside(lines, indicators, names, chosen, code))
