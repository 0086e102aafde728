"""The plan's other duties: one table at a time, filtered; a line opened, added, corrected; tables out and in."""

import streamlit as st

from indicators.access.rights import may
from indicators.output.duty_words import money_sentence, summary
from indicators.workflow import duties
from pages.shared import duties_files, duties_filters, duties_form, markup
from pages.shared.duties_table import duty_table
from pages.shared.session import actor, ask, do

asker, today = actor(), do(duties.today)
kind = duties_filters.choose_kind({k.code: k for k in ask(duties.kinds)})
scopes, names = duties_filters.scopes_of(kind), ask(duties.unit_names)

opened = duties_filters.opened(ask(duties.entries, kind.code, None, (), (), today))
if opened:
    duties_form.opened_line(opened, scopes)
    st.stop()

chosen = duties_filters.choose(kind, asker)
lines = ask(duties.entries, kind.code, chosen.unit, chosen.scopes, chosen.states, today)
duties_form.told()
if lines:
    markup.show(
        markup.paragraph("lead", " ".join((summary(lines, kind, today), money_sentence(lines, kind)))),
        duty_table(lines, kind, names, chosen.filters),
    )
else:
    st.info(f"Chưa có {kind.one} nào như đã chọn.")
if may(asker, "export", asker.unit):
    duties_files.offer(kind, chosen)
if duties.may_fill(asker, kind, None):
    with st.expander(f"Thêm {kind.one}", icon=":material/add:"):
        duties_form.line_form(kind, None, scopes, chosen.scope)
if may(asker, "write_duties", asker.unit):
    with st.expander("Nhập từ Excel", icon=":material/upload_file:"):
        duties_files.take_in(kind, chosen)
