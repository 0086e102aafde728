"""Deciding about a submission: in part, with reasons, and never twice by two people."""

import io
import threading
from concurrent.futures import ThreadPoolExecutor, wait

import openpyxl
import pytest

from indicators import workflow
from indicators.access.rights import LOCAL_USER, Actor
from indicators.errors import NotAllowed, NotFound, StoreError, UserError
from indicators.store import Store
from indicators.store.contents import contents_of
from indicators.workflow import mending, reviewing, revising

MAI, LAN = Actor("chị Mai", "standing_office"), Actor("chị Lan", "standing_office")
UNIT = Actor("UBND huyện Đắk Tô", "unit", "608")
NAMES = {
    "1.1": "Cơ quan quản lý nhà nước, chính quyền địa phương có lãnh đạo chủ chốt là nữ",
    "2.3": "Nữ giám đốc, chủ doanh nghiệp, hợp tác xã",
    "6.3": "Xã, phường có ít nhất 4 tin, bài về bình đẳng giới mỗi quý",
}


@pytest.fixture
def send(office_house):
    def sent(accept: bool = False, **counts: str) -> str:
        book = openpyxl.Workbook()
        book.active.append(["TT", "Chỉ tiêu", "ĐVT", "Năm 2024"])
        for number, (name, value) in enumerate(counts.items(), 1):
            book.active.append([number, NAMES[name.replace("_", ".").removeprefix("i")], "%", value])
        memory = io.BytesIO()
        book.save(memory)
        return workflow.receive(
            office_house, LOCAL_USER, "a.xlsx", memory.getvalue(), "2024", "608", accept
        ).submission

    return sent


def state(house, submission):
    return house.store.submission(submission).state


def numerators(house):
    return {f.indicator: f.numerator for f in house.store.figures()}


def test_an_acceptance_in_part_counts_the_rest_and_says_why(office_house, send):
    id = send(i1_1="48/113", i2_3="7/20")
    workflow.decide(office_house, MAI, id, "accepted", "Chưa khớp sổ đăng ký", ("2.3",))
    assert numerators(office_house) == {"1.1": 48}
    found = office_house.store.submission(id)
    assert (found.status, found.left_out, found.reason) == ("accepted", ("2.3",), "Chưa khớp sổ đăng ký")
    assert [
        (line.observation.indicator, line.left_out) for line in reviewing.lines_of(office_house, UNIT, id)
    ] == [
        ("1.1", False),
        ("2.3", True),
    ]


def test_what_the_mended_version_leaves_out_goes_on_as_it_was_accepted_before(office_house, send):
    first = send(True, i1_1="48/113", i2_3="7/20")
    second = send(i1_1="50/113", i2_3="9/20", i6_3="5/10")
    workflow.decide(office_house, MAI, second, "accepted", "2.3 chưa rõ", ("2.3",))
    assert numerators(office_house) == {"1.1": 50, "2.3": 7, "6.3": 5}
    third = send(i1_1="51/113", i2_3="10/20")
    found = revising.changes_of(office_house, MAI, third)
    assert found.against.id == second
    assert [(c.kind, c.figure.indicator) for c in found.difference.changes] == [
        ("changed", "1.1"),
        ("changed", "2.3"),
        ("removed", "6.3"),
    ]
    assert sorted(found.sources.values()) == sorted([second, first, second])


def test_the_whole_file_cannot_be_left_out_nor_what_it_does_not_hold(office_house, send):
    id = send(i1_1="48/113", i2_3="7/20")
    with pytest.raises(UserError, match="hãy trả lại"):
        workflow.decide(office_house, MAI, id, "accepted", "Sai", ("1.1", "2.3"))
    with pytest.raises(NotFound, match="không có số liệu của chỉ tiêu 6.3"):
        workflow.decide(office_house, MAI, id, "accepted", "Sai", ("6.3",))
    with pytest.raises(UserError, match="trả lại là trả cả tệp"):
        workflow.decide(office_house, MAI, id, "returned", "Sai", ("1.1",))
    assert office_house.store.decisions(id) == ()


@pytest.mark.parametrize(("decision", "left_out"), [("returned", ()), ("accepted", ("1.1",))])
def test_the_sender_is_always_told_why(office_house, send, decision, left_out):
    id = send(i1_1="48/113", i2_3="7/20")
    with pytest.raises(UserError, match="Hãy ghi lý do"):
        workflow.decide(office_house, MAI, id, decision, "", left_out)
    assert office_house.store.decisions(id) == ()


def test_who_decides_on_what_another_changed_meanwhile_is_told_who_when_and_what(office_house, send):
    id = send(i1_1="48/113")
    seen = state(office_house, id)
    workflow.decide(office_house, MAI, id, "accepted", seen=seen)
    with pytest.raises(
        StoreError, match=r"Hồ sơ này chị Mai đã duyệt lúc \d\d:\d\d \d+/\d+/\d{4}, sau khi bạn mở"
    ):
        workflow.decide(office_house, LAN, id, "returned", "Sai", seen=seen)
    assert [d.actor for d in office_house.store.decisions(id)] == ["chị Mai"]


def test_the_same_decision_is_not_written_twice(office_house, send):
    id = send(i1_1="48/113", i2_3="7/20")
    workflow.decide(office_house, MAI, id, "accepted", "2.3 chưa rõ", ("2.3",))
    with pytest.raises(StoreError, match="chị Mai đã duyệt một phần lúc"):
        workflow.decide(office_house, LAN, id, "accepted", "2.3 chưa rõ", ("2.3",))
    workflow.decide(office_house, LAN, id, "accepted")  # now the rest too: another decision
    assert [d.left_out for d in office_house.store.decisions(id)] == [("2.3",), ()]


def test_the_same_decision_is_not_written_twice_at_once(office_house, send, monkeypatch):
    id, asked = send(i1_1="48/113"), workflow.decide.__globals__
    plain = asked["standing"]

    def standing(*told):
        monkeypatch.setitem(asked, "standing", plain)
        workflow.decide(office_house, MAI, id, "accepted")
        return plain(*told)

    monkeypatch.setitem(asked, "standing", standing)
    with pytest.raises(StoreError, match="chị Mai đã duyệt lúc"):
        workflow.decide(office_house, LAN, id, "accepted")
    assert [d.actor for d in office_house.store.decisions(id)] == ["chị Mai"]


def test_nobody_decides_about_a_file_between_its_arrival_and_its_acceptance(office_house, send, monkeypatch):
    plain, together, told = Store.record, ThreadPoolExecutor(1), []

    def record(*arrived):
        id = plain(*arrived)
        told.append(together.submit(workflow.decide, office_house, LAN, id, "returned", "Sai"))
        wait(told, 0.1)
        return id

    monkeypatch.setattr(Store, "record", record)
    id = send(True, i1_1="48/113")
    with pytest.raises(StoreError, match="đã duyệt lúc"):
        told[0].result()
    assert [d.decision for d in office_house.store.decisions(id)] == ["accepted"]


def test_a_decision_can_be_taken_back_with_a_reason_and_the_trail_says_old_and_new(office_house, send):
    id = send(i1_1="48/113", i2_3="7/20")
    workflow.decide(office_house, MAI, id, "accepted", "2.3 chưa rõ", ("2.3",))
    workflow.decide(office_house, LAN, id, "returned", "Duyệt nhầm", seen=state(office_house, id))
    assert numerators(office_house) == {}
    lines = [
        line for line in workflow.trail(office_house, LOCAL_USER) if line.act in ("accepted", "returned")
    ]
    assert [(line.old, line.new, line.why, line.detail) for line in lines] == [
        (None, "accepted_in_part", "2.3 chưa rõ", (("left_out", "2.3"),)),
        ("accepted_in_part", "returned", "Duyệt nhầm", ()),
    ]


def test_a_later_file_is_told_before_the_older_one_is_accepted(office_house, send):
    old = send(i1_1="48/113")
    seen = state(office_house, old)
    send(i1_1="50/113")
    for known in (seen, None):
        with pytest.raises(UserError, match=r"Đơn vị đã gửi bản mới hơn lúc .*: a\.xlsx"):
            workflow.decide(office_house, MAI, old, "accepted", seen=known)
    assert office_house.store.decisions(old) == ()
    workflow.decide(office_house, MAI, old, "accepted", seen=state(office_house, old))  # knowingly
    assert numerators(office_house) == {"1.1": 48}


def test_only_the_office_decides(office_house, send):
    id = send(i1_1="48/113")
    for actor in (UNIT, Actor("Phó Chủ tịch", "leadership")):
        with pytest.raises(NotAllowed):
            workflow.decide(office_house, actor, id, "accepted")
        with pytest.raises(NotAllowed):
            revising.waiting(office_house, actor, "2024")


def test_a_number_is_confirmed_once_and_the_second_is_told_of_the_first(office_house, send):
    id = send(True, i1_1="khoảng 50,9%")
    (line,) = reviewing.lines_of(office_house, MAI, id)
    assert line.waits_for_number
    workflow.confirm(office_house, MAI, line.id, 50.9, "Công văn 12", line.state)
    with pytest.raises(StoreError, match=r"chị Mai đã xác nhận là 50,9 lúc"):
        workflow.confirm(office_house, LAN, line.id, 51, "Điện thoại", line.state)
    with pytest.raises(StoreError, match=r"chị Mai đã xác nhận là 50,9 lúc"):
        workflow.confirm(office_house, LAN, line.id, 50.9)
    (again,) = reviewing.lines_of(office_house, LAN, id)
    assert (again.confirmed, again.waits_for_number) == (50.9, False)
    workflow.confirm(office_house, LAN, line.id, 51, "Đính chính", again.state)
    assert [c.value for c in office_house.store.confirmations(id)] == [50.9, 51]


@pytest.mark.slow
def test_of_a_hundred_who_decide_at_once_on_what_they_all_saw_one_is_written(office_house, send):
    id = send(i1_1="48/113")
    seen, together = state(office_house, id), threading.Barrier(100)

    def decide(number: int) -> str:
        together.wait()
        try:
            actor = Actor(f"người {number}", "standing_office")
            workflow.decide(office_house, actor, id, ("accepted", "returned")[number % 2], "Lý do", seen=seen)
        except StoreError as error:
            return str(error)
        return "ghi"

    with ThreadPoolExecutor(100) as people:
        told = list(people.map(decide, range(100)))
    (made,) = office_house.store.decisions(id)
    assert told.count("ghi") == 1
    assert all(f"Hồ sơ này {made.actor} đã " in sentence for sentence in told if sentence != "ghi")


@pytest.mark.slow
def test_of_a_hundred_who_confirm_a_number_at_once_one_is_written(office_house, send):
    id = send(i1_1="khoảng 50,9%")
    (line,) = reviewing.lines_of(office_house, MAI, id)

    def confirm(number: int) -> bool:
        try:
            workflow.confirm(
                office_house, Actor(f"người {number}", "standing_office"), line.id, number, "", line.state
            )
        except StoreError:
            return False
        return True

    with ThreadPoolExecutor(100) as people:
        assert sum(people.map(confirm, range(100))) == 1
    assert len(office_house.store.confirmations(id)) == 1


def test_the_queue_has_the_doubtful_the_changed_and_the_older_ones_marked(office_house, send):
    send(True, i1_1="48/113")
    clean = send(i1_1="48/113", i2_3="7/20")
    (only,) = revising.waiting(office_house, MAI, "2024")
    assert (only.submission.id, only.changed, only.clean) == (clean, 0, not only.submission.warns)
    changed = send(i1_1="50/113", i2_3="khoảng 30%")
    first, second = revising.waiting(office_house, MAI, "2024")
    assert (first.later.id, first.clean) == (changed, False)
    assert (second.submission.id, second.changed, second.words, second.clean) == (changed, 1, 1, False)
    assert revising.waiting_elsewhere(office_house, MAI, "2023") == {"2024": 2}


def test_of_several_accepted_at_once_each_tells_what_became_of_it(office_house, send):
    one, two = send(i1_1="48/113"), send(i1_1="50/113")
    seen = [(id, state(office_house, id)) for id in (one, two)]
    workflow.decide(office_house, LAN, two, "returned", "Sai", seen=seen[1][1])
    first, second = workflow.accept_several(office_house, MAI, seen)
    assert (first.submission.id, first.refusal) == (one, "")
    assert "chị Lan đã trả lại" in second.refusal


def test_a_submission_is_named_by_its_id_its_file_or_how_they_begin(office_house, send):
    id = send(i1_1="48/113")
    sha256 = office_house.store.submission(id).sha256
    for name in (id, id[:8], sha256, sha256[:10]):
        assert workflow.submission_named(office_house, MAI, name).id == id
    for name in ("khong-co", id[:3]):
        with pytest.raises(NotFound, match="Không có hồ sơ nào"):
            workflow.submission_named(office_house, MAI, name)
    for name in (id, "khong-co"):
        with pytest.raises(NotAllowed):
            workflow.submission_named(office_house, UNIT, name)


def test_what_was_left_out_is_still_owed_by_its_unit(office_house, send):
    id = send(i1_1="48/113", i2_3="7/20")
    held = contents_of(office_house.store.database, [id])[id]
    workflow.decide(office_house, MAI, id, "accepted", "Chưa khớp sổ", ("2.3",))
    left = contents_of(office_house.store.database, [id])[id]
    assert held != left
    assert "2.3" not in str(left)


def test_who_reads_accepted_content_alone_does_not_see_what_an_acceptance_left_out(office_house, send):
    send(accept=True, i1_1="40/113")
    id = send(i1_1="48/113", i2_3="7/20")
    workflow.decide(office_house, MAI, id, "accepted", "Chưa khớp sổ đăng ký", ("2.3",))
    leader, keeper = Actor("Phó Chủ tịch", "leadership"), Actor("Quản trị", "administrator")
    for reader in (leader, keeper):
        seen = workflow.source(office_house, reader, id, "Sheet", "D2")
        assert [line[3] for line in seen.rows] == ["Năm 2024", "48/113", "▒"]
        assert seen.withheld
        assert [o.indicator for o in workflow.story(office_house, reader, id).figures] == ["1.1"]
        for whole, more in (
            (workflow.receipt_of, ()),
            (reviewing.lines_of, ()),
            (reviewing.stored_windows, ((("Sheet", "D2"),),)),
            (mending.doubts_by_indicator, ()),
        ):
            with pytest.raises(NotAllowed, match="duyệt một phần: chỉ tiêu 2.3 chưa được nhận"):
                whole(office_house, reader, id, *more)
        told = revising.changes_of(office_house, reader, id).difference.changes
        assert [(change.kind, change.figure.indicator) for change in told] == [("changed", "1.1")]
    for reader in (UNIT, MAI):
        assert workflow.source(office_house, reader, id, "Sheet", "D2").rows[2][3] == "7/20"
        assert len(workflow.story(office_house, reader, id).figures) == 2
        assert len(reviewing.lines_of(office_house, reader, id)) == 2
