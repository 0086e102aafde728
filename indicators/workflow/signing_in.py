"""Verbs of accounts: who comes in and goes out, and who keeps whose account.

A password is checked in one place, one at a time. Whoever fails is told one sentence, whichever of the two was wrong.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from indicators.access.door import FAILURES, LOCK_SECONDS
from indicators.access.passwords import fits, hashed, needs_rehash, wrong_with
from indicators.access.rights import Actor
from indicators.access.sessions import Session
from indicators.errors import NotSignedIn, UserError
from indicators.store.accounts import Account, account, kept_hash, set_password
from indicators.workflow.house import House

NOBODY = "người chưa đăng nhập"  # who acts when somebody fails to come in
PROGRAM = "chương trình"
LOCK = timedelta(seconds=LOCK_SECONDS)
WRONG = "Tên đăng nhập hoặc mật khẩu không đúng."
LOCKED = (
    f"Sai {FAILURES} lần trong {LOCK_SECONDS // 60} phút: tên đăng nhập này bị tạm khóa {LOCK_SECONDS // 60} phút. "
    "Quên mật khẩu thì hãy nhờ quản trị cấp lại."
)
TOO_MANY = f"Máy này đã đăng nhập sai quá nhiều lần. Hãy thử lại sau {LOCK_SECONDS // 60} phút."
ENDED = "Phiên đã hết, hãy đăng nhập lại."
WRONG_OLD = "Mật khẩu hiện tại không đúng."
PROVINCES = "Đang vào bằng tài khoản của tỉnh: mật khẩu đổi ở nơi cấp tài khoản đó."
SAME = "Mật khẩu mới phải khác mật khẩu hiện tại."


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A session just begun; ``token`` is told once. ``must_change``: nothing else until the password is new."""

    token: str
    actor: Actor
    must_change: bool


def sign_in(house: House, login: str, password: str, address: str = "") -> SignedIn:
    """Begin a session. Raises NotSignedIn: one sentence for a wrong login and a wrong password, another when locked."""
    login, door = login.strip().lower(), house.door
    with door.one_by_one:
        if door.addresses.blocked(address):
            raise NotSignedIn(TOO_MANY)
        found = account(house.store.database, login)
        _require_unlocked(house, login, found, address)
        if not _is_password(house, login, found, password) or found is None:
            door.addresses.failed(address)
            _note_failure(house, login, found, address)
            raise NotSignedIn(WRONG)
        house.store.note_event("signed_in", login, actor_of(found).name, door.now(), _from(address))
        actor = actor_of(found)
        return SignedIn(door.sessions.begin(actor, found.must_change), actor, found.must_change)


def sign_out(house: House, token: str | None) -> None:
    """End the session of this token, in every tab."""
    ended = house.door.sessions.end(token)
    if ended:
        house.store.note_event("signed_out", ended.actor.login, ended.actor.name, house.door.now())


def session_of(house: House, token: str | None, touch: bool = True) -> Session | None:
    """The session of a token while it lasts. ``touch``: it counts as used."""
    return house.door.sessions.find(token, touch)


def who(house: House, token: str | None) -> Actor:
    """Who acts by this token. Raises NotSignedIn: nobody, not any more, or somebody who must change the password."""
    found = session_of(house, token)
    if found is None or found.must_change:
        raise NotSignedIn(ENDED)
    return found.actor


def change_password(house: House, token: str | None, old: str, new: str) -> SignedIn:
    """Set one's own password; every session of the account ends and a new one begins.

    Raises NotSignedIn without a session, UserError with a sentence: the old one is wrong, the new one cannot be used.
    """
    door = house.door
    with door.one_by_one:
        session = session_of(house, token)
        if session is None:
            raise NotSignedIn(ENDED)
        if session.by_province:
            raise UserError(PROVINCES)
        login = session.actor.login
        found = account(house.store.database, login)
        _require_unlocked(house, login, found)
        if not _is_password(house, login, found, old) or found is None:
            _note_failure(house, login, found, "")
            raise UserError(WRONG_OLD)
        wrong = wrong_with(new, login) or (SAME if new == old else None)
        if wrong:
            raise UserError(wrong)
        set_password(house.store.database, login, hashed(new), False, session.actor.name, door.now())
        door.sessions.end_all(login)
        return SignedIn(door.sessions.begin(session.actor), session.actor, False)


def actor_of(found: Account) -> Actor:
    """Whom the trail names: full name and login, for two people may share a name."""
    return Actor(f"{found.name} ({found.login})", found.role, found.unit, found.login)


def _require_unlocked(house: House, login: str, found: Account | None, address: str = "") -> None:
    """A login that does not exist locks as well, or the lock would tell which ones do."""
    if found is None:
        locked = house.door.strangers.blocked(login)
    else:
        # A clock put back lies before the end of the lock: it stays locked.
        locked = found.locked_at is not None and house.door.now() < found.locked_at + LOCK
    if locked:
        _note_knock(house, login, found, address)
        raise NotSignedIn(LOCKED)


def _is_password(house: House, login: str, found: Account | None, password: str) -> bool:
    """Takes as long for an account that does not exist or is closed. A hash of an older cost is made anew."""
    kept = kept_hash(house.store.database, login) if found and found.active else None
    if not fits(password, kept):
        return False
    if found and kept and needs_rehash(kept):
        set_password(
            house.store.database, login, hashed(password), found.must_change, PROGRAM, house.door.now()
        )
    return True


def _note_failure(house: House, login: str, found: Account | None, address: str) -> None:
    """What was typed for a login that does not exist is not kept: it may well be a password."""
    now = house.door.now()
    house.store.note_event("sign_in_failed", found.login if found else "", NOBODY, now, _from(address))
    if found is None:
        house.door.strangers.failed(login)
        return
    recent = [at for at in found.failed_at if at > now - LOCK]
    if len(recent) + 1 >= FAILURES:
        house.store.note_event("account_locked", login, PROGRAM, now)
        house.door.sessions.end_all(login)


def _note_knock(house: House, login: str, found: Account | None, address: str) -> None:
    """Once while a lock lasts: whoever goes on trying must not fill the trail."""
    if not house.door.knocks.blocked(login):
        house.door.knocks.failed(login)
        subject = found.login if found else ""
        house.store.note_event("sign_in_while_locked", subject, NOBODY, house.door.now(), _from(address))


def _from(address: str) -> dict[str, str]:
    return {"address": address} if address else {}


def locked_until(found: Account, now: datetime) -> datetime | None:
    """When the lock of an account ends; None for one that is not locked."""
    return found.locked_at + LOCK if found.locked_at and now < found.locked_at + LOCK else None
