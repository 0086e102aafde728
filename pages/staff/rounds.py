"""The rounds: how each stands; open one from a former one, prolong, close, open again; blank appendices for all."""

from datetime import date

import streamlit as st

from indicators.access.rights import may
from indicators.workflow import exploring, managing_rounds
from pages.shared import markup, rounds_acts, rounds_list, rounds_open, rounds_tabs
from pages.shared.filters import choose
from pages.shared.markup import section
from pages.shared.session import actor, ask

asker = actor()
lines = {line.round.code: line for line in ask(managing_rounds.round_lines)}
newest = next(reversed(lines), None)
if newest is None:
    st.info("Danh mục chưa có đợt báo cáo nào của tỉnh này. Hãy thêm đợt vào data/catalogue.")
    st.stop()

rounds_acts.told()
with st.container(key="all_rounds"):  # on a phone below the round that is chosen
    markup.show(rounds_list.rounds_table(tuple(lines.values()), ask(managing_rounds.names), date.today()))
titles = {code: f"{code} · {line.round.name}" for code, line in reversed(lines.items())}
if may(asker, "open_round"):
    with st.expander("Mở đợt mới", icon=":material/add:"):
        rounds_open.open_form(titles, newest)

chosen = lines[choose("Đợt", "managed", tuple(titles), titles.__getitem__, newest)]
names = ask(exploring.unit_names, chosen.round.code)
section(chosen.round.name)
rounds_acts.told(rounds_acts.BELOW)
rounds_acts.show_proof(chosen, names)
rounds_acts.offer_templates(chosen.round.code)
rounds_tabs.show_tabs(chosen, names)
