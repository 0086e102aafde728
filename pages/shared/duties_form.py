"""One line of a table of duties: filled in, corrected, withdrawn, with everything that was written of it before."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

from indicators.assessment.duties import JudgedDuty
from indicators.catalogue.definitions import Unit
from indicators.catalogue.duties import DutyField, DutyKind
from indicators.errors import UserError
from indicators.output.duty_words import (
    SCOPE_LABELS,
    YES_NO,
    due_words,
    field_words,
    headline,
    standing,
    typed_words,
)
from indicators.output.numbers import format_moment
from indicators.workflow import duties
from indicators.workflow.duties import Duty
from pages.shared import links, markup
from pages.shared.markup import chip, link, plain, safe
from pages.shared.messages import show_user_error
from pages.shared.session import actor, ask, do

TOLD = "duty_told"
NONE = "—"
PLACEHOLDERS = {"deadline": "Ví dụ: trong tháng 3, Quý II, trước ngày 15/6/2025", "date": "Ví dụ: 15/6/2025",
                "money": "Triệu đồng"}  # fmt: skip
TALL = 3  # lines of a wide text
HISTORY_HEADS = ("Lúc", "Người ghi", "Trước", "Sau", "Lý do")


def told() -> None:
    """What became of the last press, said once."""
    if said := st.session_state.pop(TOLD, None):
        st.success(plain(said))


def opened_line(line: JudgedDuty, scopes: Mapping[str, str]) -> None:
    """One line by itself: where it stands, its form, its history, and the way back to the table as it was filtered."""
    kind, duty, names = line.kind, line.duty, ask(duties.unit_names)
    filters = {name: st.query_params.get(name) for name in ("scope", "unit", "state")}
    markup.show(
        f"<p>{link(links.to('duties', kind=kind.code, **filters), f'← {kind.name}')}</p>",
        f'<h2 class="section">{safe(headline(line))}</h2>',
    )
    told()
    facts = [(SCOPE_LABELS[kind.by_round], safe(scopes.get(duty.scope, duty.scope)))]
    facts += [(f.name, safe(field_words(f, duty.said(f.code), names))) for f in kind.fields if _fact(f, line)]
    if kind.due or kind.status:
        facts.append(
            ("Theo dõi", chip(standing(line)) + f' <span class="small">{safe(due_words(line))}</span>')
        )
    markup.show(markup.facts(facts))
    line_form(kind, duty, scopes, None)
    history(duty)
    withdraw_form(kind, duty)


def _fact(field: DutyField, line: JudgedDuty) -> bool:
    """A field told above the form: what this person cannot change in it."""
    shown = bool(line.duty.said(field.code)) and field.code != line.kind.headline
    return shown and field.code not in duties.may_fill(actor(), line.kind, line.duty)


def line_form(kind: DutyKind, duty: Duty | None, scopes: Mapping[str, str], scope: str | None) -> None:
    """The form of one line (None: a new one) with the fields the actor may fill; nothing where there are none."""
    allowed = duties.may_fill(actor(), kind, duty)
    if not allowed:
        return
    name = duty.key if duty else f"new_{kind.code}"
    # The version seen first stays that of the form, so that a change made meanwhile is told, not overwritten.
    seen = st.session_state.setdefault(f"duty_seen_{name}", duty.version if duty else 0)
    with st.form(f"duty_{name}_{seen}", border=True):
        plan = duty.scope if duty else _scope(kind, scopes, scope, name)
        units = ask(duties.units_of, duties_year(plan))
        fields = [kind.by_code[code] for code in allowed]
        values = {f.code: _box(f, duty, units, f"{name}_{seen}") for f in fields}
        if kind.note:
            st.caption(plain(kind.note))
        why = st.text_input("Lý do", key=f"why_{name}_{seen}", placeholder="Không bắt buộc") if duty else ""
        pressed = st.form_submit_button(
            "Ghi" if duty else "Thêm dòng", icon=":material/save:", type="primary"
        )
    if pressed:
        key, version = (duty.key, seen) if duty else ("", 0)
        _carry_out(
            lambda: do(duties.write, kind.code, plan, values, key, version, why),
            "Đã ghi dòng.",
            name,
            bool(duty),
        )


def withdraw_form(kind: DutyKind, duty: Duty) -> None:
    """Taking a line out, with a reason."""
    if not duties.may_withdraw(actor(), kind, duty):
        return
    with st.form(f"withdraw_{duty.key}", border=True):
        why = st.text_input("Lý do rút dòng này", key=f"withdraw_why_{duty.key}")
        pressed = st.form_submit_button("Rút dòng", icon=":material/delete:")
    if pressed:
        _carry_out(lambda: do(duties.withdraw, duty.key, duty.version, why), "Đã rút dòng.", duty.key, False)


def history(duty: Duty) -> None:
    """Every write of the line, the latest first."""
    writes = ask(duties.history, duty.key)
    rows = (
        (
            safe(format_moment(w.at)),
            safe(w.actor),
            safe(w.old),
            safe("Đã rút" if w.withdrawn else w.new),
            safe(w.why),
        )
        for w in reversed(writes)
    )
    with st.expander(f"Các lần ghi ({len(writes)})", icon=":material/history:"):
        markup.show(markup.table(HISTORY_HEADS, rows, ("short", "", "", "", "")))


def duties_year(scope: str) -> int:
    """The year of a plan or a round, of its units."""
    return ask(duties.year_of_scope, scope)


def _scope(kind: DutyKind, scopes: Mapping[str, str], scope: str | None, name: str) -> str:
    options = list(scopes)
    first = options.index(scope) if scope in options else 0
    return st.selectbox(SCOPE_LABELS[kind.by_round], options, first, scopes.__getitem__, key=f"scope_{name}")


def _box(field: DutyField, duty: Duty | None, units: Sequence[Unit], name: str) -> Any:
    """The widget of one field, with what stands there now."""
    text, key = duty.said(field.code) if duty else "", f"{name}_{field.code}"
    label = f"{field.name} *" if field.required else field.name
    if field.type in ("choice", "yes_no"):
        words = YES_NO if field.type == "yes_no" else {c.code: c.name for c in field.choices}
        return _select(label, {"": NONE} | words, text, key)
    if field.type in ("unit", "units"):
        names = {u.code: u.name for u in units}
        if field.type == "unit":
            return _select(label, {"": NONE} | names, text, key)
        now = [code for code in text.split(";") if code]
        options = list(dict.fromkeys([*names, *now]))
        return ";".join(
            st.multiselect(label, options, now, lambda c: names.get(c, c), key=key, placeholder="Chọn")
        )
    if field.wide:
        return st.text_area(label, text, key=key, height=TALL * 36)
    said = field_words(field, text, {}) if field.type == "date" else typed_words(field, text)
    return st.text_input(label, said, key=key, placeholder=PLACEHOLDERS.get(field.type))


def _select(label: str, words: Mapping[str, str], text: str, key: str) -> str:
    options = list(dict.fromkeys([*words, text]))
    return st.selectbox(label, options, options.index(text), lambda code: words.get(code, code), key=key)


def _carry_out(work: Callable[[], object], said: str, name: str, stay: bool) -> None:
    """Do it, say so, and begin again with what stands now; what was typed stays where it is refused."""
    try:
        work()
    except UserError as error:
        show_user_error(error)
        return
    st.session_state[TOLD] = said
    for key in [k for k in st.session_state if str(k).startswith(f"{name}_") or k == f"duty_seen_{name}"]:
        del st.session_state[key]
    if not stay:
        st.query_params.pop("line", None)
    st.rerun()
