"""How an account looks in a list: where it stands, as a chip and in words."""

from datetime import datetime

from indicators.output import colours
from indicators.output.intake_words import look_of
from indicators.output.numbers import format_moment
from indicators.output.wording import Status

NEVER = "chưa lần nào"
_STATES = {
    "in_use": ("Đang dùng", "✔", colours.MET),
    "waiting": ("Chờ đặt mật khẩu", "◌", colours.NEAR),
    "locked": ("Tạm khóa", "✖", colours.SLOW),
    "closed": ("Đã đóng", "–", colours.MUTED),
}
ACCOUNT_LOOKS = {
    code: look_of(f"account-{code}", word, icon, tone) for code, (word, icon, tone) in _STATES.items()
}


def account_look(active: bool, must_change: bool, locked_until: datetime | None) -> Status:
    """The gravest of what can be said of an account."""
    if not active:
        return ACCOUNT_LOOKS["closed"]
    if locked_until:
        return ACCOUNT_LOOKS["locked"]
    return ACCOUNT_LOOKS["waiting" if must_change else "in_use"]


def last_in_words(signed_in_at: datetime | None, locked_until: datetime | None) -> str:
    """ "08:05 15/6/2025", "chưa lần nào"; of a locked one also until when."""
    last = format_moment(signed_in_at) if signed_in_at else NEVER
    return f"{last}; khóa đến {format_moment(locked_until)}" if locked_until else last
