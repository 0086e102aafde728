"""Verbs of the plan's other duties: tasks, models, awards, the conference, funding, difficulties, deadlines of papers.

The office keeps every table. A unit sees the lines that name it, fills its own fields in its own lines, and adds lines
where the kind lets it (``DutyKind.units_may``).
"""

from collections.abc import Mapping
from datetime import date, datetime
from functools import partial

from indicators.access.rights import Actor, may, require
from indicators.assessment.duties import JudgedDuty, in_order, judge_duty
from indicators.catalogue.definitions import Unit
from indicators.catalogue.duties import DutyKind
from indicators.errors import NotAllowed, UserError
from indicators.observations.duty_changes import missing
from indicators.observations.duty_model import Duty
from indicators.observations.duty_values import JOIN, NotRead, Place, read_field
from indicators.observations.times import FIRST_YEAR, LAST_YEAR
from indicators.output.duty_words import field_words
from indicators.store.duties import DutyWrite, duties, duty_of, withdraw_duty, write_duties
from indicators.store.duties import history as history_of
from indicators.workbook.grid import Value
from indicators.workflow.house import House
from indicators.workflow.strategy_rounds import as_it_stands, known_rounds

PAPERS = "paper"  # the kind of table that says by when which paper of a round is due
NO_REASON = "Hãy ghi lý do rút dòng này."
NOT_ADDED = "Đơn vị không thêm dòng vào bảng {name}; cơ quan thường trực ghi bảng này."
NOT_OWN = "Đơn vị chỉ ghi dòng của chính mình."
NOT_FILLED = "Đơn vị không sửa mục {fields}; cơ quan thường trực ghi mục này."
NO_SCOPE = '"{scope}" không phải {what}.'
EMPTY = "Hãy ghi mục: {fields}."


def today(house: House, actor: Actor) -> date:
    """The day on which lines stand: a sample province lives at the end of its newest round."""
    require(actor, "see_duties")
    rounds = known_rounds(house)
    return rounds[-1].data_date if house.store.sample and rounds else date.today()


def kinds(house: House, actor: Actor) -> tuple[DutyKind, ...]:
    """The kinds of tables, in the order of the catalogue. Raises NotAllowed."""
    require(actor, "see_duties")
    return tuple(house.catalogue.duties.values())


def entries(
    house: House, actor: Actor, kind: str | None = None, unit: str | None = None, scopes: tuple[str, ...] = (),
    states: tuple[str, ...] = (), day: date | None = None,
) -> tuple[JudgedDuty, ...]:  # fmt: skip
    """The lines an actor may see, as they stand on ``day`` (``today``), in order (``in_order``); of a house that is
    looked at as of a moment, those known then.

    ``kind``, ``unit``: None is any; a unit finds every line that names it. ``scopes``: years of the plan and codes of
    rounds, ``states``: none named is any. Raises NotAllowed, NotFound.
    """
    require(actor, "see_duties")
    catalogue, day = house.catalogue, day or today(house, actor)
    wanted = catalogue.duty(kind).code if kind else None
    found = duties(house.store.database, wanted, known_at=house.known_at)
    before = catalogue.settings.on_time_includes_due_day
    seen = (
        judge_duty(duty, catalogue.duties[duty.kind], day, before)
        for duty in found
        if duty.kind in catalogue.duties and sees(actor, duty, catalogue.duties[duty.kind])
    )
    return in_order(
        one
        for one in seen
        if (not unit or names_unit(one.duty, one.kind, unit))
        and (not scopes or one.duty.scope in scopes)
        and (not states or one.state in states)
    )


def papers_due(house: House, actor: Actor, round: str, day: date) -> tuple[JudgedDuty, ...]:
    """The papers of a round as they stand on ``day``, first due in front, last those without a day; of a closed round
    as it was closed. Raises NotAllowed."""
    require(actor, "see_duties")
    if PAPERS not in house.catalogue.duties:
        return ()
    found = entries(as_it_stands(house, round), actor, PAPERS, scopes=(round,), day=day)
    return tuple(sorted(found, key=lambda one: one.due.due if one.due else date.max))


def history(house: House, actor: Actor, key: str) -> tuple[DutyWrite, ...]:
    """Every write of a line, oldest first. Raises NotAllowed, NotFound."""
    require(actor, "see_duties")
    _seen(house, actor, key)
    return history_of(house.store.database, key)


def write(
    house: House, actor: Actor, kind: str, scope: str, values: Mapping[str, Value], key: str = "", version: int = 0,
    why: str = "",
) -> str:  # fmt: skip
    """Write one line; its key. ``values``: field → what was typed, "" empties it; fields not named stay as they are.

    ``key``, ``version``: of the line and the state its editor saw, "" for a new one. Raises NotAllowed, NotFound,
    UserError with every field that is not understood, StoreError when somebody wrote the line meanwhile.
    """
    definition = house.catalogue.duty(kind)
    was = _seen(house, actor, key) if key else None
    require(actor, "write_duties", (was.said(definition.owner) if was else "") or actor.unit)
    year = year_of(house, scope, definition)
    if year is None or (was and was.scope != scope):
        raise UserError(NO_SCOPE.format(scope=scope, what=scope_words(definition)))
    fields = {**(was.fields if was else {}), **_read(house, definition, values, year)}
    fields = {code: text for code, text in fields.items() if text}
    if lacking := missing(definition, fields):
        raise UserError(EMPTY.format(fields=", ".join(lacking)))
    line = Duty(key, kind, scope, year, fields, version)
    if refused := refusal(actor, definition, was, line):
        raise NotAllowed(refused)
    kinds, told = house.catalogue.duties, partial(field_words, names=unit_names(house, actor))
    written = write_duties(house.store.database, [line], kinds, told, actor.name, datetime.now(), why.strip())
    return written[0]


def withdraw(house: House, actor: Actor, key: str, version: int, why: str) -> None:
    """Take a line out of its table; the trail keeps it. Raises NotAllowed, NotFound, UserError without a reason."""
    was = _seen(house, actor, key)
    definition = house.catalogue.duty(was.kind)
    require(actor, "write_duties", was.said(definition.owner) or actor.unit)
    if not may_withdraw(actor, definition, was):
        raise NotAllowed(NOT_OWN)
    if not why.strip():
        raise UserError(NO_REASON)
    line = Duty(key, was.kind, was.scope, was.year, was.fields, version)
    withdraw_duty(house.store.database, line, definition, actor.name, datetime.now(), why.strip())


def refusal(actor: Actor, kind: DutyKind, was: Duty | None, line: Duty) -> str:
    """Why a unit's account may not write this line; "" where it may."""
    if actor.role != "unit":
        return ""
    if was is None and kind.units_may != "add":
        return NOT_ADDED.format(name=kind.name)
    if (
        kind.units_may == "none"
        or line.said(kind.owner) != actor.unit
        or (was and not _owns(actor, was, kind))
    ):
        return NOT_OWN
    strange = [
        f.name
        for f in kind.fields
        if not f.by_units and line.said(f.code) != (was.said(f.code) if was else "")
    ]
    return NOT_FILLED.format(fields=", ".join(strange)) if strange else ""


def may_fill(actor: Actor, kind: DutyKind, duty: Duty | None) -> tuple[str, ...]:
    """Codes of the fields the actor may write in a line (None: a new one); none where the line is not theirs."""
    if not may(actor, "write_duties", actor.unit):
        return ()
    if actor.role != "unit":
        return tuple(f.code for f in kind.fields)
    own = _owns(actor, duty, kind) if duty else True
    if not own or kind.units_may == "none" or (duty is None and kind.units_may != "add"):
        return ()
    return tuple(f.code for f in kind.fields if f.by_units and (duty is None or f.code != kind.owner))


def may_withdraw(actor: Actor, kind: DutyKind, duty: Duty) -> bool:
    """The office may withdraw any line; a unit its own, of a kind to which it adds."""
    return may(actor, "write_duties", duty.said(kind.owner) or actor.unit) and (
        actor.role != "unit" or (kind.units_may == "add" and _owns(actor, duty, kind))
    )


def sees(actor: Actor, duty: Duty, kind: DutyKind) -> bool:
    """Whether an account sees a line: units those that name them, and tables that are for all."""
    return actor.role != "unit" or kind.seen_by_all or names_unit(duty, kind, actor.unit)


def names_unit(duty: Duty, kind: DutyKind, unit: str) -> bool:
    """Whether one of the line's units is this one."""
    return any(unit in duty.said(field.code).split(JOIN) for field in kind.unit_fields)


def year_of(house: House, scope: str, kind: DutyKind) -> int | None:
    """The year of a plan or of a round's data; None for a scope the kind does not know."""
    if kind.by_round:
        return next((r.data_date.year for r in known_rounds(house) if r.code == scope), None)
    return int(scope) if scope.isdecimal() and FIRST_YEAR <= int(scope) <= LAST_YEAR else None


def year_of_scope(house: House, actor: Actor, scope: str) -> int:
    """The year whose units a plan or a round names; this year's where the scope is not known."""
    require(actor, "see_duties")
    found = (year_of(house, scope, kind) for kind in house.catalogue.duties.values())
    rounds = known_rounds(house)
    newest = rounds[-1].data_date.year if rounds else date.today().year
    return next((year for year in found if year is not None), newest)


def scope_words(kind: DutyKind) -> str:
    return "đợt báo cáo đã có" if kind.by_round else f"năm kế hoạch từ {FIRST_YEAR} đến {LAST_YEAR}"


def scopes_of_round(house: House, round: str) -> tuple[str, ...]:
    """What a paper of a round looks at: the round itself, and the years of the plan its figures cover."""
    found = next(r for r in known_rounds(house) if r.code == round)
    years = {asked.data_year for asked in found.asks if asked.data_year <= found.data_date.year} | {
        found.data_date.year
    }
    return round, *(str(year) for year in sorted(years))


def place_of(house: House, year: int) -> Place:
    """Where the units of a plan are looked up: those of any time of its year."""
    return Place(house.catalogue, house.store.province, _days(year))


def units_of(house: House, actor: Actor, year: int) -> tuple[Unit, ...]:
    """The units that may be named in a plan: the province, and all below it that existed in its year."""
    require(actor, "see_duties")
    catalogue, province = house.catalogue, house.store.province
    below = (unit for day in _days(year) for unit in catalogue.units_on(province, day))
    return tuple({u.code: u for u in (catalogue.unit(province, _days(year)[0]), *below)}.values())


def units_named(house: House, actor: Actor, kind: str) -> dict[str, str]:
    """By code, the names of the units that lines of a kind name, in the order of the catalogue."""
    found = entries(house, actor, kind)
    named = {c for one in found for f in one.kind.unit_fields for c in one.duty.said(f.code).split(JOIN)}
    return {code: name for code, name in unit_names(house, actor).items() if code in named}


def plan_years(house: House, actor: Actor) -> tuple[str, ...]:
    """Years of plans, the newest first: those of lines and of rounds, and this year."""
    require(actor, "see_duties")
    said = {d.year for d in duties(house.store.database)} | {r.data_date.year for r in known_rounds(house)}
    return tuple(str(year) for year in sorted(said | {date.today().year}, reverse=True))


def unit_names(house: House, actor: Actor) -> dict[str, str]:
    """By code, the names of all units of the province, as they were called last."""
    require(actor, "see_duties")
    return {u.code: u.name for u in house.catalogue.units_by_province.get(house.store.province, ())}


def _days(year: int) -> tuple[date, ...]:
    return date(year, 6, 30), date(year, 12, 31), date(year, 1, 1)


def _read(house: House, kind: DutyKind, values: Mapping[str, Value], year: int) -> dict[str, str]:
    """The texts to keep. Raises UserError with one sentence per field that is not understood."""
    place, found, problems = place_of(house, year), {}, []
    for field in kind.fields:
        if field.code in values:
            try:
                found[field.code] = read_field(field, values[field.code], place)
            except NotRead as problem:
                problems.append(str(problem))
    if problems:
        raise UserError(" ".join(problems))
    return found


def _seen(house: House, actor: Actor, key: str) -> Duty:
    """A line the actor may see. Raises NotFound, NotAllowed."""
    found = duty_of(house.store.database, key)
    if found.kind in house.catalogue.duties and not sees(actor, found, house.catalogue.duties[found.kind]):
        raise NotAllowed(NOT_OWN)
    return found


def _owns(actor: Actor, duty: Duty, kind: DutyKind) -> bool:
    return bool(kind.owner) and duty.said(kind.owner) == actor.unit
