from indicators.output.tables.sheet_cells import cell_text, drawing, remarks
from indicators.workbook.grid import Merge, Sheet, Workbook
from indicators.workflow.sheet_view import view

SHEET = Sheet(
    "Biểu 1",
    True,
    [["Kết quả", "", "x"], ["Tử", "Mẫu", 0.4667], [1234.5, True, ""], ["ẩn", "", "#"]],
    merges=(Merge(0, 0, 0, 1),),
    percent=frozenset({(1, 2)}),
    unvalued=frozenset({(2, 2)}),
    errors={(3, 2): "#REF!"},
    hidden_rows=frozenset({3}),
)
BOOK = Workbook("a.xlsx", "", "xlsx", (SHEET,))


def seen(cell="C2", rows=9, columns=9):
    return view(BOOK, "Biểu 1", cell, rows, columns)


def test_a_merged_cell_is_drawn_once_over_all_it_covers():
    first = drawing(seen()).lines[0]
    assert [(c.text, c.rows, c.columns) for c in first.cells] == [("Kết quả", 1, 2), ("x", 1, 1)]


def test_cells_read_as_the_office_sees_them():
    lines = drawing(seen()).lines
    assert lines[1].cells[2].text == "46,67%"
    assert [c.text for c in lines[2].cells] == ["1.234,5", "có", "(công thức)"]
    assert lines[3].cells[2].text == "#REF!"
    assert cell_text(0.5, percent=True) == "50%"


def test_the_cell_asked_for_is_marked_and_hidden_rows_are_said():
    made = drawing(seen())
    assert [c.here for line in made.lines for c in line.cells].count(True) == 1
    assert made.lines[3].hidden
    assert remarks(seen()) == ("Dòng bị ẩn trong tệp: 4 (chữ mờ).",)


def test_a_view_is_cut_to_what_was_asked_and_says_so():
    part = seen("C3", rows=0, columns=1)
    assert part.rows == [[True, ""]]
    assert (part.merges, part.cut) == ((), True)


def test_a_cell_beyond_the_sheet_is_an_empty_cell():
    assert drawing(seen("E9")).lines[-1].number == 9
