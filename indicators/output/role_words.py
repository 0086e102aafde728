"""The words for what somebody is here."""

ROLES = {
    "leadership": "Lãnh đạo",
    "unit": "Đơn vị",
    "standing_office": "Cơ quan thường trực",
    "administrator": "Quản trị",
    "local": "Người dùng tại máy",
}


def role_words(role: str) -> str:
    """A role that is not known is called by its code."""
    return ROLES.get(role, role)
