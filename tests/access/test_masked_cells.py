from indicators.access.masked_cells import open_cells

FIGURES = {(3, 3): True, (3, 4): True, (5, 3): True, (5, 4): False}  # row 5 holds a figure not for everybody


def test_the_row_of_a_figure_that_is_not_for_everybody_shows_its_labels_only():
    seen = open_cells(FIGURES)
    assert seen(5, 1, "Người bị bạo lực gia đình")
    assert not seen(5, 3, 120)
    assert not seen(5, 4, "3/7")
    assert not seen(5, 6, "hai người ở xã")


def test_rows_of_other_figures_are_shown_whole():
    assert open_cells(FIGURES)(3, 9, "48/113")


def test_totals_and_notes_elsewhere_are_withheld_because_they_give_it_away():
    seen = open_cells(FIGURES)
    assert not seen(6, 3, 10)
    assert not seen(9, 0, "Trong đó có 3 người")
    assert not seen(9, 0, "một câu chuyện dài " * 10)
    assert seen(4, 0, "Mục tiêu về gia đình")


def test_titles_and_years_above_the_figures_are_shown():
    seen = open_cells(FIGURES)
    assert seen(0, 0, "Biểu 02/BC, năm 2024")
    assert seen(1, 3, 2024)
    assert not seen(1, 3, 3)


def test_a_sheet_without_figures_is_withheld_whole():
    assert not open_cells({})(0, 0, "chữ")
