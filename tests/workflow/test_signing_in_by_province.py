"""Somebody the province has proven becomes one of ours, or nobody. The clocks are the test's own."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from indicators import workflow
from indicators.access.door import PROOF_SECONDS, Door
from indicators.access.identity_claims import Person
from indicators.access.rights import LOCAL_USER
from indicators.access.sessions import IDLE_SECONDS
from indicators.errors import NotSignedIn, UserError

pytestmark = pytest.mark.usefixtures("quick_passwords")

LEADER = Person("lan", "Nguyễn Thị Lan", "leadership")
NOBODYS = Person("lan", "Nguyễn Thị Lan")
SENDER = Person("minh", "Trần Văn Minh", "unit", "608")


class Clocks:
    def __init__(self) -> None:
        self.at, self.seconds = datetime(2025, 6, 15, 12), 0.0

    def now(self) -> datetime:
        self.at += timedelta(microseconds=1)
        return self.at

    def monotonic(self) -> float:
        return self.seconds


@pytest.fixture
def clocks() -> Clocks:
    return Clocks()


@pytest.fixture
def house(clocks) -> workflow.House:
    return replace(workflow.open_house(":memory:", "62"), door=Door(clocks.monotonic, clocks.now))


def come_in(house, person, by_account=True, proof="1"):
    return workflow.sign_in_by_province(house, person, by_account, proof, "10.0.0.7")


def told(house) -> list[tuple[str, str, str]]:
    lines = workflow.trail(house, LOCAL_USER)
    return [(line.act, line.subject, line.why) for line in lines if "sign" in line.act]


def test_a_role_by_a_claim_needs_no_account(house):
    begun = come_in(house, LEADER)
    actor = workflow.who(house, begun.token)
    assert (actor.name, actor.role, actor.unit, actor.login) == (
        "Nguyễn Thị Lan (lan)",
        "leadership",
        "",
        "lan",
    )
    assert workflow.accounts(house, LOCAL_USER) == ()


def test_a_unit_by_a_claim_acts_for_that_unit(house):
    assert workflow.who(house, come_in(house, SENDER).token).unit == "608"


@pytest.mark.parametrize("unit", ["", "khong-co", "608 "])
def test_a_unit_that_is_not_the_provinces_opens_nothing(house, unit):
    with pytest.raises(NotSignedIn, match="chưa gắn với một đơn vị"):
        come_in(house, replace(SENDER, unit=unit))


def test_without_a_role_somebody_is_who_the_account_of_their_login_is(house):
    workflow.open_account(house, LOCAL_USER, "lan", "Lan ở bảng", "unit", "608")
    begun = come_in(house, NOBODYS)
    assert (begun.actor.name, begun.actor.role, begun.actor.unit) == ("Lan ở bảng (lan)", "unit", "608")
    assert not begun.must_change  # the one-time password is for who comes in by password


@pytest.mark.parametrize("by_account", [True, False])
def test_who_has_neither_role_nor_account_stays_out(house, by_account):
    if not by_account:
        workflow.open_account(house, LOCAL_USER, "lan", "Lan", "leadership")
    with pytest.raises(NotSignedIn, match="chưa được giao quyền"):
        come_in(house, NOBODYS, by_account)


def test_a_claim_goes_before_the_account(house):
    workflow.open_account(house, LOCAL_USER, "lan", "Lan", "administrator")
    assert come_in(house, LEADER).actor.role == "leadership"


@pytest.mark.parametrize("person", [LEADER, NOBODYS])
def test_a_closed_account_is_refused_whatever_is_claimed(house, person):
    workflow.open_account(house, LOCAL_USER, "lan", "Lan", "leadership")
    workflow.close_account(house, LOCAL_USER, "lan")
    with pytest.raises(NotSignedIn, match="đã bị đóng"):
        come_in(house, person)


def test_closing_the_account_ends_a_session_that_began_at_the_province(house):
    workflow.open_account(house, LOCAL_USER, "lan", "Lan", "leadership")
    token = come_in(house, LEADER).token
    workflow.close_account(house, LOCAL_USER, "lan")
    assert workflow.session_of(house, token) is None


def test_whose_claims_name_nobody_stays_out_whatever_role_they_claim(house):
    with pytest.raises(NotSignedIn):
        come_in(house, replace(LEADER, login=""))


def test_a_proof_is_good_once_however_many_bring_it_at_the_same_time(house):
    def tried(_):
        try:
            return come_in(house, LEADER).token
        except NotSignedIn:
            return None

    with ThreadPoolExecutor(8) as pool:
        tokens = [token for token in pool.map(tried, range(8)) if token]
    assert len(tokens) == 1


def test_a_used_proof_is_not_forgotten_while_it_would_be_good(house, clocks):
    come_in(house, LEADER)
    clocks.seconds += PROOF_SECONDS - 1
    with pytest.raises(NotSignedIn, match="đã dùng rồi"):
        come_in(house, LEADER)
    assert come_in(house, LEADER, proof="2")


def test_a_session_of_the_province_ends_like_any_other(house, clocks):
    token = come_in(house, LEADER).token
    clocks.seconds += IDLE_SECONDS
    assert workflow.session_of(house, token) is None


def test_the_password_of_an_account_is_not_changed_by_who_came_from_the_province(house):
    first = workflow.open_account(house, LOCAL_USER, "lan", "Lan", "leadership")
    token = come_in(house, NOBODYS).token
    with pytest.raises(UserError, match="nơi cấp tài khoản"):
        workflow.change_password(house, token, first, "nắng lên ngoài đồng")
    assert workflow.sign_in(house, "lan", first).must_change


def test_every_coming_in_and_every_turning_away_is_in_the_trail(house):
    workflow.sign_out(house, come_in(house, LEADER).token)
    with pytest.raises(NotSignedIn):
        come_in(house, NOBODYS, proof="2")
    assert sorted(told(house)) == [
        ("sign_in_failed", "", "bằng tài khoản của tỉnh (lan)"),
        ("signed_in", "lan", "bằng tài khoản của tỉnh"),
        ("signed_out", "lan", ""),
    ]
