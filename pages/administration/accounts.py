"""Who may come in: the accounts one keeps, a new one, a new one-time password, an end."""

import streamlit as st

from indicators import workflow
from pages.shared import accounts_forms, accounts_list, markup
from pages.shared.filters import may_choose
from pages.shared.session import do

found = do(workflow.accounts)
names = accounts_list.unit_names()

accounts_forms.told()
with st.expander("Mở tài khoản mới", icon=":material/person_add:", expanded=not found):
    accounts_forms.open_form(names)

words = st.text_input(
    "Tìm tài khoản",
    placeholder="Tên đăng nhập, họ tên, đơn vị hoặc vai trò",
    key="words",
    bind="query-params",
)
shown = accounts_list.having(found, names, words)
if shown:
    markup.show(accounts_list.account_table(shown, names))
else:
    st.info("Không có tài khoản nào như vậy.")

kept = {one.login: one for one in found if one.active}
login = may_choose(
    "Sửa một tài khoản",
    "account",
    tuple(kept),
    lambda login: f"{kept[login].name} ({login})",
    placeholder="Chọn tài khoản",
)
if login:
    accounts_forms.change_form(kept[login], names)
    accounts_forms.doors_of(kept[login])
