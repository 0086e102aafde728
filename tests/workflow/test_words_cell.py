"""Words a unit wrote are found at the cell they stand in, wherever in its file that is."""

import io

import openpyxl
import pytest

from indicators.observations.model import Observation
from indicators.observations.text import joined
from indicators.workbook import open_workbook
from indicators.workflow.positions import words_position

FIGURE = Observation(
    indicator="4.1", subject="608", data_year=2024, period="year", kind="actual", value=109.0, sheet="Số", cell="C2",
    cause="Địa bàn rộng.; Cán bộ kiêm nhiệm.",
)  # fmt: skip


def book(**sheets: list[list[object]]):
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    content = io.BytesIO()
    made.save(content)
    opened, findings = open_workbook(content.getvalue(), "a.xlsx")
    assert opened, findings
    return opened


OTHER = ["4.3", "", "Địa bàn rộng."]
OWN = ["4.1|608", "", "", "Cán bộ  kiêm nhiệm"]


@pytest.mark.parametrize(
    ("sheets", "found"),
    [
        ({"Số": [[], ["4.1", "x", 109, "địa bàn rộng"]]}, ("Số", (1, 3))),
        ({"Số": [[], ["4.1", "x", 109]], "Thuyết minh": [OTHER, OWN]}, ("Thuyết minh", (1, 3))),
        ({"Số": [[], ["4.1", "x", 109]], "Thuyết minh": [OTHER]}, ("Thuyết minh", (0, 2))),
        ({"Số": [["Địa bàn rộng."], ["4.1", "Cán bộ kiêm nhiệm.", 109]]}, ("Số", (1, 1))),
        ({"Số": [[], ["4.1", "Địa bàn", 109, ""]]}, None),
    ],
    ids=[
        "in its row",
        "in the row of its code",
        "anywhere",
        "its row before others",
        "a part of a word is not it",
    ],
)
def test_words_are_found_nearest_to_their_figure(sheets, found):
    assert words_position(book(**sheets), [FIGURE], "Số") == found


def test_the_causes_of_two_cells_are_found_as_the_reader_joins_them():
    both = FIGURE._replace(cause=joined(("Địa bàn rộng.", "Cán bộ kiêm nhiệm.")))
    assert words_position(book(Số=[[], ["4.1", "Địa bàn rộng.", 109]]), [both], "Số") == ("Số", (1, 1))


def test_nothing_is_found_for_a_figure_without_words():
    silent = FIGURE._replace(cause="")
    assert words_position(book(Số=[[], ["4.1", "", 109]]), [silent], "Số") is None
