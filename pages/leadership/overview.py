"""Where the province stands: one sentence, the milestones, what needs attention, the units."""

import streamlit as st

from indicators import workflow
from indicators.assessment import focus_year
from indicators.output.sentences import milestone_years, overview_sentence, status_counts, trust_line
from indicators.output.tables.standings import gravest_first, parts_of, standing_lines, statuses_at
from indicators.workflow import exploring
from pages.shared import markup, standings
from pages.shared.filters import choose, round_chosen
from pages.shared.first_day import stop_where_nothing_counts
from pages.shared.markup import section
from pages.shared.session import ask, house

code = round_chosen()
stop_where_nothing_counts(code)
round = workflow.round_of(house(), code)
province = ask(workflow.assess, code)
years = milestone_years(province)
indicators = ask(exploring.indicators_of, code)
rests = ask(exploring.rests_on, code)

markup.show(
    markup.paragraph("sentence", overview_sentence(province)),
    markup.strips((f"Mốc {year}", status_counts(province, year)) for year in years),
    markup.paragraph("trust", trust_line(round.data_date, rests.sent, rests.accepted, rests.asked)),
)

section("Cần chú ý trước", "Nặng nhất ở trên. Bấm tên chỉ tiêu để xem diễn biến, cách tính và ô số liệu gốc.")
focus = focus_year(round, years) or round.data_date.year
lines = standing_lines(gravest_first(province, focus), years, indicators)
markup.show(standings.standing_list(lines, code, leads=ask(exploring.lead_of, code)))

units = ask(exploring.units_with_figures, code)
if not units:
    st.stop()
section(
    "Đơn vị và chỉ tiêu", "Mỗi ô là một chỉ tiêu của một đơn vị; ô gạch chéo là chưa có căn cứ để đánh giá."
)
with st.columns([1, 3])[0]:
    year = int(choose("Mốc", "milestone", tuple(map(str, years)), default=str(focus)))
stands = statuses_at(ask(workflow.assess_units, code, tuple(u.code for u in units)), year)
columns = [p.code for p in parts_of(province)]
markup.show(standings.heat(units, columns, stands, indicators, code))
