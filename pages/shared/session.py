"""What the server keeps between clicks: one house per process, and answers remembered until something is written."""

from collections.abc import Callable, Hashable
from datetime import date, datetime
from functools import cache
from typing import Any

import streamlit as st

from indicators import workflow
from indicators.access import sessions
from indicators.access.rights import Actor
from indicators.catalogue.definitions import Unit
from indicators.output.role_words import role_words
from indicators.workflow import House, looking
from indicators.workflow.house import open_chosen

LOOKED_AT = "looked_at"
COOKIE = "bdg_phien"  # the session of whoever is signed in; Streamlit has cookies of its own names


@cache
def _opened(path: str, province: str, sample: bool) -> House:
    """By what was chosen, so that another choice (in tests) is another house. Asked for every link of a page: one of
    Streamlit's caches would cost more than all the rest of a link."""
    return open_chosen()


def house() -> House:
    """The house of this process, as of the moment this page looks at. Raises StoreError, CatalogueError."""
    return opened_house().at(st.session_state.get(LOOKED_AT))


def opened_house() -> House:
    """The same as it stands now, for the server outside any page. Raises StoreError, CatalogueError."""
    path, province, sample = workflow.chosen_database()
    return _opened(str(path), province, sample)


def look_at(moment: datetime | None) -> None:
    """From here on this run shows the figures known at a moment; None: those each round stands by."""
    st.session_state[LOOKED_AT] = moment


def province() -> Unit:
    """The province (or the country) whose figures these are, as its newest round names it."""
    home = opened_house()
    return _as_of_newest_round(home, home.store.province)


def _as_of_newest_round(home: House, code: str) -> Unit:
    rounds = workflow.known_rounds(home)
    return home.catalogue.unit(code, rounds[-1].data_date if rounds else date.today())


def token() -> str | None:
    """The cookie of the browser this page is shown in."""
    return st.context.cookies.get(COOKIE)


def form_token() -> str:
    """What a form on this page carries to prove that it is ours; "" where nobody is signed in."""
    return sessions.form_token(token() or "")


def unit_of(asker: Actor) -> Unit:
    """The unit an account belongs to, as the newest round names it."""
    return _as_of_newest_round(opened_house(), asker.unit)


def actor() -> Actor:
    """Who asks. Looked up in every run and remembered nowhere, so that a session that has ended is over everywhere.

    Raises NotSignedIn: nobody is signed in, or not any more.
    """
    return signed_in()


def own_password(asker: Actor) -> bool:
    """True for who came in by a password of ours, and may change it here."""
    found = workflow.session_of(opened_house(), token(), touch=False) if asker.login else None
    return found is not None and not found.by_province


def signed_in() -> Actor:
    """Whom the cookie of this browser stands for. Raises NotSignedIn."""
    return workflow.who(opened_house(), token())


def ask(verb: Callable[..., Any], *args: Hashable) -> Any:
    """What ``verb(house, actor, *args)`` answers; the same question is not asked twice until the store changes.

    The answer depends on role and unit, which is all that rights look at; people who have both in common share it.
    """
    return _ask_as(house(), as_anybody_like(actor()), verb, *args)


def _ask_as(home: House, asker: Actor, verb: Callable[..., Any], *args: Hashable) -> Any:
    key = ("asked", verb, args, asker, home.known_at)
    return home.store.database.held(key, lambda: verb(home, asker, *args))


def as_anybody_like(asker: Actor) -> Actor:
    """Somebody with the same rights and no name."""
    return Actor(role_words(asker.role), asker.role, asker.unit)


def do(verb: Callable[..., Any], *args: Any, **named: Any) -> Any:
    """Carry out a verb that writes, or that must be asked anew."""
    return verb(house(), actor(), *args, **named)


def warm_up() -> None:
    """Open the house and ask once what the first page asks, so that the first visitor does not wait for it."""
    workflow.warm_up()
    leader = Actor(role_words("leadership"), "leadership")
    home = opened_house()
    rounds = _ask_as(home, leader, looking.rounds)
    if rounds:
        last = rounds[-1]
        _ask_as(home, leader, workflow.assess_units, last.code, (home.store.province, *last.units))
