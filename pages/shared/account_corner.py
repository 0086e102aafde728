"""Who is signed in, at the foot of the sidebar, with the ways to a new password and out."""

from indicators.access.rights import Actor
from indicators.output.role_words import role_words
from pages.shared.markup import Piece, safe


def account_corner(asker: Actor, place: str, form_token: str, own_password: bool) -> Piece:
    """``place``: the unit the account belongs to, "" for none; ``own_password``: one of ours, to be changed here.
    Forms, not links: they leave Streamlit's one page."""
    name = asker.name.removesuffix(f" ({asker.login})") if asker.login else asker.name
    role = " · ".join(
        filter(None, (role_words(asker.role), place if place.casefold() != name.casefold() else ""))
    )
    change = '<form action="/doi-mat-khau" method="get"><button type="submit">Đổi mật khẩu</button></form>'
    ways = (change if own_password else "") + (
        '<form action="/dang-xuat" method="post">'
        f'<input type="hidden" name="token" value="{safe(form_token)}"><button type="submit">Đăng xuất</button></form>'
        if asker.login
        else ""
    )
    head = f'<b title="{safe(asker.login)}">{safe(name)}</b><span>{safe(role)}</span>'
    return f'<div class="account">{head}<div>{ways}</div></div>'


def signed_out(sentence: str, back: str) -> Piece:
    """What a page says whose session has ended."""
    return (
        f'<div class="signed-out" role="alert"><p>{safe(sentence)}</p><form action="/dang-nhap" method="get">'
        f'<input type="hidden" name="ve" value="{safe(back)}"><button type="submit">Đăng nhập</button></form></div>'
    )
