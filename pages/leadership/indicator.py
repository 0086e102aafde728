"""One indicator: its path to both targets, where it is behind, why, how it was computed, every source cell."""

import streamlit as st

from indicators import workflow
from indicators.output.method_steps import steps
from indicators.output.tables import standings as tables
from indicators.output.tables.reasons import reasons
from indicators.workflow import exploring
from pages.shared import markup, standings, why
from pages.shared.at_targets import against_targets
from pages.shared.charts import path
from pages.shared.filters import choose, round_chosen
from pages.shared.first_day import stop_where_nothing_counts
from pages.shared.markup import section
from pages.shared.session import ask, house
from pages.shared.sexes import show_sexes
from pages.shared.where import show_where

code, whole = round_chosen(), house().store.province
stop_where_nothing_counts(code)
indicators, names = ask(exploring.indicators_of, code), ask(exploring.unit_names, code)
province = ask(workflow.assess, code)
titles = {p.code: f"{p.code} {indicators[p.indicator].name}" for p in tables.parts_of(province)}
left, right = st.columns([3, 2])
with left:
    chosen = choose("Chỉ tiêu", "indicator", tuple(titles), titles.__getitem__)
with right:
    unit = choose("Đơn vị", "unit", tuple(names), names.__getitem__, default=whole)

part = tables.part_of(ask(workflow.assess, code, unit), chosen)
if part is None:
    st.info(f"Chỉ tiêu {chosen} không thu thập ở {names[unit]}. Hãy chọn đơn vị khác hoặc xem toàn tỉnh.")
    st.stop()
indicator, milestone = indicators[part.indicator], tables.nearest_milestone(part)
markup.show(
    standings.standing_facts(tables.standing_line(part, indicator), ask(exploring.lead_of, code)),
    against_targets(part, indicator, code),
)
path(part, indicator, names[unit])

others = ask(workflow.assess_units, code, tuple(name for name in names if name != whole))
places, departments = ask(exploring.units_by_kind, code)
show_where("Ở đâu", places, others, part, indicator, code, unit)
if unit == whole and milestone and part.latest:
    gap = ask(exploring.case_gap_of, code, part.indicator, milestone, part.latest.data_year)
    if gap:
        section("Còn thiếu ở đâu")
        why.show_case_gap(gap, indicator, milestone, part.latest.data_year, names, chosen, code)
show_sexes(part, indicator, (province, *others), names, code)
show_where("Các sở, ban, ngành", departments, others, part, indicator, code, unit)

parts = [part] if unit != whole else [part, *(p for a in others if (p := tables.part_of(a, chosen)))]
why.show_reasons(reasons([f for p in parts for f in tables.figures_of(p)], code, names))

section("Cách tính", "Từ số đếm đến kết luận; mỗi con số một ô, bấm để xem ô đó trong tệp đã nhận.")
markup.show(markup.numbered(steps(part, indicator)))
markup.show(standings.sources(tables.figures_of(part), indicators, names))
