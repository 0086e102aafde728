"""What the verbs are asked with when rights are walked: a small province, and for each verb real arguments.

``ASKED``: (verb, of what) → how to ask it about a unit: positional arguments after house and actor, and whether the
answer says anything of that unit. What is written is rolled back as it would be kept.
"""

import io
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import openpyxl

from indicators import workflow
from indicators.access.rights import LOCAL_USER, Actor
from indicators.catalogue.definitions import Round
from indicators.store.database import Database
from indicators.store.opening import in_transaction
from indicators.workflow import duties, duty_files, keeping, managing_rounds
from indicators.workflow.scheduled_backups import Schedule
from tests.filling import filled
from tests.workflow.duty_books import DIFFICULTY, TASK, book

OWN, OTHER = "608", "610"
UNITS = (OWN, OTHER)
OPEN, CLOSED, ALLOWED, SILENT = (
    "2021-2025",
    "2024",
    "2023",
    "2022",
)  # ALLOWED: corrections let in; SILENT: nothing came
ACTORS = {
    "nobody": Actor("ai đó", "không rõ"),
    "leadership": Actor("Phó Chủ tịch", "leadership", login="lanhdao"),
    "unit": Actor("UBND thành phố", "unit", OWN, "608"),
    "standing_office": Actor("Sở Nội vụ", "standing_office", login="thuongtruc"),
    "administrator": Actor("Quản trị", "administrator", login="quantri"),
    "local": LOCAL_USER,
}


DAY, LATER = date(2025, 5, 30), date(2025, 9, 1)
NUMBERS = count()


class Undone(Exception):
    """A verb came as far as keeping what it writes. ``kinds``: of the writes; of an event what it says was done."""

    def __init__(self, *kinds: str) -> None:
        super().__init__(*kinds)
        self.kinds = kinds


@contextmanager
def nothing_kept(patch, folder: Path) -> Iterator[None]:
    """Every write goes as far as its end and is taken back there."""

    def rolled_back(_self, cursor, kinds, work) -> None:
        def and_stop(cursor) -> None:
            work(cursor)
            [(act,)] = cursor.execute("SELECT max_by(kind, entry) FROM event").fetchall()
            raise Undone(*(act if kind == "event" else kind for kind in kinds))

        in_transaction(cursor, and_stop)

    def undone(*_: object, **__: object) -> None:
        raise Undone("restored")

    with patch.context() as patched:
        patched.setattr(Database, "_in_transaction", rolled_back)
        patched.setattr(keeping, "restore_backup", undone)
        patched.setattr(duty_files, "note_export", lambda *_: None)  # what stands in the table is looked at
        patched.setenv("INDICATORS_DB", str(folder / "chosen.duckdb"))
        yield


@dataclass
class Material:
    """A province of two units: each has an accepted file in every round and one that waits in the open round."""

    house: workflow.House
    folder: Path
    accepted: dict[str, str] = field(default_factory=dict)
    waits: dict[str, str] = field(default_factory=dict)
    files: dict[tuple[str, str], bytes] = field(default_factory=dict)  # (round, unit)
    lines: dict[str, str] = field(default_factory=dict)  # unit → key of a difficulty it raised
    figure: dict[str, str] = field(default_factory=dict)
    doubtful: dict[str, workflow.Receipt] = field(default_factory=dict)  # of a file with a row nobody knows
    late: dict[str, str] = field(default_factory=dict)  # a correction that came after the closing
    words: dict[str, str] = field(default_factory=dict)  # answered for the unit

    def state(self) -> tuple[object, ...]:
        """What a refusal must leave as it was: every row, and every file beside them."""
        store = self.house.store
        files = sorted(p.name for p in store.originals.rglob("*") if p.is_file())
        return tuple(store.database.ask("read/journal")), files


def laid_out(folder: Path) -> Material:
    """The province as the rights are walked through it."""
    house = workflow.open_house(folder / "rights.duckdb", "62", sample=True)
    made = Material(house, folder)
    for code in (OPEN, CLOSED, ALLOWED, SILENT):
        asked = replace(workflow.round_of(house, code), units=UNITS, indicators=("1.1", "4.3"))
        managing_rounds.change_round(house, LOCAL_USER, asked, "ít đơn vị")
        for unit in UNITS if code != SILENT else ():
            blank = workflow.template(house, LOCAL_USER, code, unit)
            made.files[code, unit] = filled(blank.content)
            kept = workflow.receive(house, LOCAL_USER, "a.xlsx", made.files[code, unit], code, unit, True)
            made.accepted.setdefault(unit, kept.submission or "")
            if code == OPEN:
                again = workflow.receive(
                    house, LOCAL_USER, "b.xlsx", filled(blank.content, H12="khoảng 41"), code, unit
                )
                made.waits[unit] = again.submission or ""
                made.files[code, unit] = filled(blank.content, H12=42)
                sent = house.store.observations(made.waits[unit])
                made.figure[unit] = next(id for id, one in sent if one.text)
            else:
                made.files[code, unit] = filled(blank.content, H12=42)
    for unit in UNITS:
        made.lines[unit] = duties.write(house, LOCAL_USER, "difficulty", "2025", _difficulty(unit))
        made.words[unit] = f"dong cua {unit}"
        workflow.answer(house, LOCAL_USER, "row", made.words[unit], "ignore", unit)
        strange = book(
            ("TT", "Chỉ tiêu", "ĐVT", "Năm 2024"), (1, "Số lớp tập huấn đã mở", "%", 30), title="Số liệu"
        )
        made.doubtful[unit] = workflow.check(house, LOCAL_USER, "d.xlsx", strange, OPEN, unit)
    for login, role, unit in (("donvi", "unit", OWN), ("coquan", "standing_office", ""), ("qt1", "administrator", ""),
                              ("qt2", "administrator", "")):  # fmt: skip
        workflow.open_account(house, LOCAL_USER, login, login, role, unit)
    for code in (CLOSED, ALLOWED):
        managing_rounds.close_round(house, LOCAL_USER, code)
    for unit in UNITS:
        sent = filled(workflow.template(house, LOCAL_USER, ALLOWED, unit).content, H12=43)
        made.late[unit] = (
            workflow.receive(house, LOCAL_USER, "e.xlsx", sent, ALLOWED, unit, False, "sai").submission or ""
        )
        managing_rounds.allow_correction(house, LOCAL_USER, ALLOWED, unit, "sai số")
    return made


Arguments = Callable[[Material, str], tuple[Any, ...]]
Says = Callable[[Any, str, Material], bool]
SHEET, CELL = "Phụ lục", "H12"


def always(_answer: Any, _unit: str, _made: Material) -> bool:
    return True


def anything(answer: Any, _unit: str, _made: Material) -> bool:
    return bool(answer)


def by(name: str) -> Says:
    """Something answered is of the unit, by that field of each."""
    return lambda answer, unit, _: any(getattr(one, name) == unit for one in answer)


def of_line(answer: Any, unit: str, _made: Material) -> bool:
    """A line of the board is the unit's."""
    return any(one.unit.code == unit for one in answer)


def kept(act: str) -> Says:
    """A write of that kind came to its end."""
    return lambda answer, _unit, _made: isinstance(answer, Undone) and act in answer.kinds


def unrefused(answer: Any, _unit: str, _made: Material) -> bool:
    return not answer.reading.blocked


def _acts_of_unit(answer: Any, unit: str, _made: Material) -> bool:
    return any(act.unit == unit for line in answer for act in line.acts)


def _prints_in_trail(answer: Any, _unit: str, _made: Material) -> bool:
    return any(word == "prints" for line in answer for word, _ in line.detail)


def _difficulty(unit: str) -> dict[str, str]:
    return DIFFICULTY | {"unit": unit, "content": f"Thiếu số liệu của {unit}"}


def _cells(content: bytes) -> list[object]:
    return [
        cell for sheet in openpyxl.load_workbook(io.BytesIO(content)) for row in sheet.values for cell in row
    ]


def _part(m: Material):
    round = workflow.round_of(m.house, OPEN)
    return next(p for p in m.house.catalogue.target_set(round.target_set).parts if p.indicator == "1.1")


def _new_round(m: Material) -> Round:
    return replace(workflow.round_of(m.house, OPEN), code="2025-BS", name="Báo cáo bổ sung")


def _changed_round(m: Material) -> Round:
    return replace(workflow.round_of(m.house, OPEN), name="Tên khác")


def _duty_book(m: Material, unit: str) -> bytes:
    """An office's own table with one new difficulty of the unit."""
    return book(
        ("Nội dung", "Đơn vị", "Đề xuất"),
        ("Chưa có cán bộ", m.house.catalogue.unit(unit, DAY).name, "Tập huấn"),
    )


def _unit_round(m: Material, unit: str) -> tuple[str, str]:
    return OPEN, unit


def _round(*_: Any) -> tuple[str]:
    return (OPEN,)


def _nothing(*_: Any) -> tuple[()]:
    return ()


def _accepted(m: Material, unit: str) -> tuple[str]:
    return (m.accepted[unit],)


def _waits(m: Material, unit: str) -> tuple[str]:
    return (m.waits[unit],)


def _file(code: str, *more: Any, named: bool = True) -> Arguments:
    return lambda m, u: ("c.xlsx", m.files[code, u], *((code, u, *more) if named else ()))


def _line(m: Material, unit: str) -> tuple[str, int, str]:
    return m.lines[unit], 1, "ghi nhầm"


ASKED: Mapping[tuple[str, str], tuple[Arguments, Says]] = {
    ("accounts.accounts", ""): (_nothing, always),
    ("accounts.change_account", "of a unit"): (lambda m, u: ("donvi", "Tên khác", "unit", u), always),
    ("accounts.change_account", "of the office"): (
        lambda m, u: ("coquan", "Tên khác", "standing_office"),
        always,
    ),
    ("accounts.change_account", "of a unit, to keep accounts"): (
        lambda m, u: ("donvi", "A", "administrator"),
        always,
    ),
    ("accounts.close_account", "of a unit"): (lambda m, u: ("donvi",), always),
    ("accounts.close_account", "of the office"): (lambda m, u: ("coquan",), always),
    ("accounts.close_account", "of an administrator"): (lambda m, u: ("qt2",), always),
    ("accounts.open_account", "of a unit"): (lambda m, u: ("moi", "Mới", "unit", u), always),
    ("accounts.open_account", "of the office"): (lambda m, u: ("moi", "Mới", "standing_office"), always),
    ("accounts.open_account", "of an administrator"): (lambda m, u: ("moi", "Mới", "administrator"), always),
    ("accounts.open_sample_accounts", ""): (_nothing, always),
    ("accounts.reset_password", "of a unit"): (lambda m, u: ("donvi",), always),
    ("accounts.reset_password", "of the office"): (lambda m, u: ("coquan",), always),
    ("accounts.unlock", "of a unit"): (lambda m, u: ("donvi",), always),
    ("accounts.unlock", "of the office"): (lambda m, u: ("coquan",), always),
    ("answering.answer", "for one unit"): (lambda m, u: ("row", "dòng khác", "ignore", u), always),
    ("answering.answer", "for every unit"): (lambda m, u: ("row", "dòng khác", "ignore"), always),
    ("answering.answers", ""): (_nothing, by("scope")),
    ("answering.questions", ""): (lambda m, u: (m.doubtful[u],), anything),
    ("answering.withdraw", ""): (lambda m, u: ("row", m.words[u], u), always),
    ("chasing.board_of", ""): (_round, of_line),
    ("chasing.missing_of", ""): (_unit_round, always),
    ("chasing.owing", ""): (_round, always),
    ("deciding.accept_several", ""): (lambda m, u: ([(m.waits[u], 0)],), always),
    ("deciding.confirm", ""): (lambda m, u: (m.figure[u], 5.0), always),
    ("deciding.decide", "accept"): (lambda m, u: (m.waits[u], "accepted"), always),
    ("deciding.decide", "return"): (lambda m, u: (m.waits[u], "returned", "sai"), always),
    ("deciding.decide", "take an acceptance back"): (lambda m, u: (m.accepted[u], "returned", "sai"), always),
    ("deciding.submission_named", ""): (_waits, always),
    ("duties.entries", ""): (lambda m, u: ("difficulty", u), anything),
    ("duties.history", ""): (lambda m, u: (m.lines[u],), always),
    ("duties.kinds", ""): (_nothing, always),
    ("duties.papers_due", ""): (lambda m, u: (OPEN, DAY), always),
    ("duties.plan_years", ""): (_nothing, always),
    ("duties.today", ""): (_nothing, always),
    ("duties.unit_names", ""): (_nothing, always),
    ("duties.units_named", ""): (lambda m, u: ("difficulty",), lambda answer, u, _: u in answer),
    ("duties.units_of", ""): (lambda m, u: (2025,), always),
    ("duties.withdraw", ""): (_line, always),
    ("duties.write", "a difficulty"): (lambda m, u: ("difficulty", "2025", DIFFICULTY | {"unit": u}), always),
    ("duties.write", "a task"): (lambda m, u: ("task", "2025", TASK | {"lead": u}), always),
    ("duties.year_of_scope", ""): (lambda m, u: ("2025",), always),
    ("duty_files.export", ""): (
        lambda m, u: ("difficulty", u),
        lambda a, u, m: _difficulty(u)["content"] in _cells(a.content),
    ),
    ("duty_files.import_", ""): (
        lambda m, u: ("a.xlsx", _duty_book(m, u), "difficulty", "2025"),
        kept("duty_written"),
    ),
    ("duty_files.import_check", ""): (
        lambda m, u: ("a.xlsx", _duty_book(m, u), "difficulty", "2025"),
        lambda a, u, m: bool(a.to_write),
    ),
    ("duty_files.paper_name", ""): (lambda m, u: ("difficulty", "2025"), always),
    ("duty_sample.load_duties", ""): (_nothing, always),
    ("exploring.case_gap_of", ""): (lambda m, u: (OPEN, "1.1", _part(m).milestones[0], 2024), always),
    ("exploring.dated_units", ""): (_nothing, always),
    ("exploring.indicators_of", ""): (_round, always),
    ("exploring.lead_of", ""): (_round, always),
    ("exploring.national_target_set", ""): (_round, always),
    ("exploring.rests_on", ""): (_round, always),
    ("exploring.sectors", ""): (_round, always),
    ("exploring.sex_pairs", ""): (_round, always),
    ("exploring.suppliers_of", ""): (_round, always),
    ("exploring.unit_names", ""): (_round, always),
    ("exploring.units_by_kind", ""): (_round, always),
    ("exploring.units_like", ""): (_unit_round, always),
    ("exploring.units_with_figures", ""): (_round, always),
    ("exploring.women_and_men", ""): (lambda m, u: (OPEN, "1.1", u), always),
    ("exploring.women_and_men_of_units", ""): (lambda m, u: (OPEN, "1.1", (u,)), always),
    ("intake.check", "for an open round"): (_file(OPEN), unrefused),
    ("intake.check", "for an open round, as the file says"): (_file(OPEN, named=False), unrefused),
    ("intake.check", "for a closed round"): (_file(CLOSED), unrefused),
    ("intake.check", "for a closed round, correction let in"): (_file(ALLOWED), unrefused),
    ("intake.receipt_of", "of an accepted file"): (_accepted, always),
    ("intake.receipt_of", "of a waiting file"): (_waits, always),
    ("intake.receive", "for an open round"): (_file(OPEN), kept("submission")),
    ("intake.receive", "for an open round, as the file says"): (_file(OPEN, named=False), kept("submission")),
    ("intake.receive", "accepted at once"): (_file(OPEN, True), kept("submission")),
    ("intake.receive", "for a closed round"): (_file(CLOSED, False, "sai số"), kept("corrected")),
    ("intake.receive", "for a closed round, correction let in"): (
        _file(ALLOWED, False, "sai"),
        kept("corrected"),
    ),
    ("intake.receive_all", ""): (lambda m, u: ([("c.xlsx", m.files[OPEN, u])], OPEN, u), kept("submission")),
    ("intake.receive_all", "as the file says"): (
        lambda m, u: ([("c.xlsx", m.files[OPEN, u])],),
        kept("submission"),
    ),
    ("intake.submissions", "accepted"): (lambda m, u: (OPEN, "accepted"), by("unit")),
    ("intake.submissions", "waiting"): (lambda m, u: (OPEN, "waiting"), by("unit")),
    ("keeping.backup", ""): (lambda m, u: (m.folder / f"{next(NUMBERS)}.backup",), always),
    ("keeping.doctor", ""): (_nothing, always),
    ("keeping.doctor_of_chosen", ""): (_nothing, always),
    ("keeping.restore", ""): (lambda m, u: (m.folder / "1.backup",), always),
    ("looking.asked_units", ""): (_round, always),
    ("looking.assess", "a unit"): (_unit_round, always),
    ("looking.assess", "the province"): (_round, always),
    ("looking.assess_units", ""): (lambda m, u: (OPEN, (u,)), always),
    ("looking.board", ""): (_round, of_line),
    ("looking.programmes", ""): (_nothing, always),
    ("looking.rounds", ""): (_nothing, always),
    ("looking.source", "of an accepted file"): (lambda m, u: (m.accepted[u], SHEET, CELL), always),
    ("looking.source", "of a waiting file"): (lambda m, u: (m.waits[u], SHEET, CELL), always),
    ("looking.source", "of the words in an accepted file"): (
        lambda m, u: (m.accepted[u], SHEET, CELL, True),
        always,
    ),
    ("looking.source", "of the words in a waiting file"): (
        lambda m, u: (m.waits[u], SHEET, CELL, True),
        always,
    ),
    ("looking.story", "of an accepted file"): (_accepted, always),
    ("looking.story", "of a waiting file"): (_waits, always),
    ("looking.target_set", ""): (_round, always),
    ("managing_rounds.allow_correction", ""): (lambda m, u: (CLOSED, u, "sai"), always),
    ("managing_rounds.change_round", ""): (lambda m, u: (_changed_round(m), "thêm đơn vị"), always),
    ("managing_rounds.close_round", ""): (_round, always),
    ("managing_rounds.closings", ""): (lambda m, u: (CLOSED,), always),
    ("managing_rounds.corrections", ""): (lambda m, u: (ALLOWED,), lambda a, u, m: m.late[u] in a),
    ("managing_rounds.draft_from", ""): (lambda m, u: ("2022",), always),
    ("managing_rounds.extend_round", ""): (lambda m, u: (OPEN, LATER, "lũ lụt", u), always),
    ("managing_rounds.indicators_there", ""): (lambda m, u: ("2021-2030",), always),
    ("managing_rounds.is_closed", ""): (_round, always),
    ("managing_rounds.may_send", "to an open round"): (_unit_round, anything),
    ("managing_rounds.may_send", "to a closed round"): (lambda m, u: (CLOSED, u), anything),
    ("managing_rounds.may_send", "to a closed round, correction let in"): (
        lambda m, u: (ALLOWED, u),
        anything,
    ),
    ("managing_rounds.names", ""): (_nothing, always),
    ("managing_rounds.open_round", ""): (lambda m, u: (_new_round(m),), always),
    ("managing_rounds.problems", ""): (lambda m, u: (_new_round(m),), always),
    ("managing_rounds.reopen_round", ""): (lambda m, u: (CLOSED, "sai"), always),
    ("managing_rounds.round_lines", ""): (_nothing, _acts_of_unit),
    ("managing_rounds.units_there", ""): (lambda m, u: (date(2025, 5, 30),), always),
    ("marking.marked_copy", "of an accepted file"): (lambda m, u: ("a.xlsx", None, m.accepted[u]), always),
    ("marking.marked_copy", "of a waiting file"): (lambda m, u: ("a.xlsx", None, m.waits[u]), always),
    ("mending.doubts_by_indicator", "of an accepted file"): (_accepted, always),
    ("mending.doubts_by_indicator", "of a waiting file"): (_waits, always),
    ("mending.to_mend", ""): (lambda m, u: (u,), always),
    ("mending.version_of", "of an accepted file"): (_accepted, always),
    ("mending.version_of", "of a waiting file"): (_waits, always),
    ("papers.blank_name", ""): (lambda m, u: (OPEN, u), always),
    ("papers.export", "of a unit"): (lambda m, u: (OPEN, "csv", u), always),
    ("papers.export", "of the province"): (lambda m, u: (OPEN, "csv"), always),
    ("papers.hand_over", "a picked table"): (lambda m, u: (OPEN, "bang.csv", b"1"), always),
    ("papers.paper_name", "of a unit"): (lambda m, u: (OPEN, "csv", u), always),
    ("papers.paper_name", "of the province"): (lambda m, u: (OPEN, "csv"), always),
    ("papers.template", ""): (_unit_round, always),
    ("papers.templates", ""): (_round, always),
    ("papers.templates_zip", ""): (_round, always),
    ("reminding.reminder_letter", ""): (lambda m, u: (SILENT, u, LATER), always),
    ("reminding.reminder_letters", ""): (lambda m, u: (SILENT, LATER, (u,)), always),
    ("reminding.reminder_list", ""): (lambda m, u: (SILENT, LATER), always),
    ("reminding.reminder_zip", ""): (lambda m, u: (SILENT, LATER), always),
    ("reviewing.lines_of", "of an accepted file"): (_accepted, always),
    ("reviewing.lines_of", "of a waiting file"): (_waits, always),
    ("reviewing.sheets", ""): (lambda m, u: ("a.xlsx", m.files[OPEN, u]), always),
    ("reviewing.stored_windows", "of an accepted file"): (
        lambda m, u: (m.accepted[u], ((SHEET, CELL),)),
        always,
    ),
    ("reviewing.stored_windows", "of a waiting file"): (lambda m, u: (m.waits[u], ((SHEET, CELL),)), always),
    ("reviewing.windows", ""): (lambda m, u: ("a.xlsx", m.files[OPEN, u], ((SHEET, CELL),)), always),
    ("revising.changes_of", "of an accepted file"): (_accepted, always),
    ("revising.changes_of", "of a waiting file"): (_waits, always),
    ("revising.waiting", ""): (_round, always),
    ("revising.waiting_elsewhere", ""): (_round, always),
    ("scheduled_backups.backup_now", ""): (
        lambda m, u: (
            Schedule(m.folder, time(2), 3),
            datetime(2025, 6, 1) + timedelta(seconds=next(NUMBERS)),
        ),
        kept("backed_up"),
    ),
    ("scheduled_backups.backup_standing", ""): (lambda m, u: (None, datetime(2025, 6, 1)), always),
    ("settings.settings", ""): (lambda m, u: (None, datetime(2025, 6, 1)), always),
    ("snapshots.changed_since", ""): (lambda m, u: (CLOSED,), always),
    ("snapshots.proof", ""): (lambda m, u: (CLOSED,), always),
    ("snapshots.proof", "its fingerprints"): (
        lambda m, u: (CLOSED,),
        lambda a, u, m: "prints" in dict(a.closing.detail),
    ),
    ("trail.trail", ""): (_nothing, always),
    ("trail.trail", "fingerprints of a closing"): (_nothing, _prints_in_trail),
    ("trail.trail_choices", ""): (_nothing, always),
    ("trail.trail_page", ""): (lambda m, u: (5, 0), always),
    ("trail.trail_page", "fingerprints of a closing"): (lambda m, u: (None, 0), _prints_in_trail),
    ("trail.trail_size", ""): (_nothing, always),
    ("trail_paper.check_seals", ""): (_nothing, always),
    ("trail_paper.trail_name", ""): (_nothing, always),
    ("trail_paper.trail_paper", ""): (_nothing, always),
    ("trail_paper.trail_terms", ""): (_nothing, always),
    ("upkeep.load_sample", ""): (_nothing, always),
    ("upkeep.rebuild", ""): (_nothing, always),
}
