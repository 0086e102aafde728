"""Papers from the house: rights, masking, names, and every printed figure held against what assess gives."""

import io
import re

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators import workflow
from indicators.access.rights import LOCAL_USER, Actor
from indicators.errors import NotAllowed
from indicators.output.contract import assessment_json
from indicators.output.papers import brief, report
from indicators.output.papers.report_blocks import Table
from indicators.output.tables.standings import parts_of, standing_lines
from indicators.output.wording import milestone_of
from indicators.workflow import exploring
from indicators.workflow.paper_material import gather
from tests.output.test_papers import docx_text, pages, words_of
from tests.workflow.test_small_counts import DISTRICT, LEADER, OFFICE, appendix

ROUNDS = ("2021", "2023", "2024", "2021-2025")
UNITS = ("62", "608", "611", "612", "617", "62-SYT", "62-SNV")
NUMBER = re.compile(r"[+-]?\d{1,3}(?:\.\d{3})+(?:,\d+)?|[+-]?\d+(?:,\d+)?")


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    """The whole sample province."""
    opened = workflow.open_house(tmp_path_factory.mktemp("papers") / "sample.duckdb", "62", sample=True)
    workflow.load_sample(opened, LOCAL_USER)
    yield opened
    opened.store.close()


def known_numbers(part, json: dict) -> list[float]:
    """What assess says of a part: counts, value, years, targets, projections, paces; and what a verdict rests on."""
    found = [json["numerator"], json["denominator"], json["value"], json["data_year"]]
    for result in json["milestones"]:
        found += [result["year"], result["target"], result.get("projected"), result.get("pace_per_year"),
                  result.get("need_per_year"), *(result.get("band") or ())]  # fmt: skip
        rule = milestone_of(part, result["year"]).milestone.rule
        found += [rule.low, rule.high, milestone_of(part, result["year"]).judged_value]
    units = [part.latest.units_missing, part.latest.units_expected] if part.latest else []
    return [float(n) for n in (*found, *units) if n is not None]


def printed(text: str) -> list[tuple[float, int]]:
    """(number, decimals) of every number in a Vietnamese text."""
    return [
        (float(n.replace(".", "").replace(",", ".")), len(n.partition(",")[2])) for n in NUMBER.findall(text)
    ]


def is_one_of(number: float, decimals: int, known: list[float]) -> bool:
    return any(abs(number - n) <= 0.5 * 10**-decimals + 1e-9 for n in known)


@pytest.mark.slow
@settings(max_examples=25, deadline=None)
@given(round=st.sampled_from(ROUNDS), unit=st.sampled_from(UNITS))
def test_every_figure_of_the_brief_is_one_that_assess_gives(sample, round, unit):
    found = workflow.round_of(sample, round)
    judged = workflow.assess(sample, LOCAL_USER, round, unit)
    json = {p["code"]: p for t in assessment_json(judged)["targets"] for p in t["parts"]}
    parts = {p.code: p for p in parts_of(judged)}
    made = brief(gather(sample, LOCAL_USER, found, unit))
    assert {line.code for line in made.lines} == set(parts)
    for line in made.lines:
        known = known_numbers(parts[line.code], json[line.code])
        texts = (line.value, line.beside, *(f"{e.target} {e.remark}" for e in line.ends))
        for number, decimals in (n for text in texts for n in printed(text)):
            assert is_one_of(number, decimals, known), f"{line.code}: {number} is in {texts}, not in {known}"


@pytest.mark.slow
def test_what_units_lack_in_the_brief_are_their_own_counts(sample):
    made = brief(gather(sample, LOCAL_USER, workflow.round_of(sample, "2021-2025"), "62"))
    names = exploring.unit_names(sample, LOCAL_USER, "2021-2025")
    short = {name.removeprefix("Huyện ").replace("Thành phố ", "TP "): code for code, name in names.items()}
    pulls = [(t.code, pull) for t in made.troubles for pull in t.pulls]
    assert pulls
    for code, pull in pulls:
        judged = workflow.assess(sample, LOCAL_USER, "2021-2025", short[pull.name])
        latest = next(p.latest for p in parts_of(judged) if p.code == code)
        assert [n for n, _ in printed(pull.counts.replace("/", " "))] == [
            latest.numerator,
            latest.denominator,
        ]


@pytest.mark.slow
def test_poppler_reads_every_value_of_the_province_as_the_screen_prints_it(sample):
    pdf = workflow.export(sample, LOCAL_USER, "2021-2025", "pdf").content
    said = words_of(pdf, layout=True)
    judged = workflow.assess(sample, LOCAL_USER, "2021-2025")
    indicators = exploring.indicators_of(sample, LOCAL_USER, "2021-2025")
    lines = standing_lines(parts_of(judged), (2025, 2030), indicators)
    assert pages(pdf) == 2
    assert len(lines) == 25
    assert not re.search(r"Còn \d+ chỉ tiêu khác", said), "an indicator was left out of a page"
    for line in lines:
        assert re.search(rf"(?<![\d,.]){re.escape(line.value)}(?![\d,])", said), line


@pytest.mark.slow
def test_the_report_prints_the_same_values_and_words_as_the_screen(sample):
    made = report(gather(sample, LOCAL_USER, workflow.round_of(sample, "2021-2025"), "62"))
    judged = workflow.assess(sample, LOCAL_USER, "2021-2025")
    indicators = exploring.indicators_of(sample, LOCAL_USER, "2021-2025")
    lines = {line.code: line for line in standing_lines(parts_of(judged), (2025, 2030), indicators)}
    tables = [block.rows for block in made.body if isinstance(block, Table)]
    rows = {
        row[0].text: row for table in tables if {row[0].text for row in table} <= set(lines) for row in table
    }
    assert set(rows) == set(lines)
    for code, row in rows.items():
        assert row[4].text.split("\n")[0] == lines[code].value
        for cell, milestone in zip(row[5:], lines[code].milestones, strict=True):
            assert cell.text.split("\n")[0] == milestone.status.label
            assert cell.ground == milestone.status.soft
    text = docx_text(workflow.export(sample, LOCAL_USER, "2021-2025", "docx").content)
    assert all(line.value in text for line in lines.values())


@pytest.mark.slow
def test_papers_of_every_round_and_kind_of_unit_can_be_made(sample):
    for round in ("2021", "2021-2025"):
        for unit in (None, "608", "62-TK"):
            pdf = workflow.export(sample, LOCAL_USER, round, "pdf", unit)
            assert pages(pdf.content) == 2
            word = workflow.export(sample, LOCAL_USER, round, "docx", unit)
            assert len(Document(io.BytesIO(word.content)).paragraphs) > 10


def test_files_are_named_after_what_they_are(office_house):
    names = [workflow.export(office_house, LOCAL_USER, "2024", form).name for form in workflow.FORMATS]
    stem = "2024_Kon-Tum_20241231"
    assert names == [
        f"Bang-so-sanh_{stem}.xlsx",
        f"Bang-so-sanh_{stem}.csv",
        f"Bao-cao_{stem}.docx",
        f"Tom-tat_{stem}.pdf",
    ]


def test_an_empty_house_gives_papers_that_say_so(office_house):
    pdf = workflow.export(office_house, LOCAL_USER, "2024", "pdf").content
    assert pages(pdf) == 2
    assert "Chưa có số liệu nào được duyệt" in words_of(pdf)
    text = docx_text(workflow.export(office_house, LOCAL_USER, "2024", "docx").content)
    assert "Chưa có số liệu nào được duyệt" in text
    assert "SỐ LIỆU MINH HỌA" not in text


def test_the_country_has_papers_too(country_house):
    round = workflow.rounds(country_house, LOCAL_USER)[-1].code
    text = docx_text(workflow.export(country_house, LOCAL_USER, round, "docx").content)
    assert "Hà Nội, ngày" in text
    assert "BỘ " in text
    assert pages(workflow.export(country_house, LOCAL_USER, round, "pdf").content) == 2


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_a_unit_takes_its_own_paper_and_no_other(office_house, form):
    assert workflow.export(office_house, DISTRICT, "2024", form, "608").content
    with pytest.raises(NotAllowed):
        workflow.export(office_house, DISTRICT, "2024", form, "610")
    with pytest.raises(NotAllowed):
        workflow.export(office_house, Actor("khách", "nobody"), "2024", form)


def paper_text(house, actor, form: str, unit: str | None) -> str:
    content = workflow.export(house, actor, "2024", form, unit).content
    return words_of(content) if form == "pdf" else docx_text(content)


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_small_counts_of_people_harmed_stand_in_no_paper_but_the_units_own(office_house, form):
    receipt = workflow.receive(office_house, LOCAL_USER, "a.xlsx", appendix("3/7"), "2024", "608")
    workflow.decide(office_house, LOCAL_USER, receipt.submission, "accepted")
    for actor in (OFFICE, DISTRICT):
        assert "42,86%" in paper_text(office_house, actor, form, "608")
    hidden = paper_text(office_house, LEADER, form, "608")
    assert "42,86" not in hidden
    assert "3/7" not in hidden


def test_the_province_s_report_hides_small_counts_of_its_units_from_everybody(office_house):
    for unit, counts in (("608", "3/7"), ("610", "20/40")):
        receipt = workflow.receive(office_house, LOCAL_USER, f"{unit}.xlsx", appendix(counts), "2024", unit)
        workflow.decide(office_house, LOCAL_USER, receipt.submission, "accepted")
    document = Document(io.BytesIO(workflow.export(office_house, OFFICE, "2024", "docx").content))
    units = document.tables[-2 if document.tables[-1].style.name != "Table Grid" else -1]
    column = [cell.text for cell in units.rows[0].cells].index("3.2a")
    shown = {row.cells[0].text: row.cells[column].text for row in units.rows}
    assert (shown["TP Kon Tum"], shown["Đắk Glei"]) == ("▒", "50,00%")
