"""Coming in by an account of the province: its provider has proven who it is, here is decided what they are."""

from dataclasses import replace

from indicators.access.identity_claims import Person
from indicators.access.rights import Actor
from indicators.errors import NotSignedIn
from indicators.store.accounts import Account, account
from indicators.workflow.house import House
from indicators.workflow.signing_in import NOBODY, SignedIn, actor_of

UNKNOWN = "Tài khoản của tỉnh đã được xác nhận nhưng chưa được giao quyền trong hệ thống này."
CLOSED = "Tài khoản này đã bị đóng trong hệ thống này."
NO_UNIT = "Tài khoản của tỉnh đã được xác nhận nhưng chưa gắn với một đơn vị có trong danh mục."
USED = "Lần xác nhận này đã dùng rồi. Hãy đăng nhập lại."
BY_PROVINCE = "bằng tài khoản của tỉnh"


def sign_in_by_province(
    house: House, person: Person, by_account: bool, proof: str, address: str = ""
) -> SignedIn:
    """Begin a session for somebody proven. ``by_account``: without a role of their own they are who our accounts say;
    ``proof``: names this one confirmation, which is good once.

    Raises NotSignedIn with a sentence: used already, unknown here, without a unit, closed.
    """
    door = house.door
    with door.one_by_one:
        if door.proofs.blocked(proof):
            raise NotSignedIn(USED)
        door.proofs.failed(proof)
        found = account(house.store.database, person.login) if person.login else None
        wrong, actor = _whom(house, person, found, by_account)
        detail = {"address": address} if address else {}
        if actor is None:
            said = f"{BY_PROVINCE} ({person.login})" if person.login else BY_PROVINCE
            house.store.note_event("sign_in_failed", "", NOBODY, door.now(), detail | {"why": said})
            raise NotSignedIn(wrong)
        house.store.note_event(
            "signed_in", actor.login, actor.name, door.now(), detail | {"why": BY_PROVINCE}
        )
        return SignedIn(door.sessions.begin(actor, by_province=True), actor, False)


def _whom(house: House, person: Person, known: Account | None, by_account: bool) -> tuple[str, Actor | None]:
    """Why not, and who. A role by a claim goes before that of an account; a closed account goes before both."""
    if not person.login:
        return UNKNOWN, None
    if known and not known.active:
        return CLOSED, None
    if not person.role:
        return UNKNOWN, actor_of(known) if known and by_account else None
    if person.role == "unit" and person.unit not in {u.code for u in house.catalogue.units}:
        return NO_UNIT, None
    if known:
        return "", replace(actor_of(known), role=person.role, unit=person.unit)
    return "", Actor(f"{person.name} ({person.login})", person.role, person.unit, person.login)
