"""Commands of accounts: list them, open one, give one a new one-time password. For whoever holds the machine."""

import argparse
from dataclasses import asdict

from indicators import workflow
from indicators.access.rights import LOCAL_USER
from indicators.commands.printing import show
from indicators.errors import UserError
from indicators.output.numbers import format_moment
from indicators.output.role_words import role_words
from indicators.workflow import House


def add_to(verb: argparse.ArgumentParser) -> None:
    """The arguments of ``accounts``."""
    verb.add_argument("act", nargs="?", choices=sorted(ACTS), default="list")
    verb.add_argument("login", nargs="?")
    verb.add_argument("--name")
    verb.add_argument("--role")
    verb.add_argument("--unit", default="")


def accounts(house: House, arguments: argparse.Namespace) -> int:
    return ACTS[arguments.act](house, arguments)


def sample_accounts(house: House) -> str:
    """The accounts of the synthetic province as lines, each with its password."""
    made = workflow.open_sample_accounts(house, LOCAL_USER)
    width = max(len(login) for login, _, _ in made)
    lines = (f"    {login:<{width}}  {password}   {name}" for login, name, password in made)
    return "\n".join(("  Tài khoản minh họa (tên đăng nhập, mật khẩu):", *lines))


def _list(house: House, arguments: argparse.Namespace) -> int:
    found = workflow.accounts(house, LOCAL_USER)
    told = ("login", "name", "role", "unit", "active", "must_change")
    documents = [{key: asdict(one)[key] for key in told} for one in found]
    lines = [
        "\t".join(
            filter(
                None,
                (
                    one.login,
                    one.name,
                    role_words(one.role),
                    one.unit,
                    "" if one.active else "đã đóng",
                    f"vào lần cuối {format_moment(one.signed_in_at)}"
                    if one.signed_in_at
                    else "chưa vào lần nào",
                ),
            )
        )
        for one in found
    ]
    show(arguments, documents, "\n".join(lines))
    return 0


def _open(house: House, arguments: argparse.Namespace) -> int:
    if not (arguments.login and arguments.name and arguments.role):
        raise UserError("Hãy ghi: accounts open TÊN --name HỌ_TÊN --role VAI_TRÒ [--unit MÃ].")
    password = workflow.open_account(
        house, LOCAL_USER, arguments.login, arguments.name, arguments.role, arguments.unit
    )
    return _told(arguments, "Đã mở tài khoản", password)


def _reset(house: House, arguments: argparse.Namespace) -> int:
    if not arguments.login:
        raise UserError("Hãy ghi: accounts reset TÊN.")
    return _told(
        arguments, "Đã cấp lại mật khẩu", workflow.reset_password(house, LOCAL_USER, arguments.login)
    )


def _told(arguments: argparse.Namespace, done: str, password: str) -> int:
    """The one-time password, printed this once."""
    login = arguments.login.strip().lower()
    text = f"{done} {login}. Mật khẩu dùng một lần: {password}"
    show(arguments, {"login": login, "one_time_password": password}, text)
    return 0


ACTS = {"list": _list, "open": _open, "reset": _reset}
