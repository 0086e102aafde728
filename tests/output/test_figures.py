import json

import plotly.graph_objects as go
import pytest

from indicators.output.figures import (
    Line,
    compare_lines,
    path_chart,
)
from indicators.output.figures.style import wrapped


def part(small, code):
    return next(p for t in small.province.targets for p in t.parts if p.code == code)


@pytest.fixture(scope="module")
def everything(small) -> dict[str, go.Figure]:
    shares = small.indicators["1.1"]
    lines = [Line("608", "Thành phố Kon Tum", shares, ((2021, 30.0), (2022, None), (2023, 35.5)))]
    milestone = small.milestones["1.1"][0]
    return {
        "path": path_chart(part(small, "1.1"), shares),
        "lines": compare_lines(lines, (milestone,)),
    }


def test_every_figure_is_small_titled_and_written_the_vietnamese_way(everything):
    for name, figure in everything.items():
        content = figure.to_json()
        assert len(content) < 12_000, name
        layout = json.loads(content)["layout"]
        assert layout["title"]["text"], name
        assert layout["template"]["layout"]["separators"] == ",.", name


def test_every_mark_that_can_be_clicked_carries_its_key(everything):
    for name, figure in everything.items():
        assert any(trace.customdata is not None for trace in figure.data), name


def test_no_figure_is_a_pie(everything):
    assert not [t for f in everything.values() for t in f.data if t.type in ("pie", "sunburst")]


def test_the_path_joins_full_years_only_and_marks_the_rest_apart(small, everything):
    by_name = {t.name: t for t in everything["path"].data}
    actual = by_name["Thực hiện cả năm"]
    assert (actual.mode, list(actual.x)) == ("lines+markers+text", [2021, 2022, 2023, 2024])
    assert by_name["Thực hiện một phần năm"].mode == by_name["Dự kiến đơn vị khai"].mode == "markers"
    assert by_name["Kế hoạch"].line.dash == "dash"
    assert by_name["Dự báo theo nhịp hiện nay"].line.dash == "dot"
    assert by_name["Dải theo nhịp các năm qua"].fill == "toself"
    assert [t.y[0] for t in everything["path"].data if t.legendgroup == "target"] == [60, 75]


def test_the_title_of_a_path_says_where_it_stands(small):
    title = path_chart(part(small, "2.2"), small.indicators["2.2"]).layout.title.text.replace("<br>", " ")
    assert title.endswith("29,96% năm 2024, mốc 2025 đạt, mốc 2030 sát tiến độ")


def test_a_path_without_any_value_still_shows_the_targets(small):
    figure = path_chart(part(small, "4.4"), small.indicators["4.4"])
    assert [a.text for a in figure.layout.annotations] == ["có ∅", "có …"]


def test_a_year_without_data_breaks_a_line(everything):
    line = everything["lines"].data[0]
    assert line.connectgaps is False
    assert line.y[1] is None
    assert "chưa có số liệu" in line.hovertext[1]


def test_long_names_are_wrapped_between_words():
    name = "Cơ quan quản lý nhà nước, chính quyền địa phương có lãnh đạo chủ chốt là nữ"
    lines = wrapped(name, 28, 2).split("<br>")
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert all(len(line) <= 28 for line in lines)
