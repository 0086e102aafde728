"""The frame every page stands in: navigation, the sample's banner, the title and the common filter."""

import streamlit as st

from indicators.errors import NotSignedIn, UserError
from pages.shared import filters, markup, rounds_known, style
from pages.shared.backups_line import backups_line
from pages.shared.messages import nothing_yet, show_signed_out, show_user_error
from pages.shared.navigation import navigation, sidebar, take_a_breath
from pages.shared.places import LEADERSHIP, PRODUCT, SAMPLE_BANNER, Place
from pages.shared.session import actor, house, look_at


def head(place: Place) -> bool:
    """Banner, title, round; True when the page has what it needs to be shown."""
    look_at(None)
    if house().store.sample:
        markup.show(f'<div class="sample-banner" role="note">{SAMPLE_BANNER}</div>')
    title, choice = st.columns([3, 2], vertical_alignment="center")
    with title:
        st.title(place.title, anchor=False)
        if place.lead:
            markup.show(markup.paragraph("lead", place.lead))
    backups_line(place, asker)
    if not place.by_round:
        return True
    with choice:
        chosen = filters.choose_round()
        if chosen and place.group == LEADERSHIP:
            look_at(rounds_known.choose_known(chosen))
    if chosen and place.group == LEADERSHIP:
        rounds_known.banner(chosen)
    if chosen is None:
        nothing_yet("Danh mục chưa có đợt báo cáo nào của tỉnh này. Hãy thêm đợt vào data/catalogue.")
    return chosen is not None


st.set_page_config(page_title=PRODUCT, page_icon=style.MARK, layout="wide")
try:
    asker = actor()
    sidebar(asker)
    take_a_breath()
    page, here = navigation(asker)
    if head(here):
        page.run()
except NotSignedIn as error:
    show_signed_out(error)
except UserError as error:
    show_user_error(error)
