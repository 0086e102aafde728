"""The same bytes for the same unit and round are one submission, however and whenever they come."""

from concurrent.futures import ThreadPoolExecutor

from indicators import workflow
from indicators.access.rights import LOCAL_USER
from tests.filling import filled

ROUND, UNIT, HANDS = "2024", "608", 8


def send(house: workflow.House, content: bytes) -> workflow.Receipt:
    return workflow.receive(house, LOCAL_USER, "phu-luc.xlsx", content, ROUND, UNIT)


def test_a_file_sent_by_many_hands_at_once_is_one_submission(office_house):
    content = filled(workflow.template(office_house, LOCAL_USER, ROUND, UNIT).content)
    with ThreadPoolExecutor(HANDS) as hands:
        receipts = list(hands.map(lambda _: send(office_house, content), range(HANDS)))
    [one] = workflow.submissions(office_house, LOCAL_USER)
    assert [r.submission for r in receipts if r.submission] == [one.id]
    assert {r.same_as for r in receipts if not r.submission} == {one.id}


def test_a_file_that_came_before_is_in_the_trail_and_changes_nothing_that_is_shown(office_house):
    content = filled(workflow.template(office_house, LOCAL_USER, ROUND, UNIT).content)
    send(office_house, content)
    shown = office_house.store.database.written()
    send(office_house, content)
    [line] = workflow.trail(office_house, LOCAL_USER, ["sent_again"])
    assert (line.actor, line.subject, line.unit, line.round) == (LOCAL_USER.name, "phu-luc.xlsx", UNIT, ROUND)
    assert office_house.store.database.written() == shown


def test_a_file_is_known_after_the_database_was_opened_anew(office_house):
    content = filled(workflow.template(office_house, LOCAL_USER, ROUND, UNIT).content)
    first = send(office_house, content)
    workflow.rebuild(office_house, LOCAL_USER)
    assert send(office_house, content).same_as == first.submission
