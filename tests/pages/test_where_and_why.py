"""Where a province is behind and why: the map, the ranking, what is lacking, women beside men, the units' words."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from indicators import workflow
from indicators.access.rights import LOCAL_USER, Actor
from indicators.sample import stories, write_file
from indicators.workflow import exploring
from pages.shared import session
from tests.pages.conftest import run_page

ROUND = "2021-2025"
LEADER = Actor("lãnh đạo", "leadership")
SILENT = "617"  # sends nothing for the round


def html_of(app: AppTest) -> str:
    assert not app.exception
    assert not app.error
    return "\n".join(str(piece.proto.body) for piece in app.get("html"))


def text_of(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def tiles(html: str) -> list[str]:
    return re.findall(r'<li class="[^"]*" style="grid-row.*?</li>', html, flags=re.S)


def test_every_district_has_a_tile_that_leads_to_its_own_figures(page):
    html = html_of(page("leadership/indicator.py", round=ROUND, indicator="6.1"))
    assert len(tiles(html)) == 10
    for tile in tiles(html):
        assert re.search(r'href="/indicator\?round=2021-2025&amp;indicator=6.1&amp;unit=6\d\d"', tile)
        assert re.search(r'aria-label="[^"]+: [^"]+"', tile)
        assert 'class="word"' in tile


def test_a_district_that_gave_nothing_is_hatched_and_says_so(page):
    html = html_of(page("leadership/indicator.py", round=ROUND, indicator="6.1"))
    silent = [t for t in tiles(html) if "hatched" in t]
    assert len(silent) == 8
    assert all("chưa có số liệu" in t and "%" not in t.split("</a>")[0].split("<span")[1] for t in silent)


def test_behind_the_map_stands_a_table_with_the_cell_of_every_value(page):
    html = html_of(page("leadership/indicator.py", round=ROUND, indicator="6.1"))
    behind = html.split('<details class="behind">')[1].split("</details>")[0]
    assert behind.count("<tr>") == 11
    assert behind.count("/source?") == 2
    assert "đồng hạng 1–2/2" in behind


def test_a_value_of_the_ranking_leads_to_its_cell_and_a_name_to_the_unit(page):
    html = html_of(page("leadership/indicator.py", round=ROUND, indicator="6.1"))
    rows = html.split('<div class="bars ranked">')[1].split("<details")[0].split('<div class="bar-row')[1:]
    assert len(rows) == 10
    assert sum("/source?" in row for row in rows) == 2
    assert all("/indicator?" in row for row in rows)


def test_the_unit_looked_at_is_marked_on_the_map(page):
    html = html_of(page("leadership/indicator.py", round=ROUND, indicator="6.1", unit="608"))
    (here,) = (t for t in tiles(html) if 'aria-current="true"' in t)
    assert "TP Kon Tum" in here


def test_both_targets_and_the_country_s_are_answered_above_the_chart(page):
    html = html_of(page("leadership/indicator.py", round=ROUND, indicator="4.1", unit="608"))
    top = text_of(html[: html.index("Diễn biến so với mục tiêu các mốc")])
    assert re.search(r"Số năm 2024 (đạt|chưa đạt) .*Mốc 2025: ≤ 107 – .* · Mốc 2030: ≤ 109 – ", top)
    assert "So với quốc gia: mốc 2025 chặt hơn (quốc gia ≤ 111" in top
    assert "Mốc 2025 chặt hơn cả mốc 2030 vì tỉnh tự đặt" in top


def test_every_figure_says_whether_it_is_of_a_whole_year_or_of_a_part(page):
    said = text_of(html_of(page("leadership/indicator.py", round=ROUND, indicator="6.1", unit="608")))
    assert "30/5/2025, thực hiện một phần năm" in said
    assert "2025, dự kiến cả năm" in said
    assert "Số một phần năm mới đếm đến ngày đã ghi" in said


def test_the_province_says_how_many_are_lacking_and_where(page):
    said = text_of(html_of(page("leadership/indicator.py", round=ROUND, indicator="6.2")))
    assert re.search(r"cần thêm \d+ cơ quan, tổ chức đã được phổ biến và cam kết để đạt 100%", said)
    assert re.search(r"Chưa tính \d đơn vị chưa có số đếm: ", said)


def test_girls_and_boys_stand_beside_each_other_with_the_gap_in_words(page):
    said = text_of(html_of(page("leadership/indicator.py", round=ROUND, indicator="5.2b")))
    assert "Trẻ em dân tộc thiểu số hoàn thành tiểu học: nữ và nam" in said
    assert re.search(r"nữ (thấp|cao) hơn nam [\d,]+ điểm phần trăm|nữ ngang nam", said)


@pytest.fixture(scope="module")
def explained(tmp_path_factory):
    """A district that explained itself in 2024 and sends nothing for 2021-2025, as the sample tells it."""
    path = tmp_path_factory.mktemp("explained") / "minh-hoa.duckdb"
    house = workflow.open_house(path, "62", sample=True)
    for unit, round in ((SILENT, "2024"), ("608", ROUND)):
        file = write_file(house.catalogue, workflow.round_of(house, round), unit)
        workflow.receive(house, LOCAL_USER, file.name, file.content, round, unit, True)
    house.store.close()
    return path


@pytest.mark.slow
def test_words_of_an_earlier_round_say_so_on_the_page_of_a_unit_that_sent_nothing(explained, monkeypatch):
    monkeypatch.setenv("INDICATORS_DB", str(explained))
    monkeypatch.delenv("INDICATORS_PROVINCE", raising=False)
    said = text_of(html_of(run_page("leadership/unit.py", round=ROUND, unit=SILENT)))
    assert "Đợt này chưa giải trình. Dưới đây là lời của các đợt trước." in said
    assert "đợt 2024, số liệu đến 31/12/2024 · Nguyên nhân" in said
    now = text_of(html_of(run_page("leadership/unit.py", round="2024", unit=SILENT)))
    assert "Nguyên văn trong phụ lục đợt này." in now
    assert "chưa giải trình" not in now


def test_an_indicator_without_women_and_men_shows_none(page):
    assert "nữ và nam" not in text_of(html_of(page("leadership/indicator.py", round=ROUND, indicator="6.1")))


def test_a_unit_sees_its_place_among_the_others(page):
    said = text_of(html_of(page("leadership/unit.py", round=ROUND, unit="608")))
    assert "Vị trí giữa các đơn vị" in said
    assert re.search(r"(đồng hạng 1–2|hạng [12])/2", said)


def test_a_sector_shows_a_small_map_for_each_indicator_of_the_districts(page):
    html = html_of(page("leadership/sector.py", round=ROUND, sector="muc-tieu-6"))
    assert html.count('class="mini"') == 4
    assert len(tiles(html)) == 40


@pytest.fixture(scope="module")
def harmed(tmp_path_factory):
    """Two districts with the counts of people harmed as the sample makes them: one of them below five."""
    path = tmp_path_factory.mktemp("harmed") / "minh-hoa.duckdb"
    house = workflow.open_house(path, "62", sample=True)
    for unit in ("608", "618"):
        file = write_file(house.catalogue, workflow.round_of(house, "2024"), unit)
        workflow.receive(house, LOCAL_USER, file.name, file.content, "2024", unit, True)
    yield path, house
    house.store.close()


def as_leader(harmed, monkeypatch) -> str:
    path, house = harmed
    house.store.close()
    monkeypatch.setenv("INDICATORS_DB", str(path))
    monkeypatch.delenv("INDICATORS_PROVINCE", raising=False)
    monkeypatch.setattr(session, "actor", lambda: LEADER)
    app = AppTest.from_file("../../pages/frame.py", default_timeout=20)
    app.query_params["round"] = "2024"
    app.run()
    app.switch_page("leadership/indicator.py")
    app.query_params["round"], app.query_params["indicator"] = "2024", "3.2a"
    app.run()
    return html_of(app)


def test_a_leader_sees_a_small_count_of_people_harmed_neither_on_the_map_nor_in_ranks_nor_in_what_is_lacking(
    harmed, monkeypatch
):
    _, house = harmed
    shown = workflow.assess(house, LOCAL_USER, "2024", "618")
    small = next(p.latest for t in shown.targets for p in t.parts if p.code == "3.2a")
    assert 0 < small.denominator < 5
    milestone = next(
        m.milestone for t in shown.targets for p in t.parts if p.code == "3.2a" for m in p.milestones
    )
    assert exploring.case_gap_of(house, LEADER, "2024", "3.2a", milestone, 2024) is None
    assert exploring.case_gap_of(house, LOCAL_USER, "2024", "3.2a", milestone, 2024) is not None
    html = as_leader(harmed, monkeypatch)
    (tile,) = (t for t in tiles(html) if "unit=618" in t)
    assert "hatched" in tile
    assert "không công bố" in tile
    counts = f"{small.numerator:.0f}/{small.denominator:.0f}"
    assert counts not in text_of(html)
    assert "Còn thiếu ở đâu" not in html


@pytest.mark.slow
def test_the_communes_stand_as_points_of_loaded_workbooks(tmp_path, monkeypatch):
    path = tmp_path / "minh-hoa.duckdb"
    house = workflow.open_house(path, "51", sample=True)
    for unit in ("23284", "23293", "51-SNV"):
        file = write_file(house.catalogue, workflow.round_of(house, stories.COMMUNES), unit)
        workflow.receive(house, LOCAL_USER, file.name, file.content, stories.COMMUNES, unit, True)
    house.store.close()
    monkeypatch.setenv("INDICATORS_DB", str(path))
    monkeypatch.delenv("INDICATORS_PROVINCE", raising=False)
    app = AppTest.from_file("../../pages/frame.py", default_timeout=20)
    app.run()
    app.switch_page("leadership/indicator.py").run()
    html = html_of(app)
    points = re.findall(r'<li class="[^"]*" style="left:[\d.]+%;top:[\d.]+%">', html)
    assert len(points) == 40
    assert sum("hatched" not in p for p in points) == 2
    assert 'aria-label="Bản đồ điểm các xã, phường"' in html


def test_the_table_of_units_and_the_ranking_each_say_what_they_rest_on(page):
    heat = html_of(page(round=ROUND)).split('<table class="heat">')
    above, cells = heat[0], heat[1].split("</table>")[0]
    assert "Mốc 2025 theo số dự kiến cả năm nơi chưa có số thực hiện năm 2025 (ô ghi “dk”)" in above
    assert "<sub>dk</sub>" in cells
    ranking = html_of(page("leadership/indicator.py", round=ROUND, indicator="6.1")).split("Ở đâu")[1]
    assert "Theo số thực hiện mới nhất (2024" in ranking.split('class="chart-title"')[0]


def test_a_unit_that_has_not_sent_is_marked_in_the_table_of_units(page):
    cells = html_of(page(round=ROUND)).split('<table class="heat">')[1].split("</table>")[0]
    heads = {row.split("unit=")[1][:3]: row for row in re.findall(r'<th scope="row">.*?</th>', cells)}
    assert "chưa nộp" in heads[SILENT]
    assert "chưa nộp" not in heads["608"]


def test_the_page_of_a_unit_says_first_that_it_has_not_sent(page, signed_in_as):
    assert "Đơn vị chưa nộp" not in html_of(page("leadership/unit.py", round=ROUND, unit="608"))
    html = html_of(page("leadership/unit.py", round=ROUND, unit=SILENT))
    assert html.index("Đơn vị chưa nộp phụ lục đợt này") < html.index('class="status"')
    assert f"/rounds?managed={ROUND}&amp;stage=silent" in html
    signed_in_as(LEADER)
    html = html_of(page("leadership/unit.py", round=ROUND, unit=SILENT))
    assert "Đơn vị chưa nộp phụ lục đợt này" in html
    assert "stage=silent" not in html


def test_places_among_the_units_say_which_year_they_rest_on(page):
    html = html_of(page("leadership/unit.py", round=ROUND, unit="608"))
    assert (
        "Theo số thực hiện mới nhất (2024"
        in html.split("Vị trí giữa các đơn vị")[1].split('class="places"')[0]
    )
