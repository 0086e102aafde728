"""The form by which a round is opened from a former one, or an open one is changed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import streamlit as st

from indicators.catalogue.definitions import Asked, Deadline, Round, Unit
from indicators.catalogue.opened_rounds import REPORT
from indicators.output.numbers import format_date
from indicators.output.round_words import CLASSES, asked_words
from indicators.workflow import managing_rounds
from indicators.workflow.round_drafts import Draft
from pages.shared.markup import plain
from pages.shared.rounds_acts import ABOVE, carry_out
from pages.shared.session import ask, do, house

LEVELS = {"departments": "department", "districts": "district", "communes": "commune"}


def open_form(rounds: Mapping[str, str], former: str) -> None:
    """Choose the former round and the data date, then everything else as it was, to be looked through."""
    codes = list(rounds)
    left, right = st.columns(2)
    with left:
        chosen = st.selectbox(
            "Mở theo đợt", codes, codes.index(former), rounds.__getitem__, key="former_round"
        )
    proposed: Draft = do(managing_rounds.draft_from, chosen)
    with right:
        first = (
            proposed.last_day or proposed.round.data_date
        )  # a province that was merged has rounds until that day
        day = st.date_input("Ngày chốt số liệu", first, format="DD/MM/YYYY",
                            key=f"data_date_{chosen}")  # fmt: skip
    draft: Draft = do(managing_rounds.draft_from, chosen, day)
    _tell(draft)
    if not draft.round.units:
        st.warning(plain(" ".join(do(managing_rounds.problems, draft.round)[:1])))
        return
    made = _form(draft.round, f"open_{chosen}_{day}", "Mở đợt")
    if made:
        carry_out(lambda: do(managing_rounds.open_round, made), f"Đã mở đợt {made.code}: {made.name}.", ABOVE)


def change_form(round: Round) -> None:
    """The same for a round that is open; its code and data date stay."""
    why = st.text_input("Lý do sửa đợt", key=f"change_why_{round.code}", placeholder="Bắt buộc")
    made = _form(round, f"change_{round.code}", "Sửa đợt")
    if made:
        carry_out(lambda: do(managing_rounds.change_round, made, why), f"Đã sửa đợt {made.code}.")


def _tell(draft: Draft) -> None:
    """Units of the former round that are no more, and who is asked instead."""
    if not draft.gone:
        return
    with st.expander(f"{len(draft.gone)} đơn vị không còn vào ngày {format_date(draft.round.data_date)}"):
        for unit, after in draft.gone:
            names = ", ".join(one.name for one in after) or "không có đơn vị kế thừa trong tỉnh"
            st.markdown(plain(f"{unit.name} → {names}"))


def _form(round: Round, key: str, action: str) -> Round | None:
    """The round as it was filled in, once the button is pressed."""
    here = ask(managing_rounds.units_there, round.data_date)
    indicators = ask(managing_rounds.indicators_there, round.strategy)
    with st.form(key, border=True):
        left, right = st.columns([1, 3])
        code = left.text_input("Mã đợt", round.code, key=f"{key}_code", disabled=action == "Sửa đợt")
        name = right.text_input("Tên đợt", round.name, key=f"{key}_name")
        deadlines, office_due = _deadlines(round, here, key)
        left, right = st.columns(2)
        with left:
            judges = st.multiselect("Kết luận mốc", _milestones(round), round.judges, key=f"{key}_judges",
                                    placeholder="Không kết luận mốc nào")  # fmt: skip
        with right:
            columns = _columns(round)
            asks = st.multiselect("Cột số liệu phải báo cáo", columns, round.asks, asked_words, key=f"{key}_asks",
                                  placeholder="Chọn")  # fmt: skip
        units = _units(round, here, key)
        chosen, only = _indicators(round, here, indicators, key)
        pressed = st.form_submit_button(action, icon=":material/add_task:", type="primary")
    if not pressed:
        return None
    return replace(
        round, code=code.strip(), name=name.strip(), deadlines=deadlines, office_due=office_due,
        judges=tuple(sorted(judges)), asks=tuple(a for a in columns if a in asks), units=units, indicators=chosen,
        only=tuple(one for one in only if one[0] in units),
    )  # fmt: skip


def _milestones(round: Round) -> tuple[int, ...]:
    return house().definitions.strategies[round.strategy].milestones


def _columns(round: Round) -> tuple[Asked, ...]:
    """What a round may ask: what it asks, whole years up to its own, and of its own year the half, the day, what is
    expected."""
    year = round.data_date.year
    years = (
        Asked(y, "year", "actual")
        for y in range(min((a.data_year for a in round.asks), default=year), year + 1)
    )
    this = (Asked(year, "half", "actual"), Asked(year, "to_date", "actual", round.data_date),
            Asked(year, "year", "estimate"), Asked(year, "year", "projection"))  # fmt: skip
    return tuple(dict.fromkeys((*round.asks, *years, *this)))


def _deadlines(round: Round, here: Sequence[Unit], key: str) -> tuple[tuple[Deadline, ...], date | None]:
    """A day for everybody and one for each class there is; the lines of single units stay."""
    levels = {u.level for u in here if u.level == "department" or u.parent == round.province}
    classes = ["all", *(name for name, level in LEVELS.items() if level in levels)]
    boxes = st.columns(len(classes) + 1)
    said: list[Deadline] = []
    for box, name in zip(boxes, classes, strict=False):
        before = [d for d in round.deadlines if d.units == name]
        first = before[0] if before else None
        due = box.date_input(f"Hạn nộp: {CLASSES[name]}", first.due if first else None, format="DD/MM/YYYY",
                             key=f"{key}_{name}")  # fmt: skip
        said += [replace(first, due=due) if first else Deadline(name, REPORT, due)] if due else []
        said += before[1:]
    office = boxes[-1].date_input(
        "Văn phòng báo cáo", round.office_due, format="DD/MM/YYYY", key=f"{key}_office"
    )
    return (*said, *(d for d in round.deadlines if d.units not in CLASSES)), office


def _units(round: Round, here: Sequence[Unit], key: str) -> tuple[str, ...]:
    """Few are named, many are left out: each costs a choice."""
    names = {u.code: f"{u.name} ({u.code})" for u in here}
    only = st.multiselect("Chỉ hỏi các đơn vị", round.units, format_func=lambda u: names.get(u, u), key=f"{key}_few",
                          placeholder=f"Hỏi cả {len(round.units)} đơn vị")  # fmt: skip
    left, right = st.columns(2)
    with left:
        less = st.multiselect("Bỏ bớt đơn vị", round.units, format_func=lambda u: names.get(u, u), key=f"{key}_less",
                              placeholder="Không bỏ đơn vị nào")  # fmt: skip
    with right:
        others = [code for code in names if code not in round.units]
        more = st.multiselect("Thêm đơn vị", others, format_func=names.__getitem__, key=f"{key}_more",
                              placeholder="Không thêm")  # fmt: skip
    return (*(u for u in round.units if u in (only or round.units) and u not in less), *more)


def _indicators(
    round: Round, here: Sequence[Unit], indicators: Mapping[str, str], key: str
) -> tuple[tuple[str, ...], tuple[tuple[str, tuple[str, ...]], ...]]:
    """Those asked of everybody, () for all; and (unit, codes) for units with a list of their own."""
    asked = round.indicators or tuple(indicators)
    without = st.multiselect("Không hỏi các chỉ tiêu", list(indicators), [c for c in indicators if c not in asked],
                             indicators.__getitem__, key=f"{key}_without", placeholder="Hỏi mọi chỉ tiêu")  # fmt: skip
    names = {u.code: u.name for u in here}
    left, right = st.columns([1, 2])
    with left:
        unit = st.selectbox("Riêng đơn vị", [u for u in round.units if u in names], None, names.__getitem__,
                            key=f"{key}_only", placeholder="Không có ngoại lệ")  # fmt: skip
    with right:
        mine = st.multiselect("chỉ hỏi các chỉ tiêu", list(indicators), format_func=indicators.__getitem__,
                              key=f"{key}_only_codes", placeholder="Chọn")  # fmt: skip
    only = dict(round.only) | ({unit: tuple(mine)} if unit and mine else {})
    kept = tuple(code for code in indicators if code not in without)
    return (kept if without else ()), tuple(only.items())
