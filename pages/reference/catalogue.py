"""What is measured, against which target, by whom: the catalogue to look words up in."""

import streamlit as st

from indicators import workflow
from indicators.output.tables import reference
from indicators.workflow import exploring, looking
from pages.shared.charts import rows
from pages.shared.filters import choose_tab, round_chosen
from pages.shared.session import ask, house

code = round_chosen()
round = workflow.round_of(house(), code)
indicators = ask(exploring.indicators_of, code)
mine, nation = ask(workflow.target_set, code), ask(exploring.national_target_set, code)
words = st.text_input(
    "Tìm trong danh mục", placeholder="Ví dụ: lao động nữ, Đăk Hà, bạo lực", key="words", bind="query-params"
)

TABLES = {
    "indicators": (
        "Chỉ tiêu",
        lambda: reference.indicator_rows(indicators.values(), ask(exploring.lead_of, code)),
    ),
    "targets": ("Mục tiêu", lambda: reference.target_rows(mine, nation, round.data_date, indicators)),
    "programmes": ("Chương trình", lambda: reference.programme_rows(ask(workflow.programmes))),
    "suppliers": (
        "Nơi cung cấp",
        lambda: reference.supplier_rows(ask(exploring.suppliers_of, code), indicators),
    ),
    "units": ("Đơn vị", lambda: reference.unit_rows(ask(exploring.dated_units))),
    "rounds": ("Đợt báo cáo", lambda: reference.round_rows(ask(looking.rounds))),
}  # as an address names them
panels = choose_tab("tab", {word: title for word, (title, _) in TABLES.items()})
for tab, (_, make) in zip(panels, TABLES.values(), strict=True):
    with tab:
        rows(reference.having(make(), words))
st.caption(f"{house().catalogue.strategies[round.strategy].name} · {mine.name}: {mine.source}")
