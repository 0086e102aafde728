"""Links stay inside the session: forward, back, and from one reader to another by address."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ROUND = "2021-2025"


def test_a_cell_of_the_heat_table_opens_that_indicator_of_that_unit_without_a_reload(visit_at):
    visit = visit_at()
    page = visit.open("/")
    page.evaluate("window.sameDocument = true")
    page.get_by_role("tab", name="Đơn vị và chỉ tiêu").click()
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
