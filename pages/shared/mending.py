"""What a unit got back: why, from whom, when, with every finding and its own workbook marked; and what mends it."""

from collections.abc import Mapping

import streamlit as st

from indicators import workflow
from indicators.output.decision_words import decided_sentence, not_taken_sentence, version_sentence
from indicators.output.intake_words import findings_sentence, submission_look
from indicators.store.model import Submission
from indicators.workflow import mending
from pages.shared import markup, receipts
from pages.shared.downloads import offer_marked
from pages.shared.markup import paragraph, safe, section
from pages.shared.session import do

MEND = "Tải bản đánh dấu, sửa ngay trong tệp đó rồi gửi lại ở trang này: bản gửi lại là bản kế tiếp của cùng đợt."


def show(unit: str, rounds: Mapping[str, str], mend: str = MEND) -> None:
    """Every file the unit has to mend, newest first; nothing where there is none."""
    found: tuple[Submission, ...] = do(mending.to_mend, unit)
    if found:
        section(f"Cần sửa và gửi lại: {len(found)}", mend)
    for one in found:
        _show(one, rounds)


def _show(one: Submission, rounds: Mapping[str, str]) -> None:
    receipt = do(workflow.receipt_of, one.id)
    look = submission_look(one.status, one.left_out)
    decided = decided_sentence(one.status, one.left_out, one.decided_by, one.decided_at)
    why = not_taken_sentence(one.left_out, one.reason) or f"Lý do: {one.reason}"
    said = findings_sentence(receipt.reading.findings)
    markup.show(
        f'<div class="receipt {markup.look(look).split()[0]}">{markup.chip(look)} '
        f'<p><b class="sum">{safe(why)}</b><br>{safe(decided)}.</p>'
        f'<span class="crumb">{safe(rounds.get(one.round or "", one.round or ""))} · {safe(one.file_name)} · '
        f"{safe(said)}</span></div>"
    )
    offer_marked(receipt)
    if receipt.reading.findings:
        with st.expander(f"Những điều cần xem trong tệp ({len(receipt.reading.findings)})"):
            markup.show(receipts.finding_list(receipt.reading.findings))


def show_version(submission: str) -> None:
    """One line under a receipt: the how-manieth version it is, and what became of the one before; of a file refused at
    the door, nothing."""
    version = do(mending.version_of, submission)
    if version.before and version.counted:
        before = version.before
        status = "accepted_in_part" if before.left_out else before.status
        markup.show(paragraph("trust", version_sentence(version.number, status, before.received_at)))
