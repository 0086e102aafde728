"""Who did what, when, to what, old and new, and why: asked by whoever keeps order, filtered."""

from datetime import date, datetime, timedelta
from hashlib import sha256
from io import BytesIO

import pytest
from openpyxl import load_workbook

from indicators import workflow
from indicators.access.rights import LOCAL_USER, Actor
from indicators.errors import NotAllowed
from indicators.observations.model import Observation, Reading, RowCount
from indicators.workflow.papers import Paper, hand_over
from indicators.workflow.trail import trail_choices, trail_page, trail_size
from indicators.workflow.trail_paper import check_seals, trail_paper

LEADER = Actor("Phó Chủ tịch", "leadership")
TODAY = date.today()


@pytest.fixture
def told(office_house):
    """The house after a file was received, accepted, confirmed, answered, returned and exported."""
    store = office_house.store
    words = Observation("1.1", "608", 2024, "year", "actual", text="khoảng 5%", sheet="Phụ lục", cell="F7")
    what = Reading("table", "608", "2024", rows=RowCount(1, 1, 0, 0), observations=(words,))
    sha256 = store.keep_original(b"x", "a.xlsx")
    at = datetime.now()
    id = store.record(what, sha256, "a.xlsx", "Huyện", at, date(2024, 12, 31))
    store.decide(id, "accepted", "Lan", at + timedelta(seconds=1))
    [(observed, _)] = store.observations(id)
    store.confirm(observed, 5.5, "Lan", at + timedelta(seconds=2), "Theo công văn")
    store.confirm(observed, 5.25, "Lan", at + timedelta(seconds=3))
    store.answer("row", "chi em", "ignore", "Mai", at + timedelta(seconds=4), "608")
    store.decide(id, "returned", "Mai", at + timedelta(seconds=5), "Sai mẫu số")
    workflow.export(office_house, LOCAL_USER, "2024", "csv")
    return office_house


def test_every_write_is_one_line_with_old_new_and_why(told):
    lines = workflow.trail(told, LOCAL_USER)
    assert [(x.entry, x.actor, x.act, x.subject, x.unit, x.old, x.new, x.why) for x in lines[:6]] == [
        (1, "Huyện", "received", "a.xlsx", "608", None, None, ""),
        (2, "Lan", "accepted", "a.xlsx", "608", None, "accepted", ""),
        (3, "Lan", "confirmed", "1.1 Phụ lục!F7", "608", "khoảng 5%", "5.5", "Theo công văn"),
        (4, "Lan", "confirmed", "1.1 Phụ lục!F7", "608", "5.5", "5.25", ""),
        (5, "Mai", "answered", "chi em", "608", None, "ignore", ""),
        (6, "Mai", "returned", "a.xlsx", "608", "accepted", "returned", "Sai mẫu số"),
    ]
    assert {line.round for line in lines} == {"2024", ""}


def test_what_is_handed_out_is_noted_with_who_and_by_its_hash(told):
    (line,) = workflow.trail(told, LOCAL_USER, acts=("exported",))
    assert (line.actor, line.unit, line.round) == (LOCAL_USER.name, "62", "2024")
    assert line.subject.endswith(".csv")
    assert len(dict(line.detail)["sha256"]) == 64


def test_every_file_with_figures_of_the_database_is_noted_when_it_is_handed_out(told):
    handed = (
        workflow.template(told, LOCAL_USER, "2024", "608"),
        workflow.templates_zip(told, LOCAL_USER, "2024"),
        Paper("bang.csv", hand_over(told, LOCAL_USER, "2024", "bang.csv", b"1;2"), "text/csv"),
    )
    noted = workflow.trail(told, LOCAL_USER, acts=("exported",))[1:]
    assert [(line.subject, dict(line.detail)["sha256"]) for line in noted] == [
        (paper.name, sha256(paper.content).hexdigest()) for paper in handed
    ]
    assert [line.unit for line in noted] == ["608", "62", "62"]


def test_handing_out_changes_nothing_that_is_shown(told):
    before = told.store.database.written()
    workflow.export(told, LOCAL_USER, "2024", "csv")
    assert told.store.database.written() == before


@pytest.mark.parametrize(
    ("wanted", "entries"),
    [
        ({"who": "Mai"}, [5, 6]),
        ({"acts": ("confirmed", "returned")}, [3, 4, 6]),
        ({"unit": "62"}, [7]),
        ({"round": "2024", "who": "Lan"}, [2, 3, 4]),
        ({"since": TODAY + timedelta(days=2)}, []),
        ({"until": TODAY - timedelta(days=1)}, []),
        ({"since": TODAY - timedelta(days=1), "until": TODAY + timedelta(days=1), "who": "Huyện"}, [1]),
    ],
)
def test_the_trail_is_filtered(told, wanted, entries):
    assert [line.entry for line in workflow.trail(told, LOCAL_USER, **wanted)] == entries


def test_a_page_of_the_trail_is_a_window_on_the_newest(told):
    everything = [line.entry for line in workflow.trail(told, LOCAL_USER)][::-1]
    pages = [[line.entry for line in trail_page(told, LOCAL_USER, 3, passed)] for passed in (0, 3, 6, 9)]
    assert [entry for page in pages for entry in page] == everything
    assert [len(page) for page in pages] == [3, 3, len(everything) - 6, 0]
    of_lan = [line.entry for line in trail_page(told, LOCAL_USER, 2, 1, (), "Lan")]
    assert (of_lan, trail_size(told, LOCAL_USER, (), "Lan")) == ([3, 2], 3)
    assert trail_size(told, LOCAL_USER) == len(everything)


def test_the_trail_says_what_it_can_be_filtered_by(told):
    found = trail_choices(told, LOCAL_USER)
    assert found.acts == ("accepted", "answered", "confirmed", "exported", "received", "returned")
    assert {"Huyện", "Lan", "Mai"} < set(found.actors)
    assert (found.units, found.rounds) == (("608", "62"), ("2024",))


def test_only_who_keeps_order_reads_the_trail(office_house):
    with pytest.raises(NotAllowed):
        workflow.trail(office_house, LEADER)
    with pytest.raises(NotAllowed):
        workflow.trail(office_house, Actor("Huyện", "unit", "608"), unit="608")


@pytest.mark.parametrize("verb", ["doctor", "backup"])
def test_only_an_administrator_keeps_the_database(office_house, verb, tmp_path):
    more = {"backup": (tmp_path / "a.zip",)}.get(verb, ())
    for role in ("leadership", "unit", "standing_office"):
        with pytest.raises(NotAllowed):
            getattr(workflow, verb)(office_house, Actor("ai đó", role, "608"), *more)
    getattr(workflow, verb)(office_house, LOCAL_USER, *more)


def test_only_an_administrator_restores(tmp_path):
    with pytest.raises(NotAllowed):
        workflow.restore(Actor("Sở Nội vụ", "standing_office"), tmp_path / "a.zip")


def test_the_trail_is_handed_over_typed_as_text_and_that_is_noted(told):
    told.store.note_event("exported", "=1+1.csv", "=cmd", datetime.now())
    paper = trail_paper(told, LOCAL_USER, ("exported",))
    sheet = load_workbook(BytesIO(paper.content)).active
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value]
    assert {cell.value: cell.data_type for cell in cells}["=cmd"] == "s"
    assert workflow.trail(told, LOCAL_USER)[-1].subject == paper.name
    assert check_seals(told, LOCAL_USER).problems == ()
