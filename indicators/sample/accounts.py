"""Accounts of the synthetic province, one of each role, so that every role can be tried. In sample databases alone."""

from indicators.catalogue import Catalogue
from indicators.catalogue.definitions import Round

PASSWORD = "minh-hoa-2025"
# login, full name, role
OFFICIALS = (
    ("lanhdao", "Lãnh đạo UBND tỉnh", "leadership"),
    ("thuongtruc", "Cán bộ cơ quan thường trực", "standing_office"),
    ("quantri", "Quản trị hệ thống", "administrator"),
)


def sample_accounts(catalogue: Catalogue, rounds: tuple[Round, ...]) -> tuple[tuple[str, str, str, str], ...]:
    """(login, full name, role, unit): the officials, then a department and another unit of the newest round, whose
    logins are their codes."""
    newest = rounds[-1]
    asked = [catalogue.unit(code, newest.data_date) for code in newest.units]
    chosen = (
        next((u for u in asked if u.level == "department"), None),
        next((u for u in asked if u.level != "department"), None),
    )
    units = ((u.code.lower(), u.name, "unit", u.code) for u in chosen if u)
    return (*((*official, "") for official in OFFICIALS), *units)
