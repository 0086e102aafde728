"""Every page, in both sizes and both themes, with its boxes opened: nothing English, no barrier of ours, no other
host, no complaint, nothing wider than a phone. Streamlit's own barriers are listed in barriers.tsv and may not grow."""

import csv
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from indicators.access.rights import RIGHTS
from pages.shared.places import PLACES
from tests.browser.conftest import SIZES, Visit
from tests.signing_in import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.slow]

HERE = Path(__file__).parent
AXE = HERE / "vendor" / "axe" / "axe.min.js"
BARRIERS = HERE / "barriers.tsv"
ROUND = "2021-2025"
ROUNDING_PX = 1  # a page may be this much wider than its window: rounding

VIEWS = {name: f"/{place.address}?round={ROUND}" for name, place in PLACES.items()} | {
    "overview-first-year": "/?round=2021",
    "overview-counted": f"/?round={ROUND}&milestone=2025&status=met",
    "overview-units": f"/?round={ROUND}&units=accepted",
    "indicator-of-a-unit": f"/indicator?round={ROUND}&indicator=6.1&unit=608",
    "compare-several": f"/compare?round={ROUND}&units=62,608,610&indicators=1.1,6.1",
}

# English as a reader meets it in a browser: words Vietnamese, written without diacritics, does not have.
ENGLISH = frozenset((HERE / "english.txt").read_text("utf-8").split())
FILE_NAMES = re.compile(
    r"[\w()./-]+\.(?:xlsx|xlsm|xls|ods|csv|pdf|docx|png|yaml|zip|toml|duckdb)\b|\.(?:xlsx|xlsm|xls|ods|csv)\b",
    re.I,
)
WORD = re.compile(r"[^\W\d_]+")
KEYS = re.compile(r"\b(?:Ctrl|Enter|Esc|Excel|Word|CSV|PDF|PNG|JavaScript)\b")
SPOKEN = """() => {
  const hidden = (e) => !e.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });
  const said = [document.title];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const parent = walk.currentNode.parentElement;
    if (!parent || parent.closest("script,style,noscript,[data-testid*=Icon],.sheet,.said,canvas")) continue;
    if (!hidden(parent)) said.push(walk.currentNode.nodeValue);
  }
  const named = ["aria-label", "title", "placeholder", "alt", "aria-description", "aria-roledescription"];
  for (const e of document.querySelectorAll(named.map((n) => `[${n}]`).join(",")))
    for (const n of named)
      if (e.hasAttribute(n) && !e.closest(".sheet,.said")) said.push(e.getAttribute(n));
  return said.map((s) => s.trim()).filter(Boolean);
}"""


def english_in(texts: list[str]) -> list[str]:
    """The texts in which an English word stands; names of files and of keys aside."""
    return [t for t in dict.fromkeys(texts) if english_words(t)]


def english_words(text: str) -> list[str]:
    bare = KEYS.sub(" ", FILE_NAMES.sub(" ", text))
    return [w for w in WORD.findall(bare) if w.lower() in ENGLISH]


def test_english_is_told_from_vietnamese():
    assert english_in(
        ["Choose an option", "Tải bảng so sánh Excel (.xlsx)", "Phu-luc_file.xlsx", "Press Enter"]
    ) == [
        "Choose an option",
        "Press Enter",
    ]


def titled(view: str) -> str:
    """The title of the page a view belongs to; an address nobody knows opens the first page."""
    return PLACES.get(view.split("-")[0], PLACES["overview"]).title


def reader_of(view: str) -> str:
    """The role that opens a view: the office wherever it may, else the administrator."""
    right = PLACES.get(view.split("-")[0], PLACES["overview"]).right
    return "standing_office" if right in RIGHTS["standing_office"] else "administrator"


def theme_of(page: Page) -> str:
    return page.evaluate("document.documentElement.dataset.theme")


@pytest.fixture(scope="module")
def tab(browser, server):
    """``tab("phone", "dark", "administrator")``: one tab per size, theme and role, kept for the whole walk; notes every
    request."""
    kept: dict[tuple[str, str, str], Visit] = {}

    def opened(size: str, theme: str, role: str = "standing_office") -> Visit:
        if (size, theme, role) not in kept:
            width, height = SIZES[size]
            context = browser.new_context(
                viewport={"width": width, "height": height},
                locale="vi-VN",
                color_scheme=theme,
                bypass_csp=True,
            )
            sign_in(context, server, role)
            visit = Visit(context.new_page(), server)
            visit.asked = []
            visit.page.on("request", lambda request: visit.asked.append(request.url))
            kept[size, theme, role] = visit
        kept[size, theme, role].complaints.clear()
        kept[size, theme, role].asked.clear()
        return kept[size, theme, role]

    yield opened
    for visit in kept.values():
        visit.page.context.close()


def open_everything(visit: Visit) -> list[str]:
    """Open every folded box, every tab and every list, one after the other; what they say on the way."""
    page, said = visit.page, []
    for close in page.locator("[role=dialog] button").all():
        close.click()
    for fold in page.locator("[data-testid=stExpander] summary").all():
        fold.click()
    for name in page.locator("[role=tab]").all():
        name.click()
        page.wait_for_timeout(150)
        said += page.evaluate(SPOKEN)
    for box in page.locator("[role=combobox]").all():
        if not (box.is_visible() and box.is_enabled()):
            continue
        box.click()
        page.wait_for_timeout(200)
        said += page.evaluate(SPOKEN)
        box.press_sequentially("zzzz")
        page.wait_for_timeout(200)
        said += page.evaluate(SPOKEN)
        page.keyboard.press("Escape")
        page.wait_for_timeout(100)
    for frame in page.locator("[data-testid=stDataFrame]").all():
        if frame.is_visible():
            frame.hover()
            page.wait_for_timeout(200)
            said += page.evaluate(SPOKEN)
    for box in page.locator("[data-testid=stTextInput] input").all():
        if box.is_visible() and box.is_enabled():
            box.fill("lao động")
            page.wait_for_timeout(200)
            said += page.evaluate(SPOKEN)
            box.fill("")
    page.keyboard.press("Escape")
    return said


def barriers(page: Page) -> set[tuple[str, str]]:
    """(rule, whose) for everything axe-core objects to; ours is what stands in our own markup."""
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate(
        """() => axe.run(document, { resultTypes: ["violations"] }).then((r) => r.violations.flatMap((v) =>
          v.nodes.map((n) => { const e = document.querySelector(n.target[0]);
            return [v.id, e && e.closest(".ui, .js-plotly-plot") ? "ours" : "streamlit", n.target.join(" "),
              ((e && e.closest("[data-testid]")) || { dataset: {} }).dataset.testid || n.target.join(" ")]; })))"""
    )
    return {(rule, whose, target if whose == "ours" else part) for rule, whose, target, part in found}


def known_barriers() -> set[tuple[str, str]]:
    with BARRIERS.open(encoding="utf-8", newline="") as lines:
        return {(row["rule"], row["part"]) for row in csv.DictReader(lines, delimiter="\t")}


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", VIEWS)
def test_a_page_with_everything_opened_is_for_everyone(tab, size, theme, name):
    visit = tab(size, theme, reader_of(name))
    page = visit.open(VIEWS[name])
    visit.shoot(f"{name}-{size}-{theme}")
    assert theme_of(page) == theme
    assert page.get_by_text("SỐ LIỆU MINH HỌA — không phải số liệu thật").is_visible()
    assert page.locator("h1").inner_text() == titled(name)
    assert page.evaluate("document.documentElement.lang") == "vi"
    said = page.evaluate(SPOKEN)
    seen = barriers(page)
    said += open_everything(visit)
    assert english_in(said) == []
    assert {(rule, part) for rule, whose, part in seen if whose == "ours"} == set()
    assert {(rule, part) for rule, whose, part in seen if whose == "streamlit"} <= known_barriers()
    wide, window = page.evaluate("[document.querySelector('[data-testid=stMain]').scrollWidth, innerWidth]")
    assert wide <= window + ROUNDING_PX
    hosts = {urlsplit(url).netloc for url in visit.asked if url.startswith(("http", "ws"))}
    assert hosts == {urlsplit(visit.server).netloc}
    assert visit.complaints == []
