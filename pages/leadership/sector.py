"""One objective, or one department, with its indicators and where each of them is behind."""

from indicators import workflow
from indicators.output.sentences import milestone_years
from indicators.output.tables.standings import parts_of, standing_lines, statuses_at
from indicators.workflow import exploring
from pages.shared import markup, standings, where
from pages.shared.filters import choose, round_chosen
from pages.shared.first_day import stop_where_nothing_counts
from pages.shared.markup import section
from pages.shared.session import ask

code = round_chosen()
stop_where_nothing_counts(code)
sectors = {s.key: s for s in ask(exploring.sectors, code)}
indicators = ask(exploring.indicators_of, code)
province = ask(workflow.assess, code)
years = milestone_years(province)

chosen = choose("Mục tiêu hoặc ngành", "sector", tuple(sectors), lambda key: sectors[key].name)
parts = [p for p in parts_of(province) if p.indicator in sectors[chosen].indicators]
section(f"{len(parts)} phần chỉ tiêu", "Bấm tên chỉ tiêu để xem diễn biến, cách tính và ô số liệu gốc.")
markup.show(
    standings.standing_list(
        standing_lines(parts, years, indicators), code, leads=ask(exploring.lead_of, code)
    )
)

units = ask(exploring.units_with_figures, code)
assessments = ask(workflow.assess_units, code, tuple(u.code for u in units))
maps = where.mini_maps(parts, units, assessments, indicators, code)
if maps:
    section(
        "Ở đâu",
        "Giá trị mới nhất của từng đơn vị so với mốc gần nhất; phía bắc ở trên. Bấm một ô để xem đơn vị.",
    )
    markup.show(maps)
for year in years:
    stands = statuses_at(assessments, year)
    columns = [p.code for p in parts if any((u.code, p.code) in stands for u in units)]
    if columns:
        section(f"Các đơn vị, mốc {year}")
        markup.show(standings.heat(units, columns, stands, indicators, code, year))
