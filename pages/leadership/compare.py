"""Any units, indicators and years beside their targets, to read, to draw and to take away."""

import streamlit as st

from indicators import workflow
from indicators.output.figures import compare_lines
from indicators.output.tables.pivot import pivot, pivot_csv, years_of
from indicators.output.tables.standings import parts_of
from indicators.workflow import exploring
from pages.shared import markup, standings
from pages.shared.charts import chart
from pages.shared.downloads import offer_bytes, offer_export
from pages.shared.filters import choose_several, round_chosen
from pages.shared.first_day import stop_where_nothing_counts
from pages.shared.markup import section
from pages.shared.session import ask, house

FIRST_UNITS = 3
code = round_chosen()
stop_where_nothing_counts(code)
indicators, names = ask(exploring.indicators_of, code), ask(exploring.unit_names, code)
province = ask(workflow.assess, code)
titles = {p.code: f"{p.code} {indicators[p.indicator].name}" for p in parts_of(province)}

left, right = st.columns(2)
with left:
    first = [house().store.province, *(u.code for u in ask(exploring.units_with_figures, code)[:FIRST_UNITS])]
    units = choose_several("Đơn vị", "units", tuple(names), names.__getitem__, first)
with right:
    codes = choose_several("Chỉ tiêu", "indicators", tuple(titles), titles.__getitem__, tuple(titles)[:1])
assessments = ask(workflow.assess_units, code, tuple(units))
all_years = tuple(map(str, years_of((province, *assessments))))
years = choose_several("Năm", "years", all_years, default=all_years)

if not (units and codes and years):
    st.info("Hãy chọn ít nhất một đơn vị, một chỉ tiêu và một năm.")
    st.stop()
made = pivot(assessments, codes, tuple(map(int, years)), indicators, names)
if made.lines:
    chart(compare_lines(made.lines, made.milestones), "compare")
section("Bảng đã chọn", "Bấm tên đơn vị để xem số liệu từ ô nào. Bôi đen rồi Ctrl+C để chép sang Excel.")
markup.show(standings.pivot_table(made, code))
offer_bytes("Tải bảng đã chọn (CSV)", lambda: pivot_csv(made), "bang-da-chon.csv", "text/csv", "picked")

section("Bảng so sánh toàn tỉnh", "Theo mẫu báo cáo, kèm trang nguồn số liệu: tệp, trang tính, ô.")
offer_export(code)
