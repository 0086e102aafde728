"""What stands in the sidebar: the pages somebody may open, whose figures these are, who is looking."""

import time

import streamlit as st

from indicators.access.rights import Actor, may
from indicators.output.wording import place_name
from pages.shared import markup
from pages.shared.account_corner import account_corner
from pages.shared.places import HOME, LEADERSHIP, PLACES, PRODUCT, STAFF, Place
from pages.shared.session import form_token, own_password, province, unit_of

# A browser that draws its first piece of HTML fetches what draws it, and then shows no other for 300 ms. So on a first
# visit one piece goes ahead by as long as a browser takes to notice, and the words of the page come ready to be drawn.
BREATH_SECONDS = 0.05
BREATHED = "breathed"


def navigation(asker: Actor) -> tuple[st.Page, Place]:
    """The page asked for, and its line in the table of places; only pages whose verbs ``asker`` may use."""
    pages: dict[str, list[st.Page]] = {}
    places: dict[str, Place] = {}
    for place in (p for p in PLACES.values() if may(asker, p.right, asker.unit)):
        page = st.Page(
            place.path,
            title=place.title,
            icon=place.icon,
            url_path=place.address or None,
            default=not place.address,
        )
        group = STAFF if asker.role == "unit" and place.group == LEADERSHIP else place.group
        pages.setdefault(group, []).append(page)
        places[page.url_path] = place
    first = next(page for group in pages.values() for page in group)
    if HOME not in places:  # the first address belongs to leaders: others go on to the first page they have
        pages[""] = [st.Page(lambda: None, title=PRODUCT, default=True, visibility="hidden")]
    chosen = st.navigation(pages, expanded=True)
    if chosen.url_path not in places:
        st.switch_page(first)
    return chosen, places[chosen.url_path]


def sidebar(asker: Actor) -> None:
    """Whose figures these are, who is looking at them."""
    unit = place_name(unit_of(asker)) if asker.unit else ""
    with st.sidebar:
        markup.show(
            markup.brand(PRODUCT, place_name(province())),
            account_corner(asker, unit, form_token(), own_password(asker)),
            markup.theme_switch(),
        )


def take_a_breath() -> None:
    """Once in a visit, after the first piece: see ``BREATH_SECONDS``."""
    if not st.session_state.get(BREATHED):
        st.session_state[BREATHED] = True
        time.sleep(BREATH_SECONDS)
