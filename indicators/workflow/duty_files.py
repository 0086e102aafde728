"""Verbs of duties as files: tables handed over, and a table looked at before all of it or nothing is written."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial

from indicators.access.rights import Actor, require
from indicators.assessment.duties import JudgedDuty
from indicators.errors import UserError
from indicators.observations.duty_changes import changes
from indicators.observations.duty_model import Doubt, Duty, DutyChange, DutyFile
from indicators.observations.duty_tables import Expected, read_duties
from indicators.observations.duty_values import JOIN, NotRead, read_field
from indicators.output.duty_sheet import DutyBook, duty_xlsx
from indicators.output.duty_words import field_words
from indicators.output.file_names import duty_file_name
from indicators.output.wording import capitalised, place_name
from indicators.store.database import WRITING
from indicators.store.duties import duties, write_duties
from indicators.workbook import open_isolated
from indicators.workflow.duties import (
    entries,
    place_of,
    refusal,
    sees,
    today,
    unit_names,
    units_of,
    year_of,
    year_of_scope,
)
from indicators.workflow.house import House
from indicators.workflow.papers import XLSX, Paper
from indicators.workflow.strategy_rounds import known_rounds
from indicators.workflow.trail import note_export

IN_DOUBT = "Chưa ghi gì: {count} dòng chưa rõ. {first}"
BY_FILE = "Nhập từ tệp {name}"


@dataclass(frozen=True, slots=True)
class DutyPreview:
    """What writing a file would do, row by row. ``ignored``: (cell, why) of rows that are no lines."""

    file: str
    changes: tuple[DutyChange, ...]
    ignored: tuple[tuple[str, str], ...]

    @property
    def counts(self) -> dict[str, int]:
        """By state: new, changed, unchanged, doubt."""
        return dict(Counter(change.state for change in self.changes))

    @property
    def doubtful(self) -> tuple[DutyChange, ...]:
        return tuple(change for change in self.changes if change.state == "doubt")

    @property
    def to_write(self) -> tuple[DutyChange, ...]:
        return tuple(change for change in self.changes if change.state in ("new", "changed"))


def export(
    house: House, actor: Actor, kind: str | None = None, unit: str | None = None, scope: str = "", blank: bool = False,
    day: date | None = None,
) -> Paper:  # fmt: skip
    """The tables an actor may see as .xlsx, one kind or all; ``blank``: a form to fill. Raises NotAllowed, NotFound."""
    require(actor, "export", actor.unit)
    catalogue, day = house.catalogue, day or today(house, actor)
    wanted = (catalogue.duty(kind),) if kind else tuple(catalogue.duties.values())
    scopes = (scope,) if scope else ()
    lines = () if blank else entries(house, actor, kind, unit, scopes, day=day)
    content = duty_xlsx(wanted, lines, _about(house, actor, lines, scope, day))
    name = duty_file_name(
        kind or "", scope, house.catalogue.unit(house.store.province, day), house.store.sample, blank, day
    )
    if not blank:
        note_export(house, actor, name, content, "", unit or house.store.province)
    return Paper(name, content, XLSX)


def paper_name(
    house: House, actor: Actor, kind: str, scope: str, blank: bool = False, day: date | None = None
) -> str:
    """The name ``export`` gives its file, before it is made. Raises NotAllowed."""
    require(actor, "export", actor.unit)
    day = day or today(house, actor)
    home = house.catalogue.unit(house.store.province, day)
    return duty_file_name(kind, scope, home, house.store.sample, blank, day)


def import_check(
    house: House, actor: Actor, name: str, content: bytes, kind: str | None = None, scope: str = ""
) -> DutyPreview:
    """What a file would change; nothing is written. ``kind``: of an office's own table, which carries no marks of ours;
    ``scope``: of lines that name no year or round. Raises NotAllowed, NotFound, UserError for one without a table."""
    return _preview(house, actor, name, _read(house, actor, name, content, kind, scope))


def import_(
    house: House, actor: Actor, name: str, content: bytes, kind: str | None = None, scope: str = ""
) -> DutyPreview:
    """Write all that is new or changed in a file in one transaction, or nothing where a row is in doubt.

    Raises as ``import_check``, UserError for doubts, StoreError when somebody wrote a line meanwhile.
    """
    file = _read(house, actor, name, content, kind, scope)
    with WRITING:  # nobody writes the same new lines between the look and the write
        seen = _preview(house, actor, name, file)
        if seen.doubtful:
            first = seen.doubtful[0]
            told = f"{first.row.sheet}, ô {first.doubts[0].cell}: {first.doubts[0].sentence}"
            raise UserError(IN_DOUBT.format(count=len(seen.doubtful), first=told))
        if lines := [change.duty for change in seen.to_write]:
            why = BY_FILE.format(name=name)
            kinds, told = house.catalogue.duties, partial(field_words, names=unit_names(house, actor))
            write_duties(house.store.database, lines, kinds, told, actor.name, datetime.now(), why)
    return seen


def _read(house: House, actor: Actor, name: str, content: bytes, kind: str | None, scope: str) -> DutyFile:
    """The tables of a file. Raises NotAllowed, NotFound, UserError for one without any."""
    require(actor, "write_duties", actor.unit)
    catalogue = house.catalogue
    if kind:
        catalogue.duty(kind)
    workbook, findings = open_isolated(content, name)
    if workbook is None:
        raise UserError(" ".join(seen.message for seen in findings))
    place = place_of(house, year_of_scope(house, actor, scope))
    return read_duties(workbook, Expected(catalogue.duties, place, house.store.sample, kind, scope))


def _preview(house: House, actor: Actor, name: str, file: DutyFile) -> DutyPreview:
    """What the lines of a file change of those that stand now and the actor may see."""
    catalogue = house.catalogue
    seen = (d for d in duties(house.store.database) if d.kind in catalogue.duties)
    kept = {d.key: d for d in seen if sees(actor, d, catalogue.duties[d.kind])}
    found = changes(file.rows, catalogue.duties, kept, lambda scope, kind: year_of(house, scope, kind))
    return DutyPreview(name, tuple(_allowed(house, actor, change) for change in found), file.ignored)


def _allowed(house: House, actor: Actor, change: DutyChange) -> DutyChange:
    """The change, or a doubt that says why this account may not make it."""
    if change.state not in ("new", "changed"):
        return change
    refused = refusal(actor, house.catalogue.duties[change.duty.kind], change.was, change.duty)
    return replace(change, state="doubt", doubts=(Doubt(change.row.cell, refused),)) if refused else change


def _about(house: House, actor: Actor, lines: Iterable[JudgedDuty], scope: str, day: date) -> DutyBook:
    home, year = house.catalogue.unit(house.store.province, day), year_of_scope(house, actor, scope)
    offered = units_of(house, actor, year)
    names = {unit.code: unit.name for unit in offered}
    said = [line.duty for line in lines]
    names |= {
        c: house.catalogue.unit(c, place_of(house, d.year).days[0]).name
        for d in said
        for c in _codes(house, d)
    }
    years = {year, *(d.year for d in said)}
    rounds = [r.code for r in known_rounds(house)]
    scopes = scope if scope.isdecimal() else "", scope if scope in rounds else ""
    return DutyBook(
        house.store.province, capitalised(place_name(home)), house.store.sample, scopes, day,
        {code: name if _reads_back(house, code, name, years) else code for code, name in names.items()},
        tuple(unit.code for unit in offered),
    )  # fmt: skip


def _codes(house: House, duty: Duty) -> tuple[str, ...]:
    fields = house.catalogue.duties[duty.kind].unit_fields
    return tuple(code for f in fields for code in duty.said(f.code).split(JOIN) if code)


def _reads_back(house: House, code: str, name: str, years: Iterable[int]) -> bool:
    """Whether the name is read as this very unit in a plan of each of these years; else its code must stand for it."""
    field = next(f for kind in house.catalogue.duties.values() for f in kind.fields if f.type == "unit")
    try:
        return all(read_field(field, name, place_of(house, year)) == code for year in years)
    except NotRead:
        return False
