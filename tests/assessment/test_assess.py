"""The assessment of a unit: bases of verdicts, every-year rules, milestones, counts, projections, the national case."""

from dataclasses import replace
from datetime import date

from indicators.assessment import assess, assess_units
from indicators.catalogue.definitions import Asked
from tests.assessment.house import (
    CATALOGUE,
    DISTRICTS,
    REVIEW,
    ROUNDS,
    every_district,
    figure,
    part_of,
    projection,
    result_of,
    target_of,
)

AFTER_2025 = replace(
    REVIEW,
    code="năm 2025",
    data_date=date(2025, 12, 31),
    asks=(Asked(2025, "year", "actual"),),
    judges=(2025,),
)
NATION = {r.code: r for r in CATALOGUE.rounds("VN", False)}


def province(figures, round=REVIEW):
    return assess(CATALOGUE, round, "62", figures)


def lead(code, year, counts=None, sender="62-SNV", **other):
    return figure(code, "62", year, counts, sender=sender, **other)


def test_a_milestone_whose_year_is_over_is_judged_by_the_actual():
    got = result_of(province([lead("6.1", 2025, (85, 100))], AFTER_2025), "6.1", 2025)
    assert (got.verdict, got.basis, got.judged_year, got.outlook) == ("met", "actual", 2025, None)


def test_an_actual_of_an_earlier_year_does_not_judge_a_milestone_whose_year_is_over():
    got = result_of(province([lead("6.1", 2024, (85, 100))], AFTER_2025), "6.1", 2025)
    assert (got.verdict, got.reason, got.basis) == ("not_assessable", "no_data", None)


def test_a_year_not_over_is_judged_by_the_declared_projection():
    figures = [lead("6.1", 2024, (70, 100)), projection("6.1", "62", (85, 100), sender="62-SNV")]
    got = result_of(province(figures), "6.1", 2025)
    assert (got.verdict, got.basis, got.judged_year, got.judged_value) == ("met", "projection", 2025, 85)


def test_without_a_projection_the_latest_actual_judges_provisionally():
    got = result_of(province([lead("6.1", 2023, (70, 100))]), "6.1", 2025)
    assert (got.verdict, got.basis, got.judged_year) == ("not_met", "provisional", 2023)


def test_a_projection_in_words_is_not_yet_a_projection():
    words = projection("6.1", "62", sender="62-SNV", text="khoảng 85%")
    got = result_of(province([lead("6.1", 2024, (70, 100)), words]), "6.1", 2025)
    assert (got.basis, got.judged_value) == ("provisional", 70)


def test_a_text_in_the_latest_year_is_not_passed_over_for_an_older_number():
    figures = [lead("6.1", 2023, (90, 100)), lead("6.1", 2024, text="khoảng 95%")]
    got = result_of(province(figures), "6.1", 2025)
    assert (got.verdict, got.reason) == ("not_assessable", "not_quantified")


def test_an_impossible_share_is_inaccurate():
    got = result_of(province([lead("6.1", 2024, value=130.0)]), "6.1", 2025)
    assert (got.verdict, got.reason) == ("not_assessable", "inaccurate")


def test_a_judged_milestone_has_no_outlook_and_one_ahead_no_verdict():
    part = part_of(province([lead("6.1", year, (60, 100)) for year in (2022, 2023, 2024)]), "6.1")
    judged, ahead = part.milestones
    assert (judged.outlook, judged.verdict) == (None, "not_met")
    assert (ahead.outlook.code, ahead.verdict) == ("not_moving", None)


def test_a_milestone_past_and_not_judged_has_neither():
    after = replace(AFTER_2025, judges=())
    got = result_of(province([lead("6.1", 2025, (85, 100))], after), "6.1", 2025)
    assert (got.verdict, got.outlook, got.basis) == (None, None, None)


def test_a_round_that_judges_nothing_has_no_verdicts_and_no_counts():
    got = province([], ROUNDS["2022"])
    assert got.counts is None
    assert {t.verdict for t in got.targets} == {None}
    assert part_of(got, "6.1").reason == "no_data"


def test_a_year_broken_since_the_rule_holds_makes_it_not_met_and_is_listed():
    figures = [
        lead("6.4", year, (n, 10), sender="62-STTTT") for year, n in ((2021, 10), (2022, 9), (2024, 10))
    ]
    got = result_of(province(figures), "6.4", 2025)
    assert (got.verdict, got.broken_years, got.silent_years) == ("not_met", (2022,), (2023,))


def test_a_year_without_data_does_not_break_a_rule_of_every_year():
    figures = [lead("6.4", year, (10, 10), sender="62-STTTT") for year in (2021, 2024)]
    got = result_of(province(figures), "6.4", 2025)
    assert (got.verdict, got.broken_years, got.silent_years) == ("met", (), (2022, 2023))


def test_a_year_before_the_rule_holds_cannot_break_it():
    figures = [lead("6.2", 2023, (9, 10)), lead("6.2", 2024, (10, 10))]
    got = result_of(province(figures), "6.2", 2025)
    assert (got.verdict, got.broken_years) == ("met", ())


def test_figures_of_a_year_not_over_stay_out_of_the_series():
    figures = [lead("6.1", 2024, (70, 100)), lead("6.1", 2025, (99, 100), round="2021-2025")]
    part = part_of(province(figures), "6.1")
    assert [v.data_year for v in part.series] == [2024]
    assert [v.data_year for v in part.others] == [2025]


def test_three_numbers_of_a_projection_stand_side_by_side():
    figures = [lead("6.1", year, (10 * (year - 2018), 100)) for year in (2021, 2022, 2023, 2024)]
    part = part_of(province([*figures, projection("6.1", "62", (75, 100), sender="62-SNV")]), "6.1")
    got = part.projection
    assert (got.year, got.declared, got.computed, got.difference) == (2025, 75, 70, 5)
    assert (got.declared_by, got.expected) == (1, 1)


def test_a_sum_of_projections_says_how_many_units_declared_one():
    figures = every_district("6.1", 2024, (4, 10)) + [projection("6.1", u, (9, 10)) for u in DISTRICTS[:3]]
    got = part_of(province(figures), "6.1").projection
    assert (got.declared, got.declared_by, got.expected) == (55, 3, 10)


def test_four_parts_of_which_some_are_met_are_partly_met():
    figures = [lead(c, 2024, (95, 100), sender="62-SGDDT") for c in ("5.2a", "5.2b", "5.2c")]
    figures.append(lead("5.2d", 2024, (80, 100), sender="62-SGDDT"))
    assert target_of(province(figures), "5.2").verdict == "partly_met"


def test_a_part_without_data_leaves_its_target_unassessed_and_says_so():
    got = target_of(province([lead("3.2a", 2024, (9, 10), sender="62-SVHTTDL")]), "3.2")
    assert (got.verdict, got.reason) == ("not_assessable", "part_missing")


def test_the_country_is_not_added_up_from_the_provinces_we_happen_to_know():
    figures = [figure("6.1", u, 2023, (4, 10)) for u in DISTRICTS]
    assert part_of(assess(CATALOGUE, NATION["2023"], "VN", figures), "6.1").latest is None


def test_the_set_of_the_round_is_the_one_that_judges():
    figures = [lead("4.1", 2024, (109, 100), sender="62-SYT"), lead("6.1", 2024, (70, 100))]
    plain = replace(REVIEW, target_set="62-2021-2030")
    assert result_of(province(figures), "4.1", 2025).verdict == "not_met"
    assert result_of(province(figures, plain), "4.1", 2025).verdict == "met"
    assert result_of(province(figures), "6.1", 2025).verdict == "not_met"
    assert result_of(province(figures, plain), "6.1", 2025).verdict == "met"


def test_a_target_value_changed_by_a_later_decision_judges_from_its_date():
    old = next(r for r in CATALOGUE.rounds("VN", False) if r.strategy == "2011-2020")
    said = replace(
        figure("6.2b", "VN", 2020, (80, 100), sender="VN"), round="2020", data_date=date(2017, 12, 31)
    )
    before = replace(old, code="2017", data_date=date(2017, 12, 31), judges=(2020,))
    after = replace(old, code="2020", data_date=date(2020, 12, 31), judges=(2020,))
    assert [m.milestone.value for m in part_of(assess(CATALOGUE, before, "VN", []), "6.2b").milestones] == [
        70,
        85,
    ]
    assert result_of(assess(CATALOGUE, after, "VN", [said]), "6.2b", 2020).milestone.value == 75


def test_a_part_replaced_by_a_later_decision_is_judged_only_while_it_is_in_force():
    old = next(r for r in CATALOGUE.rounds("VN", False) if r.strategy == "2011-2020")
    at_2015 = assess(CATALOGUE, replace(old, data_date=date(2015, 12, 31), judges=(2015,)), "VN", [])
    at_2020 = assess(CATALOGUE, replace(old, data_date=date(2020, 12, 31), judges=(2020,)), "VN", [])
    assert [p.code for p in target_of(at_2015, "3.1").parts] == ["3.1"]
    assert {p.code: p.verdict for p in target_of(at_2020, "3.1").parts}["3.1n"] == "not_assessable"
    assert (len(at_2015.targets), len(at_2020.targets)) == (22, 22)


def test_a_district_is_assessed_on_what_districts_have():
    got = assess(CATALOGUE, REVIEW, "608", [figure("6.1", "608", 2024, (85, 100))])
    counts = got.counts
    assert result_of(got, "6.1", 2025).verdict == "met"
    assert "2.1" not in [t.code for t in got.targets]
    assert counts.met + counts.partly_met + counts.not_met + counts.not_assessable == len(got.targets)


def test_a_department_is_assessed_on_its_own_organs_and_people():
    got = assess(CATALOGUE, REVIEW, "62-SYT", [figure("1.1", "62-SYT", 2024, (3, 4))])
    assert [t.code for t in got.targets] == ["1.1", "5.4"]
    assert result_of(got, "1.1", 2025).verdict == "met"


def test_several_units_are_assessed_as_each_alone():
    figures = every_district("6.1", 2024, (4, 10)) + [lead("4.1", 2024, (109, 100), sender="62-SYT")]
    units = ("62", "608", "62-SYT")
    together = assess_units(CATALOGUE, REVIEW, units, figures)
    assert together == {u: assess(CATALOGUE, REVIEW, u, figures) for u in units}


def test_the_governments_printed_judgement_of_2023_comes_out_provisionally():
    def said(code, year, counts=None, value=None, **other):
        return replace(
            figure(code, "VN", year, counts, value, sender="VN", **other),
            round="2023",
            data_date=date(2023, 12, 31),
        )

    figures = [
        said("2.1", 2023, value=50.9),
        said("2.2", 2023, value=26.22),
        said("2.3", 2020, value=28.2),
        said("3.1", 2023, (16.13, 8.75), 1.84),
        said("3.3", 2023, value=100.0),
        said("1.1", 2023, text="46,67% (TW); 74,6% (cấp tỉnh)"),
    ]
    got = assess(CATALOGUE, NATION["2023"], "VN", figures)
    verdicts = {c: result_of(got, c, 2025).verdict for c in ("2.1", "2.2", "2.3", "3.1", "3.3", "1.1")}
    assert verdicts == {
        "2.1": "met", "2.2": "met", "2.3": "met", "3.1": "not_met", "3.3": "met", "1.1": "not_assessable",
    }  # fmt: skip
    assert result_of(got, "2.3", 2025).judged_year == 2020
    assert result_of(got, "1.1", 2025).reason == "not_quantified"
    assert {result_of(got, c, 2025).basis for c in ("2.1", "2.2", "2.3", "3.1", "3.3")} == {"provisional"}
