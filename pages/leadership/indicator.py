"""One indicator: its path to both targets, units beside each other, how it was computed, every source cell."""

import streamlit as st

from indicators import workflow
from indicators.output.method_steps import steps
from indicators.output.tables import standings as tables
from indicators.output.tables.unit_bars import unit_bars
from indicators.workflow import exploring
from pages.shared import bars, markup, standings
from pages.shared.charts import by_sex, fold_table, path
from pages.shared.filters import choose, round_chosen
from pages.shared.first_day import stop_where_nothing_counts
from pages.shared.markup import section
from pages.shared.session import ask, house

LACK_HEADS = ("Đơn vị", "Hiện có", "Còn thiếu")
code = round_chosen()
stop_where_nothing_counts(code)
indicators, names = ask(exploring.indicators_of, code), ask(exploring.unit_names, code)
province = ask(workflow.assess, code)
titles = {p.code: f"{p.code} {indicators[p.indicator].name}" for p in tables.parts_of(province)}
left, right = st.columns([3, 2])
with left:
    chosen = choose("Chỉ tiêu", "indicator", tuple(titles), titles.__getitem__)
with right:
    unit = choose("Đơn vị", "unit", tuple(names), names.__getitem__, default=house().store.province)

part = tables.part_of(ask(workflow.assess, code, unit), chosen)
if part is None:
    st.info(f"Chỉ tiêu {chosen} không thu thập ở {names[unit]}. Hãy chọn đơn vị khác hoặc xem toàn tỉnh.")
    st.stop()
indicator = indicators[part.indicator]
markup.show(standings.standing_facts(tables.standing_line(part, indicator), ask(exploring.lead_of, code)))
path(part, indicator, names[unit])

others = ask(workflow.assess_units, code, tuple(name for name in names if name != house().store.province))
values = tables.values_beside(others, chosen)
if values:
    section("Theo đơn vị")
    markup.show(bars.bars(unit_bars(values, indicator, tables.nearest_milestone(part), names), chosen, code))
milestone = tables.nearest_milestone(part)
if values and milestone and unit == house().store.province:
    lacking = ask(exploring.pulled_by, code, part.indicator, milestone)
    fold_table(
        f"Các đơn vị còn thiếu để đạt mốc {milestone.year}", LACK_HEADS, tables.lacking_rows(lacking, names)
    )
by_sex(ask(exploring.women_and_men, code, part.indicator, unit), indicator)

section("Cách tính")
markup.show(markup.numbered(steps(part, indicator)))

figures = tables.figures_of(part)
said = tables.said_of(figures)
if said:
    section("Nguyên nhân, khó khăn, giải pháp", "Nguyên văn các đơn vị ghi trong phụ lục.")
    markup.show(standings.quotes(said, names))

section("Ô số liệu gốc", "Mỗi con số một ô; bấm để xem ô đó trong tệp đã nhận.")
markup.show(standings.sources(figures, indicators, names))
