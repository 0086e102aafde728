"""The sample province as a whole: every figure stands where it says, every story shows, and other code judges alike."""

import io
from collections import Counter
from pathlib import Path

import openpyxl
import pytest

from indicators import workflow
from indicators.access.rights import LOCAL_USER
from indicators.assessment import assess
from indicators.assessment.model import UnitValue
from indicators.sample import senders, stories, write_file
from indicators.sample.files import figure
from tests.independent.recompute import recompute
from tests.independent.test_recompute import CHANGED, as_row, compare, plain_rounds

pytestmark = pytest.mark.slow

FACTS = Path(__file__).parents[1] / "facts"
ROUNDS = ("2021", "2022", "2023", "2024", stories.REVIEW)
BANNER = "SỐ LIỆU MINH HỌA"
SUMMED = 1e-9


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    """The sample loaded once for this module; no test here writes."""
    opened = workflow.open_house(tmp_path_factory.mktemp("sample") / "sample.duckdb", "62", sample=True)
    counts = workflow.load_sample(opened, LOCAL_USER)
    assert workflow.load_sample(opened, LOCAL_USER) == counts
    yield opened
    opened.store.close()


@pytest.fixture(scope="module")
def submissions(house):
    return workflow.submissions(house, LOCAL_USER)


@pytest.fixture(scope="module")
def observed(house, submissions):
    """(round, sender) → its observations."""
    return {(s.round, s.unit): [o for _, o in house.store.observations(s.id)] for s in submissions}


def provincial(house, round, part, year) -> UnitValue:
    found = workflow.assess(house, LOCAL_USER, round)
    parts = {p.code: p for t in found.targets for p in t.parts}
    return next(v for v in parts[part].series if v.data_year == year)


# -- what was loaded -----------------------------------------------------------------------------------------


def test_every_unit_that_is_not_silent_sent_one_appendix_a_round(house, submissions):
    expected = senders(workflow.known_rounds(house))
    assert sorted((s.round, s.unit) for s in submissions) == sorted((r.code, u) for r, u in expected)
    assert len(submissions) == 152
    assert {s.form for s in submissions} == {"template"}


def test_silent_waiting_and_returned_units_are_as_the_stories_say(house, submissions):
    for round in workflow.known_rounds(house):
        for line in workflow.board(house, LOCAL_USER, round.code):
            place = (round.code, line.unit.code)
            status = line.submission.status if line.submission else "silent"
            expected = {place in stories.SILENT: "silent", place in stories.WAITING: "waiting",
                        place in stories.RETURNED: "returned"}.get(True, "accepted")  # fmt: skip
            assert (place, status) == (place, expected)
    (returned,) = (s for s in submissions if s.status == "returned")
    assert returned.reason == stories.RETURNED[returned.round, returned.unit]


def test_those_who_are_late_came_after_the_day_and_the_others_before_it(house, submissions):
    due = {r.code: min(d.due for d in r.deadlines) for r in workflow.known_rounds(house)}
    assert {(s.round, s.unit) for s in submissions if s.received_at.date() > due[s.round]} == {
        place for place in stories.LATE if place[0] in ROUNDS
    }


def test_every_receipt_adds_up(house, submissions):
    for s in submissions:
        rows = s.rows
        assert rows.read == rows.taken + rows.rejected + rows.ignored > 0
        assert len(house.store.ignored(s.id)) == rows.ignored
        assert len(house.store.findings(s.id)) == s.blocks + s.warns + s.notes
        assert s.blocks == 0


def test_every_figure_of_the_generator_is_observed_and_nothing_else(house, observed):
    """All that the units were made to say, but for slips; row by row, from the generator and not from the files."""
    made = seen = 0
    for round, unit in senders(workflow.known_rounds(house)):
        found = {(o.indicator, o.subject, o.data_year, o.kind): o for o in observed[round.code, unit]}
        for request in house.catalogue.requested(round, unit):
            indicator = house.catalogue.indicator(round.strategy, request.indicator)
            for asked in round.asks:
                key = (request.indicator, request.subject, asked.data_year, asked.kind)
                wanted = figure(house.catalogue, round, unit, indicator, request.subject, asked)
                blank = stories.left_blank(round, unit, request.indicator, request.subject)
                if blank or wanted is None:
                    assert key not in found or not found[key].value
                    continue
                if indicator.bound_high == 100 and wanted.numerator > wanted.denominator:
                    assert key not in found  # a slip
                    continue
                made += 1
                if found[key].text:
                    continue
                seen += 1
                if indicator.kind == "ratio":
                    assert (found[key].numerator, found[key].denominator) == (
                        wanted.numerator,
                        wanted.denominator,
                    )
                else:
                    assert found[key].value == wanted.numerator
    with_number = [
        o for group in observed.values() for o in group if o.value is not None or o.denominator == 0
    ]
    assert len(with_number) == seen == made - len(stories.WORDS)


# -- where it stands -------------------------------------------------------------------------------------------


def cells_of(content):
    """Cell name → value on the main sheet of an appendix, read by openpyxl alone."""
    sheet = openpyxl.load_workbook(io.BytesIO(content), data_only=True)["Phụ lục"]
    return {c.coordinate: c.value for row in sheet.iter_rows() for c in row if c.value is not None}


def test_every_figure_stands_in_the_cell_it_names(house, submissions):
    compared = 0
    for s in submissions:
        cells = cells_of(house.store.original(s.sha256))
        heads = {v: k.rstrip("0123456789") for k, v in cells.items() if k.rstrip("0123456789") + "1" == k}
        for _, o in house.store.observations(s.id):
            row = o.cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
            assert (o.sheet, cells[f"A{row}"]) == ("Phụ lục", f"{o.indicator}|{o.subject}")
            if o.text:
                expected = o.text
            elif o.denominator is not None:
                expected = o.numerator
                as_of = f"|{o.as_of}" if o.as_of else ""
                beside = heads[f"{o.data_year}|{o.period}|{o.kind}|denominator{as_of}"]
                assert cells[f"{beside}{row}"] == o.denominator
            else:
                expected = {1: "Có", 0: "Không"}.get(o.value)
            assert cells.get(o.cell) == expected, (s.file_name, o)
            compared += 1
    print(f"\n{compared} figures found in their cells")
    assert compared == sum(s.observations for s in submissions) > 2000


def test_the_verb_that_shows_a_source_shows_the_same_cell(house):
    part = next(
        p for t in workflow.assess(house, LOCAL_USER, "2024", "612").targets for p in t.parts if p.latest
    )
    place = part.latest.sources[0]
    view = workflow.source(house, LOCAL_USER, place.submission, place.sheet, place.cell)
    values = [v for row in view.rows for v in row]
    assert part.latest.numerator in values
    assert workflow.story(house, LOCAL_USER, place.submission).submission.unit == "612"


def test_every_sheet_of_every_appendix_says_that_it_is_a_sample(house, submissions):
    for s in submissions:
        assert_marked(house.store.original(s.sha256), s.file_name)


@pytest.mark.parametrize("round", ROUNDS)
def test_every_sheet_of_every_blank_appendix_and_export_says_that_it_is_a_sample(house, round):
    for unit in workflow.round_of(house, round).units:
        paper = workflow.template(house, LOCAL_USER, round, unit)
        assert_marked(paper.content, paper.name)
    paper = workflow.export(house, LOCAL_USER, round, "xlsx")
    assert_marked(paper.content, paper.name)


def assert_marked(content, name):
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
    for sheet in book.worksheets:
        rows = list(sheet.iter_rows(max_row=12, values_only=True))
        if sheet.sheet_state == "visible":
            assert any(BANNER in str(v).upper() for row in rows for v in row), (name, sheet.title)
        else:
            assert ("sample", "1") in [row[:2] for row in rows], (name, sheet.title)


# -- what goes wrong in it ---------------------------------------------------------------------------------------


def findings_of(house, submissions, round, unit):
    (s,) = (s for s in submissions if (s.round, s.unit) == (round, unit))
    return house.store.findings(s.id)


@pytest.mark.parametrize(("round", "unit", "indicator"), stories.SLIP)
def test_a_numerator_over_its_denominator_is_refused_at_its_cell(
    house, submissions, observed, round, unit, indicator
):
    found, about = workflow.round_of(house, round), house.catalogue.indicator("2021-2030", indicator)
    wrong, right = set(), set()
    for asked in found.asks:
        counts = figure(house.catalogue, found, unit, about, unit, asked)
        (wrong if counts.numerator > counts.denominator else right).add((asked.data_year, asked.kind))
    told = [f for f in findings_of(house, submissions, round, unit) if f.code == "numerator_over_denominator"]
    assert wrong
    assert len({f.cell for f in told}) == len(told) == len(wrong)
    assert {(o.data_year, o.kind) for o in observed[round, unit] if o.indicator == indicator} == right


@pytest.mark.parametrize(("round", "unit", "indicator"), stories.WORDS)
def test_words_are_kept_and_wait_for_a_number(house, submissions, observed, round, unit, indicator):
    (said,) = (o for o in observed[round, unit] if o.indicator == indicator)
    assert (said.text, said.value, said.numerator) == (stories.WORDS[round, unit, indicator], None, None)
    about = [f for f in findings_of(house, submissions, round, unit) if f.code == "approximate"]
    assert [f.cell for f in about] == [said.cell]


@pytest.mark.parametrize(("round", "unit", "indicator"), sorted(b for b in stories.BLANK if b[0] in ROUNDS))
def test_what_was_left_blank_is_asked_for(house, submissions, round, unit, indicator):
    missing = [f for f in findings_of(house, submissions, round, unit) if f.code == "asked_missing"]
    assert [dict(f.params)["indicator"] for f in missing] == [indicator]


@pytest.mark.parametrize("round", ["2023", "2024"])
@pytest.mark.parametrize(("lead", "indicator"), stories.CONTRADICTION)
def test_a_contradiction_between_the_lead_and_the_districts_is_shown(house, observed, round, lead, indicator):
    """Both values, where every district gave its counts; the lead's is the province's."""
    value = provincial(house, round, indicator, int(round))
    districts = [
        o for (r, u), group in observed.items() if r == round and "-" not in u
        for o in group if (o.indicator, o.subject) == (indicator, u)
    ]  # fmt: skip
    total = sum(o.numerator for o in districts) / sum(o.denominator for o in districts) * 100
    assert (len(districts), value.origin) == (10, "lead")
    assert value.also == pytest.approx(total, rel=SUMMED)
    assert value.value / value.also == pytest.approx(stories.CONTRADICTION[lead, indicator], rel=1e-3)


def test_where_a_district_is_silent_there_is_nothing_to_hold_the_lead_against(house):
    value = provincial(house, "2021", "6.1", 2021)
    assert (value.origin, value.also) == ("lead", None)


def test_a_confirmed_number_makes_the_words_count(tmp_path):
    house = workflow.open_house(tmp_path / "one.duckdb", "62", sample=True)
    round, unit, indicator = "2024", "62-TK", "2.1"
    file = write_file(house.catalogue, workflow.round_of(house, round), unit)
    receipt = workflow.receive(house, LOCAL_USER, file.name, file.content, accept=True)
    before = provincial(house, round, indicator, 2024)
    assert (before.value, before.reason) == (None, "not_quantified")
    key = next(k for k, o in house.store.observations(receipt.submission) if o.text)
    workflow.confirm(house, LOCAL_USER, key, 48.4, "Chi cục Thống kê xác nhận qua điện thoại")
    after = provincial(house, round, indicator, 2024)
    assert (after.value, after.figures[0].confirmed, after.origin) == (48.4, True, "lead")
    house.store.close()


# -- judged a second time ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("leads", ["leads speak", "leads are silent"])
@pytest.mark.parametrize("code", ROUNDS)
def test_other_code_judges_the_sample_alike(house, code, leads):
    """Provincial values, units missing, verdicts per part and per target, and the four numbers.

    Once as the sample is; once without what departments say of the whole province, so that everything is added up.
    """
    round = workflow.round_of(house, code)
    figures = house.store.figures(round.data_date)
    if leads == "leads are silent":
        figures = [f for f in figures if f.subject != "62" or not _added_up(house, f.indicator)]
    rows = [as_row(f) for f in figures]
    again = recompute(rows, FACTS, "62", round.data_date, round.judges, CHANGED, plain_rounds())
    ours = assess(house.catalogue, round, "62", figures)
    assert leads == "leads are silent" or ours == workflow.assess(house, LOCAL_USER, code)
    assert compare(ours, again) == []
    parts = [p for t in ours.targets for p in t.parts]
    values = [v for p in parts for v in p.series]
    sums = [v for v in values if v.origin == "sum"]
    verdicts = [m.verdict for p in parts for m in p.milestones if m.verdict]
    if leads == "leads speak":
        assert len(values) == len(parts) * len({v.data_year for v in values})
        assert {v.indicator for v in sums} == stories.LEFT_TO_ADDING_UP
    else:
        assert sums
        assert any("618" in v.missing for v in sums if v.data_year == 2021)
    assert (ours.counts is None) == (not round.judges)
    if ours.counts:
        assert Counter(t.verdict for t in ours.targets) == again["counts"] == four_numbers(ours.counts)
    print(
        f"\nround {code}, {leads}: {len(rows)} rows; compared {len(values)} provincial values "
        f"({len(sums)} of them sums), {len(verdicts)} verdicts of parts, {len(ours.targets)} targets"
    )


def _added_up(house, code):
    indicator = house.catalogue.indicator("2021-2030", code)
    return indicator.additive and bool(indicator.levels - {"province"})


def four_numbers(counts):
    numbers = {v: getattr(counts, v) for v in ("met", "partly_met", "not_met", "not_assessable")}
    return {verdict: n for verdict, n in numbers.items() if n}
