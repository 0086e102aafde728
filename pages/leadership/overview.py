"""Where the province stands: one sentence, the milestones, what needs attention, the units."""

import streamlit as st

from indicators import workflow
from indicators.assessment import focus_year
from indicators.output.sentences import counts_at, milestone_years, overview_pieces
from indicators.output.tables.leading import leading_rows, order_sentence
from indicators.output.tables.standings import gravest_first, parts_of, statuses_at
from indicators.workflow import exploring
from pages.shared import counted, leading, markup, standings
from pages.shared.downloads import offer_export
from pages.shared.filters import choose, choose_tab, round_chosen
from pages.shared.first_day import stop_where_nothing_counts
from pages.shared.session import ask, house

TABS = {
    "attention": "Cần chú ý trước",
    "units": "Đơn vị và chỉ tiêu",
    "files": "Tải về",
}  # as an address names them
code = round_chosen()
stop_where_nothing_counts(code)
round = workflow.round_of(house(), code)
province = ask(workflow.assess, code)
counted.stop_with_list(code, province)

years = milestone_years(province)
focus = focus_year(round, years) or round.data_date.year
indicators, rests = ask(exploring.indicators_of, code), ask(exploring.rests_on, code)
markup.show(
    leading.sentence(overview_pieces(province), code),
    leading.strips(((year, counts_at(province, year)) for year in years), code),
    counted.trust(rests, round.data_date, code),
)

units = ask(exploring.units_with_figures, code)
first, second, third = choose_tab("tab", TABS)
with first:
    sorted_parts = gravest_first(province, focus)
    rows = leading_rows(sorted_parts, indicators)
    said = markup.paragraph("trust", order_sentence(sorted_parts, focus))
    markup.show(said, leading.leading_list(rows, code, ask(exploring.lead_of, code)))
with third:
    st.caption("Bản tóm tắt mang vào cuộc họp, báo cáo theo thể thức văn bản hành chính, bảng số liệu.")
    offer_export(code)
with second:
    if not units:
        st.info("Đợt này không hỏi đơn vị nào có số liệu riêng theo từng chỉ tiêu.")
        st.stop()
    with st.container(key="milestone", width=200):
        year = int(choose("Mốc", "milestone", tuple(map(str, years)), "Mốc {}".format, str(focus), bare=True))
    below = ask(workflow.assess_units, code, tuple(u.code for u in units))
    columns = [p.code for p in parts_of(province)]
    stands = statuses_at(below, year)
    board = ask(workflow.board, code)
    complete = standings.complete(below, board)
    markup.show(
        standings.heat(units, columns, stands, indicators, code, year, complete, standings.unsent(board))
    )
