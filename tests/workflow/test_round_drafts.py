"""A round drawn up from a former one, and every sentence that keeps a wrong one from being opened."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from indicators import workflow
from indicators.access.rights import LOCAL_USER
from indicators.catalogue.definitions import Asked, Deadline
from indicators.errors import UserError
from indicators.workflow import managing_rounds

TABLE = Path(__file__).parents[1] / "spec" / "rounds_moved.txt"
ROWS = [
    re.split(r"\s{2,}", line.strip())
    for line in TABLE.read_text("utf-8").splitlines()
    if line and line[0] != "#"
]


@pytest.fixture(scope="module")
def houses():
    opened = {code: workflow.open_house(":memory:", code) for code in ("42", "52", "62")}
    yield opened
    for house in opened.values():
        house.store.close()


@pytest.fixture(scope="module")
def good(houses):
    """A round that can be opened."""
    return managing_rounds.draft_from(houses["42"], LOCAL_USER, "2025").round


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0]}-{row[1]}")
def test_code_name_dates_and_milestones_move_by_the_years_of_the_former_round(houses, row):
    province, former, code, name, data_date, due, judges = row
    made = managing_rounds.draft_from(houses[province], LOCAL_USER, former).round
    first = min((d.due.isoformat() for d in made.deadlines), default="-")
    judged = " ".join(map(str, made.judges)) or "-"
    assert (made.code, made.name, made.data_date.isoformat(), first, judged) == (
        code,
        name,
        data_date,
        due,
        judges,
    )
    assert made.former == former


def test_units_that_are_gone_are_told_with_those_that_took_over(houses):
    draft = managing_rounds.draft_from(houses["42"], LOCAL_USER, "2024", date(2025, 12, 31))
    gone = {unit.name: {one.name for one in after} for unit, after in draft.gone}
    assert gone["Sở Lao động - Thương binh và Xã hội"] >= {"Sở Nội vụ"}
    assert any(unit.level == "district" and after for unit, after in draft.gone)
    assert draft.round.judges == (2025,)
    assert managing_rounds.problems(houses["42"], LOCAL_USER, draft.round) == (
        "Hãy ghi ít nhất một hạn nộp.",
    )


def test_a_second_round_of_the_same_year_gets_a_code_and_a_name_of_its_own(houses):
    house = houses["62"]
    once = managing_rounds.draft_from(house, LOCAL_USER, "2025-6T", date(2025, 6, 20)).round
    assert (once.code, once.name) == ("2025-6T-2", "Báo cáo 6 tháng đầu năm 2025 (lần 2)")
    assert managing_rounds.problems(house, LOCAL_USER, once) == ()
    managing_rounds.open_round(house, LOCAL_USER, once)
    for former in ("2025-6T", once.code):
        again = managing_rounds.draft_from(house, LOCAL_USER, former, date(2025, 6, 25)).round
        assert (again.code, again.name) == ("2025-6T-3", "Báo cáo 6 tháng đầu năm 2025 (lần 3)")


def test_a_code_as_long_as_a_code_may_be_still_gets_its_number(houses, good):
    house = houses["42"]
    deadline = (Deadline("all", "báo cáo", date(2027, 12, 10)),)
    long = replace(good, code="bo-sung-cuoi-nam-abc", deadlines=deadline)
    managing_rounds.open_round(house, LOCAL_USER, long)
    made = managing_rounds.draft_from(house, LOCAL_USER, long.code, long.data_date).round
    assert made.code == "bo-sung-cuoi-nam-a-2"
    assert managing_rounds.problems(house, LOCAL_USER, made) == ()


def test_the_drawn_up_round_can_be_opened_as_it_is(houses, good):
    deadline = (Deadline("all", "báo cáo", date(2027, 12, 10)),)
    assert managing_rounds.problems(houses["42"], LOCAL_USER, replace(good, deadlines=deadline)) == ()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"code": "năm 2027"}, "chữ không dấu"),
        ({"code": "2024"}, "Đã có đợt mang mã 2024"),
        ({"name": " "}, "Hãy đặt tên đợt"),
        ({"data_date": date(2026, 6, 30)}, "Số thực hiện năm 2027 ở sau ngày chốt số liệu 30/6/2026"),
        ({"asks": (Asked(2027, "to_date", "actual", date(2028, 1, 1)),)}, "1/1/2028 ở sau ngày chốt"),
        ({"asks": ()}, "chưa hỏi số liệu năm nào"),
        ({"asks": (Asked(2027, "year", "actual"),) * 2}, "hai cột số liệu giống nhau"),
        ({"judges": (2027,)}, "2027 không phải năm mốc"),
        ({"indicators": ("99.9",)}, "không có chỉ tiêu 99.9"),
        ({"units": ()}, "chưa hỏi đơn vị nào"),
        ({"units": ("436",)}, "Các đơn vị không có vào ngày 31/12/2027: 436"),
        ({"units": ("42-SYT",), "indicators": ("6.3",)}, "Không có chỉ tiêu nào để hỏi: Sở Y tế"),
        ({"deadlines": ()}, "ít nhất một hạn nộp"),
        ({"deadlines": (Deadline("all", "báo cáo", date(2026, 12, 10)),)}, "trước năm của số liệu (2027)"),
        ({"deadlines": (Deadline("62-SYT", "báo cáo", date(2027, 12, 10)),)}, "62-SYT không thuộc đợt"),
        ({"office_due": date(2027, 12, 1)}, "Ngày văn phòng báo cáo (1/12/2027) trước hạn nộp cuối (10/12/2027)"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, dict) else "",
)  # fmt: skip
def test_what_is_wrong_with_a_round_is_one_sentence(houses, good, wrong, said):
    sound = replace(good, deadlines=(Deadline("all", "báo cáo", date(2027, 12, 10)),))
    assert said in " ".join(managing_rounds.problems(houses["42"], LOCAL_USER, replace(sound, **wrong)))
    with pytest.raises(UserError, match=re.escape(said)):
        managing_rounds.open_round(houses["42"], LOCAL_USER, replace(sound, **wrong))


def test_a_round_may_ask_fewer_indicators_and_one_unit_still_fewer(houses, good):
    some = replace(good, indicators=("1.1", "4.3", "6.4"), only=(("42-SYT", ("4.3",)),))
    catalogue = houses["42"].catalogue
    assert {r.indicator for r in catalogue.requested(some, "42-SYT")} == {"4.3"}
    assert {r.indicator for r in catalogue.requested(some, "42-SNV")} <= {"1.1", "4.3", "6.4"}
