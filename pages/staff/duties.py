"""The plan's other duties: one table at a time, filtered; a line opened, added, corrected; tables out and in."""

import streamlit as st

from indicators.access.rights import may
from indicators.output.duty_words import headline, money_sentence, summary
from indicators.workflow import duties
from pages.shared import duties_files, duties_filters, duties_form, markup
from pages.shared.duties_table import duty_table
from pages.shared.filters import may_choose
from pages.shared.markup import section
from pages.shared.session import actor, ask, do

asker, today = actor(), do(duties.today)
kind = duties_filters.choose_kind({k.code: k for k in ask(duties.kinds)})
chosen = duties_filters.choose(kind, asker)
names = ask(duties.unit_names)
lines = ask(duties.entries, kind.code, chosen.unit, chosen.scopes, chosen.states, today)

duties_form.told()
if lines:
    markup.show(
        markup.paragraph("lead", " ".join((summary(lines, kind, today), money_sentence(lines, kind)))),
        duty_table(lines, kind, names, scoped=chosen.scope is not None),
    )
else:
    st.info(f"Chưa có {kind.one} nào như đã chọn.")
if may(asker, "export", asker.unit):
    duties_files.offer(kind, chosen)

by_key = {line.duty.key: line for line in lines}
opened = may_choose(
    "Mở một dòng", "line", tuple(by_key), lambda key: headline(by_key[key]), placeholder="Chọn dòng"
)
scopes = duties_filters.scopes_of(kind)
if opened:
    duty = by_key[opened].duty
    section(
        headline(by_key[opened]),
        f"{duties_form.SCOPE_LABELS[kind.by_round]}: {scopes.get(duty.scope, duty.scope)}",
    )
    duties_form.line_form(kind, duty, scopes, chosen.scope)
    duties_form.history(duty)
    duties_form.withdraw_form(kind, duty)
elif may(asker, "write_duties", asker.unit):
    if duties.may_fill(asker, kind, None):
        with st.expander(f"Thêm {kind.one}", icon=":material/add:"):
            duties_form.line_form(kind, None, scopes, chosen.scope)
    with st.expander("Nhập từ Excel", icon=":material/upload_file:"):
        duties_files.take_in(kind, chosen)
