"""Rounds as an office keeps them: opened beside those of the catalogue, prolonged, closed, corrected."""

import io
import zipfile
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from indicators import workflow
from indicators.access.rights import LOCAL_USER, Actor
from indicators.catalogue.deadlines import due_day
from indicators.catalogue.definitions import Asked, Deadline
from indicators.errors import NotAllowed, StoreError, UserError
from indicators.store import rounds as kept
from indicators.store import store
from indicators.workflow import intake, managing_rounds, snapshots
from indicators.workflow.house import LATEST
from tests.filling import filled

ROUND = "2021-2025"
OFFICE, UNIT = Actor("Sở Nội vụ", "standing_office"), Actor("Đăk Tô", "unit", "612")
LEADER = Actor("Phó Chủ tịch", "leadership")


def send(house, actor, unit, why="", accept=False, round=ROUND, **cells):
    paper = workflow.template(house, LOCAL_USER, round, unit)
    return workflow.receive(
        house, actor, paper.name, filled(paper.content, **cells), round, unit, accept, why
    )


def codes(receipt):
    return [seen.code for seen in receipt.reading.findings]


@pytest.fixture
def half(sample_house):
    """A half-year round opened from a yearly one, and the house it is opened in."""
    former = managing_rounds.draft_from(sample_house, OFFICE, "2024", date(2025, 6, 30)).round
    asks, due = (Asked(2025, "half", "actual"),), (Deadline("all", "báo cáo 6 tháng", date(2025, 6, 10)),)
    made = replace(former, code="2025-6T", name="Báo cáo 6 tháng 2025", asks=asks, deadlines=due, judges=())
    managing_rounds.open_round(sample_house, OFFICE, made)
    return made


@pytest.mark.slow
def test_a_round_that_was_opened_is_known_wherever_those_of_the_catalogue_are(sample_house, half):
    assert workflow.round_of(sample_house, "2025-6T") == half
    assert half in workflow.rounds(sample_house, LEADER)
    receipt = send(sample_house, OFFICE, "612", round="2025-6T")
    assert (receipt.reading.round, receipt.reading.blocked) == ("2025-6T", False)
    assert workflow.assess(sample_house, OFFICE, "2025-6T", "612").round == "2025-6T"
    assert workflow.rebuild(sample_house, LOCAL_USER).differences == ()


@pytest.mark.slow
@pytest.mark.parametrize("together", [False, True], ids=["alone", "among others"])
def test_a_file_is_recorded_by_the_round_as_it_is_when_it_is_recorded(
    sample_house, half, monkeypatch, together
):
    """What the round asks is changed after the file was read and before it is recorded."""
    read_alone = intake._read_alone

    def slowly(*given):
        alone = read_alone(*given)
        if workflow.round_of(sample_house, half.code) == half:
            managing_rounds.change_round(
                sample_house, OFFICE, replace(half, units=("612",), indicators=("2.3",)), "Hỏi ít hơn"
            )
        return alone

    paper = workflow.template(sample_house, LOCAL_USER, half.code, "612")
    monkeypatch.setattr(intake, "_read_alone", slowly)
    file = paper.name, filled(paper.content)
    if together:
        [receipt] = workflow.receive_all(sample_house, OFFICE, [file], half.code, "612")
    else:
        receipt = workflow.receive(sample_house, OFFICE, *file, half.code, "612")
    unasked = {dict(f.params)["indicator"] for f in receipt.reading.findings if f.code == "not_asked"}
    assert {"1.1", "6.4"} <= unasked
    assert "2.3" not in unasked
    assert workflow.receipt_of(sample_house, OFFICE, receipt.submission).reading == receipt.reading


def test_a_round_opened_in_one_database_is_unknown_in_another(half, office_house):
    assert all(r.name != half.name for r in workflow.known_rounds(office_house))


def test_opened_rounds_outlast_the_program(tmp_path, half, sample_house):
    sample_house.store.close()
    again = workflow.open_house(sample_house.store.path, "62", sample=True)
    assert workflow.round_of(again, "2025-6T") == half
    again.store.close()


def test_a_definition_of_the_catalogue_may_be_changed_with_a_reason(sample_house):
    less = replace(workflow.round_of(sample_house, ROUND), indicators=("1.1", "4.3"))
    with pytest.raises(UserError, match="lý do"):
        managing_rounds.change_round(sample_house, OFFICE, less, " ")
    managing_rounds.change_round(sample_house, OFFICE, less, "Chỉ cần hai chỉ tiêu")
    catalogue = sample_house.catalogue
    assert {r.indicator for r in catalogue.requested(workflow.round_of(sample_house, ROUND), "612")} == {
        "1.1",
        "4.3",
    }


def test_an_extension_moves_one_unit_or_all_and_needs_a_reason(sample_house):
    def dues():
        found = workflow.round_of(sample_house, ROUND)
        return [due_day(found, sample_house.catalogue.unit(unit, found.data_date)) for unit in ("608", "612")]

    for due, why, said in (
        (date(2025, 6, 20), "", "lý do"),
        (date(2025, 6, 15), "Bận", "phải sau hạn đang có"),
    ):
        with pytest.raises(UserError, match=said):
            managing_rounds.extend_round(sample_house, OFFICE, ROUND, due, why)
    managing_rounds.extend_round(sample_house, OFFICE, ROUND, date(2025, 6, 25), "Lũ quét", "612")
    assert dues() == [date(2025, 6, 15), date(2025, 6, 25)]
    managing_rounds.extend_round(sample_house, OFFICE, ROUND, date(2025, 6, 20), "Chờ số liệu thống kê")
    assert dues() == [date(2025, 6, 20), date(2025, 6, 25)]
    (first, second) = workflow.trail(sample_house, OFFICE, ["round_extended"])
    assert (first.unit, first.old, first.new, first.why) == ("612", "2025-06-15", "2025-06-25", "Lũ quét")
    assert (second.unit, second.round) == ("", ROUND)


def test_nobody_but_the_standing_office_does_anything_to_a_round(sample_house):
    round = workflow.round_of(sample_house, ROUND)
    for actor in (LEADER, UNIT, Actor("Quản trị", "administrator")):
        for verb, *args in (
            (managing_rounds.open_round, round),
            (managing_rounds.change_round, round, "x"),
            (managing_rounds.draft_from, ROUND),
            (managing_rounds.extend_round, ROUND, date(2026, 1, 1), "x"),
            (managing_rounds.close_round, ROUND),
            (managing_rounds.reopen_round, ROUND, "x"),
            (managing_rounds.allow_correction, ROUND, "612", "x"),
        ):
            with pytest.raises(NotAllowed):
                verb(sample_house, actor, *args)


@pytest.mark.slow
def test_a_closed_round_takes_nothing_but_a_correction_with_a_reason(sample_house):
    managing_rounds.close_round(sample_house, OFFICE, ROUND)
    for actor, why, said in (
        (UNIT, "Sai số", "đề nghị cơ quan thường trực"),
        (OFFICE, " ", "ghi lý do đính chính"),
    ):
        refused = send(sample_house, actor, "612", why)
        assert (refused.submission, codes(refused)[0]) == (None, "round_closed")
        assert said in refused.reading.findings[0].message
    assert sample_house.store.submissions() == ()
    assert [line.act for line in workflow.trail(sample_house, OFFICE, ["sent_after_closing"])] == [
        "sent_after_closing"
    ] * 2
    taken = send(sample_house, OFFICE, "612", "Cộng nhầm cột nam")
    assert managing_rounds.corrections(sample_house, OFFICE, ROUND) == {taken.submission: "Cộng nhầm cột nam"}
    story = workflow.story(sample_house, OFFICE, taken.submission)
    assert story.corrects == {taken.submission: "Cộng nhầm cột nam"}
    assert workflow.rebuild(sample_house, LOCAL_USER).differences == ()


@pytest.mark.slow
def test_a_unit_the_office_allows_sends_one_correction(sample_house):
    managing_rounds.close_round(sample_house, OFFICE, ROUND)
    managing_rounds.allow_correction(sample_house, OFFICE, ROUND, "612", "Huyện đề nghị")
    assert codes(workflow.check(sample_house, UNIT, *_file(sample_house, "612"))).count("round_closed") == 0
    assert send(sample_house, UNIT, "612").submission is None
    assert send(sample_house, UNIT, "612", "Cộng nhầm").submission
    assert send(sample_house, UNIT, "612", "Lần nữa", H12=3).submission is None


@pytest.mark.slow
def test_a_correction_that_is_not_recorded_leaves_no_word_of_itself(sample_house, monkeypatch):
    managing_rounds.close_round(sample_house, OFFICE, ROUND)
    managing_rounds.allow_correction(sample_house, OFFICE, ROUND, "612", "Huyện đề nghị")

    def disk_full(*_, **__):
        raise StoreError("Ổ đĩa đã đầy")

    with monkeypatch.context() as broken:
        broken.setattr(store, "write_submission", disk_full)
        with pytest.raises(StoreError):
            send(sample_house, UNIT, "612", "Cộng nhầm")
    assert workflow.trail(sample_house, OFFICE, ["corrected"]) == ()
    taken = send(sample_house, UNIT, "612", "Cộng nhầm")
    assert managing_rounds.corrections(sample_house, OFFICE, ROUND) == {taken.submission: "Cộng nhầm"}


def _file(house, unit):
    paper = workflow.template(house, LOCAL_USER, ROUND, unit)
    return paper.name, filled(paper.content), ROUND, unit


@pytest.mark.slow
def test_an_opened_again_round_takes_files_as_before_and_still_knows_its_closing(sample_house):
    managing_rounds.close_round(sample_house, OFFICE, ROUND)
    managing_rounds.reopen_round(sample_house, OFFICE, ROUND, "Thiếu ba huyện")
    assert send(sample_house, UNIT, "612").submission
    assert managing_rounds.corrections(sample_house, OFFICE, ROUND) == {}
    assert len(managing_rounds.closings(sample_house, OFFICE, ROUND)) == 1


def test_a_round_is_closed_once_and_opened_again_only_when_closed(sample_house):
    with pytest.raises(UserError, match="đang mở"):
        managing_rounds.reopen_round(sample_house, OFFICE, ROUND, "x")
    managing_rounds.close_round(sample_house, OFFICE, ROUND)
    for work in (
        lambda: managing_rounds.close_round(sample_house, OFFICE, ROUND),
        lambda: managing_rounds.extend_round(sample_house, OFFICE, ROUND, date(2030, 1, 1), "x"),
        lambda: managing_rounds.change_round(
            sample_house, OFFICE, workflow.round_of(sample_house, ROUND), "x"
        ),
    ):
        with pytest.raises(UserError, match="đã đóng"):
            work()


@pytest.mark.slow
def test_a_closed_round_is_shown_as_it_was_closed_and_today_s_figures_on_asking(sample_house):
    send(sample_house, OFFICE, "608", accept=True)
    before = workflow.assess(sample_house, OFFICE, ROUND)
    managing_rounds.close_round(sample_house, OFFICE, ROUND)
    assert not snapshots.changed_since(sample_house, OFFICE, ROUND)
    send(sample_house, OFFICE, "612", "Đính chính", accept=True, H12=7)
    today = workflow.assess(sample_house.at(LATEST), OFFICE, ROUND)
    assert workflow.assess(sample_house, OFFICE, ROUND) == before != today
    assert snapshots.changed_since(sample_house, OFFICE, ROUND)
    words = f"Số liệu đã chốt ngày {date.today():%-d/%-m/%Y}"
    assert workflow.known_on(sample_house, ROUND) == words
    assert words in workflow.export(sample_house, OFFICE, ROUND, "csv").content.decode("utf-8-sig")
    assert words not in workflow.export(sample_house.at(LATEST), OFFICE, ROUND, "csv").content.decode(
        "utf-8-sig"
    )


@pytest.mark.slow
def test_any_day_may_be_asked_for(sample_house):
    send(sample_house, OFFICE, "608", accept=True)
    yesterday = date.today() - timedelta(days=1)
    seen = workflow.house_known_at(sample_house, yesterday.isoformat())
    assert seen.store.figures(known_at=seen.known_at) == ()
    assert workflow.known_on(seen, ROUND) == f"Theo số liệu ngày {yesterday:%-d/%-m/%Y}"
    with pytest.raises(UserError, match="không phải là ngày"):
        workflow.house_known_at(sample_house, "hôm qua")


@pytest.mark.slow
def test_a_catalogue_or_a_figure_that_changed_since_is_told(sample_house):
    send(sample_house, OFFICE, "608", accept=True)
    managing_rounds.close_round(sample_house, OFFICE, ROUND)
    assert snapshots.proof(sample_house, OFFICE, ROUND).equal
    definitions = sample_house.definitions
    stricter = replace(definitions.settings, stale_after_years=0)
    changed = replace(sample_house, definitions=replace(definitions, settings=stricter, fingerprint="khác"))
    found = snapshots.proof(changed, OFFICE, ROUND)
    assert (found.equal, found.same_catalogue) == (False, False)
    assert found.differing


@pytest.mark.slow
def test_what_a_clock_put_back_writes_later_is_not_in_the_snapshot(sample_house):
    sent = send(sample_house, OFFICE, "608")
    before = workflow.assess(sample_house, OFFICE, ROUND)
    managing_rounds.close_round(sample_house, OFFICE, ROUND)
    closing = kept.closing_of(sample_house.store, ROUND)
    sample_house.store.decide(sent.submission, "accepted", "Sở Nội vụ", datetime(2020, 1, 1))
    assert sample_house.store.figures() != ()
    assert sample_house.store.figures(known_at=closing.known_at) == ()
    assert workflow.assess(sample_house, OFFICE, ROUND) == before


@pytest.mark.slow
def test_two_closings_at_once_of_the_clock_hold_their_own_figures(sample_house, monkeypatch):
    managing_rounds.close_round(sample_house, OFFICE, "2024")
    send(sample_house, OFFICE, "608", accept=True)
    managing_rounds.close_round(sample_house, OFFICE, ROUND)
    first, second = (kept.closing_of(sample_house.store, code) for code in ("2024", ROUND))
    assert first.known_at < second.known_at
    assert sample_house.store.figures(known_at=first.known_at) == ()
    assert sample_house.store.figures(known_at=second.known_at) == sample_house.store.figures() != ()


@pytest.mark.slow
def test_blank_appendices_of_all_units_come_in_one_file_under_plain_names(sample_house):
    paper = workflow.templates_zip(sample_house, OFFICE, ROUND)
    with zipfile.ZipFile(io.BytesIO(paper.content)) as bundle:
        names = bundle.namelist()
        one = bundle.read("612_Huyen-Dak-To_2021-2025_minh-hoa.xlsx")
    assert [name.split("_")[0] for name in names] == list(workflow.round_of(sample_house, ROUND).units)
    assert all(name.isascii() for name in names)
    receipt = workflow.check(sample_house, LOCAL_USER, "a.xlsx", filled(one))
    assert (receipt.reading.unit, receipt.reading.round, receipt.reading.form) == ("612", ROUND, "template")
