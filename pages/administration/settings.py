"""What this program runs with and where each of it is changed; a backup at once."""

import os
from datetime import datetime

import streamlit as st

from indicators.access.rights import may
from indicators.errors import UserError
from indicators.workflow import settings
from indicators.workflow.scheduled_backups import backup_now, schedule_chosen
from pages.shared import markup, settings_rows
from pages.shared.markup import section
from pages.shared.messages import show_user_error
from pages.shared.session import actor, do

TOLD = "backup_told"

now, schedule = datetime.now(), schedule_chosen(os.environ)
found: settings.Settings = do(settings.settings, schedule, now)

section("Sao lưu")
if told := st.session_state.pop(TOLD, None):
    st.success(markup.plain(told))
markup.show(settings_rows.rows_table(settings_rows.of_backups(found)))
pressed = schedule and may(actor(), "backup") and st.button("Sao lưu ngay", icon=":material/backup:")
if pressed:
    try:
        with st.spinner("Đang sao lưu và khôi phục thử bản vừa ghi"):
            made = do(backup_now, schedule, now)
    except UserError as error:
        show_user_error(error)
    else:
        st.session_state[TOLD] = settings_rows.made_words(made.name, now)
        st.rerun()

section("Số liệu")
markup.show(settings_rows.rows_table(settings_rows.of_data(found)))
section("Đăng nhập", "Cố định trong chương trình, trừ tài khoản của tỉnh.")
markup.show(settings_rows.rows_table(settings_rows.of_sign_in()))
section("Giới hạn của máy chủ", "Cố định trong chương trình, trừ tên máy.")
markup.show(settings_rows.rows_table(settings_rows.of_server()))
