"""Laws of reading values: numbers come back as written, nothing raises, an inexact number is no number."""

from hypothesis import given
from hypothesis import strategies as st

from indicators.observations.value_words import APPROXIMATE_ACCENTED, APPROXIMATE_FOLDED
from indicators.observations.values import parse

CELLS = st.one_of(
    st.text(max_size=40),
    st.text(alphabet="0123456789.,/%()-=; xđạtkhôngsốliệutrênầ", max_size=30),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.none(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
)
SIGNS = ("≥", "≤", ">", "<", "~", "≈")
INEXACT = st.sampled_from(sorted(APPROXIMATE_FOLDED | APPROXIMATE_ACCENTED) + list(SIGNS))


def vietnamese(number: float, decimals: int) -> str:
    """1234.5 → "1.234,50"."""
    return f"{number:,.{decimals}f}".translate(str.maketrans(",.", ".,"))


@given(st.integers(0, 10**11), st.integers(1, 6))
def test_a_number_written_the_vietnamese_way_is_read_back_the_same(digits: int, decimals: int) -> None:
    number = digits / 10**decimals
    role = "value" if number < 1000 else "count"
    assert parse(vietnamese(number, decimals), False, None, role).value == float(f"{number:.{decimals}f}")


@given(st.integers(0, 10**11))
def test_a_count_with_grouped_thousands_is_read_back_the_same(count: int) -> None:
    assert parse(vietnamese(count, 0), False, None, "count").value == count


@given(st.integers(0, 10_000), st.integers(1, 4))
def test_a_percentage_is_read_back_the_same(digits: int, decimals: int) -> None:
    number = digits / 10**decimals
    read = parse(vietnamese(number, decimals) + "%", False)
    assert read.value == float(f"{number:.{decimals}f}")
    assert read.has_percent_sign


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_counts_are_read_back_the_same(numerator: int, denominator: int) -> None:
    read = parse(f"{vietnamese(numerator, 0)} / {vietnamese(denominator, 0)} cơ quan", False)
    if read.form == "number":  # a rate per 100, 1.000 … where the indicator is unknown
        assert denominator in (100, 1_000, 10_000, 100_000)
    else:
        assert (read.numerator, read.denominator) == (numerator, denominator)


@given(CELLS, st.booleans())
def test_no_cell_whatever_makes_the_reading_fail(cell: object, percent: bool) -> None:
    read = parse(cell, percent)
    assert read.value is None or read.form in ("number", "counts", "yes_no")


@given(INEXACT, st.floats(0, 10**6), st.sampled_from(["", "%", " người", "/113"]), st.booleans())
def test_an_inexact_word_never_lets_a_number_through(
    word: str, number: float, tail: str, behind: bool
) -> None:
    written = vietnamese(number, 1) + tail
    read = parse(f"{written} {word}" if behind else f"{word} {written}", False)
    assert read.value is None
    assert read.numerator is None
