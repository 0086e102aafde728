"""Verbs of reminding: the list of units that owe something, a letter to each, all letters in one file."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from io import BytesIO

from indicators.access.rights import Actor
from indicators.catalogue.definitions import Round, Unit
from indicators.errors import UserError
from indicators.output import agencies
from indicators.output.bundle import zip_into
from indicators.output.file_names import file_name
from indicators.output.numbers import format_date
from indicators.output.papers.reminder import Owed, reminder
from indicators.output.papers.reminder_docx import reminder_docx
from indicators.output.tables.board_sheet import ListedUnit, board_xlsx
from indicators.workflow.chasing import Chased, day_for, owing
from indicators.workflow.exploring import indicators_of, unit_names
from indicators.workflow.house import House
from indicators.workflow.papers import FORMATS, Paper
from indicators.workflow.strategy_rounds import round_of
from indicators.workflow.trail import note_export

ZIP = "application/zip"
NOBODY = "Đến ngày {day} không có đơn vị nào của đợt {round} trễ hạn mà còn thiếu báo cáo."
OWES_NOTHING = "Đến ngày {day} đơn vị {unit} không còn thiếu báo cáo nào trong đợt {round}."


def reminder_list(house: House, actor: Actor, round: str, on: date | None = None) -> Paper:
    """Every unit that owes something as Excel, longest overdue first. Raises NotAllowed, NotFound."""
    found, day = round_of(house, round), on or day_for(house, round)
    lines = owing(house, actor, round, day)
    above, agency = agencies.agencies(house.catalogue, found, _whole(house, found))
    content = board_xlsx(above, agency, found.name, day, [_listed(line) for line in lines], found.sample)
    return _noted(house, actor, found, house.store.province, list_name(house, round, day), content, "xlsx")


def reminder_letter(house: House, actor: Actor, round: str, unit: str, on: date | None = None) -> Paper:
    """The letter to one unit that owes something, overdue or not, as Word. Raises NotAllowed, NotFound, UserError."""
    found, day = round_of(house, round), on or day_for(house, round)
    line = next((one for one in owing(house, actor, round, day) if one.unit.code == unit), None)
    if line is None:
        raise UserError(OWES_NOTHING.format(day=format_date(day), unit=unit, round=round))
    name = letter_name(found, line.unit, day)
    return _noted(house, actor, found, unit, name, _letter(house, actor, found, line, day), "docx")


def reminder_letters(
    house: House, actor: Actor, round: str, on: date | None = None, units: Collection[str] = ()
) -> tuple[tuple[str, bytes], ...]:
    """(name, Word file) for every unit that is overdue with something, of ``units`` where any are named. Raises
    NotAllowed, NotFound, UserError where there is none."""
    found, day = round_of(house, round), on or day_for(house, round)
    late = [line for line in owing(house, actor, round, day) if line.progress.chased]
    wanted = [line for line in late if not units or line.unit.code in units]
    if not wanted:
        raise UserError(NOBODY.format(day=format_date(day), round=round))
    made = []
    for line in wanted:
        name, content = letter_name(found, line.unit, day), _letter(house, actor, found, line, day)
        note_export(house, actor, name, content, round, line.unit.code)
        made.append((name, content))
    return tuple(made)


def reminder_zip(house: House, actor: Actor, round: str, on: date | None = None) -> Paper:
    """``reminder_letters`` in one file. Raises as it does."""
    day = on or day_for(house, round)
    content = BytesIO()
    zip_into(content, reminder_letters(house, actor, round, day), day)
    return Paper(zip_name(house, round, day), content.getvalue(), ZIP)


def list_name(house: House, round: str, on: date) -> str:
    """The name of the list, before it is made. Raises NotFound."""
    found = round_of(house, round)
    return file_name("danh-sach-don-doc", found, _whole(house, found), "xlsx", on)


def zip_name(house: House, round: str, on: date) -> str:
    """The name of the file with all letters, before it is made. Raises NotFound."""
    found = round_of(house, round)
    return file_name("don-doc", found, _whole(house, found), "zip", on)


def letter_name(round: Round, unit: Unit, on: date) -> str:
    """The name of one letter."""
    return file_name("don-doc", round, unit, "docx", on)


def _whole(house: House, round: Round) -> Unit:
    return house.catalogue.unit(house.store.province, round.data_date)


def _noted(
    house: House, actor: Actor, round: Round, unit: str, name: str, content: bytes, form: str
) -> Paper:
    note_export(house, actor, name, content, round.code, unit)
    return Paper(name, content, FORMATS[form])


def _listed(line: Chased) -> ListedUnit:
    sent = line.sent.submission
    return ListedUnit(
        line.unit.code, line.unit.name, line.progress, line.content, line.first_due, line.sent.first_at,
        sent.reason if sent and line.progress.owes == "mending" else "", line.closed,
    )  # fmt: skip


def _letter(house: House, actor: Actor, round: Round, line: Chased, on: date) -> bytes:
    catalogue, whole = house.catalogue, _whole(house, round)
    asked_on = replace(
        round, data_date=max(on, round.data_date)
    )  # bodies are named as they are on the day of the letter
    above, agency = agencies.agencies(catalogue, asked_on, whole)
    issuer, sent = agencies.issuer(catalogue, asked_on, whole), line.sent.submission
    return reminder_docx(
        reminder(
            Owed(
                round=round, unit=line.unit, on=on, above=above, agency=agency,
                abbreviation=agencies.abbreviation(issuer), issuer=issuer,
                issued_by=agencies.name_of(catalogue, asked_on, issuer),
                seat=catalogue.unit(issuer.parent, on) if issuer and issuer.level == "department" else whole,
                addressee=agencies.name_of(catalogue, round, line.unit), stands=line.progress, content=line.content,
                first_due=line.first_due, received_at=sent.received_at if sent else None, refused=line.sent.refused,
                reason=sent.reason if sent else "", left_out=sent.left_out if sent else (),
                indicators=indicators_of(house, actor, round.code),
                names=unit_names(house, actor, round.code),
            )
        )
    )  # fmt: skip
