"""One indicator: its path to both targets, units beside each other, how it was computed, every source cell."""

import streamlit as st

from indicators import workflow
from indicators.output.figures import path_chart, unit_bars
from indicators.output.method_steps import steps
from indicators.output.tables.standings import (
    figures_of,
    part_of,
    parts_of,
    said_of,
    standing_lines,
    values_beside,
)
from indicators.workflow import exploring
from pages.shared import markup, standings
from pages.shared.charts import by_sex, chart
from pages.shared.filters import choose, round_chosen
from pages.shared.markup import section
from pages.shared.session import ask, house

code = round_chosen()
indicators, names = ask(exploring.indicators_of, code), ask(exploring.unit_names, code)
province = ask(workflow.assess, code)
titles = {p.code: f"{p.code} {indicators[p.indicator].name}" for p in parts_of(province)}
left, right = st.columns([3, 2])
with left:
    chosen = choose("Chỉ tiêu", "indicator", tuple(titles), titles.__getitem__)
with right:
    unit = choose("Đơn vị", "unit", tuple(names), names.__getitem__, default=house().store.province)

part = part_of(ask(workflow.assess, code, unit), chosen)
if part is None:
    st.info(f"Chỉ tiêu {chosen} không thu thập ở {names[unit]}. Hãy chọn đơn vị khác hoặc xem toàn tỉnh.")
    st.stop()
indicator = indicators[part.indicator]
years = [m.milestone.year for m in part.milestones]
markup.show(
    standings.standing_list(
        standing_lines((part,), years, indicators), code, unit, ask(exploring.lead_of, code)
    )
)
chart(path_chart(part, indicator), "path")

others = ask(workflow.assess_units, code, tuple(name for name in names if name != house().store.province))
values = values_beside(others, chosen)
if values:
    section("Theo đơn vị", "")
    chart(
        unit_bars(values, indicator, part.milestones[-1].milestone if part.milestones else None, names),
        "units",
    )
by_sex(ask(exploring.women_and_men, code, part.indicator, unit), indicator)

section("Cách tính", "")
markup.show(markup.numbered(steps(part, indicator)))

figures = figures_of(part)
said = said_of(figures)
if said:
    section("Nguyên nhân, khó khăn, giải pháp", "Nguyên văn các đơn vị ghi trong phụ lục.")
    markup.show(standings.quotes(said, names))

section("Ô số liệu gốc", "Mỗi con số một ô; bấm để xem ô đó trong tệp đã nhận.")
markup.show(standings.sources(figures, indicators, names))
