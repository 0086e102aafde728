"""Without a mouse, on paper, and when the server goes away."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ROUND = "2021-2025"
FOCUS = """() => { const e = document.activeElement, s = getComputedStyle(e), r = e.getBoundingClientRect();
  const row = e.closest('.lead-row'), look = row ? getComputedStyle(row) : s;
  return { what: e.innerText || e.getAttribute('aria-label') || e.tagName, href: e.getAttribute('href') || '',
    seen: look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) > 0 || s.boxShadow !== 'none'
      || getComputedStyle(e.parentElement).borderColor !== '' && !!e.closest('[data-testid=stSelectbox]'),
    inside: r.width > 0 && r.height > 0 }; }"""
STEPS = 60


def test_every_number_of_the_first_screen_is_reached_by_tab_and_is_seen_to_be(visit_at):
    page = visit_at("desktop").open(f"/?round={ROUND}")
    wanted = set(
        page.eval_on_selector_all(
            ".sentence a, .strip a, .trust a", "all => all.map(a => a.getAttribute('href'))"
        )
    )
    first_rows = page.eval_on_selector_all(
        ".lead-row a", "all => all.slice(0, 3).map(a => a.getAttribute('href'))"
    )
    wanted |= set(first_rows)
    for _ in range(STEPS):
        page.keyboard.press("Tab")
        at = page.evaluate(FOCUS)
        if at["href"] in wanted:
            assert at["seen"], at
            assert at["inside"], at
            wanted.discard(at["href"])
    assert wanted == set()


def test_a_link_of_the_list_opens_with_enter_and_a_tab_with_the_arrows(visit_at):
    visit = visit_at("desktop")
    page = visit.open(f"/?round={ROUND}")
    page.locator("[role=tab]").first.focus()
    page.keyboard.press("ArrowRight")
    page.locator(".heat").wait_for()
    page.keyboard.press("ArrowLeft")
    page.locator(".lead-row a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/indicator?**")


def test_every_chart_has_a_name_and_a_table_behind_it(visit_at):
    for address in (
        f"/indicator?round={ROUND}&indicator=1.1",
        f"/compare?round={ROUND}&units=62,608&indicators=1.1",
    ):
        page = visit_at("desktop").open(address)
        page.wait_for_selector(".js-plotly-plot[aria-label]")
        charts = page.locator(".js-plotly-plot").all()
        assert charts
        for chart in charts:
            assert chart.get_attribute("role") in ("img", "group")  # a group where it holds a button
            assert chart.get_attribute("aria-label").strip()
        assert page.get_by_text("Số liệu của biểu").count() == len(charts)


def test_the_switch_turns_the_page_dark_and_it_stays_so_on_the_next_page(visit_at):
    visit = visit_at("desktop")
    page = visit.open(f"/?round={ROUND}")
    try:
        with page.expect_navigation():
            page.get_by_role("button", name="Tối", exact=True).click()
        visit.settle()
        assert page.evaluate("document.documentElement.dataset.theme") == "dark"
        assert (
            page.evaluate("getComputedStyle(document.querySelector('.stApp')).backgroundColor")
            == "rgb(18, 24, 31)"
        )
        visit.open(f"/unit?round={ROUND}&unit=608")
        assert (
            page.evaluate("getComputedStyle(document.querySelector('.stApp')).backgroundColor")
            == "rgb(18, 24, 31)"
        )
        assert page.get_by_role("button", name="Tối", exact=True).get_attribute("aria-pressed") == "true"
    finally:
        page.evaluate("localStorage.clear()")


def test_the_page_on_paper_is_its_content_alone_light_and_whole(visit_at):
    visit = visit_at("desktop")
    page = visit.open(f"/?round={ROUND}")
    page.emulate_media(media="print", color_scheme="dark")
    assert not page.locator("[data-testid=stSidebar]").is_visible()
    assert page.locator(".sentence").is_visible()
    rows = page.locator(".lead-row:not(.head)")
    panel = page.locator(".panel").first
    assert panel.evaluate("e => e.scrollHeight <= e.clientHeight + 1")
    assert rows.last.is_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('.sentence')).color") == "rgb(31, 41, 51)"
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.stApp')).backgroundColor")
        == "rgb(255, 255, 255)"
    )
    page.emulate_media(media="screen", color_scheme="light")


def test_nothing_moves_for_who_asked_for_stillness(visit_at):
    page = visit_at("desktop").open(f"/?round={ROUND}")
    page.emulate_media(reduced_motion="reduce")
    took = "e => parseFloat(getComputedStyle(e).transitionDuration)"
    moving = page.evaluate(f"[...document.querySelectorAll('*')].map({took}).filter(t => t > 0.001).length")
    assert moving == 0
    page.emulate_media(reduced_motion="no-preference")
