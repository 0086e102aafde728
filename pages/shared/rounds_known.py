"""Which moment's figures a page shows: a closed round as it was closed, unless somebody asks for another day."""

from datetime import date, datetime

import streamlit as st

from indicators.output.known_words import known_words
from indicators.output.round_words import SINCE, proof_words
from indicators.workflow import exploring, managing_rounds, snapshots, strategy_rounds
from indicators.workflow.house import LATEST
from pages.shared import markup
from pages.shared.filters import may_choose
from pages.shared.session import ask, house

KNOWN, DAY = "known", "known_day"
NOW, OTHER = "now", "day"
LABEL = "Theo số liệu"


def choose_known(round: str) -> datetime | None:
    """The choice beside the round's, where the round was ever closed; None: as the round stands."""
    closings = ask(managing_rounds.closings, round)
    if not closings:
        return None
    moments = {one.known_at.isoformat(): one for one in reversed(closings)}
    words = {key: known_words(one.at.date(), closed=True) for key, one in moments.items()}
    words |= {NOW: "Số liệu hiện tại", OTHER: "Theo số liệu một ngày khác…"}
    first = next(iter(words)) if ask(managing_rounds.is_closed, round) else NOW
    chosen = may_choose(LABEL, KNOWN, tuple(words), words.__getitem__, first, keep=True, bare=True)
    if chosen == OTHER:
        return snapshots.end_of(_day(closings[-1].at.date()))
    return moments[chosen].known_at if chosen in moments else LATEST


def banner(round: str) -> None:
    """Whose day the figures are of, and whether they would come out otherwise today."""
    home = house()
    known = strategy_rounds.known_on(home, round)
    if not known:
        return
    markup.show(
        f'<div class="known-banner" role="note"><b>{markup.safe(known)}</b> {markup.safe(_told(round))}</div>'
    )


def _told(round: str) -> str:
    """What became of the closing that is looked at; "" for any other day."""
    found = ask(snapshots.proof, round)
    if found is None or found.closing.known_at != house().known_at:
        return ""
    names = ask(exploring.unit_names, round)
    differing = [names.get(code, code) for code in found.differing]
    said = [] if found.equal else [proof_words(False, differing, found.same_catalogue)]
    return " ".join([*said, *([SINCE] if ask(snapshots.changed_since, round) else [])])


def _day(latest: date) -> date:
    asked = st.query_params.get(DAY, "")
    day = st.date_input("Ngày", _date_of(asked) or latest, format="DD/MM/YYYY", key="choose_known_day",
                        label_visibility="collapsed")  # fmt: skip
    st.query_params[DAY] = day.isoformat()
    return day


def _date_of(words: str) -> date | None:
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None
