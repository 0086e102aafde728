"""Who did what, when, to what, old and new, and why: newest first, filtered, handed over as Excel."""

import streamlit as st

from indicators.output.numbers import format_number
from indicators.workflow import FORMATS
from indicators.workflow.trail import trail_page, trail_size
from indicators.workflow.trail_paper import told, trail_name, trail_paper, trail_terms
from pages.shared import downloads, markup, trail_filters, trail_list
from pages.shared.session import actor, ask, do, house

terms = ask(trail_terms)
chosen = trail_filters.choose(terms)
lines: int = do(trail_size, *chosen.asked)

home, asker = house(), actor()
with st.container(horizontal=True):
    if lines:
        downloads.offer_bytes(
            "Tải nhật ký (Excel)",
            lambda: trail_paper(home, asker, *chosen.asked).content,
            do(trail_name),
            FORMATS["xlsx"],
            "trail",
        )
    trail_list.seal_line()

if lines:
    markup.show(markup.paragraph("lead", f"{format_number(lines, 0)} mục, mới nhất ở trên."))
    shown = do(trail_page, trail_list.PAGE_LINES, trail_list.passed(lines, chosen), *chosen.asked)
    markup.show(trail_list.trail_table(shown, told(shown, terms)))
else:
    st.info("Không có mục nào như vậy trong nhật ký.")
