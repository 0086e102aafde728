"""The command rounds: a round opened, prolonged, closed and opened again, each kept and told."""

import json
from datetime import date

import pytest

pytestmark = pytest.mark.slow


def test_a_round_is_opened_prolonged_closed_and_opened_again(run):
    code, out, _ = run(
        "rounds", "open", "--from", "2025-6T", "--data-date", "2025-06-20", "--due", "2025-07-12", "--json"
    )
    made = json.loads(out)
    assert (code, made["code"], made["state"], made["former"]) == (0, "2025-6T-2", "open", "2025-6T")
    assert made["deadlines"] == [{"units": "all", "paper": "báo cáo", "due": "2025-07-12"}]
    assert (
        run("rounds", "extend", "2025-6T-2", "--due", "2025-07-20", "--unit", "62-SYT", "--reason", "Lũ lụt")[
            0
        ]
        == 0
    )
    [board] = json.loads(run("board", "--round", "2025-6T-2", "--unit", "62-SYT", "--json")[1])
    assert (board["first_due"], board["due"]) == ("2025-07-12", "2025-07-20")
    code, out, _ = run("rounds", "close", "2025-6T-2")
    assert (code, out.splitlines()[0]) == (0, "Đóng đợt: 2025-6T-2.")
    assert f"đã đóng {date.today():%-d/%-m/%Y}" in out
    assert run("rounds", "reopen", "2025-6T-2", "--reason", "Đóng nhầm")[0] == 0
    acts = [line["act"] for line in json.loads(run("trail", "--round", "2025-6T-2", "--json")[1])]
    assert acts == ["round_opened", "round_extended", "round_closed", "round_reopened"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("open",), "--from ĐỢT"),
        (("open", "--from", "1999"), "1999"),
        (("open", "2024", "--from", "2022"), "Đã có đợt mang mã 2024"),
        (("extend", "2024", "--reason", "Lũ lụt"), "--due NGÀY"),
        (("extend", "2024", "--due", "hôm nay", "--reason", "Lũ lụt"), 'Ngày "hôm nay" chưa đúng'),
        (("extend", "2024", "--due", "2099-06-20"), "Hãy ghi lý do gia hạn"),
        (("close",), "Hãy ghi mã đợt"),
        (("reopen", "2024", "--reason", "Nhầm"), "Đợt 2024 đang mở"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(run, words, said):
    code, out, err = run("rounds", *words)
    assert (code, out) == (2, "")
    assert said in err
    assert len(err.splitlines()) == 1
    assert {one["state"] for one in json.loads(run("rounds", "--json")[1])} == {"open"}
