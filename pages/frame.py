"""The frame every page stands in: navigation, the sample's banner, the title and the common filter."""

import streamlit as st

from indicators.errors import UserError
from indicators.output.wording import place_name
from pages.shared import filters, markup, style
from pages.shared.messages import nothing_yet, show_user_error
from pages.shared.places import PLACES, PRODUCT, Place
from pages.shared.session import house, province

SAMPLE_BANNER = "SỐ LIỆU MINH HỌA — không phải số liệu thật"


def navigation() -> tuple[st.Page, Place]:
    """The page asked for, and its line in the table of places."""
    pages: dict[str, list[st.Page]] = {}
    places: dict[str, Place] = {}
    for number, place in enumerate(PLACES.values()):
        address = place.address or None
        page = st.Page(place.path, title=place.title, icon=place.icon, url_path=address, default=number == 0)
        pages.setdefault(place.group, []).append(page)
        places[page.url_path] = place
    chosen = st.navigation(pages, expanded=True)
    return chosen, places[chosen.url_path]


def head(place: Place) -> bool:
    """Banner, title, round; True when the page has what it needs to be shown."""
    if house().store.sample:
        markup.show(f'<div class="sample-banner" role="note">{SAMPLE_BANNER}</div>')
    title, choice = st.columns([3, 2], vertical_alignment="center")
    with title:
        st.title(place.title, anchor=False)
        if place.lead:
            markup.show(markup.paragraph("lead", place.lead))
    if not place.by_round:
        return True
    with choice:
        chosen = filters.choose_round()
    if chosen is None:
        nothing_yet("Danh mục chưa có đợt báo cáo nào của tỉnh này. Hãy thêm đợt vào data/catalogue.")
    return chosen is not None


st.set_page_config(page_title=PRODUCT, page_icon=style.MARK, layout="wide")
page, here = navigation()
try:
    with st.sidebar:
        markup.show(markup.brand(PRODUCT, place_name(province())), markup.theme_switch())
    if head(here):
        page.run()
except UserError as error:
    show_user_error(error)
