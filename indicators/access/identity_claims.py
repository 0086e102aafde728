"""Whom the province's identity provider names, and what they are here: its claims read by the office's own settings."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from indicators.access.rights import ROLES
from indicators.errors import UserError

# Plain letters only: some others become one of these when they are made small.
IDENTITY = re.compile(r"[A-Za-z0-9._+@-]{1,120}")
LONGEST_NAME = 120
EMAIL, EMAIL_VERIFIED = "email", "email_verified"


@dataclass(frozen=True, slots=True)
class ClaimRules:
    """``roles``: value of ``role_claim`` → role, the first that fits counts; ``units``: value of ``unit_claim`` → code
    of a unit, others are codes themselves. ``email_domain``: what is taken off an identity to make it a login.
    ``by_account``: who has no role by a claim is looked for among our accounts."""

    login_claim: str = "preferred_username"
    name_claim: str = "name"
    email_domain: str = ""
    role_claim: str = ""
    unit_claim: str = ""
    by_account: bool = False
    roles: Mapping[str, str] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody the provider has proven. ``login``: "" when its claims do not say whom; ``role``, ``unit``: "" where
    they say none."""

    login: str
    name: str
    role: str = ""
    unit: str = ""


def rules_from(settings: Mapping[str, Any]) -> ClaimRules:
    """The rules as an office wrote them. Raises UserError: an unknown setting or role, a value of another kind."""
    kinds = {name: type(getattr(ClaimRules(), name)) for name in ClaimRules.__slots__}
    for name, value in settings.items():
        if name not in kinds:
            raise UserError(f"[single_sign_on]: không có mục {name}. Các mục: {', '.join(sorted(kinds))}.")
        mapping = kinds[name] is dict and isinstance(value, Mapping)
        if not (mapping and all(isinstance(v, str) for v in value.values()) or type(value) is kinds[name]):
            raise UserError(f"[single_sign_on]: giá trị của {name} không đúng kiểu.")
    rules = ClaimRules(**settings)
    for said, role in rules.roles.items():
        if role not in ROLES:
            raise UserError(
                f'[single_sign_on.roles]: "{said}" chỉ tới vai trò "{role}". Các vai trò: {", ".join(ROLES)}.'
            )
    if bool(rules.role_claim) is not bool(rules.roles):
        raise UserError("[single_sign_on]: role_claim và bảng roles phải cùng có hoặc cùng không.")
    if not rules.role_claim and not rules.by_account:
        raise UserError(
            "[single_sign_on]: cần role_claim hoặc by_account = true, nếu không thì không ai vào được."
        )
    return rules


def person_of(claims: Mapping[str, Any], rules: ClaimRules) -> Person:
    """Whom these claims name. They are data: what does not fit is as if it had not been said."""
    login = _login(claims, rules)
    name = next(values_of(claims, rules.name_claim), "")
    name = " ".join("".join(c if c.isprintable() else " " for c in name).split())[:LONGEST_NAME]
    said = set(values_of(claims, rules.role_claim))
    role = next((role for value, role in rules.roles.items() if value in said), "")
    units = {rules.units.get(value, value) for value in values_of(claims, rules.unit_claim)}
    # Two units are none: nobody may guess for which of them somebody acts.
    unit = units.pop() if role == "unit" and len(units) == 1 else ""
    return Person(login, name or login, role, unit)


def values_of(claims: Mapping[str, Any], claim: str) -> Iterator[str]:
    """The texts a claim holds, one or a list; ``claim`` may lead into others: "realm_access.roles"."""
    found: Any = claims.get(claim)
    if found is None:
        found = claims
        for step in claim.split("."):
            found = found.get(step) if isinstance(found, Mapping) else None
    yield from (value for value in (found if isinstance(found, list) else [found]) if isinstance(value, str))


def _login(claims: Mapping[str, Any], rules: ClaimRules) -> str:
    """Small letters, without the domain of the office; "" for none, and for an e-mail address nobody has verified."""
    if rules.login_claim == EMAIL and claims.get(EMAIL_VERIFIED) is not True:
        return ""
    said = next(values_of(claims, rules.login_claim), "").strip()
    if not IDENTITY.fullmatch(said):
        return ""
    return said.lower().removesuffix(f"@{rules.email_domain.lower()}") if rules.email_domain else said.lower()
