"""Every address is typed by every role: a page is shown to those whose it is, and nobody is led to another's."""

import pytest

from indicators.access.rights import Actor, may
from pages.shared.places import PLACES
from tests.browser.conftest import RESENDING, ROUND
from tests.signing_in import LOGINS

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.mark.parametrize("role", LOGINS)
def test_a_typed_address_opens_the_pages_of_a_role_and_no_other(visit_as, role):
    visit, asker = visit_as(role), Actor(role, role, RESENDING if role == "unit" else "")
    theirs = {place.title for place in PLACES.values() if may(asker, place.right, asker.unit)}
    shown = set()
    for place in PLACES.values():
        page = visit.open(f"/{place.address}?round={ROUND}")
        title = page.locator("h1").inner_text()
        assert title in theirs, f"/{place.address} shows {title}"
        shown |= {title} & {place.title}
    assert shown == theirs
    led = page.locator("[data-testid=stSidebarNavLink]").all_inner_texts()
    assert {text.strip().splitlines()[-1] for text in led} == theirs
