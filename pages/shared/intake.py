"""Files between the uploader and their receipts: checked or sent one by one, receipts kept until the files change."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

from indicators.errors import UserError
from indicators.workflow import Receipt, exploring, looking, reviewing
from pages.shared import markup, receipts
from pages.shared.changes import show_changes
from pages.shared.downloads import offer_marked
from pages.shared.filters import newest
from pages.shared.messages import show_user_error
from pages.shared.session import ask, do

KEPT = "receipts"


def keep(verb: Callable[..., Receipt], files: Sequence[Any], round: str | None, unit: str | None) -> None:
    """Put every file through a verb of intake and keep what came of it; one refused file does not stop the others."""
    kept: dict[str, Receipt | UserError] = {}
    with st.spinner(f"Đang đọc {len(files)} tệp…"):
        for file in files:
            try:
                kept[file.file_id] = do(verb, file.name, file.getvalue(), round, unit)
            except UserError as error:
                kept[file.file_id] = error
    st.session_state[KEPT] = kept


def show_kept(files: Sequence[Any], names: Mapping[str, str], rounds: Mapping[str, str]) -> None:
    """The receipts of the files still in the uploader."""
    kept = st.session_state.get(KEPT, {})
    for file in files:
        if file.file_id in kept:
            markup.section(file.name)
            _show(kept[file.file_id], file.getvalue(), names, rounds)


def _show(
    kept: Receipt | UserError, content: bytes, names: Mapping[str, str], rounds: Mapping[str, str]
) -> None:
    if isinstance(kept, UserError):
        show_user_error(kept)
        return
    reading = kept.reading
    unit, round = names.get(reading.unit or "", reading.unit or ""), rounds.get(reading.round or "", "")
    markup.show(receipts.head(kept, unit, round, receipts.address(kept)))
    offer_marked(kept, content)
    places = receipts.places(reading.findings)
    receipts.findings(reading.findings, do(reviewing.windows, kept.file, content, places))
    if kept.submission and reading.observations and reading.round:
        show_changes(kept.submission, reading.round, ask(exploring.unit_names, reading.round))
    show_figures(reading.observations, reading.round or newest_round(), names)


def newest_round() -> str:
    """The round whose names are used where a file names none."""
    return newest(ask(looking.rounds)) or ""


def show_figures(observations: Sequence[Any], round: str, names: Mapping[str, str]) -> None:
    """What was read, folded away."""
    if observations:
        with st.expander(f"Số liệu đã đọc ({len(observations)})"):
            markup.show(receipts.figures(observations, ask(exploring.indicators_of, round), names))
