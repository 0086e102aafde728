"""What the province's provider says of somebody, and what that makes them here."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indicators.access.identity_claims import ClaimRules, Person, person_of, rules_from
from indicators.access.rights import ROLES
from indicators.errors import UserError

RULES = ClaimRules(
    email_domain="tinh.example",
    role_claim="realm.roles",
    unit_claim="unit",
    by_account=True,
    roles={"bdg-quan-tri": "administrator", "bdg-lanh-dao": "leadership", "bdg-don-vi": "unit"},
    units={"Sở Y tế": "SYT"},
)
BY_MAIL = ClaimRules(login_claim="email", email_domain="tinh.example", by_account=True)


def said(**claims):
    return person_of({"preferred_username": "lan"} | claims, RULES)


@pytest.mark.parametrize(
    ("username", "login"),
    [
        ("lan", "lan"), ("Lan", "lan"), ("lan@tinh.example", "lan"), ("LAN@TINH.example", "lan"),
        ("lan@tinh.example.ke-xau.example", "lan@tinh.example.ke-xau.example"),
        ("lan@noi-khac.example", "lan@noi-khac.example"),
        ("", ""), ("   ", ""), ("l an", ""), ("lan\n", "lan"), ("lan\x00", ""), ("<b>lan</b>", ""), ("\u212ahoa", ""),
        ("x" * 121, ""), (7, ""), (None, ""), ({"a": 1}, ""), (["lan", "minh"], "lan"),
    ],
)  # fmt: skip
def test_the_login_is_the_identity_without_the_offices_domain(username, login):
    assert said(preferred_username=username).login == login


@pytest.mark.parametrize(("verified", "login"), [(True, "lan"), (False, ""), ("true", ""), (None, "")])
def test_an_address_nobody_has_verified_is_nobodys(verified, login):
    assert person_of({"email": "lan@tinh.example", "email_verified": verified}, BY_MAIL).login == login


@pytest.mark.parametrize(
    ("claims", "role", "unit"),
    [
        ({"realm": {"roles": ["khac", "bdg-lanh-dao"]}}, "leadership", ""),
        ({"realm": {"roles": "bdg-lanh-dao"}}, "leadership", ""),
        ({"realm.roles": ["bdg-lanh-dao"]}, "leadership", ""),
        ({"realm": {"roles": ["bdg-don-vi", "bdg-quan-tri"]}}, "administrator", ""),  # the first row of the office's
        ({"realm": {"roles": ["BDG-LANH-DAO"]}}, "", ""), ({"realm": {"roles": ["leadership"]}}, "", ""),
        ({"realm": ["bdg-lanh-dao"]}, "", ""), ({"roles": ["bdg-lanh-dao"]}, "", ""), ({}, "", ""),
        ({"realm": {"roles": ["bdg-don-vi"]}, "unit": "Sở Y tế"}, "unit", "SYT"),
        ({"realm": {"roles": ["bdg-don-vi"]}, "unit": "608"}, "unit", "608"),
        ({"realm": {"roles": ["bdg-don-vi"]}, "unit": ["608", "609"]}, "unit", ""),
        ({"realm": {"roles": ["bdg-don-vi"]}}, "unit", ""),
        ({"realm": {"roles": ["bdg-lanh-dao"]}, "unit": "608"}, "leadership", ""),
        ({"unit": "608"}, "", ""),
    ],
)  # fmt: skip
def test_role_and_unit_are_what_the_offices_rows_make_of_the_claims(claims, role, unit):
    person = said(**claims)
    assert (person.role, person.unit) == (role, unit)


@pytest.mark.parametrize(
    ("name", "shown"),
    [("Nguyễn  Thị\nLan", "Nguyễn Thị Lan"), ("a\u202eb", "a b"), ("", "lan"), (None, "lan"), ("x" * 500, "x" * 120)],
)  # fmt: skip
def test_the_name_is_one_line_without_signs_that_mislead(name, shown):
    assert said(name=name).name == shown


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["roles", "a"]), inner, max_size=2),
    max_leaves=6,
)  # fmt: skip
CLAIM = st.sampled_from(["preferred_username", "name", "realm", "unit", "realm.roles", "email"])


@settings(
    suppress_health_check=[HealthCheck.too_slow]
)  # the first text of a run reads the tables of all signs
@given(st.dictionaries(CLAIM, JSON))
def test_whatever_is_claimed_gives_no_role_the_office_has_not_named(claims):
    for rules in (RULES, BY_MAIL):
        person = person_of(claims, rules)
        assert isinstance(person, Person)
        assert person.role in {"", *rules.roles.values()} <= {"", *ROLES}
        assert not person.unit or person.role == "unit"


@pytest.mark.parametrize(
    ("settings", "word"),
    [
        ({}, "không ai vào được"), ({"role_claims": "x"}, "role_claims"), ({"by_account": "yes"}, "by_account"),
        ({"role_claim": "roles"}, "cùng có"), ({"roles": {"a": "unit"}}, "cùng có"),
        ({"role_claim": "roles", "roles": {"a": "local"}}, "local"), ({"role_claim": "r", "roles": {"a": 1}}, "roles"),
        ({"role_claim": 1, "by_account": True}, "role_claim"), ({"role_claim": "r", "roles": ["a"]}, "roles"),
    ],
)  # fmt: skip
def test_settings_that_cannot_be_meant_are_told_in_a_sentence(settings, word):
    with pytest.raises(UserError, match=word):
        rules_from(settings)


def test_without_a_word_of_the_office_our_accounts_are_nobodys_at_the_provider():
    assert not rules_from({"role_claim": "roles", "roles": {"a": "leadership"}}).by_account
