"""What each role is shown: its own pages and no other, each without an error."""

import pytest

from indicators.access.rights import Actor, may
from pages.shared.places import PLACES

LEADER = Actor("Phó Chủ tịch (lan)", "leadership", login="lan")
OFFICE = Actor("Chuyên viên (minh)", "standing_office", login="minh")
KEEPER = Actor("Quản trị (quantri)", "administrator", login="quantri")
DISTRICT = Actor("UBND thành phố Kon Tum (608)", "unit", "608", "608")
DEPARTMENT = Actor("Sở Y tế (62-syt)", "unit", "62-SYT", "62-syt")
ROUND = "2021-2025"
SEEN = {
    LEADER: {"overview", "indicator", "sector", "unit", "compare", "catalogue", "method", "source"},
    OFFICE: {
        "overview",
        "indicator",
        "sector",
        "unit",
        "compare",
        "submit",
        "review",
        "catalogue",
        "method",
        "source",
    },
    KEEPER: {"overview", "indicator", "sector", "unit", "compare", "catalogue", "method", "source"},
    DISTRICT: {"unit", "submit", "catalogue", "method", "source"},
    DEPARTMENT: {"unit", "submit", "catalogue", "method", "source"},
}
NAMED = set().union(*SEEN.values())  # pages of other rooms say themselves who sees them


@pytest.mark.parametrize("asker", SEEN, ids=lambda a: a.login)
def test_a_role_is_led_to_its_own_pages_alone(asker):
    assert {name for name, place in PLACES.items() if may(asker, place.right, asker.unit)} & NAMED == SEEN[
        asker
    ]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("asker", "name"), [(a, n) for a in SEEN for n in sorted(PLACES) if may(a, PLACES[n].right, a.unit)],
    ids=lambda one: one if isinstance(one, str) else one.login,
)  # fmt: skip
def test_a_page_a_role_is_led_to_has_no_error(page, signed_in_as, asker, name):
    signed_in_as(asker)
    found = page(PLACES[name].path, round=ROUND)
    assert [e.value for e in (*found.exception, *found.error)] == []
    assert found.title[0].value == PLACES[name].title


def test_nobody_is_shown_anything_without_a_session(page, nobody_signed_in):
    found = page()
    assert "Phiên đã hết, hãy đăng nhập lại" in " ".join(block.proto.body for block in found.get("html"))
    assert not found.title
    assert not found.sidebar.children
