from hypothesis import given
from hypothesis import strategies as st

from indicators.assessment.changes import compare, figure_key, same
from indicators.observations.model import Observation


def seen(year: int, numerator: float | None = 40, denominator: float | None = 50, **more) -> Observation:
    value = None if None in (numerator, denominator) else 100 * numerator / denominator
    return Observation("1.1", "608", year, "year", "actual", None, (), numerator, denominator, value, **more)


def keyed(figures):
    return {figure_key(one): one for one in figures}


def test_added_changed_removed_and_equal_are_counted_and_add_up():
    found = compare(keyed([seen(2021), seen(2022), seen(2023)]), [seen(2022), seen(2023, 41), seen(2024)])
    assert [(c.kind, c.figure.data_year) for c in found.changes] == [
        ("changed", 2023), ("added", 2024), ("removed", 2021),
    ]  # fmt: skip
    assert found.equal == 1
    assert found.changes[0].points == 2


def test_against_earlier_rounds_nothing_is_removed():
    assert compare(keyed([seen(2021)]), [], whole=False).changes == ()


def test_equal_shares_of_other_counts_are_a_change():
    assert not same(seen(2024, 40, 50), seen(2024, 80, 100))


def test_a_share_without_counts_is_equal_to_the_same_share_with_counts():
    assert same(seen(2024, None, None)._replace(value=80.0), seen(2024, 40, 50))


def test_words_are_equal_to_the_same_words_even_when_a_number_was_confirmed_for_them():
    words = seen(2024, None, None, text="khoảng 50,9%")
    assert same(words._replace(value=50.9), words)
    assert not same(words, seen(2024, None, None, text="trên 26%"))


FIGURES = st.lists(
    st.builds(seen, st.integers(2015, 2025), st.integers(0, 5), st.integers(1, 5)),
    unique_by=figure_key,
)


@given(FIGURES, FIGURES)
def test_every_figure_of_both_files_is_accounted_for_once(old, new):
    found = compare(keyed(old), new)
    assert found.equal + found.count("changed") + found.count("added") == len(new)
    assert found.equal + found.count("changed") + found.count("removed") == len(old)


@given(FIGURES)
def test_a_file_does_not_differ_from_itself(figures):
    found = compare(keyed(figures), figures)
    assert (found.changes, found.equal) == ((), len(figures))
