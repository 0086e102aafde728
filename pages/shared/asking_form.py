"""The form of questions: the file's own words, its cell, what they may mean; and the answers kept at one press."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from indicators.access.rights import may
from indicators.errors import UserError
from indicators.output.meaning_words import QUESTIONS, choices, meaning_text
from indicators.output.tables.understood_lines import Line
from indicators.workflow import Receipt, SheetView, answering, exploring, looking
from pages.shared.filters import newest
from pages.shared.markup import paragraph, plain, safe
from pages.shared.markup import show as show_piece
from pages.shared.session import actor, ask, do

MOST_ASKED = 30  # lines in one form; the others follow when these are answered
ALL_UNITS, THIS_UNIT = "Mọi đơn vị", "Chỉ đơn vị gửi tệp này"
CHOOSE = "Chọn"
SENDER = {"round": "Đợt báo cáo của tệp", "unit": "Đơn vị gửi tệp"}
NOTHING_CHOSEN = "Chưa chọn câu trả lời nào."
NO_UNIT = "Chưa biết đơn vị gửi tệp, nên chưa ghi được câu trả lời chỉ cho đơn vị này."


@dataclass(frozen=True, slots=True)
class Desk:
    """One file being asked about. ``units``, ``rounds``: names by code. ``sender``: where the round and the unit that
    somebody named for the file are kept; ``again`` reads the files once more."""

    file: str
    receipt: Receipt
    sheets: tuple[SheetView, ...]
    units: Mapping[str, str]
    rounds: Mapping[str, str]
    sender: str
    again: Callable[[], None]

    def key(self, *what: object) -> str:
        return "_".join(map(str, (*what, self.file)))


def show(desk: Desk, asked: Sequence[Line], picked: Sequence[Line], lacking: Sequence[str]) -> None:
    """``picked``: what was pointed at besides the questions; ``lacking``: see ``missing``."""
    needed = [line for line in asked if not line.optional]
    groups = (
        ("Anh/chị chỉ ra", picked),
        ("Chương trình hỏi", needed[:MOST_ASKED]),
        (
            "Đã hiểu theo tên gần đúng, chỉ trả lời nếu sai",
            [line for line in asked if line.optional][:MOST_ASKED],
        ),
    )
    lines = [line for _, group in groups for line in group]
    if not lines and not lacking:
        return
    refused: Mapping[str, str] = st.session_state.get(desk.key("refused"), {})
    with st.form(desk.key("answers"), border=True):
        st.caption("Chọn nghĩa của từng chữ trong tệp; chỗ chưa chắc thì để trống.")
        if lacking:
            _ask_sender(desk, lacking)
        for title, group in groups:
            if group:
                show_piece(paragraph("asked-group", title))
            for line in group:
                _ask_line(desk, line, refused.get(_key(desk, line), ""))
        if len(needed) > MOST_ASKED:
            st.caption(f"Còn {len(needed) - MOST_ASKED} câu hỏi nữa, hiện ra sau khi lưu các câu trên.")
        if lines:
            scopes = (ALL_UNITS, THIS_UNIT) if may(actor(), "answer") else (THIS_UNIT,)
            st.radio("Áp dụng cho", scopes, horizontal=True, key=desk.key("scope"))
        st.form_submit_button(
            "Lưu câu trả lời và đọc lại",
            icon=":material/done_all:",
            type="primary",
            on_click=_save,
            args=(desk, lines),
        )
        if told := refused.get(""):
            st.error(plain(told))


def missing(desk: Desk, asked: Sequence[Line]) -> tuple[str, ...]:
    """ "round", "unit": what the file does not name. A unit whose words are asked about is not missing."""
    reading = desk.receipt.reading
    declared = any(line.kind == "unit" and not line.optional for line in asked)
    known = {"round": reading.round, "unit": reading.unit or declared}
    return tuple(what for what, there in known.items() if not there)


def _ask_sender(desk: Desk, lacking: Sequence[str]) -> None:
    for what, place in zip(lacking, st.columns(2), strict=False):
        names = desk.rounds if what == "round" else desk.units
        place.selectbox(
            SENDER[what],
            tuple(names),
            index=None,
            format_func=names.__getitem__,
            placeholder=CHOOSE,
            key=desk.key(what),
        )


def _ask_line(desk: Desk, line: Line, refused: str) -> None:
    """The file's words and their cell on the left, what they may mean on the right."""
    indicators, units = _indicators(desk), _units(desk)
    left, right = st.columns([3, 4], vertical_alignment="center")
    place = f"Trang “{line.sheet}”, ô {line.cell}" if len(desk.sheets) > 1 else f"Ô {line.cell}"
    what = line.why or QUESTIONS[line.kind].lower()
    with left:
        show_piece(
            f'<div class="asked"><q>{safe(line.said)}</q><span class="small">{safe(place)} · {safe(what)}</span></div>'
        )
    right.selectbox(
        f"{QUESTIONS[line.kind]} {plain(line.said)}",
        choices(line.kind, line.candidates, indicators.values(), units, () if line.timed else _asks(desk)),
        index=None,
        format_func=lambda meaning: meaning_text(line.kind, meaning, indicators, units),
        placeholder=CHOOSE,
        key=_key(desk, line),
        label_visibility="collapsed",
    )
    if refused:
        st.error(plain(refused))


def _key(desk: Desk, line: Line) -> str:
    return desk.key("answer", line.kind, line.words)


def _units(desk: Desk) -> dict[str, str]:
    """Names by code: the units the round asks, then every other unit of the province on its day."""
    code = desk.receipt.reading.round or newest(ask(looking.rounds))
    day = next(r.data_date for r in ask(looking.rounds) if r.code == code)
    others = {u.code: u.name for u in ask(exploring.dated_units) if u.valid_on(day)}
    return {**desk.units, **{code: name for code, name in others.items() if code not in desk.units}}


def _indicators(desk: Desk):
    return ask(exploring.indicators_of, desk.receipt.reading.round or newest(ask(looking.rounds)))


def _asks(desk: Desk):
    code = desk.receipt.reading.round
    return next((r.asks for r in ask(looking.rounds) if r.code == code), ())


def _save(desk: Desk, lines: Sequence[Line]) -> None:
    """Keep every answer that was chosen; one that is refused says so at its line and loses no other."""
    state, reading = st.session_state, desk.receipt.reading
    round, unit = (state.get(desk.key(what)) for what in ("round", "unit"))
    chosen = [(line, state.get(_key(desk, line))) for line in lines]
    answers = [(line, meaning) for line, meaning in chosen if meaning is not None]
    refused: dict[str, str] = {}
    if round or unit:
        before = state.get(desk.sender, (None, None))
        state[desk.sender] = round or before[0], unit or before[1]
    elif not answers:
        refused[""] = NOTHING_CHOSEN
    scope = "" if state.get(desk.key("scope")) == ALL_UNITS else reading.unit or unit or actor().unit or None
    for line, meaning in answers:
        try:
            if scope is None:
                raise UserError(NO_UNIT)
            do(answering.answer, line.kind, line.words, meaning, scope, round=reading.round or round or "")
        except UserError as error:
            refused[_key(desk, line)] = str(error)
    state[desk.key("refused")] = refused
    if not refused:
        state.pop(desk.key("picked"), None)
    if len(refused) < len(answers) or round or unit:
        desk.again()
