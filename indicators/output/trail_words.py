"""The words for what was done, as the trail says it: on the command line, on its page and in its workbook.

Of an event's detail only what stands in ``DETAILS`` is said: hashes, fingerprints and whole definitions are not words.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from indicators.catalogue.definitions import Indicator
from indicators.output.meaning_words import meaning_text
from indicators.output.numbers import exact, format_date, format_moment
from indicators.output.role_words import role_words

ACTS = {
    "received": "nhận tệp",
    "refused": "từ chối tệp",
    "accepted": "duyệt",
    "returned": "trả lại",
    "confirmed": "xác nhận số",
    "answered": "ghi nghĩa của chữ",
    "exported": "xuất văn bản",
    "backed_up": "sao lưu",
    "backup_failed": "sao lưu không xong",
    "backup_removed": "xóa bản sao lưu cũ",
    "restored": "khôi phục",
    "rebuilt": "đọc lại mọi tệp",
    "upgraded": "nâng cấp cơ sở dữ liệu",
    "signed_in": "đăng nhập",
    "sign_in_failed": "đăng nhập sai",
    "sign_in_while_locked": "đăng nhập khi đang bị khóa",
    "signed_out": "đăng xuất",
    "account_opened": "mở tài khoản",
    "account_changed": "sửa tài khoản",
    "account_closed": "đóng tài khoản",
    "account_locked": "tạm khóa tài khoản",
    "account_unlocked": "mở khóa tài khoản",
    "password_changed": "đổi mật khẩu",
    "password_reset": "cấp mật khẩu một lần",
    "round_opened": "mở đợt",
    "round_changed": "sửa đợt",
    "round_extended": "gia hạn",
    "round_closed": "đóng đợt",
    "round_reopened": "mở lại đợt",
    "correction_allowed": "cho nộp đính chính",
    "corrected": "đính chính sau khi đóng đợt",
    "sent_again": "gửi lại tệp đã nhận",
    "sent_after_closing": "không nhận, đợt đã đóng",
    "targets_told": "ghi nhận các mục tiêu",
    "targets_changed": "đổi mục tiêu",
    "duty_written": "ghi nhiệm vụ",
    "duty_withdrawn": "rút nhiệm vụ",
}
VALUES = {
    "accepted": "duyệt", "accepted_in_part": "duyệt một phần", "returned": "trả lại",
}  # old and new of a decision  # fmt: skip
NO_NUMBER = "số nhỏ nhạy cảm, không nêu"
WITHDRAWN = "rút lại"
SEALED_ACTS = ("rebuilt",)  # their old and new are seals, which are nobody's words
KEYED_ACTS = ("duty_written", "duty_withdrawn")  # their subject is a key; the words are in old and new


def _moment(text: str) -> str:
    return format_moment(datetime.fromisoformat(text))


DETAILS: dict[str, tuple[str, Callable[[str], str]]] = {
    "left_out": ("để lại chỉ tiêu {}", str),
    "name": ("{}", str),
    "role": ("vai trò {}", role_words),
    "file": ("tệp {}", str),
    "made_at": ("bản lúc {}", _moment),
    "known_at": ("số liệu đến {}", _moment),
    "former": ("theo đợt {}", str),
    "differences": ("{} khác biệt", str),
    "address": ("từ địa chỉ {}", str),
}


@dataclass(frozen=True, slots=True)
class TrailTerms:
    """What a line is told with. ``indicators``: by code; ``sensitive``: codes whose numbers are never told; ``units``:
    code → name."""

    indicators: Mapping[str, Indicator]
    sensitive: frozenset[str]
    units: Mapping[str, str]


def act_words(act: str) -> str:
    """An act that is not known yet is called by its code rather than left out."""
    return ACTS.get(act, act)


def value_words(value: str | None) -> str:
    """ "" for none."""
    return VALUES.get(value or "", value or "")


def deed_words(act: str, subject: str) -> str:
    """ "Duyệt: 608.xlsx": an act with what it was done to, as a sentence begins."""
    words = act_words(act)
    told = "" if act in KEYED_ACTS else subject
    return words[:1].upper() + words[1:] + (f": {told}" if told else "")


def detail_words(detail: Mapping[str, str]) -> tuple[str, ...]:
    """What else is said of an act, in the order of ``DETAILS``."""
    return tuple(
        words.format(shown(detail[name])) for name, (words, shown) in DETAILS.items() if detail.get(name)
    )


def change_words(
    act: str, subject: str, old: str | None, new: str | None, detail: Mapping[str, str], terms: TrailTerms
) -> tuple[str, str]:
    """Old and new in words, "" for none; numbers of people harmed are not told whoever asks."""
    if act in SEALED_ACTS:
        return "", ""
    if act == "confirmed":
        if subject.partition(" ")[0] in terms.sensitive:
            return "", NO_NUMBER
        return _number(old), _number(new) or WITHDRAWN
    if act == "answered":
        was, now = (meaning and _meaning(meaning, detail, terms) for meaning in (old, new))
        return was or "", now or WITHDRAWN
    if act == "round_extended":
        return _day(old), _day(new)
    return value_words(old), value_words(new)


def _meaning(meaning: str, detail: Mapping[str, str], terms: TrailTerms) -> str:
    return meaning_text(detail["kind"], meaning, terms.indicators, terms.units)


def _number(text: str | None) -> str:
    """ "5.5" → "5,5"; what a file said in words stays as it is."""
    try:
        return exact(float(text)) if text else ""
    except ValueError:
        return text or ""


def _day(text: str | None) -> str:
    return format_date(date.fromisoformat(text)) if text else ""
