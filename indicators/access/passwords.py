"""Passwords: what one must be, and how it is kept. The only door to Argon2; a password itself is never kept."""

import secrets
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST, LONGEST = 10, 200  # characters
COMMONPLACE = Path(__file__).with_name("commonplace_passwords.txt")
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"  # nothing that is mistaken for another when copied from paper
GROUPS, IN_A_GROUP = 4, 4  # 79 bits


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess costs: passes over so much memory by so many threads."""

    passes: int
    memory_kib: int
    threads: int


COST = Cost(passes=3, memory_kib=64 * 1024, threads=4)  # RFC 9106, second recommended option


def hashed(password: str) -> str:
    """What is kept: parameters, salt and hash in one line."""
    return _hasher(COST).hash(_one_form(password))


def fits(password: str, kept: str | None) -> bool:
    """Whether ``kept`` is the hash of this password. None (no such account) takes as long and never fits."""
    if len(password) > LONGEST:
        return False
    try:
        return _hasher(COST).verify(kept or _nobody(COST), _one_form(password)) and kept is not None
    except (VerificationError, InvalidHashError):
        return False


def needs_rehash(kept: str) -> bool:
    """Whether the hash was made at another cost than today's."""
    return _hasher(COST).check_needs_rehash(kept)


def one_time_password() -> str:
    """A random password that is easy to copy: "k7mf-2qxa-w9pn-c4td"."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(IN_A_GROUP)) for _ in range(GROUPS))


def wrong_with(password: str, login: str) -> str | None:
    """Why this cannot be the password of that account, as a sentence; None where it can."""
    if len(password) < SHORTEST:
        return f"Mật khẩu phải có ít nhất {SHORTEST} ký tự."
    if len(password) > LONGEST:
        return f"Mật khẩu dài quá {LONGEST} ký tự; hãy rút ngắn."
    bare = _bare(password)
    if login and bare in (_bare(login), _bare(login) * 2, _bare(login)[::-1]):
        return "Mật khẩu không được trùng với tên đăng nhập."
    if len(set(bare)) < 4 or bare in _commonplace():
        return "Mật khẩu này quá dễ đoán (ai cũng nghĩ đến). Hãy dùng một câu ngắn chỉ mình biết."
    return None


def _one_form(password: str) -> str:
    """Keyboards spell Vietnamese letters in several ways; one password is one sequence of bytes."""
    return unicodedata.normalize("NFKC", password)


def _bare(text: str) -> str:
    """Small letters without marks, blanks and signs between: how the list spells its entries."""
    apart = unicodedata.normalize("NFKD", text.casefold().replace("đ", "d"))
    return "".join(sign for sign in apart if sign.isalnum())


@cache
def _commonplace() -> frozenset[str]:
    return frozenset(map(_bare, COMMONPLACE.read_text("utf-8").split()))


@cache
def _hasher(cost: Cost) -> PasswordHasher:
    return PasswordHasher(time_cost=cost.passes, memory_cost=cost.memory_kib, parallelism=cost.threads)


@cache
def _nobody(cost: Cost) -> str:
    """A hash nobody knows the password of, for logins that do not exist."""
    return _hasher(cost).hash(secrets.token_hex())
