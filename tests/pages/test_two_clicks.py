"""From any figure on a page to the cell it stands in: two clicks, for every row there is."""

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

pytestmark = pytest.mark.slow

ROUND = "2021-2025"


def html_of(app) -> str:
    assert not app.exception
    assert not app.error
    return "\n".join(str(piece.proto.body) for piece in app.get("html"))


def filters_of(address: str) -> dict[str, str]:
    return {name: found[0] for name, found in parse_qs(urlsplit(unescape(address)).query).items()}


def links(html: str, page: str) -> list[dict[str, str]]:
    return [filters_of(found) for found in dict.fromkeys(re.findall(rf'href="(/{page}\?[^"]*)"', html))]


def lands_on_the_cell(full_page, filters: dict[str, str]) -> None:
    first = links(html_of(full_page("leadership/indicator.py", **filters)), "source")
    assert first, filters
    assert 'class="here' in html_of(full_page("reference/source.py", **first[0]))


def test_every_row_of_the_overview_leads_to_a_cell(full_page):
    html = html_of(full_page(round=ROUND))
    rows = re.findall(
        r'<div class="lead-row" role="row">.*?<div class="value" role="cell"><b>(.*?)</b>', html, flags=re.S
    )
    targets = links(html.split('class="heat"')[0], "indicator")
    assert len(rows) == len(targets) == 25
    for filters, value in zip(targets, rows, strict=True):
        if value != "–":
            lands_on_the_cell(full_page, filters)


def test_cells_of_the_heat_table_bars_and_compared_figures_lead_to_a_cell(full_page):
    heat = links(html_of(full_page(round=ROUND)).split('class="heat"')[1], "indicator")
    bars = links(
        html_of(full_page("leadership/indicator.py", round=ROUND)).split('class="tiles"')[1], "indicator"
    )
    picked = links(html_of(full_page("leadership/compare.py", round=ROUND)), "indicator")
    for found in (heat[:: len(heat) // 8], bars[:: len(bars) // 4], picked):
        assert found
        for filters in found:
            lands_on_the_cell(full_page, filters)
