"""Which table of duties, of whom, of which plan, and where the lines stand: all of it in the address."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from indicators.access.rights import Actor
from indicators.assessment.duties import JudgedDuty
from indicators.catalogue.duties import DutyKind
from indicators.output.duty_words import SCOPE_LABELS, STATE_WORDS
from indicators.workflow import duties, looking
from pages.shared.filters import may_choose
from pages.shared.session import ask

ANY = {"scope": "Tất cả", "unit": "Tất cả đơn vị", "state": "Mọi tình trạng"}
KIND, LINE = "kind", "line"


@dataclass(frozen=True, slots=True)
class Chosen:
    """None: any."""

    scope: str | None
    unit: str | None
    state: str | None

    @property
    def filters(self) -> dict[str, str | None]:
        """As they stand in an address."""
        return {"scope": self.scope, "unit": self.unit, "state": self.state}

    @property
    def scopes(self) -> tuple[str, ...]:
        return (self.scope,) if self.scope else ()

    @property
    def states(self) -> tuple[str, ...]:
        return (self.state,) if self.state else ()


def choose_kind(kinds: Mapping[str, DutyKind]) -> DutyKind:
    """One table, as pills; the address keeps which."""
    widget = "choose_kind"
    asked = st.query_params.get(KIND)
    st.session_state[widget] = asked if asked in kinds else next(iter(kinds))

    def write() -> None:
        st.query_params[KIND] = st.session_state[widget]
        for name in (LINE, "scope", "unit", "state"):
            st.query_params.pop(name, None)

    chosen = st.pills(
        "Bảng theo dõi", list(kinds), format_func=lambda code: kinds[code].name, key=widget, required=True,
        on_change=write, label_visibility="collapsed",
    )  # fmt: skip
    return kinds[chosen or next(iter(kinds))]


def opened(lines: Sequence[JudgedDuty]) -> JudgedDuty | None:
    """The line the address opens; None for none, or for one that is not there (any more)."""
    key = st.query_params.get(LINE)
    return next((line for line in lines if line.duty.key == key), None)


def choose(kind: DutyKind, asker: Actor) -> Chosen:
    """Plan or round, unit and state; a unit's account sees its own lines anyway."""
    scopes = scopes_of(kind)
    first, second, third = st.columns(3)
    with first:
        scope = may_choose(SCOPE_LABELS[kind.by_round], "scope", tuple(scopes), scopes.__getitem__,
                           placeholder=ANY["scope"])  # fmt: skip
    unit = None
    if kind.unit_fields and asker.role != "unit":
        named = ask(duties.units_named, kind.code)
        with second:
            unit = may_choose("Đơn vị", "unit", tuple(named), named.__getitem__, placeholder=ANY["unit"])
    state = None
    if kind.due or kind.status:
        states = {code: word for code, word in STATE_WORDS.items() if kind.due or code in ("open", "done")}
        with third:
            state = may_choose(
                "Tình trạng", "state", tuple(states), states.__getitem__, placeholder=ANY["state"]
            )
    return Chosen(scope, unit, state)


def scopes_of(kind: DutyKind) -> dict[str, str]:
    """The plans or rounds there may be lines of, the newest first, by code."""
    rounds = ask(looking.rounds)
    if kind.by_round:
        return {r.code: r.name for r in reversed(rounds)}
    return {year: year for year in ask(duties.plan_years)}
