"""The list read first: what it is sorted by, and what a chip rests on, stand where the reader looks."""

from dataclasses import replace

from indicators.output.tables.leading import leading_rows, order_sentence
from indicators.output.tables.standings import gravest_first
from pages.shared.leading import leading_list


def test_the_order_is_said_as_the_rows_come(small):
    parts = gravest_first(small.province, 2025)
    assert order_sentence(parts, 2025) == (
        "Xếp theo đánh giá mốc 2025: chưa đạt → không đánh giá được → đạt; "
        "cùng đánh giá thì còn thiếu nhiều hơn so với mức mục tiêu đứng trước."
    )
    assert order_sentence((), 2025) == ""


def test_the_basis_of_a_verdict_stands_at_its_chip_and_not_at_the_value(small, monkeypatch):
    monkeypatch.setattr("pages.shared.links.to", lambda *_, **__: "/indicator")
    part = small.province.targets[0].parts[0]
    (row,) = leading_rows([part], small.indicators)
    assert row.bases == {2025: "theo dự kiến 44,2% (2025)"}
    html = leading_list([row], "2021-2025", {})
    value, status = (
        html.split(f'<div class="{kind}" role="cell">')[1].split("</div>")[0] for kind in ("value", "status")
    )
    assert "theo dự kiến" not in value
    assert (
        status.index("2025</span>") < status.index("theo dự kiến 44,2% (2025)") < status.index("2030</span>")
    )


def test_a_verdict_on_the_full_year_says_nothing_at_its_chip(small):
    part = small.province.targets[0].parts[0]
    judged = replace(part.milestones[0], basis="actual")
    (row,) = leading_rows([replace(part, milestones=(judged,))], small.indicators)
    assert row.bases == {}
