"""A first visit in a real browser beside a bare Streamlit page with one chart, and how soon a changed filter shows.

Both servers run here on loopback; every visit is a fresh browser window with nothing kept, ours and the bare page by
turns. Run: python tests/benchmarks/bench_browser.py [visits]. Prints milliseconds, ratios and bytes; ends with 1 when
a limit is passed.
"""

import json
import shutil
import statistics
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from playwright.sync_api import Browser, Page, sync_playwright

from tests.benchmarks.bench_pages import INDICATOR, ROUND, prepare, serve
from tests.signing_in import sign_in
from tests.until import until

VISITS, CHANGES = 7, 20
SENTENCE_LIMIT, CHART_LIMIT, BYTES_LIMIT = 1.2, 1.1, 3_000_000
FILTER_MEDIAN_MS, FILTER_P95_MS = 250, 500
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
BARE_PAGE = """import plotly.io
import streamlit as st
from pathlib import Path
@st.cache_resource
def chart():
    return plotly.io.from_json(Path({path!r}).read_text("utf-8"))
st.title("Chỉ tiêu")
st.plotly_chart(chart(), width="stretch")
"""
DRAWN = ".js-plotly-plot .main-svg .scatterlayer .trace"
SIZE = {"width": 1366, "height": 768}
STOOD = """(all) => {
  window.stood = {};
  const look = () => {
    for (const s of all) if (!window.stood[s] && document.querySelector(s)) window.stood[s] = performance.now();
    requestAnimationFrame(look);
  };
  look();
}"""
WATCH = """() => {
  const option = (e) => e.target.closest("[role=option]");
  addEventListener("pointerup", (e) => { if (option(e)) window.chosenAt = performance.now(); }, true);
  const seen = () => document.querySelector(window.watched)?.innerText || "";
  window.expectChange = (selector) => { window.watched = selector; window.before = seen(); window.shownAt = 0; };
  const look = () => {
    const now = window.watched ? seen() : "";
    if (window.watched && !window.shownAt && now && now !== window.before) window.shownAt = performance.now();
    requestAnimationFrame(look);
  };
  look();
}"""


class Visit:
    """One fresh window at an address, with the bytes that came for it."""

    def __init__(self, browser: Browser, address: str, watched: list[str], signed_in: Any = None) -> None:
        """``signed_in``: the cookies of somebody who is; the sign-in itself is not measured."""
        self.context = browser.new_context(viewport=SIZE, locale="vi-VN", storage_state=signed_in)
        self.page = self.context.new_page()
        self.page.add_init_script(f"({STOOD})({json.dumps(watched)})")
        self.bytes = 0
        wire = self.context.new_cdp_session(self.page)
        wire.send("Network.enable")
        wire.on("Network.loadingFinished", lambda event: self._add(event["encodedDataLength"]))
        wire.on(
            "Network.webSocketFrameReceived",
            lambda event: self._add(len(event["response"]["payloadData"]) * 0.75),
        )
        self.page.goto(address, wait_until="commit")

    def _add(self, count: float) -> None:
        self.bytes += count

    def stood_at(self, selectors: list[str]) -> list[float]:
        """Milliseconds from the start of the navigation until each piece stood on the page."""
        until(self.page, "all => all.every((s) => window.stood && window.stood[s])", selectors)
        return self.page.evaluate("all => all.map((s) => window.stood[s])", selectors)

    def close(self) -> None:
        self.context.close()


def first_visits(
    browser: Browser, ours: str, bare: str, visits: int, signed_in: Any
) -> dict[str, list[float]]:
    """Milliseconds by what stood, and bytes, of so many visits to each."""
    found: dict[str, list[float]] = {}
    plan = (
        ("bare", f"{bare}/", (("bare heading", "h1"), ("bare chart", DRAWN))),
        ("overview", f"{ours}/?round={ROUND}", (("sentence", ".sentence"), ("strips", ".strip"))),
        ("indicator", f"{ours}/indicator?round={ROUND}&indicator={INDICATOR}", (("charts", DRAWN),)),
    )
    for number in range(visits + 1):  # the first round warms the servers and is left out
        for name, address, pieces in plan:
            watched = [selector for _, selector in pieces]
            visit = Visit(browser, address, watched, signed_in if address.startswith(ours) else None)
            moments = visit.stood_at(watched)
            if number:
                for (piece, _), moment in zip(pieces, moments, strict=True):
                    found.setdefault(piece, []).append(moment)
            visit.page.wait_for_timeout(1200)
            found.setdefault(f"bytes {name}", []).append(visit.bytes)
            visit.close()
    return found


def filter_changes(
    browser: Browser, address: str, box: str, watched: str, times: int, signed_in: Any
) -> list[float]:
    """Milliseconds from choosing another option until the page shows it."""
    context = browser.new_context(viewport=SIZE, locale="vi-VN", storage_state=signed_in)
    page = context.new_page()
    page.goto(address)
    page.wait_for_selector(watched)
    page.wait_for_timeout(1500)
    page.evaluate(WATCH)
    found = [choose_another(page, box, watched, number) for number in range(times + 1)]
    context.close()
    return found[1:]


def choose_another(page: Page, box: str, watched: str, number: int) -> float:
    page.get_by_role("combobox", name=box, exact=True).click()
    options = page.locator("[role=option]")
    options.first.wait_for()
    page.evaluate("selector => window.expectChange(selector)", watched)
    chosen = options.nth(number % 2 + 1)
    chosen.click()
    until(page, "window.shownAt > 0")
    took = page.evaluate("window.shownAt - window.chosenAt")
    page.wait_for_timeout(400)
    return took


def _signed_in(browser: Browser, address: str) -> Any:
    context = browser.new_context()
    sign_in(context, address)
    state = context.storage_state()
    context.close()
    return state


def report(title: str, value: float, limit: float, unit: str) -> bool:
    print(f"  {title:58}{value:10.2f} {unit:6}limit {limit:g}{'' if value <= limit else '   PASSED'}")
    return value <= limit


def main(visits: int = VISITS) -> None:
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        prepare(folder)
        (folder / "bare.py").write_text(BARE_PAGE.format(path=str(folder / "path.json")), "utf-8")
        environment = {"INDICATORS_DB": str(folder / "sample.duckdb"), "INDICATORS_PROVINCE": ""}
        ours, our_port = serve(ROOT / "dashboard.py", ROOT, environment)
        bare, bare_port = serve(folder / "bare.py", folder, {})
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        try:
            address = f"http://127.0.0.1:{our_port}"
            signed_in = _signed_in(browser, address)
            found = first_visits(browser, address, f"http://127.0.0.1:{bare_port}", visits, signed_in)
            middle = {piece: statistics.median(times) for piece, times in found.items()}
            for piece, value in middle.items():
                print(f"  {piece:58}{value / 1000:10.2f} {'kB' if 'bytes' in piece else 's'}")
            good = [
                report(
                    "sentence ÷ bare heading",
                    middle["sentence"] / middle["bare heading"],
                    SENTENCE_LIMIT,
                    "×",
                ),
                report(
                    "strips ÷ bare heading", middle["strips"] / middle["bare heading"], SENTENCE_LIMIT, "×"
                ),
                report("charts ÷ bare chart", middle["charts"] / middle["bare chart"], CHART_LIMIT, "×"),
                report(
                    "a first visit, overview", max(found["bytes overview"]) / 1e6, BYTES_LIMIT / 1e6, "MB"
                ),
                report(
                    "a first visit, indicator", max(found["bytes indicator"]) / 1e6, BYTES_LIMIT / 1e6, "MB"
                ),
            ]
            for title, path, box, watched in (
                ("round on the overview", f"/?round={ROUND}", "Đợt báo cáo", ".sentence"),
                ("indicator on its page", f"/indicator?round={ROUND}", "Chỉ tiêu", ".facts"),
                (
                    "unit on the indicator's page",
                    f"/indicator?round={ROUND}&indicator=1.1",
                    "Đơn vị",
                    ".facts",
                ),
            ):
                times = filter_changes(browser, address + path, box, watched, CHANGES, signed_in)
                p95 = statistics.quantiles(times, n=20, method="inclusive")[-1]
                good += [
                    report(f"filter: {title}, median", statistics.median(times), FILTER_MEDIAN_MS, "ms"),
                    report(f"filter: {title}, p95", p95, FILTER_P95_MS, "ms"),
                ]
        finally:
            browser.close()
            ours.terminate()
            bare.terminate()
        if not all(good):
            raise SystemExit(1)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
