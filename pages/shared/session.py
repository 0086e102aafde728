"""What the server keeps between clicks: one house per process, and answers remembered until something is written."""

from collections.abc import Callable, Hashable
from datetime import date
from typing import Any

import streamlit as st

from indicators import workflow
from indicators.access.rights import LOCAL_USER, Actor
from indicators.catalogue.definitions import Unit
from indicators.workflow import House, looking
from indicators.workflow.house import open_chosen

REMEMBERED = 400


@st.cache_resource(show_spinner=False)
def _opened(path: str, province: str, sample: bool) -> House:
    """By what was chosen, so that another choice (in tests) is another house."""
    return open_chosen()


def house() -> House:
    """The house of this process. Raises StoreError, CatalogueError."""
    path, province, sample = workflow.chosen_database()
    return _opened(str(path), province, sample)


def province() -> Unit:
    """The province (or the country) whose figures these are, as its newest round names it."""
    home = house()
    rounds = workflow.known_rounds(home)
    return home.catalogue.unit(home.store.province, rounds[-1].data_date if rounds else date.today())


def actor() -> Actor:
    """Who asks: the person at this machine, until there are accounts."""
    return LOCAL_USER


def ask(verb: Callable[..., Any], *args: Hashable) -> Any:
    """What ``verb(house, actor, *args)`` answers; the same question is not asked twice until the store changes."""
    home = house()
    name = f"{verb.__module__}.{getattr(verb, '__qualname__', verb)}"
    return _remembered(name, args, actor(), str(home.store.path), home.store.generation(), verb, home)


def do(verb: Callable[..., Any], *args: Any, **named: Any) -> Any:
    """Carry out a verb that writes, or that must be asked anew."""
    return verb(house(), actor(), *args, **named)


@st.cache_resource(show_spinner=False, max_entries=REMEMBERED)
def _remembered(
    name: str,
    args: tuple[Hashable, ...],
    asker: Actor,
    path: str,
    generation: str,
    _verb: Callable[..., Any],
    _home: House,
) -> Any:
    return _verb(_home, asker, *args)


def warm_up() -> None:
    """Open the house and ask once what the first page asks, so that the first visitor does not wait for it."""
    workflow.warm_up()
    rounds = ask(looking.rounds)
    if rounds:
        last = rounds[-1]
        ask(workflow.assess_units, last.code, (house().store.province, *last.units))
