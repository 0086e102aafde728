"""Asking in place: the sheet as it was understood, one line per question, one button that keeps the answers."""

from collections.abc import Sequence

import streamlit as st

from indicators.access.rights import may
from indicators.output.meaning_words import KINDS, QUESTIONS
from indicators.output.tables.understood import understood
from indicators.output.tables.understood_lines import Line, every, line_of, pointed
from indicators.workflow import SheetView, answering
from pages.shared import asking_form, asking_sheet, markup
from pages.shared.asking_form import Desk
from pages.shared.session import actor, do

NOT_ALLOWED = (
    "Tài khoản này không được trả lời cho tệp của đơn vị khác; chính đơn vị hoặc cơ quan thường trực trả lời."
)


def show(desk: Desk) -> None:
    """The drawn sheet and the form; folded away where nothing is asked."""
    if not desk.sheets:
        return
    reading = desk.receipt.reading
    if not may(actor(), "answer", reading.unit or actor().unit):
        st.caption(NOT_ALLOWED)
    asked = tuple(line_of(q, reading) for q in do(answering.questions, desk.receipt))
    missing = asking_form.missing(desk, asked)
    needed = sum(not line.optional for line in asked) + len(missing)
    title = (
        f"Cần anh/chị cho biết ({needed})" if needed else "Xem trang tính và cách hiểu từng cột, từng dòng"
    )
    with st.expander(title, icon=":material/grid_on:", expanded=needed > 0):
        view = _chosen_sheet(desk, asked)
        here = {
            line.cell: QUESTIONS[line.kind]
            for line in asked
            if (line.sheet, line.optional) == (view.sheet, False)
        }
        made = understood(view, reading, here)
        markup.show(asking_sheet.legend(made))
        asking_sheet.show(made, desk.key(view.sheet), lambda target: _pick(desk, view.sheet, target))
        _choose_target(desk, view)
        asking_form.show(desk, asked, _picked(desk, asked), missing)


def _chosen_sheet(desk: Desk, asked: Sequence[Line]) -> SheetView:
    views = {view.sheet: view for view in desk.sheets}
    if len(views) == 1:
        return desk.sheets[0]
    counts = {name: sum(line.sheet == name and not line.optional for line in asked) for name in views}
    chosen = st.selectbox(
        "Trang tính",
        tuple(views),
        index=max(range(len(views)), key=lambda n: counts[tuple(views)[n]] > 0),
        format_func=lambda name: f"{name} ({counts[name]} câu hỏi)" if counts[name] else name,
        key=desk.key("page"),
    )
    return views[chosen]


def _choose_target(desk: Desk, view: SheetView) -> None:
    """The same as a click on the sheet, for who uses no mouse."""
    reading, box = desk.receipt.reading, desk.key(f"target_{view.sheet}")
    lines = every(view, reading)
    if lines:
        st.selectbox(
            "Cột hoặc dòng bị hiểu sai (bấm vào trang tính ở trên, hoặc chọn ở đây)",
            tuple(lines),
            index=None,
            format_func=lambda target: _target_words(target, lines[target]),
            placeholder="Chọn cột hoặc dòng",
            key=box,
            on_change=lambda: _take(desk, view.sheet, box),
        )


def _target_words(target: str, line: Line) -> str:
    kind = KINDS[line.kind]
    where = line.cell.rstrip("0123456789") if line.kind == "column" else target.partition(":")[2]
    number = where if line.kind == "column" else str(int(where) + 1)
    return f"{kind} {number}: {line.said}" + (f" — {line.why}" if line.why else "")


def _take(desk: Desk, sheet: str, box: str) -> None:
    """Point at what the box says, and empty the box for the next."""
    _pick(desk, sheet, st.session_state[box])
    st.session_state[box] = None


def _pick(desk: Desk, sheet: str, target: str | None) -> None:
    picked = st.session_state.setdefault(desk.key("picked"), [])
    if target and (sheet, target) not in picked:
        picked.insert(0, (sheet, target))
        st.toast("Đã thêm vào danh sách dưới trang tính: hãy chọn nghĩa đúng.", icon=":material/edit:")


def _picked(desk: Desk, asked: Sequence[Line]) -> tuple[Line, ...]:
    """What was pointed at besides the questions, each once."""
    views = {view.sheet: view for view in desk.sheets}
    taken = {(line.kind, line.words) for line in asked}
    found = {}
    for sheet, target in st.session_state.get(desk.key("picked"), ()):
        line = pointed(views[sheet], desk.receipt.reading, target)
        if line and (line.kind, line.words) not in taken:
            found.setdefault((line.kind, line.words), line)
    return tuple(found.values())
