"""Filters whose choice stands in the address by its code, so that a link reproduces the view."""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from indicators.catalogue.definitions import Round
from indicators.errors import UserError
from indicators.workflow import looking
from pages.shared.session import ask

ROUND = "round"


def may_choose(
    label: str,
    name: str,
    options: Sequence[str],
    shown: Callable[[str], str] = str,
    default: str | None = None,
    placeholder: str | None = None,
    keep: bool = False,
    bare: bool = False,
) -> str | None:
    """One of ``options`` (codes), or None where there is none. The address is the truth.

    ``placeholder``: nothing needs to be chosen. ``keep``: remembered from page to page. ``bare``: its label is heard,
    not seen.
    """
    widget, kept = f"choose_{name}", f"kept_{name}"
    asked = st.query_params.get(name) or (st.session_state.get(kept) if keep else None)
    first = default if default in options or placeholder else next(iter(options), None)
    chosen = asked if asked in options else first
    if keep:
        st.session_state[kept] = chosen
        _write(name, chosen)
    st.session_state[widget] = chosen
    return st.selectbox(
        label,
        options,
        format_func=shown,
        key=widget,
        on_change=lambda: _write(name, st.session_state[widget]),
        placeholder=placeholder or "Chọn",
        label_visibility="collapsed" if bare else "visible",
    )


def choose(
    label: str,
    name: str,
    options: Sequence[str],
    shown: Callable[[str], str] = str,
    default: str | None = None,
    bare: bool = False,
) -> str:
    """One of ``options``. Raises UserError where there is nothing to choose from."""
    chosen = may_choose(label, name, options, shown, default, bare=bare)
    if chosen is None:
        raise UserError(f"Chưa có gì để chọn ở mục “{label}” trong đợt này.")
    return chosen


def choose_several(
    label: str,
    name: str,
    options: Sequence[str],
    shown: Callable[[str], str] = str,
    default: Sequence[str] = (),
) -> list[str]:
    """Several of ``options``; in the address as codes joined by commas."""
    widget = f"choose_{name}"
    asked = st.query_params.get(name)
    chosen = default if asked is None else asked.split(",")
    st.session_state[widget] = [code for code in chosen if code in options]

    return st.multiselect(
        label,
        options,
        format_func=shown,
        key=widget,
        on_change=lambda: _write(name, ",".join(st.session_state[widget])),
        placeholder="Chọn",
    )


def choose_tab(name: str, tabs: Mapping[str, str]) -> Sequence[DeltaGenerator]:
    """The panels of ``tabs`` (code of letters → title), one of them in front: the way back from elsewhere leads to it.

    The browser notes the one in front in the address (frame.js), by the codes of the key, and asks the server nothing.
    """
    with st.container(key=f"tabs-{name}--{'-'.join(tabs)}"):
        return st.tabs(list(tabs.values()), default=tabs.get(st.query_params.get(name, "")))


def choose_round() -> str | None:
    """The common filter: the round every page of the frame looks at."""
    rounds: tuple[Round, ...] = ask(looking.rounds)
    names = {r.code: r.name for r in rounds}
    return may_choose(
        "Đợt báo cáo", ROUND, tuple(names), names.__getitem__, newest(rounds), keep=True, bare=True
    )


def newest(rounds: Sequence[Round]) -> str | None:
    """The code of the round with the latest data date."""
    return rounds[-1].code if rounds else None


def round_chosen() -> str:
    """The code of the round chosen in the frame."""
    return st.session_state[f"kept_{ROUND}"]


def _write(name: str, value: str | None) -> None:
    if f"kept_{name}" in st.session_state:
        st.session_state[f"kept_{name}"] = value
    if value is None:
        st.query_params.pop(name, None)
    elif st.query_params.get(name) != value:
        st.query_params[name] = value
