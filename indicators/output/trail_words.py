"""The words for what was done, as the trail says it."""

ACTS = {
    "received": "nhận tệp",
    "refused": "từ chối tệp",
    "accepted": "duyệt",
    "returned": "trả lại",
    "confirmed": "xác nhận số",
    "answered": "ghi nghĩa của chữ",
    "exported": "xuất văn bản",
    "backed_up": "sao lưu",
    "restored": "khôi phục",
    "rebuilt": "đọc lại mọi tệp",
    "upgraded": "nâng cấp cơ sở dữ liệu",
}
VALUES = {"accepted": "duyệt", "returned": "trả lại"}  # old and new of a decision


def act_words(act: str) -> str:
    """An act that is not known yet is called by its code rather than left out."""
    return ACTS.get(act, act)


def value_words(value: str | None) -> str:
    """ "" for none."""
    return VALUES.get(value or "", value or "")
