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
    "signed_in": "đăng nhập",
    "sign_in_failed": "đăng nhập sai",
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
    "sent_after_closing": "không nhận, đợt đã đóng",
    "duty_written": "ghi nhiệm vụ",
    "duty_withdrawn": "rút nhiệm vụ",
}
VALUES = {
    "accepted": "duyệt", "accepted_in_part": "duyệt một phần", "returned": "trả lại",
}  # old and new of a decision  # fmt: skip


def act_words(act: str) -> str:
    """An act that is not known yet is called by its code rather than left out."""
    return ACTS.get(act, act)


def value_words(value: str | None) -> str:
    """ "" for none."""
    return VALUES.get(value or "", value or "")
