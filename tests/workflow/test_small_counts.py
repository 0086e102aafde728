"""Small counts of people harmed do not leave by the back door: the source, the receipt, the review."""

import io

import openpyxl
import pytest

from indicators import workflow
from indicators.access.rights import LOCAL_USER, Actor
from indicators.errors import NotAllowed
from indicators.workflow.reviewing import lines_of, stored_windows

LEADER = Actor("Phó Chủ tịch", "leadership")
DISTRICT = Actor("UBND thành phố", "unit", "608")
OFFICE = Actor("Sở Nội vụ", "standing_office")
HELPED = "Người bị bạo lực gia đình, bạo lực giới được tiếp cận dịch vụ hỗ trợ cơ bản"


def appendix(counts: str) -> bytes:
    book = openpyxl.Workbook()
    book.active.title = "Biểu 1"
    book.active.append(["TT", "Chỉ tiêu", "ĐVT", "Năm 2024"])
    book.active.append([1, HELPED, "%", counts])
    memory = io.BytesIO()
    book.save(memory)
    return memory.getvalue()


@pytest.fixture
def sent(office_house):
    """Send counts of people harmed for a district, accepted; the submission."""

    def send(counts: str) -> str:
        receipt = workflow.receive(office_house, LOCAL_USER, "a.xlsx", appendix(counts), "2024", "608", True)
        assert [o.indicator for o in receipt.reading.observations] == ["3.2a"]
        return receipt.submission

    return send


WAYS_IN = (
    lambda house, actor, id: workflow.receipt_of(house, actor, id),
    lambda house, actor, id: lines_of(house, actor, id),
    lambda house, actor, id: stored_windows(house, actor, id, (("Biểu 1", "D2"),)),
)


@pytest.mark.parametrize("look", WAYS_IN)
def test_a_file_with_a_small_count_opens_for_its_sender_and_the_standing_office_only(
    office_house, sent, look
):
    submission = sent("3/7")
    assert look(office_house, DISTRICT, submission)
    assert look(office_house, OFFICE, submission)
    with pytest.raises(NotAllowed, match="không công bố"):
        look(office_house, LEADER, submission)


@pytest.mark.parametrize("look", WAYS_IN)
def test_a_file_without_small_counts_opens_for_leadership(office_house, sent, look):
    assert look(office_house, LEADER, sent("48/113"))


def test_the_source_shows_leadership_the_sheet_without_what_gives_a_small_count_away(office_house, sent):
    submission = sent("3/7")
    seen = workflow.source(office_house, LEADER, submission, "Biểu 1", "D2")
    assert seen.rows == [["TT", "Chỉ tiêu", "ĐVT", "Năm 2024"], ["▒", HELPED, "%", "▒"]]
    assert seen.withheld
    assert workflow.story(office_house, LEADER, submission).figures == ()
    for actor in (DISTRICT, OFFICE):
        assert workflow.source(office_house, actor, submission, "Biểu 1", "D2").rows[1][3] == "3/7"
        assert len(workflow.story(office_house, actor, submission).figures) == 1


def test_the_source_of_a_file_without_small_counts_is_whole_for_leadership(office_house, sent):
    seen = workflow.source(office_house, LEADER, sent("48/113"), "Biểu 1", "D2")
    assert (seen.rows[1][3], seen.withheld) == ("48/113", False)


def shares(house, actor, unit: str) -> list[tuple[float | None, str]]:
    """(latest value, reason) of the part that counts people harmed."""
    targets = workflow.assess(house, actor, "2024", unit).targets
    return [(p.latest.value, p.reason) for t in targets for p in t.parts if p.code == "3.2a" and p.latest]


def test_the_total_of_a_province_with_one_district_that_is_hidden_is_not_published_either(office_house, sent):
    sent("3/7")
    assert shares(office_house, LEADER, "608") == [(None, "suppressed")]
    assert shares(office_house, OFFICE, "608") == [(300 / 7, "")]
    assert shares(office_house, LEADER, "62") == [(None, "suppressed")]


def test_the_trail_tells_its_keeper_that_a_count_was_confirmed_and_only_the_office_which(office_house):
    receipt = workflow.receive(office_house, LOCAL_USER, "a.xlsx", appendix("khoảng 3"), "2024", "608")
    [(figure, seen)] = office_house.store.observations(receipt.submission)
    assert (seen.indicator, seen.value) == ("3.2a", None)
    workflow.confirm(office_house, OFFICE, figure, 3.0)
    keeper = Actor("Quản trị", "administrator")
    told = {
        actor.role: [
            (line.old, line.new, bool(line.id))
            for line in workflow.trail(office_house, actor, ("confirmed",))
        ]
        for actor in (keeper, OFFICE)
    }
    hidden, shown = (None, None, False), ("khoảng 3", "3.0", True)  # the id is made of the number
    assert told == {"administrator": [hidden], "standing_office": [shown]}
