"""What waits for a decision in a round: due first, filtered, and what needs no look accepted in one go."""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from indicators import workflow
from indicators.errors import UserError
from indicators.output.decision_words import queue_sentence
from indicators.output.numbers import format_date, format_moment
from indicators.workflow import looking, revising
from indicators.workflow.deciding import Outcome
from indicators.workflow.revising import Waiting
from pages.shared import links, markup
from pages.shared.filters import choose_several
from pages.shared.markup import Piece, link, paragraph, plain, safe, section, table
from pages.shared.messages import show_user_error
from pages.shared.session import ask, do

HEADS = ("Hạn nộp", "Nhận lúc", "Đơn vị", "Tệp", "Số liệu", "Cần xem", "Đổi số đã duyệt", "Lưu ý")
KINDS = ("short", "short", "", "", "number", "number", "number", "")
ONLY: dict[str, tuple[str, Callable[[Waiting], bool]]] = {
    "doubts": ("Có điều cần xem", lambda w: w.doubtful),
    "changes": ("Đổi số đã duyệt", lambda w: bool(w.changed)),
    "late": ("Nộp trễ", lambda w: bool(w.days_late)),
    "clean": ("Duyệt được ngay", lambda w: w.clean),
}
TOLD = "accepted_in_queue"
Names = Mapping[str, str]


def show(round: str, names: Names) -> tuple[Waiting, ...]:
    """The queue of a round; all that waits, whatever is filtered."""
    queue: tuple[Waiting, ...] = ask(revising.waiting, round)
    section(f"Đang chờ duyệt: {len(queue)}", _counts(queue))
    _elsewhere(round)
    _told(names)
    if not queue:
        return queue
    shown = _filtered(queue, names) if len(queue) > 1 else queue
    markup.show(table(HEADS, (_row(w, names) for w in shown), KINDS))
    if len(shown) < len(queue):
        st.caption(f"Đang hiện {len(shown)} trên {len(queue)} hồ sơ.")
    _accept_clean([w for w in shown if w.clean], names)
    return queue


def _counts(queue: Sequence[Waiting]) -> str:
    found = (sum(test(w) for w in queue) for _, test in ONLY.values())
    return queue_sentence(len(queue), *found)


def _elsewhere(round: str) -> None:
    others: Mapping[str, int] = ask(revising.waiting_elsewhere, round)
    rounds = {r.code: r.name for r in ask(looking.rounds)}
    found = (link(links.to("review", round=code), f"{rounds[code]}: {n}") for code, n in others.items())
    if others:
        markup.show(f'<p class="trust">Đợt khác đang chờ duyệt: {" · ".join(found)}</p>')


def _filtered(queue: tuple[Waiting, ...], names: Names) -> tuple[Waiting, ...]:
    units = list(dict.fromkeys(w.submission.unit or "" for w in queue))
    left, right = st.columns(2)
    with left:
        wanted = choose_several("Chỉ các đơn vị", "units", units, lambda code: names.get(code, code))
    with right:
        only = choose_several("Chỉ hồ sơ", "only", tuple(ONLY), lambda code: ONLY[code][0])
    return tuple(
        w
        for w in queue
        if (not wanted or w.submission.unit in wanted) and all(ONLY[code][1](w) for code in only)
    )


def _row(waiting: Waiting, names: Names) -> tuple[Piece, ...]:
    s = waiting.submission
    return (
        safe(format_date(waiting.due) if waiting.due else "–"),
        safe(format_moment(s.received_at)),
        safe(names.get(s.unit or "", s.unit or "")),
        link(links.to("review", round=s.round, submission=s.id), s.file_name),
        str(s.observations),
        str(s.warns + waiting.words or "–"),
        str(waiting.changed or "–"),
        safe(_note(waiting)),
    )


def _note(waiting: Waiting) -> str:
    words = (
        f"trễ {waiting.days_late} ngày" if waiting.days_late else "",
        f"có bản mới hơn lúc {format_moment(waiting.later.received_at)}" if waiting.later else "",
        f"{waiting.words} số ước chừng chờ xác nhận" if waiting.words else "",
    )
    return "; ".join(filter(None, words))


def _accept_clean(clean: Sequence[Waiting], names: Names) -> None:
    """The files without a doubt and without a changed figure, listed before they are accepted together."""
    if not clean:
        return
    with st.expander(f"Duyệt cùng lúc {len(clean)} hồ sơ không có điều cần xem"):
        lines = (f"{_unit(w, names)} · {w.submission.file_name}" for w in clean)
        markup.show(
            paragraph("trust", "Các hồ sơ sau được duyệt cả tệp, từng tệp một:"), markup.numbered(lines)
        )
        st.button(
            f"Duyệt {len(clean)} hồ sơ này",
            icon=":material/done_all:",
            type="primary",
            on_click=_accept,
            args=(tuple((w.submission.id, w.submission.state) for w in clean),),
        )


def _accept(seen: Sequence[tuple[str, int]]) -> None:
    st.session_state[TOLD] = do(workflow.accept_several, seen)


def _unit(waiting: Waiting, names: Names) -> str:
    return names.get(waiting.submission.unit or "", "")


def _told(names: Names) -> None:
    """What became of each file accepted together."""
    outcomes: Sequence[Outcome] = st.session_state.pop(TOLD, ())
    done = [names.get(o.submission.unit or "", o.submission.file_name) for o in outcomes if not o.refusal]
    if done:
        st.success(plain(f"Đã duyệt {len(done)} hồ sơ: {', '.join(done)}."))
    for outcome in outcomes:
        if outcome.refusal:
            show_user_error(UserError(f"{outcome.submission.file_name}: {outcome.refusal}"))
