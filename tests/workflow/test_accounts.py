"""Who keeps whose account, and what an account must be."""

from concurrent.futures import ThreadPoolExecutor
from itertools import product
from threading import Thread
from time import sleep

import pytest

from indicators import workflow
from indicators.access.rights import LOCAL, LOCAL_USER, ROLES, Actor
from indicators.errors import NotAllowed, NotFound, NotSignedIn, UserError
from indicators.store.accounts import account, kept_hash
from indicators.workflow import signing_in

pytestmark = pytest.mark.usefixtures("quick_passwords")

KEEPER = Actor("Quản trị (q)", "administrator", login="q")
OFFICE = Actor("Cơ quan (c)", "standing_office", login="c")
OTHERS = (Actor("Lãnh đạo (l)", "leadership", login="l"), Actor("Huyện (608)", "unit", "608", "608"))
UNIT_OF = {"unit": "610"}
LONG_ENOUGH = 0.1  # seconds in which another thread would do what it is not to do
NAMED = {role: ("x-" + role.replace("_", "-"), "Tên", role, UNIT_OF.get(role, "")) for role in ROLES}


@pytest.fixture
def house() -> workflow.House:
    return workflow.open_house(":memory:", "62")


@pytest.fixture
def kept(house) -> workflow.House:
    """One account of each role, and a second administrator."""
    for named in NAMED.values():
        workflow.open_account(house, LOCAL_USER, *named)
    workflow.open_account(house, LOCAL_USER, "quan2", "Tên", "administrator")
    return house


def may_keep(keeper: Actor, role: str) -> bool:
    return keeper.role in ("administrator", LOCAL) or (keeper.role == "standing_office" and role == "unit")


@pytest.mark.slow
@pytest.mark.parametrize(("keeper", "role"), list(product((KEEPER, OFFICE, *OTHERS, LOCAL_USER), ROLES)))
def test_the_administrator_keeps_every_account_the_standing_office_those_of_units_nobody_else_any(
    kept, keeper, role
):
    login, name, _, unit = NAMED[role]
    tries = (
        lambda: workflow.open_account(kept, keeper, "moi", name, role, unit),
        lambda: workflow.change_account(kept, keeper, login, "Khác", role, unit),
        lambda: workflow.reset_password(kept, keeper, login),
        lambda: workflow.unlock(kept, keeper, login),
        lambda: workflow.close_account(kept, keeper, login),
    )
    for verb in tries:
        if may_keep(keeper, role):
            verb()
        else:
            with pytest.raises(NotAllowed):
                verb()


@pytest.mark.parametrize("keeper", [KEEPER, OFFICE, LOCAL_USER])
def test_a_keeper_sees_the_accounts_it_keeps(kept, keeper):
    assert {a.role for a in workflow.accounts(kept, keeper)} == {r for r in ROLES if may_keep(keeper, r)}
    assert set(workflow.roles_kept(keeper)) == {r for r in ROLES if may_keep(keeper, r)}


@pytest.mark.parametrize("keeper", OTHERS)
def test_who_keeps_no_account_sees_none(kept, keeper):
    with pytest.raises(NotAllowed):
        workflow.accounts(kept, keeper)


def test_the_standing_office_makes_nobody_more_than_a_unit_and_takes_no_one_over(kept):
    with pytest.raises(NotAllowed):
        workflow.change_account(kept, OFFICE, "x-unit", "Tên", "administrator")
    with pytest.raises(NotAllowed):
        workflow.change_account(kept, OFFICE, "x-leadership", "Tên", "unit", "610")
    workflow.close_account(kept, KEEPER, "x-leadership")
    with pytest.raises(NotAllowed):
        workflow.open_account(kept, OFFICE, "x-leadership", "Tên", "unit", "610")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("login", "name", "role", "unit", "said"),
    [
        ("", "Lan", "leadership", "", "Tên đăng nhập gồm"),
        ("ab", "Lan", "leadership", "", "Tên đăng nhập gồm"),
        ("nguyễn.lan", "Lan", "leadership", "", "Tên đăng nhập gồm"),
        ("lan lan", "Lan", "leadership", "", "Tên đăng nhập gồm"),
        ("x" * 33, "Lan", "leadership", "", "Tên đăng nhập gồm"),
        ("lan", "  ", "leadership", "", "họ và tên"),
        ("lan", "x" * 121, "leadership", "", "họ và tên"),
        ("lan", "Lan", "leadership", "608", "Chỉ tài khoản đơn vị"),
        ("lan", "Lan", "unit", "", "phải gắn với một đơn vị"),
        ("lan", "Lan", "unit", "999999", "phải gắn với một đơn vị"),
        ("lan", "Lan", LOCAL, "", "Không có vai trò"),
        ("lan", "Lan", "sếp", "", "Không có vai trò"),
        ("X-UNIT", "Lan", "unit", "608", "Đã có tài khoản"),
    ],
)
def test_what_an_account_cannot_be_is_told_and_nothing_is_opened(kept, login, name, role, unit, said):
    before = workflow.accounts(kept, KEEPER)
    with pytest.raises(UserError, match=said):
        workflow.open_account(kept, KEEPER, login, name, role, unit)
    assert workflow.accounts(kept, KEEPER) == before


@pytest.mark.parametrize(
    "end",
    [
        lambda h: workflow.close_account(h, KEEPER, "x-unit", "Chuyển công tác"),
        lambda h: workflow.change_account(h, KEEPER, "x-unit", "Tên", "leadership"),
        lambda h: workflow.change_account(h, KEEPER, "x-unit", "Tên", "unit", "608"),
        lambda h: workflow.reset_password(h, KEEPER, "x-unit"),
    ],
    ids=["closed", "role", "unit", "password"],
)
def test_a_change_of_an_account_ends_its_sessions_at_once(kept, end):
    first = workflow.reset_password(kept, KEEPER, "x-unit")
    begun = workflow.change_password(
        kept, workflow.sign_in(kept, "x-unit", first).token, first, "mưa rơi trên mái"
    )
    assert workflow.who(kept, begun.token).unit == "610"
    end(kept)
    with pytest.raises(NotSignedIn):
        workflow.who(kept, begun.token)


def test_nobody_comes_in_by_a_closed_account_until_it_is_opened_again(kept):
    first = workflow.reset_password(kept, KEEPER, "x-unit")
    workflow.close_account(kept, KEEPER, "x-unit", "Chuyển công tác")
    with pytest.raises(NotSignedIn):
        workflow.sign_in(kept, "x-unit", first)
    for verb in (workflow.reset_password, workflow.unlock, workflow.close_account):
        with pytest.raises(NotFound):
            verb(kept, KEEPER, "x-unit")
    again = workflow.open_account(kept, KEEPER, "x-unit", "Người mới", "unit", "611")
    with pytest.raises(NotSignedIn):
        workflow.sign_in(kept, "x-unit", first)
    assert workflow.sign_in(kept, "x-unit", again).actor.unit == "611"


def test_there_is_always_an_administrator(kept):
    workflow.close_account(kept, LOCAL_USER, "quan2")
    with pytest.raises(UserError, match="quản trị duy nhất"):
        workflow.close_account(kept, LOCAL_USER, "x-administrator")
    with pytest.raises(UserError, match="quản trị duy nhất"):
        workflow.change_account(kept, LOCAL_USER, "x-administrator", "Tên", "leadership")


def test_nobody_closes_the_account_they_came_in_by(kept):
    with pytest.raises(UserError, match="của mình"):
        workflow.close_account(kept, Actor("Tên (quan2)", "administrator", login="quan2"), "quan2")


def slowly(monkeypatch, verb, name: str) -> None:
    """Whoever asks ``name`` in a verb goes on only when the others have had time to ask too."""
    plain = verb.__globals__[name]

    def asked(*told):
        found = plain(*told)
        sleep(LONG_ENOUGH)
        return found

    monkeypatch.setitem(verb.__globals__, name, asked)


def test_two_administrators_who_close_each_other_at_once_leave_one(kept, monkeypatch):
    slowly(monkeypatch, workflow.close_account, "all_accounts")
    pair = ("quan2", "x-administrator")

    def close_other(login: str) -> bool:
        [other] = {*pair} - {login}
        try:
            workflow.close_account(kept, Actor(login, "administrator", login=login), other)
        except UserError:
            return False
        return True

    with ThreadPoolExecutor(2) as hands:
        assert sorted(hands.map(close_other, pair)) == [False, True]
    assert sum(a.active for a in workflow.accounts(kept, KEEPER) if a.login in pair) == 1


def test_of_two_who_open_one_login_at_once_one_is_told_that_it_is_there(house, monkeypatch):
    slowly(monkeypatch, workflow.open_account, "account")

    def opened(asker: tuple[Actor, str, str]) -> str:
        keeper, role, unit = asker
        try:
            return workflow.open_account(house, keeper, "moi", "Tên", role, unit)
        except (UserError, NotAllowed):
            return ""

    askers = ((KEEPER, "administrator", ""), (OFFICE, "unit", "608"))
    with ThreadPoolExecutor(2) as hands:
        passwords = dict(zip((role for _, role, _ in askers), hands.map(opened, askers), strict=True))
    [(role, password)] = [(role, told) for role, told in passwords.items() if told]
    assert workflow.sign_in(house, "moi", password).actor.role == role


@pytest.mark.parametrize(
    "end",
    [
        lambda h: workflow.close_account(h, KEEPER, "x-unit"),
        lambda h: workflow.change_account(h, KEEPER, "x-unit", "Tên", "leadership"),
        lambda h: workflow.reset_password(h, KEEPER, "x-unit"),
    ],
    ids=["closed", "role", "password"],
)
@pytest.mark.parametrize("by", ["sign_in", "change_password"])
def test_nobody_stays_inside_who_came_in_while_the_account_was_changed(kept, monkeypatch, end, by):
    first = workflow.reset_password(kept, KEEPER, "x-unit")
    token = workflow.sign_in(kept, "x-unit", first).token
    ending, plain = Thread(target=end, args=(kept,)), signing_in.fits

    def fits(*told):
        fitting = plain(*told)
        ending.start()
        ending.join(LONG_ENOUGH)
        return fitting

    monkeypatch.setattr(signing_in, "fits", fits)
    if by == "sign_in":
        begun = workflow.sign_in(kept, "x-unit", first)
    else:
        begun = workflow.change_password(kept, token, first, "mưa rơi trên mái")
    ending.join()
    assert workflow.session_of(kept, begun.token) is None


def test_a_change_says_old_new_and_why_in_the_trail(kept):
    workflow.change_account(kept, KEEPER, "x-unit", "Tên mới", "unit", "608")
    workflow.change_account(kept, KEEPER, "x-unit", "Tên mới", "unit", "608")
    workflow.close_account(kept, KEEPER, "x-unit", "Chuyển công tác")
    lines = [line for line in workflow.trail(kept, KEEPER) if line.actor == KEEPER.name]
    assert [(line.act, line.subject, line.old, line.new, line.why) for line in lines] == [
        ("account_changed", "x-unit", "Tên, Đơn vị, 610", "Tên mới, Đơn vị, 608", ""),
        ("account_closed", "x-unit", None, None, "Chuyển công tác"),
    ]


def test_the_first_administrator_is_made_once_and_must_choose_a_password(house):
    login, password = workflow.first_administrator(house)
    begun = workflow.sign_in(house, login, password)
    assert (begun.actor.role, begun.must_change) == ("administrator", True)
    assert workflow.first_administrator(house) is None
    assert password not in repr(workflow.trail(house, LOCAL_USER))


@pytest.mark.slow
def test_the_samples_accounts_open_to_the_printed_password_however_often_they_are_made():
    house = workflow.open_house(":memory:", "62", sample=True)
    shown = workflow.open_sample_accounts(house, LOCAL_USER)
    workflow.reset_password(house, LOCAL_USER, "lanhdao")
    workflow.close_account(house, LOCAL_USER, "608")
    assert workflow.open_sample_accounts(house, LOCAL_USER) == shown
    entries = len(workflow.trail(house, LOCAL_USER))
    assert workflow.open_sample_accounts(house, LOCAL_USER) == shown
    assert len(workflow.trail(house, LOCAL_USER)) == entries
    roles = {workflow.sign_in(house, login, password).actor.role for login, _, password in shown}
    assert roles == set(ROLES)
    assert workflow.first_administrator(house) is None


def test_an_office_gets_no_sample_account(house):
    with pytest.raises(UserError, match="văn phòng"):
        workflow.open_sample_accounts(house, LOCAL_USER)
    assert workflow.accounts(house, LOCAL_USER) == ()


@pytest.mark.slow
def test_accounts_outlive_a_rebuild_and_a_backup(kept, tmp_path, monkeypatch):
    monkeypatch.setenv("INDICATORS_DB", str(tmp_path / "kho.duckdb"))
    house = workflow.open_house(tmp_path / "kho.duckdb", "62")
    password = workflow.open_account(house, LOCAL_USER, "lan", "Lan", "leadership")
    before = account(house.store.database, "lan"), kept_hash(house.store.database, "lan")
    house.store.rebuild(lambda *_: None, replace=True)
    assert (account(house.store.database, "lan"), kept_hash(house.store.database, "lan")) == before
    workflow.backup(house, LOCAL_USER, tmp_path / "sao-luu.zip")
    house.store.close()
    workflow.restore(LOCAL_USER, tmp_path / "sao-luu.zip", replace=True)
    house = workflow.open_house(tmp_path / "kho.duckdb", "62")
    assert workflow.sign_in(house, "lan", password).actor.login == "lan"
    assert house.store.problems() == ()
    house.store.close()
