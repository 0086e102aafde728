"""How backups stand, for whoever may make one: a line on the pages of administration, everywhere when one failed."""

import os
from datetime import datetime

import streamlit as st

from indicators.access.rights import Actor, may
from indicators.output.numbers import format_moment
from indicators.workflow.scheduled_backups import BackupStanding, backup_standing, schedule_chosen
from pages.shared.markup import paragraph, plain, show
from pages.shared.places import ADMINISTRATION, Place
from pages.shared.session import do

LAST, NONE = "Sao lưu gần nhất: {moment}", "Chưa có bản sao lưu nào"
DAILY, BY_HAND = "sao lưu hằng ngày lúc {at:%H:%M}, giữ {keep} bản", "chưa đặt sao lưu hằng ngày"
WRONG = "Sao lưu hỏng: {wrong}"


def backups_line(place: Place, asker: Actor) -> None:
    """Nothing for whoever may not make a backup."""
    if not may(asker, "backup"):
        return
    found: BackupStanding = do(backup_standing, schedule_chosen(os.environ), datetime.now())
    if found.wrong:
        st.error(plain(WRONG.format(wrong=found.wrong)))
    if found.wrong or place.group == ADMINISTRATION:
        show(paragraph("lead", _said(found)))


def _said(found: BackupStanding) -> str:
    last = LAST.format(moment=format_moment(found.last)) if found.last else NONE
    plan = found.schedule
    return f"{last}; {DAILY.format(at=plan.at, keep=plan.keep) if plan else BY_HAND}."
