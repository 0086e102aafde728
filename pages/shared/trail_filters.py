"""Which lines of the trail are shown: all of it in the address."""

from dataclasses import dataclass
from datetime import date

import streamlit as st

from indicators.output.trail_words import TrailTerms, act_words, deed_words
from indicators.workflow.trail import trail_choices
from pages.shared.filters import may_choose
from pages.shared.session import do

DAY_FORMAT = "DD/MM/YYYY"


@dataclass(frozen=True, slots=True)
class Chosen:
    """None: any. ``since``, ``until``: days, both inclusive."""

    act: str | None
    who: str | None
    unit: str | None
    round: str | None
    since: date | None
    until: date | None

    @property
    def asked(self) -> tuple:
        """As the verbs of the trail take them, after house and actor."""
        return ((self.act,) if self.act else (), self.who, self.unit, self.round, self.since, self.until)


def choose(terms: TrailTerms) -> Chosen:
    """One of each that occurs in the trail, and a period of days."""
    told = do(trail_choices)  # never one held: what changes no figure is in the trail all the same
    acts, people, rounds = sorted(told.acts, key=act_words), told.actors, told.rounds[::-1]
    units = sorted(terms.units.keys() & set(told.units), key=terms.units.__getitem__)
    first, second, third = st.columns(3)
    with first:
        act = may_choose("Loại việc", "act", acts, lambda code: deed_words(code, ""), placeholder="Mọi việc")
    with second:
        who = may_choose("Người thực hiện", "who", people, placeholder="Mọi người")
    with third:
        unit = may_choose("Đơn vị", "unit", units, terms.units.__getitem__, placeholder="Mọi đơn vị")
    first, second, third = st.columns(3)
    with first:
        round = may_choose("Đợt báo cáo", "in_round", rounds, placeholder="Mọi đợt")
    with second:
        since = _day("Từ ngày", "since")
    with third:
        until = _day("Đến ngày", "until")
    return Chosen(act, who, unit, round, since, until)


def _day(label: str, name: str) -> date | None:
    return st.date_input(label, None, format=DAY_FORMAT, key=name, bind="query-params")
