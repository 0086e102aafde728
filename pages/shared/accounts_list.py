"""The accounts one keeps as a table, and the names of the units they may belong to."""

from collections.abc import Mapping, Sequence

from indicators.output.account_words import account_look, last_in_words
from indicators.output.role_words import role_words
from indicators.output.tables.reference import having as rows_having
from indicators.workflow import exploring
from indicators.workflow.accounts import Account
from indicators.workflow.signing_in import locked_until
from pages.shared import markup
from pages.shared.markup import Piece, safe
from pages.shared.session import ask, house

HEADS = ("Họ tên, đơn vị", "Tên đăng nhập", "Vai trò", "Trạng thái", "Vào lần cuối")
KINDS = ("", "", "short", "short", "short")


def unit_names() -> dict[str, str]:
    """Names by code of every unit of the province, in whichever period it was."""
    return {unit.code: unit.name for unit in ask(exploring.dated_units)}


def having(found: Sequence[Account], names: Mapping[str, str], words: str) -> list[Account]:
    """The accounts in which all the words stand, however they are spelt; those in use first."""
    lines = [
        {"login": a.login, "name": a.name, "role": role_words(a.role), "unit": names.get(a.unit, a.unit)}
        for a in found
    ]
    kept = {line["login"] for line in rows_having(lines, words)}
    return sorted((a for a in found if a.login in kept), key=lambda a: (not a.active, a.role, a.login))


def account_table(found: Sequence[Account], names: Mapping[str, str]) -> Piece:
    now = house().door.now()
    rows = []
    for one in found:
        until = locked_until(one, now)
        unit = names.get(one.unit, one.unit)
        role = " · ".join(filter(None, (role_words(one.role), unit if unit != one.name else "")))
        chip = markup.chip(account_look(one.active, one.must_change, until))
        rows.append(
            (safe(one.name), safe(one.login), safe(role), chip, safe(last_in_words(one.signed_in_at, until)))
        )
    return markup.table(HEADS, rows, KINDS)
