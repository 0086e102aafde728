"""What was exported comes back through our own intake: nothing lost, nothing invented."""

import csv
import io
import re

import openpyxl
import pytest

from indicators import workflow
from indicators.access.rights import LOCAL_USER, Actor
from indicators.observations.model import Observation
from indicators.output.csv_text import BOM, field
from indicators.output.plain_sheet import PlainSheet, write_plain
from indicators.sample import stories
from indicators.sample.faults import changed, only_rate, put

pytestmark = pytest.mark.slow

REVIEW = stories.REVIEW
LAST_BIT = 1e-15  # 15.82/8.5 by floats and by fractions
WORDS = ("cause", "difficulty", "solution", "note")
EXPORTS = [
    (REVIEW, None),
    (REVIEW, "612"),
    (REVIEW, "613"),
    (REVIEW, "62-SYT"),
    ("2023", None),
    ("2023", "615"),
    ("2024", None),
]


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    """The sample loaded once for this module; no test here writes."""
    opened = workflow.open_house(tmp_path_factory.mktemp("sample") / "sample.duckdb", "62", sample=True)
    workflow.load_sample(opened, LOCAL_USER)
    yield opened
    opened.store.close()


def key(one):
    """An observation and an assessed value are the same figure when these agree."""
    return (
        one.indicator,
        getattr(one, "subject", None) or one.unit,
        one.data_year,
        one.period,
        one.kind,
        one.as_of,
    )


def assessed(house, round, unit):
    """Everything that an export is made of: every value of the unit, or of the province and all its units."""
    codes = (unit,) if unit else ("62", *workflow.round_of(house, round).units)
    found = workflow.assess_units(house, LOCAL_USER, round, codes)
    return [v for a in found for t in a.targets for p in t.parts for v in (*p.series, *p.others)]


def own_figure(value):
    return value.figures[0] if value.origin != "sum" and value.figures else None


def said(one):
    """What a figure or observation says in words; () for a sum."""
    return (
        tuple(getattr(one, w) for w in WORDS) + (one.declared_verdict, one.text)
        if one
        else ("",) * 4 + (None, "")
    )


def read_back(house, round, unit):
    paper = workflow.export(house, LOCAL_USER, round, "xlsx", unit)
    return workflow.check(house, LOCAL_USER, paper.name, paper.content, round, unit or "62").reading


@pytest.mark.parametrize(("round", "unit"), EXPORTS)
def test_every_exported_value_comes_back_with_its_counts_its_value_and_its_words(house, round, unit):
    reading = read_back(house, round, unit)
    back: dict[tuple, Observation] = {key(o): o for o in reading.observations}
    assert len(back) == len(reading.observations)
    values = {key(v): v for v in assessed(house, round, unit)}
    speaking = {
        k: v for k, v in values.items()
        if v.value is not None or v.denominator == 0 or any(said(own_figure(v)))
    }  # fmt: skip
    assert set(back) == set(speaking)
    for k, value in speaking.items():
        assert (back[k].numerator, back[k].denominator) == (value.numerator, value.denominator), k
        assert back[k].value == value.value or back[k].value == pytest.approx(value.value, rel=LAST_BIT), k
        assert said(back[k]) == said(own_figure(value)), k
    print(f"\n{round} {unit or 'the whole province'}: {len(speaking)} of {len(values)} values came back")


@pytest.mark.parametrize(("round", "unit"), EXPORTS)
def test_an_export_read_back_refuses_nothing_and_its_rows_add_up(house, round, unit):
    reading = read_back(house, round, unit)
    rows = reading.rows
    assert (reading.form, reading.blocked, rows.rejected) == ("table", False, 0)
    assert rows.read == rows.taken + rows.ignored
    about = {f.code for f in reading.findings}
    asked_of_others = {"asked_missing"} if unit and "-" in unit else set()  # what it says of the province
    assert (
        about
        <= {"nothing_arose", "approximate", "jump_on_last_year", "revision", "no_data_words"}
        | asked_of_others
    )


def test_unit_and_round_of_an_export_are_told_by_its_titles(house):
    paper = workflow.export(house, LOCAL_USER, "2024", "xlsx", "612")
    reading = workflow.check(house, LOCAL_USER, "tep.xlsx", paper.content).reading
    assert (reading.unit, reading.round) == ("612", "2024")


ODD = '=HYPERLINK("http://x") & 1/2'


@pytest.fixture
def odd(tmp_path):
    """A database with what is rare: a bare rate, words for a number, nothing arose, notes that look like formulas."""
    opened = workflow.open_house(tmp_path / "odd.duckdb", "62", sample=True)
    content = changed(
        only_rate("2.3", 27.123456789), only_rate("6.1", "khoảng 62%"), only_rate("6.2", "Không có số liệu"),
        put("3.2b", {3: 0, 4: 0, 5: None}), put("5.2a", {6: ODD}), put("5.2b", {6: "+84 260 386"}),
        put("5.2c", {6: "1/2"}),
    )(opened.catalogue)  # fmt: skip
    receipt = workflow.receive(opened, LOCAL_USER, "phu-luc.xlsx", content, "2024", "612", accept=True)
    assert receipt.accepted
    yield opened
    opened.store.close()


def test_rare_figures_come_back_too(odd):
    back = {o.indicator: o for o in read_back(odd, "2024", "612").observations}
    sent = {o.indicator: o for _, o in odd.store.observations(workflow.submissions(odd, LOCAL_USER)[0].id)}
    assert set(back) == set(sent)
    for code, o in sent.items():
        assert (back[code].value, back[code].numerator, back[code].denominator) == (
            o.value,
            o.numerator,
            o.denominator,
        )
        assert said(back[code]) == said(o)
    assert (back["2.3"].value, back["6.1"].text, back["3.2b"].denominator) == (27.123456789, "khoảng 62%", 0)


GROUPS = [("Thành thị", 70, 210, 300), ("Nông thôn", 58.33, 350, 600)]


@pytest.fixture
def with_groups(tmp_path):
    """Two indicators with figures for town and country below their totals; people harmed are sensitive."""
    opened = workflow.open_house(tmp_path / "groups.duckdb", "62", sample=True)
    rows = [
        ("Đơn vị báo cáo: UBND huyện Đắk Tô",), ("Báo cáo năm 2024",), (),
        ("TT", "Chỉ tiêu", "Tử số", "Mẫu số", "Tỷ lệ"),
        (1, "Dân số được tiếp cận kiến thức cơ bản về bình đẳng giới", 560, 900, None),
        *((None, f"- {name}", top, bottom, rate) for name, rate, top, bottom in GROUPS),
        (2, "Người bị bạo lực gia đình, bạo lực giới được tiếp cận dịch vụ hỗ trợ cơ bản", 14, 30, None),
        (None, "- Nông thôn", 12, 20, None),
    ]  # fmt: skip
    content = write_plain([PlainSheet("Biểu", rows)])
    receipt = workflow.receive(opened, LOCAL_USER, "nhom.xlsx", content, "2024", "612", accept=True)
    assert len(receipt.reading.observations) == 5
    yield opened
    opened.store.close()


def by_group(observations):
    return {(o.indicator, o.breakdown): (o.numerator, o.denominator, o.value) for o in observations}


@pytest.mark.parametrize("unit", ["612", None])
def test_figures_for_groups_come_back_beside_their_totals(with_groups, unit):
    (only,) = workflow.submissions(with_groups, LOCAL_USER)
    sent = by_group(o for _, o in with_groups.store.observations(only.id))
    back = read_back(with_groups, "2024", unit).observations
    assert by_group(o for o in back if o.subject == "612") == sent


def test_groups_of_people_harmed_leave_only_with_those_who_see_small_counts(with_groups):
    leader = Actor("lãnh đạo", "leadership")
    paper = workflow.export(with_groups, leader, "2024", "xlsx", "612")
    back = workflow.check(with_groups, LOCAL_USER, paper.name, paper.content, "2024", "612").reading
    assert {o.indicator for o in back.observations if o.breakdown} == {"6.1"}


def test_no_cell_of_an_exported_workbook_is_a_formula(odd):
    book = openpyxl.load_workbook(io.BytesIO(workflow.export(odd, LOCAL_USER, "2024", "xlsx", "612").content))
    cells = [c for sheet in book for row in sheet.iter_rows() for c in row]
    assert not [c for c in cells if c.data_type == "f"]
    assert any(c.value == ODD for c in cells)


# -- CSV is for opening, not for handing in --------------------------------------------------------------------


def lines(house, round, unit=None):
    text = workflow.export(house, LOCAL_USER, round, "csv", unit).content.decode("utf-8")
    assert text.startswith(BOM)
    assert "\r\n" in text
    return list(csv.DictReader(io.StringIO(text.removeprefix(BOM), newline=""), delimiter=";"))


def test_a_csv_has_what_vietnamese_excel_needs_and_every_unit_and_part(house):
    found = lines(house, REVIEW)
    units = ("62", *workflow.round_of(house, REVIEW).units)
    expected = [
        (a.unit, p.code)
        for a in workflow.assess_units(house, LOCAL_USER, REVIEW, units)
        for t in a.targets
        for p in t.parts
    ]
    assert [(line["Mã đơn vị"].strip(), line["Mã"].strip()) for line in found] == expected
    assert len(expected) > 200
    assert {line["Lưu ý"] for line in found} == {"SỐ LIỆU MINH HỌA"}


def test_numbers_of_a_csv_have_a_decimal_comma_and_are_those_of_the_assessment(house):
    compared = 0
    by_place = {(line["Mã đơn vị"].strip(), line["Mã"].strip()): line for line in lines(house, REVIEW)}
    for value in assessed(house, REVIEW, None):
        if (value.period, value.kind) != ("year", "actual") or value.value is None:
            continue
        text = by_place[value.unit, value.indicator][str(value.data_year)]
        assert re.fullmatch(r"\d+(,\d+)?", text), text
        assert float(text.replace(",", ".")) == pytest.approx(value.value, rel=1e-14)
        compared += 1
    print(f"\n{compared} numbers of the CSV compared")
    assert compared > 800


def test_nothing_in_a_csv_runs_or_turns_into_a_date(odd):
    found = lines(odd, "2024", "612")
    dangerous = [
        v
        for line in found
        for v in line.values()
        if v and v[0] in "=+-@" and not re.fullmatch(r"-?\d+(,\d+)?", v)
    ]
    assert dangerous == []
    notes = " ".join(line["Ghi chú"] for line in found)
    assert ODD in notes
    assert field("1/2").startswith("\t")


def test_a_csv_handed_in_is_refused_with_what_to_do(house):
    paper = workflow.export(house, LOCAL_USER, "2024", "csv", "612")
    reading = workflow.check(house, LOCAL_USER, paper.name, paper.content, "2024", "612").reading
    assert [f.code for f in reading.findings] == ["csv_as_spreadsheet"]
