"""Send appendices: a blank form to fill, a check that stores nothing, a receipt for every file."""

from functools import partial

import streamlit as st

from indicators import workflow
from indicators.access.rights import may
from indicators.workflow import exploring, looking
from pages.shared import asking_memory, intake, mending, rounds_correction
from pages.shared.chasing import show_own
from pages.shared.downloads import offer_template
from pages.shared.filters import may_choose, newest
from pages.shared.session import actor, ask

FROM_FILE = "Đọc từ tệp"
KINDS = ["xlsx", "xls", "xlsm", "ods"]
known = ask(looking.rounds)
rounds, latest = {r.code: r.name for r in reversed(known)}, newest(known)  # the one being reported first
asked_now = actor().unit in ask(exploring.unit_names, latest)  # a unit finds its own appendix of now chosen

left, right = st.columns(2)
with left:
    round = may_choose(
        "Đợt báo cáo",
        "for_round",
        tuple(rounds),
        rounds.__getitem__,
        latest if asked_now else None,
        FROM_FILE,
    )
names = ask(exploring.unit_names, round or latest)
senders = tuple(code for code in names if may(actor(), "template", code))
with right:
    own = actor().unit if actor().unit in senders else None
    unit = may_choose("Đơn vị gửi", "for_unit", senders, names.__getitem__, own, FROM_FILE)
if round and unit:
    offer_template(round, unit)
    show_own(round, unit)
else:
    st.caption("Để trống đợt và đơn vị nếu tệp đã ghi rõ. Chọn cả hai để tải biểu trống của đơn vị.")

sender = unit or actor().unit
if sender and may(actor(), "receive", sender):
    mending.show(sender, rounds)

files = st.file_uploader(
    "Phụ lục (.xlsx, .xls, .xlsm, .ods)", type=KINDS, accept_multiple_files=True, key="appendices"
)
receive = rounds_correction.receiving(round, unit)
checking, sending = st.columns(2)
check = checking.button("Kiểm tra", icon=":material/fact_check:", disabled=not files, width="stretch")
send = sending.button("Gửi", icon=":material/send:", disabled=not files, width="stretch", type="primary")
if check:
    intake.keep(workflow.check, files, round, unit)
if send:
    intake.keep(receive, files, round, unit)
intake.show_kept(files, names, rounds)
asking_memory.show(names, partial(intake.read_again, files))
