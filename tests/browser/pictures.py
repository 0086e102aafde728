"""Take the pictures of the user's guide from the sample: python -m tests.browser.pictures. Writes docs/images/*.png."""

import io
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from indicators import workflow
from indicators.access.rights import RIGHTS
from pages.shared.places import PLACES
from tests.browser.conftest import CHROMIUM, FLAGS, SIZES, Visit, free_port, sent_again, wait_for
from tests.signing_in import sign_in

ROOT = Path(__file__).resolve().parents[2]
PICTURES = ROOT / "docs" / "images"
ROUND, UNIT = "2021-2025", "608"
COLOURS = 96  # a palette this large shows no bands on these screens
LARGEST_BYTES = 220_000
SMALLER, GAP = 0.5, 12  # of a contact sheet: its views beside the screen, pixels between them
THEMES = ("light", "dark")
WHO_LOOKS = ("standing_office", "administrator")
QUERIES = {
    "indicator": f"?round={ROUND}&indicator=1.1", "unit": f"?round={ROUND}&unit={UNIT}",
    "duties": "", "accounts": "", "trail": "", "settings": "", "submit": "", "method": "",
}  # fmt: skip
WRONG = {"H12": 99, "K14": "khoảng 90", "N12": 50, "Q28": 30}


def shoot(page: Page, name: str) -> None:
    keep(Image.open(io.BytesIO(page.screenshot())).convert("RGB"), name)


def keep(seen: Image.Image, name: str) -> None:
    """One small picture: the palette of the screen is small as well."""
    path = PICTURES / f"{name}.png"
    path.parent.mkdir(parents=True, exist_ok=True)
    seen.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
    size = path.stat().st_size
    print(f"{path.relative_to(ROOT)}: {size // 1000} kB")
    if size > LARGEST_BYTES:
        raise SystemExit(f"{path.name} is larger than {LARGEST_BYTES} bytes")


def contact_sheet(name: str, views: list[bytes]) -> None:
    """One page four times: at the desk and on the phone, light and dark."""
    seen = [Image.open(io.BytesIO(view)).convert("RGB") for view in views]
    small = [
        one.resize((int(one.width * SMALLER), int(one.height * SMALLER)), Image.Resampling.LANCZOS)
        for one in seen
    ]
    width, height = sum(one.width for one in small) + GAP * (len(small) - 1), max(one.height for one in small)
    sheet, left = Image.new("RGB", (width, height), "white"), 0
    for one in small:
        sheet.paste(one, (left, 0))
        left += one.width + GAP
    keep(sheet, f"pages/{name}")


def scrolled_to(page: Page, selector: str) -> None:
    page.locator(selector).first.evaluate("e => e.scrollIntoView({block: 'start'})")
    page.wait_for_timeout(300)


def walk(visit: Visit, phone: Visit, wrong: bytes) -> str:
    """Every picture the guide shows; where a figure's cell stands."""
    page = visit.open(f"/?round={ROUND}")
    shoot(page, "overview-desktop")
    shoot(phone.open(f"/?round={ROUND}"), "overview-phone")
    visit.open(f"/indicator?round={ROUND}&indicator=1.1")
    shoot(page, "indicator-desktop")
    visit.open(f"/unit?round={ROUND}&unit={UNIT}")
    shoot(page, "unit-desktop")
    visit.open(f"/compare?round={ROUND}")
    shoot(page, "compare-desktop")

    file = {"name": "Phu-luc_TP-Kon-Tum.xlsx", "mimeType": "", "buffer": wrong}
    visit.open("/submit")
    page.set_input_files("input[type=file]", file)
    page.locator("button:enabled", has_text="Gửi").wait_for()
    visit.settle()
    page.get_by_role("button", name="Gửi", exact=True).click()
    visit.settle()
    scrolled_to(page, "[data-testid=stFileUploader]")
    shoot(page, "submit-findings")
    page.get_by_role("link", name="Mở phụ lục đã lưu").click()
    visit.settle()
    scrolled_to(page, ".receipt")
    shoot(page, "review-desktop")

    visit.open(f"/indicator?round={ROUND}&indicator=6.3&unit=613")
    page.locator("table a[href^='/source']:visible").nth(2).click()
    visit.settle()
    shoot(page, "source-cell")
    source = page.url.removeprefix(visit.server)

    visit.open(f"/rounds?round={ROUND}")
    shoot(page, "rounds-desktop")
    scrolled_to(page, "text=Bảng theo dõi")
    shoot(page, "board-desktop")
    visit.open("/duties")
    shoot(page, "duties-desktop")
    return source


def every_page(visits: Mapping[str, list[Visit]], source: str) -> None:
    """Each page as it is declared, at the desk and on the phone, light and dark, by the first of these
    people whose page it is. ``visits``: by role."""
    for name, place in PLACES.items():
        views = []
        for visit in next(theirs for role, theirs in visits.items() if place.right in RIGHTS[role]):
            visit.open(
                source if name == "source" else f"/{place.address}{QUERIES.get(name, f'?round={ROUND}')}"
            )
            views.append(visit.page.screenshot())
        contact_sheet(name, views)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        database = Path(folder) / "minh-hoa.duckdb"
        subprocess.run(
            [sys.executable, "-m", "indicators", "--db", str(database), "sample"], cwd=ROOT, check=True
        )
        house = workflow.open_house(database, "62", sample=True)
        wrong, port = sent_again(house, UNIT, **WRONG), free_port()
        house.store.close()
        command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.headless", "true"]
        command += ["--server.port", str(port)]
        server = subprocess.Popen(command, cwd=ROOT, env=os.environ | {"INDICATORS_DB": str(database)})
        browser = playwright.chromium.launch(executable_path=shutil.which(CHROMIUM), args=FLAGS)
        try:
            address = f"http://127.0.0.1:{port}"
            wait_for(f"{address}/suc-khoe", server)
            source = walk(*(Visit(_tab(browser, size, address), address) for size in SIZES), wrong)
            looking = {
                role: [
                    Visit(_tab(browser, size, address, theme, role), address)
                    for size in SIZES
                    for theme in THEMES
                ]
                for role in WHO_LOOKS
            }
            every_page(looking, source)
        finally:
            browser.close()
            server.terminate()
            server.wait(timeout=20)


def _tab(browser, size: str, address: str, theme: str = "light", role: str = WHO_LOOKS[0]) -> Page:
    width, height = SIZES[size]
    context = browser.new_context(
        viewport={"width": width, "height": height}, locale="vi-VN", color_scheme=theme
    )
    sign_in(context, address, role)
    return context.new_page()


if __name__ == "__main__":
    main()
