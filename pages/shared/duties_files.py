"""Tables of duties as files: handed over, and read in after a look at what each row would do."""

from typing import Any

import streamlit as st

from indicators.catalogue.duties import DutyKind
from indicators.errors import UserError
from indicators.output.duty_words import CHANGE_LOOKS, change_words
from indicators.workflow import FORMATS, duty_files
from indicators.workflow.duty_files import DutyChange, DutyPreview
from pages.shared import markup
from pages.shared.downloads import offer_bytes
from pages.shared.duties_filters import Chosen
from pages.shared.duties_form import TOLD
from pages.shared.markup import chip, plain, safe
from pages.shared.messages import show_user_error
from pages.shared.session import actor, do, house

KINDS = ["xlsx", "xls", "xlsm", "ods"]
HEADS = ("Ô", "Dòng", "Sẽ là", "Vì sao, thay đổi gì")
SHOWN = 200  # rows of a preview; the counts are of all
HELP = (
    "Dùng biểu tải ở đây, hoặc bảng của đơn vị có các đầu cột này theo thứ tự bất kỳ. Xem trước rồi mới ghi; có dòng "
    "chưa rõ thì không ghi dòng nào. Dòng không có trong tệp vẫn giữ nguyên."
)


def offer(kind: DutyKind, chosen: Chosen) -> None:
    """The table as it is filtered, and a blank form."""
    home, asker = house(), actor()
    scope = chosen.scope or ""
    with st.container(horizontal=True):
        for label, blank in (("Tải bảng (Excel)", False), ("Tải biểu trống (Excel)", True)):
            made = duty_files.paper_name(home, asker, kind.code, scope, blank)
            offer_bytes(
                label,
                lambda blank=blank: (
                    duty_files.export(home, asker, kind.code, chosen.unit, scope, blank).content
                ),
                made,
                FORMATS["xlsx"],
                f"duties_{kind.code}_{blank}",
            )


def take_in(kind: DutyKind, chosen: Chosen) -> None:
    """The uploader, the look at what a file would do, and the button that does it."""
    file = st.file_uploader("Tệp Excel của bảng này", type=KINDS, key=f"duty_file_{kind.code}")
    st.caption(plain(HELP))
    if file is None:
        return
    asked = file.name, file.getvalue(), kind.code, chosen.scope or ""
    try:
        with st.spinner("Đang đọc tệp…"):
            seen: DutyPreview = do(duty_files.import_check, *asked)
    except UserError as error:
        show_user_error(error)
        return
    _show(seen)
    if st.button(f"Ghi {len(seen.to_write)} dòng", icon=":material/save:", type="primary",
                 disabled=bool(seen.doubtful) or not seen.to_write):  # fmt: skip
        _write(asked)


def _write(asked: tuple[Any, ...]) -> None:
    try:
        done = do(duty_files.import_, *asked)
    except UserError as error:
        show_user_error(error)
        return
    st.session_state[TOLD] = f"Đã ghi {len(done.to_write)} dòng từ {done.file}."
    st.rerun()


def _show(seen: DutyPreview) -> None:
    """Counts, rows in doubt first, and rows that were taken for no lines."""
    counts = [
        f"{chip(CHANGE_LOOKS[state])} {seen.counts[state]}"
        for state in CHANGE_LOOKS
        if seen.counts.get(state)
    ]
    markup.show(f'<p class="duty-counts">{" · ".join(counts) or "Tệp không có dòng nào."}</p>')
    if seen.doubtful:
        st.error(
            "Có dòng chưa rõ nên chưa ghi được dòng nào. Hãy sửa các ô dưới đây trong tệp rồi chọn lại tệp."
        )
    told = (*seen.doubtful, *seen.to_write)[:SHOWN]
    if told:
        markup.show(
            f'<div class="duties">{markup.table(HEADS, map(_row, told), ("short", "", "short", ""))}</div>'
        )
    if seen.ignored:
        ignored = "; ".join(f"{cell} ({why})" for cell, why in seen.ignored[:SHOWN])
        st.caption(plain(f"Không đọc {len(seen.ignored)} dòng: {ignored}."))


def _row(change: DutyChange) -> tuple[str, ...]:
    kind = house().catalogue.duties[change.duty.kind]
    cells = {d.cell for d in change.doubts} or {change.row.cell}
    return (
        safe(", ".join(sorted(cells))),
        safe(change.duty.said(kind.headline)),
        chip(CHANGE_LOOKS[change.state]),
        "<br>".join(safe(said) for said in change_words(change)),
    )
