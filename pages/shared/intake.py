"""Files between the uploader and their receipts: checked or sent one by one, receipts kept until the files change."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from threading import BoundedSemaphore
from typing import Any

import streamlit as st

from indicators.errors import UserError
from indicators.workflow import Receipt, SheetView, exploring, looking, reviewing
from pages.shared import asking, markup, mending, receipts
from pages.shared.asking_form import Desk
from pages.shared.changes import show_changes
from pages.shared.downloads import offer_marked
from pages.shared.filters import newest
from pages.shared.messages import show_user_error
from pages.shared.receipts import Place
from pages.shared.session import ask, do

KEPT = "receipts"
SENDER = "sender_of_{}"  # the round and the unit somebody said a file is of, by its file_id
Verb = Callable[..., Receipt]
# Files are read two at a time, whoever sent them: on the last day a whole province sends, and others want to look.
TURNS = BoundedSemaphore(2)
# Receipts are shown one after the other for the same reason, and never wait for a reading.
SHOWN = BoundedSemaphore(1)


@dataclass(frozen=True, slots=True)
class Kept:
    """What came of a file: its receipt or why there is none, its sheets, and the cells around its findings.

    ``verb``, ``round``, ``unit``: how it was read, to read it again.
    """

    verb: Verb
    round: str | None
    unit: str | None
    receipt: Receipt | UserError
    sheets: tuple[SheetView, ...] = ()
    windows: Mapping[Place, SheetView] | None = None


def keep(verb: Verb, files: Sequence[Any], round: str | None, unit: str | None) -> None:
    """Put every file through a verb of intake and keep what came of it; one refused file does not stop the others."""
    with st.spinner(f"Đang đọc {len(files)} tệp…"):
        st.session_state[KEPT] = {file.file_id: _read(verb, file, round, unit) for file in files}


def read_again(files: Sequence[Any]) -> None:
    """Every file that was read, once more as it was: an answer to one may answer another."""
    kept: Mapping[str, Kept] = st.session_state.get(KEPT, {})
    again = {f.file_id: (f, kept[f.file_id]) for f in files if f.file_id in kept}
    st.session_state[KEPT] = {key: _read(k.verb, file, k.round, k.unit) for key, (file, k) in again.items()}


def _read(verb: Verb, file: Any, round: str | None, unit: str | None) -> Kept:
    content = file.getvalue()
    said_round, said_unit = st.session_state.get(SENDER.format(file.file_id), (None, None))
    try:
        with TURNS:
            receipt = do(verb, file.name, content, round or said_round, unit or said_unit)
            sheets = do(reviewing.sheets, file.name, content)
            windows = do(reviewing.windows, file.name, content, receipts.places(receipt.reading.findings))
    except UserError as error:
        return Kept(verb, round, unit, error)
    return Kept(verb, round, unit, receipt, sheets, windows)


def show_kept(files: Sequence[Any], names: Mapping[str, str], rounds: Mapping[str, str]) -> None:
    """The receipts of the files still in the uploader."""
    kept: Mapping[str, Kept] = st.session_state.get(KEPT, {})
    for file in files:
        if file.file_id in kept:
            markup.section(file.name)
            with SHOWN:
                _show(file, kept[file.file_id], files, names, rounds)


def _show(
    file: Any, kept: Kept, files: Sequence[Any], names: Mapping[str, str], rounds: Mapping[str, str]
) -> None:
    receipt = kept.receipt
    if isinstance(receipt, UserError):
        show_user_error(receipt)
        return
    reading = receipt.reading
    unit, round = names.get(reading.unit or "", reading.unit or ""), rounds.get(reading.round or "", "")
    markup.show(receipts.head(receipt, unit, round, receipts.address(receipt)))
    if receipt.submission:
        mending.show_version(receipt.submission)
    offer_marked(receipt, file.getvalue())
    again = partial(read_again, files)
    asking.show(Desk(file.file_id, receipt, kept.sheets, names, rounds, SENDER.format(file.file_id), again))
    receipts.findings(reading.findings, kept.windows or {})
    if receipt.submission and reading.observations and reading.round:
        show_changes(receipt.submission, reading.round, ask(exploring.unit_names, reading.round))
    show_figures(reading.observations, reading.round or newest_round(), names)


def newest_round() -> str:
    """The round whose names are used where a file names none."""
    return newest(ask(looking.rounds)) or ""


def show_figures(observations: Sequence[Any], round: str, names: Mapping[str, str]) -> None:
    """What was read, folded away."""
    if observations:
        with st.expander(f"Số liệu đã đọc ({len(observations)})"):
            markup.show(receipts.figures(observations, ask(exploring.indicators_of, round), names))
