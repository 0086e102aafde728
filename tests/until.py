"""Wait for something in a browser: asked again and again, for the pages' policy lets no text become code there."""

from typing import Any

from playwright.sync_api import Page

PATIENCE_MS, EVERY_MS = 30_000, 50


def until(page: Page, expression: str, arg: Any = None, patience_ms: int = PATIENCE_MS) -> None:
    """Return as soon as the expression holds in the page; fail after ``patience_ms``."""
    for _ in range(patience_ms // EVERY_MS):
        if page.evaluate(expression, arg):
            return
        page.wait_for_timeout(EVERY_MS)
    raise AssertionError(f"never: {expression}")
