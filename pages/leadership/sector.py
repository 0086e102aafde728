"""One objective, or one department, with its indicators."""

from indicators import workflow
from indicators.output.sentences import milestone_years
from indicators.output.tables.standings import parts_of, standing_lines, statuses_at
from indicators.workflow import exploring
from pages.shared import markup, standings
from pages.shared.filters import choose, round_chosen
from pages.shared.markup import section
from pages.shared.session import ask

code = round_chosen()
sectors = {s.key: s for s in ask(exploring.sectors, code)}
indicators = ask(exploring.indicators_of, code)
province = ask(workflow.assess, code)
years = milestone_years(province)

chosen = choose("Mục tiêu hoặc ngành", "sector", tuple(sectors), lambda key: sectors[key].name)
parts = [p for p in parts_of(province) if p.indicator in sectors[chosen].indicators]
section(sectors[chosen].name, f"{len(parts)} phần chỉ tiêu.")
markup.show(
    standings.standing_list(
        standing_lines(parts, years, indicators), code, leads=ask(exploring.lead_of, code)
    )
)

units = ask(exploring.units_with_figures, code)
stands = statuses_at(ask(workflow.assess_units, code, tuple(u.code for u in units)), years[-1])
columns = [p.code for p in parts if any((u.code, p.code) in stands for u in units)]
if columns:
    section(f"Các đơn vị, mốc {years[-1]}")
    shown = {key: stand for key, stand in stands.items() if key[1] in columns}
    markup.show(
        standings.heat(units, columns, shown, indicators, code),
        standings.legend([status for status, _ in shown.values()]),
    )
