"""Every page at both sizes: no complaint in the console, no English left, nothing that scrolls the page sideways."""

import re

import pytest

from pages.shared.places import PLACES

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ROUND = "2021-2025"
ADDRESSES = {name: f"/{place.address}?round={ROUND}" for name, place in PLACES.items()}
# What Streamlit says by itself; Vietnamese words of ours never look like these.
ENGLISH = re.compile(
    r"\b(Upload|Browse files|Drag and drop|per file|Choose an option|Choose options|Deploy|Running|Press Enter|"
    r"No results|Page not found|Connecting|Select all|Show more|View \d+ more|Download as|Fullscreen|Search)\b"
)
NAMED = "[...document.querySelectorAll('[aria-label],[title],[placeholder]')].flatMap(e => "
NAMED += "['aria-label','title','placeholder'].map(n => e.getAttribute(n) || ''))"


@pytest.mark.parametrize("name", ADDRESSES)
def test_a_page_is_whole_in_vietnamese_and_fits(visit_at, size, name):
    visit = visit_at(size)
    page = visit.open(ADDRESSES[name])
    visit.shoot(f"{name}-{size}")
    assert page.locator("h1").inner_text() == PLACES[name].title
    assert page.evaluate("document.documentElement.lang") == "vi"
    assert page.get_by_text("SỐ LIỆU MINH HỌA — không phải số liệu thật").is_visible()
    said = page.inner_text("body") + "\n" + "\n".join(page.evaluate(NAMED))
    assert not ENGLISH.findall(said)
    wide = page.evaluate("[document.querySelector('[data-testid=stMain]').scrollWidth, innerWidth]")
    assert wide[0] <= wide[1]
    assert visit.complaints == []


def test_the_first_screen_shows_sentence_strips_and_the_beginning_of_the_list(visit_at):
    page = visit_at("desktop").open("/")
    for piece in (".sentence", ".strips", ".lead-row:not(.head)"):
        box = page.locator(piece).first.bounding_box()
        assert box["y"] + box["height"] <= 768, piece


def test_a_cell_of_the_heat_table_opens_that_indicator_of_that_unit_without_a_reload(visit_at):
    visit = visit_at()
    page = visit.open("/")
    page.evaluate("window.sameDocument = true")
    page.locator(".heat td a").first.click()
    visit.settle()
    assert "/indicator?" in page.url
    assert "unit=608" in page.url
    assert page.evaluate("window.sameDocument") is True
    assert page.locator("h1").inner_text() == "Chỉ tiêu"


def test_going_back_returns_to_the_page_before(visit_at):
    visit = visit_at()
    page = visit.open("/")
    page.locator(".lead-row .name a").first.click()
    visit.settle()
    page.go_back()
    visit.settle()
    assert page.locator("h1").inner_text() == "Tổng quan"


def test_an_address_carries_the_view_to_another_reader(visit_at):
    page = visit_at().open(f"/indicator?round={ROUND}&indicator=6.1&unit=608")
    address = page.url
    again = visit_at().open(address[address.index("/", 8) :])
    assert "6.1" in again.get_by_role("combobox", name="Chỉ tiêu").input_value()
    assert "Kon Tum" in again.get_by_role("combobox", name="Đơn vị").input_value()
