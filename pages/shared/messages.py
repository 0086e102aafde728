"""What a person is told: a sentence for what they can mend, an apology and a logged trace for what they cannot."""

import logging
from urllib.parse import urlencode, urlsplit

import streamlit as st

from indicators.errors import NotSignedIn, UserError
from pages.shared.account_corner import signed_out
from pages.shared.markup import plain, show

log = logging.getLogger("indicators.pages")
UNEXPECTED = (
    "Đã có lỗi ngoài dự kiến. Số liệu đã lưu không bị ảnh hưởng; lỗi đã được ghi vào nhật ký của máy chủ."
)


def show_user_error(error: UserError) -> None:
    """The error's own sentence."""
    st.error(plain(error))


def show_signed_out(error: NotSignedIn) -> None:
    """That the session is over, with the way back to this very page."""
    path = urlsplit(st.context.url or "").path or "/"
    filters = urlencode(st.query_params.to_dict())
    show(signed_out(str(error), f"{path}?{filters}" if filters else path))


def show_unexpected(error: Exception) -> bool:
    """Streamlit's handler of uncaught errors: True, because a traceback is for the log and not for the screen."""
    if isinstance(error, NotSignedIn):
        show_signed_out(error)
    elif isinstance(error, UserError):
        show_user_error(error)
    else:
        log.error("Lỗi ngoài dự kiến", exc_info=error)
        st.error(UNEXPECTED)
    return True


def nothing_yet(sentence: str) -> None:
    """An empty state: what is missing and where to go."""
    st.info(sentence)
