"""Accounts: what was said of them is in the trail as events; the hashes of passwords are in a table of their own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from indicators.store.database import Cursor, Database
from indicators.store.identity import entry_id
from indicators.store.rows import local
from indicators.store.writing import insert


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who may sign in. ``unit``: "" but for the role unit. ``must_change``: the password is a one-time one.

    ``failed_at``: failures since the last sign-in, lock, unlocking or new password, oldest first; ``locked_at``: the
    lock that came after those, None where there is none. Moments are the office's local time.
    """

    login: str
    name: str
    role: str
    unit: str
    active: bool
    must_change: bool
    opened_at: datetime
    signed_in_at: datetime | None
    failed_at: tuple[datetime, ...]
    locked_at: datetime | None


def accounts(database: Database, login: str | None = None) -> tuple[Account, ...]:
    """Every account there ever was, closed ones too, by login; or the one of that login."""
    rows = database.ask("read/accounts", login=login)
    return tuple(map(_account, rows))


def account(database: Database, login: str) -> Account | None:
    found = accounts(database, login)
    return found[0] if found else None


def _account(row: Sequence[Any]) -> Account:
    """From the columns of read/accounts.sql; must_change is NULL for an account without a password."""
    *who, must_change, opened_at, signed_in_at, failed_at, locked_at = row
    return Account(*who, bool(must_change), opened_at, signed_in_at, tuple(failed_at), locked_at)


def kept_hash(database: Database, login: str) -> str | None:
    """The hash of the account's password; None where there is none."""
    found = database.ask("read/credential", login=login)
    return found[0][0] if found else None


def set_password(
    database: Database, login: str, hash: str, must_change: bool, actor: str, at: datetime
) -> None:
    """From now on the password of this account is the one of that hash."""
    at = local(at)
    id = entry_id("credential", login, at, hash)
    row: Mapping[str, object] = {
        "login": login, "hash": hash, "must_change": must_change, "set_at": at, "actor": actor,
    }  # fmt: skip

    def work(cursor: Cursor, entry: int) -> None:
        insert(cursor, "write/credential", id=id, entry=entry, **row)

    database.write("credential", id, work)
