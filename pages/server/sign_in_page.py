"""The pages outside Streamlit as HTML: coming in, a new password, an address that leads nowhere.

No script runs on them, and their policy allows none.
"""

from html import escape
from pathlib import Path

from indicators.access.passwords import SHORTEST
from indicators.output.wording import place_name
from pages.shared import session, style
from pages.shared.places import PRODUCT, SAMPLE_BANNER

FRAME = (Path(__file__).parent / "sign_in.html").read_text("utf-8")
CONTENT_POLICY = (
    "default-src 'none'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self' data:; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
RULES = (
    f"Ít nhất {SHORTEST} ký tự; không trùng tên đăng nhập; không phải mật khẩu ai cũng đoán được. "
    "Một câu ngắn chỉ mình biết thì dễ nhớ mà khó đoán."
)
PROVINCE = "Đăng nhập bằng tài khoản của tỉnh"
WHOM_TO_ASK = "Hãy nhờ quản trị hoặc cơ quan thường trực của tỉnh giao quyền, rồi đăng nhập lại."
OTHER_ACCOUNT = "Dùng tài khoản khác"
GOING_OUT = "Đã ra khỏi hệ thống này. Đang đăng xuất cả tài khoản của tỉnh trên máy này…"
HELP = "Chưa có tài khoản hoặc quên mật khẩu? Hãy liên hệ quản trị hoặc cơ quan thường trực của tỉnh."


def sign_in(action: str, token: str, login: str, error: str, province: str = "") -> str:
    """The form for login and password. ``province``: where the province's single sign-on begins, "" for none."""
    fields = _field("ten", "Tên đăng nhập", "text", "username", login, autofocus=not login)
    fields += _field("mat_khau", "Mật khẩu", "password", "current-password", autofocus=bool(login))
    form = _form(action, token, fields, "Đăng nhập", error)
    way = (
        f'<p class="or">hoặc</p><a class="button" href="{escape(province)}">{PROVINCE}</a>'
        if province
        else ""
    )
    return _page("Đăng nhập", "", form, f'{way}<p class="help">{escape(HELP)}</p>')


def not_known(sentence: str, login: str) -> str:
    """For somebody the province knows and we do not: whom to ask, and the way to another account."""
    whom = WHOM_TO_ASK + (f" Khi hỏi, hãy nói tên tài khoản: {login}." if login else "")
    other = f'<a class="button" href="/auth/logout">{OTHER_ACCOUNT}</a>'
    return _page(
        "Chưa vào được",
        "",
        f'<p class="error" role="alert">{escape(sentence)}</p>',
        f"<p>{escape(whom)}</p>{other}",
    )


def going_out(on: str) -> str:
    """Shown for a moment while the province's account is signed out, too."""
    return _page("Đăng xuất", GOING_OUT, f'<p><a href="{escape(on)}">Tiếp tục</a></p>', "")


def new_password(action: str, token: str, name: str, must: bool, error: str, back: str) -> str:
    """The form for the old password and twice the new one. ``must``: the old one is a one-time password."""
    lead = (
        "Mật khẩu vừa dùng chỉ dùng một lần. Hãy đặt mật khẩu của riêng mình để vào làm việc." if must else ""
    )
    old = "Mật khẩu dùng một lần" if must else "Mật khẩu hiện tại"
    fields = _field("cu", old, "password", "current-password", autofocus=True)
    fields += _field("moi", "Mật khẩu mới", "password", "new-password", hint=RULES)
    fields += _field("moi_lai", "Nhập lại mật khẩu mới", "password", "new-password")
    after = (
        f'<form method="post" action="/dang-xuat"><input type="hidden" name="token" value="{token}">'
        '<button class="quiet">Đăng xuất</button></form>'
        if must
        else f'<p class="help"><a href="{escape(back)}">Quay lại, không đổi</a></p>'
    )
    return _page(
        "Đổi mật khẩu",
        f"{name}. {lead}" if lead else name,
        _form(action, token, fields, "Đổi mật khẩu", error),
        after,
    )


def no_such_page() -> str:
    """For an address that leads nowhere: the way to the first page."""
    back = '<form action="/" method="get"><button>Về trang đầu</button></form>'
    return _page("Không có trang này", "Địa chỉ đã gõ không dẫn đến trang nào của chương trình.", back, "")


def _page(title: str, lead: str, form: str, after: str) -> str:
    house = session.opened_house()
    place = place_name(session.province())
    parts = {
        "TITLE": escape(title),
        "PRODUCT": escape(PRODUCT),
        "PLACE": escape(place[:1].upper() + place[1:]),
        "VERSION": style.version(),
        "DARK": style.dark_variables(),
        "BANNER": f'<p class="sample-banner" role="note">{SAMPLE_BANNER}</p>' if house.store.sample else "",
        "LEAD": f'<p class="lead">{escape(lead)}</p>' if lead else "",
        "FORM": form,
        "AFTER": after,
    }
    page = FRAME
    for name, value in parts.items():
        page = page.replace(f"<!--{name}-->", value)
    return page


def _form(action: str, token: str, fields: str, button: str, error: str) -> str:
    told = f'<p class="error" role="alert">{escape(error)}</p>' if error else ""
    return (
        f'{told}<form method="post" action="{escape(action)}">'
        f'<input type="hidden" name="token" value="{token}">{fields}<button>{escape(button)}</button></form>'
    )


def _field(
    name: str,
    label: str,
    kind: str,
    autocomplete: str,
    value: str = "",
    hint: str = "",
    autofocus: bool = False,
) -> str:
    described = f' aria-describedby="{name}-goi-y"' if hint else ""
    said = f'<small id="{name}-goi-y">{escape(hint)}</small>' if hint else ""
    focus = " autofocus" if autofocus else ""
    return (
        f'<label for="{name}">{escape(label)}</label>'
        f'<input id="{name}" name="{name}" type="{kind}" autocomplete="{autocomplete}" autocapitalize="none" '
        f'spellcheck="false" maxlength="200" required value="{escape(value)}"{described}{focus}>{said}'
    )
