"""One round with every unit it asks, by the verbs: opened, reported, chased, mended, closed, corrected, shown again."""

import io
import zipfile
from dataclasses import dataclass, replace
from datetime import date, timedelta

import openpyxl
import pytest

from indicators import workflow
from indicators.access.rights import LOCAL_USER, Actor
from indicators.catalogue.definitions import Deadline
from indicators.errors import NotAllowed
from indicators.output.contract import assessment_json
from indicators.workflow import chasing, managing_rounds, mending, reminding, snapshots
from indicators.workflow.house import LATEST
from tests.filling import filled

pytestmark = pytest.mark.slow

FORMER, CODE, DATA_DATE = "2021-2025", "2021-2025-BS", date(2025, 6, 29)
OFFICE = Actor("Sở Nội vụ", "standing_office")
SHORT, SILENT = ("62-STP", "62-SNG"), "62-TK"  # of the departments, whose day is over
BACK, PART, CORRECTED = ("608", "610"), ("611", "612"), "613"
YES_OR_NO = ("4.4", "5.1")  # not asked this time
TOMORROW, OVER = date.today() + timedelta(days=1), date(2025, 7, 10)


@dataclass
class Story:
    house: workflow.House
    blanks: dict[str, bytes]

    def send(self, unit: str, why: str = "", **cells: object) -> workflow.Receipt:
        return workflow.receive(
            self.house, account(unit), f"{unit}.xlsx", filled(self.blanks[unit], **cells), why=why
        )

    def decide(self, unit: str, decision: str, reason: str = "", without: tuple[str, ...] = ()) -> None:
        sent = self.house.store.submissions(round=CODE, unit=unit)
        last = [one for one in sent if one.status != "refused"][-1]
        workflow.decide(self.house, OFFICE, last.id, decision, reason, without, last.state)

    def stages(self) -> dict[str, str]:
        return {c.unit.code: c.progress.stage for c in chasing.board_of(self.house, OFFICE, CODE)}

    def figures(self, moment=None) -> dict[str, object]:
        units = ("62", *self.blanks)
        judged = workflow.assess_units(self.house.at(moment), LOCAL_USER, CODE, units)
        return {one.unit: assessment_json(one) for one in judged}


def account(unit: str) -> Actor:
    return Actor(f"Tài khoản {unit}", "unit", unit, unit.lower())


def opened(house: workflow.House) -> Story:
    draft = managing_rounds.draft_from(house, OFFICE, FORMER, DATA_DATE).round
    due = (Deadline("all", "báo cáo", TOMORROW), Deadline("departments", "báo cáo", OVER))
    counted = (
        code
        for code in managing_rounds.indicators_there(house, OFFICE, draft.strategy)
        if code not in YES_OR_NO
    )
    made = replace(
        draft,
        code=CODE,
        name="Số liệu bổ sung",
        deadlines=due,
        office_due=TOMORROW,
        indicators=tuple(counted),
    )
    managing_rounds.open_round(house, OFFICE, made)
    bundle = io.BytesIO(workflow.templates_zip(house, OFFICE, CODE).content)
    with zipfile.ZipFile(bundle) as files:
        blanks = {name.partition("_")[0]: files.read(name) for name in files.namelist()}
    assert set(blanks) == set(made.units)
    return Story(house, blanks)


def without_rows(blank: bytes, indicator: str) -> dict[str, None]:
    """The cells of an indicator's counts, to be left blank."""
    sheet = openpyxl.load_workbook(io.BytesIO(blank)).worksheets[0]
    rows = [r for r in range(2, sheet.max_row + 1) if str(sheet.cell(r, 1).value).startswith(f"{indicator}|")]
    columns = [c.column_letter for c in sheet[1] if str(c.value).count("|") >= 3]
    return {f"{column}{row}": None for row in rows for column in columns}


def test_all_units_report_one_round_and_its_closing_is_shown_again_to_the_digit(sample_house):
    story = opened(sample_house)
    everybody = set(story.blanks)
    assert len(everybody) == 28
    for unit in everybody - {SILENT, *SHORT, *BACK}:
        assert story.send(unit).submission
    for unit in SHORT:
        story.send(unit, **without_rows(story.blanks[unit], "5.4b"))
    for unit in BACK:
        wrong = story.send(unit, H12=99)
        assert wrong.submission
        assert any("Tử số 99" in seen.message for seen in wrong.reading.findings)
    other = workflow.receive(
        sample_house, account("614"), "nham.xlsx", filled(story.blanks["615"]), CODE, "614"
    )
    assert other.reading.blocked
    with pytest.raises(NotAllowed):
        workflow.receive(sample_house, account("614"), "nham.xlsx", filled(story.blanks["615"]))

    board = {c.unit.code: c for c in chasing.board_of(sample_house, OFFICE, CODE)}
    departments = {unit for unit in everybody if unit.startswith("62-")}
    assert {unit for unit, line in board.items() if line.progress.late} == departments
    assert {unit for unit, line in board.items() if line.progress.chased} == {SILENT, *SHORT}
    assert {unit for unit, line in board.items() if not line.content.complete} == {SILENT, *SHORT, *BACK}
    assert len(reminding.reminder_letters(sample_house, OFFICE, CODE)) == 3

    for unit in BACK:
        story.decide(unit, "returned", "Tử số lớn hơn mẫu số")
        assert [s.unit for s in mending.to_mend(sample_house, account(unit), unit)] == [unit]
        assert story.stages()[unit] == "returned"
        story.send(unit, H12=46)
    managing_rounds.extend_round(sample_house, OFFICE, CODE, TOMORROW, "Đoàn công tác về muộn", SILENT)
    for unit in (SILENT, *SHORT):
        story.send(unit)
    for unit in everybody:
        part = unit in PART
        story.decide(unit, "accepted", "Chưa khớp sổ" if part else "", ("2.3",) if part else ())
    board = {c.unit.code: c for c in chasing.board_of(sample_house, OFFICE, CODE)}
    assert {unit for unit, line in board.items() if line.progress.stage == "accepted_in_part"} == set(PART)
    assert {unit for unit, line in board.items() if line.progress.stage == "accepted"} == everybody - set(
        PART
    )
    assert {unit for unit, line in board.items() if line.progress.late} == departments - {SILENT}
    assert [m.request.indicator for unit in PART for m in board[unit].content.missing] == ["2.3", "2.3"]

    before = story.figures()
    managing_rounds.close_round(sample_house, OFFICE, CODE)
    assert story.send("614", H12=1).submission is None
    managing_rounds.allow_correction(sample_house, OFFICE, CODE, CORRECTED, "Huyện đề nghị")
    assert story.send(CORRECTED, "Cộng nhầm", H12=20).submission
    story.decide(CORRECTED, "accepted")
    assert story.figures() == before
    assert snapshots.proof(sample_house, OFFICE, CODE).equal
    today = story.figures(LATEST)
    differing = {unit for unit in today if today[unit] != before[unit]}
    assert differing == {CORRECTED}  # the province's value is its lead department's own

    lines = workflow.trail(sample_house, LOCAL_USER, round=CODE)
    done = [line.act for line in lines]
    assert done.count("received") == 28 + 2 + 2 + 1
    assert (done.count("returned"), done.count("accepted"), done.count("refused")) == (2, 28 + 1, 1)
    order = ("round_opened", "received", "returned", "round_extended", "accepted", "round_closed", "sent_after_closing",
             "correction_allowed", "corrected")  # fmt: skip
    assert sorted(order, key=done.index) == list(order)
    assert all(
        line.actor == OFFICE.name for line in lines if line.act in ("returned", "accepted", "round_closed")
    )
    assert all(line.actor == f"Tài khoản {line.unit}" for line in lines if line.act == "received")
