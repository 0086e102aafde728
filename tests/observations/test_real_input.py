"""Tables as they were really published, laid out like the forms: what may be taken from them, and what must not."""

from indicators.catalogue import load
from indicators.observations import Reading, read
from tests.real.layouts import national, women_leaders


def reading_of(year: int) -> Reading:
    catalogue = load()
    return read(national(year), catalogue, catalogue.rounds("VN", False), str(year), "VN")


def taken(reading: Reading) -> dict[str, tuple[int, float | None, str]]:
    return {o.indicator: (o.data_year, o.value, o.text) for o in reading.observations}


def codes(reading: Reading) -> set[str]:
    return {f.code for f in reading.findings} - {"asked_missing"}


def test_the_national_results_of_2023_are_read_with_their_years_and_counts() -> None:
    reading = reading_of(2023)
    assert taken(reading) == {
        "2.1": (2023, 50.9, ""),
        "2.2": (2023, 26.22, ""),
        "2.3": (2020, 28.2, ""),
        "3.1": (2023, 16.13 / 8.75, ""),
        "3.3": (2023, 100.0, ""),
    }
    assert next((o.numerator, o.denominator) for o in reading.observations if o.indicator == "3.1") == (
        16.13,
        8.75,
    )
    assert codes(reading) == {"several_values", "data_year_differs"}
    assert not reading.blocked


def test_approximate_figures_of_2024_stay_words_until_somebody_confirms_them() -> None:
    reading = reading_of(2024)
    figures = taken(reading)
    assert figures["2.1"] == (2024, None, "khoảng 50,9%")
    assert figures["2.2"] == (2024, None, "khoảng 25,5%")
    assert figures["2.3"] == (2024, 28.2, "")
    assert "1.1" not in figures
    assert {"approximate", "several_values"} <= codes(reading)


def test_every_row_of_the_national_form_is_accounted_for() -> None:
    for year in (2023, 2024):
        rows = reading_of(year).rows
        assert rows.read == rows.taken + rows.rejected + rows.ignored == 8


def test_women_among_leaders_are_not_organs_led_by_women() -> None:
    catalogue = load()
    for round, indicator in (("2019", "1.2"), ("2023", "1.1")):
        reading = read(women_leaders(), catalogue, catalogue.rounds("VN", False), round, "VN")
        refused = [f for f in reading.findings if f.code == "counts_other_thing"]
        assert [f.cell for f in refused] == ["B4", "B6", "B7", "B8"]
        assert {dict(f.params)["indicator"] for f in refused} == {indicator}
        assert [(i.row, i.reason) for i in reading.ignored] == [(5, "group_row")]
        assert (reading.rows.read, reading.rows.rejected, reading.observations) == (5, 4, ())
