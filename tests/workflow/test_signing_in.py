"""Who comes in, who does not, and what ends a session. The clocks are the test's own."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from indicators import workflow
from indicators.access import passwords
from indicators.access.door import Door
from indicators.access.passwords import Cost
from indicators.access.rights import LOCAL_USER
from indicators.errors import NotSignedIn, UserError
from indicators.store.accounts import kept_hash
from indicators.workflow import signing_in

pytestmark = pytest.mark.usefixtures("quick_passwords")

PASSWORD, NEW = "mưa rơi trên mái", "nắng lên ngoài đồng"
WRONG = "mưa rơi trên sân"
NOON = datetime(2025, 6, 15, 12)


class Clocks:
    """The wall clock, which may be put back, and the machine's own, which may not."""

    def __init__(self) -> None:
        self.at, self.seconds = NOON, 0.0

    def now(self) -> datetime:
        self.at += timedelta(microseconds=1)  # two writes never have one moment
        return self.at

    def monotonic(self) -> float:
        return self.seconds

    def pass_by(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)
        self.seconds += seconds


@pytest.fixture
def clocks() -> Clocks:
    return Clocks()


@pytest.fixture
def house(clocks) -> workflow.House:
    made = workflow.open_house(":memory:", "62")
    return replace(made, door=Door(clocks.monotonic, clocks.now))


@pytest.fixture
def lan(house) -> str:
    """An account in use, with PASSWORD."""
    first = workflow.open_account(house, LOCAL_USER, "lan", "Nguyễn Thị Lan", "leadership")
    begun = workflow.sign_in(house, "lan", first)
    workflow.sign_out(house, workflow.change_password(house, begun.token, first, PASSWORD).token)
    return "lan"


def refused(house, login: str, password: str) -> str:
    with pytest.raises(NotSignedIn) as told:
        workflow.sign_in(house, login, password)
    return str(told.value)


def fail(house, login: str, times: int) -> None:
    for _ in range(times):
        assert refused(house, login, WRONG) == signing_in.WRONG


def acts(house, kind: str) -> int:
    return sum(line.act == kind for line in workflow.trail(house, LOCAL_USER))


def test_a_session_begins_with_the_password_and_acts_by_full_name_and_login(house, lan):
    begun = workflow.sign_in(house, "  LAN ", PASSWORD)
    assert not begun.must_change
    found = workflow.who(house, begun.token)
    assert (found.name, found.role, found.login) == ("Nguyễn Thị Lan (lan)", "leadership", "lan")


@pytest.mark.parametrize(("login", "password"), [("lan", WRONG), ("lan", ""), ("ai-do", PASSWORD), ("", "")])
def test_a_wrong_login_and_a_wrong_password_are_told_alike(house, lan, login, password):
    assert refused(house, login, password) == signing_in.WRONG


@pytest.mark.parametrize("login", ["lan", "ai-do"])
def test_the_fifth_failure_locks_whether_the_login_exists_or_not(house, lan, login):
    fail(house, login, 4)
    assert refused(house, login, WRONG) == signing_in.WRONG
    assert refused(house, login, PASSWORD) == signing_in.LOCKED
    assert refused(house, login, WRONG) == signing_in.LOCKED


@pytest.mark.parametrize("login", ["lan", "ai-do"])
def test_a_locked_login_tried_all_the_same_is_in_the_trail_once_a_lock(house, clocks, lan, login):
    for lock in (1, 2):
        fail(house, login, 5)
        assert acts(house, "sign_in_while_locked") == lock - 1
        for _ in range(3):
            assert refused(house, login, PASSWORD) == signing_in.LOCKED
        assert acts(house, "sign_in_while_locked") == lock
        clocks.pass_by(901)


def test_four_failures_do_not_lock_and_coming_in_counts_anew(house, lan):
    for _ in range(3):
        fail(house, lan, 4)
        workflow.sign_in(house, lan, PASSWORD)


@pytest.mark.slow
@pytest.mark.parametrize("login", ["lan", "ai-do"])
@pytest.mark.parametrize(("seconds", "locked"), [(899, True), (900, False)])
def test_a_lock_lasts_fifteen_minutes_to_the_second(house, clocks, lan, login, seconds, locked):
    fail(house, login, 5)
    clocks.at = clocks.at.replace(microsecond=0)
    clocks.pass_by(seconds + (0.5 if not locked else 0))
    assert refused(house, login, WRONG) == (signing_in.LOCKED if locked else signing_in.WRONG)


@pytest.mark.parametrize("login", ["lan", "ai-do"])
def test_failures_more_than_fifteen_minutes_apart_do_not_add_up(house, clocks, lan, login):
    fail(house, login, 4)
    clocks.pass_by(901)
    fail(house, login, 4)
    assert refused(house, login, WRONG) == signing_in.WRONG


@pytest.mark.parametrize("back", [timedelta(minutes=1), timedelta(days=400)])
def test_a_clock_put_back_unlocks_nobody(house, clocks, lan, back):
    fail(house, lan, 5)
    clocks.at -= back
    assert refused(house, lan, PASSWORD) == signing_in.LOCKED


def test_a_clock_put_back_between_failures_still_counts_them(house, clocks, lan):
    fail(house, lan, 3)
    clocks.at -= timedelta(days=1)
    fail(house, lan, 2)
    assert refused(house, lan, PASSWORD) == signing_in.LOCKED


def test_a_lock_outlives_the_server(house, lan):
    fail(house, lan, 5)
    assert refused(replace(house, door=Door(now=house.door.now)), lan, PASSWORD) == signing_in.LOCKED


def test_a_lock_ends_every_session_of_the_account(house, lan):
    token = workflow.sign_in(house, lan, PASSWORD).token
    fail(house, lan, 5)
    with pytest.raises(NotSignedIn):
        workflow.who(house, token)


def test_many_guesses_at_once_are_not_more_guesses(house, lan, monkeypatch):
    checked = []
    plain = signing_in.fits
    monkeypatch.setattr(signing_in, "fits", lambda *a: checked.append(a) or plain(*a))
    with ThreadPoolExecutor(20) as crowd:
        told = list(crowd.map(lambda _: refused(house, lan, WRONG), range(20)))
    assert len(checked) == told.count(signing_in.WRONG) == 5
    assert acts(house, "account_locked") == 1


@pytest.mark.slow
def test_an_address_that_failed_often_is_refused_whatever_it_tries(house, lan):
    for number in range(50):
        with pytest.raises(NotSignedIn):
            workflow.sign_in(house, f"ai-{number // 4}", WRONG, "10.0.0.7")
    with pytest.raises(NotSignedIn, match="quá nhiều lần"):
        workflow.sign_in(house, lan, PASSWORD, "10.0.0.7")
    assert workflow.sign_in(house, lan, PASSWORD, "10.0.0.8")


def test_an_address_makes_no_more_guesses_by_making_them_at_once(house, monkeypatch):
    monkeypatch.setattr(house.door.addresses, "most", 5)

    def guessed(number: int) -> str:
        with pytest.raises(NotSignedIn) as caught:
            workflow.sign_in(house, f"ai-{number}", WRONG, "10.0.0.7")
        return str(caught.value)

    with ThreadPoolExecutor(20) as crowd:
        told = list(crowd.map(guessed, range(20)))
    assert (told.count(signing_in.WRONG), told.count(signing_in.TOO_MANY)) == (5, 15)


def test_a_one_time_password_lets_one_do_nothing_but_change_it(house):
    first = workflow.open_account(house, LOCAL_USER, "minh", "Minh", "standing_office")
    begun = workflow.sign_in(house, "minh", first)
    assert begun.must_change
    with pytest.raises(NotSignedIn):
        workflow.who(house, begun.token)
    after = workflow.change_password(house, begun.token, first, NEW)
    assert workflow.who(house, after.token).login == "minh"
    assert refused(house, "minh", first) == signing_in.WRONG
    assert not workflow.sign_in(house, "minh", NEW).must_change


def test_a_new_password_ends_every_other_session(house, lan):
    here, there = (workflow.sign_in(house, lan, PASSWORD).token for _ in range(2))
    after = workflow.change_password(house, here, PASSWORD, NEW).token
    assert workflow.who(house, after).login == lan
    for ended in (here, there):
        with pytest.raises(NotSignedIn, match="Phiên đã hết, hãy đăng nhập lại"):
            workflow.who(house, ended)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [(WRONG, NEW, "hiện tại không đúng"), (PASSWORD, PASSWORD, "phải khác"), (PASSWORD, "ngắn", "10 ký tự")],
)
def test_a_password_is_not_changed_without_the_old_one_or_for_a_poor_one(house, lan, old, new, said):
    token = workflow.sign_in(house, lan, PASSWORD).token
    with pytest.raises(UserError, match=said):
        workflow.change_password(house, token, old, new)
    assert workflow.who(house, token).login == lan
    assert workflow.sign_in(house, lan, PASSWORD)


def test_guessing_the_old_password_with_a_borrowed_session_locks_and_ends_it(house, lan):
    token = workflow.sign_in(house, lan, PASSWORD).token
    for _ in range(5):
        with pytest.raises(UserError):
            workflow.change_password(house, token, WRONG, NEW)
    with pytest.raises(NotSignedIn):
        workflow.who(house, token)
    assert refused(house, lan, PASSWORD) == signing_in.LOCKED


def test_signing_out_ends_the_session(house, lan):
    token = workflow.sign_in(house, lan, PASSWORD).token
    workflow.sign_out(house, token)
    with pytest.raises(NotSignedIn):
        workflow.who(house, token)
    workflow.sign_out(house, token)
    assert acts(house, "signed_out") == 2  # the fixture's, and this one


def test_a_hash_of_an_older_cost_is_made_anew_when_its_owner_comes_in(house, lan, monkeypatch):
    monkeypatch.setattr(passwords, "COST", Cost(passes=2, memory_kib=8, threads=1))
    before = kept_hash(house.store.database, lan)
    assert not workflow.sign_in(house, lan, PASSWORD).must_change
    assert "t=2" in kept_hash(house.store.database, lan) != before


def test_neither_passwords_nor_hashes_nor_what_strangers_typed_are_in_the_trail(house, lan):
    refused(house, "mat-khau-go-nham-vao-o-ten", WRONG)
    workflow.sign_in(house, lan, PASSWORD)
    told = repr(workflow.trail(house, LOCAL_USER)) + repr(house.store.events())
    for secret in ("argon2", PASSWORD, WRONG, "go-nham"):
        assert secret not in told


def test_what_happens_to_accounts_changes_nothing_that_is_shown(house, lan):
    before = house.store.database.written()
    workflow.sign_in(house, lan, PASSWORD)
    fail(house, lan, 5)
    workflow.reset_password(house, LOCAL_USER, lan)
    assert house.store.database.written() == before


def test_everything_of_accounts_is_sealed(house, lan):
    assert house.store.problems() == ()
    house.store.database._connection.execute("UPDATE credential SET hash = 'khac' WHERE must_change = false")
    assert [p.check for p in house.store.problems()] == ["trail_changed"]
