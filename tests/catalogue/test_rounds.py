"""Which rounds a province has, whom they ask and for what."""

from datetime import date

import pytest

from indicators.catalogue import load
from indicators.errors import NotFound

MEMBERS = {
    "SNV STC SYT SGDDT STP SVHTTDL SNG CAT BTCTU MTTQ LDLD HND TD HLHPN": "both",
    "SLDTBXH SKHDT SNNPTNT STNMT STTTT BDT": "before",
    "SNNMT SDTTG": "since",
}
OUTSIDE = {"TK", "DPTTH"}
DISTRICTS = {"608", "610", "611", "612", "613", "614", "615", "616", "617", "618"}


def members(*times):
    return {name for names, when in MEMBERS.items() if when in times for name in names.split()}


def departments(round):
    return {code.removeprefix("62-") for code in round.units if code.startswith("62-")}


def codes(province, sample=False):
    return [r.code for r in load().rounds(province, sample)]


def test_the_sample_has_its_five_rounds_in_order():
    assert codes("62", sample=True) == ["2021", "2022", "2023", "2024", "2021-2025"]
    for r in load().rounds("62", True):
        assert (r.sample, r.target_set, r.strategy, r.province) == (True, "62-sample", "2021-2030", "62")


@pytest.mark.parametrize("code", ["2021", "2022", "2023", "2024"])
def test_a_sample_year_asks_the_offices_as_they_stood_and_judges_nothing(code):
    r = load().round(code, "62", True)
    assert (r.judges, r.data_date) == ((), date(int(code), 12, 31))
    assert [(a.data_year, a.period, a.kind) for a in r.asks] == [(int(code), "year", "actual")]
    assert departments(r) == members("both", "before") | OUTSIDE
    assert {c for c in r.units if "-" not in c} == DISTRICTS


def test_the_sample_review_asks_sixteen_members_and_the_suppliers_outside_them():
    r = load().round("2021-2025", "62", True)
    assert (r.judges, r.data_date) == ((2025,), date(2025, 5, 30))
    assert departments(r) == members("both", "since") | OUTSIDE
    assert len(members("both", "since")) == 16
    assert len(r.units) == len(set(r.units)) == 28
    asked = [(a.data_year, a.period, a.kind, a.as_of) for a in r.asks]
    assert asked == [
        *[(year, "year", "actual", None) for year in (2021, 2022, 2023, 2024)],
        (2025, "to_date", "actual", date(2025, 5, 30)),
        (2025, "year", "projection", None),
    ]


def test_a_yearly_round_applies_while_the_province_exists():
    assert codes("64") == ["2021", "2022", "2023", "2024"]
    assert codes("51") == codes("52") == ["2025", "2026"]
    assert codes("42") == ["2011-2020", "2021", "2022", "2023", "2024", "2025", "2026"]
    assert codes("99") == []


def test_the_country_judges_2025_provisionally_in_2023_and_2024():
    rounds = {r.code: r for r in load().rounds("VN", False)}
    assert {code: r.judges for code, r in rounds.items()} == {
        "2019": (), "2021": (), "2022": (), "2023": (2025,), "2024": (2025,), "2025": (2025,), "2026": (),
    }  # fmt: skip
    assert all(r.units == ("VN",) for r in rounds.values())
    assert (rounds["2019"].strategy, rounds["2019"].data_date) == ("2011-2020", date(2019, 12, 31))
    assert rounds["2019"].target_set == "VN-2011-2020"


@pytest.mark.parametrize(
    ("province", "code", "data_date", "judges", "due", "office_due"),
    [
        (
            "62",
            "2011-2015",
            date(2015, 12, 31),
            (2015,),
            [date(2015, 12, d) for d in (20, 22, 25)],
            date(2015, 12, 27),
        ),
        ("42", "2011-2020", date(2020, 12, 31), (2020,), [date(2021, 4, 23)], date(2021, 4, 30)),
        ("62", "2021-2025", date(2025, 5, 30), (2025,), [date(2025, 6, 15)], date(2025, 6, 20)),
        ("62", "2025-6T", date(2025, 6, 30), (), [date(2025, 6, 10)], None),
        ("52", "2025", date(2025, 12, 31), (2025,), [date(2025, 12, 10)], None),
    ],
)
def test_the_real_rounds_have_their_dates(province, code, data_date, judges, due, office_due):
    r = load().round(code, province, False)
    assert (r.data_date, r.judges, r.office_due) == (data_date, judges, office_due)
    assert [d.due for d in r.deadlines] == due


def test_communes_report_to_the_province_only_since_districts_are_gone():
    before, since = load().round("2024", "42", False), load().round("2025", "42", False)
    levels = [{load().unit(u, r.data_date).level for u in r.units} for r in (before, since)]
    assert levels == [{"district", "department"}, {"commune", "department"}]


def test_every_round_asks_only_units_that_exist_on_its_data_date():
    for rounds in load().round_lists.values():
        for r in rounds:
            assert [u for u in r.units if not load().unit(u, r.data_date).valid_on(r.data_date)] == []


def test_an_unknown_round_is_a_sentence_listing_the_known_ones():
    with pytest.raises(NotFound, match="2021, 2022, 2023, 2024, 2021-2025"):
        load().round("2030", "62", True)


REVIEW = "2021-2025"


def asked(unit, code=REVIEW, province="62", sample=True):
    r = load().round(code, province, sample)
    return [(q.indicator, q.subject) for q in load().requested(r, unit)]


def test_a_district_is_asked_every_additive_indicator_of_its_level_about_itself():
    expected = [
        "1.1",
        "2.3",
        "3.2a",
        "3.2b",
        "4.1",
        "4.3",
        "5.2a",
        "5.2b",
        "5.2c",
        "5.2d",
        "6.1",
        "6.2",
        "6.3",
        "6.4",
    ]
    assert asked("608") == [(code, "608") for code in expected]


def test_a_department_is_asked_what_it_supplies_and_what_it_is_itself():
    assert asked("62-SYT") == [
        *[(code, "62") for code in ("3.3", "3.4", "4.1", "4.2", "4.3", "4.4")],
        *[(code, "62-SYT") for code in ("1.1", "5.4a", "5.4b")],
    ]
    assert asked("62-HND") == [(code, "62-HND") for code in ("1.1", "5.4a", "5.4b")]


def test_the_supplier_changes_with_the_data_date():
    assert ("6.1", "62") in asked("62-SLDTBXH", "2024")
    assert ("6.1", "62") in asked("62-SNV")
    assert ("6.1", "62") not in asked("62-SNV", "2024")


def test_a_province_or_the_country_is_asked_everything():
    assert asked("62") == [(i.code, "62") for i in load().indicators_of("2021-2030")]
    assert len(asked("VN", "2023", "VN", False)) == 25
    assert len(asked("VN", "2019", "VN", False)) == 26


def test_a_commune_is_asked_since_july_2025():
    assert ("6.3", "23293") in asked("23293", "2025", "51", False)
    assert all(subject == "23293" for _, subject in asked("23293", "2025", "51", False))


def test_every_unit_asked_in_the_sample_has_something_to_report():
    for r in load().rounds("62", True):
        assert [u for u in r.units if not load().requested(r, u)] == []


def test_every_provincial_figure_of_the_sample_has_a_lead_among_the_units_asked():
    for r in load().rounds("62", True):
        for indicator in load().indicators_of(r.strategy):
            assert set(load().suppliers(indicator, "62", r.data_date)) <= set(r.units), indicator.code
