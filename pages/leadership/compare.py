"""Any units, indicators and years beside their targets, to read, to draw and to take away."""

import streamlit as st

from indicators import workflow
from indicators.output.tables.national import national_signs
from indicators.output.tables.pivot import LAYOUTS, pivot, years_of
from indicators.output.tables.standings import parts_of
from indicators.workflow import exploring
from pages.shared import markup, picked
from pages.shared.downloads import offer_export
from pages.shared.filters import choose, choose_several, round_chosen
from pages.shared.first_day import stop_where_nothing_counts
from pages.shared.markup import section
from pages.shared.session import ask, house

FIRST_UNITS = 3
code = round_chosen()
stop_where_nothing_counts(code)
indicators, names = ask(exploring.indicators_of, code), ask(exploring.unit_names, code)
province, round = ask(workflow.assess, code), workflow.round_of(house(), code)
titles = {p.code: f"{p.code} {indicators[p.indicator].name}" for p in parts_of(province)}

left, right = st.columns(2)
with left:
    first = [house().store.province, *(u.code for u in ask(exploring.units_with_figures, code)[:FIRST_UNITS])]
    units = choose_several("Đơn vị", "units", tuple(names), names.__getitem__, first)
with right:
    codes = choose_several("Chỉ tiêu", "indicators", tuple(titles), titles.__getitem__, tuple(titles)[:1])
assessments = ask(workflow.assess_units, code, tuple(units))
all_years = tuple(map(str, years_of((province, *assessments))))
left, right = st.columns(2)
with left:
    years = choose_several("Năm", "years", all_years, default=all_years)
with right:
    layout = choose("Xếp bảng", "layout", tuple(LAYOUTS), LAYOUTS.__getitem__)

if not (units and codes and years):
    st.info("Hãy chọn ít nhất một đơn vị, một chỉ tiêu và một năm.")
    st.stop()
national = national_signs(
    ask(workflow.target_set, code), ask(exploring.national_target_set, code), round.data_date, indicators
)
made = pivot(assessments, codes, tuple(map(int, years)), indicators, names, layout, national)
picked.draw(made, round)
section("Bảng đã chọn", "Bấm tên để xem số liệu từ ô nào. Bôi đen rồi Ctrl+C để chép sang Excel.")
markup.show(picked.table(made, code))
picked.offer_files(made, round)

section(
    "Văn bản và bảng toàn tỉnh", "Tóm tắt cho lãnh đạo, báo cáo theo thể thức, bảng so sánh kèm nguồn từng ô."
)
offer_export(code)
