"""One district or department with all its indicators and everything it sent."""

import streamlit as st

from indicators import workflow
from indicators.access.rights import may
from indicators.assessment import focus_year
from indicators.output.sentences import milestone_years, overview_sentence
from indicators.output.tables.bases import ranking_basis
from indicators.output.tables.leading import order_sentence
from indicators.output.tables.standings import figures_of, gravest_first, parts_of, standing_lines
from indicators.output.tables.unit_positions import leading_and_lagging, positions
from indicators.workflow import exploring
from pages.shared import duties_table, markup, places_taken, standings
from pages.shared.chasing import show_own
from pages.shared.downloads import offer_export
from pages.shared.filters import choose, round_chosen
from pages.shared.markup import section
from pages.shared.queues import submission_table
from pages.shared.session import actor, ask, do, house
from pages.shared.why import show_own_words

code = round_chosen()
indicators, names = ask(exploring.indicators_of, code), ask(exploring.unit_names, code)
asked = [u.code for u in ask(workflow.asked_units, code) if may(actor(), "read", u.code)]

first = next((u.code for u in ask(exploring.units_with_figures, code)), None)
chosen = choose("Đơn vị", "unit", asked, names.__getitem__, first)
assessment = ask(workflow.assess, code, chosen)
years = milestone_years(assessment)
focus = focus_year(workflow.round_of(house(), code), years) or 0
parts = gravest_first(assessment, focus) if years else ()

if chosen in standings.unsent(ask(workflow.board, code)):
    markup.show(standings.unsent_note(assessment, code))
if parts:
    markup.show(markup.paragraph("sentence", overview_sentence(assessment)))
    section("Các chỉ tiêu của đơn vị", order_sentence(parts, focus))
    markup.show(standings.standing_list(standing_lines(parts, years, indicators), code, chosen))
    offer_export(code, chosen)
if parts and may(actor(), "read_all"):
    like = tuple(u.code for u in ask(exploring.units_like, code, chosen))
    beside = ask(workflow.assess_units, code, like)
    found = positions(beside, chosen, indicators, names)
    section("Vị trí giữa các đơn vị", leading_and_lagging(found))
    rests = ranking_basis([part for one in beside for part in parts_of(one)])
    markup.show(markup.paragraph("lead", rests), places_taken.places_taken(found, code, chosen))
if not parts:
    st.info("Đơn vị này cung cấp số liệu cho toàn tỉnh, không có chỉ tiêu tính riêng. Xem ở trang Lĩnh vực.")

show_own_words([f for p in parts_of(assessment) for f in figures_of(p) if f.sender == chosen], code)

duties_table.unit_section(chosen)
section("Báo cáo trong đợt")
show_own(code, chosen)
sent = [s for s in do(workflow.submissions, code) if s.unit == chosen]
if sent:
    markup.show(submission_table(sent, names))
else:
    st.info("Chưa nhận được phụ lục nào của đơn vị trong đợt này.")
