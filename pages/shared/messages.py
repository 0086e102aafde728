"""What a person is told: a sentence for what they can mend, an apology and a logged trace for what they cannot."""

import logging

import streamlit as st

from indicators.errors import UserError
from pages.shared.markup import plain

log = logging.getLogger("indicators.pages")
UNEXPECTED = (
    "Đã có lỗi ngoài dự kiến. Số liệu đã lưu không bị ảnh hưởng; lỗi đã được ghi vào nhật ký của máy chủ."
)


def show_user_error(error: UserError) -> None:
    """The error's own sentence."""
    st.error(plain(error))


def show_unexpected(error: Exception) -> bool:
    """Streamlit's handler of uncaught errors: True, because a traceback is for the log and not for the screen."""
    if isinstance(error, UserError):
        show_user_error(error)
    else:
        log.error("Lỗi ngoài dự kiến", exc_info=error)
        st.error(UNEXPECTED)
    return True


def nothing_yet(sentence: str) -> None:
    """An empty state: what is missing and where to go."""
    st.info(sentence)
