"""The sample's other duties are whole in every sample province: required fields, known units, readable days."""

import pytest

from indicators import workflow
from indicators.access.rights import LOCAL_USER
from indicators.observations.duty_changes import missing
from indicators.workflow import duties
from indicators.workflow.duty_sample import load_duties


@pytest.mark.parametrize("province", ["62", "51"])
def test_every_line_is_whole_and_every_kind_has_some(province):
    house = workflow.open_house(":memory:", province, sample=True)
    count = load_duties(house, LOCAL_USER)
    found = duties.entries(house, LOCAL_USER)
    assert count == len(found) == load_duties(house, LOCAL_USER)
    assert {d.kind.code for d in found} == set(house.catalogue.duties)
    assert [missing(d.kind, d.duty.fields) for d in found if missing(d.kind, d.duty.fields)] == []
    assert {d.state for d in found} >= {"overdue", "undated", "recurring", "done", "open"}
