"""Verbs of keeping accounts: the administrator keeps every one, the standing office those of units.

Each holds the door meanwhile: nobody comes in, or keeps the same account, between the look and the write.
"""

import re

from indicators.access.passwords import fits, hashed, one_time_password
from indicators.access.rights import LOCAL_USER, ROLES, Actor, may, require
from indicators.errors import NotFound, UserError
from indicators.output.role_words import role_words
from indicators.sample.accounts import PASSWORD, sample_accounts
from indicators.store.accounts import Account, account, kept_hash, set_password
from indicators.store.accounts import accounts as all_accounts
from indicators.workflow.house import House
from indicators.workflow.strategy_rounds import known_rounds

LOGIN = re.compile(r"[a-z0-9][a-z0-9._-]{2,31}")
LONGEST_NAME = 120
FIRST = "quantri"
FIRST_NAME = "Quản trị hệ thống"


def accounts(house: House, actor: Actor) -> tuple[Account, ...]:
    """The accounts this actor keeps, closed ones too, by login. Raises NotAllowed."""
    require(actor, "unit_accounts")
    return tuple(a for a in all_accounts(house.store.database) if may(actor, _right(a.role)))


def roles_kept(actor: Actor) -> tuple[str, ...]:
    """The roles whose accounts this actor may open."""
    return tuple(role for role in ROLES if may(actor, _right(role)))


def open_account(house: House, actor: Actor, login: str, name: str, role: str, unit: str = "") -> str:
    """Open an account, or a closed one again; its one-time password, told once. Raises NotAllowed, UserError."""
    login = login.strip().lower()
    require(actor, _right(role))
    with house.door.one_by_one:
        _require_free(house, actor, login)
        detail = _said(house, name, role, unit)
        password = one_time_password()
        # The password first: an account is never there without one.
        _give(house, actor, login, password)
        house.store.note_event("account_opened", login, actor.name, house.door.now(), detail)
    return password


def change_account(house: House, actor: Actor, login: str, name: str, role: str, unit: str = "") -> None:
    """Give an account another name, role or unit; its sessions end. Raises NotAllowed, NotFound, UserError."""
    with house.door.one_by_one:
        found = _kept(house, actor, login)
        require(actor, _right(role))
        detail = _said(house, name, role, unit)
        if found.role == "administrator" != role:
            _require_another_administrator(house, login)
        before = (found.name, found.role, found.unit)
        if before == (detail["name"], role, unit):
            return
        detail |= {"old": _words(*before), "new": _words(detail["name"], role, unit)}
        house.store.note_event("account_changed", login, actor.name, house.door.now(), detail)
        house.door.sessions.end_all(login)


def close_account(house: House, actor: Actor, login: str, why: str = "") -> None:
    """Nobody comes in by it any more; its sessions end at once. Raises NotAllowed, NotFound, UserError."""
    with house.door.one_by_one:
        found = _kept(house, actor, login)
        if login == actor.login:
            raise UserError("Không tự đóng tài khoản của mình được; hãy nhờ một quản trị khác.")
        if found.role == "administrator":
            _require_another_administrator(house, login)
        detail = {"why": why.strip(), "unit": found.unit}
        house.store.note_event("account_closed", login, actor.name, house.door.now(), detail)
        house.door.sessions.end_all(login)


def reset_password(house: House, actor: Actor, login: str) -> str:
    """A new one-time password, told once; a lock ends, and so do all sessions. Raises NotAllowed, NotFound."""
    with house.door.one_by_one:
        _kept(house, actor, login)
        password = one_time_password()
        _give(house, actor, login, password)
        house.door.sessions.end_all(login)
    return password


def unlock(house: House, actor: Actor, login: str) -> None:
    """End the lock after too many failures. Raises NotAllowed, NotFound."""
    found = _kept(house, actor, login)
    house.store.note_event(
        "account_unlocked", login, actor.name, house.door.now(), {"unit": found.unit} if found.unit else {}
    )


def first_administrator(house: House) -> tuple[str, str] | None:
    """Login and one-time password of the administrator of a house that has no account yet; None where it has."""
    if any(kept_hash(house.store.database, a.login) for a in all_accounts(house.store.database)):
        return None
    return FIRST, open_account(house, LOCAL_USER, FIRST, FIRST_NAME, "administrator")


def open_sample_accounts(house: House, actor: Actor) -> tuple[tuple[str, str, str], ...]:
    """Make sure that the sample's accounts are there and open to the password that is printed: (login, name, password).

    Raises NotAllowed, UserError in an office's database.
    """
    require(actor, "sample")
    if not house.store.sample:
        raise UserError("Đây là cơ sở dữ liệu của một văn phòng; không mở tài khoản minh họa ở đây.")
    database, shown = house.store.database, []
    for login, name, role, unit in sample_accounts(house.catalogue, known_rounds(house)):
        found = account(database, login)
        if found is None or not found.active:
            open_account(house, actor, login, name, role, unit)
        if found is None or found.must_change or not fits(PASSWORD, kept_hash(database, login)):
            set_password(database, login, hashed(PASSWORD), False, actor.name, house.door.now())
        shown.append((login, name, PASSWORD))
    return tuple(shown)


def _give(house: House, actor: Actor, login: str, password: str) -> None:
    set_password(house.store.database, login, hashed(password), True, actor.name, house.door.now())


def _right(role: str) -> str:
    """Which right keeps accounts of a role. Raises UserError for one no account can have."""
    if role not in ROLES:
        known = ", ".join(f"{code} ({role_words(code)})" for code in ROLES)
        raise UserError(f"Không có vai trò {role}. Các vai trò: {known}.")
    return "unit_accounts" if role == "unit" else "accounts"


def _require_free(house: House, actor: Actor, login: str) -> None:
    """That the login is one, and no account in use has it. Raises NotAllowed, UserError."""
    known = account(house.store.database, login)
    if known:
        require(actor, _right(known.role))
        if known.active:
            raise UserError(f'Đã có tài khoản "{login}". Hãy chọn tên đăng nhập khác.')
    if not LOGIN.fullmatch(login):
        raise UserError(
            "Tên đăng nhập gồm 3 đến 32 chữ cái thường không dấu, chữ số, dấu chấm, gạch nối hoặc gạch dưới, "
            "bắt đầu bằng chữ hoặc số."
        )


def _kept(house: House, actor: Actor, login: str) -> Account:
    """The active account, for who keeps it. Raises NotFound, NotAllowed."""
    require(actor, "unit_accounts")
    found = account(house.store.database, login)
    if found is None or not found.active:
        raise NotFound(f'Không có tài khoản nào đang dùng mang tên "{login}".')
    require(actor, _right(found.role))
    return found


def _require_another_administrator(house: House, login: str) -> None:
    others = (a for a in all_accounts(house.store.database) if a.active and a.role == "administrator")
    if not any(other.login != login for other in others):
        raise UserError("Đây là quản trị duy nhất; hãy mở một tài khoản quản trị khác trước.")


def _said(house: House, name: str, role: str, unit: str) -> dict[str, str]:
    """What the trail says of an account. Raises UserError: no name, a unit that is not the province's."""
    name = " ".join(name.split())
    if not name or len(name) > LONGEST_NAME:
        raise UserError(f"Hãy ghi họ và tên hoặc tên đơn vị, không quá {LONGEST_NAME} ký tự.")
    if role != "unit" and unit:
        raise UserError("Chỉ tài khoản đơn vị mới gắn với một đơn vị.")
    if role == "unit" and unit not in {u.code for u in house.catalogue.units}:
        raise UserError("Tài khoản đơn vị phải gắn với một đơn vị có trong danh mục.")
    return {"name": name, "role": role, "unit": unit}


def _words(name: str, role: str, unit: str) -> str:
    return ", ".join(filter(None, (name, role_words(role), unit)))
