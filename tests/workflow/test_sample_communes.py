"""The synthetic round of the communes: real workbooks of the 40 units that came after the districts of Kon Tum."""

import csv
from pathlib import Path

import pytest

from indicators import workflow
from indicators.access.rights import LOCAL_USER
from indicators.sample import stories

pytestmark = pytest.mark.slow

FACTS = Path(__file__).parents[1] / "facts"
ROUND = stories.COMMUNES


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    opened = workflow.open_house(tmp_path_factory.mktemp("communes") / "sample.duckdb", "51", sample=True)
    workflow.load_sample(opened, LOCAL_USER)
    yield opened
    opened.store.close()


def kon_tum_communes() -> dict[str, tuple[float, float]]:
    with (FACTS / "units_from_2025-07-01.tsv").open(encoding="utf-8") as file:
        rows = csv.DictReader(file, delimiter="\t")
        return {r["code"]: (float(r["latitude"]), float(r["longitude"]))
                for r in rows if r["former_province"] == "Kon Tum"}  # fmt: skip


def test_the_round_asks_the_forty_communes_of_former_kon_tum_each_with_its_middle(house):
    asked = [u for u in workflow.asked_units(house, LOCAL_USER, ROUND) if u.level == "commune"]
    assert {u.code: (u.latitude, u.longitude) for u in asked} == kon_tum_communes()
    assert len(asked) == 40


def test_every_commune_that_is_not_silent_sent_its_workbook(house):
    sent = {s.unit for s in workflow.submissions(house, LOCAL_USER)}
    silent = {unit for code, unit in stories.SILENT if code == ROUND}
    assert set(kon_tum_communes()) - sent == silent - {"51-TD"}
    assert silent


def test_the_counts_of_the_communes_add_up_to_the_value_of_the_province(house):
    """What no department gives for the province: Σ over the communes, and how many of them are missing."""
    province = workflow.assess(house, LOCAL_USER, ROUND)
    value = next(p.latest for t in province.targets for p in t.parts if p.code == "6.3")
    assert (value.origin, value.units_expected) == ("sum", 40)
    assert value.units_missing == 40 - len(value.figures) > 0
    assert value.numerator == sum(f.numerator for f in value.figures)


def test_the_sample_of_the_districts_knows_nothing_of_the_communes(house):
    rounds = house.catalogue.rounds("62", True)
    assert [r.code for r in rounds] == ["2021", "2022", "2023", "2024", "2021-2025"]
    assert not set(kon_tum_communes()) & {u for r in rounds for u in r.units}
