"""From a workbook to a reading: sender and round, every table of every visible sheet, and what is missing."""

from collections.abc import Callable, Iterable, Sequence

from indicators.catalogue.catalogue import Catalogue
from indicators.catalogue.definitions import Round
from indicators.findings import Finding, finding
from indicators.observations import checks
from indicators.observations.answered import asking_heads, told_bands, told_columns
from indicators.observations.answers import NO_ANSWERS, Answers
from indicators.observations.checks import Accepted
from indicators.observations.continued import continued
from indicators.observations.desk import Desk, open_desk
from indicators.observations.history import Heard, with_history
from indicators.observations.layout import tables
from indicators.observations.line_list import as_table
from indicators.observations.lists import is_list
from indicators.observations.model import Reading, ReadTable
from indicators.observations.other_tables import sheet_subjects, shows_how
from indicators.observations.recognised import recognised
from indicators.observations.sender import Laid, Sender, identify
from indicators.observations.sheet_text import in_unicode
from indicators.observations.table_reader import read_table
from indicators.observations.template_reader import read_template
from indicators.observations.title_places import table_subject
from indicators.workbook.grid import Sheet, Workbook
from indicators.workbook.marking_model import without_list
from indicators.workbook.template_keys import identity as identity_of

FEW_NUMBERS = 2  # numbers in a row from which it looks like data
FEW_ROWS = 3


def read(
    workbook: Workbook,
    catalogue: Catalogue,
    rounds: Sequence[Round],
    round: str | None = None,
    unit: str | None = None,
    accepted: Callable[[Round], Accepted] | None = None,
    answers: Answers = NO_ANSWERS,
) -> Reading:
    """All that a workbook says, beside what was accepted before. See ``read_alone``.

    ``accepted``: once the round is known, (indicator, subject, year) → (accepted value, round), for leaps and
    revisions.
    """
    reading, heard = read_alone(workbook, catalogue, rounds, round, unit, answers)
    known = next((r for r in rounds if r.code == reading.round), None)
    before = accepted(known) if accepted and known and heard else {}
    return with_history(reading, heard, before, catalogue, known)


def read_alone(
    workbook: Workbook,
    catalogue: Catalogue,
    rounds: Sequence[Round],
    round: str | None = None,
    unit: str | None = None,
    answers: Answers = NO_ANSWERS,
) -> tuple[Reading, Heard]:
    """All that a workbook says by itself, and which of its figures ``with_history`` is to look at.

    ``rounds``: those the office knows; ``round``, ``unit``: chosen by the sender or None; ``answers``: what staff said.
    Never raises for what is wrong with the file: that is a finding.
    """
    workbook = without_list(workbook)  # of a copy we marked and gave back
    identity = identity_of(workbook)
    decoded = tuple(in_unicode(sheet) for sheet in workbook.sheets if sheet.visible)
    told = answers.of(unit)
    laid = _laid(decoded, told)
    sender = identify(workbook.name, laid, catalogue, rounds, round, unit, identity, told)
    if (own := answers.of(sender.unit)) is not told and own.has("heads"):
        laid = _laid(decoded, own)
    form = "template" if identity else None
    if sender.round is None or sender.unit is None or _stops(sender, ours=identity is not None):
        code = sender.round.code if sender.round else None
        form = form or ("table" if any(found for _, found in laid) else None)
        return Reading(form, sender.unit, code, findings=sender.findings, tables=_tables(laid)), ()
    desk = open_desk(catalogue, sender.round, sender.unit, own)
    desk.findings.extend(sender.findings)
    desk.findings += [_encoded(sheet, encoding) for sheet, encoding in decoded if encoding]
    found = read_template(desk, workbook) if identity else _read_tables(desk, workbook, laid)
    if found:
        _finish(desk)
    form = ("template" if identity else "table") if found else None
    return _reading(desk, form, sender, laid), tuple(desk.heard)


def _laid(decoded: Iterable[tuple[Sheet, str | None]], answers: Answers) -> Laid:
    return tuple((sheet, tables(sheet, told_bands(sheet, answers))) for sheet, _ in decoded)


def _tables(laid: Laid) -> tuple[ReadTable, ...]:
    return tuple(recognised(sheet, table) for sheet, found in laid for table in found)


def _stops(sender: Sender, ours: bool) -> bool:
    """Whether reading on says nothing: another unit's file. A table for another round is refused, but its rows are
    still worth their findings."""
    blocking = {f.code for f in sender.findings if f.severity == "blocks"}
    return bool(blocking - {"wrong_round"}) or (ours and bool(blocking))


def _read_tables(desk: Desk, workbook: Workbook, laid: Laid) -> bool:
    """Read every table of every visible sheet; whether there was one."""
    hidden = (sheet for sheet in workbook.sheets if not sheet.visible and sheet.rows)
    desk.findings += [finding("hidden_sheet", sheet.name, name=sheet.name) for sheet in hidden]
    laid = continued(told_columns(desk, laid))
    desk.sheet_subjects = sheet_subjects(desk, (sheet for sheet, _ in laid))
    lined = {sheet.name: made for sheet, here in laid if not here and (made := as_table(desk, sheet))}
    for sheet, here in laid:
        if sheet.name not in lined and looks_like_data(
            sheet, min((max(t.head_first, 0) for t in here), default=None)
        ):
            desk.findings.append(finding("table_not_recognised", sheet.name, **asking_heads([sheet])))
    every = [(sheet, table) for sheet, here in laid for table in here] + list(lined.values())
    desk.guided = not all(shows_how(sheet, table) for sheet, table in every)
    desk.listed = any(is_list(table) for _, table in every)
    for sheet, table in sorted(every, key=lambda pair: not is_list(pair[1])):
        if subject := table_subject(desk, sheet, table):
            desk.sheet_subjects[sheet.name] = subject
        read_table(desk, sheet, table)
    found = bool(every)
    if not found and not any(f.code == "table_not_recognised" for f in desk.findings):
        desk.findings.append(finding("no_table", **asking_heads(sheet for sheet, _ in laid)))
    return found


def looks_like_data(sheet: Sheet, end: int | None = None) -> bool:
    """Whether a sheet without heads has rows of numbers nonetheless; ``end``: of the rows above its first heads."""
    rows = (sum(type(v) in (int, float) for v in row) for row in sheet.rows[:end])
    return sum(numbers >= FEW_NUMBERS for numbers in rows) >= FEW_ROWS


def _encoded(sheet: Sheet, encoding: str) -> Finding:
    return finding("legacy_encoding", sheet.name, encoding=encoding)


def _finish(desk: Desk) -> None:
    """What concerns the file as a whole: figures asked and missing, given and not asked, nothing at all."""
    if not desk.observations and not desk.answered and not desk.remarks:
        desk.findings.append(finding("nothing_taken"))
        return
    requests = desk.catalogue.requested(desk.round, desk.unit)
    named = [(r.indicator, r.subject, desk.indicators[r.indicator].name) for r in requests]
    desk.findings += checks.missing(desk.round.asks, named, desk.given, desk.answered)
    asked = {r.indicator for r in requests}
    first = {}
    for o in desk.observations:
        if o.indicator not in asked:
            first.setdefault(o.indicator, o)
    name = desk.catalogue.unit(desk.unit, desk.round.data_date).name
    desk.findings += [
        finding("not_asked", o.sheet, o.cell, indicator=code, unit=name) for code, o in first.items()
    ]


def _reading(desk: Desk, form, sender: Sender, laid: Laid) -> Reading:
    assert sender.round is not None
    tables = _tables(laid) if form == "template" else tuple(t for t in desk.tables if t.head_first >= 0)
    return Reading(
        form, sender.unit, sender.round.code, desk.rows(), tuple(desk.ignored), tuple(desk.observations),
        tuple(desk.findings), tuple(desk.remarks), tables,
    )  # fmt: skip
