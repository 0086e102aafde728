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


@pytest.mark.slow
def test_a_unit_sends_for_itself_alone_and_the_office_for_anybody(page, signed_in_as):
    signed_in_as(DISTRICT)
    its_page = page(PLACES["submit"].path, for_unit="612")
    assert (_sender(its_page).value, _sender(its_page).options) == ("608", ["Thành phố Kon Tum"])
    assert its_page.session_state["choose_for_round"] == ROUND
    signed_in_as(OFFICE)
    any_of_them = _sender(page(PLACES["submit"].path))
    assert any_of_them.value is None
    assert len(any_of_them.options) > 20


def _sender(found):
    return next(box for box in found.selectbox if box.label == "Đơn vị gửi")
