"""Two strategies in one province share codes; what was accepted under one is never held against the other."""

import io

import openpyxl
import pytest

from indicators import workflow
from indicators.access.rights import LOCAL_USER
from indicators.workflow.reviewing import lines_of

DISTRICT = "436"
# Both carry the code 2.3, each in its strategy.
TRAINED = "Tỷ lệ lao động nữ nông thôn dưới 45 tuổi được đào tạo nghề và chuyên môn kỹ thuật"
OWNERS = "Nữ giám đốc, chủ doanh nghiệp, hợp tác xã"


@pytest.fixture
def house(tmp_path):
    """The office of Hà Tĩnh, which reviewed 2011-2020 and then began on 2021-2030."""
    opened = workflow.open_house(tmp_path / "ha-tinh.duckdb", "42", sample=False)
    yield opened
    opened.store.close()


def table(name: str, **shares: float) -> bytes:
    """One row: an indicator, and its shares by year (``y2020=80``)."""
    book = openpyxl.Workbook()
    book.active.append(["TT", "Chỉ tiêu", "ĐVT", *(f"Năm {year[1:]}" for year in shares)])
    book.active.append([1, name, "%", *shares.values()])
    memory = io.BytesIO()
    book.save(memory)
    return memory.getvalue()


def send(house, round: str, content: bytes, accept: bool = True):
    return workflow.receive(house, LOCAL_USER, "bang.xlsx", content, round, DISTRICT, accept=accept)


def codes(receipt) -> set[str]:
    return {f.code for f in receipt.reading.findings}


def test_a_leap_is_measured_against_the_same_strategy_only(house):
    assert send(house, "2011-2020", table(TRAINED, y2020=80)).accepted
    first = send(house, "2021", table(OWNERS, y2021=24))
    assert first.accepted
    assert "jump_on_last_year" not in codes(first)
    assert "jump_on_last_year" in codes(send(house, "2022", table(OWNERS, y2022=60)))


def test_a_year_reported_under_both_strategies_is_no_correction(house):
    send(house, "2011-2020", table(TRAINED, y2020=80))
    assert "revision" not in codes(send(house, "2021", table(OWNERS, y2020=22, y2021=24)))
    assert "revision" in codes(send(house, "2022", table(OWNERS, y2021=25, y2022=26)))


def test_review_shows_beside_a_figure_what_its_own_strategy_said_before(house):
    send(house, "2011-2020", table(TRAINED, y2020=80))
    waiting = send(house, "2021", table(OWNERS, y2020=22, y2021=24), accept=False)
    assert [line.before for line in lines_of(house, LOCAL_USER, waiting.submission)] == [None, None]
    workflow.decide(house, LOCAL_USER, waiting.submission, "accepted")
    later = send(house, "2022", table(OWNERS, y2021=25, y2022=26), accept=False)
    assert [line.before for line in lines_of(house, LOCAL_USER, later.submission)] == [24, None]


def test_figures_of_both_strategies_are_judged_apart(house):
    send(house, "2011-2020", table(TRAINED, y2020=80))
    send(house, "2021", table(OWNERS, y2021=24))
    assert [p.latest.value for p in parts(house, "2011-2020") if p.indicator == "2.3" and p.latest] == [80]
    assert [p.latest.value for p in parts(house, "2021") if p.indicator == "2.3" and p.latest] == [24]


def parts(house, round: str):
    return [p for t in workflow.assess(house, LOCAL_USER, round, DISTRICT).targets for p in t.parts]
