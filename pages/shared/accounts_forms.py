"""Opening, changing and closing an account; a one-time password is shown once and kept nowhere."""

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from indicators import workflow
from indicators.errors import UserError
from indicators.output.role_words import role_words
from indicators.workflow.accounts import Account
from indicators.workflow.signing_in import locked_until
from pages.shared import markup
from pages.shared.markup import plain, safe, section
from pages.shared.messages import show_user_error
from pages.shared.session import actor, do, house

TOLD = "account_told"
ROUND = "account_opened"  # counts the accounts opened in this page session: a form that was sent starts empty
ONE_TIME = "Mật khẩu dùng một lần, chỉ hiện lần này. Người dùng phải đổi khi vào lần đầu."


def told() -> None:
    """What became of the last press, said once: with it goes the one-time password."""
    said = st.session_state.pop(TOLD, None)
    if said is None:
        return
    done, login, password = said
    if not password:
        st.success(plain(done))
        return
    pairs = (("Tên đăng nhập", safe(login)), ("Mật khẩu dùng một lần", f"<code>{safe(password)}</code>"))
    markup.show(
        f'<div class="one-time" role="status"><b>{safe(done)}</b>',
        markup.facts(pairs),
        f"<p>{safe(ONE_TIME)}</p></div>",
    )


def open_form(names: Mapping[str, str]) -> None:
    number = st.session_state.get(ROUND, 0)
    role, unit = _role_and_unit(names, f"new_{number}")
    with st.form(f"open_account_{number}", border=False):
        left, right = st.columns(2)
        name = left.text_input(
            "Họ và tên", value=names.get(unit, ""), max_chars=120, key=f"name_{number}_{unit}",
            placeholder="Ví dụ: Nguyễn Thị Lan",
        )  # fmt: skip
        login = right.text_input(
            "Tên đăng nhập", value=unit.lower(), max_chars=32, key=f"login_{number}_{unit}",
            placeholder="Chữ thường không dấu, ví dụ: nguyen.lan",
        )  # fmt: skip
        pressed = st.form_submit_button("Mở tài khoản", icon=":material/person_add:", type="primary")
    if pressed:

        def work() -> str:
            password = do(workflow.open_account, login, name, role, unit)
            st.session_state[ROUND] = number + 1
            return password

        _carry_out(work, "Đã mở tài khoản.", login.strip().lower())


def change_form(one: Account, names: Mapping[str, str]) -> None:
    section(f"{one.name} ({one.login})")
    key = f"{one.login}_{one.name}_{one.role}_{one.unit}"
    role, unit = _role_and_unit(names, key, one)
    with st.form(f"change_{key}", border=False):
        name = st.text_input("Họ và tên", value=one.name, max_chars=120, key=f"name_{key}")
        pressed = st.form_submit_button("Ghi thay đổi", icon=":material/save:")
    if pressed:
        _carry_out(
            lambda: do(workflow.change_account, one.login, name, role, unit), "Đã ghi thay đổi.", one.login
        )


def doors_of(one: Account) -> None:
    """A new one-time password, the end of a lock, the end of the account."""
    reset, unlock, close = st.columns(3)
    if reset.button("Cấp mật khẩu một lần", icon=":material/key:", width="stretch"):
        _carry_out(lambda: do(workflow.reset_password, one.login), "Đã cấp mật khẩu mới.", one.login)
    if locked_until(one, house().door.now()) and unlock.button(
        "Mở khóa", icon=":material/lock_open:", width="stretch"
    ):
        _carry_out(lambda: do(workflow.unlock, one.login), "Đã mở khóa.", one.login)
    if one.login == actor().login:
        return
    with close.popover("Đóng tài khoản", icon=":material/person_off:", width="stretch"):
        why = st.text_input("Lý do", key=f"why_{one.login}", placeholder="Ví dụ: chuyển công tác")
        if st.button("Đóng ngay", type="primary", key=f"close_{one.login}"):
            _carry_out(lambda: do(workflow.close_account, one.login, why), "Đã đóng tài khoản.", one.login)


def _role_and_unit(names: Mapping[str, str], key: str, one: Account | None = None) -> tuple[str, str]:
    """The role, and for the role of a unit which one; "" for the others."""
    roles = workflow.roles_kept(actor())
    left, right = st.columns(2) if len(roles) > 1 else (None, st.container())
    role = roles[0]
    if left:
        at = roles.index(one.role if one else "unit")
        role = left.selectbox("Vai trò", roles, index=at, format_func=role_words, key=f"role_{key}")
    if role != "unit":
        return role, ""
    codes = list(names)
    at = codes.index(one.unit) if one and one.unit in names else None
    chosen = right.selectbox(
        "Đơn vị", codes, index=at, format_func=lambda code: f"{names[code]} ({code})", key=f"unit_{key}",
        placeholder="Chọn đơn vị",
    )  # fmt: skip
    return role, chosen or ""


def _carry_out(work: Callable[[], Any], done: str, login: str) -> None:
    """Do it, run the page anew and say what became of it; an error stays beside the form."""
    try:
        password = work()
    except UserError as error:
        show_user_error(error)
        return
    st.session_state[TOLD] = (done, login, password)
    st.rerun()
