"""What a submission changes is known before anyone accepts it."""

import io

import openpyxl
import pytest

from indicators import workflow
from indicators.access.rights import LOCAL_USER, Actor
from indicators.errors import NotAllowed
from indicators.workflow.revising import changes_of

LEADER = Actor("Phó Chủ tịch", "leadership")
NAMES = {
    "1.1": "Cơ quan quản lý nhà nước, chính quyền địa phương có lãnh đạo chủ chốt là nữ",
    "2.3": "Nữ giám đốc, chủ doanh nghiệp, hợp tác xã",
    "6.3": "Xã, phường có ít nhất 4 tin, bài về bình đẳng giới mỗi quý",
    "3.2a": "Người bị bạo lực gia đình, bạo lực giới được tiếp cận dịch vụ hỗ trợ cơ bản",
}


@pytest.fixture
def send(office_house):
    def sent(year: str, accept: bool, **counts: str) -> str:
        book = openpyxl.Workbook()
        book.active.append(["TT", "Chỉ tiêu", "ĐVT", f"Năm {year}"])
        for number, (name, value) in enumerate(counts.items(), 1):
            book.active.append([number, NAMES[name.replace("_", ".").removeprefix("i")], "%", value])
        memory = io.BytesIO()
        book.save(memory)
        receipt = workflow.receive(office_house, LOCAL_USER, "a.xlsx", memory.getvalue(), year, "608", accept)
        assert len(receipt.reading.observations) == len(counts)
        return receipt.submission

    return sent


def kinds(revision):
    return [(c.kind, c.figure.indicator) for c in revision.difference.changes]


def test_a_second_version_is_held_against_the_accepted_one_of_its_unit_and_round(office_house, send):
    first = send("2024", True, i1_1="48/113", i2_3="7/20")
    send("2024", False, i1_1="1/113")  # waiting: nobody accepted it
    second = send("2024", False, i1_1="50/113", i6_3="9/10")
    found = changes_of(office_house, LOCAL_USER, second)
    assert found.against.id == first
    assert kinds(found) == [("changed", "1.1"), ("added", "6.3"), ("removed", "2.3")]
    workflow.decide(office_house, LOCAL_USER, second, "accepted")
    assert changes_of(office_house, LOCAL_USER, second).against.id == first


def test_a_first_version_is_held_against_what_earlier_rounds_accepted(office_house, send):
    send("2023", True, i1_1="48/113")
    later = send("2024", False, i1_1="50/113")
    found = changes_of(office_house, LOCAL_USER, later)
    assert found.against is None
    assert kinds(found) == [("added", "1.1")]  # another year: nothing was said of it before


def test_leadership_cannot_have_a_small_count_by_asking_what_changed(office_house, send):
    send("2024", True, i3_2a="3/7")
    second = send("2024", False, i3_2a="40/70")
    assert changes_of(office_house, LOCAL_USER, second).difference.count("changed") == 1
    with pytest.raises(NotAllowed):
        changes_of(office_house, LEADER, second)
