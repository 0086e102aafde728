"""tests/spec/adding_up.txt: whose figure counts; then levels, suppliers that changed, revisions, words for numbers."""

import re
from pathlib import Path

import pytest

from indicators.assessment import by_sex, unit_values
from tests.assessment.house import (
    CATALOGUE,
    DISTRICTS,
    REVIEW,
    ROUNDS,
    departments,
    every_district,
    figure,
    indicator,
    projection,
    to_date,
)

SPEC = Path(__file__).parents[1] / "spec" / "adding_up.txt"
SENDERS = {"lead": "62-SNV", "other": "62-SYT", "own": "62"}


def value_of(code, figures, unit="62", round=REVIEW, year=2024, kind="actual"):
    found = unit_values(CATALOGUE, round, unit, indicator(code), figures)
    return next((v for v in found if (v.data_year, v.period, v.kind) == (year, "year", kind)), None)


def _rows():
    lines = (line for line in SPEC.read_text(encoding="utf-8").splitlines() if line and line[0] != "#")
    return [tuple(cell.strip() for cell in line.split("|")) for line in lines]


def _given(text):
    if "/" not in text:
        return {"value": float(text)}
    return {"counts": tuple(float(n) for n in text.split("/"))}


def _figures(text):
    made, used = [], 0
    for said in text.split(";"):
        who, _, what = said.strip().partition(" ")
        if who != "districts":
            made.append(figure("6.1", "62", 2024, sender=SENDERS[who], round="2021-2025", **_given(what)))
            continue
        times, what = re.fullmatch(r"(\d+)x (.+)", what).groups()
        for unit in DISTRICTS[used : used + int(times)]:
            made.append(figure("6.1", unit, 2024, round="2021-2025", **_given(what)))
        used += int(times)
    return made


def _shown(number):
    return "-" if number is None else f"{number:g}"


@pytest.mark.parametrize("row", _rows(), ids=lambda row: row[0])
def test_the_value_of_the_province_is_the_one_the_table_says(row):
    accepted, *expected = row
    got = value_of("6.1", _figures(accepted))
    missing = f"{got.units_missing}/{got.units_expected}"
    assert [_shown(got.value), got.origin or "-", missing, _shown(got.also)] == expected


def test_a_sum_is_of_counts_and_never_a_mean_of_rates():
    small, *others = DISTRICTS
    figures = [figure("6.1", small, 2024, (9, 10))] + [figure("6.1", u, 2024, (100, 1000)) for u in others]
    assert value_of("6.1", figures).value == 909 / 9010 * 100


def test_a_sum_names_the_units_it_lacks():
    figures = [figure("6.1", u, 2024, (4, 10)) for u in DISTRICTS if u != "613"]
    assert value_of("6.1", figures).missing == ("613",)


def test_organs_are_summed_over_departments_and_districts():
    units = (*departments(REVIEW), *DISTRICTS)
    got = value_of("1.1", [figure("1.1", u, 2024, (1, 2), round="2021-2025") for u in units])
    assert (got.numerator, got.denominator, got.units_missing, got.units_expected) == (28, 56, 0, 28)


def test_communes_are_summed_when_all_of_them_gave_counts_and_districts_are_not_added():
    communes = [u.code for u in CATALOGUE.units_on("62", REVIEW.data_date, "commune")]
    figures = [figure("5.2a", u, 2024, (1, 2)) for u in communes] + every_district("5.2a", 2024, (9, 10))
    got = value_of("5.2a", figures)
    assert (got.value, got.units_expected) == (50, len(communes))


def test_one_silent_commune_hands_the_sum_to_the_districts():
    communes = [u.code for u in CATALOGUE.units_on("62", REVIEW.data_date, "commune")][1:]
    figures = [figure("5.2a", u, 2024, (1, 2)) for u in communes] + every_district("5.2a", 2024, (9, 10))
    assert (value_of("5.2a", figures).value, value_of("5.2a", figures).units_expected) == (90, 10)


def test_communes_never_stand_in_for_districts_where_organs_are_counted():
    communes = [u.code for u in CATALOGUE.units_on("62", REVIEW.data_date, "commune")]
    units = (*departments(REVIEW), *communes)
    assert value_of("1.1", [figure("1.1", u, 2024, (1, 2)) for u in units]).units_missing == 10


def test_a_department_may_speak_for_a_district_that_is_silent():
    figures = [figure("4.1", u, 2024, (111, 100), sender="62-SYT") for u in DISTRICTS]
    assert value_of("4.1", figures).value == 111
    assert value_of("4.1", figures, unit="608").origin == "lead"


def test_a_districts_own_counts_come_before_a_departments_about_it():
    figures = [
        figure("4.1", "608", 2024, (108, 100)),
        figure("4.1", "608", 2024, (120, 100), sender="62-SYT"),
    ]
    got = value_of("4.1", figures, unit="608")
    assert (got.value, got.origin) == (108, "own")


def test_who_was_the_lead_when_the_figure_was_sent_stays_the_lead():
    sent_by_the_old_lead = figure("6.1", "62", 2022, (50, 100), sender="62-SLDTBXH", round="2022")
    assert CATALOGUE.suppliers(indicator("6.1"), "62", REVIEW.data_date)[0] == "62-SNV"
    assert value_of("6.1", [sent_by_the_old_lead], year=2022).origin == "lead"


def test_the_new_leads_restatement_replaces_the_old_leads_figure_and_the_revision_is_shown():
    before = figure("6.1", "62", 2022, (50, 100), sender="62-SLDTBXH", round="2022")
    after = figure("6.1", "62", 2022, (52, 100), sender="62-SNV", round="2021-2025")
    got = value_of("6.1", [after, before], year=2022)
    assert (got.value, got.revised_from) == (52, 50)


def test_a_change_within_rounding_is_no_revision():
    before = figure("6.1", "62", 2022, value=50.0, sender="62-SLDTBXH", round="2022")
    after = figure("6.1", "62", 2022, value=50.004, sender="62-SNV", round="2021-2025")
    assert value_of("6.1", [after, before], year=2022).revised_from is None


def test_a_district_that_corrects_an_earlier_year_revises_the_sum():
    first = [figure("6.1", u, 2023, (4, 10), round="2023") for u in DISTRICTS]
    corrected = figure("6.1", "608", 2023, (9, 10), round="2024")
    got = value_of("6.1", [*first, corrected], year=2023)
    assert (got.value, got.revised_from) == (45, 40)


def test_a_late_unit_completes_a_sum_without_revising_it():
    first = [figure("6.1", u, 2023, (4, 10), round="2023") for u in DISTRICTS[1:]]
    late = figure("6.1", "608", 2023, (9, 10), round="2024")
    assert value_of("6.1", [*first, late], year=2023).revised_from is None


def test_a_later_round_is_not_known_to_an_earlier_one():
    before = figure("6.1", "62", 2022, (50, 100), sender="62-SLDTBXH", round="2022")
    after = figure("6.1", "62", 2022, (52, 100), sender="62-SNV", round="2021-2025")
    assert value_of("6.1", [after, before], year=2022, round=ROUNDS["2023"]).value == 50


def test_departments_that_merged_are_not_added_to_what_their_successors_restate():
    then = (*departments(ROUNDS["2022"]), *DISTRICTS)
    now = (*departments(REVIEW), *DISTRICTS)
    figures = [figure("1.1", u, 2022, (1, 2), round="2022") for u in then]
    restated = [figure("1.1", u, 2022, (1, 1), round="2021-2025") for u in now]
    assert value_of("1.1", figures, year=2022).units_expected == len(then)
    assert value_of("1.1", figures, year=2022).units_missing == 0
    assert value_of("1.1", figures + restated, year=2022).denominator == len(now)


def test_a_survey_figure_is_for_the_province_only():
    figures = [figure("2.1", "62", 2024, value=43.4, sender="62-TK"), figure("2.1", "608", 2024, value=50.0)]
    assert value_of("2.1", figures).value == 43.4
    got = value_of("2.1", figures, unit="608")
    assert (got.value, got.reason) == (None, "not_collected")


def test_a_survey_figure_needs_no_counts_to_be_believed_from_the_lead():
    figures = [
        figure("2.1", "62", 2024, value=43.4, sender="62-TK", round="2021-2025"),
        figure("2.1", "62", 2024, (50, 100), sender="62-SNV", round="2021-2025"),
    ]
    assert value_of("2.1", figures).value == 43.4


def test_a_text_waits_for_somebody_to_confirm_a_number():
    said = figure("2.1", "62", 2024, sender="62-TK", text="khoảng 50,9%")
    confirmed = figure("2.1", "62", 2024, value=50.9, sender="62-TK", text="khoảng 50,9%", confirmed=True)
    assert value_of("2.1", [said]).reason == "not_quantified"
    assert value_of("2.1", [confirmed]).value == 50.9


def test_words_for_no_data_are_no_data():
    said = figure("2.1", "62", 2024, sender="62-TK", text="Không có số liệu")
    assert value_of("2.1", [said]).reason == "no_data"


def test_nothing_arose_is_a_reason_and_not_a_hundred_per_cent():
    got = value_of("3.2a", [figure("3.2a", "608", 2024, (0, 0))], unit="608")
    assert (got.value, got.reason) == (None, "zero_denominator")


def test_women_and_men_stand_beside_the_total_and_never_in_its_sum():
    women = [figure("6.1", u, 2024, (3, 5), breakdown=(("sex", "female"),)) for u in DISTRICTS]
    men = figure("6.1", "608", 2024, (1, 5), breakdown=(("sex", "male"),))
    assert value_of("6.1", [*women, men]) is None
    (got,) = by_sex(CATALOGUE, REVIEW, "608", indicator("6.1"), [*women, men])
    assert (got.data_year, got.women.value, got.men.value) == (2024, 60, 20)


def test_figures_to_date_are_values_of_their_own():
    figures = [to_date("6.1", u, (4, 10)) for u in DISTRICTS]
    (got,) = unit_values(CATALOGUE, REVIEW, "62", indicator("6.1"), figures)
    assert (got.period, got.value, got.units_missing) == ("to_date", 40, 0)


def test_a_declared_projection_is_summed_with_the_latest_actual_of_those_who_declared_none():
    actual = [figure("6.1", u, 2024, (4, 10)) for u in DISTRICTS]
    declared = [projection("6.1", u, (9, 10)) for u in DISTRICTS[:5]]
    got = value_of("6.1", actual + declared, year=2025, kind="projection")
    assert (got.value, got.units_missing) == (65, 0)
    assert sum(f.kind == "projection" for f in got.figures) == 5


def test_a_projection_that_nobody_declared_is_not_made_up_from_actuals():
    assert value_of("6.1", every_district("6.1", 2024, (4, 10)), year=2025, kind="projection") is None


def test_figures_of_the_other_strategy_do_not_count():
    strategies = {r.strategy for r in CATALOGUE.rounds("VN", False)}
    old = next(r for r in CATALOGUE.rounds("VN", False) if r.strategy == "2011-2020")
    new = next(r for r in CATALOGUE.rounds("VN", False) if r.code == "2024")
    assert strategies == {"2011-2020", "2021-2030"}
    said = figure("2.1", "VN", 2019, value=48.0, sender="VN")
    from dataclasses import replace

    other = replace(said, round=old.code, data_date=old.data_date)
    assert value_of("2.1", [other], unit="VN", round=new, year=2019) is None
