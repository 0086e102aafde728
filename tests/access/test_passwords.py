"""What a password must be, and that nothing but the password fits its hash."""

import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indicators.access import passwords
from indicators.access.passwords import Cost, fits, hashed, needs_rehash, one_time_password, wrong_with

pytestmark = pytest.mark.usefixtures("quick_passwords")


@pytest.mark.parametrize(
    ("password", "login", "said"),
    [
        ("chin ky tu", "lan", None),
        ("chin kytu", "lan", "ít nhất 10 ký tự"),
        ("x" * 100 + "yzab" * 25, "lan", None),
        ("x" * 101 + "yzab" * 25, "lan", "dài quá 200"),
        ("nguyenthilan", "nguyenthilan", "trùng với tên đăng nhập"),
        ("Nguyen.Thi.Lan", "nguyen.thi-lan", "trùng với tên đăng nhập"),
        ("nguyenlannguyenlan", "nguyen.lan", "trùng với tên đăng nhập"),
        ("nalneyugn.", "nguyenlan", "trùng với tên đăng nhập"),
        ("1234567890", "lan", "dễ đoán"),
        ("Bình đẳng giới", "lan", "dễ đoán"),
        ("MATKHAU-12345", "lan", "dễ đoán"),
        ("aaaaaaaaaabb", "lan", "dễ đoán"),
        ("mưa rơi trên mái tôn cũ", "lan", None),
    ],
)
def test_a_password_is_refused_with_a_sentence(password, login, said):
    found = wrong_with(password, login)
    assert (found is None) if said is None else (said in found)


def test_a_one_time_password_is_long_random_and_allowed():
    made = {one_time_password() for _ in range(200)}
    assert len(made) == 200
    assert all(wrong_with(one, "quantri") is None for one in made)


@pytest.mark.slow
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(min_size=1, max_size=40), st.text(min_size=1, max_size=40))
def test_only_the_password_itself_fits(password, other):
    kept = hashed(password)
    assert fits(password, kept)
    same = unicodedata.normalize("NFKC", password) == unicodedata.normalize("NFKC", other)
    assert fits(other, kept) is same


def test_a_vietnamese_password_fits_however_the_keyboard_spells_it():
    composed = unicodedata.normalize("NFC", "mưa rơi trên mái")
    assert fits(unicodedata.normalize("NFD", composed), hashed(composed))


def test_the_hash_says_nothing_of_the_password_and_two_hashes_of_it_differ():
    one, two = hashed("mưa rơi trên mái"), hashed("mưa rơi trên mái")
    assert one != two
    assert one.startswith("$argon2id$")
    assert "mưa" not in one


@pytest.mark.parametrize("kept", [None, "", "khong phai ma bam", "$argon2id$v=19$m=8,t=1,p=1$hong"])
def test_nothing_fits_where_there_is_no_hash_or_a_broken_one(kept):
    assert not fits("mưa rơi trên mái", kept)


def test_a_login_that_does_not_exist_costs_a_whole_check(monkeypatch):
    checked = []
    hasher = passwords._hasher(passwords.COST)
    monkeypatch.setattr(
        passwords,
        "_hasher",
        lambda _: type("H", (), {"verify": lambda _, *a: checked.append(a) or True, "hash": hasher.hash})(),
    )
    assert not fits("mưa rơi trên mái", None)
    assert len(checked) == 1


def test_a_hash_of_another_cost_is_to_be_made_anew(monkeypatch):
    kept = hashed("mưa rơi trên mái")
    assert not needs_rehash(kept)
    monkeypatch.setattr(passwords, "COST", Cost(passes=2, memory_kib=8, threads=1))
    assert needs_rehash(kept)
    assert fits("mưa rơi trên mái", kept)


def test_the_program_itself_pays_what_the_standard_recommends(monkeypatch):
    monkeypatch.undo()
    assert Cost(3, 65536, 4) == passwords.COST
