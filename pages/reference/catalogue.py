"""What is measured, against which target, by whom: the catalogue to look words up in."""

import streamlit as st

from indicators import workflow
from indicators.output.tables import reference
from indicators.workflow import exploring, looking
from pages.shared.charts import rows
from pages.shared.filters import choose_tab, round_chosen
from pages.shared.session import ask, house

TABS = {
    "indicators": "Chỉ tiêu",
    "targets": "Mục tiêu",
    "programmes": "Chương trình",
    "suppliers": "Nơi cung cấp",
    "units": "Đơn vị",
    "rounds": "Đợt báo cáo",
}  # as an address names them
code = round_chosen()
round = workflow.round_of(house(), code)
indicators = ask(exploring.indicators_of, code)
mine, nation = ask(workflow.target_set, code), ask(exploring.national_target_set, code)
words = st.text_input(
    "Tìm trong danh mục", placeholder="Ví dụ: lao động nữ, Đăk Hà, bạo lực", key="words", bind="query-params"
)

TABLES = {
    "indicators": lambda: reference.indicator_rows(indicators.values(), ask(exploring.lead_of, code)),
    "targets": lambda: reference.target_rows(mine, nation, round.data_date, indicators),
    "programmes": lambda: reference.programme_rows(ask(workflow.programmes)),
    "suppliers": lambda: reference.supplier_rows(ask(exploring.suppliers_of, code), indicators),
    "units": lambda: reference.unit_rows(ask(exploring.dated_units)),
    "rounds": lambda: reference.round_rows(ask(looking.rounds)),
}
for tab, make in zip(choose_tab("tab", TABS), TABLES.values(), strict=True):
    with tab:
        rows(reference.having(make(), words))
st.caption(f"{house().catalogue.strategies[round.strategy].name} · {mine.name}: {mine.source}")
