"""The first screen: nothing to scroll at 1366×768, and every number on it is two clicks from the cell it came from."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.until import until

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ROUND = "2021-2025"
ROUNDS = ("2021", "2023", ROUND)
MAIN = "[data-testid=stMain]"
TALLEST_PX = 768
GO = "href => { history.pushState({}, '', href); dispatchEvent(new PopStateEvent('popstate', { state: {} })); }"
DONE = "[data-testid=stApp][data-test-script-state=notRunning]"
SOURCES = f"{MAIN} a[href^='/source']"


def go(visit, address: str, awaited: str) -> None:
    """To an address of ours inside the session, as a click on a link goes, until a piece of the page stands."""
    visit.page.evaluate(GO, address)
    until(
        visit.page,
        "([path, piece]) => location.pathname + location.search === path && document.querySelector(piece)",
        [address, awaited],
    )
    visit.page.wait_for_timeout(150)
    visit.page.wait_for_selector(DONE)


def addresses(visit, selector: str) -> list[str]:
    found = visit.page.eval_on_selector_all(selector, "all => all.map(a => a.getAttribute('href'))")
    return list(dict.fromkeys(found))


def shows_its_cell(visit) -> str:
    """The words of the source page, once it outlines a cell that holds something."""
    visit.page.wait_for_selector(".sheet td.here")
    assert visit.page.locator(".sheet td.here").inner_text().strip()
    return visit.page.inner_text(MAIN)


def follow_first(visit) -> str:
    go(visit, addresses(visit, SOURCES)[0], ".sheet td.here")
    return shows_its_cell(visit)


@pytest.mark.parametrize("round", ROUNDS)
def test_the_first_screen_has_everything_without_scrolling(visit_at, round):
    page = visit_at("desktop").open(f"/?round={round}")
    page.wait_for_selector(".lead-row:not(.head)")
    page.wait_for_timeout(300)
    for piece in (".sentence", ".strips", ".trust", ".panel"):
        box = page.locator(piece).first.bounding_box()
        assert box["y"] >= 0, piece
        assert box["y"] + box["height"] <= TALLEST_PX, piece
    assert page.evaluate(f"document.querySelector('{MAIN}').scrollHeight") <= TALLEST_PX
    whole = [box for row in page.locator(".lead-row:not(.head)").all() if (box := row.bounding_box())]
    assert sum(box["y"] + box["height"] <= TALLEST_PX for box in whole) >= 6
    page.get_by_role("tab", name="Đơn vị và chỉ tiêu").click()
    heat = page.locator(".heat")
    heat.wait_for()
    assert page.evaluate(f"document.querySelector('{MAIN}').scrollHeight") <= TALLEST_PX


def test_every_count_of_the_first_screen_opens_the_list_it_counts_and_each_line_its_cell(visit_at):
    visit = visit_at("desktop")
    page = visit.open(f"/?round={ROUND}")
    counts = page.eval_on_selector_all(
        ".sentence a, .strip .words a",
        "all => all.map(a => [a.getAttribute('href'), a.innerText.match(/\\d+/)[0]])",
    )
    assert len(counts) == 2 * len({href for href, _ in counts})  # sentence and strips count the same
    for href, said in dict(counts).items():
        go(visit, href, "h2.section.big")
        assert page.inner_text("h2.section.big").startswith(f"{said} chỉ tiêu ")
        parts = page.locator(".lead-row .code").all_inner_texts()
        assert len({re.match(r"[\d.]+", code)[0] for code in parts}) == int(said)
        assert len(addresses(visit, f".cells {SOURCES.split()[-1]}")) >= len(parts) - parts.count("–")
        follow_first(visit)


def test_who_sent_and_who_was_accepted_lead_to_the_files_and_their_cells(visit_at):
    visit = visit_at("desktop")
    page = visit.open(f"/?round={ROUND}")
    for href in (found for found in addresses(visit, ".trust a") if "units=silent" not in found):
        page.evaluate(GO, f"/?round={ROUND}")
        page.wait_for_selector(f".trust a[href='{href}']")
        said = page.inner_text(f".trust a[href='{href}']").split("/")[0]
        go(visit, href, "h2.section.big")
        files = addresses(visit, SOURCES)
        assert page.inner_text("h2.section.big").startswith(f"{said} đơn vị")
        assert len(files) == int(said)
        go(visit, files[0], SOURCES)
        assert parse_qs(urlsplit(files[0]).query)["submission"][0] in addresses(visit, SOURCES)[0]


def test_on_a_phone_no_words_stand_under_the_arrow_that_opens_the_menu(visit_at):
    page = visit_at("phone").open(f"/?round={ROUND}")
    edges = "() => [document.querySelector('[data-testid=stHeader]').getBoundingClientRect().bottom, " \
            "document.querySelector('.sample-banner').getBoundingClientRect().top]"  # fmt: skip
    header, words = page.evaluate(edges)
    assert header <= words
    page.evaluate("document.querySelector('[data-testid=stMain]').scrollTo(0, 200)")
    ground = page.evaluate(
        "getComputedStyle(document.querySelector('[data-testid=stHeader]')).backgroundColor"
    )
    assert re.fullmatch(r"rgb\(\d+, \d+, \d+\)", ground), "what scrolls by would show through"


def test_overview_pressed_again_shows_what_needs_attention_and_an_address_may_name_another_tab(visit_at):
    visit = visit_at("desktop")
    page = visit.open(f"/?round={ROUND}&tab=units")
    assert page.inner_text("[role=tab][aria-selected=true]") == "Đơn vị và chỉ tiêu"
    page = visit.open(f"/?round={ROUND}")
    page.get_by_role("tab", name="Tải về").click()
    assert page.inner_text("[role=tab][aria-selected=true]") == "Tải về"
    page.locator("[data-testid=stSidebarNavLink]", has_text="Tổng quan").click()
    page.wait_for_selector("[role=tab][aria-selected=true] >> text=Cần chú ý trước")
    page.wait_for_timeout(1000)  # what the server answers must not take it back
    assert page.inner_text("[role=tab][aria-selected=true]") == "Cần chú ý trước"


def test_the_way_back_from_a_cell_of_the_table_of_units_leads_to_that_table(visit_at):
    visit = visit_at("desktop")
    page = visit.open(f"/?round={ROUND}")
    page.get_by_role("tab", name="Đơn vị và chỉ tiêu").click()
    page.wait_for_url(lambda url: "tab=units" in url)
    page.locator(".heat td a").first.click()
    page.wait_for_url(lambda url: "/indicator" in url)
    visit.settle()
    page.go_back()
    page.locator(".heat").wait_for()
    assert page.inner_text("[role=tab][aria-selected=true]") == "Đơn vị và chỉ tiêu"


def test_who_did_not_send_is_one_click_from_the_first_screen(visit_at):
    visit = visit_at("desktop")
    page = visit.open(f"/?round={ROUND}")
    (href,) = (found for found in addresses(visit, ".trust a") if "units=silent" in found)
    said = page.inner_text(f".trust a[href='{href}']")
    go(visit, href, "h2.section.big")
    assert page.inner_text("h2.section.big") == f"{said} đơn vị chưa nộp"
    assert page.locator(".plain tbody tr").count() == int(said)


def test_the_name_of_the_page_leads_back_from_a_list_to_the_whole_of_it(visit_at):
    visit = visit_at("desktop")
    page = visit.open(f"/?round={ROUNDS[0]}&units=silent")
    assert page.locator(".sentence").count() == 0
    page.locator("[data-testid=stSidebarNavLink]", has_text="Tổng quan").click()
    page.locator(".sentence").wait_for()
    assert page.url.endswith(f"/?round={ROUNDS[0]}")


def test_every_value_of_the_list_leads_to_its_cell_and_the_cell_shows_that_figure(visit_at):
    visit = visit_at("desktop")
    page = visit.open(f"/?round={ROUND}")
    rows = page.eval_on_selector_all(
        ".lead-row:not(.head)",
        "all => all.map(r => [r.querySelector('a').getAttribute('href'), r.querySelector('.value b').innerText])",
    )
    assert len(rows) == 25
    for href, value in rows:
        if value == "–":
            continue
        go(visit, href, SOURCES)
        code = parse_qs(urlsplit(href).query)["indicator"][0]
        until(
            page,
            "code => [...document.querySelectorAll('input[role=combobox]')].some(i => i.value.startsWith(code + ' '))",
            code,
        )
        lines = page.eval_on_selector_all(
            SOURCES, "all => all.map(a => [a.getAttribute('href'), (a.closest('tr') || a).innerText])"
        )
        number = re.match(r"[\d.,]+|có|không", value)[0]
        exact = [to for to, words in lines if number in words]
        go(visit, (exact or [lines[0][0]])[0], ".sheet td.here")
        said = shows_its_cell(visit)
        assert not exact or number in said, (href, value)


def test_the_completeness_of_every_unit_leads_to_its_file_and_a_cell(visit_at):
    visit = visit_at("desktop")
    visit.open(f"/?round={ROUND}").wait_for_selector(".heat td.full a", state="attached")
    found = addresses(visit, ".heat td.full a")
    assert found
    for href in found:
        go(visit, href, f"{SOURCES}[href*='cell=']")
        follow_first(visit)
